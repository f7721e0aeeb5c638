"""Unread answers one after another: what a person reads in each, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.model_values import UnreadAnswer


@dataclass(frozen=True, slots=True)
class UnreadState:
    """What is shown.

    Attributes:
        loaded: the answers were read.
        answers: those that waited when somebody sat down, in the drawn order, behind those that
            were read before leaving.
        place: of the one in front, from 0; their number where all are done.
        chosen: places of the options that are chosen and not kept yet.
        fault: a sentence, or "".
    """

    loaded: bool = False
    answers: "tuple[UnreadAnswer, ...]" = ()
    place: int = 0
    chosen: frozenset[int] = frozenset()
    fault: str = ""

    @property
    def current(self) -> "UnreadAnswer | None":
        """Return the answer in front, or None where all are done."""
        return self.answers[self.place] if self.place < len(self.answers) else None


class UnreadPresenter(QObject):
    """Keeps what a person reads; each on the store's thread, one after another.

    Signals:
        state_changed: (UnreadState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._set_name = ""
        self._read: tuple[UnreadAnswer, ...] = ()
        self.state = UnreadState()

    def begin(self, set_name: str) -> None:
        """Read which answers to a set wait; those read before leaving can be taken back."""
        if self.state.loaded:
            self._read = self.state.answers[: self.state.place]
        if set_name != self._set_name:
            self._read = ()
        self._set_name = set_name
        self._show(UnreadState())

        def show(found: "tuple[UnreadAnswer, ...]") -> None:
            waiting = {one.id for one in found}
            before = tuple(one for one in self._read if one.id not in waiting)
            self._show(UnreadState(loaded=True, answers=(*before, *found), place=len(before)))

        self._tasks.store(
            lambda: self._desk.model_unread.waiting(OWNER, set_name), show, self._refuse
        )

    def choose(self, place: int) -> None:
        """Choose an option; where one is taken, it is kept at once, else it is switched."""
        one = self.state.current
        if one is None or not 0 <= place < len(one.options):
            return
        if one.type is ItemType.SEVERAL_ANSWERS:
            self._show(replace(self.state, chosen=self.state.chosen ^ {place}))
        else:
            self._keep(frozenset({place}))

    def keep(self) -> None:
        """Keep the chosen options."""
        if self.state.chosen:
            self._keep(self.state.chosen)

    def _keep(self, places: frozenset[int]) -> None:
        one, service = self.state.current, self._desk.model_unread
        if one is not None:
            chosen = [one.options[place].id for place in sorted(places)]
            self._go_on(lambda: service.assign(OWNER, self._set_name, one.id, chosen))

    def set_unreadable(self) -> None:
        """Keep that no option can be read in the answer in front."""
        one, service = self.state.current, self._desk.model_unread
        if one is not None:
            self._go_on(lambda: service.set_unreadable(OWNER, self._set_name, one.id))

    def undo(self) -> None:
        """Take back what was read in the answer before; it stands in front again."""
        if not self.state.place:
            return
        before, service = self.state.answers[self.state.place - 1], self._desk.model_unread
        place = self.state.place - 1
        self._show(replace(self.state, place=place, chosen=frozenset(), fault=""))
        self._write(lambda: service.undo(OWNER, self._set_name, before.id))

    def _go_on(self, work: Callable[[], None]) -> None:
        """Show the next answer at once and write beside it."""
        place = self.state.place + 1
        self._show(replace(self.state, place=place, chosen=frozenset(), fault=""))
        self._write(work)

    def _write(self, work: Callable[[], None]) -> None:
        self._tasks.store(work, None, self._refuse)

    def _refuse(self, fault: Exception) -> None:
        self._show(replace(self.state, loaded=True, fault=sentence(fault)))

    def _show(self, state: UnreadState) -> None:
        self.state = state
        self.state_changed.emit(state)
