"""What queues of a review share: rows that are painted alike, and keys that move through them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from medannot.ui import icons, theme
from medannot.ui.review.picture_part import SIDE, PicturePart, source
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.painting import rounded, surface
from medannot.ui.widgets.row_model import VALUE_ROLE, Column, RowModel
from medannot.ui.widgets.table import Index, RowDelegate

Row = TypeVar("Row")

PAD = 10
_HEIGHT, _ICON, _SIGN = 46, 20, 16
_PICTURED_HEIGHT, _PICTURE, _PICTURE_SMALL, _WIDE, _QUIET = 52, (52, 40), (40, 40), 280, 0.55
_FILL = Qt.AspectRatioMode.IgnoreAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_MOST_CUT = 200
"""Parts of a few kilobytes each."""
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


class RowCell(RowDelegate):
    """Paints the ground of a row; what stands on it is painted by `paint_row`."""

    height = _HEIGHT

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row = index.data(VALUE_ROLE)
        if row is None:
            return
        box = QRect(option.rect).adjusted(2, 1, -2, -1)
        state: QStyle.StateFlag = option.state
        lit = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        fill = "selection" if lit else "hover" if over else None
        painter.save()
        surface(painter, box, fill, None, theme.current().metric("radius.control"))
        self.paint_row(painter, box, row, lit=lit)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRect, row: object, *, lit: bool) -> None:
        """Paint what a row says.

        Args:
            painter: where.
            box: the ground of the row.
            row: what the column's `value` gave.
            lit: whether it is the chosen one.
        """
        raise NotImplementedError

    def words(self, painter: QPainter, room: QRect, text: str, style: str, tone: str) -> None:
        """Paint one line of words, cut where it is too long."""
        look = theme.current()
        font = look.font(style)
        painter.setFont(font)
        painter.setPen(look.colour(tone))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cut)


@dataclass(frozen=True, slots=True)
class RowFace:
    """What a row of a queue looks like.

    Attributes:
        title, below: translated.
        icon: name of what stands at its left, or "".
        sign: icon and tone of what was decided of it, or None.
        part: of an image, shown in the icon's place once it is there.
    """

    title: str
    below: str
    icon: str = ""
    sign: tuple[str, str] | None = None
    part: PicturePart | None = None


class QueueCell(RowCell):
    """Paints picture or icon, title, what stands below it, and the sign of the decision.

    Args:
        pictures: gives rows their pictures; a row without one has its icon in the same room.
    """

    def __init__(self, pictures: SmallPictures | None = None) -> None:
        super().__init__()
        self._pictures = pictures
        self._cut: OrderedDict[tuple[object, ...], QImage] = OrderedDict()
        self.height = _HEIGHT if pictures is None else _PICTURED_HEIGHT

    def paint_row(self, painter: QPainter, box: QRect, row: object, *, lit: bool) -> None:
        """Paint a face; what is decided stands back."""
        if not isinstance(row, RowFace):
            return
        look = theme.current()
        quiet = row.sign is not None and not lit
        left = box.left() + PAD
        if self._pictures is not None:
            room = QSize(*(_PICTURE if box.width() >= _WIDE else _PICTURE_SMALL))
            place = QRect(QPoint(left, box.center().y() - room.height() // 2 + 1), room)
            self._paint_part(painter, place, row, quiet=quiet)
            left = place.right() + PAD
        elif row.icon:
            place = QRect(left, box.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            icons.paint_icon(painter, place, row.icon, look.colour("text_3" if quiet else "text_2"))
            left = place.right() + PAD
        sign = row.sign or (("caret-right", "accent_text") if lit else None)
        end = box.right() - PAD - (_SIGN + 6 if sign else 0)
        width = max(end - left, 20)
        upper = QRect(left, box.top() + 4, width, box.height() // 2 - 2)
        lower = QRect(left, box.center().y() + 1, width, box.height() // 2 - 4)
        self.words(painter, upper, row.title, "ui_strong", "text_2" if quiet else "text")
        self.words(painter, lower, row.below, "ui", "text_3" if quiet else "text_2")
        if sign:
            where = QRect(end + 6, box.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
            icons.paint_icon(painter, where, sign[0], look.colour(sign[1]))

    def _paint_part(self, painter: QPainter, place: QRect, row: RowFace, *, quiet: bool) -> None:
        """Paint what the row shows; its icon until that is decoded, or where it cannot be."""
        look = theme.current()
        image = self._image(row.part)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded(place, look.metric("radius.badge")))
        if image is None or row.part is None:
            painter.fillRect(place, look.colour("raised"))
            icon = QRect(0, 0, _ICON, _ICON)
            icon.moveCenter(place.center())
            icons.paint_icon(painter, icon, row.icon, look.colour("text_3" if quiet else "text_2"))
        else:
            painter.setOpacity(_QUIET if quiet else 1.0)
            painter.drawImage(place, self._cut_out(row.part, image, place.size()))
        painter.restore()

    def _image(self, part: PicturePart | None) -> QImage | None:
        if part is None or self._pictures is None:
            return None
        return self._pictures.picture(part.media_id, SIDE, part.frame)

    def _cut_out(self, part: PicturePart, image: QImage, room: QSize) -> QImage:
        """Return a part made small, averaged over its pixels; rows are painted again and again."""
        sharp = room * self._sharpness()
        key = (part, image.cacheKey(), sharp.width(), sharp.height())
        if key not in self._cut:
            cut = image.copy(source(part, image.size(), sharp).toAlignedRect())
            self._cut[key] = cut.scaled(sharp, _FILL, _SMOOTH)
        while len(self._cut) > _MOST_CUT:
            self._cut.popitem(last=False)
        return self._cut[key]

    def _sharpness(self) -> float:
        owner = self.parent()
        return owner.devicePixelRatioF() if isinstance(owner, QListView) else 1.0


class QueueRows(QListView, Generic[Row]):
    """Lists rows, of which one is lit; arrows move, every other key is the owner's.

    Args:
        name: translated, for those who do not see it.
        cell: paints a row.
        key: what a row is known by.
        spoken: a row in words.
        face: what the cell paints of a row.

    Signals:
        light_wanted: (key) another row is to be in front.
    """

    light_wanted = Signal(object)

    def __init__(
        self,
        name: str,
        cell: RowCell,
        *,
        key: Callable[[Row], Hashable],
        spoken: Callable[[Row], str],
        face: Callable[[Row], object],
    ) -> None:
        super().__init__()
        self._showing, self._key = False, key
        self._model: RowModel[Row] = RowModel((Column("", spoken, value=face),), self)
        cell.setParent(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(cell)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is listed."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Row], lit: Hashable) -> None:
        """Show rows, and which of them is lit; None for none."""
        self._showing = True
        if tuple(rows) != self._model.rows:
            self._model.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if self._key(row) == lit), -1)
        index = self._model.index(place, 0)
        self.setCurrentIndex(index)
        if place >= 0:
            self.scrollTo(index)
        self._showing = False

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.light_wanted.emit(self._key(self._model.row_at(current.row())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows; every other key is the owner's."""
        if event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()
