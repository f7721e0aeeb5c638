"""The form in which a question of the library is edited: words, options, key, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.question import Ability, ItemType
from medannot.domain.review.questions_content import QuestionContent
from medannot.services.question_review_values import OpenQuestion
from medannot.ui.languages import all_languages
from medannot.ui.library.words import ability_word, language_word, type_word
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.question_fields import OptionField, QuestionFields
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Card

_STEM = 92


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
        self._fields = QuestionFields(self, _STEM)
        self.stem, self.text = self._fields.stem, self._fields.text
        self.trouble = Banner()
        self.trouble.hide()
        self.type = Choice(self.tr("Type"))
        self.language = Choice(self.tr("Language"))
        self.reason = LineField(name=self.tr("Why it is changed"))
        self.keep = Button(self.tr("Save"), "primary", key="Ctrl+Enter")
        self.leave = Button(self.tr("Leave"), "normal", key="Esc")
        self._lay_out()
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        self.leave.clicked.connect(lambda _on=False: self.leave_wanted.emit())
        self.reason.textEdited.connect(lambda _text: self.reason.set_error(False))
        # Whatever has the focus: a box that is ticked takes Enter for itself.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep_wanted)

    def _lay_out(self) -> None:
        fields, inner = self._fields, QWidget()
        inner.setObjectName("canvas")
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(6)
        fields.add(body, fields.context)
        fields.add(body, fields.stem)
        body.addWidget(fields.choices)
        body.addLayout(fields.rows)
        body.addWidget(fields.more, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (
            fields.text,
            fields.synonyms,
            self.type,
            fields.ability,
            self.language,
            fields.explanation,
        ):
            fields.add(body, field)
        body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.trouble)
        fields.add(foot, self.reason)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        foot.addLayout(buttons)
        self.body.addWidget(ColumnScroll(inner), 1)
        self.body.addLayout(foot)

    def begin(self, opened: OpenQuestion) -> None:
        """Fill the form with a question."""
        self.opened = opened
        content, version = opened.content, opened.version
        self.trouble.hide()
        self._fields.begin(content, version.type)
        self.reason.clear()
        self.reason.set_error(False)
        known = [*(one.value for one in Ability), ""]
        known += [content.ability] if content.ability not in known else []
        self._fields.ability.offer([(one, ability_word(one)) for one in known])
        self._fields.ability.choose(content.ability)
        languages = all_languages(first=(version.language,))
        self.language.offer([(one, language_word(one)) for one in languages])
        self.language.choose(version.language)
        kinds = (
            (ItemType.SHORT_TEXT, ItemType.FREE_TEXT)
            if not version.type.has_options
            else (ItemType.YES_NO, version.type)
        )
        self.type.offer([(one.value, type_word(one)) for one in dict.fromkeys(kinds)])
        self.type.choose(version.type.value)
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self) -> None:
        """Mark the field of the reason, and lead there."""
        self.reason.set_error(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def options(self) -> tuple[OptionField, ...]:
        """Return the lines of the options."""
        return tuple(self._fields.options)

    def content(self) -> QuestionContent:
        """Return the question as it is written."""
        return self._fields.content()

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
