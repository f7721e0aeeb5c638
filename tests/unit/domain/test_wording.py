"""Numbers stand with their nouns and verbs."""

import pytest

from medannot.domain.wording import agreeing, apart, counted


def test_numbers_stand_with_their_nouns() -> None:
    assert counted(1, "reader") == "1 reader"
    assert counted(0, "reader") == "0 readers"
    assert counted(2, "entry", "entries") == "2 entries"


def test_verbs_agree_with_their_number() -> None:
    assert [agreeing(number, "has", "have") for number in (0, 1, 2)] == ["have", "has", "have"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lung", "Lung"),
        ("single_choice", "single_choice"),
        ("(none)", "(none)"),
        ("10", '"10"'),
        ("grade 2", '"grade 2"'),
        ("skin, nails", '"skin, nails"'),
        ("病理", "病理"),
    ],
)
def test_a_name_before_a_count_is_told_apart_from_it(name: str, written: str) -> None:
    assert apart(name) == written
