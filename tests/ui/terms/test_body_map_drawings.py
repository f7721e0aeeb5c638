"""The drawings of the body map: what they show, and that they show it on the right side."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF

from medannot.domain.errors import EnvironmentFault
from medannot.domain.lexicon.node import PLACES
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import LexiconShelf
from medannot.ui.terms.body_map.atlas import DRAWINGS, Atlas
from medannot.ui.terms.body_map.drawing import MapDrawing, Side, outline, read

NOT_DRAWN = {
    "EYE.LIDMARGIN": "its upper and lower part are drawn",
    "EAR.ANTIHELIX": "its upper and lower part are drawn",
    "NAIL.FINGERNAIL": "the five nail units are drawn",
    "NAIL.TOENAIL": "the five nail units are drawn",
    "FOOT.TOEPLANTAR": "the five toes are drawn",
    "OGIN.RIDGE": "the drawn mouth has all its teeth",
}


@pytest.fixture(scope="module")
def skin() -> Lexicon:
    return LexiconShelf().open("medannot-skin").lexicon


@cache
def atlas() -> Atlas:
    return Atlas()


def drawings() -> list[tuple[str, MapDrawing]]:
    return [(name, atlas().drawing(name)) for name in DRAWINGS]


def test_every_drawing_in_the_folder_is_offered() -> None:
    folder = Path(__file__).parents[3] / "resources" / "body_map"
    assert {path.stem for path in folder.glob("*.svg")} == set(DRAWINGS)


def test_every_area_is_a_term_that_may_be_chosen(skin: Lexicon) -> None:
    for name, drawing in drawings():
        for area in drawing.areas:
            assert area.node_id in skin, f"{name}: {area.node_id}"
            assert skin[area.node_id].is_selectable, f"{name}: {area.node_id}"
            assert not area.path.isEmpty()
        spots = Counter((area.node_id, area.side) for area in drawing.areas)
        assert [spot for spot, times in spots.items() if times > 1] == [], name


def test_nearly_every_place_is_drawn_and_the_others_are_known(skin: Lexicon) -> None:
    places = {node.id for node in skin.walk() if node.kind in PLACES}
    assert places - atlas().drawn == set(NOT_DRAWN)
    assert len(places & atlas().drawn) / len(places) > 0.95


def test_paired_places_have_both_sides_and_others_none(skin: Lexicon) -> None:
    for name, drawing in drawings():
        sides: dict[str, set[Side]] = {}
        for area in drawing.areas:
            sides.setdefault(area.node_id, set()).add(area.side)
        for node_id, found in sides.items():
            wanted = {Side.LEFT, Side.RIGHT} if skin[node_id].paired else {Side.NONE}
            assert found == wanted, f"{name}: {node_id}"


def middle(drawing: MapDrawing, node_id: str, side: Side) -> float:
    """Return how far right the area of a term lies."""
    return next(
        area.path.boundingRect().center().x()
        for area in drawing.areas
        if (area.node_id, area.side) == (node_id, side)
    )


@pytest.mark.parametrize(
    "name", ["front", "hands", "feet", "eyes_ears", "mouth", "teeth", "chest_genitals"]
)
def test_the_patients_left_is_at_the_viewers_right_from_the_front(name: str) -> None:
    drawing = atlas().drawing(name)
    paired = [area.node_id for area in drawing.areas if area.side is Side.LEFT]
    assert paired
    for node_id in paired:
        assert middle(drawing, node_id, Side.LEFT) > middle(drawing, node_id, Side.RIGHT), node_id


def test_the_patients_left_is_at_the_viewers_left_from_behind() -> None:
    drawing = atlas().drawing("back")
    for area in drawing.areas:
        if area.side is Side.LEFT:
            left = middle(drawing, area.node_id, Side.LEFT)
            assert left < middle(drawing, area.node_id, Side.RIGHT), area.node_id


def test_the_head_is_seen_from_the_front_from_both_sides_and_from_behind() -> None:
    drawing = atlas().drawing("head")
    for place, spot in {
        (150, 195): ("FACE.MALAR", Side.RIGHT),
        (270, 195): ("FACE.MALAR", Side.LEFT),
        (92, 490): ("FACE.MALAR", Side.RIGHT),
        (328, 490): ("FACE.MALAR", Side.LEFT),
        (183, 445): ("SCALP.PARIETAL", Side.LEFT),
        (237, 445): ("SCALP.PARIETAL", Side.RIGHT),
    }.items():
        area = drawing.area_at(QPointF(*place))
        assert area is not None
        assert (area.node_id, area.side) == spot


@pytest.mark.parametrize(
    "order",
    [
        [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28],
        [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38],
        [55, 54, 53, 52, 51, 61, 62, 63, 64, 65],
        [85, 84, 83, 82, 81, 71, 72, 73, 74, 75],
    ],
)
def test_teeth_stand_in_the_order_of_their_fdi_numbers(order: list[int]) -> None:
    drawing = atlas().drawing("teeth")
    boxes = {area.node_id: area.path.boundingRect() for area in drawing.areas}
    places = [boxes[f"OTTH.FDI.{number}"].center() for number in order]
    # The molars of the long arches stand nearly upright, one below the other.
    along = [place.x() for place in places]
    assert along == sorted(along)
    upper = order[0] in {18, 55}
    assert all((place.y() < drawing.box.center().y()) is upper for place in places)
    numbers = {caption.key: caption.place for caption in drawing.captions}
    for number in order:
        assert boxes[f"OTTH.FDI.{number}"].contains(numbers[str(number)])


def test_areas_do_not_lie_over_each_other_nor_outside_the_drawing() -> None:
    for name, drawing in drawings():
        twice = []
        for area in drawing.areas:
            assert drawing.box.contains(area.path.boundingRect()), f"{name}: {area.node_id}"
        for column in range(0, int(drawing.box.width()), 3):
            for row in range(0, int(drawing.box.height()), 3):
                point = QPointF(column + 0.37, row + 0.41)
                here = [one.node_id for one in drawing.areas if one.path.contains(point)]
                twice += [here] if len(here) > 1 else []
        # Rounding of shared borders to a tenth may give a point to two areas.
        assert len(twice) <= 4, f"{name}: {twice}"


def test_both_halves_are_mirror_images() -> None:
    for name in ("front", "back", "head", "hands", "feet", "eyes_ears", "teeth"):
        drawing = atlas().drawing(name)
        axis = drawing.box.center().x()
        boxes = {(area.node_id, area.side): area.path.boundingRect() for area in drawing.areas}
        for (node_id, side), box in boxes.items():
            if side is Side.LEFT:
                other = boxes[node_id, Side.RIGHT]
                mirrored = QRectF(2 * axis - box.right(), box.top(), box.width(), box.height())
                for one, two in zip(mirrored.getRect(), other.getRect(), strict=True):
                    assert abs(one - two) < 0.5, f"{name}: {node_id}"


def test_a_path_is_read_as_it_is_written() -> None:
    path = outline("M0 0L10 0C10 5 5 10 0 10Z")
    assert path.boundingRect() == QRectF(0, 0, 10, 10)
    assert path.contains(QPointF(5, 5))
    assert not path.contains(QPointF(9, 9))


@pytest.mark.parametrize("data", ["M0 0h10z", "M0", "L1 2 3", "M0 0Q1 1 2 2"])
def test_other_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"command|numbers"):
        outline(data)


@pytest.mark.parametrize("text", ["", "<svg", '<svg viewBox="0 0 1 1"></svg>', "<svg/>"])
def test_what_is_no_drawing_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(EnvironmentFault, match=r"front\.svg.*install medannot again"):
        read(text, "front.svg")
