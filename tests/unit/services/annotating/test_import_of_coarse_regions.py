"""Coarse regions, which head the places that lie in them: out of one project, into another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Content, Lesion, Mark, Region, Site
from medannot.domain.annotation.mapping import How
from medannot.domain.ids import FindingId
from medannot.services.annotation_import_values import ImportPlan, ImportWish
from tests.helpers.annotated import FACE, PAPULE, AnnotationRoom
from tests.helpers.dicom_projects import DicomRoom
from tests.helpers.small_lexicon import REGIONS
from tests.helpers.whole_work import (
    BOX,
    POINT,
    RIGHT,
    expected,
    exported,
    named,
    say_all,
    term,
    whole_lexicon,
)

GROUPS = """\
NECK,BODY,group,image_region,2,Neck,颈部,cervical skin,,,,no,,skin,draft,1.0.0,,,,
NECK.NAPE,NECK,region,both,3,Nape of neck,项部,,,,,no,,skin,draft,1.0.0,,,,
TRUNK,BODY,group,none,4,Trunk,躯干,,,,,no,,skin,draft,1.0.0,,,,
ABDOMEN,TRUNK,group,image_region,5,Abdomen,腹部,belly,,,,no,,skin,draft,1.0.0,,,,
"""
"""Groups that are chosen as regions, and one that only orders others."""

NECK, ABDOMEN = term("NECK", "Neck", "颈部"), term("ABDOMEN", "Abdomen", "腹部")
TRUNK = term("TRUNK", "Trunk", "躯干")

SAID: dict[str, tuple[int, Content]] = {
    "neck": (1, Region(Site(NECK))),
    "abdomen": (1, Region(Site(ABDOMEN))),
    "far neck": (2, Region(Site(NECK))),
    "face": (2, Region(Site(FACE))),
    "papule": (0, Lesion(PAPULE, None, (Site(NECK), Site(FACE)))),
    "box": (1, Mark(BOX, FindingId("neck"))),
    "point": (1, Mark(POINT, FindingId("papule"))),
}


def lexicon_with_groups(folder: Path) -> None:
    whole_lexicon(folder)
    (folder / "regions.csv").write_text(REGIONS + GROUPS, encoding="utf-8")


def room_in(parent: Path) -> AnnotationRoom:
    parent.mkdir()
    lexicon_with_groups(parent / "clinic-skin")
    return AnnotationRoom(parent)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[AnnotationRoom]:
    with room_in(tmp_path / "first") as made:
        yield made


@pytest.fixture
def second(tmp_path: Path) -> Iterator[AnnotationRoom]:
    with room_in(tmp_path / "second") as made:
        yield made


def take(room: AnnotationRoom, path: Path, wish: ImportWish | None = None) -> ImportPlan:
    service, wanted = room.desk.annotation_import, wish or ImportWish()
    made = service.plan(room.actor(), "skin", service.read([path]), wanted)
    service.apply(room.actor(), made, wanted)
    return made


def told(made: ImportPlan) -> list[str]:
    return [problem.sentence() for problem in made.problems]


@pytest.mark.parametrize("format_", [FileFormat.JSONL, FileFormat.CSV])
def test_coarse_regions_and_lesions_in_them_come_back(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path, format_: FileFormat
) -> None:
    say_all(first, SAID)
    made = take(second, exported(first, tmp_path / "out", format_))
    assert told(made) == []
    assert {(one.label, one.how) for one in made.words} == {
        ("Neck", How.NODE_ID),
        ("Abdomen", How.NODE_ID),
        ("Face", How.NODE_ID),
        ("Papule", How.NODE_ID),
    }
    assert named(second) == expected(SAID)


def test_coarse_regions_come_back_from_the_lines_alone_and_by_their_names(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first, SAID)
    lines = exported(first, tmp_path / "out", FileFormat.JSONL) / "cases.jsonl"
    elsewhere = tmp_path / "cases.jsonl"
    # As another lexicon would call it: the node is not known, the name is.
    elsewhere.write_text(lines.read_text("utf-8").replace('"NECK"', '"OTHER.NECK"'), "utf-8")
    made = take(second, elsewhere)
    assert {one.label: one.how for one in made.words}["Neck"] is How.NAME
    assert named(second) == expected(SAID)


@pytest.mark.parametrize("format_", [FileFormat.COCO, FileFormat.LABELME, FileFormat.LABEL_STUDIO])
def test_a_mark_of_a_coarse_region_comes_back_from_formats_of_others(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path, format_: FileFormat
) -> None:
    said: dict[str, tuple[int, Content]] = {
        "neck": (1, Region(Site(NECK))),
        "box": (1, Mark(BOX, FindingId("neck"))),
    }
    say_all(first, said)
    made = take(second, exported(first, tmp_path / "out", format_))
    assert told(made) == []
    assert named(second) == expected(said)


def test_a_coarse_region_comes_back_from_a_report(tmp_path: Path) -> None:
    lexicon_with_groups(tmp_path / "clinic-skin")
    with DicomRoom(tmp_path) as room:
        room.say(
            ("neck", 1, Region(Site(NECK))),
            ("n", 1, Mark(BOX, FindingId("neck"))),
            ("papule", 0, Lesion(PAPULE, None, (Site(ABDOMEN),))),
            ("p", 1, Mark(POINT, FindingId("papule"))),
        )
        room.export(FileFormat.DICOM_SR)
        made, _ = room.plan(room.parent / "out")
        assert told(made) == []
        room.take(room.parent / "out")
        regions = [one.content.site.term for one in room.found(Region, "bert")]
        assert regions == [NECK]


@pytest.mark.parametrize("chosen", ["TRUNK", "L.PAPULE"])
def test_each_region_is_told_that_a_mapping_sends_where_no_region_can_go(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path, chosen: str
) -> None:
    say_all(first, SAID)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    made = take(second, folder / "cases.jsonl", ImportWish({"Neck": chosen}))
    name = {"TRUNK": "Trunk", "L.PAPULE": "Papule"}[chosen]
    why = f"it is mapped to {name}, which cannot be chosen for it; map it to another term."
    assert [one for one in told(made) if "region" in one] == [
        f"cases.jsonl, row 1: region Neck: {why}",
        f"cases.jsonl, row 1: region Neck: {why}",
    ]
    kept = [one.site.term for _, one in named(second) if isinstance(one, Region)]
    assert kept == [ABDOMEN, FACE]


def test_a_location_is_told_that_a_mapping_sends_where_no_place_is(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    said: dict[str, tuple[int, Content]] = {"papule": (0, Lesion(PAPULE, None, (Site(NECK),)))}
    say_all(first, said)
    folder = exported(first, tmp_path / "out", FileFormat.CSV)
    made = take(second, folder, ImportWish({"Neck": "TRUNK"}))
    why = "“Neck” is mapped to Trunk, which cannot be chosen for it, and stays out."
    assert told(made) == [f"annotations.csv, row 2: lesion Papule: {why}"]
    assert [one for _, one in named(second)] == [Lesion(PAPULE)]


def test_a_region_of_a_whole_image_is_told_that_a_mapping_sends_to_a_heading(
    tmp_path: Path,
) -> None:
    lexicon_with_groups(tmp_path / "clinic-skin")
    with DicomRoom(tmp_path) as room:
        room.say(("neck", 1, Region(Site(NECK))), ("face", 1, Region(Site(FACE))))
        room.export(FileFormat.DICOM_SR)
        made = room.take(room.parent / "out", given={"Neck": "TRUNK"})
        assert [one.partition(": ")[2] for one in told(made)] == [
            "it is mapped to Trunk, which cannot be chosen for it; map it to another term."
        ]
        assert [one.content.site.term for one in room.found(Region, "bert")] == [FACE]
        assert room.found(Lesion, "bert") == []


FOREIGN = [FileFormat.COCO, FileFormat.LABELME, FileFormat.CVAT, FileFormat.LABEL_STUDIO]


@pytest.mark.parametrize("format_", FOREIGN)
def test_the_places_of_a_lesion_come_back_from_formats_of_others(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path, format_: FileFormat
) -> None:
    said: dict[str, tuple[int, Content]] = {
        "papule": (0, Lesion(PAPULE, None, (RIGHT, Site(NECK)))),
        "box": (1, Mark(BOX, FindingId("papule"))),
        "more": (2, Mark(BOX, FindingId("papule"))),
    }
    say_all(first, said)
    folder = exported(first, tmp_path / "out", format_)
    made = take(second, folder)
    assert (told(made), dict(made.beside)) == ([], {})
    assert named(second) == expected(said)
    again = take(second, folder)
    assert (again.cases, told(again)) == ((), [])


def test_a_place_that_the_lexicon_lacks_is_told_and_one_that_was_said_stays(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    said: dict[str, tuple[int, Content]] = {
        "papule": (0, Lesion(PAPULE, None, (Site(NECK), Site(term("X", "Tail", "尾"))))),
        "box": (1, Mark(BOX, FindingId("papule"))),
    }
    say_all(first, said)
    say_all(second, {**said, "papule": (0, Lesion(PAPULE, None, (Site(FACE),)))})
    made = take(second, exported(first, tmp_path / "out", FileFormat.COCO))
    assert dict(made.beside) == {"location": 1}
    assert told(made) == [
        "case-0001-1.png, row 1: its location is left out: the lesion has another one."
    ]
    kept = [one for _, one in named(second) if isinstance(one, Lesion)]
    assert kept == [Lesion(PAPULE, None, (Site(FACE),))]
