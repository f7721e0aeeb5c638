"""A round of review: drawn, decided, corrected, taken back, reported."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import FindingId, Lesion, Region, Site
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.people import OWNER, Actor
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.round import PlaceState, ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.reviewing_values import OpenReview
from medannot.statistics.review_plan import Claim
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom, box, last

ALL = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of two cases that anna alone has handed in: face, papule with a mark."""
    steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
    with AnnotationRoom(tmp_path, (1, 1), ("anna",), steps=steps, annotators=1) as made:
        for case in (1, 2):
            opened = made.say(made.open(case=case), USABLE, 1)
            opened = made.say(opened, Region(Site(FACE)), 1)
            opened = made.say(opened, Lesion(PAPULE, locations=(Site(FACE),)))
            opened = made.say(opened, box(1, 1, 9, 9, last(opened)), 1)
            made.complete_rest(opened, Lesion(NODULE))
        yield made


def begin(
    room: AnnotationRoom, plan: RoundPlan = ALL, codes: tuple[str, ...] = ("rita",)
) -> ReviewRound:
    return room.desk.review_planning.begin(OWNER, "skin", "first", plan, codes)


def rita(room: AnnotationRoom, code: str = "rita") -> Actor:
    return room.desk.reviewing.seat(OWNER, code)


def first_work(room: AnnotationRoom, made: ReviewRound, code: str = "rita") -> OpenReview:
    place = room.desk.reviewing.next(rita(room, code), made.id)
    assert place is not None
    return room.desk.reviewing.open(rita(room, code), place.id)


def kinds(opened: OpenReview) -> list[tuple[str, str]]:
    return [(one.kind.value, one.node) for one in opened.waiting]


def test_a_work_is_reviewed_entity_by_entity(room: AnnotationRoom) -> None:
    made = begin(room)
    opened = first_work(room, made)
    assert kinds(opened) == [
        ("region", "FACE"),
        ("lesion", "L.PAPULE"),
        ("location", "FACE"),
        ("lesion", "L.NODULE"),
    ]
    assert opened.annotator == ""
    for _ in range(4):
        opened = room.desk.reviewing.decide(
            rita(room), opened, opened.waiting[0].key, Verdict.ACCEPT
        )
    assert opened.place.state is PlaceState.DONE
    following = room.desk.reviewing.next(rita(room), made.id, unfinished=True)
    assert following is not None
    assert following.position == 2
    assert room.desk.review_planning.progress(made.id)[0].done == 1
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_a_rejection_is_a_revision_of_the_same_chain_and_can_be_taken_back(
    room: AnnotationRoom,
) -> None:
    opened = first_work(room, begin(room))
    papule = next(one for one in opened.entities if one.node == "L.PAPULE")
    opened = room.desk.reviewing.decide(
        rita(room), opened, papule.key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
    )
    # The place and the mark went with the lesion; neither is asked for any more.
    assert kinds(opened) == [("region", "FACE"), ("lesion", "L.NODULE")]
    assert {one.cause for one in opened.revisions[opened.place.handed_in :]} == {Cause.CORRECTED}
    assert opened.revisions[-1].role == "reviewer"
    assert opened.revisions[-1].reason == "not_visible"
    again = room.desk.reviewing.open(rita(room), opened.place.id)
    assert again.findings == opened.findings
    back = room.desk.reviewing.undo(rita(room), again)
    assert set(back.findings) == set(back.before)
    assert kinds(back)[1] == ("lesion", "L.PAPULE")
    assert len(back.decisions) == 2
    with pytest.raises(Refusal, match="no decision to take back"):
        room.desk.reviewing.undo(rita(room), back)
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_an_edit_and_an_addition(room: AnnotationRoom) -> None:
    opened = first_work(room, begin(room))
    nodule = next(one for one in opened.entities if one.node == "L.NODULE")
    finding = opened.findings[nodule.key.finding_id]
    corrected = Change(finding.id, None, Lesion(PAPULE))
    opened = room.desk.reviewing.decide(
        rita(room), opened, nodule.key, Verdict.EDIT, ReviewReason.WRONG_TERM, "flat", (corrected,)
    )
    new = FindingId("missed")
    opened = room.desk.reviewing.decide(
        rita(room),
        opened,
        EntityKey(new, EntityKind.LESION),
        Verdict.ADD,
        ReviewReason.MISSED,
        changes=(Change(new, None, Lesion(NODULE)),),
    )
    report = room.desk.review_reports.of(OWNER, "skin")
    assert (report.whole.kept, report.whole.changed, report.whole.added) == (0, 1, 1)
    assert [(one.was, one.becomes) for one in report.confusions] == [("L.NODULE", "L.PAPULE")]
    # The annotator sees the correction, and her own undo does not lead past it.
    hers = room.open(case=opened.number)
    assert new in hers.findings
    assert hers.walk.undo == ()


def test_why_is_asked(room: AnnotationRoom) -> None:
    opened = first_work(room, begin(room))
    with pytest.raises(Refusal, match="Say why"):
        room.desk.reviewing.decide(rita(room), opened, opened.entities[0].key, Verdict.REJECT)


def test_skipped_and_flagged_come_again(room: AnnotationRoom) -> None:
    opened = first_work(room, begin(room))
    keys = [one.key for one in opened.entities]
    for key, verdict in zip(keys, (Verdict.SKIP, Verdict.FLAG, Verdict.ACCEPT), strict=False):
        opened = room.desk.reviewing.decide(rita(room), opened, key, verdict)
    assert [one.key for one in opened.waiting] == [keys[3], keys[0], keys[1]]
    assert opened.place.state is PlaceState.OPEN


def test_two_windows_of_one_reviewer(room: AnnotationRoom) -> None:
    opened = first_work(room, begin(room))
    key = opened.entities[0].key
    room.desk.reviewing.decide(rita(room), opened, key, Verdict.ACCEPT)
    with pytest.raises(Refusal, match="Another window"):
        room.desk.reviewing.decide(rita(room), opened, key, Verdict.ACCEPT)


def test_a_work_under_review_is_not_opened_again_by_its_annotator(room: AnnotationRoom) -> None:
    opened = first_work(room, begin(room))
    hers = room.open(case=opened.number)
    with pytest.raises(Refusal, match="under review"):
        room.desk.annotating.reopen(room.actor(), hers, "looked again")
    room.desk.reviewing.decide(rita(room), opened, opened.entities[0].key, Verdict.ACCEPT)


def test_a_second_reviewer_sees_what_was_handed_in_and_corrects_nothing(
    room: AnnotationRoom,
) -> None:
    made = begin(room, replace(ALL, doubled=1.0), ("rita", "saul"))
    places = room.desk.reviewing
    both = [
        room.desk.reviewing.open(rita(room, code), place.id)
        for code in ("rita", "saul")
        for place in [places.next(rita(room, code), made.id)]
        if place is not None
    ]
    first = next(one for one in both if not one.place.second)
    code = "rita" if first.place.person_id == rita(room).person_id else "saul"
    other = "saul" if code == "rita" else "rita"
    key = next(one.key for one in first.entities if one.node == "L.NODULE")
    room.desk.reviewing.decide(
        rita(room, code), first, key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
    )
    their = next(
        place
        for number in (0, 1)
        if (place := places.next(rita(room, other), made.id, number)) is not None
        and place.assignment_id == first.place.assignment_id
    )
    second = room.desk.reviewing.open(rita(room, other), their.id)
    assert key.finding_id in second.findings
    after = room.desk.reviewing.decide(
        rita(room, other), second, key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
    )
    assert after.revisions == second.revisions
    assert room.desk.review_reports.of(OWNER, "skin").agreed == 1.0


def test_precision_and_claim_of_a_round(room: AnnotationRoom) -> None:
    made = begin(room)
    for _ in range(2):
        place = room.desk.reviewing.next(rita(room), made.id, unfinished=True)
        assert place is not None
        opened = room.desk.reviewing.open(rita(room), place.id)
        while opened.waiting:
            right = opened.waiting[0].node != "L.NODULE"
            opened = room.desk.reviewing.decide(
                rita(room),
                opened,
                opened.waiting[0].key,
                Verdict.ACCEPT if right else Verdict.REJECT,
                None if right else ReviewReason.NOT_VISIBLE,
            )
    report = room.desk.review_reports.of(OWNER, "skin", "first")
    assert (report.works, report.waiting) == (2, 0)
    assert (report.whole.kept, report.whole.deleted) == (6, 2)
    assert report.whole.figures.precision.estimate.value == pytest.approx(6 / 8)
    assert report.whole.figures.recall.estimate.value == 1
    # Eight entities prove nothing above .95, whatever they say.
    assert report.claims.precision is Claim.NOT_PROVEN
    assert report.claims.recall is Claim.NOT_PROVEN
    by_node = {
        row.value: (row.kept, row.deleted)
        for section in report.sections
        if section.name == "node"
        for row in section.rows
    }
    assert by_node == {"FACE": (4, 0), "L.PAPULE": (2, 0), "L.NODULE": (0, 2)}


def test_who_annotated_does_not_review(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal, match="not annotated the work themselves"):
        begin(room, codes=("anna",))


def test_nothing_is_handed_in(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path) as fresh, pytest.raises(InputFault, match="no handed-in work"):
        begin(fresh)


def test_others_are_not_given_the_work(room: AnnotationRoom) -> None:
    made = begin(room, codes=("rita", "saul"))
    opened = first_work(room, made)
    with pytest.raises(Refusal, match="has no such work"):
        room.desk.reviewing.open(rita(room, "saul"), opened.place.id)
    with pytest.raises(Refusal):
        room.desk.reviewing.next(room.actor("anna"), made.id)


def test_who_still_has_the_case_to_annotate_does_not_review_it(tmp_path: Path) -> None:
    steps = (Step.QUALITY, Step.LESIONS)
    with AnnotationRoom(tmp_path, (1,), ("anna", "bert"), steps=steps) as made:
        made.complete_rest(made.say(made.open(), USABLE, 1), Lesion(NODULE))
        with pytest.raises(Refusal, match="not have its case to annotate still"):
            begin(made, codes=("bert",))
        shared = begin(made, codes=("bert", "rita"))
        assert made.desk.reviewing.next(rita(made, "bert"), shared.id) is None
        assert ("lesion", "L.NODULE") in kinds(first_work(made, shared))

        own = made.say(made.open("bert"), USABLE, 1, "bert")
        made.complete_rest(own, Lesion(PAPULE), "bert")
        again = made.desk.review_planning.begin(OWNER, "skin", "again", ALL, ("bert", "rita"))
        assert ("lesion", "L.NODULE") in kinds(first_work(made, again, "bert"))


def test_a_report_tells_nothing_of_what_is_open_to_who_asks(tmp_path: Path) -> None:
    steps = (Step.QUALITY, Step.LESIONS)
    with AnnotationRoom(tmp_path, (1, 1), ("anna", "bert"), steps=steps) as made:
        for case in (1, 2):
            opened = made.say(made.open(case=case), USABLE, 1)
            made.complete_rest(opened, Lesion(NODULE))
        own = made.say(made.open("bert", 2), USABLE, 1, "bert")
        made.complete_rest(own, Lesion(NODULE), "bert")
        round_ = begin(made)
        for _ in range(3):
            place = made.desk.reviewing.next(rita(made), round_.id, unfinished=True)
            assert place is not None
            opened_place = made.desk.reviewing.open(rita(made), place.id)
            while opened_place.waiting:
                key = opened_place.waiting[0].key
                opened_place = made.desk.reviewing.decide(
                    rita(made), opened_place, key, Verdict.ACCEPT
                )
        bert = made.as_reviewer("bert")
        report = made.desk.review_reports.of(bert, "skin", "first")
        # The work on the first case waits for bert, and no claim is made without it.
        assert (report.works, report.waiting, report.whole.kept) == (3, 1, 2)
        assert report.claims.precision is not Claim.PROVEN
        assert made.desk.review_reports.of(OWNER, "skin", "first").whole.kept == 3


def test_an_annotator_who_left_is_reviewed_all_the_same(room: AnnotationRoom) -> None:
    made = begin(room, replace(ALL, blind=False))
    anna = room.actor().person_id
    with room.desk.store.writing(OWNER) as work:
        work.connection.exec_driver_sql("DELETE FROM role WHERE person_id = ?", (anna,))
        work.note("people.leave", f"person:{anna}")
    opened = first_work(room, made)
    assert opened.annotator == "anna"
    opened = room.desk.reviewing.decide(
        rita(room), opened, opened.entities[0].key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
    )
    room.desk.reviewing.undo(rita(room), opened)
    assert room.desk.review_reports.of(OWNER, "skin").works == 2
