"""A viewer over images that are made up as they are opened."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medannot.domain.errors import InputFault
from medannot.imaging.frame import Frame, Window
from medannot.imaging.opened import ImageFacts, SeriesFacts
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import MOST_BYTES, FrameCache
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from tests.helpers.driving import settle, wait_for

AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


class MadeUp:
    """One image; its frames are those that a function gives."""

    def __init__(self, make: Callable[[int], Frame], facts: ImageFacts, size: int = 0) -> None:
        self._make, self.facts, self.size_bytes = make, facts, size

    def frame(self, number: int = 1) -> Frame:
        return self._make(number)


def plain(shade: int, **more: Any) -> Frame:
    """Return a frame of one value, 40 rows of 60 columns."""
    return Frame(np.full((40, 60), shade, np.uint16), monochrome=True, modality="CT", **more)


def slice_facts(name: str, z: float, **more: Any) -> ImageFacts:
    """Return where an axial slice lies: its series by name, its height in millimetres."""
    place = SeriesFacts("study", name, "place", position=(0.0, 0.0, z), axes=AXIAL)
    return ImageFacts(40, 60, 1, monochrome=True, series=place, **more)


def series(name: str, slices: int, **more: Any) -> ViewerImage:
    """Return a series whose slices have the keys "name 0", "name 1" …"""
    keys = tuple((f"{name} {number}", 1) for number in range(slices))
    return ViewerImage(name, name.title(), True, slices=keys, **more)


class ViewerRoom:
    """A viewer, and images by their keys.

    `held` lists keys that are not opened before `let_go`; `opened` tells what was opened.
    """

    def __init__(
        self, images: dict[str, MadeUp], size: tuple[int, int] = (900, 700), most: int = MOST_BYTES
    ) -> None:
        self.images, self.opened, self.held = images, [], set[str]()
        self._free = threading.Event()
        self.tasks = Tasks()
        self.viewer = Viewer()
        self.frames = FrameCache(self._open, self.tasks, self.viewer, most)
        self.viewer.use_frames(self.frames)
        self.viewer.resize(*size)
        self.viewer.show()
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.viewer.tool_used.connect(lambda tool, found: self.told.append((tool, found)))

    def _open(self, key: str) -> Any:
        self.opened.append(key)
        if key in self.held:
            self._free.wait(20)
        if key not in self.images:
            raise InputFault("{name} is broken; leave it out.", name=key)
        return self.images[key]

    def let_go(self) -> None:
        """Open what was held back."""
        self.held.clear()
        self._free.set()

    def show(self, images: Sequence[ViewerImage]) -> None:
        """Show images and wait for the first."""
        self.viewer.show_images(images)
        wait_for(lambda: self.viewer.view.prepared is not None)

    def wait_for_frame(self, frame: int, pane: int = 0) -> None:
        """Wait until a frame is seen in a pane."""
        view = self.viewer.grid.panes[pane].view
        wait_for(lambda: f" {frame} /" in view.frame_words and view.prepared)

    def shade(self, pane: int = 0) -> float | None:
        """Return the value in the middle of what a pane shows."""
        prepared = self.viewer.grid.panes[pane].view.prepared
        size = prepared.size if prepared else None
        return prepared.value_at(size.width / 2, size.height / 2) if prepared and size else None

    def seen(self) -> NDArray[np.uint8]:
        """Return what the active pane paints, as brightness."""
        settle(120)
        image = self.viewer.view.grab().toImage()
        grey = [
            [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 7)]
            for y in range(0, image.height(), 7)
        ]
        return np.array(grey, np.uint8)

    def close(self) -> None:
        self.let_go()
        self.viewer.close()
        self.tasks.close()


def drag(view: ImageView, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    """Drag the pointer over a pane."""
    QTest.mousePress(view, button, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, button, pos=end)
    settle()


def turn_wheel(view: ImageView, notches: int) -> None:
    """Turn the wheel towards the hand; negative notches turn it away."""
    place = QPointF(view.width() / 2, view.height() / 2)
    event = QWheelEvent(
        place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


WIDE = (Window(5_000, 10_000),)
