"""What the writers of model files are given: items, answers of one model, and what is said of them.

Nothing here knows the store. Letters count from the source's order of the options, which is the
set's own order; the order on the page was another matter, and answers name options by place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from string import ascii_uppercase

from medannot.domain.pooling import Outcome
from medannot.domain.question import ItemType
from medannot.domain.question_beside import DrawnMark, Relation
from medannot.domain.scoring import Score

SKIPPED = "Z"
"""The letter that stands for no answer; no item has so many options."""


class ModelFormat(StrEnum):
    """Result files that are written."""

    VLMEVALKIT = "vlmevalkit"
    MEDEVALKIT = "medevalkit"
    LMMS_EVAL = "lmms-eval"
    DRVD = "drvd"
    MEDXPERTQA = "medxpertqa"
    JSONL = "jsonl"


class SetFormat(StrEnum):
    """Files in which a set itself goes to models."""

    VLMEVALKIT = "vlmevalkit"
    JSONL = "jsonl"


class Benchmark(StrEnum):
    """Benchmarks whose own result files have a shape of their own."""

    SLAKE = "slake"
    VQA_RAD = "vqa-rad"
    PATH_VQA = "pathvqa"
    PMC_VQA = "pmc-vqa"
    MEDXPERTQA = "medxpertqa"
    OMNIMEDVQA = "omnimedvqa"
    MMMU = "mmmu"
    DRVD = "drvd"


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """An image of an item.

    Attributes:
        key: the same for the same pixels, so that a repeat is known.
        there: whether it can be given away; an erased or missing one cannot.
        ending: of its file, such as ".png".
        columns, rows: as it is shown.
        erased: it was there, and was erased on request.
        name: of one that is not there, made up: the same for the same name of the source.
    """

    key: str
    there: bool
    ending: str = ".png"
    columns: int = 0
    rows: int = 0
    erased: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class ItemKey:
    """The reference answer.

    Attributes:
        right: places of the right options, from 0, in order.
        text: the right text; of a yes/no question the word that the source uses.
    """

    right: tuple[int, ...] = ()
    text: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelItem:
    """A question of a frozen set, as files for models have it.

    Attributes:
        id: of the item version.
        file: the source's, as `source_names` has it.
        row: 1-based record in the source's file; `part` counts items of one record from 0.
        unit: the same for questions that stay together.
        options: in the source's order.
        key: None where the set has none, or it must not leave.
        as_set: it is right together with the rest of its unit, or not at all.
        marks, relations: what came with it; none where the key must not leave.
        captions: of each picture, or "".
    """

    id: str
    file: str
    row: int
    part: int
    source_id: str
    unit: str
    stem: str
    context: str
    type: ItemType
    language: str
    ability: str
    options: tuple[str, ...] = ()
    pictures: tuple[ItemPicture, ...] = ()
    key: ItemKey | None = None
    categories: Mapping[str, str] = field(default_factory=dict)
    as_set: bool = False
    marks: tuple[DrawnMark, ...] = ()
    relations: tuple[Relation, ...] = ()
    captions: tuple[str, ...] = ()

    @property
    def is_several(self) -> bool:
        """Tell whether more than one option is right."""
        return self.key is not None and len(self.key.right) > 1

    @property
    def is_seen_whole(self) -> bool:
        """Tell whether no image of it is missing."""
        return all(picture.there for picture in self.pictures)


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What one model answered to one item.

    Attributes:
        places: of the chosen options, from 0, in the source's order.
        readers: physicians before whom the item was put.
        answered: those of them who answered.
        agreeing: those of them who gave this answer.
        tied: how many other answers were as frequent.
        ms: the response time, or None.
        score: by the program's own rule, or None where nothing was answered.
    """

    outcome: Outcome
    places: tuple[int, ...] = ()
    text: str = ""
    readers: int = 1
    answered: int = 1
    agreeing: int = 1
    tied: int = 0
    ms: int | None = None
    score: Score | None = None

    @property
    def is_skipped(self) -> bool:
        """Tell whether nothing was answered."""
        return self.outcome is not Outcome.ANSWERED


@dataclass(frozen=True, slots=True)
class PersonModel:
    """Physicians as one more model.

    Attributes:
        name: letters, digits, `-` and `_` only.
        readers: codes of the physicians.
        answers: by item, for the items that were put before one of them.
        unreached: items that were planned for them and not shown, or not ended.
        unavailable: items whose image could not be shown, so that nobody could answer.
    """

    name: str
    readers: tuple[str, ...]
    answers: Mapping[str, ModelAnswer]
    unreached: int = 0
    unavailable: int = 0


@dataclass(frozen=True, slots=True)
class ModelSet:
    """A frozen set.

    Attributes:
        name: safe for names of files.
        title: as people named it.
    """

    name: str
    title: str
    version: int
    items: tuple[ModelItem, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an export.

    Attributes:
        benchmark: whose shapes are written, or None.
        dataset: the name by which VLMEvalKit knows the set itself, or "".
        task: the task of lmms-eval, or "".
        stamp: "YYYYMMDD-HHMMSS" of the export.
    """

    benchmark: Benchmark | None
    dataset: str
    task: str
    stamp: str


Pictures = Callable[[ItemPicture], bytes]
"""Reads an image's file; only asked for images that are there."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is said in README.md of the files of one format.

    Attributes:
        files: their paths within the folder, with slashes.
        said: sentences, each one line of a list.
        commands: how to score them, each one line.
        left_out: sentences on questions, or images of theirs, that are not in the files; they
            stand in `said` too.
        written: questions in the files of a set.
    """

    title: str
    files: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    written: int = 0


def letters(places: tuple[int, ...]) -> str:
    """Return places as letters: (0, 2) as "AC"."""
    return "".join(ascii_uppercase[place] for place in places)


def answered_part(all_: ModelSet, model: PersonModel) -> tuple[ModelItem, ...]:
    """Return the items that were put before the model, in the set's order."""
    return tuple(item for item in all_.items if item.id in model.answers)


def gaps(items: Sequence[ModelItem]) -> tuple[int, int]:
    """Return how many questions miss an image, and how many show one that was erased on request."""
    missing = [item for item in items if not item.is_seen_whole]
    erased = sum(any(one.erased for one in item.pictures) for item in missing)
    return len(missing) - erased, erased


def kept(item: ModelItem, name: str, *, as_ability: str = "") -> str:
    """Return a field of the source that the workspace kept as a category, or "".

    Args:
        item: the item.
        name: of the field.
        as_ability: the field that the mapping takes for the ability.
    """
    return item.categories.get(name, item.ability if name == as_ability else "")
