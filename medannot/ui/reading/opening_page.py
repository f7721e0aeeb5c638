"""The first page of a session: how much, how long, what one may do, and which keys there are."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from medannot.services.reading import Opening
from medannot.ui.reading import words
from medannot.ui.reading.calm_page import CalmPage, FigureStrip
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.small import Card, IconMark, KeyBadge
from medannot.ui.widgets.text import Text


class OpeningPage(CalmPage):
    """Says what awaits the reader.

    Args:
        study: name of the study.
        reader: the reader's code.
        simulated: whether the study holds simulated readers.
        forbidden: names of what the study does not allow with images.
    """

    def __init__(
        self,
        study: str,
        reader: str,
        *,
        simulated: bool,
        forbidden: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", 800, parent)
        self._forbidden = forbidden
        self.column.setSpacing(16)
        self.column.addWidget(Text(study, "display", wrap=True))
        self._reader = reader
        self._as = Text("", "body", "text_2", wrap=True)
        self._say_who("")
        self.column.addWidget(self._as)
        if simulated:
            sentence = self.tr(
                "Simulated: this study is a copy for a dry run. All answers in it are marked as "
                "simulated, for ever."
            )
            self.column.addWidget(Banner(sentence, "warning"))
        self._figures = FigureStrip(3)
        self.column.addWidget(self._figures)
        self._add_promises()
        self.column.addWidget(self._keys())
        self.primary.set_key(self.tr("Enter"))
        self.primary.setEnabled(False)
        self.primary.setText(self.tr("Start"))
        self.secondary.setText(self.tr("Back"))
        self.add_buttons()

    def show_opening(self, opening: Opening, now: datetime) -> None:
        """Show counts, when the last answer was saved, and where the set goes on."""
        self._say_who(words.local_moment(opening.last_utc or "", now))
        self._figures.say(0, words.counted(opening.total), self.tr("items in your set"))
        self._figures.say(1, words.counted(opening.done), self.tr("answered so far"))
        minutes = self.tr("about {minutes} min").format(minutes=words.counted(opening.minutes))
        own, usual = self.tr("at your own pace so far"), self.tr("for what remains")
        self._figures.say(2, minutes, own if opening.own_pace else usual)
        number = opening.done + 1
        resumed = opening.has_started and opening.remaining > 0
        text = self.tr("Go on at item {number}").format(number=words.counted(number))
        self.primary.setText(text if resumed else self.tr("Start"))
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _say_who(self, saved: str) -> None:
        text = self.tr("You read as {reader}.")
        if saved:
            text = self.tr("You read as {reader}. Your last answer was saved {time}.")
        self._as.setText(text.format(reader=self._reader, time=saved))

    def _add_promises(self) -> None:
        for icon, sentence in (
            (
                "pause",
                self.tr(
                    "You may stop at any time and go on later: the set opens again at the same "
                    "item, and nothing you confirmed is lost."
                ),
            ),
            (
                "timer",
                self.tr("The time of each item is recorded. A pause hides the item and stops it."),
            ),
            ("lock-simple", self.tr("An answer is locked and saved when you go on.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(IconMark(icon, "text_3", 20), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(sentence, "body", "text_2", wrap=True), 1)
            self.column.addLayout(row)

    def _keys(self) -> Card:
        card = Card(margin=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        entries = (
            (("1", "–", "9"), self.tr("choose an option; A to J do the same")),
            ((self.tr("Enter"),), self.tr("confirm and go on")),
            (("N",), self.tr("cannot judge, with a reason; Alt+N while you write")),
            (("P",), self.tr("pause; Alt+P while you write")),
            (("Alt+1", "–", "9"), self.tr("images of the item")),
            *self._allowed("window", ("F2", "–", "F9"), self.tr("windows of a radiology image")),
            (("Alt++", "Alt+-"), self.tr("enlarge the image, or shrink it")),
            *self._allowed("invert", ("Alt+I",), self.tr("invert the image")),
            (("Alt+0",), self.tr("back to the first view of the image")),
            (("Alt+S",), self.tr("the answer just saved was a slip")),
            (("F1",), self.tr("all keys")),
        )
        for number, (keys, sentence) in enumerate(entries):
            row, side = number // 2, 3 * (number % 2)
            grid.addLayout(_badges(keys), row, side)
            grid.addWidget(Text(sentence, "ui", "text_2", wrap=True), row, side + 1)
        grid.setColumnMinimumWidth(2, 24)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        card.body.addLayout(grid)
        return card

    def _allowed(
        self, act: str, keys: tuple[str, ...], sentence: str
    ) -> list[tuple[tuple[str, ...], str]]:
        """Return a line of keys, or nothing where the study forbids the act."""
        return [] if act in self._forbidden else [(keys, sentence)]


def _badges(keys: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for key in keys:
        row.addWidget(Text(key, "ui", "text_3") if key == "–" else KeyBadge(key))
    row.addStretch(1)
    return row
