"""The images of a case beside what is said of it: one large, the others a click away."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.ui import icons, theme
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import rounded
from medannot.ui.widgets.text import Text

_LARGE, SMALL = 840, 320
"""Longest sides of the images, in pixels."""
_STRIP = QSize(72, 54)
_RATIO = 0.75


def paint_whole(painter: QPainter, box: QRect, picture: QImage | None) -> None:
    """Paint an image whole into a rounded box; the box alone before the image is there."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(rounded(box, look.metric("radius.badge")))
    painter.fillRect(box, look.colour("image_backdrop_mono"))
    if picture is not None:
        scale = min(box.width() / picture.width(), box.height() / picture.height())
        place = QRect(0, 0, round(picture.width() * scale), round(picture.height() * scale))
        place.moveCenter(box.center())
        painter.drawImage(place, picture)
    painter.restore()


class LargeImage(QWidget):
    """One image, whole, on the neutral surround; a sentence where it cannot be shown."""

    def __init__(self, pictures: SmallPictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._image: MediaId | None = None
        self._trouble = ""
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        pictures.ready.connect(self._take)
        pictures.failed.connect(self._fail)

    def show_image(self, image: MediaId, name: str, trouble: str = "") -> None:
        """Show another image, or what is the matter with it."""
        self._image, self._trouble = image, trouble
        self.setAccessibleName(name)
        self._fit()
        self.update()

    def _take(self, media_id: str) -> None:
        if media_id == self._image:
            self._fit()
            self.update()

    def _fit(self) -> None:
        """Be no higher than the image needs at this width."""
        picture = None
        if self._image is not None and not self._trouble:
            picture = self._pictures.picture(self._image, _LARGE)
        ratio = picture.height() / picture.width() if picture is not None else _RATIO
        self.setMaximumHeight(max(round(self.width() * ratio), self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the image anew."""
        super().resizeEvent(event)
        self._fit()

    def _fail(self, media_id: str, sentence: str) -> None:
        if media_id == self._image:
            self._trouble = sentence
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, look = QPainter(self), theme.current()
        if self._image is None:
            return
        if not self._trouble:
            paint_whole(painter, self.rect(), self._pictures.picture(self._image, _LARGE))
            return
        painter.setClipPath(rounded(self.rect(), look.metric("radius.badge")))
        painter.fillRect(self.rect(), look.colour("hover"))
        square = QRect((self.width() - 32) // 2, self.height() // 2 - 44, 32, 32)
        icons.paint_icon(painter, square, "image-broken", look.colour("text_3"))
        painter.setPen(look.colour("text_2"))
        painter.setFont(look.font("ui"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        box = self.rect().adjusted(16, self.height() // 2, -16, -8)
        painter.drawText(box, int(flags), self._trouble)


class _Small(Focusable):
    def __init__(self, pictures: SmallPictures, image: MediaId, name: str) -> None:
        super().__init__()
        self._pictures, self._image = pictures, image
        self.setCheckable(True)
        self.setFixedSize(_STRIP)
        self.setAccessibleName(name)
        self.setToolTip(name)
        pictures.ready.connect(lambda _id: self.update())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.current()
        paint_whole(painter, self.rect(), self._pictures.picture(self._image, SMALL))
        if self.isChecked() or self.shows_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(look.colour("focus" if self.shows_focus else "selection_border"))
            pen.setWidth(look.metric("border.selected"))
            painter.setPen(pen)
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawPath(rounded(inner, look.metric("radius.badge")))


class ImageBox(QWidget):
    """One image of a case large, all of them in a strip below where there are several.

    Signals:
        place_changed: (int) another image of the case is large, counted from 1.
    """

    place_changed = Signal(int)

    def __init__(self, pictures: SmallPictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._images: tuple[MediaId, ...] = ()
        self.large = LargeImage(pictures)
        self._caption = Text("", tone="text_2", tabular=True)
        self._strip = QHBoxLayout()
        self._strip.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.large, 100)
        column.addWidget(self._caption)
        column.addLayout(self._strip)
        column.addStretch(1)
        self._small: list[_Small] = []

    def show_images(self, images: Sequence[MediaId], place: int, trouble: str = "") -> None:
        """Show the images of a case, one of them large."""
        if tuple(images) != self._images:
            self._images = tuple(images)
            self._fill()
        self.show_place(place, trouble)

    def _fill(self) -> None:
        for one in self._small:
            self._strip.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._small = []
        while self._strip.count():
            self._strip.takeAt(0)
        if len(self._images) < 2:
            return
        for place, image in enumerate(self._images, start=1):
            name = self.tr("Image {number}").format(number=place)
            small = _Small(self._pictures, image, name)
            small.clicked.connect(lambda _on=False, place=place: self.show_place(place))
            self._small.append(small)
            self._strip.addWidget(small)
        self._strip.addStretch(1)

    def show_place(self, place: int, trouble: str = "") -> None:
        """Show one of the images large."""
        words = self.tr("Image {place} of {count}")
        said = words.format(place=place, count=len(self._images))
        self._caption.setText(said)
        self.large.show_image(self._images[place - 1], said, trouble)
        for number, small in enumerate(self._small, start=1):
            small.setChecked(number == place)
        self.place_changed.emit(place)
