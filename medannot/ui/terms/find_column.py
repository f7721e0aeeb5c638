"""The column in which a term is found: tree, search as one types, favourites, recent terms."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node, Sex, Status
from medannot.domain.lexicon.search import Narrowed
from medannot.services.lexicons import OpenLexicon
from medannot.ui.actions import ActionRegistry
from medannot.ui.terms.actions import RECENT
from medannot.ui.terms.chips import ChipFlow, ChipSpec
from medannot.ui.terms.narrowing import Narrowing
from medannot.ui.terms.search_field import SearchField
from medannot.ui.terms.term_front import Look, TermFront
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.terms.tree_model import LexiconTreeModel
from medannot.ui.translation import leading
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.segmented import Segment, Segmented

_OPENED_WHOLE = 200
"""Terms up to which a narrowed tree is opened to its leaves."""


class FindColumn(QWidget):
    """Tree and search of one lexicon; terms are gone to, or ticked.

    Args:
        memory: of favourites and recent terms; one that forgets by default.
        several: whether terms are ticked in boxes.
        waits: whether a term is recent only when its owner says that it was taken (`took`).

    Signals:
        term_shown: (Node or None) the keys stand on another term.
        term_chosen: (Node) a term was chosen by Enter, a digit or a double click.
        another_wanted: (Node) Shift and Enter on a term that is ticked already.
        checked_changed: (frozenset of ids) other terms are ticked.
    """

    term_shown = Signal(object)
    term_chosen = Signal(object)
    another_wanted = Signal(object)
    checked_changed = Signal(object)

    def __init__(
        self,
        memory: TermMemory | None = None,
        *,
        several: bool = False,
        waits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened: OpenLexicon | None = None
        self._language = leading()
        self._memory = memory or TermMemory()
        self._waits, self._by_digit = waits, ""
        self.model = LexiconTreeModel(self, checkable=several)
        self.front = TermFront(self.model)
        self.tree, self.hits = self.front.tree, self.front.hits
        self.search = SearchField(
            self.tr("Names, codes, pinyin or its initials"), self.tr("Search the lexicon")
        )
        self.recent = ChipFlow(self.tr("Recent terms"), height=32, one_line=True)
        self.view = Segmented(
            [Segment("tree", self.tr("Tree")), Segment("favourites", self.tr("Favourites"))],
            self.tr("What is shown"),
            height=32,
        )
        self.star = IconButton("star", self.tr("Favourite or not (Ctrl+D)"))
        self.both = IconButton("translate", self.tr("Both languages or one (Alt+L)"))
        self.narrow = Button(self.tr("Narrow"), "quiet", icon="funnel", size="compact")
        self.narrowing = Narrowing()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.both.setCheckable(True)
        self.both.setChecked(True)
        self.narrow.setToolTip(self.tr("Narrow tree and search (Alt+N)"))
        choices = QHBoxLayout()
        choices.setSpacing(4)
        choices.addWidget(self.view)
        choices.addStretch(1)
        for button in (self.star, self.both, self.narrow):
            choices.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.recent)
        column.addLayout(choices)
        column.addWidget(self.narrowing)
        column.addWidget(self.front, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _typed: self._show_front())
        self.search.stepped.connect(self._step)
        self.search.taken.connect(self._take)
        self.view.chosen.connect(lambda _key: self._show_front())
        self.star.clicked.connect(self.switch_favourite)
        self.both.clicked.connect(lambda: self.show_language(self._language))
        self.narrow.clicked.connect(self.open_narrowing)
        self.narrowing.changed.connect(self._show_narrowed)
        self.recent.clicked.connect(self._go_to_recent)
        self.front.term_shown.connect(self.term_shown)
        self.front.chosen.connect(self._choose)
        self.front.another.connect(self._choose_another)
        self.front.everywhere.connect(lambda: self.narrowing.narrow(Narrowed()))
        self.model.checked_changed.connect(lambda: self.checked_changed.emit(self.model.checked))

    def bind(self, actions: ActionRegistry, owner: QWidget) -> None:
        """Make the keys live that narrow, mark, and go to recent terms, while a page is seen."""
        acts = {
            "lexicon.branch": self.switch_branch,
            "lexicon.narrow": self.open_narrowing,
            "lexicon.favourite": self.switch_favourite,
            "lexicon.favourites": self.show_favourites,
            "lexicon.both": self.switch_both,
        }
        for action, act in acts.items():
            actions.bind(action, owner, act)
        for place, spec in enumerate(RECENT):
            actions.bind(spec.id, owner, partial(self.go_to_recent, place))

    # What is shown

    @property
    def current(self) -> Node | None:
        """Return the term on which the keys stand."""
        return self.front.current

    @property
    def shown(self) -> Node | None:
        """Return the term that was last found, or else that on which the keys stand."""
        found = self.hits.current if self.front.in_front is self.hits else None
        return found or self.current

    def show_lexicon(self, opened: OpenLexicon) -> None:
        """Show another lexicon, its first level open; of what it is narrowed to the sex stays."""
        self._opened = opened
        self.narrowing.value = Narrowed(sex=self.narrowing.value.sex)
        self.narrowing.show_lexicon(opened.loaded.lexicon)
        self.model.show(opened.loaded.lexicon, self.narrowing.keeps())
        self.tree.beginnings = opened.index.beginnings
        self.tree.open_to(1)
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._show_marked()

    def show_again(self, opened: OpenLexicon) -> None:
        """Show the same lexicon after a change: what is open and chosen stays."""
        self._opened = opened
        self.narrowing.show_lexicon(opened.loaded.lexicon)
        # A form beside this must not be led to other terms on the way.
        with QSignalBlocker(self.tree):
            self.tree.show_again(opened.loaded.lexicon, self.narrowing.keeps())
        self.tree.beginnings = opened.index.beginnings
        self._show_marked()
        self.term_shown.emit(self.shown)

    def take_index(self, opened: OpenLexicon) -> None:
        """Search in a fuller index of the same lexicon."""
        self._opened = opened
        self.tree.beginnings = opened.index.beginnings
        self._show_front()

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self._language = language
        self.model.show_language(language, both=self.both.isChecked())
        self.narrowing.show_language(language)
        self._show_marked()

    def switch_both(self) -> None:
        """Show both languages, or the one that leads."""
        self.both.click()

    def show_sex(self, sex: Sex | None) -> None:
        """Leave out what belongs to the other sex only, where that of the case is known."""
        self.narrowing.narrow(replace(self.narrowing.value, sex=sex))

    def _known(self, ids: Sequence[str]) -> tuple[Node, ...]:
        """Return those of some terms that this lexicon has, in their order."""
        lexicon = None if self._opened is None else self._opened.loaded.lexicon
        return () if lexicon is None else tuple(lexicon[one] for one in ids if one in lexicon)

    def _show_front(self) -> None:
        """Show what was found, or without a search the tree or the favourites."""
        typed, opened = self.search.text(), self._opened
        self.view.setEnabled(not typed.strip())
        if opened is None:
            return
        look = Look(self._language, self.both.isChecked(), self.narrowing.value)
        if typed.strip():
            found = self.front.show_hits(opened, typed, look)
            self.search.say(self.tr("%Ln found", "", found))
        elif self.view.choice() == "favourites":
            ids = self._memory.favourites(opened.loaded.lexicon.head.id)
            self.front.show_favourites(opened, self._known(ids), look)
        else:
            self.front.show_tree(opened, look)

    def _show_marked(self) -> None:
        """Show anew what a favourite, a recent term or the language changes."""
        if self._opened is None:
            return
        lexicon_id = self._opened.loaded.lexicon.head.id
        self.model.show_stars(frozenset(self._memory.favourites(lexicon_id)))
        lexicon, given = self._opened.loaded.lexicon, self.narrowing.given
        # Where a page asks for some terms, digits lead to those of them.
        recent = [
            node
            for node in self._known(self._memory.recent(lexicon_id))
            if given.allows(node, lexicon)
        ]
        self.recent.show_chips(
            [
                ChipSpec(
                    node.id,
                    node.words(self._language).label,
                    key=str(digit),
                    struck=node.status is Status.DEPRECATED,
                )
                for digit, node in enumerate(recent, start=1)
            ]
        )
        self._show_front()

    # Narrowing

    def switch_branch(self) -> None:
        """Narrow to the branch of the chosen term, or take that away."""
        self.narrowing.switch_branch(self.current)

    def open_narrowing(self) -> None:
        """Open the menu of what it can be narrowed to."""
        menu = self.narrowing.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.narrow.mapToGlobal(self.narrow.rect().bottomLeft()))

    def _show_narrowed(self) -> None:
        if self._opened is None:
            return
        node, keeps = self.current, self.narrowing.keeps()
        self.tree.show_again(self._opened.loaded.lexicon, keeps)
        if keeps is not None and len(self.model.ids()) <= _OPENED_WHOLE:
            self.tree.expandAll()
        if node is None or not self.tree.go_to(node.id):
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self._show_marked()
        # A tree that is filled anew tells nobody where the keys stand.
        self.term_shown.emit(self.current)

    # Going there

    def go_to(self, node_id: str, *, remember: bool = True) -> None:
        """Leave the search and stand on a term of the tree.

        Args:
            node_id: the term; one that the lexicon does not have changes nothing.
            remember: whether it is put at the head of the recent ones.
        """
        if not self._known((node_id,)):
            return
        self.search.clear()
        self.view.choose("tree")
        if not self.model.index_of(node_id).isValid():
            self.narrowing.narrow(Narrowed())
        if remember:
            self._remember(node_id)
        self._show_front()
        self.tree.go_to(node_id)
        self.front.take_focus()
        # Where the tree stood there already it tells nobody.
        self.term_shown.emit(self.current)

    def go_to_recent(self, place: int) -> None:
        """Choose a recent term by its digit; the digits of the others stay."""
        chips = self.recent.shown()
        if place < len(chips):
            self._go_to_recent(chips[place].id)

    def _go_to_recent(self, node_id: str) -> None:
        self._by_digit = node_id
        for node in self._known((node_id,)):
            self.model.tick(node)
        self.go_to(node_id, remember=False)
        self.term_chosen.emit(self.current)

    def begin_search(self) -> None:
        """Give the keys to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> None:
        """Go one step up: from the search to the tree, from favourites to it, to all branches."""
        if self.search.text() or self.search.hasFocus():
            self.search.clear()
        elif self.view.choice() != "tree":
            self.view.choose("tree")
        else:
            self.narrowing.take_last()
        self._show_front()
        self.front.take_focus()
        self.term_shown.emit(self.current)

    def _step(self, rows: int) -> None:
        if self.front.in_front is self.hits:
            self.hits.step(rows)
        elif rows > 0:
            self.front.take_focus()

    def _take(self, add_another: bool) -> None:  # noqa: FBT001 - a signal's argument
        node = self.hits.current
        if self.front.in_front is self.front.nothing and self.search.text().strip():
            self.front.nothing.widen()
            self._take_meant()
        elif self.front.in_front is not self.hits or node is None:
            return
        elif add_another and self.model.tick_of(node) is not None:
            self._choose_another(node)
            self.search.selectAll()
        else:
            self._choose(node)

    def _take_meant(self) -> None:
        """Tick what was typed in full and stands elsewhere; else what is found is looked at."""
        node = self.hits.current if self.front.in_front is self.hits else None
        if node is None or self.model.tick_of(node) is None:
            return
        typed = self.search.text().strip().casefold()
        if typed in {node.en.label.casefold(), node.zh.label.casefold()}:
            self._choose(node)

    def _choose_another(self, node: Node) -> None:
        """Tick a term and stay; one that is ticked already is wanted once more."""
        ticked = self.model.tick_of(node)
        if ticked is None:
            self._choose(node)
            return
        self._remember(node.id)
        if ticked:
            self.another_wanted.emit(node)
        else:
            self.model.tick(node)

    def _choose(self, node: Node) -> None:
        self._by_digit = ""
        self.model.tick(node)
        if self.front.in_front is self.tree:
            self._remember(node.id)
        else:
            self.go_to(node.id)
        self.term_chosen.emit(node)

    def show_memory_of(self, whose: str) -> None:
        """Offer the favourites and recent terms of another person, and nobody else's."""
        if self._memory.whose != whose:
            self._memory.whose = whose
            self._show_marked()

    def took(self, node_id: str) -> None:
        """Put a term at the head of the recent ones, unless it was chosen from among them."""
        if node_id != self._by_digit and self._opened is not None:
            self._memory.remember(self._opened.loaded.lexicon.head.id, node_id)
            self._show_marked()

    def _remember(self, node_id: str) -> None:
        if self._opened is not None and not self._waits:
            self._memory.remember(self._opened.loaded.lexicon.head.id, node_id)
            self._show_marked()

    # Favourites

    def show_favourites(self) -> None:
        """Show the favourites, or the tree where they are shown."""
        self.search.clear()
        self.view.choose("favourites" if self.view.choice() == "tree" else "tree")
        self._show_front()
        self.front.take_focus()

    def switch_favourite(self) -> None:
        """Mark the term on which the keys stand, or take the mark away."""
        node = self.current
        if node is None or self._opened is None:
            return
        self._memory.toggle(self._opened.loaded.lexicon.head.id, node.id)
        # A search is shown anew from its first row on; one goes on where one stood.
        row = self.hits.currentRow()
        self._show_marked()
        self.hits.setCurrentRow(row)
        if not self.search.hasFocus():
            self.front.take_focus()
