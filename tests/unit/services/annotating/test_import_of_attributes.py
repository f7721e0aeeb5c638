"""Attributes of other programs' marks: found by name, mapped by hand, told where they are left."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Lesion, Term, Value
from medannot.domain.annotation.mapping import How
from medannot.domain.lexicon.node import Language
from medannot.domain.people import OWNER
from medannot.services.annotation_import_values import ImportPlan, ImportWish
from tests.helpers.annotated import PAPULE, PIN, AnnotationRoom
from tests.helpers.small_lexicon import small_lexicon

NEAR, FAR = "case-0001-1.png", "case-0001-2.png"
ATTRIBUTES = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
cardinality,unit,applies_to_roles,exclusive_group,rank,min,max,status,since,deprecated_since,\
replaced_by,source,note
ATTRIBUTE,,tree,none,4,Attribute,属性,,,,,,,,,,,,draft,1.0.0,,,,
A.COLOR,ATTRIBUTE,attribute,none,1,Colour,颜色,Hue,,,,many,,,,,,,draft,1.0.0,,,,
A.COLOR.RED,A.COLOR,descriptor,yes,2,Red,红色,,,,,,,,,,,,draft,1.0.0,,,,
A.COLOR.BROWN,A.COLOR,descriptor,yes,3,Brown,褐色,Tan,,,,,,,,,,,draft,1.0.0,,,,
A.SIZE,ATTRIBUTE,attribute,none,4,Size,大小,,,,,single,cm,,,,,,draft,1.0.0,,,,
A.SIZE.SMALL,A.SIZE,descriptor,yes,5,Small,小,,,,,,,,size,1,,1,draft,1.0.0,,,,
A.SIZE.LARGE,A.SIZE,descriptor,yes,6,Large,大,,,,,,,,size,2,1,,draft,1.0.0,,,,
"""
COLOUR, SIZE = Term("A.COLOR", PIN, "Colour", "颜色"), Term("A.SIZE", PIN, "Size", "大小")
RED, BROWN = Term("A.COLOR.RED", PIN, "Red", "红色"), Term("A.COLOR.BROWN", PIN, "Brown", "褐色")
SMALL = Term("A.SIZE.SMALL", PIN, "Small", "小")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project that goes by a lexicon with two attributes."""
    lexicon = small_lexicon(tmp_path / "clinic-skin")
    (lexicon / "attributes.csv").write_text(ATTRIBUTES, encoding="utf-8")
    with AnnotationRoom(tmp_path) as made:
        yield made


def coco(path: Path, *said: Mapping[str, object], label: str = "papule") -> Path:
    """Write a file of boxes beside one another, each with its attributes."""
    annotations = [
        {"image_id": 1, "category_id": 1, "bbox": [8 * (n % 12), 2, 4, 4], "attributes": attributes}
        for n, attributes in enumerate(said)
    ]
    image = {"id": 1, "file_name": NEAR, "width": 100, "height": 80}
    read = {"images": [image], "categories": [{"id": 1, "name": label}], "annotations": annotations}
    path.write_text(json.dumps(read))
    return path


def plan(room: AnnotationRoom, path: Path, **given: str) -> ImportPlan:
    service = room.desk.annotation_import
    mapping = {key.replace("__", "="): value for key, value in given.items()}
    return service.plan(room.actor(), "skin", service.read([path]), ImportWish(mapping))


def take(room: AnnotationRoom, made: ImportPlan) -> None:
    room.desk.annotation_import.apply(room.actor(), made, ImportWish())


def lesions(room: AnnotationRoom) -> list[Lesion]:
    contents = [one.content for one in room.open().findings.values()]
    return [one for one in contents if isinstance(one, Lesion)]


def told(made: ImportPlan) -> list[str]:
    return [problem.sentence() for problem in made.problems]


def test_values_find_their_descriptors_by_names(room: AnnotationRoom, tmp_path: Path) -> None:
    said = {"hue": "Red; tan", "大小": "small", "Size (mm)": "2 to 5", "occluded": False}
    made = plan(room, coco(tmp_path / "a.json", said, {"colour": "red"}))
    take(room, made)
    values = (Value(COLOUR, (RED, BROWN)), Value(SIZE, (SMALL,), 2.0, 5.0, "mm"))
    assert lesions(room) == [Lesion(PAPULE, values=values)]
    assert made.beside == {"occluded": 1}
    assert [(one.label, one.how) for one in made.undecided] == [("occluded=false", How.UNMAPPED)]


def test_the_same_file_once_more_changes_nothing(room: AnnotationRoom, tmp_path: Path) -> None:
    file = coco(tmp_path / "a.json", {"colour": "red", "size": "small"}, {"colour": "brown"})
    take(room, plan(room, file))
    again = plan(room, file)
    assert (again.cases, again.already, told(again)) == ((), 2, [])


def test_a_value_or_a_name_is_mapped_by_hand_or_left_out(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    file = coco(tmp_path / "a.json", {"tint": "tan", "c": "rubor", "noise": "1"}, {"noise": "2"})
    made = plan(room, file, **{"tint__*": "A.COLOR", "c__rubor": "A.COLOR.RED", "noise__*": ""})
    take(room, made)
    assert lesions(room) == [Lesion(PAPULE, values=(Value(COLOUR, (BROWN, RED)),))]
    assert made.beside == {}
    assert {one.label: one.how for one in made.values} == {
        "c=rubor": How.GIVEN,
        "noise=1": How.LEFT_OUT,
        "noise=2": How.LEFT_OUT,
        "tint=tan": How.GIVEN,
    }


def test_what_excludes_each_other_is_told_and_the_first_stays(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    made = plan(room, coco(tmp_path / "a.json", {"size": "small"}, {"size": "large"}))
    assert told(made) == [f"{NEAR}, row 2: its Size is left out: the lesion has another one."]
    take(room, made)
    assert lesions(room) == [Lesion(PAPULE, values=(Value(SIZE, (SMALL,)),))]


def test_what_a_person_said_before_is_added_to_and_not_changed(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    own = Lesion(PAPULE, values=(Value(COLOUR, (RED,)),))
    room.say(room.open(), own)
    made = plan(room, coco(tmp_path / "a.json", {"colour": "brown", "size": "small"}))
    assert told(made) == [f"{NEAR}, row 1: its Colour is left out: the lesion has another one."]
    assert ({kind.value: n for kind, n in made.counts.items()}, made.added_to) == ({"mark": 1}, 1)
    take(room, made)
    assert lesions(room) == [Lesion(PAPULE, values=(Value(COLOUR, (RED,)), Value(SIZE, (SMALL,))))]


def test_attributes_of_what_is_no_lesion_are_told(room: AnnotationRoom, tmp_path: Path) -> None:
    made = plan(room, coco(tmp_path / "a.json", {"colour": "red"}, label="face"))
    assert made.beside == {"Colour": 1}


def test_a_name_with_very_many_values_is_one_row(room: AnnotationRoom, tmp_path: Path) -> None:
    made = plan(room, coco(tmp_path / "a.json", *({"id": str(n)} for n in range(300))))
    assert [(one.label, one.count) for one in made.values] == [("id=*", 300)]


@pytest.mark.parametrize("format_", [FileFormat.COCO, FileFormat.CVAT, FileFormat.LABELME])
def test_what_is_given_away_comes_back_with_its_attributes(
    room: AnnotationRoom, tmp_path: Path, format_: FileFormat
) -> None:
    take(room, plan(room, coco(tmp_path / "a.json", {"colour": "red; brown", "size (mm)": "3"})))
    before = lesions(room)
    export = room.desk.annotation_export
    export.write(OWNER, export.plan(OWNER, "skin", format_, "anna"), tmp_path / "out")
    again = plan(room, tmp_path / "out")
    assert (again.cases, again.undecided) == ((), ())
    service = room.desk.annotation_import
    actor = room.actor("bert")
    read = service.read([tmp_path / "out"])
    service.apply(actor, service.plan(actor, "skin", read, ImportWish()), ImportWish())
    of_bert = [one.content for one in room.open("bert").findings.values()]
    assert [one for one in of_bert if isinstance(one, Lesion)] == before


def test_labels_go_out_in_chinese_and_are_known_again(room: AnnotationRoom, tmp_path: Path) -> None:
    take(room, plan(room, coco(tmp_path / "a.json", {"colour": "red"})))
    export, out = room.desk.annotation_export, tmp_path / "out"
    planned = export.plan(OWNER, "skin", FileFormat.LABELME, "anna")
    export.write(OWNER, planned, out, language=Language.CHINESE)
    read = json.loads((out / "case-0001-1.json").read_text())
    assert [one["label"] for one in read["shapes"]] == ["丘疹"]
    assert read["shapes"][0]["attributes"]["颜色"] == "红色"
    again = plan(room, out)
    assert (again.cases, again.already, again.undecided) == ((), 1, ())


def test_a_mapping_is_written_and_read_again(room: AnnotationRoom, tmp_path: Path) -> None:
    given = {"=cmd": "", "colour=*": "A.COLOR", '腹, quote"': "L.PAPULE"}
    room.desk.annotation_import.write_mapping(tmp_path / "map.csv", given)
    assert room.desk.annotation_import.mapping(tmp_path / "map.csv") == given
    assert [one.name for one in tmp_path.glob("*map*")] == ["map.csv"]
