"""The page of images outlives a step back: what was opened and measured there is there again."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout

from medannot.ui.page import Page
from medannot.ui.shell.surroundings import GalleryPage


class KeptGallery:
    """Makes the page when it is first wanted, and keeps it while other pages are in front.

    Args:
        make: makes the page.
        left: called when a person goes back from it.
    """

    def __init__(self, make: Callable[[], GalleryPage], left: Callable[[], None]) -> None:
        self._make, self._left = make, left
        self._page: GalleryPage | None = None

    def page(self) -> GalleryPage:
        """Return the page, with what was opened in it last."""
        if self._page is None:
            self._page = self._make()
            self._page.left.connect(self._left)
        return self._page

    def puts_aside(self, page: Page, stack: QStackedLayout) -> bool:
        """Take the page from the front, whole; tell whether it is the one that is kept."""
        if page is not self._page:
            return False
        stack.removeWidget(page)
        page.hide()
        return True

    def drop(self) -> None:
        """Let go of the page and of all images in it."""
        if self._page is not None:
            self._page.finish()
            self._page.deleteLater()
            self._page = None
