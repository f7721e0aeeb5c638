"""What a list of questions is asked for, and what it gives: no text of a reference answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from medannot.domain.ids import CaseId, FamilyId, ItemId, ItemVersionId, MediaId, UnitId
from medannot.domain.question import ItemType

CHUNK = 100
"""Lines of a list that are read together."""


class ListOrder(StrEnum):
    """In which order a list stands."""

    SET = "set"
    CHANGED = "changed"


class ImageState(StrEnum):
    """Whether an item shows images, and whether all of them are there."""

    SOME = "some"
    NONE = "none"
    MISSING = "missing"


class Needs(StrEnum):
    """What an item asks for, where its source says so."""

    IMAGE = "image"
    KNOWLEDGE = "knowledge"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """Which items of the sets' newest versions are wanted; an empty field asks for all.

    Attributes:
        set_name: one set; `set_names`: several.
        text: words that are all found, each in the stem, the context, an option or the source's
            own id, whatever the case; what stands between quotes is found as it stands.
        modalities, regions: as the categories of the items name them.
        images: whether images are shown, or are missing.
        needs: whether looking is enough, or knowledge is asked for.
        only_incomplete: only items that miss an image or the key.
        order: by set and place, or what was changed last first.
    """

    set_name: str | None = None
    text: str = ""
    types: frozenset[ItemType] = frozenset()
    abilities: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    only_incomplete: bool = False
    set_names: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    order: ListOrder = ListOrder.SET

    @property
    def sets(self) -> frozenset[str]:
        """Return the names of the sets that are wanted; empty where all are."""
        one = frozenset({self.set_name}) if self.set_name is not None else frozenset[str]()
        return self.set_names | one


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of one set that share all that can be filtered by.

    Attributes:
        lines: how many there are.
    """

    id: int
    set_name: str
    type: str
    ability: str
    language: str
    modality: str
    region: str
    needs: str
    image: str
    has_key: bool
    lines: int


Property = Literal[
    "set_name", "type", "ability", "language", "modality", "region", "needs", "image"
]


def fits(cell: Cell, query: ItemQuery, but: Property | None = None) -> bool:
    """Tell whether the lines of a cell are wanted, whatever their text.

    Args:
        cell: of a set's newest version.
        query: what is wanted.
        but: a property whose choice is not looked at.
    """
    chosen: dict[Property, frozenset[str]] = {
        "set_name": query.sets,
        "type": frozenset(kind.value for kind in query.types),
        "ability": query.abilities,
        "language": query.languages,
        "modality": query.modalities,
        "region": query.regions,
        "needs": query.needs,
        "image": query.images,
    }
    incomplete = cell.image == ImageState.MISSING or not cell.has_key
    return (incomplete or not query.only_incomplete) and all(
        name == but or not wanted or getattr(cell, name) in wanted
        for name, wanted in chosen.items()
    )


def counted_facets(cells: Sequence[Cell], query: ItemQuery, lines: Mapping[int, int]) -> "Facets":
    """Count what a query finds by each property.

    Each is counted as if nothing of its own kind were chosen: the counts tell what a further
    choice would find.

    Args:
        cells: of all sets.
        query: what is wanted.
        lines: by id of a cell, how many of its lines the text is found in.
    """

    def by(name: Property) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for cell in cells:
            if lines.get(cell.id) and fits(cell, query, name):
                counts[str(getattr(cell, name))] += lines[cell.id]
        return dict(sorted(counts.items()))

    return Facets(
        by("set_name"),
        by("type"),
        by("ability"),
        by("language"),
        by("modality"),
        by("region"),
        by("needs"),
        by("image"),
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """What a query finds, as far as it is needed to show any part of it.

    Attributes:
        found: how many lines.
        marks: where each `CHUNK` of lines begins, or only where the first does; of a mark nothing
            is known but by the store.
    """

    query: ItemQuery
    facets: "Facets"
    found: int
    marks: Sequence[tuple[int, int, int]]

    @property
    def is_whole(self) -> bool:
        """Tell whether it is known where every part of the list begins."""
        return len(self.marks) * CHUNK >= self.found


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line of a list of items.

    Attributes:
        number: place in the set, from 1.
        version: number of the item version.
        images: images that the item names, stored or missing.
        thumbnail_media_id: the first stored image, or None.
    """

    version_id: ItemVersionId
    item_id: ItemId
    set_name: str
    number: int
    stem: str
    type: ItemType
    ability: str
    language: str
    version: int
    images: int
    missing_images: int
    has_key: bool
    thumbnail_media_id: MediaId | None


_NEEDS = {
    "vqa": Needs.IMAGE,
    "image": Needs.IMAGE,
    "kvqa": Needs.KNOWLEDGE,
    "knowledge": Needs.KNOWLEDGE,
}
"""Words of sources for what a question asks for; `store.library_index` goes by the same."""


def needs_of(categories: Mapping[str, str]) -> Needs:
    """Return what an item asks for, as its categories say it."""
    word = categories.get("base_type", categories.get("knowledge", ""))
    return _NEEDS.get(word, Needs.UNSAID)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items a query finds, counted by each property."""

    by_set: Mapping[str, int]
    by_type: Mapping[str, int]
    by_ability: Mapping[str, int]
    by_language: Mapping[str, int]
    by_modality: Mapping[str, int] = field(default_factory=dict)
    by_region: Mapping[str, int] = field(default_factory=dict)
    by_needs: Mapping[str, int] = field(default_factory=dict)
    by_image: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetMember:
    """One place of a frozen set version: what allocation and statistics ask of an item.

    Attributes:
        position: place in the set, from 1.
        missing_images: images that are named but not stored, or erased since.
        needs: what the item asks for, where its source says so.
    """

    version_id: ItemVersionId
    item_id: ItemId
    unit_id: UnitId
    unit_position: int
    case_id: CaseId
    family_id: FamilyId
    position: int
    type: ItemType
    ability: str
    language: str
    missing_images: int
    has_key: bool
    needs: Needs = Needs.UNSAID
