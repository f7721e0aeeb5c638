"""Small pictures of stored images: decoded beside the GUI thread, kept while they are near."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from medannot.domain.ids import MediaId
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.pictures import SmallPicture

_MOST_KEPT = 400
_MOST_WAITING = 40

Key = tuple[MediaId, int, int]
"""Which image, which frame, how large."""

Decode = Callable[[], "SmallPicture"]
"""Makes an image small; runs in the free pool."""

Find = Callable[[Key], Decode | None]
"""Looks an image up on the store's thread; None where there is nothing to show."""


class SmallPictures(QObject):
    """Gives small pictures, at once where they are there, else later.

    Args:
        find: says how an image is decoded.
        tasks: the window's threads.
        most: how many are kept.

    Signals:
        ready: (MediaId) a picture came; paint again.
        failed: (MediaId, sentence) it cannot be shown.
    """

    ready = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self, find: Find, tasks: Tasks, parent: QObject, *, most: int = _MOST_KEPT
    ) -> None:
        super().__init__(parent)
        self._find, self._tasks, self._most = find, tasks, most
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._busy: Key | None = None
        self._unwanted = False

    def picture(self, media_id: MediaId, size: int, frame: int = 1) -> QImage | None:
        """Return a picture whose longest side is `size`, or None until it is ready."""
        key = (media_id, frame, size)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        # Rows that were scrolled past need no picture.
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._next()
        return None

    def forget(self, ids: Iterable[MediaId]) -> None:
        """Let images go, such as ones that were erased; also a picture that is being decoded."""
        gone = set(ids)
        for key in [key for key in self._kept if key[0] in gone]:
            del self._kept[key]
        if self._busy is not None and self._busy[0] in gone:
            self._unwanted = True

    def forget_all(self) -> None:
        """Let all images go, where covers may stand in their places."""
        self._kept.clear()
        self._unwanted = self._busy is not None

    def _next(self) -> None:
        if self._busy is not None or not self._waiting:
            return
        key, _none = self._waiting.popitem()
        self._busy = key

        def found(decode: Decode | None) -> None:
            if decode is None:
                self._keep(key, None)
            else:
                self._decode(key, decode)

        find = self._find
        self._tasks.store(lambda: find(key), found, lambda fault: self._fail(key, fault))

    def _decode(self, key: Key, decode: Decode) -> None:
        self._tasks.free(
            lambda: image_of(decode()),
            lambda image: self._keep(key, image),
            lambda fault: self._fail(key, fault),
        )

    def _keep(self, key: Key, image: QImage | None) -> None:
        if not self._unwanted:
            self._kept[key] = image
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self._busy, self._unwanted = None, False
        self.ready.emit(key[0])
        self._next()

    def _fail(self, key: Key, fault: Exception) -> None:
        # Of an image that was let go meanwhile the file is gone by right, not missing.
        if not self._unwanted:
            self.failed.emit(key[0], sentence(fault))
        self._keep(key, None)


def image_of(small: "SmallPicture") -> QImage:
    """Return a small picture as one of Qt's."""
    form = QImage.Format.Format_Grayscale8 if small.channels == 1 else QImage.Format.Format_RGB888
    bytes_per_line = small.width * small.channels
    # The copy owns its pixels, so that the bytes may go.
    return QImage(small.data, small.width, small.height, bytes_per_line, form).copy()
