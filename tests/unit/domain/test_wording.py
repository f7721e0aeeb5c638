"""Numbers stand with their nouns and verbs."""

from medannot.domain.wording import agreeing, counted


def test_numbers_stand_with_their_nouns() -> None:
    assert counted(1, "reader") == "1 reader"
    assert counted(0, "reader") == "0 readers"
    assert counted(2, "entry", "entries") == "2 entries"


def test_verbs_agree_with_their_number() -> None:
    assert [agreeing(number, "has", "have") for number in (0, 1, 2)] == ["have", "has", "have"]
