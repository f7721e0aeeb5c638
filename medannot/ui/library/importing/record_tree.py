"""The records that were looked at, one at a time, as a tree of keys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from medannot.ui import theme
from medannot.ui.library.importing.mapping_words import role_word
from medannot.ui.library.words import number_word
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.painting import focus_ring
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.question_mapping_values import KeyFacts, Node, Role

KEY_MIME = "application/x-medannot-key"

_PATH, _NAME, _TEXT, _WHOLE, _ROLE, _SHARE = (int(Qt.ItemDataRole.UserRole) + n for n in range(6))
_ROW = 32
_MANY = 24
"""From so many keys on a field to search them stands above."""

Index = QModelIndex | QPersistentModelIndex


class _Line(QStyledItemDelegate):
    """Paints a key, its value, and at the right its role or how often it is filled."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row's size."""
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's words."""
        look = theme.current()
        used = bool(index.data(_ROLE))
        view = option.widget
        box: QRect = option.rect
        whole = QRect(0, box.top(), view.viewport().width(), box.height())  # type: ignore[attr-defined]  # a view
        painter.save()
        if used:
            painter.fillRect(whole.adjusted(2, 0, -2, 0), look.colour("selection"))
        left = box.left() + 4
        right = self._paint_right(painter, index, whole)
        name = str(index.data(_NAME))
        painter.setFont(look.font("ui_medium" if used else "ui"))
        painter.setPen(look.colour("accent_text" if used else "text"))
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        metrics = QFontMetrics(painter.font())
        room = max(right - left - 8, 0)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRect(left, box.top(), room, box.height()), flags, shown)
        left += metrics.horizontalAdvance(shown) + 10
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text_2"))
        room = max(right - left - 8, 0)
        text = QFontMetrics(painter.font()).elidedText(
            str(index.data(_TEXT)), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(left, box.top(), room, box.height()), flags, text)
        if index == view.currentIndex() and view.hasFocus():  # type: ignore[attr-defined]  # a view
            focus_ring(painter, whole.adjusted(2, 1, -2, -1), 4)
        painter.restore()

    @staticmethod
    def _paint_right(painter: QPainter, index: Index, whole: QRect) -> int:
        look = theme.current()
        words = str(index.data(_ROLE) or index.data(_SHARE) or "")
        if not words:
            return whole.right() - 8
        painter.setFont(look.font("ui", tabular=True))
        painter.setPen(look.colour("accent_text" if index.data(_ROLE) else "text_3"))
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        place = QRect(whole.right() - width - 12, whole.top(), width + 2, whole.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        return place.left()


class _Keys(QStandardItemModel):
    """Keys that can be dragged to a role."""

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 - Qt names it so
        """Return the key that is dragged."""
        data = QMimeData()
        path = str(indexes[0].data(_PATH)) if indexes else ""
        data.setData(KEY_MIME, path.encode())
        return data

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt names it so
        """Name what is dragged."""
        return [KEY_MIME]


class KeyTree(QTreeView):
    """The tree itself; letters give the key in front to a role, and are bound by the step."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(_Keys(self))
        self.setItemDelegate(_Line(self))
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def keys(self) -> _Keys:
        """Return the model."""
        model = self.model()
        assert isinstance(model, _Keys)  # noqa: S101 - set above
        return model

    def path(self) -> str:
        """Return the key in front, or ""."""
        return str(self.currentIndex().data(_PATH) or "")

    def keyboardSearch(self, _letters: str) -> None:  # noqa: N802 - Qt names it so
        """Search nothing: letters give the key to a role."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first key, so that a letter finds one."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()


class RecordTree(Card):
    """One record with the way to the others; keys that are in use are highlighted.

    Signals:
        record_wanted: (by how many) another record is to be shown.
        key_chosen: (path) the key in front.
    """

    record_wanted = Signal(int)
    key_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.title = ElidedText("", "ui_strong")
        self.back = IconButton("caret-left", self.tr("Previous record"))
        self.on = IconButton("caret-right", self.tr("Next record"))
        self.back.clicked.connect(lambda _on=False: self.record_wanted.emit(-1))
        self.on.clicked.connect(lambda _on=False: self.record_wanted.emit(1))
        self.search = LineField(self.tr("Search fields"), icon="magnifying-glass")
        self.search.textChanged.connect(self._narrow)
        self.tree = KeyTree(self.tr("Keys of the record"))
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.facts = Text("", tone="text_2", wrap=True)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(self.tr("The whole value"))
        self.whole.setTabChangesFocus(True)
        self.whole.setFixedHeight(112)
        self.note = Text(self.tr("Highlighted fields are in use."), tone="text_3", wrap=True)
        self._facts_by_path: dict[str, KeyFacts] = {}
        self._rows = 0
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self.search)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.whole)
        self.body.addWidget(self.note)
        self.whole.hide()

    def show_record(
        self,
        nodes: "Sequence[Node]",
        title: str,
        place: tuple[int, int],
        facts: "Sequence[KeyFacts]",
        role_of: "Callable[[str], Role | None]",
    ) -> None:
        """Show a record, the same key in front as before.

        Args:
            nodes: its keys.
            title: translated.
            place: which record it is, from 0, and of how many.
            facts: what each key holds over all records.
            role_of: the role of a key.
        """
        before = self.tree.path()
        self._rows = place[1]
        self._facts_by_path = {one.path: one for one in facts}
        self.title.setText(title)
        self.back.setEnabled(place[0] > 0)
        self.on.setEnabled(place[0] + 1 < place[1])
        self.search.setVisible(len(facts) > _MANY)
        model = self.tree.keys()
        model.clear()
        for node in nodes:
            model.appendRow(self._item(node, role_of))
        self.tree.expandAll() if len(facts) <= 2 * _MANY else self.tree.collapseAll()
        self._narrow(self.search.text())
        self._choose_again(before)

    def mark(self, role_of: "Callable[[str], Role | None]") -> None:
        """Show which keys are in use now."""
        for item in self._items(self.tree.keys().invisibleRootItem()):
            role = None if str(item.data(_NAME)).startswith("[") else role_of(item.data(_PATH))
            item.setData(role_word(role.value) if role else "", _ROLE)

    def _item(self, node: "Node", role_of: "Callable[[str], Role | None]") -> QStandardItem:
        item = QStandardItem()
        entry = node.name.startswith("[")
        role = None if entry else role_of(node.path)
        one = None if entry else self._facts_by_path.get(node.path)
        partly = one is not None and one.filled < self._rows
        share = f"{number_word(one.filled)}/{number_word(self._rows)}" if one and partly else ""
        values = {
            _PATH: node.path,
            _NAME: node.name,
            _TEXT: node.text,
            _WHOLE: node.whole,
            _ROLE: role_word(role.value) if role else "",
            _SHARE: share,
        }
        for place, value in values.items():
            item.setData(value, place)
        item.setData(f"{node.name} {node.text}", Qt.ItemDataRole.AccessibleTextRole)
        item.setDropEnabled(False)
        for inner in node.inner:
            item.appendRow(self._item(inner, role_of))
        return item

    def _items(self, parent: QStandardItem) -> list[QStandardItem]:
        found = []
        for row in range(parent.rowCount()):
            item = parent.child(row)
            found += [item, *self._items(item)]
        return found

    def select(self, path: str) -> None:
        """Bring a key in front."""
        for item in self._items(self.tree.keys().invisibleRootItem()):
            if item.data(_PATH) == path:
                self.tree.setCurrentIndex(item.index())
                return

    def _choose_again(self, path: str) -> None:
        if path:
            self.select(path)
        if not self.tree.currentIndex().isValid() and self.tree.model().rowCount():
            self.tree.setCurrentIndex(self.tree.model().index(0, 0))
        self._tell(self.tree.currentIndex())

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._tell(index)
        self.key_chosen.emit(str(index.data(_PATH) or ""))

    def _tell(self, index: QModelIndex) -> None:
        path = str(index.data(_PATH) or "")
        one = self._facts_by_path.get(path)
        whole = str(index.data(_WHOLE) or "")
        self.whole.setVisible(bool(whole))
        self.whole.setPlainText(whole)
        self.facts.setVisible(one is not None)
        if one is not None:
            said = self.tr("{key}: {filled} of {rows} filled")
            if one.distinct:
                said = self.tr("{key}: {filled} of {rows} filled, {distinct} different")
            self.facts.setText(
                said.format(
                    key=path,
                    filled=number_word(one.filled),
                    rows=number_word(self._rows),
                    distinct=number_word(one.distinct),
                )
            )

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        root = self.tree.keys().invisibleRootItem()
        for row in range(root.rowCount()):
            items = [root.child(row), *self._items(root.child(row))]
            fits = any(wanted in str(item.data(_PATH)).casefold() for item in items)
            self.tree.setRowHidden(row, QModelIndex(), bool(wanted) and not fits)
