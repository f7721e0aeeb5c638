"""What the readers of question files hand on: drafts of items, not yet stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medannot.domain.errors import Problem, Sentence
from medannot.domain.question import ItemType
from medannot.exchange.question_sets.mapping import SetMapping


class RowRefused(Exception):
    """A row that cannot become an item.

    Args:
        template: the reason as one sentence with `{name}` places for the details.
        details: what stands in those places.
    """

    def __init__(self, template: str, **details: object) -> None:
        self.reason = Sentence(template, **details)
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class DraftImage:
    """One image that a row names.

    Attributes:
        name: as the source writes it, a relative path with `/`.
        frame: 1-based frame to show first.
    """

    name: str
    role: str = "image"
    caption: str = ""
    frame: int = 1


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that can become an item.

    Attributes:
        row: 1-based record number, or the line number of a JSONL file.
        closed: the source calls the question closed; whether that means yes/no is decided over
            the whole set (`types.settle`).
        unit: the source's word for what stays together, or "".
        case: the source's word for the patient situation, or "".
        doubts: sentences for the report that do not refuse the row.
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


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one question file gave.

    Attributes:
        mapping: the mapping that was used; None where no record could be read.
        read: rows that were read.
        left_out: rows in another language than the wanted one.
        warnings: doubts about the file as a whole.
    """

    mapping: SetMapping | None
    read: int
    left_out: int
    drafts: tuple[Draft, ...]
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
