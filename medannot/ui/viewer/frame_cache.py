"""Decoded frames: opened and prepared beside the window, kept while they may be asked for."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from PySide6.QtCore import QObject

from medannot.imaging.opened import OpenedImage
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.prepared import Pane, PreparedFrame, prepare

MOST_BYTES = 400_000_000
"""Frames that are kept at most; a frame of a large radiograph takes some 20 MB."""

LEAST_FRAMES = 8

Done = Callable[[PreparedFrame], None]
Failed = Callable[[Exception], None]


@dataclass(slots=True)
class _Opening:
    """An image that is opened once, however many frames of it are asked for at a time."""

    lock: Lock = field(default_factory=Lock)
    image: OpenedImage | None = None


class FrameCache(QObject):
    """Gives frames by the key of their image and their number.

    Args:
        open_image: opens an image by its key; called off the GUI thread.
        tasks: where decoding happens.
    """

    def __init__(
        self,
        open_image: Callable[[str], OpenedImage],
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_image = open_image
        self._tasks = tasks
        self._openings: dict[str, _Opening] = {}
        self._frames: OrderedDict[tuple[str, int], PreparedFrame] = OrderedDict()
        self._waiting: dict[tuple[str, int], list[tuple[Done, Failed]]] = {}

    def cached(self, key: str, number: int) -> PreparedFrame | None:
        """Return a frame that is ready, or None."""
        return self._frames.get((key, number))

    def want(
        self, key: str, number: int, done: Done, failed: Failed, pane: Pane | None = None
    ) -> None:
        """Decode a frame and hand it over; at once where it is ready.

        Args:
            key: the image.
            number: the frame, counted from 1.
            done: called on the GUI thread with the frame.
            failed: called on the GUI thread with what went wrong.
            pane: where it will be shown first, so that its copy is made beforehand.
        """
        place = (key, number)
        ready = self._frames.get(place)
        if ready is not None:
            self._frames.move_to_end(place)
            done(ready)
            return
        listeners = self._waiting.setdefault(place, [])
        listeners.append((done, failed))
        if len(listeners) == 1:
            self._decode(key, number, pane)

    def keep_only(self, keys: set[str]) -> None:
        """Forget all images but these."""
        self._openings = {key: kept for key, kept in self._openings.items() if key in keys}
        for place in [place for place in self._frames if place[0] not in keys]:
            del self._frames[place]

    def close(self) -> None:
        """Hand nothing over any more: those who asked may be gone."""
        self._waiting.clear()

    def _decode(self, key: str, number: int, pane: Pane | None) -> None:
        opening = self._openings.setdefault(key, _Opening())
        open_image = self._open_image

        def work() -> PreparedFrame:
            with opening.lock:
                if opening.image is None:
                    opening.image = open_image(key)
            return prepare(opening.image.frame(number), pane)

        self._tasks.free(work, self._taker(key, number), self._refuser(key, number))

    def _taker(self, key: str, number: int) -> Done:
        def done(frame: PreparedFrame) -> None:
            self._frames[key, number] = frame
            self._forget_oldest()
            for listener, _failed in self._waiting.pop((key, number), []):
                listener(frame)

        return done

    def _forget_oldest(self) -> None:
        size = sum(frame.size_bytes for frame in self._frames.values())
        while size > MOST_BYTES and len(self._frames) > LEAST_FRAMES:
            _place, oldest = self._frames.popitem(last=False)
            size -= oldest.size_bytes

    def _refuser(self, key: str, number: int) -> Failed:
        def failed(fault: Exception) -> None:
            for _done, listener in self._waiting.pop((key, number), []):
                listener(fault)

        return failed
