"""The gallery of a project behind its page: what is asked, and the lines that were found."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation.gallery import (
    CaseState,
    GalleryFacets,
    GalleryLine,
    GalleryQuery,
)
from medannot.domain.ids import PersonId, ProjectId
from medannot.domain.lexicon.node import Node
from medannot.domain.lexicon.search import SearchIndex
from medannot.services.lexicons import OpenLexicon, with_index
from medannot.ui import faults
from medannot.ui.annotation.overview.onlooker import EVERYTHING, Newest, Onlooker
from medannot.ui.small_pictures import Decode, Key
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk

ANY_IMAGE = GalleryQuery()
CHUNK = 60
_MOST_WANTED = 3


@dataclass(frozen=True, slots=True)
class GalleryState:
    """What the gallery shows.

    Attributes:
        total: images of the project in sight; `found` of them fit the query.
        facets: None while they are counted.
        term: what the query's nodes are, with all below it.
        people: annotators by code.
    """

    onlooker: Onlooker = EVERYTHING
    query: GalleryQuery = ANY_IMAGE
    total: int = 0
    found: int = 0
    facets: GalleryFacets | None = None
    term: Node | None = None
    people: tuple[tuple[str, PersonId], ...] = ()
    loaded: bool = False
    fault: str = ""

    @property
    def annotator(self) -> str:
        """Return whose cases are shown, by code, or nothing."""
        return next((code for code, id_ in self.people if id_ == self.query.annotator), "")


@dataclass(frozen=True, slots=True)
class _Answer:
    total: int
    found: int
    first: tuple[GalleryLine, ...]
    people: tuple[tuple[str, PersonId], ...]


class GalleryPresenter(QObject):
    """Asks for images a chunk at a time, and for what each filter would find.

    Args:
        desk: the open workspace.
        tasks: the window's threads.

    Signals:
        state_changed: (GalleryState).
        begun: (int) the images begin anew; so many were found.
        chunk_ready: (number of the chunk, its lines).
        lexicon_opened: (OpenLexicon) of the project, or a fuller index of the same one.
    """

    state_changed = Signal(object)
    begun = Signal(int)
    chunk_ready = Signal(int, object)
    lexicon_opened = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._project: tuple[ProjectId, str, str] | None = None
        self._newest, self._counting = Newest(), Newest()
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._loading = False
        self._lexicon: OpenLexicon | None = None
        self.state = GalleryState()

    # What is asked

    def begin(self, project_id: ProjectId, name: str, pin: str) -> None:
        """Show the images of a project."""
        if self._project is None or self._project[2] != pin:
            self._lexicon = None
        self._project = project_id, name, pin
        self.state = GalleryState()
        self.load()

    def look_as(self, code: str) -> None:
        """Show what one annotator may see, or everything."""
        self.state = GalleryState(onlooker=Onlooker(code))
        self.load()

    def choose_states(self, states: frozenset[CaseState]) -> None:
        """Show only images of cases in these states; none means all."""
        self._ask(replace(self.state.query, states=states))

    def choose_discarded(self, discarded: bool | None, reasons: frozenset[str]) -> None:  # noqa: FBT001 - a slot
        """Show images by whether they were discarded, or for which reasons."""
        self._ask(replace(self.state.query, discarded=discarded, reasons=reasons))

    def choose_disagreement(self, disagrees: bool | None) -> None:  # noqa: FBT001 - a slot
        """Show images of cases whose annotators disagree, agree, or all."""
        self._ask(replace(self.state.query, disagrees=disagrees))

    def choose_annotator(self, code: str) -> None:
        """Show the cases of one annotator, or all."""
        found = next((id_ for one, id_ in self.state.people if one == code), None)
        self._ask(replace(self.state.query, annotator=found))

    def choose_term(self, node: Node | None) -> None:
        """Show images of which a term or one below it is named, or all."""
        nodes: frozenset[str] = frozenset()
        if node is not None and self._lexicon is not None:
            below = self._lexicon.loaded.lexicon.walk(node.id)
            nodes = frozenset({node.id, *(one.id for one in below)})
        self.state = replace(self.state, term=node)
        self._ask(replace(self.state.query, nodes=nodes))

    def clear(self) -> None:
        """Show all again."""
        self.state = replace(self.state, term=None)
        self._ask(GalleryQuery())

    def _ask(self, query: GalleryQuery) -> None:
        self.state = replace(self.state, query=query)
        self.load()

    # Loading

    def load(self) -> None:
        """Ask anew: how many there are, and the first of them."""
        if self._project is None:
            return
        desk, (project_id, name, _) = self._desk, self._project
        onlooker, query = self.state.onlooker, self.state.query
        self._asked, self._wanted = {0}, []

        def work() -> _Answer:
            actor, overview = onlooker.actor(desk), desk.project_overview
            people = () if onlooker.code else overview.status(actor, name).people
            return _Answer(
                overview.gallery_count(actor, project_id, GalleryQuery()),
                overview.gallery_count(actor, project_id, query),
                overview.gallery(actor, project_id, query, 0, CHUNK),
                tuple((one.code, one.person_id) for one in people),
            )

        self._tasks.store(work, self._newest.ask(self._take), self._fail)
        self._count()

    def _take(self, answer: _Answer) -> None:
        self.state = replace(
            self.state,
            total=answer.total,
            found=answer.found,
            people=answer.people or self.state.people,
            loaded=True,
            fault="",
        )
        self.begun.emit(answer.found)
        self.state_changed.emit(self.state)
        self.chunk_ready.emit(0, answer.first)

    def _count(self) -> None:
        """Ask what each filter would find, which takes longer than the images themselves."""
        if self._project is None:
            return
        desk, (project_id, *_) = self._desk, self._project
        onlooker, query = self.state.onlooker, self.state.query

        def work() -> GalleryFacets:
            actor = onlooker.actor(desk)
            return desk.project_overview.gallery_facets(actor, project_id, query)

        self._tasks.store(work, self._counting.ask(self._take_facets), self._fail)

    def _take_facets(self, facets: GalleryFacets) -> None:
        self.state = replace(self.state, facets=facets)
        self.state_changed.emit(self.state)

    def _fail(self, fault: Exception) -> None:
        self.state = replace(self.state, loaded=True, fault=faults.sentence(fault))
        self.state_changed.emit(self.state)

    def ask_chunk(self, number: int) -> None:
        """Load some lines, the last wanted first; those that were scrolled past are left out."""
        if number in self._asked:
            return
        self._asked.add(number)
        self._wanted.append(number)
        if len(self._wanted) > _MOST_WANTED:
            self._asked.discard(self._wanted.pop(0))
        self._load_next()

    def forget_chunk(self, number: int) -> None:
        """Let a chunk be asked for again."""
        self._asked.discard(number)

    def _load_next(self) -> None:
        if self._loading or not self._wanted or self._project is None:
            return
        self._loading = True
        number, desk, project = self._wanted.pop(), self._desk, self._project
        onlooker, query = self.state.onlooker, self.state.query

        def work() -> tuple[GalleryLine, ...]:
            actor = onlooker.actor(desk)
            first = number * CHUNK
            return desk.project_overview.gallery(actor, project[0], query, first, CHUNK)

        def done(lines: tuple[GalleryLine, ...]) -> None:
            self._loading = False
            now = self._project, self.state.onlooker, self.state.query
            if (project, onlooker, query) == now:
                self.chunk_ready.emit(number, lines)
            self._load_next()

        def failed(fault: Exception) -> None:
            self._loading = False
            self._fail(fault)

        self._tasks.store(work, done, failed)

    def find_picture(self, key: Key) -> Decode | None:
        """Say how an image is made small, where who looks may see it; on the store's thread."""
        from medannot.services.pictures import Pictures  # noqa: PLC0415 - loads numpy

        if self._project is None:
            return None
        pictures, actor = Pictures(self._desk.store), self.state.onlooker.actor(self._desk)
        given = pictures.given(actor, self._project[0], [key[0]]).get(key[0])
        if given is None or given.shown.erased:
            return None
        return lambda: pictures.small_given(actor, given, key[1], key[2])

    # Terms

    def open_lexicon(self) -> None:
        """Open the project's lexicon, in which terms are searched."""
        if self._lexicon is not None:
            self.lexicon_opened.emit(self._lexicon)
            return
        if self._project is None:
            return
        shelf, pin = self._desk.lexicons, self._project[2]

        def first() -> OpenLexicon:
            loaded = shelf.open(pin)
            return OpenLexicon(loaded, SearchIndex(loaded.lexicon))

        def shown(opened: OpenLexicon) -> None:
            self._take_lexicon(opened)
            # The tree is there at once; the pinyin of all names takes a moment longer.
            self._tasks.free(lambda: with_index(opened.loaded), self._take_lexicon, self._fail)

        self._tasks.free(first, shown, self._fail)

    def _take_lexicon(self, opened: OpenLexicon) -> None:
        if self._project is None or opened.loaded.lexicon.head.pin != self._project[2]:
            return  # of a project that was left meanwhile
        self._lexicon = opened
        self.lexicon_opened.emit(opened)
