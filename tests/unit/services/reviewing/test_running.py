"""Running figures of a round: told at each decision, and the same as its report."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, LesionRole
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.judged import Tally
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.review_claims import Lacking
from medannot.statistics.review_plan import Claim
from medannot.store.review_tallies import ReviewTallies, RoundTallies
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom
from tests.helpers.reviewed import (
    ALL,
    STEPS,
    accept,
    add,
    begin,
    decide_rest,
    doubled,
    edit,
    find,
    first_of_two,
    hand_in,
    reject,
    seat,
    work_at,
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of four cases that anna has handed in: face, papule there, nodule."""
    with AnnotationRoom(tmp_path, (1,) * 4, ("anna",), steps=STEPS, annotators=1) as made:
        for case in (1, 2, 3, 4):
            hand_in(made, case)
        yield made


def test_each_decision_and_each_undo_is_counted(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    opened = work_at(room.desk, made)
    assert (opened.place.entities, opened.place.tally) == (4, Tally())
    opened = accept(room.desk, opened, find(opened, "FACE").key)
    opened = edit(room.desk, opened, find(opened, "L.NODULE").key, Lesion(PAPULE))
    opened = add(room.desk, opened, Lesion(NODULE, LesionRole.PRIMARY))
    opened = reject(room.desk, opened, find(opened, "L.PAPULE").key)
    # The place of the papule went with it.
    expected = Tally(kept=1, changed=1, deleted=2, added=1)
    assert opened.place.tally == expected
    assert room.desk.reviewing.open(seat(room.desk), opened.place.id).place.tally == expected
    back = room.desk.reviewing.undo(seat(room.desk), opened)
    assert back.place.tally == Tally(kept=1, changed=1, added=1)
    figures = room.desk.reviewing.running(OWNER, made.id)
    assert (figures.kept, figures.changed, figures.deleted, figures.added) == (1, 1, 0, 1)
    assert (figures.works, figures.works_done) == (4, 0)
    assert figures.precision.estimate.value == pytest.approx(1 / 2)
    assert figures.recall.estimate.value == pytest.approx(1 / 3)
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_what_changed_since_the_last_look_is_counted(room: AnnotationRoom) -> None:
    made, other = begin(room.desk), begin(room.desk, name="other")
    kept = ReviewTallies(room.desk.store)

    def told() -> RoundTallies:
        found = kept.of(made.id)
        assert found == ReviewTallies(room.desk.store).of(made.id)
        return found

    assert told().kept == (0, 0, 0, 0)
    first, second = work_at(room.desk, made, 1), work_at(room.desk, made, 2)
    first = accept(room.desk, first, find(first, "FACE").key)
    second = reject(room.desk, second, find(second, "L.NODULE").key)
    accept(room.desk, theirs := work_at(room.desk, other), find(theirs, "FACE").key)
    assert (sum(told().kept), sum(told().deleted), sum(told().waiting)) == (1, 1, 14)
    assert sum(kept.of(other.id).kept) == 1
    room.desk.reviewing.undo(seat(room.desk), first)
    decide_rest(room.desk, second)
    assert (sum(told().kept), told().done, sum(told().waiting)) == (3, 1, 12)
    last = work_at(room.desk, made, 4)
    room.desk.reviewing.comment(seat(room.desk), last, None, "which side?")
    assert told().done == 1


def test_the_report_tells_the_same(room: AnnotationRoom) -> None:
    plan = RoundPlan(SamplingPlan.STRATIFIED, 3, 5, rare_below=5, doubled=0.0)
    made = begin(room.desk, plan)
    for position, wrong in ((1, "L.NODULE"), (2, "FACE"), (3, "none")):
        decide_rest(
            room.desk, work_at(room.desk, made, position), lambda one, node=wrong: one.node == node
        )
    add(room.desk, work_at(room.desk, made), Lesion(NODULE, LesionRole.PRIMARY))
    figures = room.desk.reviewing.running(OWNER, made.id)
    report = room.desk.review_reports.of(OWNER, "skin")
    for mine, theirs in (
        (figures.precision, report.whole.figures.precision),
        (figures.recall, report.whole.figures.recall),
    ):
        assert mine.estimate.value == pytest.approx(theirs.estimate.value)
        assert mine.estimate.n == theirs.estimate.n
        assert mine.clusters == theirs.clusters == 3
        assert mine.estimate.interval is not None
        assert theirs.estimate.interval is not None
        assert mine.estimate.interval.low == pytest.approx(theirs.estimate.interval.low)
        assert mine.estimate.interval.high == pytest.approx(theirs.estimate.interval.high)
    assert figures.claims == report.claims
    assert (figures.works, figures.works_done) == (report.works, report.works - report.waiting)


def test_second_reviewers_are_counted_apart(room: AnnotationRoom) -> None:
    made = begin(room.desk, doubled(), ("rita", "saul"))
    first = first_of_two(room.desk, made)
    other = "saul" if first == "rita" else "rita"
    theirs = next(
        opened
        for position in (1, 2, 3, 4)
        if (opened := work_at(room.desk, made, position, other)).place.second
    )
    theirs = reject(room.desk, theirs, find(theirs, "L.NODULE").key, other)
    assert theirs.place.tally == Tally(deleted=1)
    figures = room.desk.reviewing.running(OWNER, made.id)
    assert (figures.deleted, figures.works) == (0, 4)


def test_how_many_are_still_to_be_reviewed(room: AnnotationRoom) -> None:
    made = begin(room.desk, replace(ALL, bound=0.5, expected=1.0))
    # Four labels an image, 1 + 3 * .2 for their likeness: 16 tell as much as 10, and with Student's
    # t of three degrees as 3.8. One half takes 3.84, z squared.
    first = room.desk.reviewing.running(OWNER, made.id)
    assert first.lacking is None
    assert first.claims.precision is Claim.OUT_OF_REACH


def test_the_plan_counts_on_what_the_report_grants(room: AnnotationRoom) -> None:
    made = begin(room.desk, replace(ALL, bound=0.45, expected=1.0))
    first = room.desk.reviewing.running(OWNER, made.id)
    # z² * .45 / .55 is 3.14, times 1.6, over .379 of Student's t with three degrees: 13.3.
    assert first.lacking == Lacking(14, 4)
    for position in (1, 2, 3):
        decide_rest(room.desk, work_at(room.desk, made, position))
    still = room.desk.reviewing.running(OWNER, made.id)
    assert still.claims.precision is Claim.OPEN
    assert still.lacking == Lacking(2, 1)
    decide_rest(room.desk, work_at(room.desk, made, 4))
    done = room.desk.reviewing.running(OWNER, made.id)
    assert done.claims.precision is Claim.PROVEN
    assert done.precision.correlation == pytest.approx(0.2)


def test_an_error_too_many_puts_the_claim_out_of_reach(room: AnnotationRoom) -> None:
    made = begin(room.desk, replace(ALL, bound=0.45, expected=1.0))
    decide_rest(room.desk, work_at(room.desk, made, 1), lambda _one: True)
    figures = room.desk.reviewing.running(OWNER, made.id)
    assert figures.claims.precision is Claim.OUT_OF_REACH
    assert figures.lacking is None
    report = room.desk.review_reports.of(OWNER, "skin")
    assert report.claims == figures.claims


def test_error_free_entities_of_few_cases_prove_no_more_than_their_cases(
    room: AnnotationRoom,
) -> None:
    made = begin(room.desk, replace(ALL, bound=0.6))
    for position in (1, 2, 3, 4):
        decide_rest(room.desk, work_at(room.desk, made, position))
    figures = room.desk.reviewing.running(OWNER, made.id)
    # Sixteen independent ones would prove more than .8; four cases do not prove .6.
    assert (figures.kept, figures.precision.clusters) == (16, 4)
    assert figures.claims.precision is Claim.NOT_PROVEN


def test_there_is_no_such_round(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    with pytest.raises(Refusal, match="no such round of review"):
        room.desk.reviewing.running(OWNER, made.id.__class__("other"))
