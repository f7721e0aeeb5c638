"""The images of a question in the library's preview, and what may be done with the large one."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from medannot.domain.ids import MediaId
from medannot.ui.library.mark_layer import MarkedImage, MarkLayer
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.item_pictures import ItemPictures


class Pictures(ItemPictures):
    """All images of a question, with the ways to erase one and to cover part of it.

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

    def __init__(self, thumbnails: SmallPictures, erase: str, cover: str) -> None:
        super().__init__(thumbnails)
        self._marked: Mapping[int, MarkedImage] = {}
        self._layer = MarkLayer()
        self.box.paint_over = self._paint_marks
        self._erase = Button(erase, "quiet", icon="trash", size="compact")
        self._erase.clicked.connect(self.erase_shown)
        self._cover = Button(cover, "quiet", size="compact")
        self._cover.clicked.connect(self.cover_shown)
        # One below the other: side by side they are wider than the preview in a small window.
        self.column.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addWidget(self._erase, 0, Qt.AlignmentFlag.AlignRight)

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
        self._erase.setVisible(self._erasable() is not None)
        self._cover.setVisible(self._erasable() is not None)

    def cover_shown(self) -> None:
        """Ask for part of the large image to be covered, where there is one."""
        media_id = self._erasable()
        if media_id is not None:
            self.cover_wanted.emit(media_id, self.images[self.shown].frame)

    def erase_shown(self) -> None:
        """Ask for the erasure of the large image, where there is one to erase."""
        media_id = self._erasable()
        if media_id is not None:
            self.erase_wanted.emit(media_id)

    def _erasable(self) -> MediaId | None:
        media_id = self.images[self.shown].media_id if self.images else None
        return None if media_id is None or media_id in self.erased else media_id
