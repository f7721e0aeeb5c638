"""How marks look: a line in a colour inside a dark casing, hardly any fill, the same in all themes.

Marks lie on the image, which is dark or bright whatever the theme; they use the dark palette.
"""

from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from medannot.domain.annotation.shapes import CLOSED, Outline, ShapeKind, bounds
from medannot.ui import theme
from medannot.ui.bench.marks.shown import TargetKind
from medannot.ui.widgets.painting import faded

PLACE_OF = {
    TargetKind.PRIMARY: 0,
    TargetKind.SECONDARY: 1,
    TargetKind.REGION: 2,
    TargetKind.LESION: 5,
    TargetKind.NOTHING: 7,
}
"""Place of each kind's colour in the categorical palette."""

_POINT_RADIUS = 6.0
_TICK = 6.0
_DOT = 1.5


@cache
def _palette() -> theme.Theme:
    return theme.Theme("dark")


def number_of(name: str) -> float:
    """Return a number of the image group of the tokens, such as "mark_width"."""
    *groups, key = ("image", *name.split("."))
    found = theme.tokens()
    for group in groups:
        found = found[group]
    return float(found[key])


def colour_of(target: TargetKind) -> QColor:
    """Return the colour of what a mark shows."""
    return _palette().categorical(PLACE_OF[target])[0]


class Strokes:
    """The pens of one kind of mark.

    Args:
        target: what the marks show.
        selected: whether they are selected.
        opacity: how strongly marks are drawn, from 0 to 1.
        unsound: whether the shape cannot be kept as it is; then its line is broken.
    """

    def __init__(
        self, target: TargetKind, opacity: float, *, selected: bool = False, unsound: bool = False
    ) -> None:
        look, colour = theme.current(), colour_of(target)
        width = number_of("mark_width_selected" if selected else "mark_width")
        dark = faded(look.colour("image.mark_casing"), number_of("mark_casing_alpha") * opacity)
        self.width = width
        self.casing = _pen(dark, width + number_of("mark_casing_extra"))
        self.line = _pen(faded(colour, opacity), width)
        self.fill = faded(colour, number_of("mark_fill_alpha") * opacity)
        if unsound:
            self.line.setStyle(Qt.PenStyle.DashLine)

    def draw(self, painter: QPainter, path: QPainterPath, *, filled: bool) -> None:
        """Draw a path of the screen: casing, fill, line."""
        painter.strokePath(path, self.casing)
        if filled:
            painter.fillPath(path, self.fill)
        painter.strokePath(path, self.line)


def _pen(colour: QColor, width: float) -> QPen:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin
    # Round joins take half as long again, and nobody sees them on so thin a line.
    return QPen(colour, width, Qt.PenStyle.SolidLine, cap, join)


def is_filled(shape: Outline) -> bool:
    """Tell whether a shape has an inside."""
    return shape.kind in CLOSED


def image_path(shape: Outline) -> QPainterPath:
    """Return a shape's line in pixels of the image; of a point, nothing."""
    path = QPainterPath()
    if shape.kind is ShapeKind.POINT:
        return path
    if shape.kind in {ShapeKind.BOX, ShapeKind.ELLIPSE}:
        left, top, right, bottom = bounds(shape)
        box = QRectF(left, top, right - left, bottom - top)
        if shape.kind is ShapeKind.BOX:
            path.addRect(box)
        else:
            path.addEllipse(box)
        return path
    first, *others = (QPointF(*point) for point in shape.points)
    path.moveTo(first)
    for point in others:
        path.lineTo(point)
    if shape.kind is ShapeKind.POLYGON:
        path.closeSubpath()
    return path


def screen_path(shape: Outline, path: QPainterPath, transform: QTransform) -> QPainterPath:
    """Return a shape's line in points of the pane, with what keeps its size at every zoom."""
    if shape.kind is ShapeKind.POINT:
        centre = transform.map(QPointF(*shape.points[0]))
        ring = QPainterPath()
        ring.addEllipse(centre, _POINT_RADIUS, _POINT_RADIUS)
        ring.addEllipse(centre, _DOT, _DOT)
        return ring
    line = transform.map(path)
    if shape.kind is ShapeKind.DISTANCE and len(shape.points) == 2:
        ends = [transform.map(QPointF(*point)) for point in shape.points]
        _add_ticks(line, QLineF(ends[0], ends[1]))
    return line


def _add_ticks(path: QPainterPath, line: QLineF) -> None:
    """Add a short line across either end of a distance."""
    if not line.length():
        return
    normal = line.normalVector().unitVector()
    step = QPointF(normal.dx(), normal.dy()) * _TICK
    for end in (line.p1(), line.p2()):
        path.moveTo(end - step)
        path.lineTo(end + step)


def screen_box(box: tuple[float, float, float, float], transform: QTransform) -> QRectF:
    """Return a box of the image as a box of the pane; that of a point has some extent too."""
    left, top, right, bottom = box
    seen = transform.mapRect(QRectF(left, top, right - left, bottom - top))
    return seen.adjusted(-0.5, -0.5, 0.5, 0.5)


def draw_handles(painter: QPainter, points: list[QPointF], chosen: int | None) -> None:
    """Draw the handles of a selected mark; the chosen one is filled with the focus colour."""
    look = theme.current()
    size = number_of("handle.size")
    painter.setPen(QPen(look.colour("image.handle.edge"), 1.0))
    for number, point in enumerate(points):
        colour = "image.focus.inner" if number == chosen else "image.handle.fill"
        painter.setBrush(look.colour(colour))
        painter.drawRect(QRectF(point.x() - size / 2, point.y() - size / 2, size, size))
