"""Corrections as they come from the bench: tried out in hand, written whole, taken back whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, Region, Site, Term
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId, SeededIds
from medannot.domain.review.decision import ReviewReason, Verdict, standing
from medannot.domain.review.entity import EntityKind
from medannot.services.reviewing_draft import Correction
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, AnnotationRoom
from tests.helpers.reviewed import (
    STEPS,
    begin,
    doubled,
    find,
    first_of_two,
    hand_in,
    seat,
    work_at,
)

PLAQUE = Term("L.PLAQUE", PIN, "Plaque", "斑块")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of which anna has handed in the only case."""
    with AnnotationRoom(tmp_path, (1,), ("anna",), steps=STEPS, annotators=1) as made:
        hand_in(made, 1)
        yield made


def lesions(opened: OpenReview) -> list[str]:
    contents = [one.content for one in opened.findings.values()]
    return [one.term.node_id for one in contents if isinstance(one, Lesion)]


def renamed(opened: OpenReview, **more: object) -> Change:
    """Return the change that calls the papule a plaque."""
    one = opened.findings[find(opened, PAPULE.node_id, EntityKind.LESION).key.finding_id]
    assert isinstance(one.content, Lesion)
    return Change(one.id, one.media_id, replace(one.content, term=PLAQUE, **more))  # type: ignore[arg-type]


def verdicts(opened: OpenReview) -> list[tuple[Verdict, ReviewReason | None, str]]:
    return [(one.verdict, one.reason, one.comment) for one in standing(opened.decisions)]


def test_all_that_a_correction_holds_is_written_and_taken_back_together(
    room: AnnotationRoom,
) -> None:
    desk = room.desk
    opened = work_at(desk, begin(desk))
    entity = find(opened, PAPULE.node_id, EntityKind.LESION).key
    missed = Change(FindingId("missed"), None, Lesion(NODULE, locations=(Site(FACE),)))
    changes = (renamed(opened, locations=()), missed)
    opened = desk.reviewing.correct(
        seat(desk), opened, entity, ReviewReason.WRONG_TERM, " raised edge ", changes
    )
    assert verdicts(opened) == [
        (Verdict.EDIT, ReviewReason.WRONG_TERM, "raised edge"),
        (Verdict.REJECT, ReviewReason.WRONG_TERM, ""),
        (Verdict.ADD, ReviewReason.MISSED, ""),
        (Verdict.ADD, ReviewReason.MISSED, ""),
    ]
    assert lesions(opened) == [PLAQUE.node_id, NODULE.node_id, NODULE.node_id]
    assert {one.cause for one in opened.revisions[opened.place.handed_in :]} == {Cause.CORRECTED}
    running = desk.reviewing.running(seat(desk), opened.round.id)
    assert (running.kept, running.changed, running.deleted, running.added) == (0, 1, 1, 2)
    opened = desk.reviewing.undo(seat(desk), opened)
    assert verdicts(opened) == []
    assert lesions(opened) == [PAPULE.node_id, NODULE.node_id]
    assert len(opened.decisions) == 8
    running = desk.reviewing.running(seat(desk), opened.round.id)
    assert (running.kept, running.changed, running.deleted, running.added) == (0, 0, 0, 0)


def test_a_correction_without_a_change_is_refused(room: AnnotationRoom) -> None:
    desk = room.desk
    opened = work_at(desk, begin(desk))
    entity = find(opened, PAPULE.node_id, EntityKind.LESION).key
    same = opened.findings[entity.finding_id]
    change = Change(same.id, same.media_id, same.content)
    with pytest.raises(Refusal, match="Nothing was changed; accept it, or change it first"):
        desk.reviewing.correct(seat(desk), opened, entity, ReviewReason.WRONG_TERM, "", (change,))


def test_who_sees_a_work_second_corrects_nothing(room: AnnotationRoom) -> None:
    desk = room.desk
    made = begin(desk, doubled(), ("rita", "saul"))
    code = "saul" if first_of_two(desk, made) == "rita" else "rita"
    opened = work_at(desk, made, code=code)
    entity = find(opened, PAPULE.node_id, EntityKind.LESION).key
    with pytest.raises(Refusal, match="Another reviewer corrects this work"):
        desk.reviewing.correct(
            seat(desk, code), opened, entity, ReviewReason.WRONG_TERM, "", (renamed(opened),)
        )


def test_what_is_in_hand_is_undone_and_redone_and_nothing_is_written(room: AnnotationRoom) -> None:
    desk, ids = room.desk, SeededIds("draft")
    opened = work_at(desk, begin(desk))
    who = opened.place.person_id
    first = Correction.of(opened)
    assert first.changes == ()
    face = next(one for one in opened.findings.values() if isinstance(one.content, Region))
    second = first.after((renamed(opened),), None, who, ids)
    third = second.after((Change(face.id, face.media_id, None),), None, who, ids)
    assert [one.content for one in third.changes] == [None, renamed(opened).content]
    assert [one.content for one in third.undone().changes] == [renamed(opened).content]
    assert third.undone().undone().undone().changes == ()
    assert third.undone().redone().changes == third.changes
    again = third.undone().after((Change(face.id, face.media_id, None),), None, who, ids)
    assert again.redone().changes == third.changes
    assert work_at(desk, begin(desk, name="second")).revisions == opened.revisions
