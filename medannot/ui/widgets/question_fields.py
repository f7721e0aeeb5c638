"""The fields in which a question is edited; the forms of several pages hold them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.review.questions_content import MOST_OPTIONS, QuestionContent, letter_of
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.text import Text

_MORE, _LETTER = 64, 56


class Area(QPlainTextEdit):
    """Some lines of text; Tab leaves it, as it does a line.

    Args:
        name: translated.
        height: in pixels.
    """

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)


class OptionField(QWidget):
    """One option: whether it is right, and its text."""

    def __init__(self, place: int, text: str, *, right: bool) -> None:
        super().__init__()
        letter = letter_of(place)
        self.right = CheckBox(letter)
        self.right.setAccessibleName(self.tr("Option {letter} is right").format(letter=letter))
        self.right.setFixedWidth(_LETTER)
        self.right.setChecked(right)
        self.text = LineField(name=self.tr("Option {letter}").format(letter=letter))
        self.text.setText(text)
        self.text.setCursorPosition(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.right)
        row.addWidget(self.text, 1)


class QuestionFields(QObject):
    """Holds the fields; a form lays them out and says which stand there.

    Args:
        form: in which they stand.
        stem_height: of the field of the question.
    """

    def __init__(self, form: QWidget, stem_height: int) -> None:
        super().__init__(form)
        self._before: QuestionContent | None = None
        self._several = False
        self._labels: dict[QWidget, Text] = {}
        self.options: list[OptionField] = []
        self.stem = Area(self.tr("Question"), stem_height)
        self.context = Area(self.tr("Text before it"), _MORE)
        self.text = LineField(name=self.tr("Right answer"))
        self.synonyms = LineField(name=self.tr("Also right, parted by semicolons"))
        self.explanation = Area(self.tr("Explanation"), _MORE)
        self.ability = Choice(self.tr("Ability"))
        self.choices = Text(self.tr("Options; the ticked ones are right"), tone="text_2")
        self.more = Button(self.tr("Another option"), "quiet", icon="plus", size="compact")
        self.more.clicked.connect(lambda _on=False: self.add_option("", right=False))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(4)

    def add(self, body: QVBoxLayout, field: QWidget) -> None:
        """Put a field under its name."""
        self._labels[field] = Text(field.accessibleName(), tone="text_2")
        body.addWidget(self._labels[field])
        body.addWidget(field)

    def show_field(self, field: QWidget, *, shown: bool) -> None:
        """Show a field with its name, or hide both."""
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def begin(self, content: QuestionContent, type_: ItemType, *, spare: int = 0) -> None:
        """Fill the fields with a question.

        Args:
            content: its words.
            type_: how it is answered.
            spare: empty lines for options that are not there yet.
        """
        self._before = content
        self._several = type_ is ItemType.SEVERAL_ANSWERS
        self.stem.setPlainText(content.stem)
        self.context.setPlainText(content.context)
        self.text.setText(content.text)
        self.synonyms.setText("; ".join(content.synonyms))
        self.explanation.setPlainText(content.explanation)
        for field in self.options:
            self.rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.options = []
        for place, text in enumerate(content.options):
            self.add_option(text, right=place in content.right)
        for _ in range(spare):
            self.add_option("", right=False)
        self.choices.setVisible(type_.has_options)
        self.more.setVisible(type_.has_options)
        for line in (self.text, self.synonyms):
            self.show_field(line, shown=not type_.has_options)

    def add_option(self, text: str, *, right: bool) -> None:
        """Add a line for an option, as far as there are letters."""
        if len(self.options) == MOST_OPTIONS:
            return
        field = OptionField(len(self.options), text, right=right)
        field.right.clicked.connect(lambda _on=False, one=field: self._keep_one(one))
        self.options.append(field)
        self.rows.addWidget(field)
        self._put_before_more(field)
        self.choices.show()

    def _put_before_more(self, field: OptionField) -> None:
        """Let Tab go through the options in their place; what is made last would come last."""
        before = self.more.previousInFocusChain()
        # Qt puts nothing behind what takes no focus, such as the label above the options.
        while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is None:
            return
        for one, behind in ((before, field.right), (field.right, field.text)):
            QWidget.setTabOrder(one, behind)
        QWidget.setTabOrder(field.text, self.more)

    def _keep_one(self, ticked: OptionField) -> None:
        """Let one option be right where the question takes one."""
        if not self._several and ticked.right.isChecked():
            for field in self.options:
                if field is not ticked:
                    field.right.setChecked(False)

    def content(self) -> QuestionContent:
        """Return the question as it is written."""
        before = self._before or QuestionContent("")
        synonyms = self.synonyms.text()
        same = synonyms == "; ".join(before.synonyms)
        right = (place for place, field in enumerate(self.options) if field.right.isChecked())
        return QuestionContent(
            stem=self.stem.toPlainText(),
            context=self.context.toPlainText(),
            options=tuple(field.text.text() for field in self.options),
            right=frozenset(right),
            text=self.text.text(),
            synonyms=before.synonyms if same else tuple(synonyms.split(";")),
            explanation=self.explanation.toPlainText(),
            ability=self.ability.choice(),
        )
