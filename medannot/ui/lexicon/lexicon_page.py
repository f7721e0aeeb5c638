"""The page of the lexicons: a tree, a search as one types, and all that is known of a term."""

from functools import partial

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.search import Hit, SearchIndex
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import LexiconShelf, Loaded, OpenLexicon, summary, with_index
from medannot.ui import faults
from medannot.ui.lexicon.actions import OPEN_LEVELS
from medannot.ui.lexicon.term_panel import TermPanel
from medannot.ui.lexicon.tree_model import LexiconTreeModel
from medannot.ui.lexicon.tree_view import LexiconTree
from medannot.ui.page import Page
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import Text

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_TREE_WIDTH, _PANEL_WIDTH, _CHOICE_WIDTH, _ROW = 640, 440, 320, 36
_TREE, _HITS, _NOTHING = 0, 1, 2


class LexiconPage(Page):
    """Shows the lexicons that come with the program.

    Args:
        around: the window's tools.
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._shelf = LexiconShelf()
        self._opened: OpenLexicon | None = None
        self.lexicon = Choice(self.tr("Lexicon"))
        self.language = Segmented(
            [Segment("en", self.tr("English")), Segment("zh", self.tr("Chinese"))],
            self.tr("Language that leads"),
        )
        self.search = LineField(
            self.tr("Names, codes, pinyin or its initials"),
            name=self.tr("Search the lexicon"),
            icon="magnifying-glass",
            key="/",
        )
        self.model = LexiconTreeModel(self)
        self.tree = LexiconTree(self.model)
        self.hits = QListWidget()
        self.panel = TermPanel()
        self._told = Banner("", "warning")
        self._counts = Text("", "ui", "text_3", wrap=True)
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Return the title."""
        return self.tr("Lexicon")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        return ("lexicon", "workspace", "window")

    def activate(self) -> None:
        """Open the first lexicon, and let the keys move in the tree."""
        if self._opened is None:
            names = self._shelf.names()
            self.lexicon.offer([(name, name) for name in names])
            self._open("medannot-skin" if "medannot-skin" in names else self.lexicon.choice())
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        header = PageHeader(self.tr("Lexicon"))
        self.lexicon.setFixedWidth(_CHOICE_WIDTH)
        header.add(self.language)
        header.add(self.lexicon)
        self.hits.setAccessibleName(self.tr("What was found"))
        self.hits.setFrameShape(QListWidget.Shape.NoFrame)
        nothing = Text(self.tr("Nothing is found."), "body", "text_2")
        nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for part in (self.tree, self.hits, nothing):
            self._front.addWidget(part)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._front, 1)
        column.addWidget(self._counts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setSizes([_TREE_WIDTH, _PANEL_WIDTH])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(header)
        self._told.hide()
        layout.addWidget(self._told)
        body = QHBoxLayout()
        body.addWidget(split)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.lexicon.currentIndexChanged.connect(lambda _: self._open(self.lexicon.choice()))
        self.language.chosen.connect(lambda _key: self._show_language())
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.hits.currentItemChanged.connect(lambda now, _before: self._show_hit(now))
        self.hits.itemActivated.connect(self._go_to_hit)
        self.tree.current_changed.connect(self._show_term)
        self.panel.wanted.connect(self._go_to)
        bind = self._around.actions.bind
        bind("lexicon.search", self, self._begin_search)
        bind("lexicon.back", self, self._step_back)
        for level in range(OPEN_LEVELS):
            bind(f"lexicon.level_{level}", self, partial(self.tree.open_to, level))

    def _open(self, name: str) -> None:
        if not name or (self._opened and self._opened.loaded.lexicon.head.id == name):
            return
        self.lexicon.blockSignals(True)
        self.lexicon.choose(name)
        self.lexicon.blockSignals(False)
        shelf = self._shelf
        self._around.tasks.free(lambda: shelf.open(name), self._show, self._fail)

    def _fail(self, fault: Exception) -> None:
        self._told.say(faults.sentence(fault), "danger")

    def _show(self, loaded: Loaded) -> None:
        # The tree is there at once; the pinyin of all names takes a moment longer.
        self._opened = OpenLexicon(loaded, SearchIndex(loaded.lexicon))
        self._around.tasks.free(lambda: with_index(loaded), self._take_index)
        found = summary(loaded)
        self.model.show(loaded.lexicon)
        self.tree.open_to(1)
        drafts = ""
        if found.drafts:
            drafts = self.tr(
                "%Ln term(s) are drafts that no clinician has verified yet; a dashed circle marks "
                "them.",
                "",
                found.drafts,
            )
        self._told.say(drafts, "warning")
        count = QLocale().toString
        self._counts.setText(
            self.tr("{pin}: {nodes} terms, {selectable} can be chosen.").format(
                pin=found.pin,
                nodes=count(found.nodes),
                selectable=count(sum(found.selectable.values())),
            )
        )
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._search(self.search.text())

    def _take_index(self, opened: OpenLexicon) -> None:
        if self._opened is not None and self._opened.loaded is opened.loaded:
            self._opened = opened
            self._search(self.search.text())

    def _language(self) -> Language:
        return Language(self.language.choice())

    def _show_language(self) -> None:
        self.model.show_language(self._language(), both=True)
        self._show_term(self.model.node_at(self.tree.currentIndex()))
        self._search(self.search.text())

    def _show_term(self, node: Node | None) -> None:
        if self._opened is not None:
            self.panel.show_term(self._opened.loaded.lexicon, node, self._language())

    def _go_to(self, node_id: str) -> None:
        self.search.clear()
        self.tree.go_to(node_id)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # The search

    def _search(self, typed: str) -> None:
        if self._opened is None or not typed.strip():
            self._front.setCurrentIndex(_TREE)
            return
        found = self._opened.index.search(typed)
        self.hits.clear()
        for hit in found:
            self.hits.addItem(self._entry(hit, self._opened.loaded.lexicon))
        self._front.setCurrentIndex(_HITS if found else _NOTHING)
        self.hits.setCurrentRow(0)

    def _entry(self, hit: Hit, lexicon: Lexicon) -> QListWidgetItem:
        language = self._language()
        node = lexicon[hit.node_id]
        other = Language.CHINESE if language is Language.ENGLISH else Language.ENGLISH
        above = lexicon.ancestors(hit.node_id)
        names = [node.words(language).label, node.words(other).label]
        if above:
            names.append(lexicon[above[0]].words(language).label)
        entry = QListWidgetItem("   ".join(names))
        entry.setData(_ID_ROLE, hit.node_id)
        entry.setSizeHint(QSize(0, _ROW))
        return entry

    def _show_hit(self, entry: QListWidgetItem | None) -> None:
        if entry is not None and self._opened is not None:
            self._show_term(self._opened.loaded.lexicon[str(entry.data(_ID_ROLE))])

    def _go_to_hit(self, entry: QListWidgetItem) -> None:
        self._go_to(str(entry.data(_ID_ROLE)))

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _step_back(self) -> None:
        """Leave the search for the tree."""
        if self.search.text() or self.search.hasFocus():
            self.search.clear()
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter go through what was found while one types."""
        if watched is self.search and isinstance(event, QKeyEvent):
            row = self.hits.currentRow()
            if event.type() == QEvent.Type.KeyPress and self._front.currentIndex() == _HITS:
                if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    self.hits.setCurrentRow(min(max(row + step, 0), self.hits.count() - 1))
                    return True
                if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                    entry = self.hits.currentItem()
                    if entry is not None:
                        self._go_to_hit(entry)
                    return True
        return super().eventFilter(watched, event)
