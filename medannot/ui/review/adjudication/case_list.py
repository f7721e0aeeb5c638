"""The cases that two or more handed in: those with conflicts first, with what became of each."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from medannot.services.adjudicating_values import CaseToSettle
from medannot.ui import icons, theme
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.adjudication.state import AdjudicationState
from medannot.ui.review.adjudication.words import kind_words
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.table import Index

_CASE = int(Qt.ItemDataRole.UserRole) + 1
_SIGN = int(Qt.ItemDataRole.UserRole) + 2
_DONE, _OUTDATED, _OWN, _OPEN = (
    ("check-circle", "success"),
    ("warning-circle", "warning"),
    ("prohibit", "text_3"),
    ("circle", "text_3"),
)


class _Rows(QStyledItemDelegate):
    """Paints a case in two lines with its sign at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row of a queue."""
        return QSize(80, theme.current().metric("control.queue_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        look = theme.current()
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = whole.adjusted(0, 2, 0, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            surface(painter, box, "selection" if chosen else "hover", None, 6)
        icon, tone = index.data(_SIGN)
        icons.paint_icon(
            painter,
            QRect(box.right() - 28, box.center().y() - 8, 18, 18),
            icon,
            look.colour(tone),
        )
        first, _, second = str(index.data(int(Qt.ItemDataRole.DisplayRole))).partition("\n")
        for words, style, token, top in (
            (first, "ui_strong", "text", 8),
            (second, "ui", "text_2", 28),
        ):
            painter.setFont(look.font(style))
            painter.setPen(look.colour(token))
            line = QRect(box.left() + 12, box.top() + top, box.width() - 48, 20)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, line.width()
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)


class CaseList(QListWidget):
    """Lists the cases.

    Signals:
        wanted: (id of a case) it is to be in front.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[CaseToSettle, ...] = ()
        self.setAccessibleName(self.tr("Cases"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)

    def show_state(self, state: AdjudicationState) -> None:
        """Show the cases and which is in front."""
        if state.cases != self._shown:
            self._shown = state.cases
            self.clear()
            for one in state.cases:
                self.addItem(self._item(one))
        if state.place >= 0 and state.place != self.currentRow():
            self.setCurrentRow(state.place)

    def _item(self, one: CaseToSettle) -> QListWidgetItem:
        title = self.tr("Case {number}").format(number=one.number)
        if one.name:
            title = f"{title} · {one.name}"
        item = QListWidgetItem(f"{title}\n{self._told(one)}")
        item.setToolTip(self._explained(one))
        item.setData(_CASE, one.case_id)
        sign = _DONE if one.done else _OUTDATED if one.outdated else _OWN if one.own else _OPEN
        item.setData(_SIGN, sign)
        if one.own:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    def _told(self, one: CaseToSettle) -> str:
        if one.own:
            return self.tr("Annotated by you")
        if one.outdated:
            return self.tr("Changed afterwards")
        if not one.kinds:
            return self.tr("They agree")
        return self.tr("%Ln conflict(s)", "", one.conflicts)

    def _explained(self, one: CaseToSettle) -> str:
        """Return what has no room in the row: in what the two differ, or what was changed."""
        if one.outdated and not one.own:
            return self.tr("A reading was changed after this case was settled; settle it again.")
        kinds = listed(kind_words(kind) for kind in one.kinds)
        return with_value(self._told(one), kinds) if kinds else self._told(one)

    def _take(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(_CASE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the case on which the keys stand with Space."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._take(item)
            return
        super().keyPressEvent(event)
