"""An annotator's acts: each written at once, undone and redone, and never over another window's."""

from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Diagnosis,
    Finding,
    LesionRelation,
    Region,
    Site,
    Value,
)
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.annotation.rules import RuleBook
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId, SeededIds
from medannot.domain.people import OWNER
from medannot.services.annotating import Annotating, MediaChange
from medannot.store.store import Store
from tests.helpers.annotated import (
    FACE,
    NODULE,
    PAPULE,
    UNSHARP,
    USABLE,
    AnnotationRoom,
    Mark,
    box,
    last,
    lesion,
)
from tests.helpers.figure_two import skin, term


def test_an_act_is_there_when_the_case_is_opened_again(room: AnnotationRoom) -> None:
    opened = room.say(room.open(), USABLE, 1)
    opened = room.say(opened, lesion())
    seen = last(opened)
    opened = room.say(opened, box(1, 2, 30, 40.5, seen), 1)

    again = room.open()

    assert again == opened
    assert list(again.findings.values()) == [
        Finding(FindingId("finding-anna-1"), room.media[0], USABLE),
        Finding(seen, None, lesion()),
        Finding(FindingId("finding-anna-3"), room.media[0], box(1, 2, 30, 40.5, seen)),
    ]
    assert [one.cause for one in again.revisions] == [Cause.MADE] * 3
    assert {(one.author, one.role) for one in again.revisions} == {
        (room.actor().person_id, "annotator")
    }


def test_changing_and_removing_say_so_and_what_changes_nothing_is_not_written(
    room: AnnotationRoom,
) -> None:
    opened = room.say(room.open(), USABLE, 1)
    quality = last(opened)
    opened = room.act(opened, Change(quality, room.media[0], USABLE))
    opened = room.act(opened, Change(quality, room.media[0], UNSHARP))
    opened = room.act(opened, Change(quality, None, None))
    opened = room.act(opened, Change(quality, None, None))

    assert [(one.cause, one.content, one.media_id) for one in opened.revisions] == [
        (Cause.MADE, USABLE, room.media[0]),
        (Cause.EDITED, UNSHARP, room.media[0]),
        (Cause.REMOVED, None, room.media[0]),
    ]
    assert [one.previous for one in opened.revisions] == [
        None,
        opened.revisions[0].id,
        opened.revisions[1].id,
    ]
    assert room.open() == opened


def test_undo_and_redo_reach_through_a_restart(room: AnnotationRoom) -> None:
    annotating, anna = room.desk.annotating, room.actor()
    opened = room.say(room.open(), USABLE, 1)
    opened = room.say(opened, lesion())
    opened = room.act(opened, Change(last(opened), None, lesion(NODULE)))

    opened = annotating.undo(anna, room.open())
    assert [one.content for one in opened.findings.values()] == [USABLE, lesion()]
    opened = annotating.undo(anna, room.open())
    opened = annotating.undo(anna, room.open())
    assert opened.findings == {}
    with pytest.raises(Refusal, match="There is nothing to undo"):
        annotating.undo(anna, room.open())

    for _ in range(3):
        opened = annotating.redo(anna, room.open())
    assert [one.content for one in opened.findings.values()] == [USABLE, lesion(NODULE)]
    with pytest.raises(Refusal, match="There is nothing to redo"):
        annotating.redo(anna, opened)
    assert len(room.open().revisions) == 9


def test_a_removed_lesion_takes_its_marks_along_and_one_undo_brings_all_back(
    room: AnnotationRoom,
) -> None:
    opened = room.say(room.open(), lesion())
    papule = last(opened)
    opened = room.say(opened, lesion(NODULE))
    nodule = last(opened)
    opened = room.say(opened, box(1, 1, 9, 9, papule), 1)
    opened = room.say(opened, LesionRelation(nodule, papule))
    opened = room.say(opened, Diagnosis(None, 1, "acne", evidence=(papule, nodule)))
    opened = room.say(opened, Diagnosis(None, 2, "rosacea", evidence=(nodule,)))
    before = opened.findings

    opened = room.act(opened, *changes_to_remove(before, papule))

    assert [one.content for one in opened.findings.values()] == [
        lesion(NODULE),
        Diagnosis(None, 1, "acne", evidence=(nodule,)),
        Diagnosis(None, 2, "rosacea", evidence=(nodule,)),
    ]
    assert room.desk.annotating.undo(room.actor(), room.open()).findings == before


def test_a_removed_diagnosis_moves_the_next_ones_up_and_frees_its_advice(
    room: AnnotationRoom,
) -> None:
    opened = room.say(room.open(), Diagnosis(None, 1, "acne"))
    acne = last(opened)
    opened = room.say(opened, Diagnosis(None, 2, "rosacea"))
    opened = room.say(opened, Advice(None, "sun protection", acne))

    opened = room.act(opened, *changes_to_remove(opened.findings, acne))

    assert [one.content for one in opened.findings.values()] == [
        Diagnosis(None, 1, "rosacea"),
        Advice(None, "sun protection"),
    ]


def test_two_windows_on_one_case_do_not_write_over_each_other(room: AnnotationRoom) -> None:
    first, second = room.open(), room.open()
    first = room.say(first, USABLE, 1)

    with pytest.raises(Refusal, match="Another window has changed this case meanwhile"):
        room.say(second, UNSHARP, 1)
    assert room.open() == first
    assert room.say(room.open(), lesion()).findings != first.findings


def test_two_programs_on_one_case_do_not_write_over_each_other(room: AnnotationRoom) -> None:
    anna = room.actor()
    other = Store(room.desk.folder, ManualClock(), SeededIds("other"))
    theirs = Annotating(other)
    opened = theirs.open(anna, room.case_id(1))
    mine = room.say(room.open(), USABLE, 1)
    late = [Change(FindingId("late"), room.media[1], UNSHARP)]

    with pytest.raises(Refusal, match="Another window has changed this case meanwhile"):
        theirs.act(anna, opened, late)
    opened = theirs.act(anna, theirs.open(anna, room.case_id(1)), late)
    with pytest.raises(Refusal, match="Another window has changed this case meanwhile"):
        room.desk.annotating.undo(anna, mine)

    other.close()
    assert room.open() == opened
    assert [one.content for one in opened.findings.values()] == [USABLE, UNSHARP]


def test_a_submitted_case_takes_nothing_until_it_is_opened_again(room: AnnotationRoom) -> None:
    annotating, anna = room.desk.annotating, room.actor()
    window = opened = room.say(room.open(), USABLE, 1)
    opened = room.say(opened, USABLE, 2)
    with pytest.raises(Refusal) as refused:
        annotating.submit(anna, opened)
    assert str(refused.value) == (
        "The case is not complete yet; this many points are open: 1. The first: Name a diagnosis."
    )
    opened = room.say(opened, Diagnosis(None, 1, "acne"))
    opened = annotating.submit(anna, opened)

    assert opened.assignment.state is AssignmentState.SUBMITTED
    assert room.open() == opened
    for stale in (opened, window):
        with pytest.raises(Refusal, match="was submitted or opened again"):
            room.say(stale, lesion())
    with pytest.raises(Refusal, match="submitted"):
        annotating.undo(anna, opened)
    with pytest.raises(Refusal, match="Say why"):
        annotating.reopen(anna, opened, " ")

    opened = annotating.reopen(anna, opened, "one lesion was missed")
    assert room.say(opened, lesion()).findings == room.open().findings


def test_a_case_that_contradicts_itself_is_not_submitted(room: AnnotationRoom) -> None:
    annotating, anna = room.desk.annotating, room.actor()
    opened = room.say(room.say(room.open(), USABLE, 1), USABLE, 2)
    opened = room.say(opened, Diagnosis(None, 1, "acne"))
    number, single, spread, grouped = (
        replace(term(one), lexicon="clinic-skin@1.2.0")
        for one in ("A.NUMBER", "A.NUMBER.SINGLE", "A.DISTRIB", "A.DISTRIB.GROUPED")
    )
    values = (Value(number, (single,)), Value(spread, (grouped,)))
    opened = room.say(opened, replace(lesion(), values=values))
    opened = room.say(opened, Complete())
    book = RuleBook(skin().lexicon, skin().rules)

    with pytest.raises(Refusal, match=r"contradicts itself: A single lesion cannot be grouped\."):
        annotating.submit(anna, opened, book)
    assert room.open().assignment.state is AssignmentState.OPEN


@pytest.mark.parametrize(
    ("content", "place", "sentence"),
    [
        (box(1, 1, 101, 5), 1, "This mark leaves the image"),
        (box(1, 1, 1, 5), 1, "This mark covers nothing"),
        (box(1, 1, float("nan"), 5), 1, "A corner of this mark lies nowhere"),
        (
            Mark(Outline(ShapeKind.POLYGON, ((1, 1), (9, 9), (9, 1), (1, 9)))),
            1,
            "The outline crosses itself",
        ),
        (Mark(Outline(ShapeKind.POLYGON, ((1, 1), (9, 9)))), 1, "too few points"),
        (Mark(Outline(ShapeKind.BRUSH, ((1, 1),))), 1, "does not fit its box"),
        (Mark(Brush(0, 0, 2, 2, (1, 1))), 1, "does not fit its box"),
        (replace(box(1, 1, 9, 9), frame=2), 1, "The image has no frame 2; it has 1"),
        (box(1, 1, 9, 9, "nowhere"), 1, "A mark shows a lesion or region that is not there"),
        (box(1, 1, 9, 9), 0, "A mark belongs to one image; name it"),
        (USABLE, 0, "A quality belongs to one image; name it"),
        (Region(Site(FACE)), 0, "A region belongs to one image; name it"),
        (
            LesionRelation(FindingId("a"), FindingId("b")),
            0,
            "A relation names a lesion that is not there",
        ),
        (LesionRelation(FindingId("a"), FindingId("a")), 0, "cannot be related to itself"),
        (Diagnosis(None, 1), 0, "Choose a term, or write what is meant"),
        (Diagnosis(None, 2, "acne"), 0, "ranked 1, 2, 3 without gaps"),
        (Diagnosis(None, 1, "acne"), 1, "diagnoses and advice belong to the case as a whole"),
        (
            Diagnosis(None, 1, "acne", evidence=(FindingId("x"),)),
            0,
            "The evidence of a diagnosis names what is not there any more",
        ),
        (Advice(None, "wait", FindingId("x")), 0, "An advice serves a diagnosis that is not there"),
        (
            lesion(replace(PAPULE, lexicon="clinic-skin@1.1.0")),
            0,
            "Papule is of clinic-skin@1.1.0, and the project goes by clinic-skin@1.2.0",
        ),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_of_it_written(
    room: AnnotationRoom, content: Mark, place: int, sentence: str
) -> None:
    opened = room.open()
    with pytest.raises(Refusal, match=sentence):
        room.say(opened, content, place)
    assert room.open() == opened


def test_what_stands_once_is_refused_a_second_time(room: AnnotationRoom) -> None:
    opened = room.say(room.open(), USABLE, 1)
    with pytest.raises(Refusal, match="The quality of an image is said once"):
        room.say(opened, UNSHARP, 1)
    opened = room.say(opened, USABLE, 2)
    opened = room.say(opened, Complete())
    with pytest.raises(Refusal, match="everything visible is annotated is said already"):
        room.say(opened, Complete())
    for rank in (1, 2, 3):
        opened = room.say(opened, Diagnosis(None, rank, f"disease {rank}"))
    with pytest.raises(Refusal, match="At most 3 diagnoses are considered"):
        room.say(opened, Diagnosis(None, 4, "disease 4"))
    first, second = [one.finding_id for one in opened.revisions[-3:-1]]
    twice = (
        Change(first, None, Diagnosis(PAPULE, 1)),
        Change(second, None, Diagnosis(PAPULE, 2)),
    )
    with pytest.raises(Refusal, match="A disease is named twice"):
        room.act(opened, *twice)


def test_an_image_of_another_case_is_refused(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal, match="The image is not one of this case"):
        room.act(room.open(), Change(FindingId("x"), room.media[2], USABLE))


def test_what_a_project_does_not_ask_for_is_refused(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, codes=("anna",)) as room:
        opened = room.open()
        with pytest.raises(Refusal, match="This project does not ask for a diagnosis"):
            room.say(opened, Diagnosis(None, 1, "acne"))


def test_an_erased_image_is_told_and_takes_nothing_new(room: AnnotationRoom) -> None:
    opened = room.say(room.open(), USABLE, 1)
    assert room.desk.media.use(OWNER, room.media[0]).projects == ("skin",)
    room.desk.media.erase(OWNER, room.media[0], "consent withdrawn")

    with pytest.raises(Refusal, match="Image 1 of this case was erased on request meanwhile"):
        room.say(opened, box(1, 1, 9, 9), 1)
    (changed,) = room.desk.annotating.media_changed(room.actor(), opened)
    assert (changed.number, changed.change) == (1, MediaChange.ERASED)
    fresh = room.open()
    assert fresh == opened.with_images([changed])
    with pytest.raises(Refusal, match="Image 1 of this case was erased on request; nothing more"):
        room.say(fresh, box(1, 1, 9, 9), 1)
    assert room.say(fresh, box(1, 1, 9, 9), 2).revisions[:1] == opened.revisions


def test_a_finding_keeps_its_kind_and_an_act_changes_it_once(room: AnnotationRoom) -> None:
    opened = room.say(room.open(), lesion())
    with pytest.raises(ValueError, match="keeps its kind"):
        room.act(opened, Change(last(opened), None, Complete()))
    twice = Change(last(opened), None, None)
    with pytest.raises(ValueError, match="once"):
        room.act(opened, twice, twice)
