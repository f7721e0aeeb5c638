"""Which questions of its set a study takes: those in a language, those that ask for something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.question_list import Needs
from medannot.ui.studies.words import language_word, needs_word
from medannot.ui.widgets.fields import Choice, FormRow

_LANGUAGES = ("", "en", "zh")
_NEEDS = ("", Needs.IMAGE.value, Needs.KNOWLEDGE.value)


class QuestionChoice(QWidget):
    """Two lists; all questions are taken at first.

    Signals:
        edited: another choice was made.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = Choice(self.tr("Language of the questions"))
        self.language.offer([(one, language_word(one)) for one in _LANGUAGES])
        self.needs = Choice(self.tr("What the questions ask for"))
        self.needs.offer([(one, needs_word(one)) for one in _NEEDS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for row in (
            FormRow(self.tr("Language"), self.language),
            FormRow(self.tr("Questions"), self.needs),
        ):
            column.addWidget(row)
        for choice in (self.language, self.needs):
            choice.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def clear(self) -> None:
        """Take all questions."""
        self.language.choose("")
        self.needs.choose("")
