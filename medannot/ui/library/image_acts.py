"""Erasing and covering images of the library: begun from the preview or by a key, and told."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medannot.domain.changes import Changes
from medannot.domain.ids import MediaId
from medannot.ui.actions import ActionRegistry
from medannot.ui.covering.cover_words import cover_report
from medannot.ui.covering.covering import Covering
from medannot.ui.dialogs import Dialogs
from medannot.ui.library.erasure import Erasure
from medannot.ui.library.preview import Preview
from medannot.ui.tasks import Tasks
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.media_covering import Covered


class Around(Protocol):
    """What of the library the acts on images go by."""

    preview: Preview
    report: Banner

    @property
    def is_importing(self) -> bool:
        """Tell whether the import stands in the page's place."""

    def refuse(self, said: str) -> None:
        """Say why something was not done."""

    def take_changed(self, changes: Changes) -> None:
        """Show the list as it is now, and tell the other pages."""


class ImageActs(QObject):
    """Brings the preview's buttons and their keys to the services.

    Args:
        page: the library.
        widget: its list, while which is seen the keys are live.
        desk: the open workspace.
        tasks: the window's pools of work.
        dialogs: ask for leave and reason.
        actions: the registry.
        thumbnails: that forget what is gone.
    """

    def __init__(
        self,
        page: Around,
        widget: QWidget,
        desk: "Desk",
        tasks: Tasks,
        dialogs: Dialogs,
        actions: ActionRegistry,
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__(widget)
        self._page, self._thumbnails = page, thumbnails
        self.erasure = Erasure(desk, tasks, dialogs, self)
        self.covering = Covering(desk, tasks, widget)
        preview = page.preview
        preview.erase_wanted.connect(self.erasure.begin)
        preview.cover_wanted.connect(self.covering.begin)
        self.erasure.erased.connect(self._take_erasure)
        self.erasure.refused.connect(page.refuse)
        self.covering.begun.connect(page.report.hide)
        self.covering.covered.connect(self._take_cover)
        self.covering.refused.connect(page.refuse)
        actions.bind("library.erase", widget, self._erase_first)
        actions.bind("library.cover", widget, self._cover_first)

    def _erase_first(self) -> None:
        if not self._page.is_importing:
            self._page.preview.erase_first()

    def _cover_first(self) -> None:
        if not self._page.is_importing:
            self._page.preview.cover_first()

    def _take_erasure(self, ids: tuple[MediaId, ...], changes: Changes) -> None:
        self._page.report.hide()
        self._thumbnails.forget(ids)
        self._page.take_changed(changes)

    def _take_cover(self, _media_id: str, covered: "Covered") -> None:
        self._thumbnails.forget(one.media_id for one in covered.earlier)
        said, well = cover_report(covered)
        self._page.report.say(said, "success" if well else "warning", act=self.tr("Close"))
        self._page.take_changed(covered.changes)
