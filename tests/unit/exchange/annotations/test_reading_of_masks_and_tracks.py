"""Label Studio's packed masks and CVAT's tracks: what they mean, and what is refused of them."""

import json

import pytest

from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign

SIZES = (3, 4, 8, 16)


def packed(runs: list[tuple[bool, list[int]]], total: int, word: int = 8) -> list[int]:
    """Pack values as thi.ng's rle-pack does, written after its description.

    Args:
        runs: whether one value is repeated (then its count and the value), or the values.
    """
    bits = f"{total:032b}{word - 1:05b}" + "".join(f"{size - 1:04b}" for size in SIZES)
    for is_repeated, values in runs:
        count = values[0] if is_repeated else len(values)
        place = next(n for n, size in enumerate(SIZES) if count <= 1 << size)
        bits += f"{int(is_repeated)}{place:02b}{count - 1:0{SIZES[place]}b}"
        bits += "".join(f"{value:0{word}b}" for value in (values[1:] if is_repeated else values))
    bits += "0" * (-len(bits) % 8)
    return [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]


def studio(rle: object, **more: object) -> ForeignSet:
    value = {"format": "rle", "rle": rle, "brushlabels": ["spot"]}
    said = {"type": "brushlabels", "original_width": 4, "original_height": 3, "value": value}
    task = {"data": {"image": "a.png"}, "annotations": [{"result": [{**said, **more}]}]}
    return read_foreign([ForeignFile("theirs", json.dumps([task]).encode())])


def told(found: ForeignSet) -> list[str]:
    return [problem.sentence() for problem in found.problems]


def marks(found: ForeignSet) -> list[ForeignMark]:
    return [mark for image in found.images for mark in image.marks]


def test_a_packed_mask_is_the_opacity_of_its_pixels() -> None:
    # Twelve pixels of four channels: five clear ones, two painted ones singly, one that is painted
    # in colour but clear, then four painted ones of which the run begins within a pixel.
    single = [9, 9, 9, 255, 9, 9, 9, 128, 7, 7, 7, 0]
    runs = [(True, [20, 0]), (False, single), (False, [1, 1]), (True, [14, 3])]
    found = studio(packed(runs, 48))
    assert told(found) == []
    # . . . . / . # # . / # # # #
    assert marks(found) == [ForeignMark("spot", Brush(0, 1, 4, 2, (1, 2, 1, 4)))]


@pytest.mark.parametrize(
    ("rle", "why"),
    [
        (None, "its mask has no run lengths, or too many."),
        ([], "its packed mask is broken."),
        ([1, "x"], "its packed mask is broken."),
        ([256], "its packed mask is broken."),
        (packed([(True, [48, 1])], 48)[:-1], "its packed mask is broken."),
        (packed([(True, [49, 1])], 48), "its packed mask is broken."),
        (packed([(True, [40, 1])], 40), "its mask has another size than its image."),
        (packed([(True, [48, 1])], 48, word=4), "its packed mask is not of eight bits a value."),
        (packed([(True, [48, 0])], 48), "it covers nothing."),
    ],
)
def test_a_packed_mask_that_is_none_is_told(rle: object, why: str) -> None:
    assert told(studio(rle)) == [f"theirs, row 1: {why}"]


def test_a_packed_mask_of_an_image_beyond_all_bounds_is_not_made() -> None:
    found = studio([255, 255, 255, 255, 0], original_width=99_999, original_height=99_999)
    assert told(found) == ["theirs, row 1: its mask has no size, or is larger than any image."]


def video(body: str, source: str = "<source>clip.dcm</source>") -> ForeignSet:
    text = (
        "<annotations><version>1.1</version><meta><task><name>t</name>"
        "<labels><label><name>spot</name></label></labels>"
        f"<original_size><width>10</width><height>8</height></original_size>{source}"
        f"</task></meta>{body}</annotations>"
    )
    return read_foreign([ForeignFile("theirs", text.encode())])


BOX = 'keyframe="1" occluded="0" xtl="1" ytl="2" xbr="4" ybr="6"'


def test_of_a_track_what_a_person_drew_is_read_on_its_frames() -> None:
    found = video(
        f'<track id="5" label="spot"><box frame="0" outside="0" {BOX}>'
        '<attribute name="colour">red</attribute></box>'
        '<box frame="1" outside="0" keyframe="0" xtl="2" ytl="2" xbr="5" ybr="6"/>'
        '<box frame="2" outside="0" keyframe="0" xtl="3" ytl="2" xbr="6" ybr="6"/>'
        '<polygon frame="3" outside="0" keyframe="1" points="1,1;4,1;4,4"/>'
        f'<box frame="4" outside="1" {BOX}/></track>'
    )
    box = Outline(ShapeKind.BOX, ((1, 2), (4, 6)))
    corner = Outline(ShapeKind.POLYGON, ((1, 1), (4, 1), (4, 4)))
    (image,) = found.images
    assert (image.name, image.columns, image.rows) == ("clip.dcm", 10, 8)
    assert image.marks == (
        ForeignMark("spot", box, frame=1, attributes={"colour": "red", "group": "track 5"}),
        ForeignMark("spot", corner, frame=4, attributes={"group": "track 5"}),
    )
    assert told(found) == [
        "theirs: 2 shapes that CVAT reckoned between those of a person are left out."
    ]


def test_a_track_of_no_named_video_is_refused() -> None:
    found = video(f'<track id="0" label="spot"><box frame="0" {BOX}/></track>', source="")
    assert found.images == ()
    assert told(found) == [
        "theirs: a track cannot be put anywhere: the file does not name its video (meta, source)."
    ]


@pytest.mark.parametrize("frame", ["-1", "x", "", "99999"])
def test_a_frame_that_no_image_has_is_told(frame: str) -> None:
    found = video(f'<track id="0" label="spot"><box frame="{frame}" {BOX}/></track>')
    assert told(found) == ["theirs, row 1: it names a frame that no image has."]
