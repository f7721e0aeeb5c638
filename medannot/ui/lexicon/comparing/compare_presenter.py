"""Two versions chosen and held against each other, beside the GUI thread."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from medannot.domain.lexicon.version import Step
from medannot.services.lexicons import LexiconShelf, Loaded, compared
from medannot.ui.faults import sentence
from medannot.ui.lexicon.comparing.difference_rows import DifferenceRow, rows_of
from medannot.ui.lexicon.comparing.latest import Latest
from medannot.ui.lexicon.comparing.sources import Origin, Source, Sources, counterpart
from medannot.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two versions differ in.

    Attributes:
        before, after: id and version.
        step: how much the version has to go up; None where nothing differs.
    """

    before: str
    after: str
    step: Step | None
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True)
class CompareState:
    """What the comparison shows.

    Attributes:
        before, after: keys of sources, or nothing.
        found: what differs, once it is known.
        busy: it is being found out.
        fault: a sentence, or nothing.
    """

    sources: tuple[Source, ...] = ()
    before: str = ""
    after: str = ""
    found: Comparison | None = None
    busy: bool = False
    fault: str = ""


class ComparePresenter(QObject):
    """Compares whichever two versions are chosen; an answer to an earlier choice is dropped.

    Signals:
        state_changed: (CompareState).
    """

    state_changed = Signal(object)

    def __init__(self, shelf: LexiconShelf, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._sources = Sources(shelf)
        self._latest = Latest(tasks, self._fail, self)
        self._folders: tuple[Path, ...] = ()
        self.state = CompareState()

    def begin(self, lexicon_id: str) -> None:
        """Find all versions, and compare a lexicon with the version before it where there is one.

        Args:
            lexicon_id: of the lexicon that the page shows.
        """
        self._show(CompareState(busy=True))

        def choose(found: tuple[Source, ...]) -> None:
            after = next((one for one in found if one.id == lexicon_id), None)
            before = counterpart(found, after) if after else None
            self._show(CompareState(found))
            self.choose(before.key if before else "", after.key if after else "")

        self._latest.ask(self._all, choose)

    def choose(self, before: str, after: str) -> None:
        """Compare two versions; nothing happens before both are chosen."""
        state = replace(self.state, before=before, after=after, found=None, fault="", busy=False)
        if not (before and after):
            self._latest.forget()
            self._show(state)
            return
        self._show(replace(state, busy=True))
        opened = self._sources.open
        self._latest.ask(lambda: _compared(opened(before), opened(after)), self._take)

    def swap(self) -> None:
        """Exchange before and after."""
        self.choose(self.state.after, self.state.before)

    def add_folder(self, folder: Path, *, is_before: bool) -> None:
        """Take a folder that a person chose as one of the two."""
        self._folders = (*(one for one in self._folders if one != folder), folder)
        key = f"{Origin.FOLDER.value}:{folder}"

        def choose(found: tuple[Source, ...]) -> None:
            self._show(replace(self.state, sources=found))
            before, after = self.state.before, self.state.after
            self.choose(*((key, after) if is_before else (before, key)))

        self._latest.ask(self._all, choose)

    def _all(self) -> tuple[Source, ...]:
        return self._sources.all(*self._folders)

    def _take(self, found: Comparison) -> None:
        self._show(replace(self.state, found=found, busy=False))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, busy=False, fault=sentence(fault)))

    def _show(self, state: CompareState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _compared(before: Loaded, after: Loaded) -> Comparison:
    found = compared(before, after)
    step = Step(found.step) if found.step else None
    return Comparison(found.before, found.after, step, rows_of(found.differences, before, after))
