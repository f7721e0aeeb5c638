"""Two differentials merged by inverse rank; weights worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.differential import merged
from medannot.domain.errors import InputFault

LISTS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=3, unique=True), max_size=4)


def test_a_tie_is_marked_and_stands_in_a_fixed_order() -> None:
    found = merged([["x", "y", "z"], ["y", "x"]], {"y": 1, "x": 2})

    assert [(one.disease, one.weight, one.rank, one.tied) for one in found] == [
        ("y", Fraction(3, 2), 1, True),
        ("x", Fraction(3, 2), 1, True),
        ("z", Fraction(1, 3), 2, False),
    ]


def test_who_was_named_by_more_comes_first_among_equals() -> None:
    # Both weigh 1: scabies alone at the first rank, eczema twice at the second.
    found = merged([["scabies", "eczema"], ["urticaria", "eczema"]])

    assert [(one.disease, one.named_by) for one in found] == [
        ("eczema", 2),
        ("scabies", 1),
        ("urticaria", 1),
    ]
    assert {one.rank for one in found} == {1}
    assert all(one.tied for one in found)


def test_one_differential_names_a_disease_once() -> None:
    with pytest.raises(InputFault, match=r"^One differential names acne twice\."):
        merged([["acne", "rosacea", "acne"]])


@given(LISTS)
def test_no_weight_is_lost_and_the_physicians_order_does_not_matter(lists: list[list[str]]) -> None:
    found = merged(lists)
    whole = sum((Fraction(1, rank) for one in lists for rank in range(1, len(one) + 1)), Fraction())
    assert sum((one.weight for one in found), Fraction()) == whole
    assert merged(lists[::-1]) == found
    assert [one.rank for one in found] == sorted(one.rank for one in found)
