"""The number beside every mark, in a shape of its own for each kind: colour is not needed."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QPolygonF

from medannot.ui import theme
from medannot.ui.bench.marks.shown import ShownMark, TargetKind
from medannot.ui.bench.marks.style import colour_of, number_of
from medannot.ui.widgets.painting import faded

HEIGHT = 20.0
GAP = 5.0
ROOM = 56.0
"""So far beyond a mark's box its line, its number and their casing may reach on the screen."""

_MOST_WORDS = 148.0
"""A longer name ends in an ellipsis."""

NAMED_ROOM = ROOM + _MOST_WORDS
"""The same, to the sides of a mark whose tag has its name."""

_INSET = 2.0
_PAD = 5.0


def place_tag(box: QRectF, width: float, pane: QRectF) -> QPointF:
    """Return the tag's upper left corner: above the mark, kept on the pane where the mark is.

    Args:
        box: of the mark on the screen.
        width: of the tag.
        pane: the part of the screen that is seen.
    """
    x, y = box.left(), box.top() - GAP - HEIGHT
    if not box.intersects(pane):
        return QPointF(x, y)
    y = max(y, min(pane.top(), box.bottom() + GAP))
    x = max(x, min(pane.left(), box.right() - width))
    return QPointF(min(x, max(pane.right() - width, pane.left())), y)


def tag(mark: ShownMark, ratio: float, *, labelled: bool = False) -> QPixmap:
    """Return the tag of a mark as a picture."""
    look = theme.current().name
    return _made(mark.number, mark.label if labelled else "", mark.target, ratio, look)


def width_of(mark: ShownMark, *, labelled: bool) -> float:
    """Return how wide the tag of a mark is."""
    return _measured(mark.number, mark.label if labelled else "", theme.current().name)[0]


@lru_cache(maxsize=4096)
def _measured(number: int, label: str, _look: str) -> tuple[float, float, str]:
    """Return the widths of a tag and of its number, and its words as they have room."""
    look = theme.current()
    small, plain = QFontMetricsF(look.font("key")), QFontMetricsF(look.font("ui_medium"))
    chip = max(small.horizontalAdvance(_digits(number)) + 2 * _PAD, HEIGHT - 2 * _INSET)
    label = plain.elidedText(label, Qt.TextElideMode.ElideRight, _MOST_WORDS)
    words = plain.horizontalAdvance(label) + 2 * _PAD if label else 0.0
    return chip + 2 * _INSET + words, chip, label


def _digits(number: int) -> str:
    return str(number) if number else "–"


@lru_cache(maxsize=4096)
def _made(number: int, label: str, target: TargetKind, ratio: float, _look: str) -> QPixmap:
    look = theme.current()
    small, plain = look.font("key"), look.font("ui_medium")
    digits = _digits(number)
    width, chip, label = _measured(number, label, look.name)
    picture = QPixmap(round(width * ratio), round(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = faded(look.colour("image.tag_background"), number_of("tag_background_alpha"))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, width, HEIGHT), 4, 4)
    box = QRectF(_INSET, _INSET, chip, HEIGHT - 2 * _INSET)
    _draw_chip(painter, box, target)
    hollow = target is TargetKind.NOTHING
    painter.setFont(small)
    painter.setPen(look.colour("image.text" if hollow else "image.tag_background"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), digits)
    if label:
        painter.setFont(plain)
        painter.setPen(look.colour("image.text"))
        rest = QRectF(box.right() + _PAD, 0, width - box.right() - _PAD, HEIGHT)
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), label)
    painter.end()
    return picture


def _draw_chip(painter: QPainter, box: QRectF, target: TargetKind) -> None:
    """Draw the number's ground: square, round, cut, pointed, or a mere frame."""
    colour = colour_of(target)
    painter.setBrush(colour)
    if target is TargetKind.PRIMARY:
        painter.drawRoundedRect(box, 2, 2)
    elif target is TargetKind.SECONDARY:
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    elif target is TargetKind.REGION:
        painter.drawPolygon(_cut(box, 5.0, both=True))
    elif target is TargetKind.LESION:
        painter.drawPolygon(_cut(box, 6.0, both=False))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.setPen(Qt.PenStyle.NoPen)


def _cut(box: QRectF, cut: float, *, both: bool) -> QPolygonF:
    """Return a box whose right corners are cut off, or all of them."""
    left = cut if both else 0.0
    return QPolygonF(
        [
            QPointF(box.left() + left, box.top()),
            QPointF(box.right() - cut, box.top()),
            QPointF(box.right(), box.top() + cut),
            QPointF(box.right(), box.bottom() - cut),
            QPointF(box.right() - cut, box.bottom()),
            QPointF(box.left() + left, box.bottom()),
            QPointF(box.left(), box.bottom() - left),
            QPointF(box.left(), box.top() + left),
        ]
    )
