"""Drawing subsets: shares of strata, what stays together, and the seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.domain.ids import ItemVersionId
from medannot.domain.subset import DrawPlace, drawn_subset


def place(n: int, unit: str, family: str, *stratum: str) -> DrawPlace:
    return DrawPlace(ItemVersionId(f"v{n:04}"), unit, family, stratum)


# Twelve questions an image, half of each language, each of another ability: as SLAKE has them.
SLAKE = [
    place(n, f"u{n}", f"image {n // 12}", "en" if n % 12 < 6 else "zh", f"a{n % 6 + (n // 12) % 2}")
    for n in range(1200)
]


@pytest.mark.parametrize("seed", range(10))
def test_questions_that_stand_alone_get_just_what_each_stratum_is_due(seed: int) -> None:
    drawn = drawn_subset(SLAKE, 50, seed)

    assert len(drawn.members) == 50
    assert all(one.drawn == one.due for one in drawn.shares)
    by_language = Counter[str]()
    for one in drawn.shares:
        by_language[one.stratum[0]] += one.drawn
    # Of 1200, a language has five abilities of 100 and two of 50: 4.17 and 2.08 of 50 questions.
    # Rounded down that is 24 each; of the equal remainders the first names get one more.
    assert by_language == {"en": 26, "zh": 24}


def test_shares_name_what_was_found_due_and_drawn() -> None:
    places = [place(n, f"u{n}", f"f{n}", "a" if n < 6 else "b") for n in range(9)]

    (a, b) = drawn_subset(places, 3, 1).shares

    assert (a.stratum, a.found, a.due, a.drawn) == (("a",), 6, 2, 2)
    assert (b.stratum, b.found, b.due, b.drawn) == (("b",), 3, 1, 1)


def test_questions_of_one_image_stay_together_where_that_is_asked_for() -> None:
    drawn = set(drawn_subset(SLAKE, 60, 3, families=True).members)

    images = Counter(one.family_id for one in SLAKE if one.version_id in drawn)
    assert set(images.values()) == {12}
    assert len(images) == 5


@pytest.mark.parametrize("seed", range(20))
def test_where_no_group_fits_one_that_mostly_fills_comes_before_one_that_mostly_exceeds(
    seed: int,
) -> None:
    # Groups of two "a" and another stratum, and groups of one "a" and two other ones. Of six
    # questions "a" is due three, and one each the first by name: b0, b1 and b2. After the first
    # group (two "a" and b0, say) no other fits; b1's and b2's fill two places of three, any other
    # one place at most, of which there are nine.
    strata = [("a", "a", f"b{n}") for n in range(4)] + [("a", f"c{n}", f"d{n}") for n in range(8)]
    places = [
        place(3 * n + k, f"u{n}", f"f{n}", name)
        for n, names in enumerate(strata)
        for k, name in enumerate(names)
    ]

    drawn = drawn_subset(places, 6, seed)

    assert len(drawn.members) == 6
    units = {one.unit_id for one in places if one.version_id in drawn.members}
    assert units < {"u0", "u1", "u2"}


@given(
    units=st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), min_size=1, max_size=40),
    seed=st.integers(0, 2**31),
    data=st.data(),
)
def test_units_stay_whole_and_the_size_is_never_exceeded(
    units: list[tuple[int, int]], seed: int, data: st.DataObject
) -> None:
    places = [
        place(100 * at + n, f"u{at}", f"f{at}", f"s{stratum}")
        for at, (size, stratum) in enumerate(units)
        for n in range(size)
    ]
    size = data.draw(st.integers(1, len(places)))

    if size < min(number for number, _ in units):
        with pytest.raises(InputFault):
            drawn_subset(places, size, seed)
        return
    drawn = drawn_subset(places, size, seed)

    unit_of = {one.version_id: one.unit_id for one in places}
    whole = Counter(unit_of.values())
    assert Counter(unit_of[id_] for id_ in drawn.members).items() <= whole.items()
    assert len(drawn.members) <= size
    # What is left out does not fit any more.
    left = [number for unit, number in whole.items() if unit not in map(unit_of.get, drawn.members)]
    assert all(len(drawn.members) + number > size for number in left)
    assert sum(one.drawn for one in drawn.shares) == len(drawn.members)
    assert sum(one.due for one in drawn.shares) == size
    assert drawn == drawn_subset(places, size, seed)


@given(
    strata=st.lists(st.integers(0, 5), min_size=1, max_size=80),
    seed=st.integers(0, 2**31),
    data=st.data(),
)
def test_single_questions_are_drawn_by_share_to_the_last_one(
    strata: list[int], seed: int, data: st.DataObject
) -> None:
    places = [place(n, f"u{n}", "one", f"s{stratum}") for n, stratum in enumerate(strata)]
    size = data.draw(st.integers(1, len(places)))

    drawn = drawn_subset(places, size, seed)

    assert len(drawn.members) == size
    for one in drawn.shares:
        assert one.drawn == one.due
        assert abs(one.due - size * one.found / len(places)) < 1


def test_every_question_has_a_chance() -> None:
    places = [place(n, f"u{n // 2}", f"f{n}") for n in range(10)]

    seen = {id_ for seed in range(40) for id_ in drawn_subset(places, 2, seed).members}

    assert len(seen) == 10


@pytest.mark.parametrize("size", [0, 3])
def test_none_or_too_many_are_refused(size: int) -> None:
    with pytest.raises(InputFault):
        drawn_subset([place(n, f"u{n}", f"f{n}") for n in range(2)], size, 1)


def test_a_draw_of_which_nothing_would_come_is_refused() -> None:
    places = [place(n, "one", "one") for n in range(12)]

    with pytest.raises(InputFault, match="is as small as 5; the smallest has 12"):
        drawn_subset(places, 5, 1)
