"""Which questions of its set a study takes: those in a language, those that ask for something."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.question_list import Needs
from medannot.ui.languages import by_name
from medannot.ui.studies.words import language_word, needs_word
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow

_LANGUAGES = ("en", "zh")
"""Offered until the set has told its own."""

_NEEDS = ("", Needs.IMAGE.value, Needs.KNOWLEDGE.value)


class QuestionChoice(QWidget):
    """Two lists and two boxes; all questions that can be scored are taken at first.

    Signals:
        edited: another choice was made.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = Choice(self.tr("Language of the questions"))
        self.offer_languages(_LANGUAGES)
        self.needs = Choice(self.tr("What the questions ask for"))
        self.needs.offer([(one, needs_word(one)) for one in _NEEDS])
        self.unscored = CheckBox(self.tr("Also those without a reference answer, not scored"))
        self.apart = CheckBox(self.tr("Each reader one version only of a question"))
        self.apart.setToolTip(
            self.tr(
                "Of a question in several languages other readers get the other version, so that "
                "nobody answers it a second time."
            )
        )
        self.apart.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for row in (
            FormRow(self.tr("Language"), self.language),
            FormRow(self.tr("Questions"), self.needs),
        ):
            column.addWidget(row)
        column.addWidget(self.apart)
        column.addWidget(self.unscored)
        self.apart.toggled.connect(lambda _on: self.edited.emit())
        self.unscored.toggled.connect(lambda _on: self.edited.emit())
        for choice in (self.language, self.needs):
            choice.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def offer_languages(self, codes: Iterable[str]) -> None:
        """Offer the languages that the set has questions in; one it has not is given up."""
        before = self.language.choice()
        self.language.offer([(one, language_word(one)) for one in ("", *by_name(codes))])
        if self.language.choice() != before:
            self.edited.emit()

    def offer_apart(self, *, several: bool) -> None:
        """Offer to keep versions apart where questions stand in several languages."""
        self.apart.setVisible(several or self.apart.isChecked())

    def clear(self) -> None:
        """Take all questions that can be scored."""
        self.language.choose("")
        self.needs.choose("")
        self.unscored.setChecked(False)
        self.apart.setChecked(False)
