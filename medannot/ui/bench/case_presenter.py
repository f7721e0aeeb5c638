"""What the bench asks of whoever keeps the case that is in front."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.rules import RuleBook
from medannot.domain.ids import FindingId, IdSource
from medannot.domain.lexicon.search import SearchIndex
from medannot.services.annotating_values import OpenCase
from medannot.services.lexicons import OpenLexicon, with_index
from medannot.ui import faults
from medannot.ui.bench.bench_state import BenchState, Findings, Wish
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage
    from medannot.services.desk import Desk


class CasePresenter(QObject):
    """Holds what is said of a case, with its lexicon and rules.

    Who keeps it says what becomes of a wish: the workbench writes each at once, a review writes
    all of a correction together.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        ids: for new findings.

    Signals:
        state_changed: (BenchState).
        case_opened: (OpenCase) another case is in front, or its images changed.
        leaving: another case comes to the front, or none: the last moment to write to this one.
        lexicon_opened: (OpenLexicon) of the project, or a fuller index of the same one.
    """

    state_changed = Signal(object)
    case_opened = Signal(object)
    lexicon_opened = Signal(object)
    leaving = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, ids: IdSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._ids = desk, tasks, ids
        self._book: RuleBook | None = None
        self._read: tuple[OpenLexicon, RuleBook] | None = None
        self._breaches: tuple[Findings, tuple[Breach, ...]] = ({}, ())
        self.state = BenchState()

    def new_id(self) -> FindingId:
        """Return the id of a finding that is to be made."""
        return FindingId(self._ids.new())

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Return what the findings break of the lexicon's rules, the gravest first."""
        found = self.state.findings
        if self._book is None:
            return ()
        if self._breaches[0] is not found:
            self._breaches = found, self._book.breaches(found.values())
        return self._breaches[1]

    @property
    def whose(self) -> str:
        """Return the code of the person who works here; "" where nobody is known."""
        return self.state.seat.code if self.state.seat is not None else ""

    # What whoever keeps the case does

    def do(self, wish: Wish) -> None:
        """Do what is wished, as one act, after all that was wished before."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take the last act back; nothing where there is none."""
        raise NotImplementedError

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        raise NotImplementedError

    def answer(self, text: str) -> None:
        """Answer what a reviewer wrote of the case."""
        raise NotImplementedError

    def step(self, by: int, *, unfinished: bool = False) -> None:
        """Go to the next case, or to the one before."""
        raise NotImplementedError

    def peek(self, taken: Callable[[OpenCase], None]) -> None:
        """Hand the next case over as it is now, so that its images are made ready."""
        raise NotImplementedError

    def opener(self, opened: OpenCase) -> Callable[[str], "OpenedImage"]:
        """Return what opens the images of a case by their ids, off the GUI thread."""
        raise NotImplementedError

    # The lexicon

    def read_ahead(self, pin: str) -> None:
        """Read a lexicon before a case asks for it."""

        def kept(found: tuple[OpenLexicon, RuleBook]) -> None:
            if self._read is None:
                self._keep_lexicon(found)

        # What fails here fails again, and is told, when a case asks for it.
        self._tasks.free(lambda: self._lexicon_of(pin), kept, lambda _fault: None)

    def _lexicon_of(self, pin: str) -> tuple[OpenLexicon, RuleBook]:
        loaded = self._desk.lexicons.open(pin)
        book = RuleBook(loaded.lexicon, loaded.rules)
        book.breaches(())  # makes its rules ready here, beside the window
        return OpenLexicon(loaded, SearchIndex(loaded.lexicon)), book

    def _keep_lexicon(self, found: tuple[OpenLexicon, RuleBook]) -> None:
        """Keep a lexicon for the next who sits down, and let its index become whole."""
        self._read = found
        opened, _book = found
        # The tree is there at once; the pinyin of all names takes a moment longer.
        self._tasks.free(lambda: with_index(opened.loaded), self._take_whole, self._fail)

    def _need_lexicon(self, pin: str) -> None:
        known, read = self.state.lexicon, self._read
        if known is not None and known.loaded.lexicon.head.pin == pin:
            return

        def first() -> tuple[OpenLexicon, RuleBook]:
            if read is not None and read[0].loaded.lexicon.head.pin == pin:
                return read
            return self._lexicon_of(pin)

        def shown(found: tuple[OpenLexicon, RuleBook]) -> None:
            opened, book = found
            if not self._goes_by(opened):
                return
            self._book = book
            self._breaches = {}, ()
            self._take_index(opened)
            if found is not read:
                self._keep_lexicon(found)

        self._tasks.free(first, shown, self._fail)

    def _goes_by(self, opened: OpenLexicon) -> bool:
        """Tell whether a lexicon is that of the case in front; another project's comes too late."""
        schema = self.state.schema
        return schema is not None and schema.lexicon == opened.loaded.lexicon.head.pin

    def _take_whole(self, opened: OpenLexicon) -> None:
        if self._read is not None and self._read[0].loaded is opened.loaded:
            self._read = opened, self._read[1]
        self._take_index(opened)

    def _take_index(self, opened: OpenLexicon) -> None:
        if not self._goes_by(opened):
            return
        self._show(lexicon=opened)
        self.lexicon_opened.emit(opened)

    def _fail(self, fault: Exception) -> None:
        self._show(fault=faults.sentence(fault))

    def _show(self, **changed: object) -> None:
        self.state = replace(self.state, **changed)  # type: ignore[arg-type]  # fields by name
        self.state_changed.emit(self.state)
