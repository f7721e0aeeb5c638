"""Joins two questions that are one in two languages, both seen whole before that."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from medannot.domain.question_list import ItemLine
from medannot.domain.wording import one_line
from medannot.ui.faults import said as translated
from medannot.ui.library.set_forms import SideForm
from medannot.ui.library.words import language_word, number_word, type_word
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.item_pictures import PictureBox
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import IconMark, KeyBadge, Line
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.question_bank import ItemView

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTER, _FIRST, _SECOND = 0, 1, 3
"""Columns: the letter of an option; either question's words, each with a mark behind."""

_IMAGE_ROW = 3
_PICTURE = 96


class JoinForm(SideForm):
    """Joins the question that was chosen first with the one that is chosen now.

    Args:
        thumbnails: gives the pictures.

    Signals:
        pair_changed: the two are others; what they hold is wanted (`show_pair`).
    """

    pair_changed = Signal()

    def __init__(self, thumbnails: SmallPictures) -> None:
        super().__init__(self.tr("One question in two languages"), self.tr("Join"))
        self._thumbnails = thumbnails
        self.first: ItemLine | None = None
        self.second: ItemLine | None = None
        said = self.tr(
            "A study in one language takes the version of that language; one in all languages "
            "takes both, and can give each reader one only. A draw takes both or none. Each "
            "version is scored and counted by itself."
        )
        self.column.addWidget(Text(said, tone="text_2", wrap=True))
        self.column.addWidget(Line())
        self.doubt = Banner("", "warning")
        self._pair = QGridLayout()
        self._pair.setHorizontalSpacing(8)
        self._pair.setVerticalSpacing(8)
        for column in (_FIRST, _SECOND):
            self._pair.setColumnStretch(column, 1)
        self.hint = Text("", wrap=True)
        self.column.addLayout(self._pair)
        self.column.addWidget(self.hint)
        # Above the act, so that it is seen however long the questions are.
        self.body.insertWidget(self.body.indexOf(self.trouble), self.doubt)
        self.doubt.hide()

    def begin(self, line: ItemLine) -> None:
        """Begin with a question; the other one is chosen in the list."""
        self.first, self.second = line, None
        self.choose(None)

    def choose(self, line: ItemLine | None) -> None:
        """Take what is chosen in the list as the other question."""
        self.trouble.hide()
        first = self.first
        other = line if line and first and line.item_id != first.item_id else None
        alike = first is not None and other is not None and first.language == other.language
        self.second = None if alike else other
        # A button that is off has its reason beside it.
        self.act.setEnabled(self.second is not None)
        self.hint.setText(self._hint(other, alike=alike))
        self.hint.setVisible(self.second is None)
        self.pair_changed.emit()

    def show_pair(
        self, first: "ItemView", second: "ItemView | None", doubts: Sequence[str]
    ) -> None:
        """Show type, words, images, options and key of both beside each other.

        Args:
            first: what `first` holds.
            second: what `second` holds, if any.
            doubts: where the two are answered otherwise.
        """
        clear(self._pair)
        lines, views = (self.first, self.second), (first, second)
        types = {one.version.type for one in views if one}
        for column, line, view in zip((_FIRST, _SECOND), lines, views, strict=True):
            if line is None or view is None:
                continue
            differs = len(types) > 1
            self._add(0, column, Text(self._head(line), tone="text_2", wrap=True))
            kind = Text(type_word(line.type), tone="warning" if differs else "text_3", wrap=True)
            self._add(1, column, kind)
            self._add(2, column, Text(one_line(line.stem), "ui_strong", wrap=True))
            self._add_images(column, view)
            right = view.reference.option_ids if view.reference else frozenset()
            for place, option in enumerate(view.version.options):
                self._add_option(place, column, option.text, right=option.id in right)
            if view.reference and view.reference.text:
                key = self.tr("Key: {text}").format(text=view.reference.text)
                self._add(100, column, Text(key, tone="success", wrap=True))
            elif view.reference is None or not right:
                self._add(100, column, Text(self.tr("No key"), tone="warning"))
        self.doubt.say("\n".join(translated(each) for each in doubts), "warning")

    def _add(self, row: int, column: int, words: Text) -> None:
        self._pair.addWidget(words, row, column, 1, 2, Qt.AlignmentFlag.AlignTop)

    def _add_images(self, column: int, view: "ItemView") -> None:
        """Show the first image, and say how many more there are."""
        images = view.version.images
        if not images:
            return
        box = PictureBox(self._thumbnails, _PICTURE)
        first = images[0]
        box.show_image(first, view.erased.get(first.media_id) if first.media_id else None)
        self._pair.addWidget(box, _IMAGE_ROW, column, 1, 2)
        if len(images) > 1:
            more = self.tr("and %Ln more", "", len(images) - 1)
            self._add(_IMAGE_ROW + 1, column, Text(more, tone="text_3"))

    def _add_option(self, place: int, column: int, text: str, *, right: bool) -> None:
        row, top = place + _IMAGE_ROW + 2, Qt.AlignmentFlag.AlignTop
        if self._pair.itemAtPosition(row, _LETTER) is None:
            letter = KeyBadge(_LETTERS[place % len(_LETTERS)])
            self._pair.addWidget(letter, row, _LETTER, top)
        words = Text(text, tone="success" if right else "text", wrap=True)
        words.setContentsMargins(0, 2, 0, 0)  # level with the letter
        self._pair.addWidget(words, row, column, top)
        if right:
            mark = IconMark("check", "success", 16)
            mark.setAccessibleName(self.tr("Right"))
            self._pair.addWidget(mark, row, column + 1, top)

    def _head(self, line: ItemLine) -> str:
        return self.tr("{language}, question {number} of {set}").format(
            language=language_word(line.language),
            number=number_word(line.number),
            set=one_line(line.set_name),
        )

    def _hint(self, other: ItemLine | None, *, alike: bool) -> str:
        if other is not None and alike:
            said = self.tr("Both are in one language, {language}; choose one in another.")
            return said.format(language=language_word(other.language))
        return self.tr("Choose the same question in the other language in the list.")
