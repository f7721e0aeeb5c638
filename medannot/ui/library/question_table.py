"""The list of questions as a table with small pictures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from medannot.domain.question_list import ItemLine
from medannot.ui import icons, theme
from medannot.ui.library import library_model
from medannot.ui.library.library_model import LINE_ROLE, LibraryModel
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.table import RowDelegate, Table

Index = QModelIndex | QPersistentModelIndex

_PICTURE = 88
_ROOM_FOR_TYPE, _ROOM_FOR_ABILITY = 480, 660


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


class QuestionTable(Table):
    """Questions as rows; columns give way in a small window.

    Args:
        model: the questions.
        thumbnails: gives the pictures.
    """

    def __init__(self, model: LibraryModel, thumbnails: Thumbnails) -> None:
        super().__init__("")
        self._roomy, self._pictured = False, True
        self.setAccessibleName(self.tr("Questions"))
        self.setModel(model)
        self._delegate = PictureDelegate(thumbnails, self)
        self.setItemDelegateForColumn(library_model.PICTURE, self._delegate)
        thumbnails.ready.connect(self._take)
        self.set_roomy(roomy=False)

    def _take(self, _media_id: str) -> None:
        self.viewport().update()

    def set_roomy(self, *, roomy: bool) -> None:
        """Show more columns where there is room for them."""
        self._roomy = roomy
        self.set_columns(72, 60, None, 140, 168, 100, 84, least=120)
        self._choose_columns()

    def set_pictured(self, *, pictured: bool) -> None:
        """Show small pictures, or give their room to the questions where none has an image."""
        if pictured != self._pictured:
            self._pictured = pictured
            self._choose_columns()

    def _choose_columns(self) -> None:
        """Leave the question its room: the preview says the rest."""
        self.setColumnHidden(library_model.PICTURE, not self._pictured)
        for column in (library_model.LANGUAGE, library_model.VERSION):
            self.setColumnHidden(column, not self._roomy)
        self.setColumnHidden(library_model.TYPE, self.width() < _ROOM_FOR_TYPE)
        self.setColumnHidden(library_model.ABILITY, self.width() < _ROOM_FOR_ABILITY)
        self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that have room."""
        super().resizeEvent(event)
        self._choose_columns()
