"""What a list of questions is asked for, and what it gives: no text of a reference answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.ids import CaseId, FamilyId, ItemId, ItemVersionId, MediaId, UnitId
from medannot.domain.question import ItemType


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """Which items of the sets' newest versions are wanted; an empty field asks for all.

    Attributes:
        text: found in the stem, the context, an option or the source's own id, whatever the case.
        only_incomplete: only items that miss an image or the key.
    """

    set_name: str | None = None
    text: str = ""
    types: frozenset[ItemType] = frozenset()
    abilities: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    only_incomplete: bool = False


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


@dataclass(frozen=True, slots=True)
class Facets:
    """How many items a query finds, counted by each property."""

    by_set: Mapping[str, int]
    by_type: Mapping[str, int]
    by_ability: Mapping[str, int]
    by_language: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SetMember:
    """One place of a frozen set version: what allocation and statistics ask of an item.

    Attributes:
        position: place in the set, from 1.
        missing_images: images that are named but not stored, or erased since.
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
