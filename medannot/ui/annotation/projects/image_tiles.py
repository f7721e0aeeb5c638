"""The images of one case as small pictures that can be ticked."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from medannot.domain.ids import MediaId
from medannot.domain.people import Actor
from medannot.ui import faults, icons, theme
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.button import Focusable
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.painting import focus_ring, surface

if TYPE_CHECKING:
    from medannot.services.desk import Desk

MOST_SHOWN = 60
_SIDE, _FOOT, _A_ROW = 108, 26, 3


class SmallPictures(QObject):
    """Decodes small pictures beside the GUI thread, one case at a time.

    Signals:
        came: (MediaId, QImage or a sentence) a picture, or why there is none.
    """

    came = Signal(str, object)

    def __init__(self, desk: "Desk", tasks: Tasks, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._actor = desk, tasks, actor
        self._wanted: tuple[MediaId, ...] = ()

    def show(self, ids: Sequence[MediaId]) -> None:
        """Bring the pictures of these images one after the other, and of no others any more."""
        self._wanted = tuple(ids)
        self._next(self._wanted, 0)

    def _next(self, wanted: tuple[MediaId, ...], place: int) -> None:
        if wanted is not self._wanted or place >= len(wanted):
            return
        desk, actor, media_id = self._desk, self._actor, wanted[place]
        side = round(_SIDE * 2)

        def work() -> QImage:
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            pictures = Pictures(desk.store)
            media = pictures.media(actor, [media_id])[media_id]
            small = pictures.small(actor, media, 1, side)
            grey, colour = QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB888
            form = grey if small.channels == 1 else colour
            line = small.width * small.channels
            # The copy owns its pixels, so that the bytes may go.
            return QImage(small.data, small.width, small.height, line, form).copy()

        def tell(found: object) -> None:
            if wanted is self._wanted:
                self.came.emit(media_id, found)
            self._next(wanted, place + 1)

        self._tasks.store(work, tell, lambda fault: tell(faults.sentence(fault)))


class ImageTiles(QWidget):
    """Shows images in rows; each can be ticked by mouse and by Space.

    Signals:
        ticked: other images are ticked.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[MediaId, _Tile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def show_images(self, ids: Sequence[MediaId], ticked: Collection[MediaId] = ()) -> None:
        """Show other images."""
        clear(self._grid)
        self._tiles = {}
        for place, media_id in enumerate(ids[:MOST_SHOWN]):
            tile = _Tile(self.tr("Image {number}").format(number=place + 1))
            tile.setChecked(media_id in ticked)
            tile.toggled.connect(lambda _on: self.ticked.emit())
            self._tiles[media_id] = tile
            self._grid.addWidget(tile, place // _A_ROW, place % _A_ROW)

    def show_picture(self, media_id: str, found: object) -> None:
        """Show the picture of an image, or say why there is none."""
        tile = self._tiles.get(MediaId(media_id))
        if tile is not None:
            tile.show_picture(found)

    def chosen(self) -> tuple[MediaId, ...]:
        """Return the ticked images in their order."""
        return tuple(media_id for media_id, tile in self._tiles.items() if tile.isChecked())

    def set_may_tick(self, on: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Let images be ticked or not."""
        for tile in self._tiles.values():
            tile.setCheckable(on)


class _Tile(Focusable):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(name)
        self.setCheckable(True)
        self._image: QImage | None = None
        self._why = ""

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_picture(self, found: object) -> None:
        if isinstance(found, QImage):
            self._image = found
        else:
            self._why = str(found)
            self.setToolTip(self._why)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        radius = look.metric("radius.control")
        on = self.isChecked()
        body = self.rect().adjusted(1, 1, -1, -1)
        fill = "selection" if on else "hover" if self.underMouse() else "raised"
        surface(painter, body, fill, "selection_border" if on else "line", radius)
        box = QRect(5, 5, self.width() - 10, self.height() - _FOOT - 8)
        if self._image is not None:
            size = self._image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(box.topLeft(), size)
            place.moveCenter(box.center())
            painter.drawImage(place, self._image)
        elif self._why:
            square = QRect(0, 0, 24, 24)
            square.moveCenter(box.center())
            icons.paint_icon(painter, square, "warning-circle", look.colour("warning"))
        self._paint_foot(painter)
        if self.shows_focus:
            focus_ring(painter, self.rect(), radius + 1)

    def _paint_foot(self, painter: QPainter) -> None:
        look = theme.current()
        foot = QRect(8, self.height() - _FOOT - 1, self.width() - 16, _FOOT)
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text" if self.isChecked() else "text_2"))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.isChecked():
            square = QRect(foot.right() - 16, foot.center().y() - 8, 16, 16)
            icons.paint_icon(painter, square, "check", look.colour("accent_text"))
