"""An edited workbook held against a lexicon, and what a person accepts of it taken over."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import InputFault, MedannotError, Problem, Refusal
from medannot.domain.lexicon.difference import needed_step
from medannot.domain.lexicon.version import Step
from medannot.services.lexicon_exchange import LexiconExchange, Proposal, Taken
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicons import LexiconShelf
from medannot.ui.faults import sentence
from medannot.ui.lexicon.comparing.difference_rows import DifferenceRow, rows_of
from medannot.ui.lexicon.comparing.latest import Latest
from medannot.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class WorkbookState:
    """What the import shows.

    Attributes:
        target: name of the lexicon that is to be changed.
        own: names of the lexicons that may be.
        proposal: what the workbook would change, once it is read.
        rows: the same in the words of the terms.
        busy: it is being read or taken over.
        fault: a sentence, or nothing.
        problems: cells that belong to the fault.
    """

    target: str = ""
    own: tuple[str, ...] = ()
    workbook: Path | None = None
    proposal: Proposal | None = None
    rows: tuple[DifferenceRow, ...] = ()
    busy: bool = False
    fault: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def needs_copy(self) -> bool:
        """Tell whether the lexicon is one of the program's, which nobody changes."""
        return bool(self.target) and self.target not in self.own


class WorkbookPresenter(QObject):
    """Reads a workbook and takes over what is accepted, beside the GUI thread.

    Args:
        read_only: whether the workspace may only be read.

    Signals:
        state_changed: (WorkbookState).
        taken: (name of the lexicon, Taken): it was written.
        copied: name of a lexicon that was made.
    """

    state_changed = Signal(object)
    taken = Signal(str, object)
    copied = Signal(str)

    def __init__(
        self, shelf: LexiconShelf, tasks: Tasks, parent: QObject, *, read_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._shelf, self._read_only = shelf, read_only
        self._exchange = LexiconExchange(shelf)
        self._latest = Latest(tasks, self._fail, self)
        self.state = WorkbookState()

    def begin(self, target: str) -> None:
        """Begin anew, for a lexicon."""
        self._latest.forget()
        self._show(WorkbookState(target, self._shelf.own_names()))

    def choose_target(self, target: str) -> None:
        """Choose another lexicon; a workbook that was chosen is held against that one."""
        workbook = self.state.workbook
        self.begin(target)
        if workbook is not None:
            self.read(workbook)

    def read(self, workbook: Path) -> None:
        """Read a workbook; nothing is written."""
        state = self.state
        self._show(WorkbookState(state.target, state.own, workbook, busy=True))
        folder = self._shelf.folder_of(state.target)
        self._latest.ask(lambda: self._proposed(workbook, folder), self._take_proposal)

    def copy(self, new_id: str) -> None:
        """Copy the program's lexicon under an id of its own, and go on with the copy."""
        state, shelf, own = self.state, self._shelf, self._shelf.own
        if state.busy or own is None:
            return
        self._show(replace(state, busy=True, fault=""))

        def made() -> str:
            self._refuse_read_only()
            self._exchange.export_folder(shelf.open(state.target), own / new_id, new_id)
            return new_id

        self._latest.ask(made, self._take_copy)

    def accept(self, accepted: Collection[str]) -> None:
        """Take over what is accepted; the version that there was is kept whole."""
        state = self.state
        proposal, keys = state.proposal, frozenset(accepted)
        if proposal is None or state.busy or not keys:
            return
        self._show(replace(state, busy=True, fault="", problems=()))

        def written() -> Taken:
            self._refuse_read_only()
            self._keep(proposal)
            return self._exchange.accept(proposal, keys)

        self._latest.ask(written, self._take_over)

    def step_of(self, accepted: Collection[str]) -> Step | None:
        """Return how much the version goes up for these; None where nothing is accepted."""
        proposal = self.state.proposal
        if proposal is None:
            return None
        return needed_step(tuple(one for one in proposal.differences if one.node_id in accepted))

    def _proposed(self, workbook: Path, folder: Path) -> tuple[Proposal, tuple[DifferenceRow, ...]]:
        proposal = self._exchange.propose(workbook, folder)
        return proposal, rows_of(proposal.differences, proposal.before, proposal.after)

    def _refuse_read_only(self) -> None:
        if self._read_only:
            raise Refusal(
                "The workspace is open for reading only, and nothing was changed; close the "
                "program that holds it and open it again."
            )

    def _keep(self, proposal: Proposal) -> None:
        if self._shelf.own is None:
            return
        try:
            LexiconKeeper(self._shelf.own).keep(proposal.before)
        except Refusal:
            # Another one of this version is kept, by which labels may have been made; it stays.
            return

    def _take_proposal(self, found: tuple[Proposal, tuple[DifferenceRow, ...]]) -> None:
        self._show(replace(self.state, proposal=found[0], rows=found[1], busy=False))

    def _take_copy(self, name: str) -> None:
        self.copied.emit(name)
        self.choose_target(name)

    def _take_over(self, taken: Taken) -> None:
        target = self.state.target
        self._show(WorkbookState(target, self.state.own))
        self.taken.emit(target, taken)

    def _fail(self, fault: Exception) -> None:
        problems = fault.problems if isinstance(fault, InputFault) else ()
        said = sentence(fault)
        if isinstance(fault, InputFault) and problems and self.state.proposal is None:
            said = self.tr("{name} is not taken over; mend its faults and import it again.").format(
                name=self.state.workbook.name if self.state.workbook else ""
            )
        if not isinstance(fault, MedannotError):
            problems = ()
        self._show(replace(self.state, busy=False, fault=said, problems=problems))

    def _show(self, state: WorkbookState) -> None:
        self.state = state
        self.state_changed.emit(state)
