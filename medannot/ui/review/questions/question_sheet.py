"""The question as a reader would see it, with the key marked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.review.questions_content import QuestionContent
from medannot.services.question_review_values import OpenQuestion
from medannot.ui import theme
from medannot.ui.phrases import parted
from medannot.ui.review.questions.words import ability_words, letters, type_words
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.question_text import QuestionText
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Chip, IconMark, KeyBadge
from medannot.ui.widgets.text import Text

_LONG_STEM = 160
"""Signs from which on a question is too long to be read in large type."""


class OptionRow(QWidget):
    """An option with its letter; a right one is marked by tone and tick.

    Args:
        letter: as readers see it.
        text: of the option.
        right: whether it is of the key.
    """

    def __init__(self, letter: str, text: str, *, right: bool) -> None:
        super().__init__()
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{letter}. {text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(KeyBadge(letter), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, wrap=True), 1)
        if right:
            self.setAccessibleDescription(self.tr("Right"))
            row.addWidget(IconMark("check", "success", 16), 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tone of a right option."""
        if self._right:
            radius = theme.current().metric("radius.control")
            surface(QPainter(self), self.rect(), "success_bg", None, radius)


class _Chips(QWidget):
    """Two chips beside one another, or below where they have no room."""

    def __init__(self, words: tuple[str, str]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._chips = [Chip(one) for one in words]
        for chip in self._chips:
            self._line.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = sum(chip.sizeHint().width() for chip in self._chips) + self._line.spacing()
        way = QBoxLayout.Direction
        beside = wanted <= self.width()
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)


class QuestionSheet(ColumnScroll):
    """Shows one question, as it is now or as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.setAccessibleName(self.tr("The question with its key"))

    def show_question(
        self, opened: OpenQuestion | None, content: QuestionContent | None = None
    ) -> None:
        """Show a question; with `content` as it was then."""
        wanted = (opened.version.id if opened else None, content)
        if wanted == self._shown:
            return
        self._shown = wanted
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        if opened is not None:
            self._fill(column, opened, content or opened.content)
        column.addStretch(1)
        self.setWidget(canvas)

    def _fill(self, column: QVBoxLayout, opened: OpenQuestion, content: QuestionContent) -> None:
        column.addWidget(_Chips((type_words(opened.version.type), ability_words(content.ability))))
        if content.context:
            column.addWidget(_words(content.context, "body", "text_2"))
        long = len(content.stem) > _LONG_STEM
        column.addWidget(_words(content.stem, "body" if long else "section", "text"))
        if not content.has_key:
            said = self.tr("No key is stored; no study can score this question.")
            column.addWidget(Banner(said, "warning"))
        self._add_options(column, content)
        self._add_key(column, content, opened.version.type)

    def _add_options(self, column: QVBoxLayout, content: QuestionContent) -> None:
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for place, letter in enumerate(letters(len(content.options))):
            right = place in content.right
            rows.addWidget(OptionRow(letter, content.options[place], right=right))
        column.addLayout(rows)

    def _add_key(self, column: QVBoxLayout, content: QuestionContent, type_: ItemType) -> None:
        if content.text and not type_.has_options:
            column.addWidget(Text(self.tr("Right answer"), "ui_strong"))
            column.addWidget(Text(content.text, tone="success", wrap=True))
        if content.synonyms:
            said = self.tr("Also right: {others}").format(others=parted(content.synonyms))
            column.addWidget(Text(said, tone="text_2", wrap=True))
        if content.explanation:
            column.addWidget(Text(self.tr("Explanation"), "ui_strong"))
            column.addWidget(Text(content.explanation, tone="text_2", wrap=True))


def _words(text: str, style: str, tone: str) -> QuestionText:
    words = QuestionText(style, tone)
    words.show_text(text, style)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words
