"""Who reads what: the rules hold for any size, and the proof sees when they do not."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.allocation import GroupWithReaders, allocate, check_groups, prove
from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemVersionId, UnitId
from medannot.domain.study import Allocation, GroupPlan, PlannedUnit


def units_of(*sizes: int) -> list[PlannedUnit]:
    return [
        PlannedUnit(
            UnitId(f"u{place}"),
            tuple(ItemVersionId(f"u{place} i{part}") for part in range(size)),
        )
        for place, size in enumerate(sizes)
    ]


def group_of(name: str, size: int, per_item: int) -> GroupWithReaders:
    return GroupPlan(name, size, per_item), tuple(f"{name}-{n + 1:02d}" for n in range(size))


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[PlannedUnit], list[GroupWithReaders], int]:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=40))
    groups = []
    for name in draw(st.sampled_from([("primary",), ("primary", "senior")])):
        readers = draw(st.integers(1, 7))
        groups.append(group_of(name, readers, draw(st.integers(1, readers))))
    return units_of(*sizes), groups, draw(st.integers(0, 2**31))


@given(plans())
def test_each_unit_goes_to_exactly_k_readers_of_each_group_and_loads_are_within_one(
    plan: tuple[list[PlannedUnit], list[GroupWithReaders], int],
) -> None:
    units, groups, seed = plan

    drawn = allocate(units, groups, seed)

    for group, codes in groups:
        readings = Counter(item for code in codes for item in drawn.lists[code])
        assert set(readings.values()) == {group.per_item}
        assert len(readings) == sum(len(unit.item_version_ids) for unit in units)
        first_items = {unit.item_version_ids[0] for unit in units}
        loads = [len(first_items & set(drawn.lists[code])) for code in codes]
        assert max(loads) - min(loads) <= 1
        assert all(len(set(drawn.lists[code])) == len(drawn.lists[code]) for code in codes)


@given(plans())
def test_the_items_of_a_unit_stand_together_in_their_order(
    plan: tuple[list[PlannedUnit], list[GroupWithReaders], int],
) -> None:
    units, groups, seed = plan

    drawn = allocate(units, groups, seed)

    for own in drawn.lists.values():
        for unit in units:
            if unit.item_version_ids[0] in own:
                start = own.index(unit.item_version_ids[0])
                end = start + len(unit.item_version_ids)
                assert own[start:end] == unit.item_version_ids


@given(plans())
def test_the_same_seed_gives_the_same_lists_and_the_proof_holds(
    plan: tuple[list[PlannedUnit], list[GroupWithReaders], int],
) -> None:
    units, groups, seed = plan

    drawn = allocate(units, groups, seed)

    assert allocate(units, groups, seed) == drawn
    assert prove("study", units, groups, drawn).holds


def test_another_seed_gives_other_lists() -> None:
    units, groups = units_of(*[1] * 30), [group_of("primary", 4, 2)]

    assert allocate(units, groups, 1).lists != allocate(units, groups, 2).lists


def test_the_draw_does_not_hang_on_ids_or_codes() -> None:
    here = units_of(*[1] * 20)
    there = [
        PlannedUnit(UnitId(f"other {unit.unit_id}"), (ItemVersionId(f"x{place}"),))
        for place, unit in enumerate(here)
    ]
    plan, codes = group_of("primary", 3, 2)
    places_here = {unit.item_version_ids[0]: place for place, unit in enumerate(here)}
    places_there = {unit.item_version_ids[0]: place for place, unit in enumerate(there)}

    first = allocate(here, [(plan, codes)], 7)
    second = allocate(there, [(plan, ("a", "b", "c"))], 7)

    assert [[places_here[item] for item in own] for own in first.lists.values()] == [
        [places_there[item] for item in own] for own in second.lists.values()
    ]


def test_the_first_lists_of_seed_7_never_change() -> None:
    drawn = allocate(units_of(1, 1, 2, 1), [group_of("primary", 3, 2)], 7)

    assert drawn.lists == {
        "primary-01": ("u0 i0", "u2 i0", "u2 i1", "u3 i0"),
        "primary-02": ("u1 i0", "u2 i0", "u2 i1"),
        "primary-03": ("u1 i0", "u3 i0", "u0 i0"),
    }


def test_the_papers_study_has_loads_of_199_and_200_and_even_pairs() -> None:
    units = units_of(*[1] * 1_499)
    groups = [group_of("primary", 15, 2), group_of("senior", 15, 2)]

    drawn = allocate(units, groups, 7)
    proof = prove("paper", units, groups, drawn)

    assert proof.holds
    assert Counter(len(own) for own in drawn.lists.values()) == {200: 26, 199: 4}
    for _, codes in groups:
        shared = [
            len(set(drawn.lists[one]) & set(drawn.lists[other]))
            for one, other in combinations(codes, 2)
        ]
        # 1,499 pairs of readings over 105 pairs of readers: 14.3 each.
        assert min(shared) >= 13
        assert max(shared) <= 16


@pytest.mark.parametrize(
    ("groups", "part"),
    [
        ([], "needs a group"),
        ([GroupPlan("primary", 0, 1)], "has 0 readers"),
        ([GroupPlan("primary", 3, 0)], "at least one answer"),
        ([GroupPlan("primary", 3, 4)], "no question can have 4 answers"),
        ([GroupPlan("primary", 3, 1), GroupPlan("Primary", 3, 1)], "named twice"),
        ([GroupPlan("a b", 3, 1), GroupPlan("a-b", 3, 1)], "named twice"),
        ([GroupPlan("", 3, 1)], "no name for a group"),
        ([GroupPlan("a/b", 3, 1)], "no name for a group"),
        ([GroupPlan("x" * 41, 3, 1)], "no name for a group"),
    ],
)
def test_groups_that_cannot_be_served_are_refused(groups: list[GroupPlan], part: str) -> None:
    with pytest.raises(Refusal, match=part):
        check_groups(groups)


def test_a_set_without_units_is_refused() -> None:
    with pytest.raises(Refusal, match="empty"):
        allocate([], [group_of("primary", 3, 1)], 1)


def altered(drawn: Allocation, code: str, items: tuple[ItemVersionId, ...]) -> Allocation:
    return replace(drawn, lists={**drawn.lists, code: items})


def test_the_proof_sees_each_kind_of_broken_rule() -> None:
    units, groups = units_of(2, 1, 1, 1, 1, 1), [group_of("primary", 3, 2)]
    drawn = allocate(units, groups, 5)
    own = drawn.lists["primary-01"]

    twice = prove("s", units, groups, altered(drawn, "primary-01", (*own, own[0])))
    short = prove("s", units, groups, altered(drawn, "primary-01", own[-2:]))
    one_short = prove("s", units, groups, altered(drawn, "primary-01", own[:-2]))
    turned = prove("s", units, groups, altered(drawn, "primary-01", own[::-1]))
    foreign = prove("s", units, groups, altered(drawn, "primary-01", (*own, ItemVersionId("x"))))
    stranger = prove("s", units, groups, altered(drawn, "nobody", ()))

    assert "primary-01 has 1 item more than once" in twice.problems
    assert twice.groups[0].repeated_reads == 1
    assert any("have not exactly 2 readers of primary" in one for one in short.problems)
    assert "1 unit has not exactly 2 readers of primary" in one_short.problems
    assert "the stored order is not the one that the seed gives" in turned.problems
    assert "primary-01 has 1 item that is not in the question set" in foreign.problems
    assert "nobody has a list and belongs to no group" in stranger.problems
    assert not any(proof.holds for proof in (twice, short, turned, foreign, stranger))


def test_a_unit_torn_apart_is_seen() -> None:
    units, groups = units_of(2, 1, 1), [group_of("primary", 1, 1)]
    torn = tuple(ItemVersionId(item) for item in ("u0 i0", "u1 i0", "u0 i1", "u2 i0"))

    proof = prove("s", units, groups, altered(allocate(units, groups, 5), "primary-01", torn))

    assert "primary-01 has 1 unit whose items do not stand together" in proof.problems


def test_an_order_of_another_algorithm_is_not_called_the_same() -> None:
    units, groups = units_of(1, 1), [group_of("primary", 2, 1)]
    drawn = replace(allocate(units, groups, 5), algorithm_version="9")

    proof = prove("s", units, groups, drawn)

    assert not proof.same_order
    assert "cannot draw again" in proof.problems[0]


@given(
    sizes=st.lists(st.integers(1, 3), min_size=1, max_size=25),
    readers=st.integers(3, 9),
    seed=st.integers(0, 2**31),
    data=st.data(),
)
def test_versions_of_a_question_go_to_different_readers_and_all_else_still_holds(
    sizes: list[int], readers: int, seed: int, data: st.DataObject
) -> None:
    # Each number is a question in one, two or three versions.
    numbers = [number for number, versions in enumerate(sizes) for _ in range(versions)]
    units = [
        replace(unit, apart=number if sizes[number] > 1 else None)
        for unit, number in zip(units_of(*(1 for _ in numbers)), numbers, strict=True)
    ]
    group = group_of("primary", readers, data.draw(st.integers(1, readers // max(sizes))))

    drawn = allocate(units, [group], seed)

    question = {unit.item_version_ids[0]: n for unit, n in zip(units, numbers, strict=True)}
    for own in drawn.lists.values():
        assert max(Counter(question[item] for item in own).values(), default=0) <= 1
    readings = Counter(item for own in drawn.lists.values() for item in own)
    assert set(readings.values()) == {group[0].per_item}
    assert len(readings) == len(units)
    loads = [len(own) for own in drawn.lists.values()]
    assert max(loads) - min(loads) <= 1
    assert prove("s", units, [group], drawn).holds


def test_each_reader_gets_about_as_many_of_either_version() -> None:
    units = [
        replace(unit, apart=n // 2) for n, unit in enumerate(units_of(*(1 for _ in range(80))))
    ]

    drawn = allocate(units, [group_of("primary", 8, 2)], 5)

    assert drawn.algorithm == "even-lists-apart"
    first = {unit.item_version_ids[0] for unit in units[::2]}
    assert {len(first & set(own)) for own in drawn.lists.values()} <= {9, 10, 11}


def test_the_proof_sees_a_reader_who_has_two_versions() -> None:
    units = [replace(unit, apart=0) for unit in units_of(1, 1)]
    group = group_of("primary", 2, 1)
    both = tuple(unit.item_version_ids[0] for unit in units)
    lists = {"primary-01": both, "primary-02": ()}

    proof = prove("s", units, [group], Allocation("even-lists-apart", "1", 1, lists))

    assert "primary-01 has 1 question in more than one version" in proof.problems
    assert not proof.holds
