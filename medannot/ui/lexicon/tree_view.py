"""The tree of a lexicon: one row a term, both languages, its state and its count."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from medannot.domain.lexicon.node import HEADINGS, Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui import icons, theme
from medannot.ui.lexicon.tree_model import COUNT_ROLE, NODE_ROLE, OTHER_ROLE, LexiconTreeModel
from medannot.ui.widgets.painting import focus_ring, surface

Index = QModelIndex | QPersistentModelIndex

_ROW, _INDENT, _MARK, _GAP = 36, 20, 14, 8


class TermDelegate(QStyledItemDelegate):
    """Paints a term: its name, the other language, that it is a draft or given up, its count."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the row's height."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        look = theme.current()
        box: QRect = QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, box)
        inner = box.adjusted(4, 0, -_GAP, 0)
        inner.setRight(self._paint_state(painter, inner, node, index))
        strong = node.kind in HEADINGS
        font = look.font("ui_strong" if strong else "ui")
        font.setStrikeOut(node.status is Status.DEPRECATED)
        painter.setFont(font)
        gone = node.status is Status.DEPRECATED
        painter.setPen(look.colour("text_3" if gone else "text"))
        used = _draw(painter, inner, str(index.data(Qt.ItemDataRole.DisplayRole)))
        other = str(index.data(OTHER_ROLE) or "")
        if other:
            painter.setFont(look.font("ui"))
            painter.setPen(look.colour("text_3"))
            _draw(painter, inner.adjusted(used + _GAP, 0, 0, 0), other)
        painter.restore()

    def _paint_state(self, painter: QPainter, box: QRect, node: Node, index: Index) -> int:
        """Paint count and mark at the right; return where the words have to end."""
        look, right = theme.current(), box.right()
        count = index.data(COUNT_ROLE)
        if isinstance(count, int):
            painter.setFont(look.font("ui", tabular=True))
            painter.setPen(look.colour("text_3"))
            words = str(count)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), words)
            right -= QFontMetrics(painter.font()).horizontalAdvance(words) + _GAP
        if node.status is Status.DRAFT:
            mark = QRect(right - _MARK, box.center().y() - _MARK // 2, _MARK, _MARK)
            icons.paint_icon(painter, mark, "circle-dashed", look.colour("text_3"))
            right -= _MARK + _GAP
        return right

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state: QStyle.StateFlag = option.state
        radius = theme.current().metric("radius.control")
        inner = box.adjusted(0, 1, -1, -1)
        if state & QStyle.StateFlag.State_Selected:
            surface(painter, inner, "selection", None, radius)
        elif state & QStyle.StateFlag.State_MouseOver:
            surface(painter, inner, "hover", None, radius)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, inner, radius)


def _draw(painter: QPainter, box: QRect, words: str) -> int:
    """Draw words, cut where there is no room; return how wide they are."""
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
    return metrics.horizontalAdvance(cut)


class LexiconTree(QTreeView):
    """The tree by keyboard and mouse: arrows, letters, several at a time; it opens to a level.

    Args:
        model: the terms.

    Signals:
        current_changed: (Node or None) the keys stand on another term.
    """

    current_changed = Signal(object)

    def __init__(self, model: LexiconTreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terms = model
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
        left = rect.right() - (_INDENT + _MARK) // 2
        box = QRect(left, rect.center().y() - _MARK // 2, _MARK, _MARK)
        icons.paint_icon(painter, box, name, theme.current().colour("text_2"))

    def go_to(self, node_id: str) -> bool:
        """Bring a term to the front and choose it; tell whether it is shown here."""
        index = self.terms.index_of(node_id)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def show_again(self, lexicon: Lexicon) -> None:
        """Show a changed lexicon; what is open, chosen and in sight stays so."""
        model = self.terms
        opened = [item for item in model.ids() if self.isExpanded(model.index_of(item))]
        node = model.node_at(self.currentIndex())
        height = self.verticalScrollBar().value()
        model.show(lexicon)
        for node_id in opened:
            self.setExpanded(model.index_of(node_id), True)
        if node is not None and (index := model.index_of(node.id)).isValid():
            self.setCurrentIndex(index)
        self.verticalScrollBar().setValue(height)

    def open_to(self, level: int) -> None:
        """Open the tree down to a level; 0 shows the tops alone."""
        self.setUpdatesEnabled(False)
        self.collapseAll()
        if level > 0:
            self.expandToDepth(level - 1)
        self.setUpdatesEnabled(True)
        current = self.currentIndex()
        if current.isValid():
            self.scrollTo(current)
