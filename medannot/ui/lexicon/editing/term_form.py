"""The form of one term: the fields that its kind has, both languages side by side."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medannot.domain.lexicon.editing import SetField
from medannot.domain.lexicon.fields import Field, fields_of, text_of
from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.lexicon.editing import words
from medannot.ui.lexicon.editing.inputs import (
    AreaInput,
    ChoiceInput,
    FieldBox,
    Input,
    LineInput,
    SegmentInput,
    TickInput,
    TicksInput,
)
from medannot.ui.widgets.layouts import clear

_AREAS = {Field.DEFINITION_EN, Field.DEFINITION_ZH}
_TICKS = {Field.ALLOWED_DOMAIN, Field.APPLIES_TO_ROLES}
_WIDE = _TICKS | {Field.CODES, Field.NOTE}
_FIRST = (
    Field.EN, Field.ZH, Field.EN_SYN, Field.ZH_SYN, Field.DEFINITION_EN, Field.DEFINITION_ZH,
    Field.STATUS, Field.SELECTABLE_AT,
)  # fmt: skip
_LAST = (Field.CODES, Field.ORDER, Field.SOURCE, Field.NOTE)

Check = Callable[[SetField], Mapping[str, str]]
"""Says what would be wrong after an edit: sentences by field."""


class TermForm(QWidget):
    """Fields of one term.

    Args:
        check: asked at each key.

    Signals:
        wanted: (SetField) a sound change that the person is done with.
    """

    wanted = Signal(object)

    def __init__(self, check: Check) -> None:
        super().__init__()
        self._check = check
        self._node_id = ""
        self._shape: object = None
        # Texts that could not be saved: they wait for the person to come back to their term.
        self._waiting: dict[tuple[str, Field], str] = {}
        self.boxes: dict[Field, FieldBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_term(self, lexicon: Lexicon, node: Node) -> None:
        """Show a term; what is being typed in the same one stays."""
        shape = self._shape_of(lexicon, node)
        other = node.id != self._node_id or shape != self._shape
        if other:
            self._keep_waiting()
        if shape != self._shape:
            self._shape = shape
            self._build(lexicon, node)
        self._node_id = node.id
        for field, box in self.boxes.items():
            self._show_field(box, field, text_of(node, field), other=other)
        self.setEnabled(node.status is not Status.DEPRECATED)

    def finish(self) -> None:
        """Take over what stands in the field that the keys go to."""
        for field, box in self.boxes.items():
            if box.is_changed and box.input.is_used():
                self._leave(field, box.input.text())

    def keep(self, edit: SetField) -> None:
        """Keep a text that could not be saved; it waits in its field."""
        box = self.boxes.get(edit.field)
        if edit.node_id == self._node_id and box is not None:
            box.sent = None
        else:
            self._waiting[edit.node_id, edit.field] = edit.text

    def errors(self) -> dict[str, str]:
        """Return the sentences that are shown, by field."""
        return {field.value: box.error() for field, box in self.boxes.items() if box.error()}

    def _show_field(self, box: FieldBox, field: Field, text: str, *, other: bool) -> None:
        waiting = self._waiting.pop((self._node_id, field), None) if other else None
        is_saved = text != box.shown and box.input.text() == box.sent
        typing = not other and box.is_changed and not is_saved
        if waiting is not None and waiting != text:
            box.show_value(text)
            box.input.show_text(waiting)
            self._judge(field, waiting)
        elif typing and _plain(box.input.text()) != _plain(text):
            box.shown = text
        else:
            box.show_value(text)
            box.set_error("")

    def _keep_waiting(self) -> None:
        for field, box in self.boxes.items():
            if box.is_changed and box.input.text() != box.sent:
                self._waiting[self._node_id, field] = box.input.text()

    def _shape_of(self, lexicon: Lexicon, node: Node) -> object:
        found = _in_order(lexicon, node)
        levels = tuple(words.choices(lexicon, node, Field.SELECTABLE_AT))
        return found, levels

    def _build(self, lexicon: Lexicon, node: Node) -> None:
        clear(self._grid)
        self.boxes = {}
        row, column = 0, 0
        for field in _in_order(lexicon, node):
            box = FieldBox(words.field_word(field), self._input(lexicon, node, field))
            box.input.typed.connect(partial(self._judge, field))
            box.input.left.connect(partial(self._leave, field))
            self.boxes[field] = box
            span = 2 if field in _WIDE else 1
            if column and span == 2:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, span)
            # Shown late, it would be measured as empty by the area that scrolls.
            box.show()
            column += span
            if column > 1:
                row, column = row + 1, 0

    def _input(self, lexicon: Lexicon, node: Node, field: Field) -> Input:
        name = words.field_word(field)
        choices = words.choices(lexicon, node, field)
        if field in _AREAS:
            return AreaInput(name)
        if field is Field.PAIRED:
            return TickInput(self.tr("is asked for at each use"))
        if field is Field.STATUS:
            return SegmentInput(name, choices)
        if field in _TICKS:
            return TicksInput(name, choices)
        return ChoiceInput(name, choices) if choices else LineInput(name, words.hint(field))

    def _judge(self, field: Field, text: str) -> bool:
        """Show what would be wrong with a text; tell whether it is sound."""
        box = self.boxes[field]
        found: Mapping[str, str] = {}
        if text != box.shown:
            found = self._check(SetField(self._node_id, field, text))
        for other, one in self.boxes.items():
            if other is field or not one.is_changed:
                one.set_error(found.get(other.value, ""))
        if found and not set(found) & {one.value for one in self.boxes}:
            box.set_error(next(iter(found.values())))
        return not found

    def _leave(self, field: Field, text: str) -> None:
        box = self.boxes.get(field)
        if box is None or not box.is_changed:
            return
        if self._judge(field, text) and text != box.sent:
            box.sent = text
            self.wanted.emit(SetField(self._node_id, field, text))


def _in_order(lexicon: Lexicon, node: Node) -> tuple[Field, ...]:
    found = fields_of(lexicon, node)
    between = (field for field in found if field not in _FIRST + _LAST)
    return tuple(field for field in (*_FIRST, *between, *_LAST) if field in found)


def _plain(text: str) -> str:
    """Return a text without what reading it takes away."""
    return " ".join(text.replace("；", ";").replace(";", "; ").split())
