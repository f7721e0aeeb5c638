"""The images of an item in small: one key each, and a mark on those that were opened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from medannot.ui import icons, theme
from medannot.ui.actions import key_caption
from medannot.ui.phrases import with_key
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.painting import thumbnail
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.painting import key_size, paint_key, surface

PICTURE = QSize(84, 62)
_SMALL = QSize(54, 40)
_EDGE = 4
_GAP = 8
_BADGE = 18
_MOST_KEYS = 9
PLACE_MIME = "application/x-medannot-place"
"""A drag that carries the 0-based place of an image, as decimal digits."""

ROW_MIME = "application/x-medannot-row"
"""A drag that carries the 0-based place of a row of a list beside the viewer, likewise."""


def numbered(kind: str, number: int) -> QMimeData:
    """Return what a drag of one of these kinds carries."""
    data = QMimeData()
    data.setData(kind, str(number).encode())
    return data


class Thumbnail(Focusable):
    """One image in small, with its name, its key, and whether it was opened.

    Args:
        name: translated.
        key: as printed.
        place: 0-based; what a drag onto a pane carries.
    """

    def __init__(self, name: str, key: str, place: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._place = place
        self._pressed: QPointF | None = None
        self._picture: QImage | None = None
        self._opened = False
        self._size, self._words = PICTURE, True
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_itself()

    @property
    def opened(self) -> bool:
        """Tell whether the image was looked at."""
        return self._opened

    @property
    def has_picture(self) -> bool:
        """Tell whether the image is seen in small."""
        return self._picture is not None

    def show_picture(self, picture: QImage) -> None:
        """Show the decoded image."""
        self._picture = picture
        self.update()

    def mark_opened(self) -> None:
        """Show that the image was looked at."""
        self._opened = True
        self._name_itself()
        self.update()

    def set_size(self, picture: QSize, *, words: bool) -> None:
        """Become smaller or larger, with name and key beside the picture or without."""
        if (picture, words) != (self._size, self._words):
            self._size, self._words = picture, words
            self.updateGeometry()
            self.update()

    def width_at(self, picture: QSize, *, words: bool) -> int:
        """Return how wide it would be."""
        if not words:
            return picture.width() + 2 * _EDGE
        name = QFontMetrics(theme.current().font("ui_strong")).horizontalAdvance(self.text())
        beside = max(name, key_size(self._key).width() + _GAP + 16)
        return picture.width() + 2 * _EDGE + _GAP + beside + _GAP

    def sizeHint(self) -> QSize:
        """Return the room for picture, name and key."""
        width = self.width_at(self._size, words=self._words)
        return QSize(width, self._size.height() + 2 * _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, frame, name, key and mark."""
        look = theme.current()
        painter = QPainter(self)
        box = QRect(_EDGE, _EDGE, self._size.width(), self._size.height())
        if self._picture is None:
            painter.fillRect(box, look.colour("hover"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._picture)
        if self.isChecked() or self.shows_focus:
            frame = box.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
            surface(painter, frame, None, "selection_border", look.metric("radius.badge"), 2)
        if self._words:
            self._paint_words(painter, box.right() + _EDGE + _GAP)
        else:
            self._paint_badges(painter, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the image to a pane, once the pointer has gone far enough."""
        pressed = self._pressed if event.buttons() & Qt.MouseButton.LeftButton else None
        if pressed is None:
            super().mouseMoveEvent(event)
        elif (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(self.mime())
            if self._picture is not None:
                drag.setPixmap(QPixmap.fromImage(self._picture))
            drag.exec(Qt.DropAction.CopyAction)

    def mime(self) -> QMimeData:
        """Return what a drag carries."""
        return numbered(PLACE_MIME, self._place)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        look = theme.current()
        top = (self.height() - 48) // 2
        painter.setFont(look.font("ui_strong" if self.isChecked() else "ui"))
        painter.setPen(look.colour("text" if self.isChecked() else "text_2"))
        name = QRect(left, top, self.width() - left, 22)
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        key = QRect(left, name.bottom() + 3, key_size(self._key).width(), 24)
        paint_key(painter, key, self._key)
        if self._opened:
            mark = QRect(key.right() + _GAP, key.top() + 4, 16, 16)
            icons.paint_icon(painter, mark, "eye", look.colour("text_3"))

    def _paint_badges(self, painter: QPainter, box: QRect) -> None:
        """Paint number and mark upon the picture, where there is no room beside it."""
        look = theme.current()
        number = str(self._place + 1)
        painter.setFont(look.font("key"))
        width = max(painter.fontMetrics().horizontalAdvance(number) + 8, _BADGE)
        badge = QRect(box.left(), box.bottom() + 1 - _BADGE, width, _BADGE)
        surface(painter, badge, "key_bg", None, look.metric("radius.badge"))
        painter.setPen(look.colour("key_text"))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), number)
        if self._opened:
            badge.moveRight(box.right())
            badge.setLeft(badge.right() + 1 - _BADGE)
            surface(painter, badge, "key_bg", None, look.metric("radius.badge"))
            icons.paint_icon(painter, badge.adjusted(1, 1, -1, -1), "eye", look.colour("key_text"))

    def _name_itself(self) -> None:
        seen = self.tr("opened") if self._opened else self.tr("not opened yet")
        self.setAccessibleName(self.tr("{name}, {seen}").format(name=self.text(), seen=seen))
        self.setToolTip(with_key(self.text(), self._key))


class ThumbnailStrip(QWidget):
    """All images of an item, below the large one.

    Signals:
        chosen: 0-based place of the image.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.current().metric("frame.thumbs"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 16, 0)
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self._thumbnails: list[Thumbnail] = []
        self._low = False
        self._focus = Qt.FocusPolicy.NoFocus

    def set_focusable(self, *, focusable: bool) -> None:
        """Let Tab and Enter reach the images, where no page needs the keys for answers."""
        self._focus = Qt.FocusPolicy.TabFocus if focusable else Qt.FocusPolicy.NoFocus
        for one in self._thumbnails:
            one.setFocusPolicy(self._focus)

    def set_low(self, *, low: bool) -> None:
        """Leave more room to the image above, or less."""
        self._low = low
        height = theme.current().metric("frame.thumbs")
        self.setFixedHeight(_SMALL.height() + 2 * _EDGE + 12 if low else height)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the images as large as their row allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        sizes = [(_SMALL, True), (_SMALL, False)]
        if not self._low:
            sizes.insert(0, (PICTURE, True))
        for picture, words in sizes:
            widths = [one.width_at(picture, words=words) + 12 for one in self._thumbnails]
            if sum(widths) + 18 <= self.width():
                break
        for one in self._thumbnails:
            one.set_size(picture, words=words)

    @property
    def thumbnails(self) -> tuple[Thumbnail, ...]:
        """Return the images in small, in order."""
        return tuple(self._thumbnails)

    def show_names(self, names: Sequence[str]) -> None:
        """Begin anew with so many images; the strip is there where there are any."""
        for old in self._thumbnails:
            self._row.removeWidget(old)
            old.deleteLater()
        self._thumbnails = []
        self.setVisible(bool(names))
        self.add_names(names)

    def add_names(self, names: Sequence[str]) -> None:
        """Let further images stand behind those that are there."""
        for name in names:
            place = len(self._thumbnails)
            key = key_caption(f"Alt+{place + 1}") if place < _MOST_KEYS else ""
            made = Thumbnail(name, key, place)
            made.setFocusPolicy(self._focus)
            made.clicked.connect(lambda _checked=False, chosen=place: self.chosen.emit(chosen))
            self._row.insertWidget(place, made)
            self._thumbnails.append(made)
        self._fit()

    def fill(self, frames: FrameCache | None, sources: Sequence[tuple[str, int]]) -> None:
        """Show each image that has no picture yet once it is decoded.

        Args:
            frames: where frames come from; nothing is shown without it.
            sources: key and 1-based frame of each image.
        """
        for one, source in zip(self._thumbnails, sources, strict=False):
            if frames is not None and not one.has_picture:
                frames.want(*source, partial(self._show_picture, one), _nothing)

    def _show_picture(self, one: Thumbnail, prepared: PreparedFrame) -> None:
        if one in self._thumbnails:
            ratio = max(self.devicePixelRatioF(), 1.0)
            width, height = round(PICTURE.width() * ratio), round(PICTURE.height() * ratio)
            one.show_picture(thumbnail(prepared, width, height))

    def choose(self, place: int) -> None:
        """Mark one image as the large one, or none; where there are no small ones, do nothing."""
        for number, one in enumerate(self._thumbnails):
            one.setChecked(number == place)
        self.mark_opened(place)

    def mark_opened(self, place: int) -> None:
        """Show that an image was looked at."""
        for one in self._thumbnails[max(place, 0) : place + 1]:
            one.mark_opened()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("panel"))


def _nothing(_fault: Exception) -> None:
    """Take no note: the failure shows where the image is opened."""
