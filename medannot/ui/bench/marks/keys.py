"""Drawing and changing marks by keys alone: a cross that arrow keys move, Enter that sets."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from medannot.domain.annotation.shapes import Outline, Place, ShapeFault, ShapeKind
from medannot.ui.bench.marks import words
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.easel import Easel
from medannot.ui.bench.marks.edit import (
    CORNERED,
    edges,
    handles,
    with_corner,
    with_handle_at,
)
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.tools import PAINTING, remove_corner

_PENS = frozenset({*PAINTING, MarkTool.FREEHAND})
"""Tools that draw as the cross moves, while the pen is down."""


class MarkKeys(QObject):
    """Does what keys mean.

    Args:
        board: the marks.
        easel: on which is drawn.
    """

    def __init__(self, board: MarkBoard, easel: Easel) -> None:
        super().__init__(easel)
        self._board, self._easel = board, easel

    def go(self, right: float, down: float, tool: MarkTool | None, start: Place) -> bool:
        """Go by a step of the image; tell whether there was anything to move.

        Args:
            right: in pixels of the image.
            down: in pixels of the image.
            tool: in the hand.
            start: where the cross appears, if it is not there yet.
        """
        if tool is None or tool is MarkTool.SELECT:
            return self._move_corner(right, down) or self._board.nudge(right, down)
        board = self._board
        x, y = board.cross or start
        place = board.cross = board.held((x + right, y + down) if board.cross else (x, y))
        draft = self._easel.draft
        if self._easel.stroke is not None:
            self._easel.stroke_to(place)
        elif draft is not None and draft.kind is ShapeKind.FREEHAND:
            self._easel.add(place)
        else:
            self._easel.follow(place)
        board.spoke.emit(words.place_words(place))
        board.touched.emit()
        return True

    def act(self, action_id: str, tool: MarkTool | None) -> bool:
        """Do an action; tell whether there was anything to do."""
        board = self._board
        acts: dict[str, Callable[[], object]] = {
            "marks.set": lambda: self._set(tool),
            "marks.give_up": self._give_up,
            "marks.take_back": self._easel.take_back,
            "marks.remove": self._remove,
            "marks.add_corner": self._add_corner,
            "marks.next": lambda: self._step(1),
            "marks.previous": lambda: self._step(-1),
            "marks.all": board.select_all,
            "marks.hide": board.switch_all,
            "marks.fainter": lambda: board.set_look(board.look.stepped(-1)),
            "marks.stronger": lambda: board.set_look(board.look.stepped(1)),
            "marks.dim": lambda: board.set_look(replace(board.look, dimmed=not board.look.dimmed)),
            "marks.names": lambda: board.set_look(replace(board.look, named=not board.look.named)),
        }
        return action_id in acts and acts[action_id]() is not False

    def _set(self, tool: MarkTool | None) -> bool:
        if tool is None or tool is MarkTool.SELECT:
            return self._into_corners()
        cross, draft = self._board.cross, self._easel.draft
        if cross is None:
            return draft is not None and (self._easel.end() or True)
        if tool in _PENS:
            self._turn_pen(tool, cross)
        elif draft is None or draft.kind.value != tool.value:
            self._easel.begin(ShapeKind(tool.value), cross)
        elif draft.refused or cross in {draft.points[0], draft.points[-1]}:
            self._easel.end()
        else:
            self._easel.add(cross)
        return True

    def _turn_pen(self, tool: MarkTool, cross: Place) -> None:
        """Put the pen down, or lift it."""
        easel = self._easel
        down = easel.stroke is None and easel.draft is None
        if easel.stroke is not None:
            easel.end_stroke()
        elif easel.draft is not None:
            easel.end()
        elif tool is MarkTool.FREEHAND:
            easel.begin(ShapeKind.FREEHAND, cross)
        elif not easel.begin_stroke(cross, inside=tool is MarkTool.BRUSH):
            return
        self._board.spoke.emit(words.pen_words(down=down))

    def _give_up(self) -> bool:
        board = self._board
        if self._easel.give_up() or board.revert():
            return True
        if board.handle is not None:
            board.choose_handle(None)
        elif board.cross is not None:
            board.cross = None
            board.touched.emit()
        elif board.selected:
            board.select(())
        else:
            return False
        return True

    def _remove(self) -> bool:
        board, mark = self._board, self._board.only
        if mark is None or board.handle is None or mark.shape.kind not in CORNERED:
            return board.remove_selected()
        if not remove_corner(board):
            board.refused.emit(words.refusal(ShapeFault.TOO_FEW_POINTS, drawn=False))
        return True

    def _into_corners(self) -> bool:
        """Go from the selected mark to its corners, or back."""
        board, mark = self._board, self._board.only
        if mark is None or not handles(mark.shape):
            return False
        if board.handle is None:
            self._choose_corner(0)
        else:
            board.settle()
            board.choose_handle(None)
        return True

    def _step(self, by: int) -> bool:
        board, mark = self._board, self._board.only
        if mark is None or board.handle is None:
            return board.select_next(by)
        board.settle()
        self._choose_corner((board.handle + by) % len(handles(mark.shape)))
        return True

    def _choose_corner(self, corner: int) -> None:
        mark = self._board.only
        if mark is not None:
            corners = handles(mark.shape)
            self._board.choose_handle(corner)
            said = words.handle_words(corner + 1, len(corners), corners[corner])
            self._board.spoke.emit(said)

    def _move_corner(self, right: float, down: float) -> bool:
        board, mark = self._board, self._board.only
        if mark is None or board.handle is None or not isinstance(mark.shape, Outline):
            return False
        x, y = handles(mark.shape)[board.handle]
        place = board.held((x + right, y + down))
        board.preview({mark.id: with_handle_at(mark.shape, board.handle, place)})
        board.rest_later()
        board.spoke.emit(words.moved_words(place))
        return True

    def _add_corner(self) -> bool:
        self._board.settle()
        board, mark = self._board, self._board.only
        if mark is None or board.handle is None or not isinstance(mark.shape, Outline):
            return False
        lines = edges(mark.shape)
        if board.handle >= len(lines):
            return False
        (ax, ay), (bx, by) = lines[board.handle]
        place = (ax + bx) / 2, (ay + by) / 2
        board.preview({mark.id: with_corner(mark.shape, board.handle, place)})
        board.settle()
        self._choose_corner(board.handle + 1)
        return True
