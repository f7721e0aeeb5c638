"""What is said of a stored draw, line by line; the window shows these, and copies them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from medannot.domain.clock import utc_moment
from medannot.domain.question import ItemType
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

if TYPE_CHECKING:
    from medannot.services.question_sets import SetDraw


@dataclass(frozen=True, slots=True)
class DrawLine:
    """One line below a draw.

    Attributes:
        text: translated; of a stratum its name.
        tone: token of the text's colour.
        figures: of a stratum what was found, due and drawn, or the heads of these columns.
        off: what was drawn is not what was due.
        widest: the longest of all figures of the draw, by which its columns are measured.
    """

    text: str
    tone: str = "text_2"
    figures: tuple[str, ...] = ()
    off: bool = False
    widest: str = ""

    def spoken(self) -> str:
        """Return the line as one text, its cells parted by tabs."""
        return "\t".join((self.text, *self.figures))


def summary(draw: "SetDraw", held: int) -> str:
    """Return what was drawn of what, `held` being how many questions the subset has now."""
    return QCoreApplication.translate(
        "DrawsView", "{held} of {population} questions of {set}, version {number}"
    ).format(
        held=number_word(held),
        population=number_word(draw.population),
        set=draw.of_set,
        number=draw.of_number,
    )


def lines(draw: "SetDraw") -> tuple[DrawLine, ...]:
    """Return what stands below a draw: by what it was drawn, and what each stratum got."""
    made = QCoreApplication.translate("DrawsView", "{time} by {code}, {algorithm}").format(
        time=utc_moment(draw.utc).strftime("%Y-%m-%d %H:%M"),
        code=draw.author,
        algorithm=draw.algorithm,
    )
    return (*_facts(draw), DrawLine(made, "text_3"), *_shares(draw))


def _facts(draw: "SetDraw") -> Iterator[DrawLine]:
    if draw.drawn < draw.size:
        wanted = QCoreApplication.translate(
            "DrawsView", "Drew {drawn} of the {wanted} wanted; what belongs together stays so."
        )
        yield DrawLine(
            wanted.format(drawn=number_word(draw.drawn), wanted=number_word(draw.size)), "warning"
        )
    # The seed is a name of the draw, not an amount: it is written as it was typed.
    by = QCoreApplication.translate("DrawsView", "Seed {seed}").format(seed=draw.seed)
    if draw.strata:
        by = QCoreApplication.translate("DrawsView", "Seed {seed}, divided by {strata}").format(
            seed=draw.seed, strata=listed(map(property_word, draw.strata))
        )
    yield DrawLine(by)
    if draw.families:
        yield DrawLine(
            QCoreApplication.translate(
                "DrawsView", "Questions of one case or image stayed together."
            )
        )
    for name, values in draw.filters.items():
        only = QCoreApplication.translate("DrawsView", "Only {property}: {values}")
        words = listed(_value(name, value) for value in values)
        yield DrawLine(only.format(property=property_word(name), values=words))


def _shares(draw: "SetDraw") -> Iterator[DrawLine]:
    """Yield the heads of the table of strata, and its rows."""
    if not draw.shares:
        return
    heads = (
        QCoreApplication.translate("DrawsView", "Of"),
        QCoreApplication.translate("DrawsView", "Due"),
        QCoreApplication.translate("DrawsView", "Drawn"),
    )
    figures = [tuple(map(number_word, (one.found, one.due, one.drawn))) for one in draw.shares]
    widest = max((each for own in (heads, *figures) for each in own), key=len)
    stratum = QCoreApplication.translate("DrawsView", "Stratum")
    yield DrawLine(stratum, "text_3", heads, widest=widest)
    for one, own in zip(draw.shares, figures, strict=True):
        pairs = zip(draw.strata, one.stratum, strict=True)
        name = listed(_value(what, value) if value else "–" for what, value in pairs)
        yield DrawLine(name, "text_2", own, off=one.drawn != one.due, widest=widest)


def property_word(name: str) -> str:
    """Return a property by which a draw is divided or limited."""
    words: Mapping[str, str] = {
        "type": QCoreApplication.translate("DrawsView", "type"),
        "ability": QCoreApplication.translate("DrawsView", "ability"),
        "modality": QCoreApplication.translate("DrawsView", "modality"),
        "language": QCoreApplication.translate("DrawsView", "language"),
        "region": QCoreApplication.translate("DrawsView", "region"),
        "knowledge": QCoreApplication.translate("DrawsView", "what is asked for"),
        "image": QCoreApplication.translate("DrawsView", "images"),
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
