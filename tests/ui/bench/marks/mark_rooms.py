"""A viewer over one made-up image with marks on it, worked by real mouse and keys."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest

from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind
from medannot.domain.ids import FindingId
from medannot.imaging.frame import Frame
from medannot.imaging.opened import ImageFacts
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.hands import MarkHands
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.shown import ShownMark, TargetKind
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import settle, wait_for
from tests.ui.viewer.rooms import MadeUp, ViewerRoom

NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def box(*corners: Place) -> Outline:
    return Outline(ShapeKind.BOX, corners)


def polygon(*corners: Place) -> Outline:
    return Outline(ShapeKind.POLYGON, corners)


def marked(name: str, shape: Shape, **more: Any) -> ShownMark:
    return ShownMark(FindingId(name), shape, **more)


def photograph(columns: int = 200, rows: int = 120, shade: int = 90) -> Frame:
    return Frame(np.full((rows, columns, 3), shade, np.uint8), monochrome=False)


class _Keys(QObject):
    """Gives keys to the marks first, as a page does."""

    def __init__(self, room: "MarkRoom") -> None:
        super().__init__(room.room.viewer)
        self._room = room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            room = self._room
            return room.hands.handle_key(event) or room.room.viewer.handle_key(event)
        return False


class MarkRoom:
    """The viewer, the board, and what the board told."""

    def __init__(
        self,
        frame: Frame | None = None,
        marks: Sequence[ShownMark] = (),
        size: tuple[int, int] = (760, 620),
    ) -> None:
        self.frame = frame or photograph()
        rows, columns = self.frame.pixels.shape[:2]
        facts = ImageFacts(rows, columns, 1, monochrome=self.frame.monochrome)
        self.room = ViewerRoom({"a": MadeUp(lambda _number: self.frame, facts)}, size)
        self.room.show([ViewerImage("a", "A", self.frame.monochrome)])
        self.view = self.room.viewer.view
        self.view.show_words(shown=False)
        # Where an earlier test left the pointer is nothing to this one.
        settle()
        self.view.point_at(None)
        self.board = MarkBoard()
        self.told: list[tuple[Any, ...]] = []
        for name in ("drawn", "changed", "changed_together", "removed", "refused", "spoke"):
            signal = getattr(self.board, name)
            signal.connect(lambda *said, name=name: self.told.append((name, *said)))
        self.hands = MarkHands(self.view, self.board)
        self._keys = _Keys(self)
        self.view.installEventFilter(self._keys)
        self.put(marks)

    def put(self, marks: Sequence[ShownMark], where: tuple[str, int] = ("a", 1)) -> None:
        rows, columns = self.frame.pixels.shape[:2]
        self.board.show(where, marks, columns, rows, self.frame.pixel_aspect)

    def take(self, tool: MarkTool) -> None:
        self.hands.take(tool)

    def point(self, x: float, y: float) -> QPoint:
        """Return the pixel of the view in which a place of the image lies."""
        place = self.view.mapping().to_screen(x, y)
        return QPoint(int(place.x()), int(place.y()))

    def place(self, x: float, y: float) -> Place:
        """Return the place of the image that a click meant for another one says."""
        return self.view.mapping().to_image(self.point(x, y).toPointF())

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier = NONE) -> None:
        at = self.point(x, y)
        QTest.mouseMove(self.view, at)
        QTest.mouseClick(self.view, LEFT, keys, at)

    def double_click(self, x: float, y: float) -> None:
        self.click(x, y)
        QTest.mouseDClick(self.view, LEFT, NONE, self.point(x, y))

    def drag(self, *places: Place, keys: Qt.KeyboardModifier = NONE) -> None:
        points = [self.point(*place) for place in places]
        QTest.mousePress(self.view, LEFT, keys, points[0])
        for point in points[1:]:
            QTest.mouseMove(self.view, point)
        QTest.mouseRelease(self.view, LEFT, keys, points[-1])

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, key, keys)

    def heard(self, name: str) -> list[Any]:
        """Return what one signal said, a single thing bare."""
        found = [said[1:] for said in self.told if said[0] == name]
        return [said[0] if len(said) == 1 else said for said in found]

    def colour(self, x: float, y: float) -> QColor:
        """Return what is painted at a place of the image."""
        wait_for(lambda: self.hands.layer.settled)
        image = self.view.grab().toImage()
        at = self.point(x, y) * image.devicePixelRatio()
        return image.pixelColor(at)

    def settle(self) -> None:
        settle(120)
        wait_for(lambda: self.hands.layer.settled)

    def close(self) -> None:
        self.hands.take(None)
        self.room.close()


Make = Callable[..., MarkRoom]
ORANGE, TEAL = TargetKind.PRIMARY, TargetKind.SECONDARY
