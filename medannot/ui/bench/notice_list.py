"""What is open and what contradicts itself, a row each; a press leads to where it is mended."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import icons, theme
from medannot.ui.bench.open_items import Item, Weight
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.text import Text

_PAD, _MARK, _GAP = 8, 16, 4
_SIGNS = {
    Weight.BLOCKS: ("warning-circle", "danger", "danger_bg"),
    Weight.ASKS: ("warning", "warning", "warning_bg"),
    Weight.TELLS: ("info", "info", "info_bg"),
    Weight.LET_STAND: ("check", "text_2", None),
}
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class NoticeRow(Focusable):
    """One thing to be looked at; a press leads there. A warning can be let stand.

    Args:
        item: what it tells.

    Signals:
        acknowledged: (bool) the warning is let stand, or no longer.
    """

    acknowledged = Signal(bool)

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.setText(item.text)
        self.button = self._offer(item) if item.warning is not None else None
        self.setAccessibleName(self._spoken(item))
        self.setToolTip(self._spoken(item))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _offer(self, item: Item) -> Button:
        stands = item.weight is Weight.LET_STAND
        text = self.tr("Take back") if stands else self.tr("Acknowledge")
        button = Button(text, "quiet" if stands else "normal", size="compact", parent=self)
        button.setAccessibleName(f"{text}: {item.text}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(
            self.tr("Let this warning ask again")
            if stands
            else self.tr("You have looked at it, and it stands; it does not ask again")
        )
        button.clicked.connect(lambda _on=False: self.acknowledged.emit(not stands))
        return button

    def fields(self) -> tuple[QWidget, ...]:
        """Return what takes the keys, in order."""
        return (self,) if self.button is None else (self, self.button)

    def _spoken(self, item: Item) -> str:
        weights = {
            Weight.BLOCKS: self.tr("Has to be mended before the case is handed in"),
            Weight.ASKS: self.tr("To be looked at"),
            Weight.TELLS: self.tr("Note"),
            Weight.LET_STAND: self.tr("Acknowledged"),
        }
        return f"{weights[item.weight]}: {item.text}"

    def heightForWidth(self, width: int) -> int:
        """Return the room that the words take in so narrow a row."""
        room = QRect(0, 0, self._words_width(width), 10_000)
        metrics = QFontMetrics(theme.current().font("ui"))
        words = metrics.boundingRect(room, _WRAPPED, self.text()).height() + 2 * _PAD
        return words if self.button is None else max(words, self.button.sizeHint().height() + _GAP)

    def _words_width(self, width: int) -> int:
        taken = 0 if self.button is None else self.button.sizeHint().width()
        return max(width - 3 * _PAD - _MARK - taken, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button at the end."""
        super().resizeEvent(event)
        if self.button is not None:
            size = self.button.sizeHint()
            left, top = (
                self.width() - size.width() - _GAP // 2,
                (self.height() - size.height()) // 2,
            )
            self.button.setGeometry(QRect(QPoint(left, top), size))

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
        over, plain = self.underMouse(), fill is None
        edge = tone if over else "line" if plain else None
        surface(painter, self.rect(), fill, edge, radius)
        icons.paint_icon(painter, QRect(_PAD, _PAD + 1, _MARK, _MARK), icon, look.colour(tone))
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text_2" if plain else "text"))
        left = 2 * _PAD + _MARK
        room = QRect(left, 0, self._words_width(self.width()), self.height())
        painter.drawText(room, _WRAPPED, self.text())
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius)


class NoticeList(QWidget):
    """Rows of what is to be looked at, the gravest first; what has no room is scrolled to.

    Signals:
        wanted: (Item) one was pressed.
        acknowledge_wanted: (Item, bool) a warning is let stand, or no longer.
    """

    wanted = Signal(object)
    acknowledge_wanted = Signal(object, bool)

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

    def fields(self) -> tuple[QWidget, ...]:
        """Return what takes the keys, from top to bottom."""
        return tuple(field for row in self.rows for field in row.fields())

    def _fill(self) -> None:
        had = next(
            (
                (place, nth)
                for place, row in enumerate(self.rows)
                for nth, field in enumerate(row.fields())
                if field.hasFocus()
            ),
            None,
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [NoticeRow(item) for item in self._shown]
        for place, row in enumerate(self.rows):
            row.setObjectName(f"notice.{place}")
            row.clicked.connect(lambda _on=False, item=row.item: self.wanted.emit(item))
            row.acknowledged.connect(partial(self.acknowledge_wanted.emit, row.item))
            if row.button is not None:
                row.button.setObjectName(f"acknowledge.{place}")
            self._column.addWidget(row)
        if had is not None and self.rows:
            fields = self.rows[min(had[0], len(self.rows) - 1)].fields()
            fields[min(had[1], len(fields) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

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
