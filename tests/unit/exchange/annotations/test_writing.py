"""Annotations in others' formats, read back by others' readers where there are some."""

import base64
import io
import json
from dataclasses import replace
from xml.etree import ElementTree as Tree

import numpy as np
import pytest
from PIL import Image

from medannot.domain.annotation.exported import AnnotatedCase, Holds, losses
from medannot.domain.annotation.finding import (
    Laterality,
    LateralitySource,
    Lesion,
    Mark,
    Region,
    Site,
)
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.ids import FindingId
from medannot.exchange.annotations import coco, cvat, label_maps, label_studio, labelme
from medannot.exchange.annotations.label_studio_reading import label_studio_of
from tests.helpers.annotated_case import FACE, NEAR, PAPULE, RED, WHOLE, annotated_case, finding

CASE = annotated_case()


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_pycocotools_reads_the_marks_with_an_inside() -> None:
    mask = pytest.importorskip("pycocotools.mask")
    from pycocotools.coco import COCO

    made = COCO()
    made.dataset = json.loads(json.dumps(coco.coco([CASE], "Trial")))
    made.createIndex()

    assert [one["file_name"] for one in made.loadImgs(made.getImgIds())] == [
        "case-0001-1.png",
        "case-0001-2.png",
    ]
    papules = made.loadAnns(made.getAnnIds(catIds=made.getCatIds(catNms=["Papule"])))
    assert [one["bbox"] for one in papules] == [
        [4, 2, 6, 6],
        [10, 10, 20, 10],
        [2, 12, 6, 8],
        [34, 24, 3, 2],
    ]
    box, ellipse, polygon, brush = (made.annToMask(one) for one in papules)
    assert int(box.sum()) == 36
    assert (box[2:8, 4:10] == 1).all()
    assert int(ellipse.sum()) == pytest.approx(np.pi * 10 * 5, rel=0.05)
    assert int(polygon.sum()) == pytest.approx(36, abs=6)
    assert brush[24:26, 34:37].tolist() == [[1, 0, 1], [1, 1, 1]]
    assert [one["area"] for one in papules][::3] == [36, 5]
    assert mask.area(made.annToRLE(papules[3])) == 5
    assert papules[0]["attributes"]["Size (cm)"] == "0.1 to 0.3"
    assert papules[0]["attributes"]["role"] == "primary"
    face = made.loadAnns(made.getAnnIds(catIds=made.getCatIds(catNms=["Face"])))
    assert [one["bbox"] for one in face] == [[0, 0, 20, 10]]


def test_labelme_gets_every_mark_in_its_own_words() -> None:
    near = labelme.labelme([CASE])["case-0001-1.png"]
    shapes = near["shapes"]
    assert isinstance(shapes, list)
    assert (near["imageWidth"], near["imageHeight"], near["imageData"]) == (40, 30, None)
    assert [one["shape_type"] for one in shapes] == [
        "point",
        "rectangle",
        "polygon",
        "polygon",
        "linestrip",
        "linestrip",
        "line",
        "mask",
    ]
    assert {(one["label"], one["description"], one["group_id"]) for one in shapes} == {
        ("Papule", "L.PAPULE", 1)
    }
    assert shapes[3]["points"] == [[2, 12], [8, 12], [8, 20], [2, 16]]
    assert shapes[4]["points"] == [[0, 0], [1.5, 2], [3, 2.25]]
    assert shapes[7]["points"] == [[34, 24], [36, 25]]
    with Image.open(io.BytesIO(base64.b64decode(shapes[7]["mask"]))) as picture:
        assert np.asarray(picture).tolist() == [[True, False, True], [True, True, True]]


def test_cvat_gets_every_mark_and_the_labels_it_needs() -> None:
    top = Tree.fromstring(cvat.cvat([CASE], "Trial"))
    images = top.findall("image")
    assert [one.get("name") for one in images] == ["case-0001-1.png", "case-0001-2.png"]
    assert [one.tag for one in images[0]] == [
        "points",
        "box",
        "ellipse",
        "polygon",
        "polyline",
        "polyline",
        "polyline",
        "mask",
    ]
    _, box, ellipse, polygon, line, _, _, mask = images[0]
    assert [box.get(name) for name in ("xtl", "ytl", "xbr", "ybr")] == ["4", "2", "10", "8"]
    assert [ellipse.get(name) for name in ("cx", "cy", "rx", "ry")] == ["20", "15", "10", "5"]
    assert polygon.get("points") == "2,12;8,12;8,20;2,16"
    assert line.get("points") == "0,0;1.5,2;3,2.25"
    assert (mask.get("rle"), mask.get("left"), mask.get("width")) == ("0, 1, 1, 4", "34", "3")
    said = {one.get("name"): one.text for one in box.findall("attribute")}
    assert said["node_id"] == "L.PAPULE"
    assert said["Colour"] == "Red"
    labels = {one.findtext("name") for one in top.iterfind("meta/task/labels/label")}
    assert labels == {"Papule", "Face", "unlabelled"}


def test_label_studio_gets_percents_of_the_sides() -> None:
    near, far = label_studio.label_studio([CASE])
    assert near["data"] == {"image": "case-0001-1.png"}
    (said,) = json.loads(json.dumps(near))["annotations"]
    values = {one["type"]: one["value"] for one in said["result"]}
    assert values["rectanglelabels"] == {
        "x": 10,
        "y": pytest.approx(20 / 3),
        "width": 15,
        "height": 20,
        "rotation": 0,
        "rectanglelabels": ["Papule"],
    }
    assert values["ellipselabels"]["radiusX"] == 25
    assert values["keypointlabels"]["x"] == 7.5
    assert values["polygonlabels"]["points"][1] == [20, 40]
    assert [one["type"] for one in json.loads(json.dumps(far))["annotations"][0]["result"]] == [
        "rectanglelabels",
        "keypointlabels",
    ]


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        (
            coco.HOLDS,
            {"region": 1, "diagnosis": 1, "point": 2, "freehand": 1, "polyline": 1, "distance": 1,
             "ellipse": 1},
        ),
        (labelme.HOLDS, {"region": 1, "diagnosis": 1, "ellipse": 1, "untargeted": 1}),
        (cvat.HOLDS, {"region": 1, "diagnosis": 1, "untargeted": 1}),
        (
            label_studio.HOLDS,
            {"region": 1, "diagnosis": 1, "freehand": 1, "polyline": 1, "distance": 1,
             "untargeted": 1},
        ),
    ],
)  # fmt: skip
def test_what_a_format_cannot_hold_is_counted(holds: Holds, told: dict[str, int]) -> None:
    assert {str(loss.what): loss.count for loss in losses([CASE], holds)} == told


LEFT = Site(FACE, Laterality.LEFT, LateralitySource.STATED)
NOTED = Lesion(PAPULE, None, (LEFT, Site(FACE)), (RED,), "itches at night")


def noted_case() -> AnnotatedCase:
    """A lesion with a box, another with a point alone, one without a mark, a mark of nothing."""
    point = Outline(ShapeKind.POINT, ((3, 4),))
    found = (
        finding("boxed", NOTED),
        finding("pointed", NOTED),
        finding("unmarked", NOTED),
        finding("region", Region(LEFT), NEAR),
        finding("m1", Mark(WHOLE, FindingId("boxed")), NEAR),
        finding("m2", Mark(point, FindingId("pointed")), NEAR),
        finding("m3", Mark(point), NEAR),
        finding("m4", Mark(WHOLE, FindingId("region")), NEAR),
    )
    return AnnotatedCase(1, "case-0001", "A01", (NEAR,), found)


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        # What is not held goes as a whole, and is not told again as "less exactly".
        (coco.HOLDS, {("region", 1, False), ("point", 2, False), ("unmarked", 2, False)}),
        (labelme.HOLDS, {("region", 1, False), ("unmarked", 1, False), ("untargeted", 1, True)}),
        (cvat.HOLDS, {("region", 1, False), ("unmarked", 1, False), ("untargeted", 1, True)}),
        (
            label_studio.HOLDS,
            {("region", 1, False), ("unmarked", 1, False), ("untargeted", 1, True)},
        ),
        (
            label_maps.HOLDS,
            {("region", 1, False), ("point", 2, False), ("unmarked", 2, False),
             ("attributes", 1, False), ("locations", 2, False), ("notes", 1, False),
             ("box", 2, True)},
        ),
    ],
)  # fmt: skip
def test_lesions_without_a_written_mark_are_counted_once(
    holds: Holds, told: set[tuple[str, int, bool]]
) -> None:
    found = losses([noted_case()], holds)
    assert {(one.what.value, one.count, one.approximate) for one in found} == told


def test_locations_with_their_side_and_notes_stand_beside_the_marks() -> None:
    case = noted_case()
    lesion, region = json.loads(json.dumps(coco.coco([case], "Trial")))["annotations"]
    beside = {"location": "Face (left, stated); Face", "note": "itches at night"}
    assert beside.items() <= lesion["attributes"].items()
    assert region["attributes"]["laterality"] == "left, stated"
    (task,) = json.loads(json.dumps(label_studio.label_studio([case])))
    assert beside.items() <= task["annotations"][0]["result"][0]["meta"].items()
    (shape, *_) = json.loads(json.dumps(labelme.labelme([case])))[NEAR.name]["shapes"]
    assert beside.items() <= shape["attributes"].items()
    shape = Tree.fromstring(cvat.cvat([case], "Trial")).find("image/box")
    assert shape is not None
    assert beside.items() <= {one.get("name"): one.text for one in shape}.items()


def test_the_box_of_a_painted_mark_is_the_extent_of_its_pixels() -> None:
    # Of five columns and four rows that are kept, one pixel in the third column, second row.
    found = (finding("m", Mark(Brush(10, 20, 5, 4, (7, 1, 12))), NEAR),)
    case = AnnotatedCase(1, "case-0001", "A01", (NEAR,), found)
    (said,) = json.loads(json.dumps(coco.coco([case], "Trial")))["annotations"]
    assert (said["bbox"], said["area"]) == ([12, 21, 1, 1], 1)


def unpacked(data: list[int]) -> list[int]:
    """Decode thi.ng's rle-pack as its README tells it, a string of bits read one after another."""
    bits = "".join(f"{byte:08b}" for byte in data)
    at = 0

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at], 2)

    total, word = take(32), take(5) + 1
    sizes = [take(4) + 1 for _ in range(4)]
    values: list[int] = []
    while len(values) < total:
        is_repeated = take(1)
        length = take(sizes[take(2)]) + 1
        values += [take(word)] * length if is_repeated else [take(word) for _ in range(length)]
    return values


@pytest.mark.parametrize(
    ("columns", "rows", "brush"),
    [
        (40, 30, Brush(34, 24, 3, 2, (0, 1, 1, 4))),
        (4, 3, Brush(0, 0, 4, 3, (0, 12))),
        # Longer than the longest run of 65,536 values.
        (500, 400, Brush(1, 1, 498, 398, (0, 498 * 398))),
        (300, 200, Brush(0, 100, 300, 100, (0, 30_000))),
    ],
)
def test_label_studio_gets_painted_masks_packed(columns: int, rows: int, brush: Brush) -> None:
    image = replace(NEAR, columns=columns, rows=rows)
    found = (finding("l", Lesion(PAPULE)), finding("m", Mark(brush, FindingId("l")), image))
    case = AnnotatedCase(1, "case-0001", "A01", (image,), found)
    made = json.loads(json.dumps(label_studio.label_studio([case])))
    (said,) = made[0]["annotations"][0]["result"]
    assert said["type"] == "brushlabels"
    assert (said["original_width"], said["original_height"]) == (columns, rows)
    value = said["value"]
    assert (value["format"], value["brushlabels"]) == ("rle", ["Papule"])

    pixels = np.array(unpacked(value["rle"])).reshape(rows, columns, 4)
    expected = np.zeros((rows, columns), dtype=int)
    inside = np.repeat(np.arange(len(brush.runs)) % 2, brush.runs)
    place = slice(brush.top, brush.top + brush.height), slice(brush.left, brush.left + brush.width)
    expected[place] = 255 * inside.reshape(brush.height, brush.width)
    assert (pixels == expected[:, :, None]).all()
    (mark,) = label_studio_of(made, "tasks.json").images[0].marks
    assert (mark.shape, mark.label, mark.node_id) == (brush, "Papule", "L.PAPULE")
