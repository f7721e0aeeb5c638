"""The middle of the workbench: what is chosen now, tree and search, the term's card, the map."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.search import Narrowed
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import OpenLexicon
from medannot.ui.bench.hint_line import HintLine
from medannot.ui.bench.map_column import MapColumn
from medannot.ui.bench.term_card import TermCard
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.translation import leading
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.text import ElidedText

_FAINT = 0.6
_NOTCH = 120
"""Eighths of a degree that a notch of a wheel turns; it moves a list by three steps."""
_ROOM_FOR_CARD, _ROOM_FOR_ALL = 600, 1100
"""Heights from which a card below the tree leaves it room enough, without and with the map."""


class TermsSide(QWidget):
    """Offers the terms of what is chosen.

    Args:
        memory: of favourites and recent terms.

    Attributes:
        ticks: the boxes as they were before the tick that is told.

    Signals:
        ticked: (frozenset of ids) other terms are ticked.
        another_wanted: (Node) a term is wanted once more.
        map_wanted: the map is to be shown, or hidden.
    """

    ticked = Signal(object)
    another_wanted = Signal(object)
    map_wanted = Signal()

    def __init__(self, memory: TermMemory) -> None:
        super().__init__()
        self._lexicon: Lexicon | None = None
        self._language = leading()
        self._counts: Mapping[str, int] = {}
        self.ticks: frozenset[str] = frozenset()
        self.heading = ElidedText("", "ui_strong")
        self.switch = Button(
            self.tr("Body map"), "quiet", icon="person", key=self.tr("Ctrl M"), size="compact"
        )
        self.switch.setObjectName("map.switch")
        self.switch.setAccessibleName(self.tr("Body map"))
        self.switch.setToolTip(self.tr("Show or hide the body map (Ctrl+M)"))
        self.finder = FindColumn(memory, several=True, waits=True)
        self.map = MapColumn(self.finder)
        self.card = TermCard()
        self.keys = HintLine(
            ((self.tr("Enter"),), self.tr("chooses")),
            ((self.tr("Shift Enter"),), self.tr("another")),
            ((self.tr("Ctrl J"),), self.tr("next")),
        )
        self._lay_out()
        self.finder.checked_changed.connect(self.ticked)
        self.finder.another_wanted.connect(self.another_wanted)
        self.finder.term_shown.connect(self._show_card)
        for shown in (self.finder.tree, self.finder.hits):
            shown.viewport().installEventFilter(self)
        self.switch.clicked.connect(lambda _on=False: self.map_wanted.emit())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.switch)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 8, 0)
        self._below.setSpacing(4)
        self._below.addWidget(self.keys)
        self._below.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.finder, 1)
        column.addLayout(self._below)
        column.addWidget(self.map, 1)

    def show_lexicon(self, opened: OpenLexicon, language: Language) -> None:
        """Show the terms of a lexicon."""
        self._lexicon = opened.loaded.lexicon
        self.finder.show_lexicon(opened)
        self.map.show_lexicon(opened.loaded.lexicon, language)
        self.switch.setVisible(self.map.is_drawn)

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self._language = language
        self.finder.show_language(language)
        self.map.show_language(language)
        self._show_card(self.finder.shown)

    def offer(self, narrowed: Narrowed, ticked: frozenset[str]) -> None:
        """Offer some terms, open as far as one can look over them, from the ticked one on."""
        if self._lexicon is None:
            return
        self.finder.search.clear()
        self.finder.view.choose("tree")
        self.finder.narrowing.give(narrowed)
        order = [one for one in self.finder.model.ids() if one in ticked]
        self.finder.tree.open_usefully(order)
        self._show_card(self.finder.shown)

    def show_ticks(self, ticked: frozenset[str], counts: Mapping[str, int]) -> None:
        """Tick what is said, and count what is said several times."""
        finder, self.ticks = self.finder, ticked
        if ticked != finder.model.checked:
            with QSignalBlocker(finder.model):
                finder.model.check(ticked)
            finder.front.update()
            finder.tree.viewport().update()
            finder.hits.viewport().update()
        if counts != self._counts:
            self._counts = dict(counts)
            finder.model.show_counts(counts)

    def set_open(self, *, is_open: bool) -> None:
        """Let terms be ticked, or only seen, as in a case that was handed in."""
        for part in (self.finder, self.map):
            if part.isEnabled() is not is_open:
                part.setEnabled(is_open)
                # Rows and areas are painted in many tones, which step back together.
                faint = QGraphicsOpacityEffect(part)
                faint.setOpacity(_FAINT)
                part.setGraphicsEffect(None if is_open else faint)  # type: ignore[arg-type]  # Qt takes none

    def take_focus(self, typed: str = "") -> None:
        """Give the keys to the tree, or what is in its place; a letter begins a term there."""
        self.finder.front.take_focus()
        if typed and self.finder.front.in_front is self.finder.tree:
            self.finder.tree.keyboardSearch(typed)

    def _show_card(self, node: Node | None) -> None:
        self.card.setVisible(self._has_room)
        if self._has_room:
            self.card.show_term(node, self._lexicon, self._language)

    @property
    def _has_room(self) -> bool:
        mapped = not self.map.isHidden()
        return self.height() >= (_ROOM_FOR_ALL if mapped else _ROOM_FOR_CARD)

    def share_room(self, *, small: bool) -> None:
        """Put the map in the tree's place where there is little room, else below it."""
        self.switch.setText("" if small else self.tr("Body map"))
        self.switch.set_key("" if small else self.tr("Ctrl M"))
        over = small and not self.map.isHidden()
        for part in (self.finder, self.keys):
            part.setVisible(not over)
        self._show_card(self.finder.shown)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Turn over terms that may only be seen: a disabled list takes no wheel itself."""
        if not isinstance(event, QWheelEvent) or self.finder.isEnabled():
            return False
        shown = self.finder.tree if self.finder.tree.isVisible() else self.finder.hits
        bar = shown.verticalScrollBar()
        turned = event.pixelDelta().y() or event.angleDelta().y() * 3 * bar.singleStep() // _NOTCH
        bar.setValue(bar.value() - turned)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the card where it has room."""
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self._show_card(self.finder.shown)
