"""Studies as they are stored: read back whole, the newest first, names unique."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from medannot.domain.clock import ManualClock
from medannot.domain.ids import StudyId, StudyVersionId
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import TrialState
from medannot.services.desk import Desk
from medannot.store.studies import Studies
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "set", [Draft(stem=f"{n}") for n in range(6)])
        yield desk


def plan(name: str) -> StudyPlan:
    return StudyPlan(name, "set", (GroupPlan("b", 2, 1), GroupPlan("a", 1, 1)), 7)


def test_a_study_comes_back_as_it_was_made(desk: Desk) -> None:
    made = desk.designs.create(OWNER, plan("main"))

    found = Studies(desk.store).named("main")

    assert found == made
    assert [group.name for group in made.groups] == ["b", "a"]
    assert Studies(desk.store).named("Main") is None


def test_the_newest_study_stands_first(desk: Desk) -> None:
    desk.designs.create(OWNER, plan("older"))
    clock = desk.store.clock
    assert isinstance(clock, ManualClock)
    clock.advance_ms(1_000)
    desk.designs.create(OWNER, plan("newer"))

    assert [version.name for version in Studies(desk.store).all()] == ["newer", "older"]


def test_the_stored_order_is_read_by_reader_and_position(desk: Desk) -> None:
    version = desk.designs.create(OWNER, plan("main"))

    placed = Studies(desk.store).placed(version.id)

    assert {len(own) for own in placed.values()} == {3, 6}
    assert {trial.state for own in placed.values() for trial in own} == {TrialState.PLANNED}
    assert all(len(trial.option_order) == 3 for own in placed.values() for trial in own)


def test_progress_counts_places_and_finished_ones(desk: Desk) -> None:
    version = desk.designs.create(OWNER, plan("main"))

    progress = Studies(desk.store).progress()

    counted = [progress[version.id, reader.reader_id] for reader in version.readers]
    assert [(one.total, one.done, one.last_utc) for one in counted] == [
        (3, 0, None),
        (3, 0, None),
        (6, 0, None),
    ]


def test_a_name_cannot_be_written_twice(desk: Desk) -> None:
    made = desk.designs.create(OWNER, plan("main"))
    again = replace(made, id=StudyVersionId("v"), study_id=StudyId("s"), groups=(), readers=())

    with pytest.raises(IntegrityError, match=r"study\.name"), desk.store.writing(OWNER) as work:
        Studies(desk.store).add(work, again, [])

    assert len(Studies(desk.store).all()) == 1
