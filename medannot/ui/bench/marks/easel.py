"""What is being drawn on a board: a shape point by point, or a stroke of brush or eraser."""

from math import dist

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.shapes import Brush, Place, ShapeFault, ShapeKind, faults, within
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks import words
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.draft import Draft
from medannot.ui.bench.marks.mask import Mask
from medannot.ui.bench.marks.stroke import FIRST_SIZE, Stroke, next_size

_BESIDE = 1.0
"""So many pixels beside the image still mean its edge."""


class Easel(QObject):
    """Draws on a board; the board tells what was drawn.

    Attributes:
        size: of the brush, in pixels of the image.
        stroke: that goes on, or None.
        last: what the last stroke painted, as runs and as the mask they were made of.

    Args:
        board: on which is drawn.
        parent: who owns it.

    Signals:
        stroked: the stroke went on; nothing else is to be painted anew.
    """

    stroked = Signal()

    def __init__(self, board: MarkBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self.size = FIRST_SIZE
        self.stroke: Stroke | None = None
        self.last: tuple[Brush, Mask] | None = None
        board.left.connect(self.cancel_stroke)

    @property
    def draft(self) -> Draft | None:
        """Return the shape that is being drawn on the frame in front."""
        return self.board.sheet.draft

    def begin(self, kind: ShapeKind, place: Place) -> None:
        """Begin a shape with its first point; another one that was begun is given up."""
        self.board.select(())
        pointed, place = place, self.board.held(place)
        if kind is ShapeKind.POINT and dist(pointed, place) > _BESIDE:
            # A box may begin beside the image; a point there is meant for nothing on it.
            self._refuse(ShapeFault.OUTSIDE)
            return
        self._put(Draft(kind, (place,), place))
        self._say_point()
        if kind is ShapeKind.POINT:
            self.end()

    def follow(self, place: Place) -> None:
        """Let the next point follow the pointer."""
        if self.draft is not None:
            self._put(self.draft.followed(self.board.held(place)))

    def add(self, place: Place) -> None:
        """Set the next point; a shape that has all its points is ended."""
        if self.draft is None:
            return
        self._put(self.draft.added(self.board.held(place)))
        if self.draft.full:
            self.end()
        else:
            self._say_point()

    def correct(self, corner: int, place: Place) -> None:
        """Put a point of the shape elsewhere."""
        if self.draft is not None:
            self._put(self.draft.corrected(corner, self.board.held(place)))

    def take_back(self) -> bool:
        """Take the last point back; tell whether anything was being drawn."""
        if self.draft is None:
            return False
        fewer = self.draft.taken_back()
        self._put(fewer)
        said = words.given_up_words() if fewer is None else ""
        self.board.spoke.emit(said or words.taken_back_words(len(fewer.points) if fewer else 0))
        return True

    def end(self) -> bool:
        """End the shape; one that cannot be kept stays for repair, one of no extent goes.

        Returns:
            Whether a mark was drawn.
        """
        draft, sheet = self.draft, self.board.sheet
        if draft is None:
            return False
        if not draft.enough:
            if draft.kind is ShapeKind.POLYGON:
                self._refuse(ShapeFault.TOO_FEW_POINTS)
            else:
                self._put(None)
            return False
        shape = within(draft.outline(), sheet.columns, sheet.rows)
        found = faults(shape, sheet.columns, sheet.rows)
        if found:
            if ShapeFault.CROSSES_ITSELF in found:
                self._put(Draft(draft.kind, draft.points, None, refused=True))
                self._refuse(ShapeFault.CROSSES_ITSELF)
            else:
                self._put(None)
                self._refuse(found[0])
            return False
        sheet.draft, sheet.waiting = None, (*sheet.waiting, shape)
        self.board.touched.emit()
        self.board.spoke.emit(words.drawn_words(shape.kind))
        self.board.drawn.emit(shape)
        return True

    def give_up(self) -> bool:
        """Give up what is being drawn; tell whether there was anything."""
        if self.stroke is not None:
            self.cancel_stroke()
            return True
        if self.draft is None:
            return False
        self._put(None)
        self.board.spoke.emit(words.given_up_words())
        return True

    def resize_brush(self, by: int) -> None:
        """Take a brush so many sizes larger, or smaller."""
        self.size = next_size(self.size, by)
        self.board.spoke.emit(words.size_words(self.size))
        self.board.touched.emit()

    def begin_stroke(self, place: Place, *, inside: bool = True) -> bool:
        """Put the pen down on the selected painted mark, or for a new one.

        Args:
            place: in pixels of the image.
            inside: False erases, from the selected painted mark, the one under the pen, or the
                only one that is there, since a stroke may begin beside it.

        Returns:
            Whether there is anything to paint on.
        """
        board, sheet = self.board, self.board.sheet
        base = self._painted_mark(place, erases=not inside)
        if base is None and not inside:
            board.refused.emit(words.nothing_to_erase())
            return False
        if base is None:
            board.select(())
            mask = Mask(sheet.columns, sheet.rows)
        else:
            if board.selected != (base,):
                board.select((base,))
            painted = sheet[base].shape
            mask = (
                Mask.of(painted, sheet.columns, sheet.rows)
                if isinstance(painted, Brush)
                else Mask(sheet.columns, sheet.rows)
            )
        board.busy_with = base
        self.stroke = Stroke(base, mask, self.size, inside=inside, aspect=sheet.aspect)
        self.stroke.to(place)
        board.touched.emit()
        return True

    def _painted_mark(self, place: Place, *, erases: bool) -> FindingId | None:
        only = self.board.only
        if only is not None and isinstance(only.shape, Brush):
            return only.id
        if not erases or self.board.all_hidden:
            return None
        under = self.board.sheet.painted_at(place) or self.board.sheet.only_painted()
        return under.id if under is not None else None

    def stroke_to(self, place: Place) -> None:
        """Draw on to a place."""
        if self.stroke is not None:
            self.stroke.to(place)
            self.stroked.emit()

    def end_stroke(self) -> None:
        """Lift the pen; the stroke is one change."""
        stroke, board = self.stroke, self.board
        if stroke is None:
            return
        self.stroke, board.busy_with = None, None
        painted = stroke.end()
        self.last = None if painted is None else (painted, stroke.mask)
        if stroke.base is None:
            if painted is not None:
                board.sheet.waiting = (*board.sheet.waiting, painted)
                board.spoke.emit(words.drawn_words(ShapeKind.BRUSH))
                board.drawn.emit(painted)
        elif painted is None:
            board.remove((stroke.base,))
        else:
            board.preview({stroke.base: painted})
            board.settle()
        board.touched.emit()

    def cancel_stroke(self) -> None:
        """Lift the pen and forget the stroke."""
        if self.stroke is not None:
            self.stroke, self.board.busy_with = None, None
            self.board.touched.emit()

    def _put(self, draft: Draft | None) -> None:
        self.board.sheet.draft = draft
        self.board.touched.emit()

    def _refuse(self, fault: ShapeFault) -> None:
        self.board.refused.emit(words.refusal(fault, drawn=True))

    def _say_point(self) -> None:
        draft = self.draft
        if draft is not None and draft.kind is not ShapeKind.POINT:
            self.board.spoke.emit(words.point_words(len(draft.points), draft.points[-1]))
