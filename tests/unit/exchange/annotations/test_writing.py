"""Annotations in others' formats, read back by others' readers where there are some."""

import base64
import io
import json
from xml.etree import ElementTree as Tree

import numpy as np
import pytest
from PIL import Image

from medannot.domain.annotation.exported import Holds, losses
from medannot.exchange.annotations import coco, cvat, label_studio, labelme
from tests.helpers.annotated_case import annotated_case

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
             "ellipse": 1, "untargeted": 1},
        ),
        (labelme.HOLDS, {"region": 1, "diagnosis": 1, "ellipse": 1, "untargeted": 1}),
        (cvat.HOLDS, {"region": 1, "diagnosis": 1, "untargeted": 1}),
        (
            label_studio.HOLDS,
            {"region": 1, "diagnosis": 1, "freehand": 1, "polyline": 1, "distance": 1, "brush": 1,
             "untargeted": 1},
        ),
    ],
)  # fmt: skip
def test_what_a_format_cannot_hold_is_counted(holds: Holds, told: dict[str, int]) -> None:
    assert {str(loss.what): loss.count for loss in losses([CASE], holds)} == told
