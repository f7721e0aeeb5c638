"""Questions as the rows of their tables hold them, fit for `store.bulk.insert_many`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from medannot.domain.audit import canonical_json
from medannot.domain.ids import QuestionSetId
from medannot.domain.question import Item, ItemVersion

GROUP_COLUMNS = ("id", "set_id", "source_key")
VERSION_COLUMNS = (
    "id",
    "item_id",
    "number",
    "stem",
    "context",
    "type",
    "ability",
    "language",
    "categories",
    "content_hash",
    "translation_group",
    "created_utc",
)
OPTION_COLUMNS = ("id", "item_version_id", "position", "text")
IMAGE_COLUMNS = (
    "item_version_id",
    "position",
    "media_id",
    "role",
    "caption",
    "source_name",
    "frame",
    "source_mac",
)


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """An item with its place in its source row and its unit.

    Attributes:
        as_set: the items of its unit are right together or not at all.
    """

    item: Item
    part: int
    unit_position: int
    as_set: bool = False


def group_rows(set_id: QuestionSetId, keys: Mapping[str, str]) -> Iterable[tuple[object, ...]]:
    """Return new units, cases or families as their rows hold them."""
    return ((id_, set_id, key) for id_, key in keys.items())


def item_row(place: ItemPlace, now: str) -> tuple[object, ...]:
    """Return an item as its row holds it."""
    item = place.item
    source = item.source
    return (
        item.id,
        item.set_id,
        source.file,
        source.row,
        place.part,
        source.source_id,
        item.unit_id,
        place.unit_position,
        int(place.as_set),
        item.case_id,
        item.family_id,
        now,
    )


def categories_json(categories: Mapping[str, str]) -> str:
    """Return categories as they are stored; many questions of a set share theirs."""
    return _stored_categories(tuple(categories.items())) if categories else "{}"


@lru_cache(maxsize=4096)
def _stored_categories(pairs: tuple[tuple[str, str], ...]) -> str:
    return canonical_json(dict(pairs))


def version_row(version: ItemVersion, now: str) -> tuple[object, ...]:
    """Return an item version as its row holds it."""
    return (
        version.id,
        version.item_id,
        version.number,
        version.stem,
        version.context,
        version.type.value,
        version.ability,
        version.language,
        categories_json(version.categories),
        version.content_hash,
        version.translation_group,
        now,
    )


def option_rows(version: ItemVersion) -> Iterable[tuple[object, ...]]:
    """Return the options of an item version as their rows hold them."""
    return (
        (option.id, version.id, place, option.text)
        for place, option in enumerate(version.options, start=1)
    )


def image_rows(version: ItemVersion) -> Iterable[tuple[object, ...]]:
    """Return the images of an item version as their rows hold them."""
    return (
        (
            version.id,
            place,
            image.media_id,
            image.role,
            image.caption,
            image.source_name,
            image.frame,
            image.source_mac,
        )
        for place, image in enumerate(version.images, start=1)
    )
