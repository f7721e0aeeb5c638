"""Annotations of other programs taken into an annotator's cases: mapped, matched, and written."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import (
    Complete,
    Diagnosis,
    Finding,
    Lesion,
    LesionRole,
    Mark,
    Region,
)
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Cause
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.services.annotation_import_values import ImportPlan, ImportReport, ImportWish
from medannot.services.media_import import name_mac
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom, box, last, lesion

NEAR, FAR, OTHER = "case-0001-1.png", "case-0001-2.png", "case-0002-1.png"


def coco(path: Path, *marks: tuple[str, str, Sequence[float]], **more: Any) -> Path:
    """Write a COCO file of boxes, each with image, label and box, and return its path."""
    images = list(dict.fromkeys(image for image, *_ in marks))
    labels = list(dict.fromkeys(label for _, label, _ in marks))
    size = {"width": 100, "height": 80, **more}
    path.write_text(
        json.dumps(
            {
                "images": [
                    {"id": n, "file_name": name, **size} for n, name in enumerate(images, start=1)
                ],
                "categories": [{"id": n, "name": label} for n, label in enumerate(labels, start=1)],
                "annotations": [
                    {
                        "image_id": images.index(image) + 1,
                        "category_id": labels.index(label) + 1,
                        "bbox": list(where),
                    }
                    for image, label, where in marks
                ],
            }
        )
    )
    return path


def plan(
    room: AnnotationRoom, *paths: Path, code: str = "anna", given: dict[str, str] | None = None,
    repair: bool = False, leave_unmapped: bool = False,
) -> tuple[ImportPlan, ImportWish]:  # fmt: skip
    service = room.desk.annotation_import
    wish = ImportWish(given or {}, repair, leave_unmapped)
    return service.plan(room.actor(code), "skin", service.read(paths), wish), wish


def take(room: AnnotationRoom, *paths: Path, **wanted: Any) -> ImportReport:
    made, wish = plan(room, *paths, **wanted)
    return room.desk.annotation_import.apply(room.actor(wanted.get("code", "anna")), made, wish)


def found(room: AnnotationRoom, kind: type, code: str = "anna", case: int = 1) -> list[Finding]:
    findings = room.open(code, case).findings.values()
    return [one for one in findings if isinstance(one.content, kind)]


def told(made: ImportPlan) -> list[str]:
    return [problem.sentence() for problem in made.problems]


def test_labels_find_their_nodes_by_names_in_either_language(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = coco(
        tmp_path / "a.json",
        (NEAR, "papule", (1, 2, 3, 4)),
        (NEAR, "疙瘩", (10, 2, 3, 4)),
        (NEAR, "PIMPLE", (20, 2, 3, 4)),
        (FAR, "结节", (1, 2, 3, 4)),
        (OTHER, "Face", (1, 2, 3, 4)),
    )
    report = take(room, file)
    assert (report.cases, report.refused) == (2, ())
    lesions = found(room, Lesion)
    assert [one.content for one in lesions] == [lesion(PAPULE), lesion(NODULE)]
    marks = {one.content: one.media_id for one in found(room, Mark)}
    near, far = (image.media_id for image in room.open().images)
    papule, nodule = (one.id for one in lesions)
    assert marks == {
        box(1, 2, 4, 6, papule): near,
        box(10, 2, 13, 6, papule): near,
        box(20, 2, 23, 6, papule): near,
        box(1, 2, 4, 6, nodule): far,
    }
    (region,) = found(room, Region, case=2)
    assert isinstance(region.content, Region)
    assert region.content.site.term == FACE
    assert [one.content for one in found(room, Mark, case=2)] == [box(1, 2, 4, 6, region.id)]


def test_an_erased_image_does_not_shut_out_the_others_of_its_case(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    room.desk.media.erase(OWNER, room.open().images[0].media_id, "consent withdrawn")
    file = coco(tmp_path / "a.json", (NEAR, "papule", (1, 2, 3, 4)), (FAR, "结节", (1, 2, 3, 4)))
    made, _ = plan(room, file)
    assert told(made) == [f"{NEAR}: it was erased on request; its marks are left out."]
    report = take(room, file)
    assert (report.cases, report.refused) == (1, ())
    assert [one.content for one in found(room, Lesion)] == [lesion(NODULE)]
    assert [one.media_id for one in found(room, Mark)] == [room.open().images[1].media_id]


def test_it_is_one_act_of_the_annotator_with_its_cause_and_can_be_undone(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    take(room, coco(tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4))))
    opened = room.open()
    assert {(one.cause, one.author) for one in opened.revisions} == {
        (Cause.IMPORTED, room.actor("anna").person_id)
    }
    assert len({one.act_id for one in opened.revisions}) == 1
    assert not room.desk.annotating.undo(room.actor(), opened).findings
    assert not room.open("bert").findings
    assert room.desk.auditing.verify(OWNER).holds


def test_a_dry_run_counts_and_writes_nothing(room: AnnotationRoom, tmp_path: Path) -> None:
    made, _ = plan(room, coco(tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4))))
    assert {kind.value: count for kind, count in made.counts.items()} == {"lesion": 1, "mark": 1}
    assert not room.open().revisions


def test_the_same_file_once_more_changes_nothing(room: AnnotationRoom, tmp_path: Path) -> None:
    file = coco(
        tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4)), (NEAR, "Face", (0, 0, 99.9999, 80))
    )
    take(room, file)
    before = room.open().revisions
    made, wish = plan(room, file)
    assert (made.cases, made.already) == ((), 2)
    assert room.desk.annotation_import.apply(room.actor(), made, wish).cases == 0
    assert room.open().revisions == before


def test_what_was_exported_comes_into_anothers_cases_lesion_by_lesion(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    opened = room.say(room.open(), Lesion(PAPULE, LesionRole.SECONDARY))
    first = last(opened)
    opened = room.say(opened, lesion(PAPULE))
    second = last(opened)
    triangle = Mark(Outline(ShapeKind.POLYGON, ((1.2345678, 2), (9, 2), (9, 9))), second)
    for mark, place in ((triangle, 1), (box(1, 2, 3, 4, first), 2), (box(5, 5, 9, 9), 1)):
        opened = room.say(opened, mark, place)
    export = room.desk.annotation_export
    for format_ in (FileFormat.COCO, FileFormat.LABELME, FileFormat.CVAT, FileFormat.LABEL_STUDIO):
        export.write(OWNER, export.plan(OWNER, "skin", format_), tmp_path / format_.value)

    take(room, tmp_path / "coco", code="bert")
    lesions = found(room, Lesion, "bert")
    assert [one.content for one in lesions] == [
        lesion(PAPULE),
        Lesion(PAPULE, LesionRole.SECONDARY),
    ]
    marks = {one.content.target: one.content for one in found(room, Mark, "bert")
             if isinstance(one.content, Mark)}  # fmt: skip
    assert set(marks) == {lesions[0].id, lesions[1].id, None}
    assert marks[lesions[1].id] == box(1, 2, 3, 4, lesions[1].id)
    for format_ in (FileFormat.LABELME, FileFormat.CVAT, FileFormat.LABEL_STUDIO):
        made, _ = plan(room, tmp_path / format_.value, code="bert")
        assert (made.cases, made.already, told(made)) == ((), 3, []), format_
        own, _ = plan(room, tmp_path / format_.value, code="anna")
        assert (own.cases, own.already) == ((), 3), format_


def test_maps_of_labels_come_in_as_painted_marks(room: AnnotationRoom, tmp_path: Path) -> None:
    opened = room.say(room.open(), lesion(PAPULE))
    room.say(opened, Mark(Brush(3, 4, 2, 2, (1, 3)), last(opened)), 1)
    export = room.desk.annotation_export
    export.write(OWNER, export.plan(OWNER, "skin", FileFormat.MASKS), tmp_path / "masks")
    take(room, tmp_path / "masks", code="bert")
    (one,) = found(room, Lesion, "bert")
    (mark,) = found(room, Mark, "bert")
    assert mark.content == Mark(Brush(3, 4, 2, 2, (1, 3)), one.id)


def test_unknown_labels_stop_it_until_they_are_mapped_or_left_out(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = coco(
        tmp_path / "a.json", (NEAR, "zit", (1, 2, 3, 4)), (NEAR, "ruler", (5, 5, 9, 9)),
        (NEAR, "ruler", (5, 6, 9, 9)),
    )  # fmt: skip
    made, wish = plan(room, file)
    assert [(word.label, word.count) for word in made.unmapped] == [("ruler", 2), ("zit", 1)]
    with pytest.raises(Refusal, match="not mapped to the lexicon: ruler, zit"):
        room.desk.annotation_import.apply(room.actor(), made, wish)
    assert not room.open().revisions

    mapping = tmp_path / "map.csv"
    mapping.write_text("label,node_id\nzit,L.PAPULE\nruler,\n", encoding="utf-8-sig")
    given = room.desk.annotation_import.mapping(mapping)
    take(room, file, given=given)
    assert [one.content for one in found(room, Lesion)] == [lesion(PAPULE)]
    assert len(found(room, Mark)) == 1


def test_the_rest_comes_in_where_unknown_labels_are_left(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = coco(tmp_path / "a.json", (NEAR, "zit", (1, 2, 3, 4)), (NEAR, "Papule", (5, 5, 9, 9)))
    take(room, file, leave_unmapped=True)
    assert len(found(room, Mark)) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no mapping"),
        ("a,b\n1,2\n", "is no mapping"),
        ("label,node_id\n,L.PAPULE\n", "is no mapping"),
        ("label,node_id\nzit,L.PAPULE\nzit,L.NODULE\n", "is no mapping"),
        ('label,node_id\n"zit', "is no CSV in UTF-8"),
    ],
)
def test_a_mapping_that_is_none_is_refused(
    room: AnnotationRoom, tmp_path: Path, text: str, why: str
) -> None:
    (tmp_path / "map.csv").write_text(text)
    with pytest.raises(InputFault, match=why):
        room.desk.annotation_import.mapping(tmp_path / "map.csv")


def test_a_mapping_to_no_node_is_refused(room: AnnotationRoom, tmp_path: Path) -> None:
    file = coco(tmp_path / "a.json", (NEAR, "zit", (1, 2, 3, 4)))
    with pytest.raises(InputFault, match=r"not in the lexicon clinic-skin@1\.2\.0: L\.ZIT"):
        plan(room, file, given={"zit": "L.ZIT"})


def test_images_that_are_not_there_or_of_another_size_are_told(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    strange = coco(tmp_path / "a.json", ("x.png", "Papule", (1, 2, 3, 4)))
    turned = coco(tmp_path / "b.json", (NEAR, "Papule", (1, 2, 3, 4)), width=80, height=100)
    made, _ = plan(room, strange, turned)
    assert (made.images, made.counts) == (0, {})
    sizes = "it has 80 × 100 pixels there and 100 × 80 here"
    assert told(made) == [
        f"{NEAR}: {sizes}; it is another image, or was turned.",
        "x.png: no image of the project has this name, or alone this size.",
    ]


def named(room: AnnotationRoom, *names: str) -> None:
    """Let the images of the project have come with these names."""
    secret = room.desk.store.secret()
    macs = [(name_mac(name, secret), media) for name, media in zip(names, room.media, strict=True)]
    with room.desk.store._engine.begin() as connection:
        for mac, media in macs:
            connection.exec_driver_sql(
                "UPDATE case_media SET name_mac = ? WHERE media_id = ?", (mac, media)
            )


def test_images_are_known_by_the_names_they_came_with(room: AnnotationRoom, tmp_path: Path) -> None:
    named(room, "near.jpg", "same.png", "same.png")
    near = room.open().images[0].media_id
    for number, name in enumerate(
        ("near.jpg", "C:\\photos\\near.jpg", "/data/upload/1/0a1b2c3d-near.jpg", "near.png")
    ):
        file = coco(tmp_path / "a.json", (name, "Papule", (number * 10, 2, 3, 4)))
        take(room, file)
    assert [one.media_id for one in found(room, Mark)] == [near] * 4
    made, _ = plan(room, coco(tmp_path / "b.json", ("same.png", "Papule", (1, 2, 3, 4))))
    assert told(made) == ["same.png: 2 images of the project came with this name."]


def test_an_image_is_known_by_its_size_alone_and_that_is_told(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, cases=(1,)) as room:
        file = coco(tmp_path / "a.json", ("x.png", "Papule", (1, 2, 3, 4)))
        made, _ = plan(room, file)
        assert (made.by_size, told(made)) == ((("x.png", NEAR),), [])
        two = coco(
            tmp_path / "b.json",
            ("x.png", "Papule", (1, 2, 3, 4)),
            ("y.png", "Papule", (1, 2, 3, 4)),
        )
        made, _ = plan(room, two)
        assert (made.by_size, len(told(made))) == ((), 2)


def labelme(path: Path, *shapes: dict[str, object], **more: object) -> Path:
    record = {"imagePath": NEAR, "imageWidth": 100, "imageHeight": 80, "shapes": list(shapes)}
    path.write_text(json.dumps({**record, **more}))
    return path


def drawn(*points: tuple[float, float], kind: str = "polygon", **more: object) -> dict[str, object]:
    return {"label": "Papule", "shape_type": kind, "points": [list(p) for p in points], **more}


def test_marks_that_are_not_sound_are_told_and_repaired_with_consent(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = labelme(
        tmp_path / "a.json",
        drawn((90, 70), (120, 90), kind="rectangle"),
        drawn((0, 0), (4, 4), (4, 0), (0, 4)),
        drawn((1, 1), (100.4, 1), (50, 80.2)),
        drawn((50, 40), (95, 40), kind="circle"),
        drawn((1, 1), (2, 2), kind="rectangle"),
    )
    made, _ = plan(room, file)
    assert [sentence.partition(": ")[0] for sentence in told(made)] == [
        f"{NEAR}, row {number}" for number in (1, 2, 3, 4)
    ]
    assert "its outline crosses itself" in told(made)[1]
    take(room, file, repair=True)
    shapes = [one.content.shape for one in found(room, Mark) if isinstance(one.content, Mark)]
    assert shapes[0] == Outline(ShapeKind.BOX, ((90, 70), (100, 80)))
    assert isinstance(shapes[1], Brush)
    assert shapes[2] == Outline(ShapeKind.POLYGON, ((1, 1), (100, 1), (50, 80)))
    assert shapes[4] == Outline(ShapeKind.BOX, ((1, 1), (2, 2)))
    assert len(shapes) == 5
    made, _ = plan(room, file, repair=True)
    assert (made.cases, made.already) == ((), 5)


def test_groups_of_a_file_are_lesions_of_their_own(room: AnnotationRoom, tmp_path: Path) -> None:
    file = labelme(
        tmp_path / "a.json",
        drawn((1, 1), (2, 2), kind="rectangle", group_id=1),
        drawn((3, 3), (4, 4), kind="rectangle", group_id=2),
        drawn((5, 5), (6, 6), kind="rectangle", group_id=1, attributes={"colour": "red"}),
    )
    made, _ = plan(room, file)
    assert made.beside == {"colour": 1}
    take(room, file)
    first, second = (one.id for one in found(room, Lesion))
    targets = [one.content.target for one in found(room, Mark) if isinstance(one.content, Mark)]
    assert targets == [first, second, first]


def test_a_word_of_the_whole_image_is_a_lesion_without_a_mark(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = labelme(tmp_path / "a.json", flags={"Papule": True, "Face": True, "Nodule": False})
    take(room, file)
    assert [one.content for one in found(room, Lesion)] == [lesion(PAPULE)]
    assert len(found(room, Region)) == 1
    assert found(room, Mark) == []
    made, _ = plan(room, file)
    assert (made.cases, made.already) == ((), 2)


def test_a_submitted_case_and_one_of_others_are_told(tmp_path: Path) -> None:
    asked = {"annotators": 1, "steps": (Step.QUALITY, Step.REGIONS, Step.LESIONS)}
    with AnnotationRoom(tmp_path, cases=(1, 1), codes=("anna", "bert"), **asked) as room:
        own = next(n for n in (1, 2) if room.desk.project_overview.case(
            OWNER, room.case_id(n)).works[0].code == "anna")  # fmt: skip
        opened = room.say(room.open("anna", own), USABLE, 1)
        opened = room.say(opened, Complete())
        room.desk.annotating.submit(room.actor("anna"), opened)
        file = coco(
            tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4)), (OTHER, "Papule", (1, 2, 3, 4))
        )
        made, _ = plan(room, file)
        assert made.cases == ()
        assert sorted(told(made)) == sorted(
            [
                f"case {own}: It is handed in; open it again, then import.",
                f"case {3 - own}: anna has no such case; open one of your own list.",
            ]
        )


def test_what_the_project_does_not_ask_for_is_told(tmp_path: Path) -> None:
    asked = {"annotators": 1, "steps": (Step.QUALITY, Step.REGIONS)}
    with AnnotationRoom(tmp_path, cases=(1,), codes=("anna",), **asked) as room:
        made, _ = plan(room, coco(tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4))))
        assert told(made) == ["case 1: This project does not ask for a lesion."]


def test_another_window_in_between_keeps_what_it_wrote(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    made, wish = plan(room, coco(tmp_path / "a.json", (NEAR, "Papule", (1, 2, 3, 4))))
    opened = room.complete_rest(room.open(), Diagnosis(None, 1, "eczema"))
    report = room.desk.annotation_import.apply(room.actor(), made, wish)
    assert report.cases == 0
    (problem,) = report.refused
    assert problem.file == "case 1"
    assert room.open().revisions == opened.revisions


def test_files_that_are_not_there_are_named(room: AnnotationRoom, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match=r"gone\.json"):
        room.desk.annotation_import.read([tmp_path / "gone.json"])


def test_what_was_written_before_a_stop_stays_and_is_told(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    box_ = (1, 2, 3, 4)
    file = coco(tmp_path / "a.json", (NEAR, "Papule", box_), (OTHER, "Papule", box_))
    made, wish = plan(room, file)

    def stop(done: int, total: int) -> None:
        raise Stopped

    report = room.desk.annotation_import.apply(room.actor(), made, wish, stop)
    assert (report.cases, report.stopped) == (1, True)
    assert len(found(room, Mark)) == 1
    assert found(room, Mark, case=2) == []
