"""The versions of a question: who made each, when, why, and what it changed, word by word."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.question import ItemType
from medannot.domain.review.questions_content import Part, PartChange
from medannot.domain.word_changes import Fate, word_changes
from medannot.services.question_review_values import OpenQuestion, VersionStep
from medannot.ui import theme
from medannot.ui.library.side_list import SideList
from medannot.ui.library.words import ability_word, language_word, type_word
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import Text


class HistoryView(SideList):
    """Lists the versions of a question, the newest first."""

    def show_history(self, opened: OpenQuestion) -> None:
        """Show the versions of a question."""
        column = self.begin(self.tr("History"))
        for step in reversed(opened.history):
            column.addWidget(Line())
            self._add(column, step)
        self.end(column)

    def _add(self, column: QVBoxLayout, step: VersionStep) -> None:
        head = self.tr("Version {number}, {time}").format(number=step.number, time=step.made)
        column.addWidget(Text(head, "ui_strong"))
        by = self.tr("by {code}").format(code=step.author) if step.author else self.tr("Imported")
        column.addWidget(Text(by, tone="text_2"))
        if step.comment:
            column.addWidget(Text(self.tr("“{reason}”").format(reason=step.comment), wrap=True))
        for change in step.changes:
            column.addWidget(Text(self._part(change), tone="text_3"))
            words = Text(self._spoken(change), wrap=True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setText(_marked(*_values(change)))
            words.setAccessibleName(self._spoken(change))
            column.addWidget(words)

    def _part(self, change: PartChange) -> str:
        words = {
            Part.STEM: self.tr("Question"),
            Part.CONTEXT: self.tr("Text before it"),
            Part.OPTION: self.tr("Option {letter}").format(letter=change.letter),
            Part.KEY: self.tr("Key"),
            Part.SYNONYMS: self.tr("Also right"),
            Part.EXPLANATION: self.tr("Explanation"),
            Part.ABILITY: self.tr("Ability"),
            Part.IMAGES: self.tr("Images"),
            Part.LANGUAGE: self.tr("Language"),
            Part.TYPE: self.tr("Type"),
        }
        return words[change.part]

    def _spoken(self, change: PartChange) -> str:
        before, after = _values(change)
        return self.tr("{before}, then {after}").format(
            before=before or self.tr("Nothing"), after=after or self.tr("Nothing")
        )


def _values(change: PartChange) -> tuple[str, str]:
    if change.part is Part.ABILITY:
        return ability_word(change.before), ability_word(change.after)
    if change.part is Part.LANGUAGE:
        return language_word(change.before), language_word(change.after)
    if change.part is Part.TYPE:
        return type_word(ItemType(change.before)), type_word(ItemType(change.after))
    return change.before, change.after


def _marked(before: str, after: str) -> str:
    """Return both texts as one: what went is struck out, what came is underlined and strong."""
    look = theme.current()
    gone, new = look.colour("text_3").name(), look.colour("success").name()
    marks = {
        Fate.KEPT: "{}",
        Fate.GONE: f'<s style="color:{gone}">{{}}</s> ',
        Fate.NEW: f'<b><u style="color:{new}">{{}}</u></b> ',
    }
    return "".join(
        marks[fate].format(escape(words).replace("\n", "<br>"))
        for fate, words in word_changes(before, after)
    )
