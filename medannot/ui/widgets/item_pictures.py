"""The images of a question: one large, all of them in a strip."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.ids import MediaId
from medannot.domain.question import ItemImage
from medannot.ui import icons, theme
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.painting import rounded

_PICTURE = 840
_SMALL = QSize(64, 48)


class PictureBox(QWidget):
    """An image of a question, whole, on the neutral surround.

    Args:
        thumbnails: gives the pictures.
        height: of the box; 0 for all the room that there is.

    Attributes:
        paint_over: draws over the picture, where it is seen, if anything does.
    """

    def __init__(self, thumbnails: SmallPictures, height: int = 220) -> None:
        super().__init__()
        self.paint_over: Callable[[QPainter, QRectF], object] | None = None
        self._thumbnails = thumbnails
        self._image: ItemImage | None = None
        self._trouble = ""
        if height:
            self.setFixedHeight(height)
        else:
            self.setMinimumSize(240, 240)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
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
            box = _fitted(picture, self.rect())
            painter.drawImage(box, picture)
            if self.paint_over is not None:
                self.paint_over(painter, box)

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

    def __init__(self, thumbnails: SmallPictures, image: ItemImage, name: str) -> None:
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


class ItemPictures(QWidget):
    """All images of a question: one large, the others a click or an arrow key away.

    Args:
        thumbnails: gives the pictures.
        height: of the large one; 0 for all the room that there is.
        by_keys: whether the strip takes the focus.
    """

    def __init__(
        self, thumbnails: SmallPictures, height: int = 220, *, by_keys: bool = True
    ) -> None:
        super().__init__()
        self._thumbnails, self._by_keys = thumbnails, by_keys
        self.images: tuple[ItemImage, ...] = ()
        self.erased: Mapping[MediaId, str] = {}
        self.shown = 0
        self.box = PictureBox(thumbnails, height)
        self._group: QButtonGroup | None = None
        self._strip = QHBoxLayout()
        self._strip.setSpacing(6)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.box)
        self.column.addLayout(self._strip)

    def show_images(self, images: Sequence[ItemImage], erased: Mapping[MediaId, str]) -> None:
        """Show the images of a question, the first one large; there is at least one."""
        self.images, self.erased = tuple(images), erased
        clear(self._strip)
        if self._group is not None:
            self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_place)
        if len(self.images) > 1:
            for place, image in enumerate(self.images):
                name = self.tr("Image {number}").format(number=place + 1)
                small = SmallPicture(self._thumbnails, image, name)
                if not self._by_keys:
                    small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                self._group.addButton(small, place)
                self._strip.addWidget(small)
            self._strip.addStretch(1)
            self._group.button(0).setChecked(True)
        self.show_place(0)

    def show_place(self, place: int) -> None:
        """Show one of the images large."""
        self.shown = place
        image = self.images[place]
        media_id = image.media_id
        self.box.show_image(image, self.erased.get(media_id) if media_id else None)
