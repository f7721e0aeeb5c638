"""What the readers of question files hand on: drafts of items, not yet stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum
from operator import attrgetter
from typing import Any

from medannot.domain.bulk import quickly
from medannot.domain.errors import Problem, Sentence
from medannot.domain.question import ItemType
from medannot.exchange.own_rows import OwnRow
from medannot.exchange.question_sets.mapping import SetMapping


class RowRefused(Exception):
    """A row that cannot become an item.

    Args:
        template: the reason as one sentence with `{name}` places for the details.
        details: what stands in those places.
    """

    def __init__(self, template: str, **details: object) -> None:
        super().__init__(template)
        self._template, self._details = template, details

    @property
    def reason(self) -> Sentence:
        """Return the sentence; it is made when it is told, since some are caught and never are."""
        return Sentence(self._template, **self._details)

    def __str__(self) -> str:
        """Return the sentence."""
        return self.reason


class NotSaved(str):
    """What stands in a cell whose formula has no stored value: nothing, to who only looks at it."""

    __slots__ = ()


NOT_SAVED = NotSaved()


def not_saved(column: str) -> RowRefused:
    """Refuse a row of whose column something is wanted that was never saved."""
    return RowRefused(
        "the formula in its column '{column}' has no value that was saved; open the workbook, "
        "save it and import it again.",
        column=column[:80],
    )


@dataclass(frozen=True, slots=True)
class DraftImage:
    """One image that a row names.

    Attributes:
        name: as the source writes it, a relative path with `/`; "" where the record carries the
            image itself.
        frame: 1-based frame to show first.
        content: the bytes of an image that the record carries.
        others: names by which it may lie in the folder as well, where none of that name does.
    """

    name: str
    role: str = "image"
    caption: str = ""
    frame: int = 1
    content: bytes | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMark:
    """What a record draws on one of its images, in the file's own pixels: x right, y down.

    Attributes:
        kind: "box" (numbers: x1, y1, x2, y2), "polygon" (x, y, x, y …) or "mask" (lengths of runs
            outside and inside by turns).
        width, height: size of the frame that the numbers mean; 0 where that is the image itself.
        image: place of the image in the draft, from 0.
        by_rows: the runs of a mask go row after row; else column after column, as COCO has them.
    """

    kind: str
    numbers: tuple[float, ...]
    label: str = ""
    width: int = 0
    height: int = 0
    image: int = 0
    by_rows: bool = False


@dataclass(frozen=True, slots=True)
class DraftKey:
    """The reference answer of a draft.

    Attributes:
        right: places of the right options, from 0.
        text: the right text of an open question.
    """

    right: tuple[int, ...] = ()
    text: str = ""
    synonyms: tuple[str, ...] = ()
    explanation: str = ""


class Spoken(IntEnum):
    """Where the language of a draft is from: its row, what holds for the file, letters, words."""

    NAMED, GIVEN, GUESSED, WORDS = range(4)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that can become an item.

    Attributes:
        row: 1-based record number, or the line number of a JSONL file.
        closed: the source calls the question closed; whether that means yes/no is decided over
            the whole set (`types.settle`).
        told: the source itself says whether the question takes one option, or one or several.
        part: number of the item among those of its row, from 1; 0 where the row is one item.
        unit: the source's word for what stays together, or "".
        place: place within the unit, where the source names one.
        as_set: the items of the unit are right together or not at all.
        case: the source's word for the patient situation, or "".
        marks: what the source draws on the images.
        relations: triples that the source keeps with the question; `facts` of its knowledge.
        doubts: sentences for the report that do not refuse the row.
        key_doubts: so many of them, from the first one, are about the key.
        own: what a row of medannot's own export says of the question that it is.
        spoken: where its language is from.
    """

    file: str
    row: int
    source_id: str
    stem: str
    context: str
    type: ItemType
    closed: bool
    ability: str
    language: str
    options: tuple[str, ...]
    key: DraftKey | None
    images: tuple[DraftImage, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    case: str = ""
    translation_group: str = ""
    doubts: tuple[str, ...] = ()
    part: int = 0
    place: int = 0
    as_set: bool = False
    marks: tuple[DraftMark, ...] = ()
    relations: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    told: bool = False
    own: OwnRow | None = None
    # How it is known makes no other question of it.
    spoken: Spoken = field(default=Spoken.NAMED, compare=False)
    key_doubts: int = field(default=0, compare=False)


_PLACES = {one.name: place for place, one in enumerate(fields(Draft))}
_ALL_OF_A_DRAFT = attrgetter(*_PLACES)

_made_draft = quickly(Draft)


def changed(draft: Draft, **values: object) -> Draft:
    """Do what `dataclasses.replace` does, in a tenth of the time: it is done for each row."""
    parts: list[Any] = list(_ALL_OF_A_DRAFT(draft))
    for name, value in values.items():
        parts[_PLACES[name]] = value
    return _made_draft(*parts)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one question file gave.

    Attributes:
        mapping: the mapping that was used; None where no record could be read.
        read: rows that were read.
        left_out: rows, or items of one, in another language than the wanted one, and rows that
            the mapping does not keep.
        warnings: doubts about the file as a whole.
    """

    mapping: SetMapping | None
    read: int
    left_out: int
    drafts: tuple[Draft, ...]
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
