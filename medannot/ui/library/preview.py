"""One question as a reader sees it, with its key marked for those who may see it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.question import ItemVersion, ReferenceAnswer
from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.library.mark_layer import MarkedImage
from medannot.ui.library.pictures import Pictures
from medannot.ui.library.preview_acts import PreviewActs
from medannot.ui.library.relation_list import RelationList
from medannot.ui.library.words import ability_word, language_word, number_word, type_word
from medannot.ui.phrases import parted
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.question_text import QuestionText
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Card, Chip, IconMark, KeyBadge
from medannot.ui.widgets.text import Text
from medannot.ui.widgets.tried_options import TriedOptions

if TYPE_CHECKING:
    from medannot.services.question_bank import ItemView
    from medannot.services.question_sets import OtherLanguage

_LONG_STEM = 80
"""Signs from which on a question is too long to be read in strong type."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class OptionLine(QWidget):
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
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(KeyBadge(letter), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, wrap=True), 1)
        if right:
            mark = IconMark("check", "success", 16)
            mark.setAccessibleName(self.tr("Right"))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tone of a right option."""
        if self._right:
            radius = theme.current().metric("radius.control")
            surface(QPainter(self), self.rect(), "success_bg", None, radius)


class Preview(Card):
    """The question that is chosen in the list.

    Args:
        thumbnails: gives the pictures.
        erase: translated caption of the button that erases an image.
        cover: translated caption of the button that covers part of one.

    Attributes:
        thumbnails: as given.

    Signals:
        erase_wanted: (id of the image).
        cover_wanted: (id of the image, frame).
        edit_wanted, history_wanted, join_wanted: of the question that is shown.
        language_wanted: (id of the item version in the other language).
        part_wanted: (ids of the two items that are one question no more).
    """

    erase_wanted = Signal(str)
    cover_wanted = Signal(str, int)
    edit_wanted = Signal()
    history_wanted = Signal()
    join_wanted = Signal()
    language_wanted = Signal(str)
    part_wanted = Signal(str, str)

    def __init__(self, thumbnails: Thumbnails, erase: str, cover: str) -> None:
        super().__init__(margin=1)
        self.view: ItemView | None = None
        self._tried, self._with_marks = False, True
        self._erase, self._cover = erase, cover
        self._pictures: Pictures | None = None
        self.thumbnails = thumbnails
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Preview of the question"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self._foot = self._made_foot()
        self.body.addWidget(self._foot)
        self.show_nothing("")

    def _made_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        edit = Button(self.tr("Edit"), "normal", key="E", size="compact")
        edit.clicked.connect(lambda _on=False: self.edit_wanted.emit())
        history = Button(self.tr("History"), "quiet", size="compact")
        history.clicked.connect(lambda _on=False: self.history_wanted.emit())
        self._try = Button(self.tr("Try it"), "quiet", size="compact")
        self._try.clicked.connect(lambda _on=False: self.try_it())
        for button in (edit, history):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._try)
        return foot

    @property
    def is_tried(self) -> bool:
        """Tell whether the question is shown as a reader sees it."""
        return self._tried

    def try_it(self) -> None:
        """Show the question as a reader sees it, without key and properties, or all of it again."""
        if self.view is not None:
            self._tried = not self._tried
            self._show(self.view)

    def toggle_marks(self) -> None:
        """Draw the marks that came with questions over their images, or leave them out."""
        self._with_marks = not self._with_marks
        if self.view is not None:
            self._show(self.view)

    def _add_marks(self, column: QVBoxLayout, pictures: Pictures, view: "ItemView") -> None:
        """Draw what came with the question, and offer to leave it out; readers never see it."""
        if self._with_marks:
            pictures.show_marks(_marked(view))
        said = self.tr("Hide the marks") if self._with_marks else self.tr("Show the marks")
        button = Button(said, "quiet", key="M", size="compact")
        button.clicked.connect(lambda _on=False: self.toggle_marks())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def other_language(self) -> None:
        """Ask for the same question in the next language, where there is one."""
        if self.view is not None and self.view.languages:
            self.language_wanted.emit(self.view.languages[0].version_id)

    def sizeHint(self) -> QSize:
        """Return the preview's measure."""
        return QSize(360, 480)

    def _fill(self) -> QVBoxLayout:
        self._pictures = None
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self._area.setWidget(canvas)
        return column

    def show_nothing(self, sentence: str) -> None:
        """Say why no question is shown."""
        self.view, self._tried = None, False
        self._foot.hide()
        column = self._fill()
        if sentence:
            column.addWidget(Banner(sentence, "danger"))
        else:
            hint = Text(self.tr("Choose a question to see it here."), tone="text_3", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addStretch(1)
            column.addWidget(hint)
        column.addStretch(1)

    def show_item(self, view: "ItemView") -> None:
        """Show a question."""
        self.view, self._tried = view, False
        self._show(view)

    def _show(self, view: "ItemView") -> None:
        version, column = view.version, self._fill()
        self._foot.show()
        self._try.setText(self.tr("With the key") if self._tried else self.tr("Try it"))
        if version.images:
            self._pictures = Pictures(self.thumbnails)
            self._pictures.erase_wanted.connect(self.erase_wanted)
            self._pictures.cover_wanted.connect(self.cover_wanted)
            column.addWidget(self._pictures)
            self._pictures.show_images(version.images, view.erased)
            if view.marks and not self._tried:
                self._add_marks(column, self._pictures, view)
        if not self._tried:
            for row in self._chips(version):
                column.addLayout(row)
            self._add_switch(column, view)
            self._add_trouble(column, version)
        if version.context:
            column.addWidget(_question(version.context, "ui", "text_2"))
        long = len(version.stem) > _LONG_STEM
        column.addWidget(_question(version.stem, "body" if long else "section", "text"))
        self._add_options(column, version, None if self._tried else view.reference)
        if view.reference is not None and not self._tried:
            self._add_key(column, view.reference)
        if view.relations and not self._tried:
            column.addWidget(RelationList(view.relations))
        if not self._tried:
            column.addWidget(self._source(view))
            column.addWidget(self._acts(view))
        column.addStretch(1)

    def erase_first(self) -> None:
        """Ask for the erasure of the image that is shown large, where there is one."""
        if self._pictures is not None:
            self._pictures.erase_shown()

    def cover_first(self) -> None:
        """Ask for part of the image that is shown large to be covered, where there is one."""
        if self._pictures is not None:
            self._pictures.cover_shown()

    def _chips(self, version: ItemVersion) -> list[QHBoxLayout]:
        """Return rows of chips that never make the preview wider than it is."""
        words = [type_word(version.type)]
        if version.language:
            words.append(language_word(version.language))
        lines = [words, [_cut(ability_word(version.ability))] if version.ability else []]
        rows = []
        for line in filter(None, lines):
            row = QHBoxLayout()
            row.setSpacing(6)
            for word in line:
                row.addWidget(Chip(word))
            row.addStretch(1)
            rows.append(row)
        return rows

    def _acts(self, view: "ItemView") -> PreviewActs:
        """Return what can be done with the question: below it, the last that cannot be undone."""
        acts, pictures = PreviewActs(self._erase, self._cover), self._pictures
        if pictures is not None:
            acts.cover_wanted.connect(pictures.cover_shown)
            acts.erase_wanted.connect(pictures.erase_shown)
            pictures.place_shown.connect(
                lambda: acts.offer_image(there=pictures.erasable() is not None)
            )
            acts.offer_image(there=pictures.erasable() is not None)
        if not view.languages:
            join = Button(self.tr("Join with another language…"), "quiet", size="compact")
            join.clicked.connect(lambda _on=False: self.join_wanted.emit())
            acts.add(join)
        for one in view.languages:
            if one.link_id:
                acts.add_wide(self._parting(view, one))
        return acts

    def _parting(self, view: "ItemView", one: "OtherLanguage") -> QWidget:
        """Return who joined a question with the shown one, and the way to part them."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(self.tr("Joined by {code}").format(code=one.author), tone="text_3"))
        row.addStretch(1)
        part = Button(self.tr("Part them"), "quiet", size="compact")
        pair = (view.version.item_id, one.item_id)
        part.clicked.connect(lambda _on=False: self.part_wanted.emit(*pair))
        row.addWidget(part)
        return line

    def _add_switch(self, column: QVBoxLayout, view: "ItemView") -> None:
        """Add the switch between the languages of the question, where it has several."""
        if not view.languages:
            return
        own = Segment(view.version.id, _short(view.version.language))
        others = [Segment(one.version_id, _short(one.language)) for one in view.languages]
        languages = sorted((own, *others), key=lambda one: one.text)
        switch = Segmented(languages, self.tr("Language"), height=32)
        switch.choose(own.key)
        switch.chosen.connect(self.language_wanted)
        column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_trouble(self, column: QVBoxLayout, version: ItemVersion) -> None:
        if version.missing_images:
            said = self.tr(
                "%Ln image(s) missing; no study can show it.", "", version.missing_images
            )
            column.addWidget(Banner(said, "warning"))
        if not version.has_key:
            said = self.tr("No reference answer; no study can score it.")
            column.addWidget(Banner(said, "warning"))

    def _add_options(
        self, column: QVBoxLayout, version: ItemVersion, reference: ReferenceAnswer | None
    ) -> None:
        if self._tried and version.options:
            column.addWidget(TriedOptions([one.text for one in version.options], version.type))
            return
        if self._tried:
            column.addWidget(LineField(type_word(version.type), name=self.tr("Try an answer")))
        right = reference.option_ids if reference else frozenset()
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for place, option in enumerate(version.options):
            letter = _LETTERS[place % len(_LETTERS)]
            lines.addWidget(OptionLine(letter, option.text, right=option.id in right))
        column.addLayout(lines)

    def _add_key(self, column: QVBoxLayout, reference: ReferenceAnswer) -> None:
        if reference.text:
            column.addWidget(Text(self.tr("Reference answer"), "ui_strong"))
            column.addWidget(Text(reference.text, tone="success", wrap=True))
        if reference.synonyms:
            said = self.tr("Also right: {others}").format(others=parted(reference.synonyms))
            column.addWidget(Text(said, tone="text_2", wrap=True))
        if reference.explanation:
            column.addWidget(Text(self.tr("Explanation"), "ui_strong"))
            column.addWidget(Text(reference.explanation, tone="text_2", wrap=True))

    def _source(self, view: "ItemView") -> Text:
        said = self.tr("Set {set}, {file}, row {row}; version {number} of {versions}").format(
            set=view.source.set_name,
            file=one_line(view.source.file),
            row=view.source.row,
            number=view.version.number,
            versions=number_word(view.versions),
        )
        return Text(said, tone="text_3", wrap=True)


def _marked(view: "ItemView") -> dict[int, MarkedImage]:
    """Return by an image's place, from 0, what is drawn over the frame that is shown of it."""
    found = {}
    for place, image in enumerate(view.version.images):
        own = tuple(
            mark for mark in view.marks if mark.image == place + 1 and mark.frame == image.frame
        )
        size = view.sizes.get(image.media_id) if image.media_id else None
        if own and size:
            found[place] = MarkedImage(own, *size)
    return found


def _question(text: str, style: str, tone: str) -> QuestionText:
    words = QuestionText(style, tone)
    words.show_text(text, style)
    # In a column of its own the height follows the width alone.
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words


def _short(language: str) -> str:
    return {"en": "EN", "zh": "中"}.get(language, language.upper() or "–")


def _cut(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"
