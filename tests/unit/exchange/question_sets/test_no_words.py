"""The word "none" in the columns by which VLMEvalKit groups: our blank, or a source's own."""

from typing import Any

import pytest

from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.records import read_draft

ROW = {
    "index": 1,
    "question": "Is it enlarged?",
    "answer": "yes",
    "category": "none",
    "l2-category": "none",
    "split": "none",
}
OURS = {"item_version": "0190", "medannot_row": "ab12"}


def grouped(**more: Any) -> tuple[str, dict[str, str]]:
    draft = read_draft("a.tsv", 1, {**ROW, **more}, choose_mapping("vlmevalkit"))
    return draft.ability, {name: draft.categories.get(name, "") for name in ("split",)}


def test_in_a_row_of_a_sets_own_export_it_stands_for_nothing() -> None:
    assert grouped(**OURS) == ("", {"split": ""})


@pytest.mark.parametrize(
    "more",
    [{}, {"item_version": "2.0"}, {"item_version": "0190", "medannot_row": ""}],
)
def test_in_any_other_row_it_is_a_word(more: dict[str, str]) -> None:
    assert grouped(**more) == ("none", {"split": "none"})
