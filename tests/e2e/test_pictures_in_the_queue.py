"""Small pictures beside the labels of the queue: of the part that is meant, while one goes on."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect

from medannot.domain.people import OWNER
from medannot.domain.review.entity import EntityKind
from medannot.services.desk import open_desk
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, drive

pytestmark = pytest.mark.usefixtures("home")

PLACE = QRect(16, 8, 32, 32)
"""Inside the picture of a row."""


def sit_down(window: Driven) -> Any:
    window.wait_for_workspace()
    window.key("Ctrl+7")
    window.idle()
    window.click("Review skin/first as rita")
    desk = window.page().desk
    window.wait_for(lambda: desk.presenter.at.lit is not None, "a label")
    window.idle()
    return desk


def colours(desk: Any, row: int) -> int:
    """Return how many colours stand in the picture of a row."""
    rows = desk.queue.list
    place = rows.visualRect(rows.model().index(row, 0))
    image = rows.viewport().grab(PLACE.translated(place.topLeft())).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_a_marked_label_has_a_picture_of_its_largest_mark_and_others_a_sign(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        rows = {row.key.kind: (place, row) for place, row in enumerate(desk.queue.list.rows)}
        lesion, region = rows[EntityKind.LESION], rows[EntityKind.REGION]
        assert lesion[1].part.box == pytest.approx((0.3, 0.25, 0.62, 0.6), abs=0.01)
        window.wait_for(lambda: colours(desk, lesion[0]) > 200, "a picture")
        assert region[1].part is None
        assert colours(desk, region[0]) < 100

    assert drive(["--workspace", str(folder)], script) == 0


def test_an_erased_image_leaves_a_sign_in_its_place(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    with open_desk(folder) as desk:
        for one in desk.media.lines(OWNER):
            desk.media.erase(OWNER, one.id, "asked for")

    def script(window: Driven) -> None:
        desk = sit_down(window)
        assert {row.part for row in desk.queue.list.rows} == {None}
        assert colours(desk, 0) < 100

    assert drive(["--workspace", str(folder)], script) == 0
