"""Erasing an image from the library: what it touches is told, a reason is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.media import MediaUse
    from medannot.services.desk import Desk


class Erasure(QObject):
    """Asks, and erases beside the GUI thread.

    Signals:
        erased: (ids of the image and of its turned copies, Changes).
        refused: (sentence).
    """

    erased = Signal(object, object)
    refused = Signal(str)

    def __init__(self, desk: "Desk", tasks: Tasks, dialogs: Dialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._dialogs = desk, tasks, dialogs

    def begin(self, media_id: MediaId) -> None:
        """Find out what shows an image, then ask for leave and reason."""
        self._tasks.store(
            lambda: self._desk.media.use(OWNER, media_id),
            lambda use: self._ask(media_id, use),
            self._refuse,
        )

    def _ask(self, media_id: MediaId, use: "MediaUse") -> None:
        reason = self._dialogs.ask_reason(
            self.tr("Erase this image?"),
            self._warning(use),
            label=self.tr("Reason, which stays in the image's place"),
            accept=self.tr("Erase for good"),
        )
        if reason is None:
            return
        self._tasks.store(
            lambda: self._desk.media.erase(OWNER, media_id, reason),
            lambda changes: self.erased.emit((media_id, *use.turned), changes),
            self._refuse,
        )

    def _warning(self, use: "MediaUse") -> str:
        questions = self.tr("It is shown by %Ln question(s)", "", sum(use.sets.values()))
        listed = QLocale().createSeparatedList
        lines = [self.tr("Its bytes go for good and cannot be brought back.")]
        if use.sets or not use.projects:
            lines.append(
                self.tr("{questions} of {sets}.").format(
                    questions=questions, sets=listed(list(use.sets))
                )
            )
        if use.studies:
            studies = self.tr("Readers of {studies} can no longer judge them.")
            lines.append(studies.format(studies=listed(list(use.studies))))
        if use.projects:
            projects = self.tr(
                "The annotation projects {projects} show it as erased; what was said of it stays."
            )
            lines.append(projects.format(projects=listed(list(use.projects))))
        if use.turned:
            count = self.tr("%Ln image(s)", "", len(use.turned))
            copies = self.tr("With it goes the same photograph turned: {images}.")
            lines.append(copies.format(images=count))
        if use.related:
            count = self.tr("%Ln image(s)", "", len(use.related))
            left = self.tr("Of the same photograph, covered less or more, {images} stay stored.")
            lines.append(left.format(images=count))
        return "\n".join(lines)

    def _refuse(self, fault: Exception) -> None:
        self.refused.emit(sentence(fault))
