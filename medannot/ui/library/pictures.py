"""The images of a question in the library's preview, with the marks that came with them."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter

from medannot.domain.ids import MediaId
from medannot.ui.library.mark_layer import MarkedImage, MarkLayer
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.item_pictures import ItemPictures


class Pictures(ItemPictures):
    """All images of a question.

    Args:
        thumbnails: gives the pictures.

    Signals:
        place_shown: another image is shown large.
        erase_wanted: (id of the image).
        cover_wanted: (id of the image, frame).
    """

    place_shown = Signal()
    erase_wanted = Signal(str)
    cover_wanted = Signal(str, int)

    def __init__(self, thumbnails: SmallPictures) -> None:
        super().__init__(thumbnails)
        self._marked: Mapping[int, MarkedImage] = {}
        self._layer = MarkLayer()
        self.box.paint_over = self._paint_marks

    def show_marks(self, marked: Mapping[int, MarkedImage]) -> None:
        """Draw marks over the images, by their places from 0; none where there is no entry."""
        self._marked = marked
        self.box.update()

    def _paint_marks(self, painter: QPainter, box: QRectF) -> None:
        marks = self._marked.get(self.shown)
        if marks is not None:
            self._layer.paint(painter, box, marks)

    def show_place(self, place: int) -> None:
        """Show one of the images large."""
        super().show_place(place)
        self.place_shown.emit()

    def cover_shown(self) -> None:
        """Ask for part of the large image to be covered, where there is one."""
        media_id = self.erasable()
        if media_id is not None:
            self.cover_wanted.emit(media_id, self.images[self.shown].frame)

    def erase_shown(self) -> None:
        """Ask for the erasure of the large image, where there is one to erase."""
        media_id = self.erasable()
        if media_id is not None:
            self.erase_wanted.emit(media_id)

    def erasable(self) -> MediaId | None:
        """Return the image that is shown large, where there is one that was not erased."""
        media_id = self.images[self.shown].media_id if self.images else None
        return None if media_id is None or media_id in self.erased else media_id
