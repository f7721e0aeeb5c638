"""Decoded frames: opened and prepared beside the window, kept while they may be asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from threading import Lock

from PySide6.QtCore import QObject

from medannot.imaging.opened import ImageFacts, OpenedImage
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_queue import FrameQueue, Place
from medannot.ui.viewer.prepared import Pane, PreparedFrame, prepare

MOST_BYTES = 512 << 20
"""Frames and opened files that are kept at most, unless a setting says otherwise."""

_AT_ONCE = 2
"""Frames that are decoded at a time; more would only wait for the same processors."""

Done = Callable[[PreparedFrame], None]
Failed = Callable[[Exception], None]


@dataclass(slots=True)
class _Opening:
    """An image that is opened once, however many frames of it are asked for at a time."""

    lock: Lock = field(default_factory=Lock)
    image: OpenedImage | None = None

    @property
    def size_bytes(self) -> int:
        """Return what the opened file holds, where it tells."""
        return int(getattr(self.image, "size_bytes", 0))


@dataclass(slots=True)
class _Listener:
    """Who waits for a frame; one with an owner waits for one frame at a time."""

    done: Done
    failed: Failed
    owner: Hashable | None


class FrameCache(QObject):
    """Gives frames by the key of their image and their number.

    What is shown is decoded first, then what others asked for, then what is looked ahead at. The
    frames least recently shown go first when memory is short, and the one shown last never goes.

    Args:
        open_image: opens an image by its key; called off the GUI thread.
        tasks: where decoding happens.
        most_bytes: what frames, their smaller copies and opened files may take together.
        at_once: frames that are decoded at a time.
    """

    def __init__(
        self,
        open_image: Callable[[str], OpenedImage],
        tasks: Tasks,
        parent: QObject | None = None,
        most_bytes: int = MOST_BYTES,
        at_once: int = _AT_ONCE,
    ) -> None:
        super().__init__(parent)
        self._open_image = open_image
        self._tasks = tasks
        self._most_bytes = most_bytes
        self._at_once = at_once
        self._openings: OrderedDict[str, _Opening] = OrderedDict()
        self._facts: dict[str, ImageFacts] = {}
        self._frames: OrderedDict[Place, PreparedFrame] = OrderedDict()
        self._waiting: dict[Place, list[_Listener]] = {}
        self._queue = FrameQueue()
        self._begun: set[Place] = set()
        self._closed = False

    @property
    def most_bytes(self) -> int:
        """Return the bound on what is kept."""
        return self._most_bytes

    @property
    def held_bytes(self) -> int:
        """Return what frames and opened files take now."""
        frames = sum(frame.size_bytes for frame in self._frames.values())
        return frames + sum(opening.size_bytes for opening in self._openings.values())

    def close(self) -> None:
        """Hand nothing over any more, and let go of all: those who asked may be gone."""
        self._closed = True
        self._waiting.clear()
        self._queue = FrameQueue()
        self._frames.clear()
        self._openings.clear()
        self._facts.clear()

    def set_most_bytes(self, most_bytes: int) -> None:
        """Bound what is kept by another number of bytes from now on."""
        self._most_bytes = most_bytes
        self._forget_oldest()

    def cached(self, key: str, number: int) -> PreparedFrame | None:
        """Return a frame that is ready, or None."""
        return self._frames.get((key, number))

    def facts(self, key: str) -> ImageFacts | None:
        """Return what is known of an image that was opened once, or None."""
        return self._facts.get(key)

    def want(
        self,
        key: str,
        number: int,
        done: Done,
        failed: Failed,
        pane: Pane | None = None,
        *,
        owner: Hashable | None = None,
    ) -> None:
        """Decode a frame and hand it over; at once where it is ready.

        Args:
            key: the image.
            number: the frame, counted from 1.
            done: called on the GUI thread with the frame.
            failed: called on the GUI thread with what went wrong.
            pane: where it will be shown first, so that its copy is made beforehand.
            owner: who waits for one frame only: what it wanted before is not told any more, and
                not decoded where that has not begun. Such frames come first.
        """
        place = (key, number)
        if owner is not None:
            self._withdraw(owner, place)
        ready = self._frames.get(place)
        if ready is not None:
            self._frames.move_to_end(place)
            self._touch(key)
            done(ready)
            return
        self._waiting.setdefault(place, []).append(_Listener(done, failed, owner))
        if place not in self._begun:
            self._queue.add(place, pane, urgent=owner is not None)
        self._begin()

    def look_ahead(self, owner: Hashable, places: Iterable[Place], pane: Pane | None) -> None:
        """Decode frames while nothing else is wanted, in the place of what was looked ahead at.

        Args:
            owner: who looks ahead; each has one list.
            places: key and 1-based frame each, the likeliest first.
            pane: where they will be shown.
        """
        missing = [place for place in places if place not in self._frames]
        self._queue.look_ahead(
            owner, [place for place in missing if place not in self._begun], pane
        )
        self._begin()

    def keep_only(self, keys: set[str]) -> None:
        """Forget all images but these, and what is still wanted of them."""
        self._openings = OrderedDict((k, kept) for k, kept in self._openings.items() if k in keys)
        self._facts = {key: facts for key, facts in self._facts.items() if key in keys}
        for place in [place for place in self._frames if place[0] not in keys]:
            del self._frames[place]
        for place in self._queue.drop_others(keys):
            self._waiting.pop(place, None)

    def _withdraw(self, owner: Hashable, wanted: Place) -> None:
        """Let an owner wait no longer for any frame but one."""
        for place, listeners in list(self._waiting.items()):
            kept = [one for one in listeners if one.owner != owner]
            if len(kept) == len(listeners):
                continue
            if kept or place in self._begun:
                self._waiting[place] = kept
            else:
                del self._waiting[place]
                if place != wanted:
                    self._queue.remove(place)

    def _begin(self) -> None:
        while (
            not self._closed
            and len(self._begun) < self._at_once
            and (found := self._queue.take(ahead=not self._is_waited_for())) is not None
        ):
            place, pane = found
            if place not in self._frames and place not in self._begun:
                self._decode(place, pane)

    def _is_waited_for(self) -> bool:
        """Tell whether somebody waits for what is being decoded; it gets the processors alone."""
        return any(self._waiting.get(place) for place in self._begun)

    def _decode(self, place: Place, pane: Pane | None) -> None:
        key, number = place
        opening = self._openings.setdefault(key, _Opening())
        open_image = self._open_image
        self._begun.add(place)

        def work() -> PreparedFrame:
            with opening.lock:
                if opening.image is None:
                    opening.image = open_image(key)
            return prepare(opening.image.frame(number), pane)

        def done(frame: PreparedFrame) -> None:
            if opening.image is not None and self._openings.get(key) is opening:
                self._remember(place, frame, opening.image)
            self._answer(place, lambda listener: listener.done(frame))

        def failed(fault: Exception) -> None:
            self._answer(place, lambda listener: listener.failed(fault))

        self._tasks.free(work, done, failed)

    def _remember(self, place: Place, frame: PreparedFrame, image: OpenedImage) -> None:
        facts: ImageFacts | None = getattr(image, "facts", None)
        if facts is not None:
            self._facts[place[0]] = facts
        self._frames[place] = frame
        self._touch(place[0])
        if not self._waiting.get(place):
            # Looked ahead at: it goes before what was shown, but after what was shown long ago.
            self._behind_the_last(place)
        self._forget_oldest()

    def _behind_the_last(self, place: Place) -> None:
        others = [other for other in self._frames if other != place]
        if others:
            self._frames.move_to_end(others[-1])

    def _answer(self, place: Place, tell: Callable[[_Listener], None]) -> None:
        self._begun.discard(place)
        for listener in self._waiting.pop(place, []):
            tell(listener)
        self._begin()

    def _touch(self, key: str) -> None:
        if key in self._openings:
            self._openings.move_to_end(key)

    def _forget_oldest(self) -> None:
        size = self.held_bytes
        shown = {key for key, _ in self._frames}
        for key in [key for key in self._openings if key not in shown]:
            if size > self._most_bytes and not self._is_used(key):
                size -= self._openings.pop(key).size_bytes
        while size > self._most_bytes and len(self._frames) > 1:
            (key, _number), oldest = self._frames.popitem(last=False)
            size -= oldest.size_bytes
            if all(other != key for other, _ in self._frames) and not self._is_used(key):
                size -= self._openings.pop(key).size_bytes

    def _is_used(self, key: str) -> bool:
        return any(begun == key for begun, _ in self._begun)
