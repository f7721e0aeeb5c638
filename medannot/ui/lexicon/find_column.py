"""The column in which a term is found: a tree, and a search as one types."""

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.search import Hit
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import OpenLexicon, summary
from medannot.ui.lexicon.tree_model import LexiconTreeModel
from medannot.ui.lexicon.tree_view import LexiconTree
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.text import Text

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW = 36
_TREE, _HITS, _NOTHING = 0, 1, 2


class FindColumn(QWidget):
    """Tree and search of one lexicon.

    Signals:
        term_shown: (Node or None) the keys stand on another term.
    """

    term_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenLexicon | None = None
        self._language = Language.ENGLISH
        self.search = LineField(
            self.tr("Names, codes, pinyin or its initials"),
            name=self.tr("Search the lexicon"),
            icon="magnifying-glass",
            key="/",
        )
        self.model = LexiconTreeModel(self)
        self.tree = LexiconTree(self.model)
        self.hits = QListWidget()
        self._counts = Text("", "ui", "text_3", wrap=True)
        self._front = FrontStack()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.hits.currentItemChanged.connect(lambda now, _before: self._show_hit(now))
        self.hits.itemActivated.connect(self._go_to_hit)
        self.tree.current_changed.connect(self.term_shown)

    def _lay_out(self) -> None:
        self.hits.setAccessibleName(self.tr("What was found"))
        self.hits.setFrameShape(QListWidget.Shape.NoFrame)
        nothing = Text(self.tr("Nothing is found."), "body", "text_2")
        nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for part in (self.tree, self.hits, nothing):
            self._front.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._front, 1)
        column.addWidget(self._counts)

    @property
    def current(self) -> Node | None:
        """Return the term on which the keys stand."""
        return self.model.node_at(self.tree.currentIndex())

    def show_lexicon(self, opened: OpenLexicon) -> None:
        """Show another lexicon, its first level open."""
        self._opened = opened
        self.model.show(opened.loaded.lexicon)
        self.tree.open_to(1)
        self._show_counts(opened)
        self.tree.setCurrentIndex(self.model.index(0, 0))
        self._search(self.search.text())

    def show_again(self, opened: OpenLexicon) -> None:
        """Show the same lexicon after a change: what is open and chosen stays."""
        self._opened = opened
        self.tree.show_again(opened.loaded.lexicon)
        self._show_counts(opened)
        self._search(self.search.text())

    def take_index(self, opened: OpenLexicon) -> None:
        """Search in a fuller index of the same lexicon."""
        self._opened = opened
        self._search(self.search.text())

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self._language = language
        self.model.show_language(language, both=True)
        self._search(self.search.text())

    def go_to(self, node_id: str) -> None:
        """Leave the search and stand on a term of the tree."""
        self.search.clear()
        self.tree.go_to(node_id)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_search(self) -> None:
        """Give the keys to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> None:
        """Leave the search for the tree."""
        if self.search.text() or self.search.hasFocus():
            self.search.clear()
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_counts(self, opened: OpenLexicon) -> None:
        found = summary(opened.loaded)
        count = QLocale().toString
        self._counts.setText(
            self.tr("{pin}: {nodes} terms, {selectable} can be chosen.").format(
                pin=found.pin,
                nodes=count(found.nodes),
                selectable=count(sum(found.selectable.values())),
            )
        )

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
        language = self._language
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
            self.term_shown.emit(self._opened.loaded.lexicon[str(entry.data(_ID_ROLE))])

    def _go_to_hit(self, entry: QListWidgetItem) -> None:
        self.go_to(str(entry.data(_ID_ROLE)))

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
