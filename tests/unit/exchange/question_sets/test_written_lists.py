"""Texts in which a list was stored, and texts that only look so."""

import pytest

from medannot.exchange.question_sets.written_lists import listed


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
