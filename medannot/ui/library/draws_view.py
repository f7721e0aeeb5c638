"""The stored draws: which subset was drawn of which set, by which seed, divided by what."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from medannot.domain.clock import utc_moment
from medannot.domain.question import ItemType
from medannot.ui.library.side_list import SideList
from medannot.ui.library.words import (
    ability_word,
    image_word,
    language_word,
    needs_word,
    number_word,
    plain_word,
)
from medannot.ui.library.words import type_word as kind_word
from medannot.ui.phrases import listed
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import ElidedText, Text, Tone

if TYPE_CHECKING:
    from medannot.services.question_sets import SetDraw

_MOST_STRATA = 100
_DRAWN = 3
"""Place of the column of what was drawn."""
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class DrawsView(SideList):
    """Lists the draws by the subset's name, each with the way to its questions.

    Signals:
        open_wanted: (name of the subset) its questions are to be shown.
    """

    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.opens: list[Button] = []

    def show_draws(self, draws: "Sequence[SetDraw]", held: Mapping[str, int]) -> None:
        """Show draws.

        Args:
            draws: by the subset's name.
            held: how many questions each set holds.
        """
        self.opens = []
        column = self.begin(self.tr("Stored draws"))
        if not draws:
            said = self.tr("No subset was drawn yet. The same seed draws the same questions again.")
            column.addWidget(Text(said, tone="text_2", wrap=True))
        for draw in draws:
            column.addWidget(Line())
            self._add(column, draw, held.get(draw.set_name, draw.drawn))
        self.end(column)

    def _add(self, column: QVBoxLayout, draw: "SetDraw", held: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedText(draw.set_name, "ui_strong"), 1)
        show = Button(self.tr("Show"), "normal", size="compact")
        show.setAccessibleName(self.tr("Show the questions of {set}").format(set=draw.set_name))
        name = draw.set_name
        show.clicked.connect(lambda _on=False, name=name: self.open_wanted.emit(name))
        self.opens.append(show)
        head.addWidget(show)
        column.addLayout(head)
        of = self.tr("{held} of {population} questions of {set}, version {number}").format(
            held=number_word(held),
            population=number_word(draw.population),
            set=draw.of_set,
            number=draw.of_number,
        )
        column.addWidget(Text(of, wrap=True, tabular=True))
        if draw.drawn < draw.size:
            wanted = self.tr("Drew {drawn} of the {wanted} wanted; what belongs together stays so.")
            short = wanted.format(drawn=number_word(draw.drawn), wanted=number_word(draw.size))
            column.addWidget(Text(short, tone="text_2", wrap=True, tabular=True))
        # The seed is a name of the draw, not an amount: it is written as it was typed.
        by = self.tr("Seed {seed}").format(seed=draw.seed)
        if draw.strata:
            strata = listed([self._property(name) for name in draw.strata])
            by = self.tr("Seed {seed}, divided by {strata}").format(seed=draw.seed, strata=strata)
        column.addWidget(Text(by, tone="text_2", wrap=True, tabular=True))
        if draw.families:
            kept = self.tr("Questions of one case or image stayed together.")
            column.addWidget(Text(kept, tone="text_2", wrap=True))
        for name, values in draw.filters.items():
            words = listed([_value(name, value) for value in values])
            only = self.tr("Only {property}: {values}").format(
                property=self._property(name), values=words
            )
            column.addWidget(Text(only, tone="text_2", wrap=True))
        if draw.shares:
            column.addLayout(self._shares(draw))
        made = self.tr("{time} by {code}, {algorithm}").format(
            time=utc_moment(draw.utc).strftime("%Y-%m-%d %H:%M"),
            code=draw.author,
            algorithm=draw.algorithm,
        )
        column.addWidget(Text(made, tone="text_3", wrap=True))

    def _shares(self, draw: "SetDraw") -> QGridLayout:
        """Return a table of what each stratum was due and what it got."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Stratum"), self.tr("Of"), self.tr("Due"), self.tr("Drawn"))
        for place, head in enumerate(heads):
            grid.addWidget(Text(head, tone="text_3"), 0, place, _RIGHT if place else _LEFT)
        shown = draw.shares[:_MOST_STRATA]
        for row, one in enumerate(shown, start=1):
            pairs = zip(draw.strata, one.stratum, strict=True)
            name = ", ".join(_value(what, value) if value else "–" for what, value in pairs)
            grid.addWidget(ElidedText(name, tone="text_2"), row, 0)
            tone: Tone = "text_2" if one.drawn == one.due else "warning"
            for place, number in enumerate((one.found, one.due, one.drawn), start=1):
                of = Text(number_word(number), tone=tone if place == _DRAWN else "text_2")
                grid.addWidget(of, row, place, _RIGHT)
        if left := len(draw.shares) - len(shown):
            more = Text(self.tr("and %Ln more", "", left), tone="text_3")
            grid.addWidget(more, len(shown) + 1, 0, 1, _DRAWN + 1)
        return grid

    def _property(self, name: str) -> str:
        words = {
            "type": self.tr("type"),
            "ability": self.tr("ability"),
            "modality": self.tr("modality"),
            "language": self.tr("language"),
            "region": self.tr("region"),
            "knowledge": self.tr("what is asked for"),
            "image": self.tr("images"),
        }
        return words.get(name, name)


def _value(name: str, value: str) -> str:
    if name == "type":
        return kind_word(ItemType(value))
    words = {
        "ability": ability_word,
        "language": language_word,
        "image": image_word,
        "knowledge": needs_word,
    }
    return words.get(name, plain_word)(value)
