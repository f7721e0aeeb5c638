"""Rows as VLMEvalKit has them: which columns there are, and what stands in them."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from medannot.domain.question import ItemType
from medannot.exchange.model_files.cells import Cell, readable
from medannot.exchange.model_files.values import (
    SKIPPED,
    ModelAnswer,
    ModelItem,
    Pictures,
    letters,
)
from medannot.exchange.own_rows import (
    CAPTIONS,
    GROUPING,
    LINKING,
    NO_WORD,
    OWN_FIELDS,
    TOGETHER,
    image_hashes,
)

_BEFORE = ("index", "question", "hint")
_OURS = ("image", "image_path", "answer", "prediction", "hit", "log", "type", "language")
_OF_A_PERSON = ("prediction", "outcome", "readers", "agreeing", "tied", "seconds")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table.

    Attributes:
        options: how many columns of options there are.
        has_answer: whether there is a column of reference answers.
        breakdown: those of `GROUPING` that say something.
        extras: further categories, each with the name of its column.
        has_pictures: whether an item has an image that is there.
        has_several: whether an item has several of them, which need names.
        places: of linked questions, by item the place in its unit, from 1; empty where none is.
        has_captions: whether something is written below an image.
    """

    options: int
    has_answer: bool
    breakdown: tuple[str, ...]
    extras: Mapping[str, str]
    has_pictures: bool
    has_several: bool
    places: Mapping[str, int]
    has_captions: bool

    @property
    def of_items(self) -> tuple[str, ...]:
        """Return the names of the columns that say what is asked, without image."""
        answer = ("answer",) if self.has_answer else ()
        return (
            *_BEFORE,
            *ascii_uppercase[: self.options],
            *answer,
            *self.breakdown,
            *self.extras.values(),
            "type",
            "language",
            *(LINKING if self.places else ()),
            *((CAPTIONS,) if self.has_captions else ()),
        )

    @property
    def of_pictures(self) -> tuple[str, ...]:
        """Return the names of the columns of images."""
        if not self.has_pictures:
            return ()
        return ("image", "image_path") if self.has_several else ("image",)

    @property
    def of_answers(self) -> tuple[str, ...]:
        """Return the names of the columns of a prediction file behind those of the item."""
        return _OF_A_PERSON


def columns_of(items: Sequence[ModelItem]) -> Columns:
    """Return the columns that a table of these items has."""
    named: dict[str, str] = {}
    taken = {*_BEFORE, *_OURS, *GROUPING, *_OF_A_PERSON, *OWN_FIELDS, *LINKING, CAPTIONS}
    for item in items:
        for name in item.categories:
            if name not in named and name.lower() not in GROUPING:
                named[name] = _free(name, taken)
                taken.add(named[name])
    return Columns(
        options=max((len(item.options) for item in items), default=0),
        has_answer=any(item.key is not None for item in items),
        breakdown=tuple(name for name in GROUPING if any(_group(item, name) for item in items)),
        extras=named,
        has_pictures=any(one.there for item in items for one in item.pictures),
        has_several=any(sum(one.there for one in item.pictures) > 1 for item in items),
        places=_places(items),
        has_captions=any(any(item.captions) for item in items),
    )


def _places(items: Sequence[ModelItem]) -> Mapping[str, int]:
    """Return the place in its unit of each item that is not alone in it, or not right alone."""
    sizes = Counter(item.unit for item in items if item.unit)
    before: Counter[str] = Counter()
    found: dict[str, int] = {}
    for item in items:
        if item.unit and (sizes[item.unit] > 1 or item.as_set):
            before[item.unit] += 1
            found[item.id] = before[item.unit]
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return the name of a column that is no other's; the reader lower-cases all but capitals."""
    plain = readable(name).lower().strip() or "category_"
    while plain in taken or (len(plain) == 1 and plain.isalpha()):
        plain = f"source_{plain}"
    return plain


def item_cells(item: ModelItem, index: int | str, columns: Columns) -> list[Cell]:
    """Return the cells of `Columns.of_items`."""
    options = [readable(text) for text in item.options]
    groups = [_group(item, name) for name in columns.breakdown]
    return [
        index,
        readable(item.stem),
        readable(item.context),
        *options,
        *[None] * (columns.options - len(options)),
        *([_gold(item)] if columns.has_answer else ()),
        *[readable(word) if word else NO_WORD for word in groups],
        *[readable(item.categories.get(name, "")) for name in columns.extras],
        item.type.value,
        item.language,
        *(_linking(item, columns.places) if columns.places else ()),
        *([_captions(item)] if columns.has_captions else ()),
    ]


def _captions(item: ModelItem) -> Cell:
    return json.dumps(list(item.captions), ensure_ascii=False) if any(item.captions) else None


def _linking(item: ModelItem, places: Mapping[str, int]) -> tuple[Cell, ...]:
    """Return the cells of `LINKING`; those of a question that stands alone are empty."""
    if item.id not in places:
        return None, None, None
    return readable(item.unit), places[item.id], TOGETHER if item.as_set else None


def answer_cells(item: ModelItem, answer: ModelAnswer) -> list[Cell]:
    """Return the cells of `Columns.of_answers`."""
    return [
        prediction(item, answer),
        answer.outcome.value,
        answer.readers,
        answer.agreeing,
        answer.tied,
        None if answer.ms is None else answer.ms / 1000,
    ]


def prediction(item: ModelItem, answer: ModelAnswer) -> str:
    """Return what the scorer reads: letters in the source's order, `Z` where nothing was answered.

    Yes and no stand as options A and B in the same file, so that they are letters too.
    """
    if answer.is_skipped:
        return SKIPPED
    return letters(answer.places) if item.type.has_options else readable(answer.text)


def picture_rows(
    items: Sequence[ModelItem], indices: Mapping[str, int | str], read: Pictures
) -> Iterator[tuple[str, str, str]]:
    """Yield `image` and `image_path` of each item, and the hashes of its image files.

    Images stand as base64, several of them as a list; a row whose images stood in a row before
    names that row. Names of files are made up, since those of the source stay in the workspace.
    """
    stood: dict[tuple[str, ...], tuple[str, str]] = {}
    for item in items:
        there = [picture for picture in item.pictures if picture.there]
        index = str(indices[item.id])
        names = [f"{index}_{n}{one.ending}" for n, one in enumerate(there, start=1)]
        path = names[0] if len(names) == 1 else json.dumps(names) if names else ""
        keys = tuple(picture.key for picture in there)
        if keys in stood:
            before, told = stood[keys]
            yield before, path, told
            continue
        files = [read(picture) for picture in there]
        told = image_hashes([hashlib.sha256(data).hexdigest() for data in files])
        coded = [base64.b64encode(data).decode("ascii") for data in files]
        if coded and len(index) <= _MOST_OF_A_REFERENCE:
            stood[keys] = index, told
        yield coded[0] if len(coded) == 1 else json.dumps(coded) if coded else "", path, told


_MOST_OF_A_REFERENCE = 64


def _group(item: ModelItem, name: str) -> str:
    """Return a column by which the scorer groups: what is kept of it, else the ability.

    Where the set keeps a category beside its ability, the ability is the finer of the two columns;
    where it keeps the finer one under its own name, the ability that says the same is no other.
    """
    kept = {key.lower(): word for key, word in item.categories.items() if key.lower() in GROUPING}
    takes = "l2-category" if "category" in kept else "category"
    said_already = takes == "category" and kept.get("l2-category") == item.ability
    return kept.get(name, item.ability if name == takes and not said_already else "")


def _gold(item: ModelItem) -> str:
    if item.key is None:
        return ""
    return letters(item.key.right) if item.type.has_options else readable(item.key.text)


def is_open(item: ModelItem) -> bool:
    """Tell whether an item is answered in words."""
    return item.type in {ItemType.SHORT_TEXT, ItemType.FREE_TEXT}
