"""The viewer over frames that come from beside the window."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.errors import InputFault
from medannot.imaging.frame import Frame
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from tests.helpers.driving import dressed, settle, wait_for


class Stack:
    """An image of three frames, each a shade of its own; the fourth is broken."""

    def __init__(self, key: str) -> None:
        self.shade = 100 if key == "a" else 200

    def frame(self, number: int = 1) -> Frame:
        if number == 4:
            raise InputFault("Frame {number} is broken; say that you cannot judge.", number=4)
        return Frame(
            np.full((40, 60), self.shade + number, np.uint16), monochrome=True, modality="CT"
        )


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def viewer(qtbot: QtBot, qapp: Any, opened: list[str]) -> Iterator[Viewer]:
    dressed(qapp)
    tasks = Tasks()

    def open_image(key: str) -> Any:
        opened.append(key)
        return Stack(key)

    made = Viewer()
    qtbot.addWidget(made)
    made.use_frames(FrameCache(open_image, tasks, made))
    made.resize(900, 700)
    made.show()
    images = (ViewerImage("a", "First", True, frames=4), ViewerImage("b", "Second", True, frames=3))
    made.show_images(images)
    wait_for(lambda: made.view.prepared is not None)
    yield made
    tasks.close()


def shade(viewer: Viewer) -> float | None:
    prepared = viewer.view.prepared
    return prepared.value_at(5, 5) if prepared else None


def press(viewer: Viewer, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> bool:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return viewer.handle_key(QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def test_frames_are_turned_by_keys_and_stay_within_the_stack(viewer: Viewer) -> None:
    shown: list[tuple[int, int]] = []
    viewer.frame_shown.connect(lambda image, frame: shown.append((image, frame)))
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        assert press(viewer, key)
    assert shown == [(1, 2), (1, 3), (1, 1)]
    press(viewer, Qt.Key.Key_PageDown)
    wait_for(lambda: shade(viewer) == 102)
    assert viewer.view.frame_words == "Frame 2 / 4"


def test_a_broken_frame_is_told_in_its_place(viewer: Viewer) -> None:
    press(viewer, Qt.Key.Key_End)
    wait_for(lambda: "Frame 4 is broken" in viewer.view.accessibleDescription())
    press(viewer, Qt.Key.Key_PageUp)
    wait_for(lambda: shade(viewer) == 103)


def test_each_image_keeps_its_view_while_the_item_stays(viewer: Viewer) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    press(viewer, Qt.Key.Key_F3)
    press(viewer, Qt.Key.Key_I, alt)
    first = viewer.view.state
    press(viewer, Qt.Key.Key_2, alt)
    wait_for(lambda: shade(viewer) == 201)
    assert viewer.view.state != first
    press(viewer, Qt.Key.Key_1, alt)
    wait_for(lambda: shade(viewer) == 101)
    assert viewer.view.state == first


def test_an_image_is_opened_once_however_often_it_is_asked_for(
    viewer: Viewer, opened: list[str]
) -> None:
    for _ in range(3):
        press(viewer, Qt.Key.Key_PageDown)
        press(viewer, Qt.Key.Key_PageUp)
    wait_for(lambda: shade(viewer) == 101)
    settle(20)
    assert opened.count("a") == 1


def test_zoom_keys_and_their_opposites(viewer: Viewer) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    whole = viewer.view.view()
    press(viewer, Qt.Key.Key_Plus, alt)
    assert viewer.view.view().scale == pytest.approx(whole.scale * 1.25)
    press(viewer, Qt.Key.Key_Right, alt)
    press(viewer, Qt.Key.Key_Equal, alt)
    assert viewer.view.view() == whole


def test_letters_and_digits_are_no_keys_of_the_viewer(viewer: Viewer) -> None:
    for key in (Qt.Key.Key_I, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_W, Qt.Key.Key_Left):
        assert not press(viewer, key)


def test_two_fingers_that_part_enlarge(viewer: Viewer) -> None:
    before = viewer.view.view().scale
    place = QPointF(300, 200)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, place, 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(viewer.view, pinch)
    assert viewer.view.view().scale == pytest.approx(before * 1.5)


def test_the_tool_of_a_plain_drag_is_chosen_by_key_or_button(viewer: Viewer) -> None:
    press(viewer, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert viewer.view.chosen_tool.value == "pan"
    viewer._tools._tools[next(iter(viewer._tools._tools))].click()
    assert viewer.view.chosen_tool.value == "window"


def test_images_of_other_items_are_forgotten(viewer: Viewer) -> None:
    frames = viewer._frames
    assert frames is not None
    frames.keep_only({"b"})
    assert frames.cached("a", 1) is None
