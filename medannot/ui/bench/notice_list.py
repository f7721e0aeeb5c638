"""What is open and what contradicts itself, a row each; a press leads to where it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.bench.open_items import Item, Weight
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.text import Text

_PAD, _MARK, _GAP = 8, 16, 4
_SIGNS = {
    Weight.BLOCKS: ("warning-circle", "danger", "danger_bg"),
    Weight.ASKS: ("warning", "warning", "warning_bg"),
    Weight.TELLS: ("info", "info", "info_bg"),
}
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class NoticeRow(Focusable):
    """One thing to be looked at; a press leads there.

    Args:
        item: what it tells.
    """

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.setText(item.text)
        self.setAccessibleName(self._spoken(item))
        self.setToolTip(self._spoken(item))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _spoken(self, item: Item) -> str:
        weights = {
            Weight.BLOCKS: self.tr("Has to be mended before the case is handed in"),
            Weight.ASKS: self.tr("To be looked at"),
            Weight.TELLS: self.tr("Note"),
        }
        return f"{weights[item.weight]}: {item.text}"

    def heightForWidth(self, width: int) -> int:
        """Return the room that the words take in so narrow a row."""
        room = QRect(0, 0, self._words_width(width), 10_000)
        metrics = QFontMetrics(theme.current().font("ui"))
        return metrics.boundingRect(room, _WRAPPED, self.text()).height() + 2 * _PAD

    def _words_width(self, width: int) -> int:
        return max(width - 3 * _PAD - _MARK, 40)

    def sizeHint(self) -> QSize:
        """Return room for it in the width that it has."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few words."""
        return QSize(100, 2 * _PAD + _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, sign and words."""
        look, painter = theme.current(), QPainter(self)
        icon, tone, fill = _SIGNS[self.item.weight]
        radius = look.metric("radius.control")
        surface(painter, self.rect(), fill, tone if self.underMouse() else None, radius)
        icons.paint_icon(painter, QRect(_PAD, _PAD + 1, _MARK, _MARK), icon, look.colour(tone))
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text"))
        left = 2 * _PAD + _MARK
        room = QRect(left, 0, self._words_width(self.width()), self.height())
        painter.drawText(room, _WRAPPED, self.text())
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius)


class NoticeList(QWidget):
    """Rows of what is to be looked at, the gravest first; what has no room is scrolled to.

    Signals:
        wanted: (Item) one was pressed.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Item, ...] = ()
        self._most = 200
        self.heading = Text("", "ui_strong", wrap=True)
        self.rows: list[NoticeRow] = []
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.heading)
        column.addWidget(self._scroll)
        self.hide()

    def show_items(self, items: Sequence[Item], heading: str, most: int) -> None:
        """Show what is to be looked at; without anything there is no list.

        Args:
            items: the gravest first.
            heading: translated, or "".
            most: pixels that the rows may take.
        """
        self._most = most
        self.heading.setText(heading)
        self.heading.setVisible(bool(heading))
        if tuple(items) != self._shown:
            self._shown = tuple(items)
            self._fill()
        self.setVisible(bool(items) or bool(heading))
        self._fit()

    def _fill(self) -> None:
        had = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [NoticeRow(item) for item in self._shown]
        for place, row in enumerate(self.rows):
            row.setObjectName(f"notice.{place}")
            row.clicked.connect(lambda _on=False, item=row.item: self.wanted.emit(item))
            self._column.addWidget(row)
        if had is not None and self.rows:
            self.rows[min(had, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(self.width(), 120)
        needed = sum(row.heightForWidth(width) + _GAP for row in self.rows)
        if needed > self._most:
            # The bar at the side takes room from the words.
            width -= self._scroll.verticalScrollBar().sizeHint().width()
            needed = sum(row.heightForWidth(width) + _GAP for row in self.rows)
        for row in self.rows:
            row.setFixedHeight(row.heightForWidth(width))
        self._scroll.setFixedHeight(min(max(needed - _GAP, 0), self._most))
