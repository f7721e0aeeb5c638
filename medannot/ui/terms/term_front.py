"""What a column of terms shows: the tree, what was found, the favourites, or that there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.search import Narrowed
from medannot.services.lexicons import LexiconSummary, Loaded, OpenLexicon, summary
from medannot.ui.terms.nothing_here import NothingHere
from medannot.ui.terms.term_list import TermList, entry_of
from medannot.ui.terms.tree_model import LexiconTreeModel
from medannot.ui.terms.tree_view import LexiconTree
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.text import Text

MOST_HITS = 50
"""So many are listed; who needs more types more."""

_ALL = 1 << 30


@dataclass(frozen=True, slots=True)
class Look:
    """How terms are shown.

    Attributes:
        both: whether the other language stands beside the one that leads.
        narrowed: which terms are looked at.
    """

    language: Language
    both: bool
    narrowed: Narrowed


class TermFront(QWidget):
    """Tree, hits and favourites, one of them in front, with a line of words below.

    Args:
        model: of the tree.

    Attributes:
        tree, hits, favourites, nothing: what can be in front.
        in_front: what is.
        of_enter: translated words on what Enter does with a hit, where it is not to go to the tree.

    Signals:
        term_shown: (Node or None) the keys stand on another term.
        chosen: (Node) Enter, or a double click in a list.
        another: (Node) Shift and Enter.
        everywhere: what it is narrowed to shall go.
    """

    term_shown = Signal(object)
    chosen = Signal(object)
    another = Signal(object)
    everywhere = Signal()

    def __init__(self, model: LexiconTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.of_enter = ""
        self._model = model
        self._counted: tuple[Loaded, LexiconSummary] | None = None
        self.tree = LexiconTree(model)
        self.hits = TermList(self.tr("What was found"))
        self.favourites = TermList(self.tr("Favourites"))
        self.nothing = NothingHere()
        self.words = Text("", "ui", "text_3", wrap=True)
        self.in_front: QWidget = self.tree
        self._stack = FrontStack()
        for part in (self.tree, self.hits, self.favourites, self.nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.words)
        self.tree.current_changed.connect(self.term_shown)
        self.tree.chosen.connect(self.chosen)
        self.tree.another.connect(self.another)
        self.nothing.everywhere.connect(self.everywhere)
        for terms in (self.hits, self.favourites):
            terms.has_boxes = model.is_checkable
            terms.tick_of = model.tick_of
            terms.is_starred = model.is_starred
            terms.shown.connect(self.term_shown)
            terms.chosen.connect(self.chosen)
            terms.another.connect(self.another)
            terms.ticked.connect(model.switch)
            model.dataChanged.connect(terms.viewport().update)

    @property
    def current(self) -> Node | None:
        """Return the term on which the keys stand."""
        if isinstance(self.in_front, TermList):
            return self.in_front.current
        return self._model.node_at(self.tree.currentIndex())

    def take_focus(self) -> None:
        """Give the keys to what is in front."""
        self.in_front.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tree(self, opened: OpenLexicon, look: Look) -> None:
        """Show the tree, and how much there is in it."""
        found, count = self._summary_of(opened), QLocale().toString
        if self._model.is_checkable:
            words = ""
        elif look.narrowed == Narrowed():
            words = self.tr("{pin}: {nodes} terms, {selectable} can be chosen.").format(
                pin=found.pin,
                nodes=count(found.nodes),
                selectable=count(sum(found.selectable.values())),
            )
        else:
            lexicon = opened.loaded.lexicon
            shown = (lexicon[node_id] for node_id in self._model.ids())
            kept = sum(look.narrowed.allows(node, lexicon) for node in shown)
            words = self.tr("{shown} of {nodes} terms are shown.").format(
                shown=count(kept), nodes=count(found.nodes)
            )
        if self._model.rowCount():
            self._bring(self.tree, words)
        else:
            self.nothing.say(self.tr("There is no such term."), narrowed=True)
            self._bring(self.nothing, words)

    def _summary_of(self, opened: OpenLexicon) -> LexiconSummary:
        """Return how much a lexicon holds, counted once."""
        if self._counted is None or self._counted[0] is not opened.loaded:
            self._counted = opened.loaded, summary(opened.loaded)
        return self._counted[1]

    def show_hits(self, opened: OpenLexicon, typed: str, look: Look) -> int:
        """Show what is found, and return how much that is."""
        index, lexicon = opened.index, opened.loaded.lexicon
        found = index.search(typed, look.narrowed, _ALL)
        entries = [
            entry_of(
                lexicon,
                lexicon[hit.node_id],
                look.language,
                both=look.both,
                hit=hit,
                explained=index.explained(hit, typed),
            )
            for hit in found[:MOST_HITS]
        ]
        self.hits.show_entries(entries)
        if found:
            self._bring(self.hits, self._hint(len(found)))
        else:
            self._say_nothing_found(opened, typed, look)
            self._bring(self.nothing, "")
            self.term_shown.emit(self.current)
        return len(found)

    def _hint(self, found: int) -> str:
        if found > MOST_HITS:
            words = self.tr("The first {most} are listed; type more, or narrow the search.")
            return words.format(most=MOST_HITS)
        if self._model.is_checkable:
            # The page that ticks terms says by which keys.
            return ""
        return self.of_enter or self.tr("Enter goes to the term in the tree.")

    def _say_nothing_found(self, opened: OpenLexicon, typed: str, look: Look) -> None:
        elsewhere = 0
        if look.narrowed != Narrowed():
            elsewhere = len(opened.index.search(typed, None, _ALL))
        words = self.tr("Nothing is found.")
        if elsewhere:
            words = self.tr("Nothing is found here, but %Ln term(s) elsewhere.", "", elsewhere)
        self.nothing.say(words, narrowed=bool(elsewhere))

    def show_favourites(self, opened: OpenLexicon, nodes: Sequence[Node], look: Look) -> None:
        """Show terms that a person has marked."""
        lexicon, current = opened.loaded.lexicon, self.favourites.current
        self.favourites.show_entries(
            [entry_of(lexicon, node, look.language, both=look.both) for node in nodes],
            current.id if current is not None else "",
        )
        if not nodes:
            words = self.tr("No favourites yet; Ctrl+D marks the term on which the keys stand.")
            self.nothing.say(words, "star")
        self._bring(self.favourites if nodes else self.nothing, "")

    def _bring(self, front: QWidget, words: str) -> None:
        self.in_front = front
        self._stack.setCurrentWidget(front)
        self.words.setText(words)
        self.words.setVisible(bool(words))
