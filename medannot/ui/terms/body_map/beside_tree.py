"""The body map beside a tree of terms: what is chosen in one is seen in the other."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node, NodeKind
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui import theme
from medannot.ui.terms.body_map.body_map import BodyMap
from medannot.ui.terms.tree_view import LexiconTree

_WIDTH = 432


class MapBesideTree(QWidget):
    """The map of a tree's terms; where the window is narrow it takes the place of another view.

    Args:
        tree: whose terms are shown.
        other: the view that gives way in a narrow window.
    """

    def __init__(self, tree: LexiconTree, other: QWidget) -> None:
        super().__init__()
        self.body = BodyMap()
        self._tree, self._other = tree, other
        self._wish: bool | None = None
        self._drawn = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.body)
        self.setMinimumWidth(_WIDTH)
        self.hide()
        tree.current_changed.connect(self._show_term)
        self.body.chosen.connect(self._choose)

    def show_lexicon(self, lexicon: Lexicon, language: Language) -> None:
        """Show the places of a lexicon; the map is offered only where some are drawn."""
        self._drawn = self.body.show_lexicon(lexicon, language)
        self._show_term(self._tree.terms.node_at(self._tree.currentIndex()))
        self._settle()

    def toggle(self) -> None:
        """Show the map, or hide it, until it is asked for otherwise."""
        self._wish = not self.isVisible()
        self._settle()

    def event(self, event: QEvent) -> bool:
        """Follow the size of the splitter that the map is put into."""
        parent = self.parent()
        if event.type() == QEvent.Type.ParentChange and parent is not None:
            parent.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle anew when the window becomes narrow or wide."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        narrow = self.window().width() < theme.current().metric("frame.small_below_width")
        wanted = not narrow if self._wish is None else self._wish
        self.setVisible(self._drawn and wanted)
        self._other.setVisible(not (narrow and self._drawn and wanted))

    def _show_term(self, node: Node | None) -> None:
        self.body.show_chosen(frozenset())
        # All of the body, at the top of the tree, is nothing that could be pointed at.
        is_place = node is not None and node.kind is not NodeKind.TREE
        self.body.show_term(node.id if node and is_place else "")

    def _choose(self, node_id: str, side: str) -> None:
        self._tree.go_to(node_id)
        self.body.show_chosen(frozenset({(node_id, side)}))
