"""The queue at the left: the entities of the case in front, with what was decided of each."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from medannot.domain.review.decision import Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.ui import icons, theme
from medannot.ui.phrases import listed
from medannot.ui.review.desk.words import verdict_sign, verdict_words
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import RowDelegate

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _PAD, _ICON, _SIGN = 46, 10, 20, 16
_KINDS = {
    EntityKind.REGION: "person",
    EntityKind.LESION: "circle-dashed",
    EntityKind.LOCATION: "map-pin",
    EntityKind.ATTRIBUTE: "tag",
    EntityKind.RELATION: "link",
    EntityKind.DIAGNOSIS: "heartbeat",
    EntityKind.ADVICE: "first-aid-kit",
}
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Up.value,
        Qt.Key.Key_Down.value,
        Qt.Key.Key_Home.value,
        Qt.Key.Key_End.value,
        Qt.Key.Key_Tab.value,
        Qt.Key.Key_Backtab.value,
    }
)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One entity.

    Attributes:
        title, below: translated.
        verdict: what was decided, or None.
    """

    key: EntityKey
    title: str
    below: str
    verdict: Verdict | None


class _Cell(RowDelegate):
    """Paints icon, title, what stands below it, and the sign of the decision."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row = index.data(VALUE_ROLE)
        if not isinstance(row, QueueRow):
            return
        look = theme.current()
        box = QRect(option.rect).adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        lit = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "selection" if lit else "hover" if over else None
        painter.save()
        surface(painter, box, fill, None, look.metric("radius.control"))
        quiet = row.verdict is not None and not lit
        place = QRect(box.left() + _PAD, box.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icons.paint_icon(
            painter, place, _KINDS[row.key.kind], look.colour("text_3" if quiet else "text_2")
        )
        left = place.right() + _PAD
        sign = verdict_sign(row.verdict) if row.verdict is not None else None
        if lit and sign is None:
            sign = ("caret-right", "accent_text")
        end = box.right() - _PAD - (_SIGN + 6 if sign else 0)
        width = max(end - left, 20)
        upper = QRect(left, box.top() + 4, width, box.height() // 2 - 2)
        lower = QRect(left, box.center().y() + 1, width, box.height() // 2 - 4)
        self._words(painter, upper, row.title, "ui_strong", "text_2" if quiet else "text")
        self._words(painter, lower, row.below, "ui", "text_3" if quiet else "text_2")
        if sign:
            where = QRect(
                box.right() - _PAD - _SIGN, box.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN
            )
            icons.paint_icon(painter, where, sign[0], look.colour(sign[1]))
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, text: str, style: str, tone: str) -> None:
        look = theme.current()
        font = look.font(style)
        painter.setFont(font)
        painter.setPen(look.colour(tone))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)


class QueueList(QListView):
    """Lists entities; the lit one is chosen.

    Signals:
        light_wanted: (EntityKey) another one is to be asked about.
    """

    light_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._showing = False
        self._model: RowModel[QueueRow] = RowModel(
            (Column("", _spoken, value=lambda row: row),), self
        )
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(_Cell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[QueueRow, ...]:
        """Return what is listed."""
        return self._model.rows

    def show_rows(self, rows: tuple[QueueRow, ...], lit: EntityKey | None) -> None:
        """Show entities, and which of them is lit."""
        self._showing = True
        if rows != self._model.rows:
            self._model.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.key == lit), -1)
        index = self._model.index(place, 0)
        self.setCurrentIndex(index)
        if place >= 0:
            self.scrollTo(index)
        self._showing = False

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.light_wanted.emit(self._model.row_at(current.row()).key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows; every other key is the desk's."""
        if event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()


def _spoken(row: QueueRow) -> str:
    decided = verdict_words(row.verdict) if row.verdict is not None else ""
    return listed(part for part in (row.title, row.below, decided) if part)
