"""A lexicon as a tree of Qt's item model, over plain nodes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.phrases import listed
from medannot.ui.terms.words import other_language, state_words
from medannot.ui.translation import leading

Index = QModelIndex | QPersistentModelIndex

NODE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
OTHER_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The name in the other language."""
COUNT_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""What was counted on the node, or None."""

STAR_ROLE = int(Qt.ItemDataRole.UserRole) + 4
"""Whether the node is a favourite."""

DRAFT_ROLE = int(Qt.ItemDataRole.UserRole) + 5
"""Whether rows say of drafts that they are."""


_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKED = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
"""Joined once, since Qt asks for them at each row when all is opened."""


@dataclass(slots=True, eq=False)
class _Item:
    """A node in its place; Qt holds on to it by its number, counted from 1."""

    node: Node
    above: "_Item | None"
    row: int
    number: int
    depth: int
    below: "list[_Item]" = field(default_factory=list)


class LexiconTreeModel(QAbstractItemModel):
    """Nodes below nodes; one column, in the language that leads.

    Args:
        checkable: whether nodes that may be chosen carry a check box.

    Attributes:
        depth: how many levels lie below the tops.

    Signals:
        checked_changed: a person has ticked a node, or taken a tick away.
    """

    checked_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self._checkable = checkable
        self._items: list[_Item] = []
        # What lies below each, by its number; the tops by 0, which is the number of no index.
        self._rows: list[list[_Item]] = [[]]
        self.depth = 0
        self._by_id: dict[str, _Item] = {}
        self._checked: set[str] = set()
        self._counts: Mapping[str, int] = {}
        self._rolled_up: Mapping[str, int] | None = None
        self._starred: frozenset[str] = frozenset()
        self._lexicon: Lexicon | None = None
        self.language = leading()
        self.both = True
        self._by_role: Mapping[int, Callable[[Node], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda node: node.words(self.language).label,
            Qt.ItemDataRole.AccessibleTextRole: lambda node: listed(self._said(node)),
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            NODE_ROLE: lambda node: node,
            OTHER_ROLE: self._other,
            COUNT_ROLE: lambda node: (self._rolled_up or self._counts).get(node.id),
            STAR_ROLE: lambda node: node.id in self._starred,
            # Who ticks terms is told elsewhere; a mark at every row would hide what matters.
            DRAFT_ROLE: lambda _node: not self._checkable,
        }

    def show(self, lexicon: Lexicon, keep: Callable[[Node], bool] | None = None) -> None:
        """Show a lexicon, or those of its nodes that are kept and what lies above them."""
        self.beginResetModel()
        wanted = None if keep is None else _with_ancestors(lexicon, keep)
        self._lexicon = lexicon
        self._roll_up()
        self._items, self._rows, self._by_id, self.depth = [], [[]], {}, 0
        for node in lexicon.walk():
            if wanted is None or node.id in wanted:
                self._add(node)
        self.endResetModel()

    def _add(self, node: Node) -> None:
        above = self._by_id.get(node.parent_id)
        siblings = self._rows[0] if above is None else above.below
        depth = above.depth + 1 if above is not None else 0
        self.depth = max(self.depth, depth)
        item = _Item(node, above, len(siblings), len(self._rows), depth)
        self._rows.append(item.below)
        siblings.append(item)
        self._items.append(item)
        self._by_id[node.id] = item

    def show_language(self, language: Language, *, both: bool) -> None:
        """Lead with a language; the other one stands beside it, or not."""
        self.language, self.both = language, both
        self._all_changed()

    def show_counts(self, counts: Mapping[str, int], *, rolled_up: bool = False) -> None:
        """Show a number on nodes by their ids, such as how often each was chosen.

        Args:
            counts: by node; those that are missing show none.
            rolled_up: whether a node shows its own together with all below it.
        """
        self._counts = dict(counts)
        self._rolled_up = {} if rolled_up else None
        self._roll_up()
        self._all_changed()

    def _roll_up(self) -> None:
        if self._rolled_up is None or self._lexicon is None:
            return
        found: dict[str, int] = {}
        for node_id, count in self._counts.items():
            if node_id in self._lexicon:
                for above in (node_id, *self._lexicon.ancestors(node_id)):
                    found[above] = found.get(above, 0) + count
        self._rolled_up = found

    def show_stars(self, ids: frozenset[str]) -> None:
        """Mark these nodes as favourites."""
        changed, self._starred = self._starred ^ ids, ids
        for node_id in changed:
            place = self.index_of(node_id)
            if place.isValid():
                self.dataChanged.emit(place, place, [STAR_ROLE])

    @property
    def is_checkable(self) -> bool:
        """Tell whether terms are ticked here."""
        return self._checkable

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

    def counts_by_depth(self) -> tuple[int, ...]:
        """Return how many terms each level holds, the tops first."""
        counts = [0] * (self.depth + 1)
        for item in self._items:
            counts[item.depth] += 1
        return tuple(counts) if self._items else ()

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
        # Asked for at each row when all is opened, as is the number of rows: no further calls.
        items = self._rows[parent.internalId()]
        if column or not 0 <= row < len(items):
            return QModelIndex()
        return self.createIndex(row, 0, items[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent has no argument
        """Return the index above."""
        if not index.isValid():
            return QModelIndex()
        above = self._item(index).above
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many nodes lie right below."""
        return len(self._rows[parent.internalId()])

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
        ticked = self.tick_of(node)
        if ticked is None:
            return False
        if ticked is not (Qt.CheckState(value) is Qt.CheckState.Checked):
            self.switch(node)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a node."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._checkable and self._item(index).node.is_selectable:
            return _TICKED
        return _PLAIN

    def tick_of(self, node: Node) -> bool | None:
        """Tell whether a node is ticked, or None where it has no box."""
        if not (self._checkable and node.is_selectable):
            return None
        return node.id in self._checked

    def tick(self, node: Node) -> None:
        """Tick a node as a person does; one that has no box, or is ticked, stays as it is."""
        if self.tick_of(node) is False:
            self.switch(node)

    def switch(self, node: Node) -> None:
        """Tick a node as a person does, or take the tick away; it need not be shown."""
        if self.tick_of(node) is None:
            return
        self._checked ^= {node.id}
        place = self.index_of(node.id)
        if place.isValid():
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.CheckStateRole])
        self.checked_changed.emit()

    def is_starred(self, node_id: str) -> bool:
        """Tell whether a node is a favourite."""
        return node_id in self._starred

    def _tick(self, node: Node) -> Qt.CheckState | None:
        ticked = self.tick_of(node)
        if ticked is None:
            return None
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def _tip(self, node: Node) -> str:
        """Return both names, which a narrow column cuts, and what the term means."""
        words, other = node.words(self.language), node.words(other_language(self.language))
        names = " ".join(filter(None, (words.label, other.label)))
        return "\n".join(filter(None, (names, words.definition)))

    def _other(self, node: Node) -> str:
        return node.words(other_language(self.language)).label if self.both else ""

    def _said(self, node: Node) -> tuple[str, ...]:
        """Return what is read aloud of a node: its names, its state, and what is marked on it."""
        words = [node.words(self.language).label, self._other(node), state_words(node.status)]
        if (tick := self._tick(node)) is not None:
            ticked = tick is Qt.CheckState.Checked
            words.append(self.tr("ticked") if ticked else self.tr("not ticked"))
        if node.id in self._starred:
            words.append(self.tr("favourite"))
        if (count := (self._rolled_up or self._counts).get(node.id)) is not None:
            words.append(self.tr("%Ln time(s)", "", count))
        return tuple(part for part in words if part)

    def _item(self, index: Index) -> _Item:
        return self._items[index.internalId() - 1]

    def _index(self, item: _Item) -> QModelIndex:
        return self.createIndex(item.row, 0, item.number)

    def _all_changed(self) -> None:
        for item in self._items:
            if item.below:
                ends = self._index(item.below[0]), self._index(item.below[-1])
                self.dataChanged.emit(*ends)
        if tops := self._rows[0]:
            self.dataChanged.emit(self._index(tops[0]), self._index(tops[-1]))


def _with_ancestors(lexicon: Lexicon, keep: Callable[[Node], bool]) -> set[str]:
    found: set[str] = set()
    for node in lexicon.nodes.values():
        if keep(node):
            found.add(node.id)
            found.update(lexicon.ancestors(node.id))
    return found
