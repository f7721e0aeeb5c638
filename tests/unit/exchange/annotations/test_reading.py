"""Files of other programs: what they mean, and what is refused of broken and hostile ones."""

import base64
import io
import json
import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.exchange.annotations.files import Job, files_of
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from tests.helpers.annotated_case import annotated_case
from tests.helpers.pictures import encoded, png_chunk

BOX = Outline(ShapeKind.BOX, ((1, 2), (4, 6)))


def read(data: bytes | str | object, name: str = "theirs") -> ForeignSet:
    if not isinstance(data, bytes | str):
        data = json.dumps(data)
    return read_foreign([ForeignFile(name, data.encode() if isinstance(data, str) else data)])


def told(found: ForeignSet) -> list[str]:
    return [problem.sentence() for problem in found.problems]


def coco(*annotations: object, **image: object) -> dict[str, object]:
    return {
        "images": [{"id": 7, "file_name": "a.png", "width": 10, "height": 8, **image}],
        "categories": [{"id": 3, "name": "spot"}],
        "annotations": list(annotations),
    }


def annotation(**said: object) -> dict[str, object]:
    return {"image_id": 7, "category_id": 3, **said}


def marks(found: ForeignSet) -> list[ForeignMark]:
    return [mark for image in found.images for mark in image.marks]


def test_coco_of_others_has_boxes_parts_and_masks() -> None:
    found = read(
        coco(
            annotation(bbox=[1, 2, 3, 4], segmentation=[]),
            annotation(segmentation=[[0, 0, 4, 0, 4, 4], [5, 5, 9, 5, 9, 7, 5, 5]]),
            annotation(segmentation={"size": [8, 10], "counts": [8, 3, 5, 2, 62]}),
            annotation(bbox=[1, 2, 3, 4], attributes={"colour": "red", "deep": {"x": 1}, "n": 2}),
        )
    )
    assert told(found) == []
    assert marks(found) == [
        ForeignMark("spot", BOX),
        ForeignMark("spot", Outline(ShapeKind.POLYGON, ((0, 0), (4, 0), (4, 4)))),
        ForeignMark("spot", Outline(ShapeKind.POLYGON, ((5, 5), (9, 5), (9, 7)))),
        # Column after column: three pixels of the second column, two of the third.
        ForeignMark("spot", Brush(1, 0, 2, 3, (0, 5, 1))),
        ForeignMark("spot", BOX, attributes={"colour": "red", "n": "2"}),
    ]
    assert (found.images[0].columns, found.images[0].rows) == (10, 8)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"image_id": 8, "bbox": [1, 1, 1, 1]}, "it names an image that is not in the file."),
        ({"category_id": 8, "bbox": [1, 1, 1, 1]}, "it names a category that is not in the file."),
        (
            {"category_id": [3], "bbox": [1, 1, 1, 1]},
            "it names a category that is not in the file.",
        ),
        ({}, "it has neither outline nor box."),
        ({"bbox": [1, 1, 1]}, "it has neither outline nor box."),
        ({"bbox": [1, 1, float("nan"), 1]}, "a coordinate is no number, or beyond all images."),
        ({"bbox": [1, 1, 1e400, 1]}, "a coordinate is no number, or beyond all images."),
        ({"bbox": [1, 1, 10**400, 1]}, "a coordinate is no number, or beyond all images."),
        ({"bbox": [1, 1, "3", 1]}, "a coordinate is missing or no number."),
        ({"bbox": [1, 1, True, 1]}, "a coordinate is missing or no number."),
        ({"bbox": [1, 1, 0, 1]}, "it covers nothing."),
        ({"bbox": [11, 1, 2, 2]}, "it lies outside the image."),
        ({"bbox": [-5, 1, 2, 2]}, "it lies outside the image."),
        (
            {"segmentation": [[1, 1, 2, 2]]},
            "a part of its outline is no list of at least three points.",
        ),
        ({"segmentation": [[1, 1, 2, 2, 3, 3]]}, None),
        ({"segmentation": [[1, 1, 1, 1, 1, 1]]}, "it has too few points for its kind."),
        ({"segmentation": [[1, 1, 1, 2, 1, 3]]}, "it covers nothing."),
        ({"segmentation": [[1] * 20_002]}, "it has more than 10000 points."),
        ({"segmentation": {"counts": [80]}}, "its mask does not say its size."),
        (
            {"segmentation": {"size": [10, 8], "counts": [80]}},
            "its mask has another size than its image.",
        ),
        (
            {"segmentation": {"size": [8, 10], "counts": [8, 73]}},
            "its run lengths do not fit the image; they are longer or shorter.",
        ),
        (
            {"segmentation": {"size": [8, 10], "counts": [8, 1]}},
            "its run lengths do not fit the image; they are longer or shorter.",
        ),
        (
            {"segmentation": {"size": [8, 10], "counts": [-8, 88]}},
            "a run length of its mask is no number of pixels.",
        ),
        ({"segmentation": {"size": [8, 10], "counts": [80]}}, "it covers nothing."),
        ({"segmentation": {"size": [8, 10], "counts": None}},
         "its mask has no run lengths, or too many."),
        ({"segmentation": {"size": [8, 10], "counts": "\u0001"}},
         "its compressed mask is broken."),
        ({"segmentation": {"size": [8, 10], "counts": "o" * 9}},
         "its compressed mask is broken."),
        ({"segmentation": {"size": [10**6, 10**6], "counts": [10**12]}},
         "its mask has no size, or is larger than any image."),
        ({"bbox": [1, 1, 2, 2], "attributes": {"frame": "0"}},
         "it names a frame that no image has."),
    ],
)  # fmt: skip
def test_what_coco_cannot_mean_is_told_with_its_place(
    said: dict[str, object], why: str | None
) -> None:
    good = annotation(bbox=[1, 2, 3, 4])
    found = read(coco(good, annotation(**said), good))
    assert told(found) == ([f"theirs, row 2: {why}"] if why else [])
    assert [mark.shape for mark in marks(found)][:: 2 if not why else 1] == [BOX, BOX]


def test_a_mask_beyond_every_image_is_refused_without_a_known_size() -> None:
    huge = annotation(segmentation={"size": [100_000, 100_000], "counts": [10**10]})
    assert told(read(coco(huge, width=None, height=None))) == [
        "theirs, row 1: its mask has no size, or is larger than any image."
    ]


def labelme(*shapes: object, **more: object) -> dict[str, object]:
    size = {"imageWidth": 10, "imageHeight": 8}
    return {"shapes": list(shapes), "imagePath": "..\\photos\\a.png", **size, **more}


def shape(kind: str, points: object, **said: object) -> dict[str, object]:
    return {"label": "spot", "shape_type": kind, "points": points, **said}


def test_labelme_of_others() -> None:
    mask = base64.b64encode(encoded(np.array([[0, 255], [255, 255]], np.uint8), "PNG")).decode()
    found = read(
        labelme(
            shape("rectangle", [[4, 6], [1, 2]], group_id=5),
            shape("circle", [[5, 4], [5, 2]]),
            shape("linestrip", [[1, 1], [2, 2], [3, 1]]),
            shape("line", [[1, 1], [2, 2]]),
            shape("point", [[1, 1]], description="by eye"),
            shape("mask", [[3, 4], [4, 5]], mask=mask),
            flags={"eczema": True, "scar": False},
        )
    )
    assert told(found) == []
    (image,) = found.images
    assert (image.name, image.columns, image.rows) == ("..\\photos\\a.png", 10, 8)
    assert image.marks == (
        ForeignMark("eczema", None),
        ForeignMark("spot", Outline(ShapeKind.BOX, ((4, 6), (1, 2))), attributes={"group": "5"}),
        ForeignMark("spot", Outline(ShapeKind.ELLIPSE, ((3, 2), (7, 6)))),
        ForeignMark("spot", Outline(ShapeKind.POLYLINE, ((1, 1), (2, 2), (3, 1)))),
        ForeignMark("spot", Outline(ShapeKind.DISTANCE, ((1, 1), (2, 2)))),
        ForeignMark("spot", Outline(ShapeKind.POINT, ((1, 1),)), "by eye"),
        ForeignMark("spot", Brush(3, 4, 2, 2, (1, 3))),
    )


def bomb() -> str:
    """Return a small PNG that claims very many pixels, in base64."""
    head = struct.pack(">IIBBBBB", 60_000, 1_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1 << 20), 9)
    parts = (png_chunk(b"IHDR", head), png_chunk(b"IDAT", body), png_chunk(b"IEND", b""))
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(parts)).decode()


def in_base64(picture: np.ndarray, kind: str = "PNG") -> str:
    return base64.b64encode(encoded(picture, kind)).decode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (shape("cube", []), "its kind cube is not known."),
        (shape("polygon", None), "the list of its points is missing."),
        (shape("polygon", [[1, 1], [2, 2]]), "it has too few points for its kind."),
        (shape("polygon", [[1, 1], [2], [3, 3]]), "a point is no pair of numbers."),
        (shape("rectangle", [[1, 1], [2, 2], [3, 3]]), "it has too many points for its kind."),
        (shape("circle", [[1, 1]]), "a circle needs its middle and a point of its edge."),
        ({"points": [[1, 1]], "shape_type": "point"}, "it has no label."),
        ("spot", "it is no shape."),
        (
            shape("mask", [[0, 0], [1, 1]]),
            "a mask needs the corners of its box, and its picture.",
        ),
        (shape("mask", [[0, 0], [1, 1]], mask="%%"), "its mask is no base64."),
        (shape("mask", [[0, 0], [1, 1]], mask="AAAA"), "its mask is no PNG."),
        (
            shape("mask", [[0, 0], [1, 1]], mask=in_base64(np.ones((3, 3), np.uint8))),
            "its mask has another size than it should have.",
        ),
        (
            shape("mask", [[0, 0], [1, 1]], mask=in_base64(np.ones((2, 2, 3), np.uint8))),
            "its PNG has colours, and is no map of labels.",
        ),
        (shape("mask", [[0, 0], [1, 1]], mask=in_base64(np.zeros((2, 2), np.uint8))),
         "it covers nothing."),
        (shape("mask", [[0, 0], [59_999, 999]], mask=bomb()), "its mask is larger than its image."),
        (shape("mask", [[0.5, 0], [1, 1]], mask="AAAA"), "a whole number of pixels is wanted."),
    ],
)  # fmt: skip
def test_what_labelme_cannot_mean_is_told(said: object, why: str) -> None:
    found = read(labelme(shape("rectangle", [[1, 2], [4, 6]]), said))
    assert told(found) == [f"theirs, row 2: {why}"]
    assert [mark.shape for mark in marks(found)] == [BOX]


def test_a_png_that_inflates_without_end_is_not_inflated() -> None:
    bare = labelme(shape("mask", [[0, 0], [59_999, 999]], mask=bomb()))
    del bare["imageWidth"], bare["imageHeight"]
    assert told(read(bare)) == ["theirs, row 1: its PNG is broken or too large."]


def cvat(body: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<annotations><version>1.1</version>'
        f"<meta><task><labels><label><name>spot</name></label></labels></task></meta>"
        f'<image id="0" name="a.png" width="10" height="8">{body}</image></annotations>'
    ).encode()


def test_cvat_of_others() -> None:
    found = read(
        cvat(
            '<box label="spot" xtl="1" ytl="2" xbr="4" ybr="6" occluded="0" group_id="2">'
            '<attribute name="colour">red</attribute></box>'
            '<box label="spot" xtl="2" ytl="2" xbr="6" ybr="4" rotation="90"/>'
            '<points label="spot" points="1,1;2,2"/>'
            '<mask label="spot" rle="1, 3" left="3" top="4" width="2" height="2"/>'
            '<tag label="eczema"/>'
        )
    )
    assert told(found) == []
    assert marks(found) == [
        ForeignMark("spot", BOX, attributes={"colour": "red", "group": "2"}),
        ForeignMark("spot", Outline(ShapeKind.POLYGON, ((5, 1), (5, 5), (3, 5), (3, 1)))),
        ForeignMark("spot", Outline(ShapeKind.POINT, ((1, 1),))),
        ForeignMark("spot", Outline(ShapeKind.POINT, ((2, 2),))),
        ForeignMark("spot", Brush(3, 4, 2, 2, (1, 3))),
        ForeignMark("eczema", None),
    ]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<box label="spot" xtl="nan" ytl="2" xbr="4" ybr="6"/>',
         "a coordinate is no number, or beyond all images."),
        ('<box label="spot" xtl="1"/>', "a coordinate is missing or no number."),
        ('<box xtl="1" ytl="2" xbr="4" ybr="6"/>', "it has no label."),
        ('<polygon label="spot" points="1,1;2;3,3"/>', "a point is no pair of numbers."),
        ('<points label="spot"/>', "the list of its points is missing."),
        ('<cuboid label="spot"/>', "a cuboid is not read."),
        ('<mask label="spot" rle="1, 4" left="3" top="4" width="2" height="2"/>',
         "its run lengths do not fit its box; they are longer or shorter."),
        ('<mask label="spot" rle="1, x" left="3" top="4" width="2" height="2"/>',
         "a run length of its mask is no number of pixels."),
        ('<mask label="spot" rle="0" left="0" top="0" width="99999" height="99999"/>',
         "its mask has no size, or is larger than any image."),
    ],
)  # fmt: skip
def test_what_cvat_cannot_mean_is_told(body: str, why: str) -> None:
    found = read(cvat(f'<box label="spot" xtl="1" ytl="2" xbr="4" ybr="6"/>{body}'))
    assert told(found) == [f"theirs, row 2: {why}"]
    assert [mark.shape for mark in marks(found)] == [BOX]


LAUGHS = '<!DOCTYPE annotations [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (cvat("&b;", LAUGHS), "it declares a document type or entities"),
        (
            cvat("", '<!DOCTYPE annotations SYSTEM "file:///etc/passwd">'),
            "it declares a document type or entities",
        ),
        (cvat("<box"), "it is not whole XML at line 1."),
        (cvat("<a>" * 100_000), "its elements are nested too deeply."),
        (b"<html></html>", "its first element is not CVAT's annotations."),
        (b"", "it is not whole JSON"),
        (b"[" * 1_000_000, "it is nested too deeply"),
        (b'{"a":' * 1_000_000, "it is nested too deeply"),
        (b'[{"data": {"image": ' + b"9" * 5_000 + b"}}]", "a number that is too long."),
        (b"\xff\xfe{}", "it is not encoded in UTF-8"),
        (b'{"hello": 1}', "is no file of annotations that medannot knows"),
        (b"3", "is no file of annotations that medannot knows"),
        (b"[3]", "is no Label Studio file"),
        (b'{"images": 3}', "is no COCO file"),
        (b'{"shapes": 3}', "is no LabelMe file"),
        (b'{"shapes": []}', "does not name its image"),
        (b"\x89PNG\r\n\x1a\n", "its PNG is broken"),
        (encoded(np.zeros((4, 4, 3), np.uint8), "PNG"), "is no map of labels"),
        (
            encoded(np.arange(256, dtype=np.uint8).reshape(16, 16), "PNG"),
            "holds 255 different numbers; a map of labels has at most 64.",
        ),
    ],
)
def test_a_file_that_is_none_is_told_and_the_others_are_read(data: bytes, why: str) -> None:
    good = json.dumps(coco(annotation(bbox=[1, 2, 3, 4]))).encode()
    found = read_foreign([ForeignFile("bad", data), ForeignFile("good.json", good)])
    (sentence,) = told(found)
    assert sentence.startswith("bad ")  # its name stands once
    assert why in sentence
    assert [mark.shape for mark in marks(found)] == [BOX]


def studio(*results: object, **more: object) -> list[object]:
    return [{"data": {"image": "/data/upload/1/a.png"}, "annotations": [{"result": list(results)}],
             **more}]  # fmt: skip


def result(kind: str, **value: object) -> dict[str, object]:
    return {"id": "r1", "type": kind, "original_width": 200, "original_height": 100, "value": value}


def test_label_studio_of_others() -> None:
    found = read(
        studio(
            result("rectanglelabels", x=10, y=20, width=30, height=40, rectanglelabels=["spot"]),
            {**result("labels", labels=["scar"]), "id": "r2"},
            {**result("rectangle", x=10, y=20, width=10, height=10, rotation=90), "id": "r2"},
            result("choices", choices=["eczema"]),
        )
    )
    assert told(found) == []
    assert found.images[0].name == "/data/upload/1/a.png"
    assert marks(found) == [
        ForeignMark("spot", Outline(ShapeKind.BOX, ((20, 20), (80, 60)))),
        # Turned clockwise about its first corner.
        ForeignMark("scar", Outline(ShapeKind.POLYGON, ((20, 20), (20, 40), (10, 40), (10, 20)))),
        ForeignMark("eczema", None),
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (3, "a result is no object."),
        ({"type": "rectanglelabels"}, "a result has no value."),
        (result("magiclabels", magiclabels=["spot"]), "its kind magiclabels is not read."),
        (result("rectanglelabels", x=1, y=1, width=1, height=1), "it has no label."),
        (result("rectanglelabels", x=1, y=1, rectanglelabels=["spot"]),
         "a coordinate is missing or no number."),
        ({**result("keypointlabels", x=1, y=1, keypointlabels=["spot"]), "original_width": None},
         "it does not say the size of its image."),
        (result("keypointlabels", x=101, y=1, keypointlabels=["spot"]),
         "it lies outside the image."),
    ],
)  # fmt: skip
def test_what_label_studio_cannot_mean_is_told(said: object, why: str) -> None:
    assert told(read(studio(said))) == [f"theirs, row 1: {why}"]


def test_what_label_studio_says_beside_annotations_is_told() -> None:
    tasks = [*studio(predictions=[{}]), {"data": {}}, {"data": {"photo": "b.JPG"}}]
    found = read(tasks)
    assert told(found) == [
        "theirs, row 1: predictions of a model are not read.",
        "theirs, row 2: the task does not name its image.",
        "theirs, row 3: the task has no annotations; export them as JSON.",
    ]
    assert [image.name for image in found.images] == ["/data/upload/1/a.png", "b.JPG"]


def test_a_map_of_others_has_its_numbers_as_labels() -> None:
    picture = Image.fromarray(np.array([[0, 7, 7], [0, 0, 2]], np.uint8), "P")
    picture.putpalette([0, 0, 0] * 256)
    target = io.BytesIO()
    picture.save(target, "PNG")
    found = read(target.getvalue(), "a.png")
    assert told(found) == []
    assert found.images[0].name == "a.png"
    assert marks(found) == [
        ForeignMark("2", Brush(2, 1, 1, 1, (0, 1))),
        ForeignMark("7", Brush(1, 0, 2, 1, (0, 2))),
    ]


def test_pictures_of_a_folder_are_passed_over_and_a_lost_legend_is_told() -> None:
    photograph = ForeignFile("images/a.png", encoded(np.ones((4, 4), np.uint8), "PNG"), named=False)
    legend = ForeignFile("anna/a.json", b'{"format":"medannot-label-map-1"}', named=False)
    notes = ForeignFile("notes.txt", b"mine", named=False)
    found = read_foreign([photograph, legend, notes])
    assert found.images == ()
    assert told(found) == [
        "anna/a.json: it explains a map of labels, and the PNG is not beside it."
    ]


def test_an_image_in_two_files_stands_once_unless_their_sizes_differ() -> None:
    one = json.dumps(coco(annotation(bbox=[1, 2, 3, 4]))).encode()
    other = json.dumps(coco(annotation(bbox=[1, 2, 3, 4]), width=20)).encode()
    found = read_foreign([ForeignFile(name, one) for name in ("a.json", "b.json")])
    assert [len(image.marks) for image in found.images] == [2]
    found = read_foreign([ForeignFile("a.json", one), ForeignFile("b.json", other)])
    assert [len(image.marks) for image in found.images] == [1]
    assert told(found) == ["a.png: two files give a.png different sizes."]


def test_a_file_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medannot.exchange.annotations.reading.MOST_BYTES", 1 << 20)
    assert "is larger than 1 MB" in told(read(b"[" + b" " * (1 << 20) + b"]"))[0]


def test_very_many_problems_are_counted() -> None:
    found = read(coco(*[annotation() for _ in range(1_500)]))
    assert (len(found.problems), found.problems[-1].reason) == (1001, "500 more cannot be read.")


WRITTEN = [
    data
    for format_ in FileFormat
    if format_ not in {FileFormat.CSV, FileFormat.JSONL}
    for _, data in files_of(format_, Job([annotated_case()], "Trial", lambda _: ()))
]


def cut(data: bytes, place: float) -> bytes:
    return data[: int(len(data) * place)]


def changed(data: bytes, place: float, value: int = 0) -> bytes:
    at = int(len(data) * place) % max(len(data), 1)
    return data[:at] + bytes([value]) + data[at + 1 :]


@settings(max_examples=300, deadline=None)
@given(
    data=st.sampled_from(WRITTEN),
    harm=st.sampled_from([cut, changed]),
    place=st.floats(0, 1),
    value=st.integers(0, 255),
)
def test_a_damaged_file_is_read_or_told_and_never_a_bug(
    data: bytes, harm: Callable[..., bytes], place: float, value: int
) -> None:
    harmed = harm(data, place) if harm is cut else harm(data, place, value)
    found = read(harmed)
    assert found.images or found.problems


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["images", "annotations", "categories", "id", "image_id", "category_id",
                         "bbox", "segmentation", "counts", "size", "shapes", "points", "label",
                         "imagePath", "shape_type", "data", "image", "result", "value", "type",
                         "file_name", "name", "meta", "text", "attributes", "flags", "mask"]),
        inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(value=JSON_VALUES)
def test_whatever_json_holds_is_read_or_told_and_never_a_bug(value: object) -> None:
    read(json.dumps(value))
    read(json.dumps(coco(value, annotation(bbox=value), annotation(segmentation=value))))
    read(json.dumps(labelme(value, shape("polygon", value), shape("mask", value, mask=value))))
    read(json.dumps(studio(value, result("polygonlabels", points=value, polygonlabels=value))))
