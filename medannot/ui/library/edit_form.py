"""The form in which a question of the library is edited: words, options, key, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot.domain.question import Ability, ItemType
from medannot.domain.review.questions_content import MOST_OPTIONS, QuestionContent, letter_of
from medannot.services.question_review_values import OpenQuestion
from medannot.ui.library.words import ability_word, language_word, type_word
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_STEM, _MORE = 92, 64


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
        self.right.setFixedWidth(56)
        self.right.setChecked(right)
        self.text = LineField(name=self.tr("Option {letter}").format(letter=letter))
        self.text.setText(text)
        self.text.setCursorPosition(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.right)
        row.addWidget(self.text, 1)


class EditForm(Card):
    """Edits one question in the preview's place.

    Signals:
        keep_wanted: what is written is to be the next version.
        leave_wanted: the form is to be left.
    """

    keep_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=1)
        self.opened: OpenQuestion | None = None
        self._fields: list[_OptionField] = []
        self._several = False
        self.trouble = Banner()
        self.trouble.hide()
        self.stem = _Area(self.tr("Question"), _STEM)
        self.context = _Area(self.tr("Text before it"), _MORE)
        self.text = LineField(name=self.tr("Right answer"))
        self.synonyms = LineField(name=self.tr("Also right, parted by semicolons"))
        self.explanation = _Area(self.tr("Explanation"), _MORE)
        self.type = Choice(self.tr("Type"))
        self.ability = Choice(self.tr("Ability"))
        self.language = Choice(self.tr("Language"))
        self.reason = LineField(name=self.tr("Why it is changed"))
        self.more = Button(self.tr("Another option"), "quiet", icon="plus", size="compact")
        self.keep = Button(self.tr("Save"), "primary", key="Ctrl+Enter")
        self.leave = Button(self.tr("Leave"), "normal", key="Esc")
        self._options = QVBoxLayout()
        self._options.setSpacing(4)
        self._labels: dict[QWidget, Text] = {}
        self._lay_out()
        self.more.clicked.connect(lambda _on=False: self._add_option("", right=False))
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())
        # Whatever has the focus: a box that is ticked takes Enter for itself.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep_wanted)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("canvas")
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(6)
        self._add(body, self.context)
        self._add(body, self.stem)
        self._choices = Text(self.tr("Options; the ticked ones are right"), tone="text_2")
        body.addWidget(self._choices)
        body.addLayout(self._options)
        body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (
            self.text,
            self.synonyms,
            self.type,
            self.ability,
            self.language,
            self.explanation,
        ):
            self._add(body, field)
        body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.trouble)
        self._add(foot, self.reason)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        foot.addLayout(buttons)
        self.body.addWidget(ColumnScroll(inner), 1)
        self.body.addLayout(foot)

    def _add(self, body: QVBoxLayout, field: QWidget) -> None:
        self._labels[field] = Text(field.accessibleName(), tone="text_2")
        body.addWidget(self._labels[field])
        body.addWidget(field)

    def begin(self, opened: OpenQuestion) -> None:
        """Fill the form with a question."""
        self.opened = opened
        content, version = opened.content, opened.version
        self.trouble.hide()
        self.stem.setPlainText(content.stem)
        self.context.setPlainText(content.context)
        self.text.setText(content.text)
        self.synonyms.setText("; ".join(content.synonyms))
        self.explanation.setPlainText(content.explanation)
        self.reason.clear()
        known = [*(one.value for one in Ability), ""]
        known += [content.ability] if content.ability not in known else []
        self.ability.offer([(one, ability_word(one)) for one in known])
        self.ability.choose(content.ability)
        languages = dict.fromkeys(("en", "zh", version.language))
        self.language.offer([(one, language_word(one)) for one in languages])
        self.language.choose(version.language)
        kinds = (
            (ItemType.SHORT_TEXT, ItemType.FREE_TEXT)
            if not version.type.has_options
            else (ItemType.YES_NO, opened.shown_type)
        )
        self.type.offer([(one.value, type_word(one)) for one in dict.fromkeys(kinds)])
        self.type.choose(
            (version.type if version.type is ItemType.YES_NO else opened.shown_type).value
        )
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
        self.more.setVisible(type_.has_options)
        self._choices.setVisible(type_.has_options)
        for line in (self.text, self.synonyms):
            line.setVisible(not type_.has_options)
            self._labels[line].setVisible(not type_.has_options)

    def _add_option(self, text: str, *, right: bool) -> None:
        if len(self._fields) == MOST_OPTIONS:
            return
        field = _OptionField(len(self._fields), text, right=right)
        field.right.clicked.connect(lambda _on=False, one=field: self._keep_one(one))
        self._fields.append(field)
        self._options.addWidget(field)

    def _keep_one(self, ticked: _OptionField) -> None:
        """Let one option be right where the set's questions take one."""
        if not self._several and ticked.right.isChecked():
            for field in self._fields:
                if field is not ticked:
                    field.right.setChecked(False)

    @property
    def options(self) -> tuple[_OptionField, ...]:
        """Return the lines of the options."""
        return tuple(self._fields)

    def content(self) -> QuestionContent:
        """Return the question as it is written."""
        right = (place for place, field in enumerate(self._fields) if field.right.isChecked())
        before = self.opened.content if self.opened else QuestionContent("")
        synonyms = self.synonyms.text()
        same = synonyms == "; ".join(before.synonyms)
        return QuestionContent(
            stem=self.stem.toPlainText(),
            context=self.context.toPlainText(),
            options=tuple(field.text.text() for field in self._fields),
            right=frozenset(right),
            text=self.text.text(),
            synonyms=before.synonyms if same else tuple(synonyms.split(";")),
            explanation=self.explanation.toPlainText(),
            ability=self.ability.choice(),
        )

    @property
    def changed(self) -> bool:
        """Tell whether something was typed."""
        opened = self.opened
        return opened is not None and (
            self.content() != opened.content
            or self.language.choice() != opened.version.language
            or bool(self.reason.text().strip())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
