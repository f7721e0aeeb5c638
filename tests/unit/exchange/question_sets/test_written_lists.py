"""Texts in which a list was stored, and texts that only look so."""

import pytest

from medannot.exchange.question_sets.written_lists import listed, without_commas


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("['left lung', 'both']", ["left lung", "both"]),
        ('["left" and then "right"]', '["left" and then "right"]'),
        ("[left]", "[left]"),
        (3, 3),
    ],
)
def test_a_right_text_is_a_list_only_where_it_can_be_read_as_one(
    value: object, found: object
) -> None:
    assert listed(value) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("['a'\n \"b's\" 'c' ]", ["a", "b's", "c"]),
        ("['a', 'b']", None),
        ("['a' b 'c']", None),
        ("['a' 'b]", None),
        ("['a']", None),
        # Looked through from each quote anew, this would take hours.
        ("[" + "'\\" * 2_000_000 + "]", None),
    ],
)
def test_texts_beside_each_other_are_a_list_without_commas(
    text: str, found: list[str] | None
) -> None:
    assert without_commas(text) == found
