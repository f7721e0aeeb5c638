"""The page's lexicon written out, as a workbook or as a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.services.lexicon_exchange import LexiconExchange, export_workbook
from medannot.services.lexicons import LexiconShelf, Loaded
from medannot.ui.dialogs import Dialogs
from medannot.ui.faults import sentence
from medannot.ui.lexicon.comparing.latest import Latest
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Tone

_TOLD_AFTER_MS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about what was done, and its tone."""

    words: str
    tone: Tone


class Exporting(QObject):
    """Asks where, writes beside the GUI thread, and says where it was written.

    Signals:
        told: (Told): what is to be said.
    """

    told = Signal(object)

    def __init__(
        self, shelf: LexiconShelf, tasks: Tasks, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shelf, self._dialogs = shelf, dialogs
        self._latest = Latest(tasks, self._fail, self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_TOLD_AFTER_MS)
        self._slow.timeout.connect(self._tell_slow)

    def as_workbook(self, loaded: Loaded) -> None:
        """Write a workbook that clinicians edit."""
        head = loaded.lexicon.head
        kinds = ((self.tr("Workbooks"), "*.xlsx"),)
        suggested = f"{head.id}-{head.version}.xlsx"
        chosen = self._dialogs.choose_save(self.tr("Export as a workbook"), suggested, kinds)
        if chosen is not None:
            path = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}.xlsx")
            self._begin(lambda: export_workbook(loaded, path), path)

    def as_folder(self, loaded: Loaded) -> None:
        """Write a folder of tables."""
        chosen = self._dialogs.name_folder(
            self.tr("A new or empty folder for the lexicon"), self.tr("Export")
        )
        if chosen is not None:
            exchange, path = LexiconExchange(self._shelf), chosen
            self._begin(lambda: exchange.export_folder(loaded, path), path)

    def _begin(self, write: Callable[[], object], path: Path) -> None:
        def written() -> Path:
            write()
            return path

        self._slow.start()
        self._latest.ask(written, self._tell)

    def _tell_slow(self) -> None:
        self.told.emit(Told(self.tr("The lexicon is being written."), "neutral"))

    def _tell(self, path: Path) -> None:
        self._slow.stop()
        words = self.tr("The lexicon is written to {path}.")
        self.told.emit(Told(words.format(path=path), "success"))

    def _fail(self, fault: Exception) -> None:
        self._slow.stop()
        self.told.emit(Told(sentence(fault), "danger"))
