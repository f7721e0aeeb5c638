"""Painted cells of tables: a bar of progress with its count, and a mark that a rule holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from medannot.ui import icons, theme
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.row_model import VALUE_ROLE
from medannot.ui.widgets.table import RowDelegate

Index = QModelIndex | QPersistentModelIndex

_BAR = 120
_LEFT = 15


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint a cell's ground as the other cells have it: selection, hover, hairline."""
    look = theme.current()
    box: QRect = option.rect
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, look.colour("selection"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, look.colour("hover"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), look.colour("line"))


class ProgressCell(RowDelegate):
    """Paints (done, total) as a bar, and the column's text beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        look = theme.current()
        paint_ground(painter, option)
        value = index.data(VALUE_ROLE)
        done, total = value if isinstance(value, tuple) else (0, 0)
        box: QRect = option.rect
        text = str(index.data() or "")
        painter.setFont(look.font("ui", tabular=True))
        wanted = QFontMetrics(painter.font()).horizontalAdvance(text)
        width = max(0, min(_BAR, box.width() - wanted - 3 * _LEFT))
        bar = QRect(box.left() + _LEFT, box.center().y() - 2, width, 6)
        if width > 24:
            surface(painter, bar, "line_strong", None, 3)
            if done and total:
                share = QRect(bar)
                share.setWidth(max(6, round(width * done / total)))
                surface(painter, share, "text_3" if done >= total else "accent", None, 3)
        painter.setPen(look.colour("text"))
        place = box.adjusted(_LEFT + (width + _LEFT if width > 24 else 0), 0, -4, -1)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)


class MarkCell(RowDelegate):
    """Paints True as a check and False as a warning; None stays empty."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        paint_ground(painter, option)
        holds = index.data(VALUE_ROLE)
        if holds is None:
            return
        box = QRect(0, 0, 20, 20)
        box.moveCenter(option.rect.center())
        name, token = ("check-circle", "success") if holds else ("warning-circle", "danger")
        icons.paint_icon(painter, box, name, theme.current().colour(token))
