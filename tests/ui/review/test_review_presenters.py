"""The presenters behind the rounds of review, a new round and its report."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.finding import Lesion, Region, Site
from medannot.domain.annotation.project import Step
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.review.decision import Verdict
from medannot.domain.review.round import ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.ui.review.plan_presenter import PlanPresenter
from medannot.ui.review.plan_wish import PlanWish, faults, share
from medannot.ui.review.report_presenter import ReportPresenter
from medannot.ui.review.rounds_presenter import RoundsPresenter
from medannot.ui.review.seats import rounds_of
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom
from tests.helpers.driving import wait_for

ALL = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)
GOOD = PlanWish("skin", "second", seed="7", doubled="0", people="rita")


class Room(AnnotationRoom):
    """A project whose two cases anna alone has handed in, with the window's threads."""

    def __init__(self, parent: Path) -> None:
        steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
        super().__init__(parent, (1, 1), ("anna",), steps=steps, annotators=1)
        self.tasks, self.owner = Tasks(), QObject()
        for case in (1, 2):
            opened = self.say(self.open(case=case), USABLE, 1)
            opened = self.say(opened, Region(Site(FACE)), 1)
            opened = self.say(opened, Lesion(PAPULE))
            self.complete_rest(opened, Lesion(NODULE))

    def idle(self) -> None:
        wait_for(lambda: not self.tasks.busy)

    def planner(self) -> PlanPresenter:
        made = PlanPresenter(self.desk, self.tasks, OWNER, self.owner)
        made.begin(rounds_of(self.desk))
        return made

    def begin(self, codes: tuple[str, ...] = ("rita",), *, blind: bool = True) -> ReviewRound:
        plan = replace(ALL, blind=blind)
        return self.desk.review_planning.begin(OWNER, "skin", "first", plan, codes)

    def blocked(self) -> Event:
        """Keep the store's thread busy until the event is set."""
        gate = Event()
        self.tasks.store(lambda: gate.wait(30))
        return gate


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with Room(tmp_path) as made:
        yield made
        made.tasks.close()


def test_who_plans_sees_everybody_and_a_reviewer_their_own_line(room: Room) -> None:
    room.begin(("rita", "sara"))
    whole = rounds_of(room.desk)[0]
    assert (whole.handed_in, whole.given, whole.planned) == (2, 2, True)
    assert [one.code for one in whole.rounds[0].reviewers] == ["rita", "sara"]
    assert all(one.seat for one in whole.rounds[0].reviewers)
    rita = room.desk.reviewing.seat(OWNER, "rita")
    own = rounds_of(room.desk, rita)[0]
    assert not own.planned
    (line,) = own.rounds[0].reviewers
    assert (line.code, line.done, line.total) == ("rita", 0, 1)
    assert line.seat is not None
    assert line.seat.actor == rita
    # The report names annotators, whom a blind reviewer is not told.
    assert not own.rounds[0].reported


def test_a_coordinator_sees_progress_but_sits_down_for_nobody(room: Room) -> None:
    room.begin()
    actor = Actor("lead", frozenset({Role.COORDINATOR}))
    card = rounds_of(room.desk, actor)[0].rounds[0]
    assert [(one.code, one.seat) for one in card.reviewers] == [("rita", None)]
    assert card.reported


def test_an_annotator_sees_no_review_and_a_reviewer_of_a_named_round_its_report(
    room: Room,
) -> None:
    room.begin(blind=False)
    assert rounds_of(room.desk, room.actor("anna")) == ()
    rita = room.desk.reviewing.seat(OWNER, "rita")
    assert rounds_of(room.desk, rita)[0].rounds[0].reported


def test_a_fault_is_told_and_what_was_shown_stays(room: Room) -> None:
    presenter = RoundsPresenter(room.desk, room.tasks, OWNER, room.owner)
    presenter.load()
    room.idle()
    assert [one.project for one in presenter.state.projects] == ["skin"]
    presenter._fail(ZeroDivisionError())
    assert "ZeroDivisionError" in presenter.state.fault
    assert presenter.state.projects


def test_only_the_outlook_of_what_was_typed_last_is_shown(room: Room) -> None:
    planner = room.planner()
    seen: list[str] = []
    planner.state_changed.connect(
        lambda state: seen.append(state.reckoned.expected) if state.outlook else None
    )
    gate = room.blocked()
    planner.edit(replace(GOOD, expected="100"))
    planner.reckon()
    planner.edit(replace(GOOD, expected="99"))
    planner.reckon()
    gate.set()
    room.idle()
    assert set(seen) == {"99"}
    outlook = planner.state.outlook
    assert outlook is not None
    assert (outlook.works, outlook.findings, outlook.need.entities) == (2, 6, 178)
    assert not planner.state.waiting


def test_what_cannot_be_reckoned_takes_the_outlook_away(room: Room) -> None:
    planner = room.planner()
    planner.edit(GOOD)
    planner.reckon()
    room.idle()
    before = planner.state
    assert before.outlook is not None
    planner.edit(replace(GOOD, bound="many"))
    planner.reckon()
    room.idle()
    after = planner.state
    assert (after.outlook, after.fault) == (None, "")


def test_faults_are_shown_once_the_round_was_asked_for(room: Room) -> None:
    planner = room.planner()
    planner.edit(PlanWish("skin"))
    assert not planner.state.faults
    planner.create()
    assert set(planner.state.faults) == {"name", "seed", "people"}
    planner.edit(replace(GOOD, bound="100"))
    assert set(planner.state.faults) == {"bound"}
    room.idle()
    assert rounds_of(room.desk)[0].rounds == ()


def test_a_round_without_a_size_draws_what_the_claim_takes_or_all(room: Room) -> None:
    planner = room.planner()
    begun: list[tuple[str, ReviewRound]] = []
    planner.begun.connect(lambda project, made: begun.append((project, made)))
    planner.edit(GOOD)
    planner.create()
    planner.create()
    room.idle()
    assert [(project, made.name, made.plan.size) for project, made in begun] == [
        ("skin", "second", 2)
    ]


def test_a_refused_round_is_told_and_can_be_mended(room: Room) -> None:
    planner = room.planner()
    planner.edit(replace(GOOD, people="anna"))
    planner.create()
    room.idle()
    assert "a reviewer who has not annotated" in planner.state.fault
    assert not planner.state.beginning
    planner.edit(GOOD)
    planner.create()
    room.idle()
    assert planner.state.fault == ""
    assert [one.round.name for one in rounds_of(room.desk)[0].rounds] == ["second"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("95", 0.95), ("95 %", 0.95), ("97,5", 0.975), ("100", 1.0), ("101", None), ("", None)],
)
def test_shares_are_typed_in_per_cent(typed: str, found: float | None) -> None:
    assert share(typed) == (None if found is None else pytest.approx(found))


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (replace(GOOD, name=" "), "name"),
        (replace(GOOD, name="first"), "name"),
        (replace(GOOD, name="a/b"), "name"),
        (replace(GOOD, size="0"), "size"),
        (replace(GOOD, size="some"), "size"),
        (replace(GOOD, seed="x"), "seed"),
        (replace(GOOD, rare_below="-1"), "rare_below"),
        (replace(GOOD, level="0"), "level"),
        (replace(GOOD, expected="0"), "expected"),
        (replace(GOOD, correlation="1.5"), "correlation"),
        (replace(GOOD, doubled="200"), "doubled"),
        (replace(GOOD, people=""), "people"),
        (replace(GOOD, people="rita, rita"), "people"),
        (replace(GOOD, doubled="10"), "people"),
    ],
)
def test_each_fault_stands_at_its_field(wish: PlanWish, field: str) -> None:
    assert set(faults(wish, frozenset({"first"}))) == {field}
    assert faults(GOOD, frozenset({"first"})) == {}


def test_how_many_works_would_be_drawn(room: Room) -> None:
    def works(wish: PlanWish) -> int:
        plan = wish.plan()
        assert plan is not None
        sample = room.desk.review_planning.outlook(OWNER, "skin", plan).sample
        assert sample is not None
        return sample.works

    # Student's t tells nothing of one image, and little of two.
    assert works(replace(GOOD, bound="10")) == 2
    assert works(replace(GOOD, size="1")) == 1
    assert works(replace(GOOD, size="9")) == 2
    assert works(replace(GOOD, sampling=SamplingPlan.ALL, size="1")) == 2


def reporter(room: Room) -> ReportPresenter:
    return ReportPresenter(room.desk, room.tasks, OWNER, room.owner)


def test_a_report_is_made_again_after_decisions_and_written(room: Room, tmp_path: Path) -> None:
    made = room.begin()
    presenter = reporter(room)
    presenter.open("skin", "first")
    room.idle()
    first = presenter.state.report
    assert first is not None
    assert (first.works, first.waiting, first.whole.kept) == (2, 2, 0)
    rita = room.desk.reviewing.seat(OWNER, "rita")
    place = room.desk.reviewing.next(rita, made.id)
    assert place is not None
    opened = room.desk.reviewing.open(rita, place.id)
    room.desk.reviewing.decide(rita, opened, opened.waiting[0].key, Verdict.ACCEPT)
    presenter.make()
    room.idle()
    again = presenter.state.report
    assert again is not None
    assert again.whole.kept == 1
    presenter.export(tmp_path)
    room.idle()
    written = presenter.state
    assert written.tone == "success"
    assert str(tmp_path / "skin-first-review") in written.said
    presenter.export(tmp_path)
    room.idle()
    refused = presenter.state
    assert refused.tone == "danger"
    assert refused.report is not None


def test_a_report_is_stopped_and_made_after_all(room: Room) -> None:
    room.begin()
    presenter, gate = reporter(room), room.blocked()
    presenter.open("skin", "first")
    assert presenter.state.busy
    presenter.stop()
    gate.set()
    room.idle()
    assert (presenter.state.busy, presenter.state.stopped) == (False, True)
    assert presenter.state.report is None
    presenter.make()
    room.idle()
    assert presenter.state.report is not None


def test_the_answer_to_a_report_that_was_left_is_dropped(room: Room) -> None:
    room.begin()
    presenter, gate = reporter(room), room.blocked()
    presenter.open("skin", "gone")
    presenter.leave()
    presenter.open("skin", "first")
    gate.set()
    room.idle()
    assert presenter.state.said == ""
    assert presenter.state.report is not None
    presenter.open("skin", "gone")
    room.idle()
    assert presenter.state.tone == "danger"
