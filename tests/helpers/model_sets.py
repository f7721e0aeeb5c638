"""Small frozen sets and models of people, put together without a workspace."""

from collections.abc import Mapping
from typing import Any

from medannot.domain.pooling import Outcome
from medannot.domain.question import ItemType
from medannot.exchange.model_files.values import (
    ItemKey,
    ItemPicture,
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Wanted,
)

PIXELS = b"\x89PNG pixels of " + b"x" * 60
WANTED = Wanted(benchmark=None, dataset="", task="", stamp="20261122-050407")


def item(id_: str, **changes: Any) -> ModelItem:
    """Return a question with three options of which B is right, but for the changes."""
    number = int("".join(sign for sign in id_ if sign.isdigit()) or 1)
    facts: dict[str, Any] = {
        "id": id_,
        "file": "test.jsonl",
        "row": number,
        "part": 0,
        "source_id": id_,
        "unit": "",
        "stem": f"Question {id_}?",
        "context": "",
        "type": ItemType.SINGLE_CHOICE,
        "language": "en",
        "ability": "",
        "options": ("lung", "heart", "liver"),
        "key": ItemKey((1,)),
    }
    return ModelItem(**(facts | changes))


def open_item(id_: str, text: str, **changes: Any) -> ModelItem:
    """Return a question that is answered in words."""
    facts = {"type": ItemType.SHORT_TEXT, "options": (), "key": ItemKey((), text)}
    return item(id_, **(facts | changes))


def yes_no(id_: str, place: int, text: str = "", **changes: Any) -> ModelItem:
    """Return a question whose right answer is yes (0) or no (1)."""
    facts = {
        "type": ItemType.YES_NO,
        "options": ("Yes", "No"),
        "key": ItemKey((place,), text),
    }
    return item(id_, **(facts | changes))


def of(*items: ModelItem, title: str = "small set") -> ModelSet:
    """Return the items as a set."""
    return ModelSet(title.replace(" ", "-"), title, 1, items)


def chose(*places: int, **changes: Any) -> ModelAnswer:
    """Return an answer of one reader who chose options."""
    return ModelAnswer(Outcome.ANSWERED, places, **changes)


def wrote(text: str) -> ModelAnswer:
    """Return an answer of one reader who typed."""
    return ModelAnswer(Outcome.ANSWERED, (), text)


def skipped(outcome: Outcome = Outcome.CANNOT_JUDGE) -> ModelAnswer:
    """Return the end of a question that one reader did not answer."""
    return ModelAnswer(outcome, answered=0, agreeing=0)


def panel(answers: Mapping[str, ModelAnswer], name: str = "HumanPanel") -> PersonModel:
    """Return one model."""
    return PersonModel(name, ("P01",), answers)


def picture(key: str = "one", *, there: bool = True) -> ItemPicture:
    """Return an image of a question."""
    return ItemPicture(key, there)


def pixels(one: ItemPicture) -> bytes:
    """Return the bytes of an image, told apart by its key."""
    assert one.there
    return PIXELS + one.key.encode()
