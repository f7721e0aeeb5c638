"""The page of the lexicons: a tree, a search as one types, and all that is known of a term."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.pin import LexiconPin
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.lexicons import Loaded, OpenLexicon, summary, with_index
from medannot.ui import faults
from medannot.ui.lexicon.actions import OPEN_LEVELS
from medannot.ui.lexicon.comparing.more import More
from medannot.ui.lexicon.editing.side import EditingSide
from medannot.ui.lexicon.pin_bar import PinBar
from medannot.ui.lexicon.term_panel import TermPanel
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.actions import SCOPE as TERMS
from medannot.ui.terms.body_map.beside_tree import MapBesideTree
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.translation import leading
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.segmented import Segment, Segmented

_FIRST = "medannot-skin"
_TREE_WIDTH, _PANEL_WIDTH, _CHOICE_WIDTH = 640, 440, 320


class LexiconPage(Page):
    """Shows the lexicons that come with the program, and those of the workspace.

    Args:
        desk: the open workspace.
        around: the window's tools.
    """

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self._desk, self._around = desk, around
        self._shelf = desk.lexicons
        self._opened: OpenLexicon | None = None
        self._again = False
        self.lexicon = Choice(self.tr("Lexicon"))
        self.language = Segmented(
            [Segment("en", self.tr("English")), Segment("zh", self.tr("Chinese"))],
            self.tr("Language that leads"),
        )
        self.language.choose(leading().value)
        self.finder = FindColumn(TermMemory(around.settings))
        self.panel = TermPanel()
        self.editing = EditingSide(desk, around, self.panel)
        self.map = MapBesideTree(self.finder.tree, self.editing)
        self.pins = PinBar(desk, around)
        self._told = Banner("", "warning")
        self._front = QWidget()
        self.more = More(self, self._front, self._loaded, desk, around)
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Return the title."""
        return self.more.title() or self.tr("Lexicon")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        return ("lexicon", TERMS, "workspace", "window")

    def activate(self) -> None:
        """Open the lexicon that the workspace uses, or the first; let the keys move in the tree."""
        if self._opened is None:
            pins = self._desk.lexicon_pins
            self._around.tasks.store(lambda: pins.in_use(OWNER), self._begin)
        if self.more.view() is None:
            self.finder.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Save what stands in the field that the keys go to; stop jobs that are under way."""
        self.editing.finish()
        self.more.stop()

    def _begin(self, pins: tuple[LexiconPin, ...]) -> None:
        if self._opened is None:
            self._offer(pins[0].lexicon_id if pins else _FIRST)
            self._open(self.lexicon.choice())

    def _offer(self, first: str = _FIRST) -> None:
        names = self._shelf.names()
        self.lexicon.blockSignals(True)
        self.lexicon.offer([(name, name) for name in names])
        if self._opened is None and first in names:
            self.lexicon.choose(first)
        self.lexicon.blockSignals(False)

    def _lay_out(self) -> None:
        header = PageHeader(self.tr("Lexicon"))
        self.lexicon.setFixedWidth(_CHOICE_WIDTH)
        header.add(self.editing.switch)
        header.add(self.language)
        header.add(self.lexicon)
        header.add(self.more.button)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.finder)
        split.addWidget(self.map)
        split.addWidget(self.editing)
        split.setSizes([_TREE_WIDTH, _PANEL_WIDTH, _PANEL_WIDTH])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self._front)
        layout.setContentsMargins(24, 0, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(header)
        self._told.hide()
        layout.addWidget(self.more.report)
        layout.addWidget(self._told)
        body = QHBoxLayout()
        body.addWidget(split)
        layout.addLayout(body, 1)
        layout.addWidget(self.pins)

    def _connect(self) -> None:
        self.lexicon.currentIndexChanged.connect(lambda _: self._open(self.lexicon.choice()))
        self.language.chosen.connect(lambda _key: self._show_language())
        self.finder.term_shown.connect(self._show_term)
        self.panel.wanted.connect(self.finder.go_to)
        self.more.view_changed.connect(self._take_view)
        self.more.lexicon_changed.connect(self._show_written)
        self.editing.changed.connect(self._show_again)
        self.editing.copied.connect(self._show_copy)
        self.editing.term_wanted.connect(self.finder.go_to)
        bind = self._around.actions.bind
        bind("lexicon.search", self, self.finder.begin_search)
        bind("lexicon.back", self, self.finder.step_back)
        bind("lexicon.map", self, self.map.toggle)
        self.map.body.chosen.connect(lambda *_spot: self.finder.search.clear())
        for level in range(OPEN_LEVELS):
            bind(f"lexicon.level_{level}", self, partial(self.finder.tree.open_to, level))
        self.pins.wanted.connect(self._show)
        self.finder.bind(self._around.actions, self)

    def _open(self, name: str) -> None:
        if not name or (self._opened and self._opened.loaded.lexicon.head.id == name):
            return
        shelf = self._shelf
        self._around.tasks.free(lambda: shelf.open(name), self._show, self._fail)

    def _fail(self, fault: Exception) -> None:
        self._told.say(faults.sentence(fault), "danger")

    def _show(self, loaded: Loaded) -> None:
        # The tree is there at once; the pinyin of all names takes a moment longer.
        self._opened = OpenLexicon(loaded, SearchIndex(loaded.lexicon))
        self._around.tasks.free(lambda: with_index(loaded), self._take_index)
        self._tell_drafts(loaded)
        show = self.finder.show_again if self._again else self.finder.show_lexicon
        self._again = False
        self.editing.show_lexicon(self._opened)
        self.map.show_lexicon(loaded.lexicon, self._language())
        show(self._opened)
        self.finder.model.show_counts(loaded.lexicon.sizes())
        self.pins.show_lexicon(loaded)

    def _show_again(self, loaded: Loaded) -> None:
        """Show the same lexicon after an edit."""
        self._opened = OpenLexicon(loaded, SearchIndex(loaded.lexicon))
        self._around.tasks.free(lambda: with_index(loaded), self._take_index)
        self._tell_drafts(loaded)
        self.editing.show_lexicon(self._opened)
        self.finder.show_again(self._opened)
        self.finder.model.show_counts(loaded.lexicon.sizes())
        self.pins.show_lexicon(loaded)

    def _show_copy(self, name: str) -> None:
        """Show a lexicon that is new in the workspace."""
        self._offer()
        self.lexicon.choose(name)

    def _tell_drafts(self, loaded: Loaded) -> None:
        drafts = summary(loaded).drafts
        words = ""
        if drafts:
            words = self.tr(
                "%Ln term(s) are drafts that no clinician has verified yet; a dashed circle marks "
                "them.",
                "",
                drafts,
            )
        self._told.say(words, "warning")

    def _take_index(self, opened: OpenLexicon) -> None:
        if self._opened is not None and self._opened.loaded is opened.loaded:
            self._opened = opened
            self.editing.show_lexicon(opened)
            self.finder.take_index(opened)
            self._show_term(self.finder.shown)

    def _loaded(self) -> Loaded | None:
        return self._opened.loaded if self._opened is not None else None

    def _take_view(self) -> None:
        self.title_changed.emit()
        if self.more.view() is None:
            self.finder.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_written(self, name: str) -> None:
        """Show a lexicon that was written, from its files; what is open in its tree stays so."""
        self._again = self._opened is not None and self._opened.loaded.lexicon.head.id == name
        self._opened = None
        self.lexicon.offer([(one, one) for one in self._shelf.names()])
        self.lexicon.blockSignals(True)
        self.lexicon.choose(name)
        self.lexicon.blockSignals(False)
        self._open(name)

    def _language(self) -> Language:
        return Language(self.language.choice())

    def _show_language(self) -> None:
        self.finder.show_language(self._language())
        self.map.body.show_language(self._language())
        self._show_term(self.finder.current)

    def _show_term(self, node: Node | None) -> None:
        if self._opened is not None:
            self.editing.show_term(node, self._language())
