"""A lexicon as a tree of Qt's item model, over plain nodes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from medannot.domain.lexicon.node import Language, Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.actions import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex

NODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
OTHER_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The name in the other language."""
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""What was counted on the node, or None."""

_STATUS_WORDS = {
    Status.DRAFT: QT_TRANSLATE_NOOP("Lexicon", "draft"),
    Status.DEPRECATED: QT_TRANSLATE_NOOP("Lexicon", "deprecated"),
}


@dataclass(slots=True, eq=False)
class _Item:
    """A node in its place; Qt holds on to it by its number."""

    node: Node
    above: "_Item | None"
    row: int
    number: int
    below: "list[_Item]" = field(default_factory=list)


class LexiconTreeModel(QAbstractItemModel):
    """Nodes below nodes; one column, in the language that leads.

    Args:
        checkable: whether nodes that may be chosen carry a check box.
    """

    def __init__(self, parent: QObject | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self._checkable = checkable
        self._items: list[_Item] = []
        self._tops: list[_Item] = []
        self._by_id: dict[str, _Item] = {}
        self._checked: set[str] = set()
        self._counts: Mapping[str, int] = {}
        self.language = Language.ENGLISH
        self.both = True
        self._by_role: Mapping[int, Callable[[Node], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda node: node.words(self.language).label,
            Qt.ItemDataRole.AccessibleTextRole: lambda node: ", ".join(self._said(node)),
            Qt.ItemDataRole.ToolTipRole: lambda node: node.words(self.language).definition or None,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            NODE_ROLE: lambda node: node,
            OTHER_ROLE: lambda node: node.words(_other(self.language)).label if self.both else "",
            COUNT_ROLE: lambda node: self._counts.get(node.id),
        }

    def show(self, lexicon: Lexicon, keep: Callable[[Node], bool] | None = None) -> None:
        """Show a lexicon, or those of its nodes that are kept and what lies above them."""
        self.beginResetModel()
        wanted = None if keep is None else _with_ancestors(lexicon, keep)
        self._items, self._tops, self._by_id = [], [], {}
        for node in lexicon.walk():
            if wanted is None or node.id in wanted:
                self._add(node)
        self.endResetModel()

    def _add(self, node: Node) -> None:
        above = self._by_id.get(node.parent_id)
        siblings = self._tops if above is None else above.below
        item = _Item(node, above, len(siblings), len(self._items))
        siblings.append(item)
        self._items.append(item)
        self._by_id[node.id] = item

    def show_language(self, language: Language, *, both: bool) -> None:
        """Lead with a language; the other one stands beside it, or not."""
        self.language, self.both = language, both
        self._all_changed()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show a number on nodes by their ids, such as how often each was chosen."""
        self._counts = dict(counts)
        self._all_changed()

    @property
    def checked(self) -> frozenset[str]:
        """Return the ids of the nodes that are ticked."""
        return frozenset(self._checked)

    def check(self, ids: frozenset[str]) -> None:
        """Tick these nodes and no others; ids that are not shown are kept all the same."""
        self._checked = set(ids)
        self._all_changed()

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all that is shown, each above what lies below it."""
        return tuple(self._by_id)

    def index_of(self, node_id: str) -> QModelIndex:
        """Return where a node stands; an invalid index where it is not shown."""
        item = self._by_id.get(node_id)
        return QModelIndex() if item is None else self._index(item)

    def node_at(self, index: Index) -> Node | None:
        """Return the node at an index."""
        return self._item(index).node if index.isValid() else None

    # What Qt asks for

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        """Return the index of a row below another."""
        items = self._below(parent)
        if column or not 0 <= row < len(items):
            return QModelIndex()
        return self._index(items[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent has no argument
        """Return the index above."""
        if not index.isValid():
            return QModelIndex()
        above = self._item(index).above
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many nodes lie right below."""
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        """Return one."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the node's name, and what else is known of it by role."""
        read = self._by_role.get(role)
        return read(self._item(index).node) if read is not None and index.isValid() else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a node, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        node = self._item(index).node
        if not (self._checkable and node.is_selectable):
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._checked.add(node.id)
        else:
            self._checked.discard(node.id)
        place = self._index(self._by_id[node.id])
        self.dataChanged.emit(place, place, [Qt.ItemDataRole.CheckStateRole])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a node."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._checkable and self._item(index).node.is_selectable:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def _tick(self, node: Node) -> Qt.CheckState | None:
        if not (self._checkable and node.is_selectable):
            return None
        return Qt.CheckState.Checked if node.id in self._checked else Qt.CheckState.Unchecked

    def _said(self, node: Node) -> tuple[str, ...]:
        other = node.words(_other(self.language)).label if self.both else ""
        status = _STATUS_WORDS.get(node.status, "")
        words = self.tr(status) if status else ""
        return tuple(part for part in (node.words(self.language).label, other, words) if part)

    def _item(self, index: Index) -> _Item:
        return self._items[index.internalId()]

    def _index(self, item: _Item) -> QModelIndex:
        return self.createIndex(item.row, 0, item.number)

    def _below(self, parent: Index) -> list[_Item]:
        return self._item(parent).below if parent.isValid() else self._tops

    def _all_changed(self) -> None:
        for item in self._items:
            if item.below:
                ends = self._index(item.below[0]), self._index(item.below[-1])
                self.dataChanged.emit(*ends)
        if self._tops:
            self.dataChanged.emit(self._index(self._tops[0]), self._index(self._tops[-1]))


def _other(language: Language) -> Language:
    return Language.CHINESE if language is Language.ENGLISH else Language.ENGLISH


def _with_ancestors(lexicon: Lexicon, keep: Callable[[Node], bool]) -> set[str]:
    found: set[str] = set()
    for node in lexicon.nodes.values():
        if keep(node):
            found.add(node.id)
            found.update(lexicon.ancestors(node.id))
    return found
