"""The decoded images of the case in front, and those of the next one before it is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medannot.domain.errors import Refusal
from medannot.services.annotating_values import CaseImage, OpenCase
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.prepared import Pane

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage

Open = Callable[[], "OpenedImage"]


class CaseFrames(QObject):
    """Holds what is decoded of the case in front, of the one before it and of the next one.

    Args:
        presenter: opens images and knows which case comes next.
        tasks: where decoding happens.
        pane_for: returns the pane in which the first image of a case would be shown.

    Attributes:
        cache: from which the viewer takes frames.
    """

    def __init__(
        self,
        presenter: CasePresenter,
        tasks: Tasks,
        pane_for: Callable[[CaseImage], Pane],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._pane_for = presenter, pane_for
        self._cases: list[OpenCase] = []
        self._openers: dict[str, Open] = {}
        self.cache = FrameCache(self._open, tasks, self)

    @property
    def keys(self) -> frozenset[str]:
        """Return the keys of the images that are held or made ready."""
        return frozenset(self._openers)

    @staticmethod
    def key_of(image: CaseImage) -> str:
        """Return by what the cache knows an image: once covered or erased it is another one."""
        return f"{image.shown.id} {image.change or ''}".strip()

    def take(self, case: OpenCase) -> None:
        """Hold the images of a case that comes to the front."""
        before = [one for one in self._cases if one.case_id != case.case_id]
        self._hold([case, *before[:1]])

    def look_ahead(self) -> None:
        """Make the first image of the next case ready while nobody waits for anything."""
        self._presenter.peek(self._prepare)

    def _prepare(self, case: OpenCase) -> None:
        self._hold([*self._cases[:2], case])
        first = next((one for one in case.images if not one.erased), None)
        if first is not None:
            self.cache.look_ahead(self, [(self.key_of(first), 1)], self._pane_for(first))

    def _hold(self, cases: list[OpenCase]) -> None:
        self._cases = cases
        found: dict[str, Open] = {}
        for case in reversed(cases):
            opener = self._presenter.opener(case)
            for image in case.images:
                found[self.key_of(image)] = _bound(opener, image)
        self._openers = found
        self.cache.keep_only(set(found))

    def _open(self, key: str) -> "OpenedImage":
        opener = self._openers.get(key)
        if opener is None:
            raise Refusal("Another case is in front; open this image with its case.")
        return opener()


def _bound(opener: Callable[[str], "OpenedImage"], image: CaseImage) -> Open:
    return lambda: opener(image.media_id)
