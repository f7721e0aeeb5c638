"""What the pointer does on marks: draws them, paints them, takes hold of them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind, bounds
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.easel import Easel
from medannot.ui.bench.marks.edit import FRAMED, with_corner, with_handle_at, without_corner
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.near import edge_near, handle_near
from medannot.ui.viewer.layers import PointerTool

HANDLE_REACH = 10.0
"""Half of the room in which a handle is taken hold of, in pixels of the screen."""

LINE_REACH = 6.0
_STILL = 3.0
"""A press that moves by less is a click."""

_LEAST_STEP = 1.5
"""A freehand line takes a point after so many pixels of the screen."""

_ADDS = Qt.KeyboardModifier.ControlModifier
_TAKES = Qt.KeyboardModifier.AltModifier


PAINTING = frozenset({MarkTool.BRUSH, MarkTool.ERASER})


class _OnScreen:
    """Distances as they are seen.

    Args:
        board: the marks.
        scale: returns the pixels of the screen for the width of a pixel of the image.
    """

    def __init__(self, board: MarkBoard, scale: Callable[[], float]) -> None:
        self._board, self._scale = board, scale

    @property
    def aspect(self) -> float:
        """Return the height of a pixel for a width of 1."""
        return self._board.sheet.aspect

    def reach(self, pixels: float) -> float:
        """Return pixels of the screen as widths of pixels of the image."""
        return pixels / max(self._scale(), 1e-9)

    def are_apart(self, a: Place, b: Place, pixels: float) -> bool:
        """Tell whether two places are seen apart by at least so many pixels."""
        away = math.hypot(a[0] - b[0], (a[1] - b[1]) * self.aspect)
        return away * self._scale() >= pixels


class DrawTool:
    """Draws shapes of one kind.

    A box, an ellipse or a distance is drawn by a drag or by two clicks, a freehand line by a
    drag, a polygon or polyline by clicks that end with a double click or on the first corner.

    Args:
        easel: on which is drawn.
        kind: what is drawn.
        scale: returns the pixels of the screen for the width of a pixel of the image.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, easel: Easel, kind: ShapeKind, scale: Callable[[], float]) -> None:
        self._easel, self._kind = easel, kind
        self._screen = _OnScreen(easel.board, scale)
        self._pressed: Place | None = None
        self._corner: int | None = None

    def press(self, x: float, y: float, _modifiers: Qt.KeyboardModifier) -> bool:
        """Begin a shape, or go on with it."""
        place, draft = (x, y), self._easel.draft
        self._easel.board.cross = None
        if draft is None or draft.kind is not self._kind:
            self._easel.begin(self._kind, place)
            self._pressed = place if self._easel.draft is not None else None
        elif draft.refused:
            reach = self._screen.reach(HANDLE_REACH)
            self._corner = handle_near(draft.outline(), place, reach, self._screen.aspect)
        elif self._closes(place):
            self._easel.end()
        else:
            self._easel.add(place)
        return True

    def move(self, x: float, y: float, *, pressed: bool) -> None:
        """Let the shape follow the pointer."""
        draft = self._easel.draft
        if draft is None:
            return
        if self._corner is not None and pressed:
            self._easel.correct(self._corner, (x, y))
        elif self._kind is ShapeKind.FREEHAND and pressed:
            if self._screen.are_apart(draft.points[-1], (x, y), _LEAST_STEP):
                self._easel.add((x, y))
        elif not draft.refused and self._easel.board.cross is None:
            self._easel.follow((x, y))

    def release(self, x: float, y: float) -> None:
        """End a drag; a press that did not move goes on by clicks."""
        pressed, self._pressed = self._pressed, None
        self._corner = None
        if pressed is None or self._easel.draft is None:
            return
        if self._kind is ShapeKind.FREEHAND:
            self._easel.add((x, y))
            self._easel.end()
        elif self._screen.are_apart(pressed, (x, y), _STILL):
            self._easel.add((x, y))

    def double_click(self, _x: float, _y: float) -> bool:
        """End a shape of several corners; the click before has set the last one."""
        if self._easel.draft is not None:
            self._easel.end()
        return True

    def cancel(self) -> bool:
        """Give up a drag; corners that were clicked stay, to be gone on with."""
        pressed, self._pressed = self._pressed, None
        self._corner = None
        draft = self._easel.draft
        if draft is None or (pressed is None and len(draft.points) > 1):
            return False
        return self._easel.give_up()

    def _closes(self, place: Place) -> bool:
        draft = self._easel.draft
        return (
            draft is not None
            and self._kind is ShapeKind.POLYGON
            and draft.enough
            and not self._screen.are_apart(draft.points[0], place, HANDLE_REACH)
        )


class BrushTool:
    """Paints a mask, or erases from one; a stroke lasts from press to release.

    Args:
        easel: on which is painted.
        inside: False erases.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, easel: Easel, *, inside: bool) -> None:
        self._easel, self._inside = easel, inside

    def press(self, x: float, y: float, _modifiers: Qt.KeyboardModifier) -> bool:
        """Put the pen down."""
        self._easel.board.cross = None
        self._easel.begin_stroke((x, y), inside=self._inside)
        return True

    def move(self, x: float, y: float, *, pressed: bool) -> None:
        """Draw on."""
        if pressed:
            self._easel.stroke_to((x, y))

    def release(self, x: float, y: float) -> None:
        """Lift the pen."""
        self._easel.stroke_to((x, y))
        self._easel.end_stroke()

    def double_click(self, x: float, y: float) -> bool:
        """Take a second click for a dot, as the first one was."""
        if self._easel.begin_stroke((x, y), inside=self._inside):
            self._easel.end_stroke()
        return True

    def cancel(self) -> bool:
        """Forget the stroke that goes on."""
        return self._easel.stroke is not None and self._easel.give_up()


@dataclass(slots=True)
class _Hold:
    """What the pointer took hold of.

    Attributes:
        shapes: as they were then.
        handle: of the one mark, or None for the marks as a whole.
        alone: the mark that is selected alone where it was a click after all.
        altered: whether the press itself has changed something.
    """

    start: Place
    shapes: dict[FindingId, Shape]
    handle: int | None = None
    alone: FindingId | None = None
    altered: bool = False
    moved: bool = False


class SelectTool:
    """Selects marks, moves them, drags their handles, adds and removes corners.

    Ctrl adds: a mark to the selected ones, or a corner on the selected one's edge. Alt takes a
    corner away. Where no mark is, the drag is the view's.

    Args:
        board: the marks.
        scale: returns the pixels of the screen for the width of a pixel of the image.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, board: MarkBoard, scale: Callable[[], float]) -> None:
        self._board = board
        self._screen = _OnScreen(board, scale)
        self._hold: _Hold | None = None

    def press(self, x: float, y: float, modifiers: Qt.KeyboardModifier) -> bool:
        """Take hold of a handle, an edge or a mark."""
        place = (x, y)
        self._board.settle()
        if self._takes_corner(place, modifiers) or self._takes_mark(place, modifiers):
            return True
        if self._board.selected and not modifiers & _ADDS:
            self._board.select(())
        return False

    def move(self, x: float, y: float, *, pressed: bool) -> None:
        """Drag what is held."""
        hold = self._hold
        if hold is None or not pressed:
            return
        if not hold.moved and not self._screen.are_apart(hold.start, (x, y), _STILL):
            return
        hold.moved = True
        if hold.handle is None:
            self._board.drift_by(x - hold.start[0], y - hold.start[1])
            return
        for mark_id, shape in hold.shapes.items():
            if isinstance(shape, Outline):
                place = self._board.held((x, y))
                self._board.preview({mark_id: with_handle_at(shape, hold.handle, place)})

    def release(self, _x: float, _y: float) -> None:
        """Let go; a drag is one change."""
        hold, self._hold = self._hold, None
        if hold is None:
            return
        if hold.moved or hold.altered:
            self._board.settle()
        elif hold.alone is not None:
            self._board.select((hold.alone,))

    def double_click(self, x: float, y: float) -> bool:
        """Add a corner on the selected mark's edge."""
        found = self._edge((x, y))
        if found is None:
            return self._board.hit((x, y), self._screen.reach(LINE_REACH)) is not None
        mark_id, shape, (edge, place) = found
        self._board.preview({mark_id: with_corner(shape, edge, place)})
        self._board.choose_handle(edge + 1)
        self._board.settle()
        return True

    def cancel(self) -> bool:
        """Put back what is being dragged."""
        hold, self._hold = self._hold, None
        return hold is not None and self._board.revert()

    def _takes_corner(self, place: Place, modifiers: Qt.KeyboardModifier) -> bool:
        mark = self._board.only
        if mark is None:
            return False
        reach = self._handle_reach(mark.shape)
        handle = handle_near(mark.shape, place, reach, self._screen.aspect)
        if handle is not None:
            self._board.choose_handle(handle)
            if modifiers & _TAKES:
                remove_corner(self._board)
            else:
                self._hold = _Hold(place, {mark.id: mark.shape}, handle)
            return True
        found = self._edge(place) if modifiers & _ADDS else None
        if found is None:
            return False
        mark_id, shape, (edge, point) = found
        longer = with_corner(shape, edge, point)
        self._board.preview({mark_id: longer})
        self._board.choose_handle(edge + 1)
        self._hold = _Hold(place, {mark_id: longer}, edge + 1, altered=True)
        return True

    def _handle_reach(self, shape: Shape) -> float:
        """Return the reach of a mark's handles; a small box keeps a middle to be moved by."""
        reach = self._screen.reach(HANDLE_REACH)
        if shape.kind not in FRAMED:
            return reach
        left, top, right, bottom = bounds(shape)
        side = min(right - left, (bottom - top) * self._screen.aspect)
        return max(min(reach, side / 4), self._screen.reach(_STILL))

    def _edge(self, place: Place) -> tuple[FindingId, Outline, tuple[int, Place]] | None:
        mark = self._board.only
        if mark is None or not isinstance(mark.shape, Outline):
            return None
        found = edge_near(mark.shape, place, self._screen.reach(LINE_REACH), self._screen.aspect)
        return None if found is None else (mark.id, mark.shape, found)

    def _takes_mark(self, place: Place, modifiers: Qt.KeyboardModifier) -> bool:
        board = self._board
        mark = board.hit(place, self._screen.reach(LINE_REACH))
        if mark is None:
            return False
        if modifiers & _ADDS:
            board.toggle(mark.id)
            return True
        alone = None
        if mark.id not in board.selected:
            board.select((mark.id,))
        elif len(board.selected) > 1:
            alone = mark.id
        board.choose_handle(None)
        self._hold = _Hold(place, {one: board.sheet[one].shape for one in board.selected})
        self._hold.alone = alone
        return True


def remove_corner(board: MarkBoard) -> bool:
    """Take the chosen corner of the selected mark away; tell whether there was one to take."""
    board.settle()
    mark, handle = board.only, board.handle
    if mark is None or handle is None or not isinstance(mark.shape, Outline):
        return False
    fewer = without_corner(mark.shape, handle)
    if fewer is None:
        return False
    board.preview({mark.id: fewer})
    board.choose_handle(None)
    board.settle()
    return True


def pointer_tool(
    tool: MarkTool, board: MarkBoard, easel: Easel, scale: Callable[[], float]
) -> PointerTool:
    """Return what works a tool under the pointer.

    Args:
        tool: what is in the hand.
        board: the marks.
        easel: on which is drawn.
        scale: returns the pixels of the screen for the width of a pixel of the image.
    """
    if tool is MarkTool.SELECT:
        return SelectTool(board, scale)
    if tool in PAINTING:
        return BrushTool(easel, inside=tool is MarkTool.BRUSH)
    return DrawTool(easel, ShapeKind(tool.value), scale)
