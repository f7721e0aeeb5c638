"""The tree of a lexicon: one row a term, both languages, its state and its count."""

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from medannot.domain.lexicon.node import HEADINGS, Node
from medannot.domain.lexicon.search_marks import folded
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui import icons, theme
from medannot.ui.terms.term_painting import (
    MARK,
    Piece,
    label_piece,
    paint_ground,
    paint_marks,
    paint_tick,
    paint_words,
    paint_words_at_right,
    tick_box,
)
from medannot.ui.terms.tree_model import (
    COUNT_ROLE,
    DRAFT_ROLE,
    NODE_ROLE,
    OTHER_ROLE,
    STAR_ROLE,
    LexiconTreeModel,
)

Index = QModelIndex | QPersistentModelIndex

_ROW, _INDENT, _GAP = 36, 20, 8
_ONE_MORE = Qt.KeyboardModifier.ControlModifier
_LOOKED_OVER = 72
"""Rows that a person may be shown at once without a search."""
_TICK_ROLE = Qt.ItemDataRole.CheckStateRole


class TermDelegate(QStyledItemDelegate):
    """Paints a term: tick, name, the other language, star, that it is a draft, its count."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the row's height."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        box: QRect = QRect(option.rect)
        painter.save()
        paint_ground(painter, option, box)
        inner = box.adjusted(_GAP, 0, -_GAP, 0)
        if (tick := _tick_of(index)) is not None:
            inner.setLeft(box.left() + paint_tick(painter, box, ticked=tick))
        starred, drafts = bool(index.data(STAR_ROLE)), bool(index.data(DRAFT_ROLE))
        inner.setRight(paint_marks(painter, inner, node, starred=starred, drafts=drafts))
        count = index.data(COUNT_ROLE)
        if isinstance(count, int):
            words = QLocale().toString(count)
            inner.setRight(paint_words_at_right(painter, inner, words))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        style = "ui_strong" if node.kind in HEADINGS else "ui"
        other = Piece(str(index.data(OTHER_ROLE) or ""), "text_3")
        paint_words(painter, inner, (label_piece(node, name, style=style), other))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a click on the box; keys tick as Qt has it."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        tick, place = _tick_of(index), event.position().toPoint()
        if tick is None or not tick_box(QRect(option.rect)).contains(place):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            state = Qt.CheckState.Unchecked if tick else Qt.CheckState.Checked
            return model.setData(index, state.value, _TICK_ROLE)
        return True


def _tick_of(index: Index) -> bool | None:
    """Tell whether a row is ticked, or that it cannot be."""
    state = index.data(_TICK_ROLE)
    return None if state is None else Qt.CheckState(state) is Qt.CheckState.Checked


class LexiconTree(QTreeView):
    """The tree by keyboard and mouse: arrows, letters, several at a time; it opens to a level.

    Args:
        model: the terms.

    Attributes:
        beginnings: by what each term is found as its name is begun; without it by its labels.

    Signals:
        current_changed: (Node or None) the keys stand on another term.
        chosen: (Node) Enter was pressed on a term.
        another: (Node) Shift and Enter.
    """

    current_changed = Signal(object)
    chosen = Signal(object)
    another = Signal(object)

    def __init__(self, model: LexiconTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terms = model
        self.beginnings: Mapping[str, tuple[str, ...]] = {}
        self._begun = ""
        self._since = QElapsedTimer()
        self.setModel(model)
        self.setItemDelegate(TermDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Terms"))
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.current_changed.emit(self.terms.node_at(now))
        )

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the mark that opens and closes, and no ground behind it."""
        if not self.terms.rowCount(index):
            return
        name = "caret-down" if self.isExpanded(index) else "caret-right"
        left = rect.right() - (_INDENT + MARK) // 2
        box = QRect(left, rect.center().y() - MARK // 2, MARK, MARK)
        icons.paint_icon(painter, box, name, theme.current().colour("text_2"))

    def selected_nodes(self) -> tuple[Node, ...]:
        """Return the terms that are selected, in the order of the tree."""
        wanted = {index.internalId() for index in self.selectedIndexes()}
        found = (self.terms.index_of(node_id) for node_id in self.terms.ids())
        nodes = (self.terms.node_at(index) for index in found if index.internalId() in wanted)
        return tuple(node for node in nodes if node is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter, select one more by Ctrl and Space; all else as Qt has it."""
        node = self.terms.node_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and event.modifiers() == _ONE_MORE:
            # Left to Qt it would tick.
            toggle = QItemSelectionModel.SelectionFlag.Toggle
            self.selectionModel().select(self.currentIndex(), toggle)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and node is not None:
            more = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.another if more else self.chosen).emit(node)
            return
        super().keyPressEvent(event)

    # Letters

    def keyboardSearch(self, typed: str) -> None:  # noqa: N802 - Qt names it so
        """Go to the next term whose name begins so, in either language or by its pinyin.

        Rows in sight of an open branch are tried first, then those in closed ones, which open.
        """
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        fresh = not self._since.isValid() or self._since.hasExpired(pause)
        self._since.start()
        self._begun = typed if fresh else self._begun + typed
        wanted = folded(self._begun)
        if not wanted:
            return
        begins = self._begins(wanted)
        # The same letter again and again goes from one to the next.
        again = begins is None and set(wanted) == {wanted[0]}
        if again:
            begins = self._begins(wanted[0])
        if begins is None:
            return
        rows = list(self._open_rows())
        start = self._place(rows) + (1 if fresh or again else 0)
        for index in (*rows[start:], *rows[:start]):
            if begins(index):
                self.setCurrentIndex(index)
                return
        for node_id in self.terms.ids():
            if begins(index := self.terms.index_of(node_id)):
                self.setCurrentIndex(index)
                return

    def _begins(self, wanted: str) -> Callable[[Index], bool] | None:
        """Return the question whether a term's name begins so; None where no name does."""
        found = {node_id for node_id in self.terms.ids() if self._is_begun(node_id, wanted)}
        if not found:
            return None

        def asks(index: Index) -> bool:
            node = self.terms.node_at(index)
            return node is not None and node.id in found

        return asks

    def _is_begun(self, node_id: str, wanted: str) -> bool:
        texts = self.beginnings.get(node_id)
        if texts is None:
            node = self.terms.node_at(self.terms.index_of(node_id))
            texts = (folded(node.en.label), folded(node.zh.label)) if node else ()
        return any(text.startswith(wanted) for text in texts)

    def _open_rows(self) -> Iterator[QModelIndex]:
        index = self.terms.index(0, 0, self.rootIndex())
        while index.isValid():
            yield index
            index = self.indexBelow(index)

    def _place(self, rows: list[QModelIndex]) -> int:
        current = self.currentIndex()
        return rows.index(current) if current in rows else 0

    # What is open

    def go_to(self, node_id: str) -> bool:
        """Bring a term to the front and choose it; tell whether it is shown here."""
        index = self.terms.index_of(node_id)
        if not index.isValid():
            return False
        # Chosen alone, whichever keys are held down while the map or a link is clicked.
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def show_again(self, lexicon: Lexicon, keep: Callable[[Node], bool] | None = None) -> None:
        """Show a changed lexicon; what is open, chosen and in sight stays so."""
        model = self.terms
        branches = [one for one in model.ids() if model.rowCount(model.index_of(one))]
        opened = [one for one in branches if self.isExpanded(model.index_of(one))]
        node = model.node_at(self.currentIndex())
        height = self.verticalScrollBar().value()
        model.show(lexicon, keep)
        for node_id in opened:
            self.setExpanded(model.index_of(node_id), True)
        if node is not None and (index := model.index_of(node.id)).isValid():
            self.setCurrentIndex(index)
        self.verticalScrollBar().setValue(height)

    def open_usefully(self, ids: Collection[str] = ()) -> None:
        """Open as many levels as can be looked over, and the way to some terms.

        Args:
            ids: such as those that are ticked; the first of them is gone to.
        """
        counts = self.terms.counts_by_depth()
        level = 0
        while level < self.terms.depth and sum(counts[: level + 2]) <= _LOOKED_OVER:
            level += 1
        # A heading alone says nothing: what lies below it is seen in any case.
        self.open_to(max(level, self._first_fork() + 1))
        found = [index for index in map(self.terms.index_of, ids) if index.isValid()]
        for index in found:
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
        # What lies above the first fork would stand there as a row of its own for nothing.
        top = QModelIndex()
        for _ in range(self._first_fork() + 1):
            top = self.terms.index(0, 0, top)
        self.setRootIndex(top)
        self.setCurrentIndex(found[0] if found else self.terms.index(0, 0, top))

    def _first_fork(self) -> int:
        """Return the first level that holds more than one term."""
        counts = self.terms.counts_by_depth()
        return next((level for level, count in enumerate(counts) if count > 1), 1) - 1

    def open_to(self, level: int) -> None:
        """Open the tree down to a level; 0 shows the tops alone."""
        self.setUpdatesEnabled(False)
        self.collapseAll()
        if level >= self.terms.depth:
            self.expandAll()  # lays the rows out once, not at each one that is opened
        elif level > 0:
            self.expandToDepth(level - 1)
        self.setUpdatesEnabled(True)
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)
