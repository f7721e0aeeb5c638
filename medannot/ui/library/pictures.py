"""The images of a question in the library's preview: one large, all of them in a strip."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.domain.question import ItemImage
from medannot.ui import icons, theme
from medannot.ui.library.thumbnails import Thumbnails
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.painting import rounded

_PICTURE = 840
_SMALL = QSize(64, 48)


class PictureBox(QWidget):
    """An image of a question, whole, on the neutral surround.

    Args:
        thumbnails: gives the pictures.
        height: of the box.
    """

    def __init__(self, thumbnails: Thumbnails, height: int = 220) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._image: ItemImage | None = None
        self._trouble = ""
        self.setFixedHeight(height)
        self.setAccessibleName(self.tr("Image of the question"))
        thumbnails.ready.connect(self._take)
        thumbnails.failed.connect(self._fail)

    def show_image(self, image: ItemImage, erased: str | None) -> None:
        """Show an image, or that it is missing, or the reason for which it was erased."""
        self._image = image
        self._trouble = "" if image.media_id else self.tr("This image is missing.")
        if erased is not None:
            said = self.tr("This image was erased on request: {reason}")
            self._trouble = said.format(reason=erased)
        self.update()

    def _take(self, _media_id: str) -> None:
        self.update()

    def _fail(self, media_id: str, sentence: str) -> None:
        if self._image is not None and media_id == self._image.media_id:
            self._trouble = sentence
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, or what is the matter with it."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(rounded(self.rect(), look.metric("radius.control")))
        if self._trouble or self._image is None or self._image.media_id is None:
            self._paint_trouble(painter)
            return
        painter.fillRect(self.rect(), look.colour("image_backdrop_mono"))
        picture = self._thumbnails.picture(self._image.media_id, _PICTURE, self._image.frame)
        if picture is not None:
            painter.drawImage(_fitted(picture, self.rect()), picture)

    def _paint_trouble(self, painter: QPainter) -> None:
        look = theme.current()
        painter.fillRect(self.rect(), look.colour("hover"))
        square = QRect((self.width() - 32) // 2, self.height() // 2 - 44, 32, 32)
        icons.paint_icon(painter, square, "image", look.colour("text_3"))
        painter.setPen(look.colour("text_2"))
        painter.setFont(look.font("ui"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        box = self.rect().adjusted(16, self.height() // 2, -16, -8)
        painter.drawText(box, int(flags), self._trouble)


def _fitted(picture: QImage, box: QRect) -> QRectF:
    scale = min(box.width() / picture.width(), box.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    return QRectF((box.width() - width) / 2, (box.height() - height) / 2, width, height)


class SmallPicture(QAbstractButton):
    """One image of the strip; the one that is shown large has a frame.

    Args:
        thumbnails: gives the pictures.
        image: what is shown.
        name: what a screen reader says.
    """

    def __init__(self, thumbnails: Thumbnails, image: ItemImage, name: str) -> None:
        super().__init__()
        self._thumbnails, self._image = thumbnails, image
        self.setCheckable(True)
        self.setFixedSize(_SMALL)
        self.setAccessibleName(name)
        self.setToolTip(name)
        thumbnails.ready.connect(self._take)

    def _take(self, _media_id: str) -> None:
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the sign of hovering away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and a frame where it is chosen or has the focus."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        radius = look.metric("radius.badge")
        painter.save()
        painter.setClipPath(rounded(self.rect(), radius))
        painter.fillRect(self.rect(), look.colour("hover"))
        if self._image.media_id is not None:
            picture = self._thumbnails.picture(self._image.media_id, _PICTURE, self._image.frame)
            if picture is not None:
                painter.drawImage(_fitted(picture, self.rect()), picture)
        painter.restore()
        marked = self.isChecked() or self.hasFocus() or self.underMouse()
        token = "focus" if self.hasFocus() else "selection_border"
        if marked:
            pen = painter.pen()
            pen.setColor(look.colour(token if self.isChecked() else "line_strong"))
            pen.setWidth(look.metric("border.selected"))
            painter.setPen(pen)
            painter.drawPath(rounded(self.rect().adjusted(1, 1, -1, -1), radius))


class Pictures(QWidget):
    """All images of a question: one large, the others a click or an arrow key away.

    Args:
        thumbnails: gives the pictures.
        erase: translated caption of the button that erases the large one.
        cover: translated caption of the button that covers part of it.

    Signals:
        erase_wanted: (id of the image).
        cover_wanted: (id of the image, frame).
    """

    erase_wanted = Signal(str)
    cover_wanted = Signal(str, int)

    def __init__(self, thumbnails: Thumbnails, erase: str, cover: str) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._images: tuple[ItemImage, ...] = ()
        self._erased: Mapping[MediaId, str] = {}
        self._shown = 0
        self._box = PictureBox(thumbnails)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_place)
        self._erase = Button(erase, "quiet", icon="trash", size="compact")
        self._erase.clicked.connect(self.erase_shown)
        self._cover = Button(cover, "quiet", size="compact")
        self._cover.clicked.connect(self.cover_shown)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._box)
        column.addLayout(self._strip)
        # One below the other: side by side they are wider than the preview in a small window.
        column.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._erase, 0, Qt.AlignmentFlag.AlignRight)

    def show_images(self, images: Sequence[ItemImage], erased: Mapping[MediaId, str]) -> None:
        """Show the images of a question, the first one large."""
        self._images, self._erased = tuple(images), erased
        if len(self._images) > 1:
            for place, image in enumerate(self._images):
                name = self.tr("Image {number}").format(number=place + 1)
                small = SmallPicture(self._thumbnails, image, name)
                self._group.addButton(small, place)
                self._strip.addWidget(small)
            self._strip.addStretch(1)
            self._group.button(0).setChecked(True)
        self.show_place(0)

    def show_place(self, place: int) -> None:
        """Show one of the images large."""
        self._shown = place
        image = self._images[place]
        media_id = image.media_id
        self._box.show_image(image, self._erased.get(media_id) if media_id else None)
        self._erase.setVisible(self._erasable() is not None)
        self._cover.setVisible(self._erasable() is not None)

    def cover_shown(self) -> None:
        """Ask for part of the large image to be covered, where there is one."""
        media_id = self._erasable()
        if media_id is not None:
            self.cover_wanted.emit(media_id, self._images[self._shown].frame)

    def erase_shown(self) -> None:
        """Ask for the erasure of the large image, where there is one to erase."""
        media_id = self._erasable()
        if media_id is not None:
            self.erase_wanted.emit(media_id)

    def _erasable(self) -> MediaId | None:
        media_id = self._images[self._shown].media_id if self._images else None
        return None if media_id is None or media_id in self._erased else media_id
