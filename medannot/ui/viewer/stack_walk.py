"""Walks through the frames of one image or series: what is wanted, and what may come next."""

from collections.abc import Callable

from medannot.imaging.opened import ImageFacts, SeriesFacts
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.prepared import Pane, PreparedFrame
from medannot.ui.viewer.viewer_image import ViewerImage

_BEHIND = 2
_MOST_AHEAD = 24
_LEAST_AHEAD = 2


class StackWalk:
    """Asks the cache for the frame that is wanted and for its neighbours, and for no others.

    Args:
        show: called with a frame that is wanted, and its number.
        fail: called with what went wrong with a frame that is wanted.
        pane: returns where frames will be shown.
    """

    def __init__(
        self,
        show: Callable[[PreparedFrame, int], None],
        fail: Callable[[Exception], None],
        pane: Callable[[], Pane],
    ) -> None:
        self._show, self._fail, self._pane = show, fail, pane
        self._frames: FrameCache | None = None
        self._image: ViewerImage | None = None
        self._wanted = self._shown = 0
        self._way = 1
        self._placed: tuple[SeriesFacts | None, ...] | None = None

    def use_frames(self, frames: FrameCache) -> None:
        """Take frames from here from now on."""
        self._frames = frames

    def begin(self, image: ViewerImage, frame: int) -> None:
        """Turn to another image."""
        self._image, self._way, self._shown, self._placed = image, 1, 0, None
        self._want(frame)

    def go_to(self, frame: int) -> None:
        """Want another frame of the image; what was wanted before is not waited for."""
        if frame != self._wanted:
            self._way = 1 if frame > self._wanted else -1
        self._want(frame)

    def leave(self) -> None:
        """Want nothing any more."""
        self._image, self._wanted, self._shown, self._placed = None, 0, 0, None

    def has(self, image: ViewerImage, frame: int) -> bool:
        """Tell whether a frame would be shown at once."""
        frames = self._frames
        return frames is not None and frames.cached(*image.source(frame)) is not None

    def shows(self, frame: int) -> bool:
        """Tell whether a frame is shown and no longer waited for."""
        return frame == self._shown

    def facts(self, frame: int) -> ImageFacts | None:
        """Return what is known of the image that holds a frame, or None."""
        return None if self._image is None else self._facts_of(self._image.source(frame)[0])

    def places(self) -> tuple[SeriesFacts | None, ...]:
        """Return where each frame lies in the patient, as far as it is known."""
        image = self._image
        if image is None:
            return ()
        if image.places:
            return image.places
        if self._placed is None:
            sources = [image.source(frame) for frame in range(1, image.frames + 1)]
            known = [(self._facts_of(key), number) for key, number in sources]
            found = tuple(facts.place_of(n) if facts else None for facts, n in known)
            if any(facts is None for facts, _ in known):
                return found
            self._placed = found
        return self._placed

    def place(self, frame: int) -> SeriesFacts | None:
        """Return where a frame lies in its study and in the patient, or None."""
        facts = self.facts(frame)
        if facts is None or self._image is None:
            return None
        # Of a file that gives its frames no places, the first one's is the best guess.
        return facts.place_of(self._image.source(frame)[1]) if facts.planes else facts.series

    def _facts_of(self, key: str) -> ImageFacts | None:
        return None if self._frames is None else self._frames.facts(key)

    def _want(self, frame: int) -> None:
        frames, image = self._frames, self._image
        if frames is None or image is None:
            return
        self._wanted = frame

        def done(prepared: PreparedFrame) -> None:
            if self._image is image and self._wanted == frame:
                self._shown = frame
                self._show(prepared, frame)
                self._look_ahead(frames, image, prepared)

        def failed(fault: Exception) -> None:
            if self._image is image and self._wanted == frame:
                self._shown = frame
                self._fail(fault)

        frames.want(*image.source(frame), done, failed, self._pane(), owner=self)

    def _look_ahead(self, frames: FrameCache, image: ViewerImage, shown: PreparedFrame) -> None:
        if image.frames < 2:
            return
        # A quarter of the memory at most: what was seen stays, and other panes want theirs too.
        room = frames.most_bytes // 4 // max(shown.size_bytes, 1)
        ahead = min(max(room, _LEAST_AHEAD), _MOST_AHEAD)
        steps = [self._way * step for step in range(1, ahead + 1)]
        steps[1:1] = [-self._way * step for step in range(1, _BEHIND + 1)]
        numbers = [self._wanted + step for step in steps]
        near = [image.source(number) for number in numbers if 1 <= number <= image.frames]
        frames.look_ahead(self, near, self._pane())
