"""Questions whose key cannot be used: refused, or taken without it where a person wants that."""

from typing import Any

import pytest

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.records import read_draft
from medannot.exchange.question_sets.unusable_keys import dropping
from medannot.exchange.question_sets.values import RowRefused

PLAIN = mapping_of(
    "own.json",
    {
        "name": "own",
        "title": "own",
        "question": "q",
        "options": {"from": "field", "key": "options"},
        "answer": {"key": "key"},
        "type": {
            "key": "type",
            "map": {"one": "single_choice", "yn": "yes_no", "text": "short_text"},
        },
    },
)


def record(key: object, type_: str = "", options: object = ("CT", "MRI", "PET")) -> dict[str, Any]:
    return {"q": "Which?", "options": [*options] if options else None, "key": key, "type": type_}


@pytest.mark.parametrize(
    ("row", "type_", "said"),
    [
        (record("E"), ItemType.SINGLE_CHOICE, "E"),
        (record("X-ray\nof it"), ItemType.SINGLE_CHOICE, "X-ray of it"),
        (record("A,B", "one"), ItemType.SINGLE_CHOICE, "A,B"),
        (record("maybe", "yn", ()), ItemType.YES_NO, "maybe"),
        (record("CT", options=("CT", "CT", "PET")), ItemType.SINGLE_CHOICE, "CT"),
    ],
)
def test_it_is_refused_or_taken_without_its_key(
    row: dict[str, Any], type_: ItemType, said: str
) -> None:
    with pytest.raises(RowRefused):
        read_draft("f", 1, row, PLAIN)

    draft = read_draft("f", 1, row, dropping(PLAIN))

    assert (draft.type, draft.key) == (type_, None)
    assert str(draft.doubts[0]) == (
        f"its key '{said}' cannot be used with its options or type; it is taken without a key."
    )


def test_a_key_that_can_be_used_stays() -> None:
    draft = read_draft("f", 1, record("B"), dropping(PLAIN))

    assert draft.key is not None
    assert (draft.key.right, draft.doubts) == ((1,), ())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (record("E", options=("CT",)), "there is one option only"),
        (record("E", "text"), "it has options, but its type is answered in words"),
        (record("maybe", "yn"), "other options than yes and no"),
    ],
)
def test_what_is_wrong_beside_the_key_refuses_the_row_still(
    row: dict[str, Any], reason: str
) -> None:
    with pytest.raises(RowRefused, match=reason):
        read_draft("f", 1, row, dropping(PLAIN))
