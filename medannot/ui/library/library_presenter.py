"""The question library: what is asked of the bank, and what came back."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.ids import ItemVersionId
from medannot.domain.people import OWNER
from medannot.domain.question import QuestionSet
from medannot.domain.question_list import (
    Facets,
    ItemLine,
    ItemQuery,
    Listing,
    ListOrder,
)
from medannot.ui.faults import sentence
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_bank import ItemView

_SEARCH_AFTER_MS = 200
_WAITING_AFTER_MS = 400
_MOST_WANTED = 4
_TEXTS_AT_ONCE = 4_000
_PAUSE_MS = 50


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What the page shows beside the rows.

    Attributes:
        total: questions of all sets.
        found: questions that the query finds.
        loaded: whether anything has come back yet.
        fault: why nothing did, or "".
    """

    query: ItemQuery = field(default_factory=ItemQuery)
    sets: tuple[QuestionSet, ...] = ()
    facets: Facets = field(default_factory=lambda: Facets({}, {}, {}, {}))
    found: int = 0
    loaded: bool = False
    fault: str = ""

    @property
    def total(self) -> int:
        """Count the questions of all sets."""
        return sum(entry.items for entry in self.sets)

    @property
    def listed(self) -> frozenset[str]:
        """Return the names of the sets that have questions in the list."""
        wanted = self.query.sets
        found = frozenset(name for name, lines in self.facets.by_set.items() if lines)
        return found & wanted if wanted else found


@dataclass(frozen=True, slots=True)
class _Answer:
    sets: tuple[QuestionSet, ...]
    listing: Listing
    first: tuple[ItemLine, ...]


class LibraryPresenter(QObject):
    """Asks the bank for counts, chunks of rows and single items, beside the GUI thread.

    An answer to a query that was changed meanwhile is dropped.

    Signals:
        state_changed: (LibraryState); the rows begin anew.
        waiting: an answer to the query takes so long that a person would wonder.
        chunk_ready: (number of the chunk, its lines).
        item_ready: (ItemView or None, a sentence where there is none).
    """

    state_changed = Signal(object)
    waiting = Signal()
    chunk_ready = Signal(int, object)
    item_ready = Signal(object, str)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.state = LibraryState()
        self._generation = 0
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._loading = False
        self._listing: Listing | None = None
        self._preparing = False
        self._item: ItemVersionId | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._prepare_search)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SEARCH_AFTER_MS)
        self._delay.timeout.connect(self.load)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAITING_AFTER_MS)
        self._wait.timeout.connect(self.waiting)

    # The query

    def search(self, text: str) -> None:
        """Look for a text, once the person pauses typing."""
        self._set_query(replace(self.state.query, text=text), at_once=False)

    def choose(self, **chosen: Any) -> None:  # noqa: ANN401  # fields of the query
        """Show only what has one of these properties; none of them means all."""
        self._set_query(replace(self.state.query, **chosen))

    def choose_order(self, order: ListOrder) -> None:
        """Put the list into another order."""
        self._set_query(replace(self.state.query, order=order))

    def show_set(self, name: str) -> None:
        """Show the questions of one set, whatever was chosen before."""
        self._set_query(ItemQuery(set_names=frozenset({name}), order=self.state.query.order))

    def take_back(self, query: ItemQuery) -> None:
        """Go by an earlier query from the next loading on."""
        self.state = replace(self.state, query=query)

    def clear(self) -> None:
        """Show all again."""
        self._set_query(ItemQuery(order=self.state.query.order))

    def _set_query(self, query: ItemQuery, *, at_once: bool = True) -> None:
        if query == self.state.query:
            return
        self.state = replace(self.state, query=query)
        if at_once:
            self.load()
        else:
            self._delay.start()

    # Loading

    def load(self) -> None:
        """Ask anew: counts, facets and the first rows."""
        self._delay.stop()
        self._wait.start()
        self._generation += 1
        self._asked, self._wanted = {0}, []
        query, generation = self.state.query, self._generation

        def work() -> _Answer:
            bank = self._desk.bank
            listing = bank.listing(OWNER, query, whole=False)
            return _Answer(bank.sets(OWNER), listing, bank.lines(OWNER, listing, 0))

        def done(answer: _Answer) -> None:
            if generation == self._generation:
                self._take(answer)

        self._tasks.store(work, done, self._fail)

    def _take(self, answer: _Answer) -> None:
        self._wait.stop()
        self._listing = answer.listing
        self.state = replace(
            self.state,
            sets=answer.sets,
            facets=answer.listing.facets,
            found=answer.listing.found,
            loaded=True,
            fault="",
        )
        self.state_changed.emit(self.state)
        self.chunk_ready.emit(0, answer.first)
        if answer.listing.is_whole:
            self._prepare_search()
        else:
            self._complete()

    def _complete(self) -> None:
        """Find out where the other parts of the list begin, while the first one is looked at."""
        query, generation = self.state.query, self._generation

        def work() -> Listing | None:
            # Meanwhile something else may have been asked for, which waits.
            asked_still = generation == self._generation
            return self._desk.bank.listing(OWNER, query) if asked_still else None

        def done(listing: Listing | None) -> None:
            if listing is not None and generation == self._generation:
                self._listing = listing
                self._load_next()
                self._prepare_search()

        self._tasks.store(work, done, self._fail)

    def _prepare_search(self) -> None:
        """Make texts ready for the search in small steps, between what the person asks for."""
        if self._preparing:
            return
        self._preparing = True

        def work() -> int:
            return self._desk.bank.prepare_search(OWNER, _TEXTS_AT_ONCE)

        def done(ready: int) -> None:
            self._preparing = False
            if ready:
                self._pause.start()

        def failed(_fault: Exception) -> None:
            self._preparing = False  # the search goes without

        self._tasks.store(work, done, failed)

    def _fail(self, fault: Exception) -> None:
        self._wait.stop()
        self.state = replace(self.state, loaded=True, fault=sentence(fault))
        self.state_changed.emit(self.state)

    def ask_chunk(self, number: int) -> None:
        """Load some rows, the last wanted first; rows that were scrolled past are left out."""
        if number in self._asked:
            return
        self._asked.add(number)
        self._wanted.append(number)
        if len(self._wanted) > _MOST_WANTED:
            self._asked.discard(self._wanted.pop(0))
        self._load_next()

    def _load_next(self) -> None:
        if self._loading or not self._wanted:
            return
        if self._listing is not None and not self._listing.is_whole:
            return  # until it is known where they begin
        self._loading = True
        number = self._wanted.pop()
        listing, generation = self._listing, self._generation

        def work() -> tuple[ItemLine, ...]:
            return self._desk.bank.lines(OWNER, listing, number) if listing else ()

        def done(lines: tuple[ItemLine, ...]) -> None:
            self._loading = False
            if generation == self._generation:
                self.chunk_ready.emit(number, lines)
            self._load_next()

        self._tasks.store(work, done, self._fail_chunk)

    def _fail_chunk(self, fault: Exception) -> None:
        self._loading = False
        self._fail(fault)

    def forget_chunk(self, number: int) -> None:
        """Let a chunk be asked for again."""
        self._asked.discard(number)

    def show_item(self, version_id: ItemVersionId | None) -> None:
        """Load one item for the preview; only the last one asked for is told."""
        self._item = version_id
        if version_id is None:
            self.item_ready.emit(None, "")
            return

        def work() -> "ItemView":
            return self._desk.bank.item(OWNER, version_id)

        def done(view: "ItemView") -> None:
            if version_id == self._item:
                self.item_ready.emit(view, "")

        def failed(fault: Exception) -> None:
            if version_id == self._item:
                self.item_ready.emit(None, sentence(fault))

        self._tasks.store(work, done, failed)
