"""The pointer that measures: presses, drags and clicks on the image become marks."""

import math
from collections.abc import Callable

from PySide6.QtCore import Qt

from medannot.imaging.measuring import Place
from medannot.ui.viewer.measures.board import MeasureBoard
from medannot.ui.viewer.measures.marks import Mark, MeasureKind

REACH = 8.0
"""How near to a point, in pixels of the screen, a press takes hold of it."""


class MeasureTool:
    """Draws marks of one kind and takes hold of those that are there.

    A length or a region is drawn by a drag or by two clicks, an angle by three clicks, a polygon
    by clicks that end with a double click or on its first corner.

    Args:
        board: where the marks are kept.
        kind: what is drawn.
        scale: returns the pixels of the screen for a pixel of the image.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, board: MeasureBoard, kind: MeasureKind, scale: Callable[[], float]) -> None:
        self.kind = kind
        self._board, self._scale = board, scale
        self._held: tuple[int, int | None, Mark, Place] | None = None
        self._pressed: Place | None = None

    def press(self, x: float, y: float, _modifiers: Qt.KeyboardModifier) -> bool:
        """Begin a mark, go on with one, or take hold of one."""
        place = (x, y)
        board = self._board
        if board.drawing:
            if self._closes(place):
                board.end()
            else:
                board.add(place)
            return True
        if self._take_hold(place):
            return True
        board.begin(self.kind, place)
        self._pressed = place
        return True

    def move(self, x: float, y: float, *, pressed: bool) -> None:
        """Follow the pointer."""
        if self._held is not None and pressed:
            number, point, mark, start = self._held
            moved = (
                mark.shifted(x - start[0], y - start[1])
                if point is None
                else mark.moved(point, (x, y))
            )
            self._board.put(number, moved)
        elif self._board.drawing:
            self._board.follow((x, y))

    def release(self, x: float, y: float) -> None:
        """End a drag; a press that did not move goes on by clicks."""
        if self._held is not None:
            self._held = None
            self._board.settle()
            return
        pressed, self._pressed = self._pressed, None
        if pressed is None or not self._board.drawing:
            return
        if self._is_far(pressed, (x, y)):
            self._board.add((x, y))

    def double_click(self, _x: float, _y: float) -> bool:
        """End a polygon; for other marks a double click means nothing."""
        self._board.end()
        return True

    def cancel(self) -> bool:
        """Give up the mark that is being drawn; tell whether there was one."""
        self._held = None
        return self._board.cancel()

    def _closes(self, place: Place) -> bool:
        mark = self._board.marks[-1]
        return (
            mark.kind is MeasureKind.POLYGON
            and len(mark.points) > 3
            and not self._is_far(mark.points[0], place)
        )

    def _take_hold(self, place: Place) -> bool:
        """Take hold of the nearest point in reach, or of a line in reach."""
        found = nearest(self._board.marks, place, REACH / max(self._scale(), 1e-9))
        if found is None:
            self._board.choose(None)
            return False
        number, point = found
        self._board.choose(number)
        self._held = (number, point, self._board.marks[number], place)
        return True

    def _is_far(self, a: Place, b: Place) -> bool:
        return math.dist(a, b) * self._scale() > REACH / 2


def nearest(marks: tuple[Mark, ...], place: Place, reach: float) -> tuple[int, int | None] | None:
    """Return the mark at a place and which of its points, or None for the mark as a whole.

    Points come before lines, later marks before earlier ones.
    """
    for number, mark in reversed(list(enumerate(marks))):
        near = [(math.dist(point, place), at) for at, point in enumerate(mark.points)]
        distance, at = min(near)
        if distance <= reach:
            return number, at
    for number, mark in reversed(list(enumerate(marks))):
        if any(_to_line(place, a, b) <= reach for a, b in _lines(mark)):
            return number, None
    return None


def _lines(mark: Mark) -> list[tuple[Place, Place]]:
    if mark.kind in {MeasureKind.ELLIPSE, MeasureKind.RECTANGLE}:
        (x1, y1), (x2, y2) = mark.points[:2]
        corners = ((x1, y1), (x2, y1), (x2, y2), (x1, y2))
        return list(zip(corners, (*corners[1:], corners[0]), strict=True))
    pairs = list(zip(mark.points, mark.points[1:], strict=False))
    if mark.kind is MeasureKind.POLYGON:
        pairs.append((mark.points[-1], mark.points[0]))
    return pairs


def _to_line(place: Place, a: Place, b: Place) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    whole = dx * dx + dy * dy
    share = 0.0 if not whole else ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / whole
    share = min(max(share, 0.0), 1.0)
    return math.dist(place, (a[0] + share * dx, a[1] + share * dy))
