"""The form in which a question, its options, its key and its ability are edited in place."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.review.questions_content import QuestionContent
from medannot.services.question_review_values import OpenQuestion
from medannot.ui.actions import ActionRegistry, key_caption
from medannot.ui.review.questions.words import ABILITIES, ability_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.question_fields import QuestionFields
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import ElidedText

_STEM = 84
_SPARE = 1
"""Empty lines for options that are not there yet."""


class EditForm(QWidget):
    """Edits the question in front.

    Args:
        actions: whose keys the buttons show.

    Signals:
        keep_wanted: what is written is to be the question.
        leave_wanted: the form is to be left.
    """

    keep_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._before: QuestionContent | None = None
        self._fields = QuestionFields(self, _STEM)
        self.stem, self.text = self._fields.stem, self._fields.text
        self.title = ElidedText("", "section")
        self.keep = Button(
            self.tr("Keep"), "primary", key=key_caption(actions["questions.keep"].keys[0])
        )
        self.leave = Button(self.tr("Leave"), "normal", key=key_caption("Esc"))
        self._lay_out()
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())

    def _lay_out(self) -> None:
        fields, inner = self._fields, QWidget()
        inner.setObjectName("canvas")
        body = QVBoxLayout(inner)
        body.setContentsMargins(20, 8, 20, 12)
        body.setSpacing(6)
        fields.add(body, fields.context)
        fields.add(body, fields.stem)
        body.addWidget(fields.choices)
        body.addLayout(fields.rows)
        body.addWidget(fields.more, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (fields.text, fields.synonyms, fields.ability, fields.explanation):
            fields.add(body, field)
        body.addStretch(1)
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        head.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(ColumnScroll(inner), 1)

    def begin(self, opened: OpenQuestion) -> None:
        """Fill the form with a question."""
        content, type_ = opened.content, opened.version.type
        self._before = content
        yes_no = type_ is ItemType.YES_NO
        self.title.setText(self.tr("Editing question {number}").format(number=opened.number))
        self._fields.begin(
            content,
            type_,
            spare=_SPARE if type_.has_options and not yes_no else 0,
        )
        self._fields.more.setVisible(not yes_no)
        self._fields.show_field(self._fields.context, shown=bool(content.context))
        known = [*ABILITIES, *([content.ability] if content.ability not in ABILITIES else [])]
        self._fields.ability.offer([(one, ability_words(one)) for one in known])
        self._fields.ability.choose(content.ability)
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)

    def content(self) -> QuestionContent:
        """Return the question as it is written; empty options at the end are none."""
        written = self._fields.content()
        texts = list(written.options)
        while texts and not texts[-1].strip():
            texts.pop()
        return replace(written, options=tuple(texts))

    @property
    def changed(self) -> bool:
        """Tell whether something was typed."""
        return self._before is not None and self.content() != self._before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
