"""Small pictures of questions: decoded beside the GUI thread, kept while they are near."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.media import Media
    from medannot.services.desk import Desk
    from medannot.services.pictures import SmallPicture

_MOST_KEPT = 400
_MOST_WAITING = 40

Key = tuple[MediaId, int, int]
"""Which image, which frame, how large."""


class Thumbnails(QObject):
    """Gives small pictures, at once where they are there, else later.

    Signals:
        ready: (MediaId) a picture came; paint again.
        failed: (MediaId, sentence) it cannot be shown.
    """

    ready = Signal(str)
    failed = Signal(str, str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
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

    def _next(self) -> None:
        if self._busy is not None or not self._waiting:
            return
        key, _none = self._waiting.popitem()
        self._busy = key

        def find() -> "Media | None":
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            return Pictures(self._desk.store).media(OWNER, [key[0]]).get(key[0])

        def found(media: "Media | None") -> None:
            if media is None:
                self._keep(key, None)
            else:
                self._decode(key, media)

        self._tasks.store(find, found, lambda fault: self._fail(key, fault))

    def _decode(self, key: Key, media: "Media") -> None:
        def work() -> QImage:
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            return image_of(Pictures(self._desk.store).small(OWNER, media, key[1], key[2]))

        self._tasks.free(
            work,
            lambda image: self._keep(key, image),
            lambda fault: self._fail(key, fault),
        )

    def _keep(self, key: Key, image: QImage | None) -> None:
        if not self._unwanted:
            self._kept[key] = image
        while len(self._kept) > _MOST_KEPT:
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
