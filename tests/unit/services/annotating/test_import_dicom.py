"""Reports and segmentations taken into a project of DICOM images."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Lesion, LesionRole, Mark
from medannot.domain.annotation.foreign import ForeignImage, ForeignMark, ForeignSet, SpaceMark
from medannot.domain.annotation.mapping import How
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.services.annotation_import_values import ImportPlan, ImportWish
from tests.helpers.annotated import PAPULE, box
from tests.helpers.dicom_case import SAID
from tests.helpers.dicom_projects import SERIES, SPACE, DicomRoom, series
from tests.helpers.one_photograph import BOX, request

SR, SEG = FileFormat.DICOM_SR, FileFormat.DICOM_SEG


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DicomRoom]:
    """Return a series of three sections that anna and bert annotate."""
    with DicomRoom(tmp_path) as made:
        yield made


def plan_of(room: DicomRoom, read: ForeignSet, **wish: object) -> ImportPlan:
    service = room.desk.annotation_import
    return service.plan(room.actor("bert"), "ct", read, ImportWish(**wish))


def told(made: ImportPlan) -> list[str]:
    return [problem.sentence() for problem in made.problems]


def drawn(made: ImportPlan) -> list[tuple[int, object]]:
    """Return marks that would come in, with the place of their image."""
    return [
        (1 + case.case.media.index(change.media_id), change.content.shape)
        for case in made.cases
        for change in case.changes
        if isinstance(change.content, Mark) and change.media_id is not None
    ]


def test_what_one_person_reported_comes_into_anothers_case(room: DicomRoom) -> None:
    room.say(*SAID)
    room.export(SR)
    made, _ = room.plan(room.parent / "out", leave_unmapped=True)
    assert [(word.label, word.how) for word in made.unmapped] == [
        ("acne", How.UNMAPPED), ("eczema", How.UNMAPPED),
    ]  # fmt: skip
    room.take(room.parent / "out", leave_unmapped=True)
    lesions = {one.id: one.content for one in room.found(Lesion, "bert")}
    assert sorted(
        (one.term.node_id, one.role) for one in lesions.values() if isinstance(one, Lesion)
    ) == [("L.NODULE", None), ("L.NODULE", None), ("L.PAPULE", LesionRole.PRIMARY)]
    (papule,) = (id_ for id_, one in lesions.items() if one.term == PAPULE)
    media = [one.media_id for one in room.open().images]
    of_papule = {
        one.media_id: one.content.shape
        for one in room.found(Mark, "bert")
        if one.content.target == papule
    }
    assert of_papule == {
        media[0]: Outline(ShapeKind.BOX, ((2, 3), (10, 9))),
        media[1]: Outline(ShapeKind.ELLIPSE, ((4, 2), (12, 18))),
    }
    assert room.desk.auditing.verify(OWNER).holds


@pytest.mark.parametrize("format_", [SR, SEG])
def test_the_same_files_once_more_change_nothing(room: DicomRoom, format_: FileFormat) -> None:
    room.say(*SAID)
    room.export(format_)
    room.take(room.parent / "out", leave_unmapped=True)
    again, _ = room.plan(room.parent / "out", leave_unmapped=True)
    assert again.cases == ()
    assert again.already > 0


def test_segments_come_in_as_painted_marks_of_one_lesion(room: DicomRoom) -> None:
    room.say(
        ("l", 0, Lesion(PAPULE)),
        ("first", 1, box(2, 3, 10, 9, "l")),
        ("second", 2, box(2, 3, 4, 5, "l")),
    )
    room.export(SEG)
    room.take(room.parent / "out")
    (lesion,) = room.found(Lesion, "bert")
    media = [one.media_id for one in room.open().images]
    assert {one.media_id: one.content for one in room.found(Mark, "bert")} == {
        media[0]: Mark(Brush(2, 3, 8, 6, (0, 48)), lesion.id),
        media[1]: Mark(Brush(2, 3, 2, 2, (0, 4)), lesion.id),
    }


def foreign(*marks: tuple[str, ForeignMark]) -> ForeignSet:
    return ForeignSet(tuple(ForeignImage(name, None, None, (mark,)) for name, mark in marks))


DOT = Outline(ShapeKind.POINT, ((3, 4),))


def test_images_are_known_by_the_uids_they_came_with(room: DicomRoom) -> None:
    stored = str(room.stored(3).SOPInstanceUID)
    made = plan_of(
        room,
        foreign(
            (f"urn:oid:{SERIES}.2", ForeignMark("Papule", DOT)),
            (f"urn:oid:{stored}", ForeignMark("Nodule", DOT)),
            ("urn:oid:9.9.9", ForeignMark("Nodule", DOT)),
        ),
    )
    assert sorted(drawn(made)) == [(2, DOT), (3, DOT)]
    assert told(made) == ["urn:oid:9.9.9: no image of the project is this DICOM image."]


def test_a_covered_image_is_still_known(room: DicomRoom) -> None:
    before = str(room.stored(1).SOPInstanceUID)
    room.desk.covering.cover(OWNER, room.open().images[0].media_id, request(BOX))
    covered = str(room.stored(1).SOPInstanceUID)
    for uid in (before, f"{SERIES}.1", covered):
        made = plan_of(room, foreign((f"urn:oid:{uid}", ForeignMark("Papule", DOT))))
        assert drawn(made) == [(1, DOT)]


def test_marks_in_space_lie_on_the_section_that_they_are_in(room: DicomRoom) -> None:
    # The second section: its first pixel's middle is at (-10, -20, 4), pixels 0.25 by 0.5 mm.
    corners = ((-9.75, -19, 4.2), (-8.75, -19, 4.2), (-8.75, -17.5, 4.2), (-9.75, -19, 4.2))
    said = ForeignMark("Papule", None)
    read = ForeignSet(
        (),
        (),
        (
            SpaceMark(said, SPACE, "POLYGON", corners),
            SpaceMark(said, SPACE, "POINT", ((-10, -20, 6),)),
            SpaceMark(said, SPACE, "POINT", ((-10, -20, 9),)),
            SpaceMark(said, "9.9", "POINT", ((-10, -20, 6),)),
        ),
    )
    made = plan_of(room, read)
    assert dict(drawn(made)) == {
        2: Outline(ShapeKind.POLYGON, ((1.5, 2.5), (5.5, 2.5), (5.5, 5.5))),
        3: Outline(ShapeKind.POINT, ((0.5, 0.5),)),
    }
    assert told(made) == [
        f"urn:oid:{SPACE}, row 3: it lies between the images, or aslant to them.",
        "urn:oid:9.9, row 4: no image of the project lies in the space of this mark.",
    ]


def test_a_code_of_the_lexicon_finds_its_node_whatever_it_is_called(room: DicomRoom) -> None:
    name = f"urn:oid:{SERIES}.1"
    made = plan_of(
        room,
        foreign(
            (name, ForeignMark("some bump", DOT, code="99HP 0200034")),
            (name, ForeignMark("wobbly thing", DOT, code="99ELSEWHERE X-17")),
        ),
    )
    assert {(word.label, word.node.id if word.node else "") for word in made.words} == {
        ("some bump", "L.PAPULE"), ("wobbly thing", ""),
    }  # fmt: skip
    assert [word.label for word in made.unmapped] == ["wobbly thing"]
    mapped = plan_of(
        room,
        foreign((name, ForeignMark("wobbly thing", DOT, code="99ELSEWHERE X-17"))),
        given={"wobbly thing": "L.NODULE"},
    )
    assert mapped.unmapped == ()


def test_images_in_a_folder_of_reports_are_no_problem(room: DicomRoom, tmp_path: Path) -> None:
    room.say(("l", 0, Lesion(PAPULE)), ("m", 1, box(2, 3, 10, 9, "l")))
    room.export(SR)
    series(room.parent / "out" / "images", 2)
    made, _ = room.plan(room.parent / "out")
    assert (told(made), len(drawn(made))) == ([], 1)
