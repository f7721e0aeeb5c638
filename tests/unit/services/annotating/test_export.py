"""Annotations given away: whose, under which names, and what is there when a disk is full."""

import errno
import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Complete, Diagnosis
from medannot.domain.annotation.revision import Change
from medannot.domain.covering import Original
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.exchange import new_folder
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import Desk
from tests.helpers.annotated import (
    NODULE,
    PAPULE,
    USABLE,
    AnnotationRoom,
    box,
    last,
    lesion,
)
from tests.helpers.one_photograph import BOX, black, request
from tests.helpers.pictures import encoded
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import make_desk


def annotate(room: AnnotationRoom, code: str = "anna", case: int = 1) -> None:
    """Let an annotator mark a papule on the first image of a case."""
    opened = room.say(room.open(code, case), lesion(PAPULE), 0, code)
    room.say(opened, box(10, 20, 30, 50, last(opened)), 1, code)


def test_the_coordinator_is_given_everybodys_work_under_neutral_names(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    annotate(room, "anna")
    annotate(room, "bert")
    annotate(room, "bert", 2)
    plan = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.COCO)
    assert (plan.authors, len(plan.cases), plan.marks, plan.losses) == (("anna", "bert"), 3, 3, ())
    assert (plan.unsubmitted, plan.withheld) == (3, 0)

    report = room.desk.annotation_export.write(OWNER, plan, tmp_path / "out")

    assert report.folder == str(tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "about.json",
        "annotations.json",
    ]
    written = json.loads((tmp_path / "out" / "annotations.json").read_bytes())
    assert [one["file_name"] for one in written["images"]] == [
        "case-0001-1.png",
        "case-0001-2.png",
        "case-0002-1.png",
    ]
    assert [(one["bbox"], one["attributes"]["author"]) for one in written["annotations"]] == [
        ([10, 20, 20, 30], "anna"),
        ([10, 20, 20, 30], "bert"),
        ([10, 20, 20, 30], "bert"),
    ]
    about = json.loads((tmp_path / "out" / "about.json").read_bytes())
    assert {name: about[name] for name in ("project", "format", "lexicon", "authors")} == {
        "project": "skin",
        "format": "coco",
        "lexicon": "clinic-skin@1.2.0",
        "authors": ["anna", "bert"],
    }
    assert about["notices"] == ["Made by the clinic."]


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_pycocotools_reads_the_file(room: AnnotationRoom, tmp_path: Path) -> None:
    pytest.importorskip("pycocotools")
    from pycocotools.coco import COCO

    annotate(room)
    plan = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.COCO)
    room.desk.annotation_export.write(OWNER, plan, tmp_path / "out")

    read = COCO(str(tmp_path / "out" / "annotations.json"))
    (one,) = read.loadAnns(read.getAnnIds(catIds=read.getCatIds(catNms=["Papule"])))
    assert int(read.annToMask(one).sum()) == 600


def test_one_author_is_chosen_by_code(room: AnnotationRoom) -> None:
    annotate(room, "anna")
    annotate(room, "bert")
    export = room.desk.annotation_export
    assert export.plan(OWNER, "skin", FileFormat.CSV, "bert").authors == ("bert",)
    with pytest.raises(Refusal, match="carl annotates nothing there; there are anna, bert"):
        export.plan(OWNER, "skin", FileFormat.CSV, "carl")


def test_an_annotator_is_given_their_own_work_alone(room: AnnotationRoom, tmp_path: Path) -> None:
    annotate(room, "anna")
    annotate(room, "bert", 2)
    export, anna = room.desk.annotation_export, room.actor("anna")
    plan = export.plan(anna, "skin", FileFormat.JSONL)
    export.write(anna, plan, tmp_path / "out")
    assert plan.authors == ("anna",)
    assert "bert" not in (tmp_path / "out" / "cases.jsonl").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match="anna may not export the work of bert"):
        export.plan(anna, "skin", FileFormat.JSONL, "bert")


def test_who_has_a_case_to_annotate_sees_the_others_work_after_submitting(
    room: AnnotationRoom,
) -> None:
    annotate(room, "anna")
    annotate(room, "bert")
    both, export = room.as_reviewer("anna"), room.desk.annotation_export
    plan = export.plan(both, "skin", FileFormat.CSV)
    assert (plan.authors, plan.withheld) == (("anna",), 2)
    opened = room.say(room.open("anna"), USABLE, 1)
    room.complete_rest(opened, Diagnosis(None, 1, "x"))
    assert export.plan(both, "skin", FileFormat.CSV).authors == ("anna", "bert")


def test_nothing_said_is_nothing_to_export(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal, match="Nothing is annotated there yet"):
        room.desk.annotation_export.plan(OWNER, "skin", FileFormat.CSV)
    with pytest.raises(Refusal, match="no annotation project named wart"):
        room.desk.annotation_export.plan(OWNER, "wart", FileFormat.CSV)


def test_what_the_format_cannot_hold_is_told_before(room: AnnotationRoom) -> None:
    opened = room.say(room.open(), USABLE, 1)
    opened = room.say(opened, Diagnosis(None, 1, "eczema"))
    opened = room.say(opened, lesion(NODULE))
    target = last(opened)
    opened = room.say(opened, box(0, 0, 50, 50, target), 1)
    opened = room.say(opened, box(0, 0, 9, 9), 1)
    room.say(opened, Complete())
    told = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.MASKS).losses
    assert {(one.what.value, one.count, one.approximate) for one in told} == {
        ("quality", 1, False),
        ("diagnosis", 1, False),
        ("complete", 1, False),
        ("box", 2, True),
        ("untargeted", 1, True),
        ("overlaps", 1, True),
    }


@pytest.mark.parametrize(
    ("format_", "names"),
    [
        (FileFormat.COCO, ["annotations.json"]),
        (FileFormat.LABELME, ["case-0001-1.json", "case-0001-2.json"]),
        (FileFormat.CVAT, ["annotations.xml"]),
        (FileFormat.LABEL_STUDIO, ["tasks.json"]),
        (FileFormat.MASKS, ["anna/case-0001-1.json", "anna/case-0001-1.png",
                            "anna/case-0001-2.json", "anna/case-0001-2.png"]),
        (FileFormat.CSV, ["annotations.csv", "codebook.csv"]),
        (FileFormat.JSONL, ["cases.jsonl"]),
    ],
)  # fmt: skip
def test_every_format_has_its_files(
    room: AnnotationRoom, tmp_path: Path, format_: FileFormat, names: list[str]
) -> None:
    annotate(room)
    out = tmp_path / "out"
    out.mkdir()
    plan = room.desk.annotation_export.plan(OWNER, "skin", format_)
    report = room.desk.annotation_export.write(OWNER, plan, out)
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert found == sorted([*names, "about.json"])
    assert report.files == len(found)


def test_codes_of_the_lexicon_stand_in_the_table(room: AnnotationRoom, tmp_path: Path) -> None:
    annotate(room)
    plan = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.CSV)
    room.desk.annotation_export.write(OWNER, plan, tmp_path / "out")
    assert "HP 0200034" in (tmp_path / "out" / "annotations.csv").read_text(encoding="utf-8-sig")


def test_a_folder_that_holds_something_is_left_alone(room: AnnotationRoom, tmp_path: Path) -> None:
    annotate(room)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    plan = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.CSV)
    with pytest.raises(Refusal, match=r"There is something in .*out already"):
        room.desk.annotation_export.write(OWNER, plan, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def full_after(count: int) -> Callable[[Path, str, bytes], None]:
    """Return what writes some files and then finds the disk full."""
    written = 0
    put = new_folder.put

    def write(folder: Path, path: str, data: bytes) -> None:
        nonlocal written
        written += 1
        if written > count:
            (folder / path).write_bytes(data[:5])
            raise OSError(errno.ENOSPC, "No space left on device")
        put(folder, path, data)

    return write


def test_a_full_disk_leaves_nothing_half(
    room: AnnotationRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate(room)
    before = sorted(tmp_path.rglob("*"))
    plan = room.desk.annotation_export.plan(OWNER, "skin", FileFormat.LABELME)
    monkeypatch.setattr("medannot.services.annotation_export.put", full_after(1))
    with pytest.raises(EnvironmentFault, match=r"\(No space left on device\); nothing of it"):
        room.desk.annotation_export.write(OWNER, plan, tmp_path / "new" / "out")
    assert sorted(tmp_path.rglob("*")) == before


PICTURE = (np.arange(6 * 8 * 3) * 3 % 251).reshape(6, 8, 3).astype(np.uint8)


def photographed(tmp_path: Path) -> Desk:
    """Return a desk whose project has a photograph that lies on its side."""
    folder = tmp_path / "Zhang San"
    folder.mkdir()
    lying = Image.Exif()
    lying[0x0112], lying[0x010F] = 6, "Maker"
    with Image.open(io.BytesIO(encoded(PICTURE, "PNG"))) as picture:
        picture.save(folder / "face of Zhang.jpg", "JPEG", quality=100, exif=lying)
        picture.save(folder / "plain.png", "PNG")
    desk = make_desk(tmp_path)
    draft = desk.projects.read_files(OWNER, [folder], CaseRule(Grouping.FOLDER))

    lexicon = small_lexicon(tmp_path / "clinic-skin")
    desk.projects.create(OWNER, ProjectPlan("skin", str(lexicon), 7), draft)
    desk.projects.assign(OWNER, "skin", ["anna", "bert"])
    return desk


def test_images_are_written_as_they_are_shown(tmp_path: Path) -> None:
    with photographed(tmp_path) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        _, cases = desk.project_overview.show(OWNER, "skin")
        for case in cases:
            opened = desk.annotating.open(anna, case.id)
            for number, image in enumerate(opened.images):
                name = FindingId(f"{case.number}-{number}")
                mark = Change(name, image.media_id, box(1, 1, 3, 3))
                opened = desk.annotating.act(anna, opened, [mark])
        sizes = {
            (case.number, place): (media.columns, media.rows, media.id)
            for case in cases
            for place, media in enumerate(
                (image.shown for image in desk.annotating.open(anna, case.id).images), start=1
            )
        }
        upright = next(place for place, size in sizes.items() if size[:2] == (6, 8))
        plain = next(place for place, size in sizes.items() if size[:2] == (8, 6))
        desk.covering.cover(OWNER, sizes[plain][2], request(BOX, original=Original.KEPT))
        plan = desk.annotation_export.plan(OWNER, "skin", FileFormat.COCO)
        report = desk.annotation_export.write(OWNER, plan, tmp_path / "out", with_images=True)

    assert (report.pictures, report.erased) == (2, ())
    with Image.open(tmp_path / "out" / "images" / name_of(upright)) as turned:
        assert (turned.size, turned.format) == ((6, 8), "PNG")
        assert not turned.getexif()
        difference = np.asarray(turned).astype(int) - np.rot90(PICTURE, 3).astype(int)
        assert np.abs(difference).mean() < 40
    with Image.open(tmp_path / "out" / "images" / name_of(plain)) as shown:
        assert np.asarray(shown).tolist() == black(PICTURE, (1, 1, 3, 2)).tolist()
    assert "Zhang" not in "".join(str(path) for path in (tmp_path / "out").rglob("*"))


def name_of(place: tuple[int, int]) -> str:
    return f"case-{place[0]:04}-{place[1]}.png"


def test_an_erased_image_is_told_and_a_stopped_export_leaves_nothing(tmp_path: Path) -> None:
    with photographed(tmp_path) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        _, cases = desk.project_overview.show(OWNER, "skin")
        for case in cases:
            opened = desk.annotating.open(anna, case.id)
            change = Change(FindingId(f"d{case.number}"), None, Diagnosis(None, 1, "eczema"))
            desk.annotating.act(anna, opened, [change])
        plan = desk.annotation_export.plan(OWNER, "skin", FileFormat.CSV)

        def stop(_done: int, _total: int) -> None:
            raise Stopped

        with pytest.raises(Stopped):
            desk.annotation_export.write(
                OWNER, plan, tmp_path / "out", with_images=True, progress=stop
            )
        assert not [path for path in tmp_path.iterdir() if "out" in path.name]

        desk.media.erase(OWNER, plan.images[0].media_id, "asked for")
        report = desk.annotation_export.write(OWNER, plan, tmp_path / "out", with_images=True)
    assert (report.pictures, report.erased) == (1, (plan.images[0].name,))
