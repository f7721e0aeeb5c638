"""The list of questions as a table with small pictures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemLine
from medannot.ui import icons, theme
from medannot.ui.library import library_model
from medannot.ui.library.library_model import LINE_ROLE, LibraryModel
from medannot.ui.library.words import number_word, type_word
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.cells import paint_ground
from medannot.ui.widgets.name_lines import two_lines
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.table import RowDelegate, Table

Index = QModelIndex | QPersistentModelIndex

_PICTURE, _PADDING = 88, 18
_INSIDE, _LINE = 15, 18
_LEAST, _ROOM = 120, 300
"""Pixels that the question has at least, and that it keeps before another column is shown."""
_WIDTHS = {
    library_model.NUMBER: 72,  # at least: as wide as the largest number of the list
    library_model.PICTURE: 60,
    library_model.SET: 132,
    library_model.TYPE: 132,
    library_model.ABILITY: 168,
    library_model.LANGUAGE: 104,
    library_model.VERSION: 84,
}
_BY_WEIGHT = (
    library_model.SET,
    library_model.TYPE,
    library_model.ABILITY,
    library_model.LANGUAGE,
    library_model.VERSION,
)


class PictureDelegate(RowDelegate):
    """Paints the small picture of a question.

    Args:
        thumbnails: gives the pictures.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint row and picture."""
        super().paint(painter, option, index)
        line = index.data(LINE_ROLE)
        if not isinstance(line, ItemLine) or not line.images:
            return
        rect: QRect = option.rect
        box = QRect(rect.left() + 8, rect.top() + 5, 44, 33)
        if line.missing_images or line.thumbnail_media_id is None:
            mark = QRect(box.center().x() - 9, box.center().y() - 8, 18, 18)
            icons.paint_icon(painter, mark, "image-square", theme.current().colour("warning"))
            return
        picture = self._thumbnails.picture(line.thumbnail_media_id, _PICTURE)
        if picture is None:
            surface(painter, box, "hover", None, 3)
            return
        scale = max(box.width() / picture.width(), box.height() / picture.height())
        width, height = box.width() / scale, box.height() / scale
        middle = QRectF(
            (picture.width() - width) / 2, (picture.height() - height) / 2, width, height
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(box), picture, middle)
        painter.restore()


class NameDelegate(RowDelegate):
    """Paints a name in two lines where it is long."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        name = str(index.data() or "")
        look = theme.current()
        box = option.rect.adjusted(_INSIDE, 0, -_INSIDE, -1)
        lines = two_lines(name, look.font("ui"), box.width())
        if len(lines) < 2:
            super().paint(painter, option, index)
            return
        paint_ground(painter, option)
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text_2"))
        top = box.top() + (box.height() - len(lines) * _LINE) // 2
        for number, line in enumerate(lines):
            where = QRect(box.left(), top + number * _LINE, box.width(), _LINE)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), line)


class QuestionTable(Table):
    """Questions as rows; columns give way to the question in a small window.

    Args:
        model: the questions.
        thumbnails: gives the pictures.
    """

    def __init__(self, model: LibraryModel, thumbnails: Thumbnails) -> None:
        super().__init__("")
        self._pictured, self._sets, self._largest = True, True, 0
        self.setAccessibleName(self.tr("Questions"))
        self.setModel(model)
        self._delegate = PictureDelegate(thumbnails, self)
        self.setItemDelegateForColumn(library_model.PICTURE, self._delegate)
        self._names = NameDelegate(self)
        for column in (library_model.SET, library_model.ABILITY):
            self.setItemDelegateForColumn(column, self._names)
        thumbnails.ready.connect(self._take)
        words = max(self.fontMetrics().horizontalAdvance(type_word(each)) for each in ItemType)
        self._widths = dict(_WIDTHS)
        self._widths[library_model.TYPE] = max(_WIDTHS[library_model.TYPE], words + 2 * _PADDING)
        widths = [self._widths.get(column) for column in range(model.columnCount())]
        self.set_columns(*widths, least=_LEAST)
        self._choose_columns()

    def _take(self, _media_id: str) -> None:
        self.viewport().update()

    def set_divided(self, *, pictured: bool, sets: bool, largest: int) -> None:
        """Give the room of what would be the same in every row to the questions.

        Args:
            pictured: some question shows an image.
            sets: the list holds questions of several sets.
            largest: number that a question of the list may have.
        """
        if (pictured, sets, largest) != (self._pictured, self._sets, self._largest):
            self._pictured, self._sets, self._largest = pictured, sets, largest
            written = self.fontMetrics().horizontalAdvance(number_word(largest))
            least = _WIDTHS[library_model.NUMBER]
            self.setColumnWidth(library_model.NUMBER, max(least, written + 2 * _PADDING))
            self._choose_columns()

    def _choose_columns(self) -> None:
        """Show the columns for which there is room, the most telling first."""
        left = self.viewport().width() - self.columnWidth(library_model.NUMBER) - _ROOM
        left -= self._widths[library_model.PICTURE] if self._pictured else 0
        self.setColumnHidden(library_model.PICTURE, not self._pictured)
        full = False
        for column in _BY_WEIGHT:
            wanted = self._sets or column != library_model.SET
            full = full or (wanted and self._widths[column] > left)
            shown = wanted and not full
            left -= self._widths[column] if shown else 0
            self.setColumnHidden(column, not shown)
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that have room."""
        super().resizeEvent(event)
        self._choose_columns()
