"""Covering part of an image from a page: draws in a dialog, works beside the GUI thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from medannot.domain.covering import CoverRequest
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER, Actor
from medannot.ui.covering.cover_dialog import CoverDialog
from medannot.ui.faults import sentence
from medannot.ui.small_pictures import image_of
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.media import Media
    from medannot.services.desk import Desk
    from medannot.services.media_covering import Covered, Earlier

_LARGE = 2_048


class Covering(QObject):
    """Opens the dialog over a stored image and covers what was drawn.

    Signals:
        begun: a person wants to cover something; what was said of the last time may go.
        covered: (id of the image as it was, `Covered`).
        refused: (sentence).
    """

    begun = Signal()
    covered = Signal(str, object)
    refused = Signal(str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._window = desk, tasks, parent
        self._actor = OWNER
        self.dialog: CoverDialog | None = None

    def begin(self, media_id: MediaId, frame: int = 1, actor: Actor = OWNER) -> None:
        """Find out what the image is and what shows it, then open the dialog.

        Args:
            media_id: the image.
            frame: that is shown first.
            actor: who covers; somebody who may not is refused before the dialog opens.
        """

        def find() -> "tuple[Media | None, tuple[Earlier, ...]]":
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            concerned = self._desk.covering.concerned(actor, media_id)
            return Pictures(self._desk.store).media(actor, [media_id]).get(media_id), concerned

        if self.dialog is not None:
            return
        self._actor = actor

        self.begun.emit()
        self._tasks.store(find, lambda found: self._open(found, frame), self._refuse)

    def _open(self, found: "tuple[Media | None, tuple[Earlier, ...]]", frame: int) -> None:
        media, concerned = found
        if media is None or media.erased or self.dialog is not None:
            return
        studies = sorted({study for one in concerned for study in one.studies})
        dialog = CoverDialog(media, frame, studies, self._window, showing_more=len(concerned))
        self.dialog = dialog
        dialog.frame_wanted.connect(lambda number: self._load(media, number))
        dialog.range_wanted.connect(lambda: self._load(media, dialog.frame.value()))
        dialog.finished.connect(lambda code: self._end(media.id, code))
        self._load(media, frame)
        dialog.open()

    def _load(self, media: "Media", frame: int) -> None:
        whole = self.dialog is not None and self.dialog.wants_whole_range
        actor = self._actor

        def work() -> QImage:
            from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

            pictures = Pictures(self._desk.store)
            return image_of(pictures.small(actor, media, frame, _LARGE, whole_range=whole))

        self._tasks.free(work, lambda image: self._show(frame, image, whole=whole), self._refuse)

    def _show(self, frame: int, image: QImage, *, whole: bool) -> None:
        dialog = self.dialog
        asked = dialog and (dialog.frame.value(), dialog.wants_whole_range)
        if dialog is not None and asked == (frame, whole):
            dialog.show_picture(image)

    def _end(self, media_id: MediaId, code: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        if code == CoverDialog.DialogCode.Accepted:
            self._cover(media_id, dialog.request())
        dialog.deleteLater()

    def _cover(self, media_id: MediaId, request: CoverRequest) -> None:
        def done(covered: "Covered") -> None:
            self.covered.emit(media_id, covered)

        actor = self._actor
        self._tasks.store(
            lambda: self._desk.covering.cover(actor, media_id, request), done, self._refuse
        )

    def _refuse(self, fault: Exception) -> None:
        self.refused.emit(sentence(fault))
