"""Simulated readers: the same seed the same answers, and marked as such everywhere."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock, utc_text
from medannot.domain.epochs import EpochLine
from medannot.domain.errors import Refusal
from medannot.domain.ids import OptionId, SeededIds, TrialId
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.progress import Stopped
from medannot.domain.question import ItemType, Option
from medannot.domain.randomisation import Draw
from medannot.domain.session import TrialRecorder, TrialStart
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.timing import times
from medannot.domain.trial import Origin
from medannot.services.desk import Desk
from medannot.services.reading_values import ReadingItem
from medannot.services.simulated_reader import MOST_MS, SimulatedReader, Skill
from medannot.store.people import People
from medannot.store.readings import Readings
from medannot.store.studies import Studies
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

COPY = "main (simulated, seed 3)"


def desk_with_study(parent: Path, name: str = "workspace") -> Desk:
    desk = make_desk(parent, name=name)
    add_study(desk)
    return desk


def add_study(desk: Desk) -> None:
    drafts = [
        Draft(stem="one"),
        Draft(type=ItemType.SEVERAL_ANSWERS, right=(0, 2)),
        Draft(type=ItemType.YES_NO, options=("Yes", "No"), right=(1,)),
        Draft(type=ItemType.SHORT_TEXT, text="lung"),
        Draft(type=ItemType.FREE_TEXT, text="because it is"),
    ] * 4
    add_set(desk.store, "mixed", drafts)
    groups = (GroupPlan("primary", 2, 1), GroupPlan("senior", 2, 2))
    desk.designs.create(OWNER, StudyPlan("main", "mixed", groups, 7))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_with_study(tmp_path) as desk:
        yield desk


def answers(desk: Desk) -> list[tuple[int, str, str | None, int | None]]:
    version = Studies(desk.store).named(COPY)
    assert version is not None
    readings = Readings(desk.store)
    confirmed = readings.confirmations(version.id)
    events, epochs = readings.events(version.id), readings.epochs(version.id)
    found = []
    for reader in version.readers:
        for trial in readings.trials(version.id, reader.reader_id):
            link = confirmed[trial.id]
            places = "".join(str(trial.option_order.index(one)) for one in link.option_ids)
            measured = times(events[trial.id], epochs)
            found.append((trial.position, places, link.text or None, measured.response_time_ms))
    return found


def test_all_lists_of_a_copy_are_answered_and_the_study_stays_empty(desk: Desk) -> None:
    report = desk.simulation.simulate(OWNER, "main", 3)

    assert report.study == COPY
    assert report.answers == 20 + 40
    assert report.readers[0] == "simulated-3-primary-01"
    cards = {card.name: (card.done, card.trials) for card in desk.designs.studies(OWNER)}
    assert cards == {"main": (0, 60), COPY: (60, 60)}


def test_the_copy_holds_the_same_lists_in_the_same_order_and_is_proved_too(desk: Desk) -> None:
    name = desk.simulation.open_simulated_copy(OWNER, "main", 3)

    here = [reader.items for reader in desk.designs.show(OWNER, "main").readers]
    there = [reader.items for reader in desk.designs.show(OWNER, name).readers]

    assert here == there
    assert desk.designs.verify(OWNER, name).holds
    assert desk.simulation.open_simulated_copy(OWNER, "main", 3) == name


def test_every_row_says_that_it_is_simulated_and_the_chain_holds(desk: Desk) -> None:
    desk.simulation.simulate(OWNER, "main", 3)

    database = sqlite3.connect(desk.store.database)
    origins = database.execute("SELECT DISTINCT origin FROM response").fetchall()
    people = database.execute("SELECT origin, count(*) FROM person GROUP BY origin").fetchall()
    database.close()

    assert origins == [("simulated",)]
    assert sorted(people) == [("person", 4), ("simulated", 4)]
    assert desk.auditing.verify(OWNER).holds


def test_the_same_seed_gives_the_same_answers_and_times_in_another_workspace(
    desk: Desk, tmp_path: Path
) -> None:
    desk.simulation.simulate(OWNER, "main", 3)

    with desk_with_study(tmp_path, "other") as other:
        other.simulation.simulate(OWNER, "main", 3)
        assert answers(desk) == answers(other)


def test_readers_codes_change_nothing_in_the_answers(desk: Desk, tmp_path: Path) -> None:
    desk.simulation.simulate(OWNER, "main", 3)

    with make_desk(tmp_path, name="other") as other:
        with other.store.writing(OWNER) as work:
            taken = ["primary-01", "primary-02", "senior-01", "senior-02"]
            People(other.store).add(work, taken)
        add_study(other)
        codes = [reader.code for reader in other.designs.show(OWNER, "main").readers]
        assert not set(codes) & set(taken)
        other.simulation.simulate(OWNER, "main", 3)
        assert answers(desk) == answers(other)


def test_nothing_simulated_lies_in_the_future_or_out_of_order(desk: Desk) -> None:
    def stop_after_five(done: int, _total: int) -> None:
        if done == 5:
            raise Stopped

    with pytest.raises(Refusal, match="which are kept"):
        desk.simulation.simulate(OWNER, "main", 3, progress=stop_after_five)
    desk.simulation.simulate(OWNER, "main", 3)

    now = utc_text(desk.store.clock.utc())
    database = sqlite3.connect(desk.store.database)
    moments = database.execute(
        "SELECT t.reader_id, e.utc FROM event e JOIN trial t ON t.id = e.trial_id ORDER BY e.rowid"
    ).fetchall()
    database.close()
    assert max(utc for _, utc in moments) <= now
    for reader in {reader for reader, _ in moments}:
        own = [utc for one, utc in moments if one == reader]
        assert own == sorted(own)


class SlowestDraw(Draw):
    """Draws every detour, and of each wait nearly all."""

    def __init__(self) -> None:
        super().__init__(1, "slowest")
        wait, yes, no = 0.999999, 0.0, 0.5
        paused, away, changed = (yes, wait, wait), (yes, wait, wait), (yes, wait)
        self._own = iter((wait, wait, wait, *paused, *away, no, *changed, wait, wait))

    def fraction(self) -> float:
        return next(self._own)


def test_no_item_takes_longer_than_is_said() -> None:
    clock = ManualClock(now_ns=0)
    options = (Option(OptionId("A"), "a"), Option(OptionId("B"), "b"))
    item = ReadingItem(TrialId("t"), 1, "w" * 9_000, "", ItemType.SINGLE_CHOICE, "en", options, ())
    start = TrialStart(item.trial_id, item.type, (OptionId("A"), OptionId("B")), Origin.SIMULATED)
    recorder = TrialRecorder(start, clock, SeededIds(1), EpochLine(clock, SeededIds(2)))

    SimulatedReader(Skill(1.0), SlowestDraw(), clock).take(item, None, recorder)

    assert recorder.locked
    assert MOST_MS - 2_000 <= clock.now_ns() / 1_000_000 <= MOST_MS


def test_times_are_a_persons(desk: Desk) -> None:
    desk.simulation.simulate(OWNER, "main", 3)

    taken = [milliseconds for *_, milliseconds in answers(desk)]

    assert all(one is not None and 2_500 < one < 200_000 for one in taken)
    assert len(set(taken)) > 50


def test_one_reader_can_be_named_by_the_code_of_the_study_or_of_the_copy(desk: Desk) -> None:
    first = desk.simulation.simulate(OWNER, "main", 3, "primary-01")
    second = desk.simulation.simulate(OWNER, "main", 3, "simulated-3-primary-02")

    assert (first.readers, first.answers) == (("simulated-3-primary-01",), 10)
    assert (second.readers, second.answers) == (("simulated-3-primary-02",), 10)


def test_a_second_run_goes_on_where_the_first_was_stopped(desk: Desk) -> None:
    def stop_after_five(done: int, _total: int) -> None:
        if done == 5:
            raise Stopped

    with pytest.raises(Refusal, match="stopped after 5 of 60 answers, which are kept"):
        desk.simulation.simulate(OWNER, "main", 3, progress=stop_after_five)

    seen: list[tuple[int, int]] = []
    report = desk.simulation.simulate(
        OWNER, "main", 3, progress=lambda done, total: seen.append((done, total))
    )

    assert report.answers == 55
    assert seen[0] == (1, 55)
    assert seen[-1] == (55, 55)
    assert desk.auditing.verify(OWNER).holds


def test_what_cannot_be_simulated_is_refused(desk: Desk) -> None:
    desk.simulation.open_simulated_copy(OWNER, "main", 3)

    with pytest.raises(Refusal, match="no study named ghost"):
        desk.simulation.simulate(OWNER, "ghost", 3)
    with pytest.raises(Refusal, match="is a copy for simulated readers already"):
        desk.simulation.simulate(OWNER, COPY, 3)
    with pytest.raises(Refusal, match="has no reader nobody"):
        desk.simulation.simulate(OWNER, "main", 4, "nobody")
    assert len(desk.designs.studies(OWNER)) == 2
    reader = Actor("primary-01", frozenset({Role.READER}))
    with pytest.raises(Refusal, match="may not simulate study"):
        desk.simulation.simulate(reader, "main", 3)


def test_people_and_simulated_readers_never_mix(desk: Desk) -> None:
    desk.simulation.open_simulated_copy(OWNER, "main", 3)

    with pytest.raises(Refusal, match="holds simulated readers only"):
        desk.reading.begin(OWNER, COPY, "simulated-3-primary-01", {})
    with pytest.raises(Refusal, match="holds people's answers only"):
        desk.reading.begin(OWNER, "main", "primary-01", {}, simulated=True)
