"""Terms in a list: what a search found, and the favourites."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from medannot.domain.lexicon.names import Field
from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.search import Hit
from medannot.domain.lexicon.search_marks import Explained, Span
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.phrases import listed
from medannot.ui.terms.term_painting import (
    GAP,
    Piece,
    label_piece,
    paint_ground,
    paint_marks,
    paint_tick,
    paint_words,
    paint_words_at_right,
    room_of_tick,
    tick_box,
)
from medannot.ui.terms.words import kind_words, other_language, state_words

Index = QModelIndex | QPersistentModelIndex

_ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW, _LINE, _MARGIN = 56, 22, 6


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as a row shows it.

    Attributes:
        leads, other: its names; the other one is "" where one language is shown.
        path: names from the top of the tree to the one above.
        also: by what it was found, where that is none of the names shown; else "".
        sound: pinyin by which it was found, or "".
        leads_marks, other_marks, also_marks, sound_marks: letters that were typed.
    """

    node: Node
    leads: str
    other: str
    path: str
    also: str = ""
    sound: str = ""
    leads_marks: Sequence[Span] = ()
    other_marks: Sequence[Span] = ()
    also_marks: Sequence[Span] = ()
    sound_marks: Sequence[Span] = ()


def entry_of(
    lexicon: Lexicon,
    node: Node,
    language: Language,
    *,
    both: bool = True,
    hit: Hit | None = None,
    explained: Explained | None = None,
) -> TermEntry:
    """Return how a term is shown, and by what it was found."""
    leads, other = node.words(language).label, node.words(other_language(language)).label
    above = [lexicon[one].words(language).label for one in reversed(lexicon.ancestors(node.id))]
    path = " › ".join(above)
    if hit is None or explained is None:
        return TermEntry(node, leads, other if both else "", path)
    sounds = hit.field in {Field.PINYIN, Field.INITIALS}
    named = {leads: "leads", other: "other"} if hit.field is not Field.CODE else {}
    where = named.get(hit.text, "also")
    shown_other = both or where == "other"
    return TermEntry(
        node,
        leads,
        other if shown_other else "",
        path,
        also=hit.text if where == "also" else "",
        sound=explained.sound if sounds else "",
        leads_marks=explained.marks if where == "leads" else (),
        other_marks=explained.marks if where == "other" else (),
        also_marks=explained.marks if where == "also" else (),
        sound_marks=explained.sound_marks,
    )


class _EntryDelegate(QStyledItemDelegate):
    """Paints names and kind, and below them the path and by what it was found."""

    def __init__(self, terms: "TermList") -> None:
        super().__init__(terms)
        self._terms = terms

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY_ROLE)
        if not isinstance(entry, TermEntry):
            return
        box: QRect = QRect(option.rect)
        painter.save()
        paint_ground(painter, option, box)
        inner = box.adjusted(GAP, 0, -GAP, 0)
        if self._terms.has_boxes:
            inner.setLeft(box.left() + room_of_tick())
        if (tick := self._terms.tick_of(entry.node)) is not None:
            paint_tick(painter, box, ticked=tick)
        upper = QRect(inner.left(), box.top() + _MARGIN, inner.width(), _LINE)
        lower = upper.translated(0, _LINE)
        starred = self._terms.is_starred(entry.node.id)
        drafts = not self._terms.has_boxes
        upper.setRight(paint_marks(painter, upper, entry.node, starred=starred, drafts=drafts))
        upper.setRight(paint_words_at_right(painter, upper, kind_words(entry.node.kind)))
        name = label_piece(entry.node, entry.leads, entry.leads_marks)
        paint_words(painter, upper, (name, Piece(entry.other, "text_3", entry.other_marks)))
        found = (
            Piece(entry.also, "text_2", entry.also_marks),
            Piece(entry.sound, "text_2", entry.sound_marks),
        )
        paint_words(painter, lower, (*found, Piece(entry.path, "text_3")))
        painter.restore()


class TermList(QListWidget):
    """Rows of terms, gone through by arrows.

    Args:
        name: translated, for those who do not see it.

    Attributes:
        is_starred: tells of a node's id whether it is a favourite.
        has_boxes: whether rows leave room for boxes to tick.
        tick_of: tells of a node whether it is ticked, or None where it has no box.

    Signals:
        shown: (Node) the keys stand on a term.
        chosen: (Node) Enter or a double click.
        another: (Node) Shift and Enter.
        ticked: (Node) its box was clicked, or Space pressed.
    """

    shown = Signal(object)
    chosen = Signal(object)
    another = Signal(object)
    ticked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_starred: Callable[[str], bool] = lambda _id: False
        self.has_boxes = False
        self.tick_of: Callable[[Node], bool | None] = lambda _node: None
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda now, _before: self._tell(now))
        self.itemDoubleClicked.connect(lambda item: self.chosen.emit(_entry(item).node))

    def show_entries(self, entries: Sequence[TermEntry], stand_on: str = "") -> None:
        """Show these rows, the keys on one of them or on the first."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            self.addItem(self._item(entry))
        self.blockSignals(False)
        places = [place for place, one in enumerate(entries) if one.node.id == stand_on]
        self.setCurrentRow(places[0] if places else 0)

    def _item(self, entry: TermEntry) -> QListWidgetItem:
        node = entry.node
        item = QListWidgetItem("   ".join(filter(None, (entry.leads, entry.other, entry.path))))
        item.setData(_ENTRY_ROLE, entry)
        words = node.zh if entry.leads == node.zh.label else node.en
        names = " ".join(filter(None, (entry.leads, entry.other)))
        item.setToolTip("\n".join(filter(None, (names, entry.path, words.definition))))
        said = [entry.leads, entry.other, kind_words(node.kind), entry.also, entry.path]
        said.insert(3, state_words(node.status))
        if (tick := self.tick_of(node)) is not None:
            said.insert(4, self.tr("ticked") if tick else self.tr("not ticked"))
        if self.is_starred(node.id):
            said.append(self.tr("favourite"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, listed(filter(None, said)))
        return item

    @property
    def current(self) -> Node | None:
        """Return the term on which the keys stand."""
        # Qt's stubs know no list without a current row.
        item: QListWidgetItem | None = self.currentItem()
        return None if item is None else _entry(item).node

    def entries(self) -> tuple[TermEntry, ...]:
        """Return what is shown."""
        return tuple(_entry(self.item(row)) for row in range(self.count()))

    def step(self, by: int) -> None:
        """Go some rows down, or up, and no further than the ends."""
        self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.shown.emit(_entry(item).node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter and tick by Space; all else as Qt has it."""
        node = self.current
        if node is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            more = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.another if more else self.chosen).emit(node)
        elif node is not None and event.key() == Qt.Key.Key_Space:
            self._tick(node)
        else:
            super().keyPressEvent(event)

    def _tick(self, node: Node) -> None:
        if self.tick_of(node) is not None:
            self.ticked.emit(node)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the box."""
        place = event.position().toPoint()
        item: QListWidgetItem | None = self.itemAt(place)
        super().mousePressEvent(event)
        if item is not None and tick_box(self.visualItemRect(item)).contains(place):
            self._tick(_entry(item).node)


def _entry(item: QListWidgetItem) -> TermEntry:
    entry: TermEntry = item.data(_ENTRY_ROLE)
    return entry
