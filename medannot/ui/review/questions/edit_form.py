"""The form in which a question, its options, its key and its ability are edited in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.question import ItemType
from medannot.domain.review.questions_content import MOST_OPTIONS, QuestionContent, letter_of
from medannot.services.question_review_values import OpenQuestion
from medannot.ui.actions import ActionRegistry, key_caption
from medannot.ui.review.questions.words import ABILITIES, ability_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import ElidedText, Text

_STEM, _MORE = 84, 64
_SPARE = 1
"""Empty lines for options that are not there yet."""


class _Area(QPlainTextEdit):
    """Some lines of text; Tab leaves it, as it does a line."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)


class _OptionField(QWidget):
    """One option: whether it is right, and its text."""

    def __init__(self, place: int, text: str, *, right: bool) -> None:
        super().__init__()
        letter = letter_of(place)
        self.right = CheckBox(letter)
        self.right.setAccessibleName(self.tr("Option {letter} is right").format(letter=letter))
        self.right.setFixedWidth(64)
        self.right.setChecked(right)
        self.text = LineField(name=self.tr("Option {letter}").format(letter=letter))
        self.text.setText(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.right)
        row.addWidget(self.text, 1)


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
        self._fields: list[_OptionField] = []
        self._several = False
        self.title = ElidedText("", "section")
        self.stem = _Area(self.tr("Question"), _STEM)
        self.context = _Area(self.tr("Text before it"), _MORE)
        self.text = LineField(name=self.tr("Right answer"))
        self.synonyms = LineField(name=self.tr("Also right"))
        self.explanation = _Area(self.tr("Explanation"), _MORE)
        self.ability = Choice(self.tr("Ability"))
        self.more = Button(self.tr("Another option"), "quiet", icon="plus", size="compact")
        self.keep = Button(
            self.tr("Keep"), "primary", key=key_caption(actions["questions.keep"].keys[0])
        )
        self.leave = Button(self.tr("Leave"), "normal", key=key_caption("Esc"))
        self._options = QVBoxLayout()
        self._options.setSpacing(4)
        self._lay_out()
        self.more.clicked.connect(lambda _on=False: self._add_option("", right=False))
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("canvas")
        body = QVBoxLayout(inner)
        body.setContentsMargins(20, 8, 20, 12)
        body.setSpacing(6)
        self._labels: dict[QWidget, Text] = {}
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Text before it"), self.context),
            (self.tr("Question"), self.stem),
        )
        for label, field in rows:
            self._add(body, label, field)
        self._choices = Text(self.tr("Options; the ticked ones are right"), tone="text_2")
        body.addWidget(self._choices)
        body.addLayout(self._options)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        body.addLayout(row)
        rest: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Right answer"), self.text),
            (self.tr("Also right, parted by semicolons"), self.synonyms),
            (self.tr("Ability"), self.ability),
            (self.tr("Explanation"), self.explanation),
        )
        for label, field in rest:
            self._add(body, label, field)
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

    def _add(self, body: QVBoxLayout, label: str, field: QWidget) -> None:
        self._labels[field] = Text(label, tone="text_2")
        body.addWidget(self._labels[field])
        body.addWidget(field)

    def begin(self, opened: OpenQuestion) -> None:
        """Fill the form with a question."""
        content = opened.content
        self._before = content
        self.title.setText(self.tr("Editing question {number}").format(number=opened.number))
        self.stem.setPlainText(content.stem)
        self.context.setPlainText(content.context)
        self._show(self.context, shown=bool(content.context))
        self.text.setText(content.text)
        self.synonyms.setText("; ".join(content.synonyms))
        self.explanation.setPlainText(content.explanation)
        known = [*ABILITIES, *([content.ability] if content.ability not in ABILITIES else [])]
        self.ability.offer([(one, ability_words(one)) for one in known])
        self.ability.choose(content.ability)
        self._begin_options(opened)
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_options(self, opened: OpenQuestion) -> None:
        content, type_ = opened.content, opened.version.type
        self._several = opened.set.takes_several and type_ is not ItemType.YES_NO
        for field in self._fields:
            self._options.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._fields = []
        for place, text in enumerate(content.options):
            self._add_option(text, right=place in content.right)
        yes_no = type_ is ItemType.YES_NO
        if type_.has_options and not yes_no:
            for _ in range(_SPARE):
                self._add_option("", right=False)
        self.more.setVisible(not yes_no)
        self._choices.setVisible(type_.has_options)
        for line in (self.text, self.synonyms):
            self._show(line, shown=not type_.has_options)

    def _show(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _add_option(self, text: str, *, right: bool) -> None:
        if len(self._fields) == MOST_OPTIONS:
            return
        field = _OptionField(len(self._fields), text, right=right)
        field.right.clicked.connect(lambda _on=False, one=field: self._keep_one(one))
        self._fields.append(field)
        self._options.addWidget(field)
        self._choices.show()

    def _keep_one(self, ticked: _OptionField) -> None:
        """Let one option be right where the set's questions take one."""
        if self._several or not ticked.right.isChecked():
            return
        for field in self._fields:
            if field is not ticked:
                field.right.setChecked(False)

    def content(self) -> QuestionContent:
        """Return the question as it is written; empty options at the end are none."""
        texts = [field.text.text() for field in self._fields]
        while texts and not texts[-1].strip():
            texts.pop()
        before = self._before or QuestionContent("")
        synonyms = self.synonyms.text()
        return QuestionContent(
            stem=self.stem.toPlainText(),
            context=self.context.toPlainText(),
            options=tuple(texts),
            right=frozenset(
                place for place, field in enumerate(self._fields) if field.right.isChecked()
            ),
            text=self.text.text(),
            synonyms=before.synonyms
            if synonyms == "; ".join(before.synonyms)
            else tuple(synonyms.split(";")),
            explanation=self.explanation.toPlainText(),
            ability=self.ability.choice(),
        )

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
