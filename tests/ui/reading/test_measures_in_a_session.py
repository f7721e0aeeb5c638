"""A measure that is drawn while an item is answered: the record holds it, letters stay answers."""

import json

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.driving import wait_for
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import item, picture

LEFT = Qt.MouseButton.LeftButton


def test_a_measure_is_recorded_with_its_figures_and_letters_stay_answers(
    open_room: Opened,
) -> None:
    room = open_room(item(1, images=picture("ct.dcm")))
    view = room.page.item.viewer.view
    wait_for(lambda: view.prepared is not None, "the image")
    room.key("Alt+D")
    QTest.mousePress(view, LEFT, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(350, 300))
    room.key("B")
    assert room.state.may_go_on
    QTest.mouseMove(view, QPoint(400, 300))
    QTest.mouseRelease(view, LEFT, pos=QPoint(400, 300))
    room.go_on()

    told = [json.loads(one) for (one,) in room.rows("select payload from event") if one]
    measures = [found for found in told if found.get("tool") == "measure"]
    assert [(found["kind"], found["unit"], found["pane"]) for found in measures] == [
        ("length", "mm", 1)
    ]
    assert measures[0]["length"] > 0
    assert room.confirmed()[0][0] == ["Flat naevus"]
