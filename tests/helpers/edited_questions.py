"""Questions of a set edited as its owner edits them."""

from dataclasses import replace
from typing import Any

from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import Desk


def edit(
    desk: Desk, question: str, set_name: str = "lesions", *, settled: bool = True, **changes: Any
) -> None:
    """Edit the question with this stem; unless settled, the edit is in no set version yet."""
    lines = desk.bank.page(OWNER, ItemQuery(set_name=set_name), 0, 100)
    (item,) = [one.item_id for one in lines if one.stem == question]
    opened = desk.question_editing.open(OWNER, item)
    language = changes.pop("language", None)
    changed = replace(opened.content, **changes)
    desk.question_editing.edit(OWNER, opened, changed, "it was wrong", language=language)
    if settled:
        desk.question_editing.settle(OWNER, set_name)
