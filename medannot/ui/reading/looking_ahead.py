"""The items to come: read and decoded while the reader still looks at the one before."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from medannot.domain.ids import MediaId
from medannot.domain.session import TrialRecorder
from medannot.imaging.opened import OpenedImage
from medannot.services.reading import ReadingImage, ReadingItem, ReadingSession
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.prepared import Pane

Ahead = tuple[ReadingItem, TrialRecorder]
Taken = Callable[[Ahead | None], None]
Failed = Callable[[Exception], None]


class LookingAhead(QObject):
    """Fetches the current item, and prepares the one after it with its images.

    Args:
        session: the session that is taken.
        tasks: where reading and decoding happen.
    """

    def __init__(self, session: ReadingSession, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._images: dict[str, ReadingImage] = {}
        self._next: Ahead | None = None
        self._now: ReadingItem | None = None
        self._closed = False
        self.frames = FrameCache(self._open_image, tasks, self)
        self.pane_for: Callable[[ReadingItem], Pane | None] = _no_pane

    def load_current(self, done: Taken, failed: Failed) -> None:
        """Fetch the first unfinished item, or None at the end of the set."""
        session = self._session

        def work() -> Ahead | None:
            item = session.current()
            return None if item is None else (item, session.recorder(item.trial_id))

        def taken(ahead: Ahead | None) -> None:
            if not self._closed:
                self._take(ahead)
                done(ahead)

        self._tasks.store(work, taken, failed)

    def load_next(self, done: Taken, failed: Failed) -> None:
        """Hand over the prepared item; fetch it where none is prepared."""
        ahead, self._next = self._next, None
        if ahead is None:
            self.load_current(done, failed)
            return
        self._take(ahead)
        done(ahead)

    def look_behind(self, item: ReadingItem) -> None:
        """Prepare the item that stands behind this one, with all its images."""
        session, trial = self._session, item.trial_id

        def work() -> Ahead | None:
            after = session.following(trial)
            return None if after is None else (after, session.recorder(after.trial_id))

        def taken(ahead: Ahead | None) -> None:
            if self._now is item and ahead is not None:
                self._next = ahead
                self._prepare(ahead[0])

        # What fails here fails again, and is told, when the item itself is wanted.
        self._tasks.store(work, taken, _nothing)

    def close(self) -> None:
        """Take no more items: the page that asked for them goes, and with it their place."""
        self._closed = True
        self._now = self._next = None
        self.pane_for = _no_pane
        self.frames.close()

    def _take(self, ahead: Ahead | None) -> None:
        self._now = ahead[0] if ahead else None
        if ahead is not None:
            self._prepare(ahead[0])

    def _prepare(self, item: ReadingItem) -> None:
        wanted = [item] if self._now is None or self._now is item else [self._now, item]
        self._images = {image.media_id: image for one in wanted for image in one.images}
        self.frames.keep_only(set(self._images))
        pane = self.pane_for(item)
        for image in item.images:
            self.frames.want(image.media_id, image.frame, _nothing, _nothing, pane)
            pane = None  # only the first image is shown at once

    def _open_image(self, key: str) -> OpenedImage:
        return self._session.image(self._images[MediaId(key)])


def _no_pane(_item: ReadingItem) -> Pane | None:
    """Expect no pane: nobody has said where items are shown."""
    return None


def _nothing(_outcome: object) -> None:
    """Take no note: the image was asked for ahead, or its failure shows where it is opened."""
