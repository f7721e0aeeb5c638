"""One entity lit: all of the image but its marks is shaded, and they are drawn above the shade."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from medannot.domain.annotation.shapes import Outline, Shape, bounds
from medannot.domain.ids import FindingId
from medannot.ui import theme
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.inks import Inks, Sight
from medannot.ui.bench.marks.shown import ShownMark
from medannot.ui.bench.marks.style import image_path, is_filled, number_of, screen_path
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.layers import Mapping
from medannot.ui.widgets.painting import faded

_AROUND = 12.0
"""How far from a line or point the light reaches, in points of the pane."""
_ROUND = 6.0


class Spotlight:
    """A layer above the marks.

    Args:
        board: whose marks are lit.
        repaint: asks for a new frame.

    Attributes:
        on: whether anything is shaded.
    """

    def __init__(self, board: MarkBoard, repaint: Callable[[], object]) -> None:
        self._board, self._repaint = board, repaint
        self._lit: frozenset[FindingId] = frozenset()
        self._inks = Inks()
        self._view: ImageView | None = None
        self.on = True

    def use_view(self, view: ImageView) -> None:
        """Lie over another pane, above its marks."""
        if self._view is not None:
            self._view.remove_layer(self)
        self._view = view
        view.add_layer(self)

    def light(self, marks: frozenset[FindingId]) -> None:
        """Light these marks, where they are seen."""
        if marks != self._lit:
            self._lit = marks
            self._repaint()

    def switch(self) -> None:
        """Take the shade away, or bring it back."""
        self.on = not self.on
        self._repaint()

    @property
    def seen(self) -> tuple[ShownMark, ...]:
        """Return the lit marks of the frame in front."""
        return tuple(mark for mark in self._board.marks if mark.id in self._lit)

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Shade what is not lit, and draw what is."""
        marks = self.seen
        if not marks or not self.on or self._board.all_hidden:
            return
        sheet, size = self._board.sheet, mapping.screen
        shade = QPainterPath()
        shade.addRect(QRectF(0, 0, size.width, size.height))
        for mark in marks:
            shade = shade.subtracted(_light(mark.shape, mapping))
        sight = Sight(
            mapping,
            painter.device().devicePixelRatio(),
            1.0,
            sheet.columns,
            sheet.rows,
            named=frozenset(mark.id for mark in marks),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.fillPath(shade, faded(look.colour("image_backdrop_mono"), number_of("dim_alpha")))
        for mark in marks:
            self._inks.draw(painter, mark, sight, labelled=True)
        painter.restore()


def _light(shape: Shape, mapping: Mapping) -> QPainterPath:
    """Return what is lit of the pane for a mark: its inside and a little around it."""
    transform = mapping.transform()
    if isinstance(shape, Outline):
        line = screen_path(shape, image_path(shape), transform)
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * (2 if is_filled(shape) else _AROUND))
        edge = stroker.createStroke(line)
        return line.united(edge) if is_filled(shape) else edge
    left, top, right, bottom = bounds(shape)
    box = transform.mapRect(QRectF(left, top, right - left, bottom - top))
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(-2, -2, 2, 2), _ROUND, _ROUND)
    return path
