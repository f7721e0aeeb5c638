"""The labels of files as a table: how often, where first, and what becomes of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from medannot.domain.annotation.attribute_mapping import EVERY, MappedValue
from medannot.domain.annotation.mapping import How
from medannot.domain.lexicon.node import Language, Node
from medannot.domain.wording import one_line
from medannot.ui.annotation.exchange.labels import LabelRow
from medannot.ui.annotation.exchange.words import how_words, number
from medannot.ui.translation import leading
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table

_DIGITS = {Qt.Key(Qt.Key.Key_1 + place): place for place in range(5)}


class LabelTable(Table):
    """Rows of labels and values; keys map the chosen one.

    Signals:
        suggested: (place) the suggestion of a digit is meant.
        left_out: the chosen label is left out.
        taken_back: what was chosen for it is taken back.
    """

    suggested = Signal(int)
    left_out = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__("", dense=True)
        self.setAccessibleName(self.tr("Labels of the files"))
        self.language = leading()
        self.rows = RowModel[LabelRow](
            (
                Column(self.tr("Label"), self._label),
                Column(self.tr("Marks"), lambda row: number(row.fate.count), right=True),
                Column(self.tr("First seen"), self._example, tone=lambda _row: "text_2"),
                Column(self.tr("Becomes"), self.becomes, tone=_tone),
            ),
            self,
        )
        self.setModel(self.rows)
        self.set_columns(184, 76, 224, None, least=200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits for suggestions, Delete for leaving out, Backspace for taking back."""
        key = Qt.Key(event.key())
        if key in _DIGITS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.suggested.emit(_DIGITS[key])
        elif key == Qt.Key.Key_Delete:
            self.left_out.emit()
        elif key == Qt.Key.Key_Backspace:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def row_of(self, key: str) -> int | None:
        """Return the row of a key, or None."""
        keys = [row.key for row in self.rows.rows]
        return keys.index(key) if key in keys else None

    def named(self, node: Node) -> str:
        """Return what a term is called, in both languages."""
        words = node.words(self.language).label
        other = node.zh.label if self.language is Language.ENGLISH else node.en.label
        return f"{words}  {other}" if other and other != words else words

    def _label(self, row: LabelRow) -> str:
        fate = row.fate
        if not isinstance(fate, MappedValue):
            return one_line(row.key)
        words = (
            self.tr("{name} (every value)") if fate.value == EVERY else self.tr("{name}: {value}")
        )
        return words.format(name=one_line(fate.name), value=one_line(fate.value))

    def _example(self, row: LabelRow) -> str:
        if not row.example.image:
            return "–"
        last = one_line(row.example.image.rpartition("/")[2])
        if not row.example.mark:
            return last
        words = self.tr("{image}, mark {number}")
        return words.format(image=last, number=number(row.example.mark))

    def becomes(self, row: LabelRow) -> str:
        """Return what becomes of a label."""
        fate = row.fate
        if fate.how is How.UNMAPPED:
            return self.tr("Choose a term")
        if fate.how is How.LEFT_OUT:
            return self.tr("Left out")
        if fate.how is How.UNLABELLED:
            return self.tr("A mark that shows nothing named")
        node = row.node
        words = self.named(node) if node is not None else ""
        if isinstance(fate, MappedValue) and fate.attribute is not None:
            words = f"{fate.attribute.words(self.language).label}: {_value(fate, words)}"
        return self.tr("{term}  ({how})").format(term=words, how=how_words(fate.how))


def _value(fate: MappedValue, words: str) -> str:
    if fate.least is None:
        return words
    ends = [f"{end:g}" for end in dict.fromkeys((fate.least, fate.most)) if end is not None]
    return f"{'–'.join(ends)} {fate.unit}"


def _tone(row: LabelRow) -> str:
    if row.is_open:
        return "warning"
    return "text_2" if row.fate.how is How.LEFT_OUT else ""
