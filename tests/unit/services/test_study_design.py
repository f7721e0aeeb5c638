"""Studies through their service: what is written, what is refused, and the proof."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import Origin
from medannot.services.desk import Desk
from medannot.store.people import People
from medannot.store.questions import Questions
from medannot.store.readings import Readings
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

PRIMARY, SENIOR = GroupPlan("primary", 3, 2), GroupPlan("senior", 2, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "letters", [Draft(stem=f"Question {n}?") for n in range(12)])
        yield desk


def plan(
    name: str = "main", *, set_name: str = "letters", seed: int = 7, groups: object = None
) -> StudyPlan:
    return StudyPlan(name, set_name, groups or (PRIMARY, SENIOR), seed)


def test_a_study_gives_each_question_to_k_readers_of_each_group(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    view = desk.designs.show(OWNER, "main")

    assert [reader.code for reader in view.readers] == [
        "primary-01",
        "primary-02",
        "primary-03",
        "senior-01",
        "senior-02",
    ]
    for group, k in (("primary", 2), ("senior", 1)):
        lists = [reader.items for reader in view.readers if reader.group == group]
        counts = Counter(item for own in lists for item in own)
        assert set(counts.values()) == {k}
        assert len(counts) == 12
    assert {len(reader.items) for reader in view.readers} == {8, 6}


def test_the_proof_holds_and_tells_the_loads(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    proof = desk.designs.verify(OWNER, "main")

    assert proof.holds
    assert [(one.group, one.smallest_load, one.largest_load) for one in proof.groups] == [
        ("primary", 8, 8),
        ("senior", 6, 6),
    ]


def test_an_order_that_was_changed_is_seen(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())
    database = sqlite3.connect(desk.store.database)
    with database:
        database.execute("UPDATE trial SET position = position + 100 WHERE position = 1")
    database.close()

    proof = desk.designs.verify(OWNER, "main")

    assert not proof.holds
    assert proof.problems == ("the stored order is not the one that the seed gives",)


def places(desk: Desk) -> list[list[int]]:
    """Create the study and return each reader's order as places in the set."""
    version = desk.designs.create(OWNER, plan())
    members = Questions(desk.store).members(version.set_version_id)
    place = {member.version_id: member.position for member in members}
    trials = Readings(desk.store).trials
    return [
        [place[trial.item_version_id] for trial in trials(version.id, reader.reader_id)]
        for reader in version.readers
    ]


def test_the_same_seed_gives_the_same_study_in_another_workspace(
    desk: Desk, tmp_path: Path
) -> None:
    with make_desk(tmp_path, seed=99, name="other") as other:
        add_set(other.store, "letters", [Draft(stem=f"Question {n}?") for n in range(12)])

        assert places(desk) == places(other)


def test_the_options_stand_in_the_sets_own_order_and_are_stored_with_the_trial(
    desk: Desk,
) -> None:
    version = desk.designs.create(OWNER, plan())

    trials = Readings(desk.store).trials(version.id)
    contents = Questions(desk.store).versions([trial.item_version_id for trial in trials])

    for trial in trials:
        own = contents[trial.item_version_id].options
        assert trial.option_order == tuple(option.id for option in own)


def test_readers_get_the_role_of_this_study_only(desk: Desk) -> None:
    first = desk.designs.create(OWNER, plan())
    second = desk.designs.create(OWNER, plan("second"))
    people = People(desk.store)

    reader = first.readers[0].reader_id

    assert people.roles(reader, first.study_id) == {Role.READER}
    assert people.roles(reader, second.study_id) == frozenset()


def test_taken_codes_get_the_studys_name_before_them(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    version = desk.designs.create(OWNER, plan("second try"))

    assert version.readers[0].code == "second-try-primary-01"


def test_a_preview_says_the_loads_and_writes_nothing(desk: Desk) -> None:
    preview = desk.designs.preview(OWNER, plan())

    assert (preview.items, preview.units) == (12, 12)
    assert [(one.smallest_load, one.largest_load) for one in preview.groups] == [(8, 8), (6, 6)]
    assert desk.designs.studies(OWNER) == ()


def test_the_list_tells_progress(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    (card,) = desk.designs.studies(OWNER)

    assert (card.name, card.set_name, card.origin) == ("main", "letters", Origin.PERSON)
    assert (card.readers, card.groups) == (5, ("primary", "senior"))
    assert (card.trials, card.done, card.waiting_for) == (36, 0, 5)


def test_units_stay_together_in_every_list(desk: Desk) -> None:
    drafts = [Draft(stem=f"{n}", unit=f"unit {n // 3}") for n in range(12)]
    add_set(desk.store, "threes", drafts)
    version = desk.designs.create(OWNER, plan("units", set_name="threes"))

    members = Questions(desk.store).members(version.set_version_id)
    unit_of = {member.version_id: member.unit_id for member in members}
    for reader in version.readers:
        own = [
            unit_of[trial.item_version_id]
            for trial in Readings(desk.store).trials(version.id, reader.reader_id)
        ]
        assert all(len(set(own[n : n + 3])) == 1 for n in range(0, len(own), 3))


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"set_name": "nothing"}, "no question set named nothing"),
        ({"groups": (GroupPlan("primary", 2, 3),)}, "no question can have 3 answers"),
        ({"groups": (GroupPlan("primary", 0, 1),)}, "has 0 readers"),
        ({"groups": (GroupPlan("primary", 10_001, 3),)}, "at most 10000 readers, not 10001"),
        ({"groups": (GroupPlan("primary", 13, 1),)}, "at most 12 would have anything to read"),
        ({"seed": 2**70}, "too large"),
    ],
)
def test_plans_that_cannot_be_served_are_refused_and_nothing_is_written(
    desk: Desk, wrong: dict[str, object], part: str
) -> None:
    with pytest.raises(Refusal, match=part):
        desk.designs.create(OWNER, plan(**wrong))

    assert desk.designs.studies(OWNER) == ()


@pytest.mark.parametrize("name", ["", " ", "a\nb", " a", "a ", "a/b", "a\\b", "a" * 81])
def test_a_study_needs_a_name_that_can_be_shown(desk: Desk, name: str) -> None:
    with pytest.raises(UsageFault, match="no name for a study"):
        desk.designs.create(OWNER, plan(name))

    assert desk.designs.studies(OWNER) == ()


def test_a_study_may_have_two_thousand_readers(desk: Desk) -> None:
    add_set(desk.store, "many", [Draft(stem=f"{n}") for n in range(200)])

    many = (GroupPlan("primary", 2_000, 10),)
    version = desk.designs.create(OWNER, plan("crowd", set_name="many", groups=many))

    assert len(version.readers) == 2_000


def test_a_name_is_given_once(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    with pytest.raises(Refusal, match="named main is there already"):
        desk.designs.create(OWNER, plan())


def test_a_set_with_missing_images_or_keys_is_refused_with_count_and_first(desk: Desk) -> None:
    add_set(desk.store, "bare", [Draft(), Draft(images=(None,)), Draft(images=(None, None))])
    add_set(desk.store, "keyless", [Draft(), Draft(), Draft(has_key=False)])

    with pytest.raises(Refusal, match=r"lacks images for.*: 2, .*question 2;"):
        desk.designs.create(OWNER, plan(set_name="bare"))
    with pytest.raises(Refusal, match=r"has no reference answer for.*: 1, .*question 3;"):
        desk.designs.create(OWNER, plan(set_name="keyless"))


def test_unknown_studies_are_refused(desk: Desk) -> None:
    for call in (desk.designs.show, desk.designs.verify):
        with pytest.raises(Refusal, match="no study named ghost"):
            call(OWNER, "ghost")


def test_a_reader_may_not_see_or_make_studies(desk: Desk) -> None:
    reader = Actor("primary-01", frozenset({Role.READER}))

    for call in (
        lambda: desk.designs.create(reader, plan()),
        lambda: desk.designs.studies(reader),
        lambda: desk.designs.show(reader, "main"),
    ):
        with pytest.raises(Refusal, match="may not"):
            call()


def test_a_role_in_one_study_opens_no_other(desk: Desk) -> None:
    one = desk.designs.create(OWNER, plan("one"))
    desk.designs.create(OWNER, plan("two"))
    coordinator = Actor("C1", frozenset(), in_scope={one.study_id: frozenset({Role.COORDINATOR})})
    code = one.readers[0].code
    reader = People(desk.store).actor(code)

    assert desk.designs.show(coordinator, "one").version.name == "one"
    assert [card.name for card in desk.designs.studies(coordinator)] == ["one"]
    assert [work.study for work in desk.reading.waiting(reader)] == ["one"]
    desk.reading.place(reader, "one", code)
    for call in (
        lambda: desk.designs.show(coordinator, "two"),
        lambda: desk.designs.create(coordinator, plan("three")),
        lambda: desk.results.table(coordinator, "two"),
        lambda: desk.simulation.simulate(coordinator, "two", 1),
        lambda: desk.reading.place(reader, "two", code),
        lambda: desk.designs.studies(reader),
    ):
        with pytest.raises(Refusal, match="may not"):
            call()


def test_creation_is_in_the_audit_chain(desk: Desk) -> None:
    desk.designs.create(OWNER, plan())

    assert desk.auditing.verify(OWNER).holds


def test_a_set_of_texts_can_be_studied(desk: Desk) -> None:
    add_set(desk.store, "texts", [Draft(type=ItemType.SHORT_TEXT, text="lung")])

    lone = (GroupPlan("primary", 1, 1),)
    version = desk.designs.create(OWNER, plan("texts", set_name="texts", groups=lone))

    assert {trial.option_order for trial in Readings(desk.store).trials(version.id)} == {()}


def test_what_readers_may_not_do_is_frozen_with_the_study(desk: Desk) -> None:
    forbidding = StudyPlan("strict", "letters", (PRIMARY,), 7, forbidden=("rotate", "flip"))
    desk.designs.create(OWNER, forbidding)
    desk.designs.create(OWNER, plan("free", groups=(GroupPlan("other", 2, 1),)))

    assert desk.designs.show(OWNER, "strict").version.forbidden == ("flip", "rotate")
    assert desk.designs.show(OWNER, "free").version.forbidden == ()


def test_a_copy_for_simulated_readers_forbids_the_same(desk: Desk) -> None:
    desk.designs.create(OWNER, StudyPlan("strict", "letters", (PRIMARY,), 7, forbidden=("window",)))

    copy = desk.simulation.open_simulated_copy(OWNER, "strict", 3)

    assert desk.designs.show(OWNER, copy).version.forbidden == ("window",)


def test_an_unknown_act_cannot_be_forbidden(desk: Desk) -> None:
    odd = StudyPlan("odd", "letters", (PRIMARY,), 7, forbidden=("colour",))

    with pytest.raises(UsageFault, match="colour is no act of the viewer"):
        desk.designs.create(OWNER, odd)

    assert desk.designs.studies(OWNER) == ()
