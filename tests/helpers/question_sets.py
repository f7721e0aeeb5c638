"""Puts small question sets straight into a store, without files."""

from dataclasses import dataclass, field

from medannot.domain.ids import (
    CaseId,
    FamilyId,
    ItemId,
    ItemVersionId,
    MediaId,
    OptionId,
    QuestionSetId,
    SetVersionId,
    UnitId,
)
from medannot.domain.media import image_address
from medannot.domain.people import OWNER
from medannot.domain.progress import silent
from medannot.domain.question import (
    Item,
    ItemImage,
    ItemType,
    ItemVersion,
    Option,
    ReferenceAnswer,
    Source,
    content_bytes,
    content_hash,
    manifest_hash,
)
from medannot.domain.question_beside import DrawnMark, Relation, SourceMark, shape_id, shape_text
from medannot.store.media import MediaLibrary
from medannot.store.questions_rows import ItemPlace
from medannot.store.questions_writing import QuestionWriter, SetChange
from medannot.store.store import Store


@dataclass(frozen=True)
class Draft:
    """One question of a test: the options and the places of the right ones, or a right text."""

    stem: str = "Which letter is the first?"
    type: ItemType = ItemType.SINGLE_CHOICE
    options: tuple[str, ...] = ("A", "B", "C")
    right: tuple[int, ...] = (0,)
    text: str = ""
    ability: str = "lesion_recognition"
    unit: str = ""
    images: tuple[MediaId | None, ...] = ()
    has_key: bool = True
    language: str = "en"
    marks: tuple[DrawnMark, ...] = ()
    relations: tuple[Relation, ...] = ()
    as_set: bool = False
    categories: dict[str, str] = field(default_factory=dict)
    source_id: str | None = None


@dataclass
class _Parts:
    units: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    items: list[ItemPlace] = field(default_factory=list)
    versions: list[ItemVersion] = field(default_factory=list)
    references: list[ReferenceAnswer] = field(default_factory=list)
    shapes: dict[str, str] = field(default_factory=dict)


def add_set(store: Store, name: str, drafts: list[Draft]) -> tuple[ItemVersionId, ...]:
    """Write a question set and return its item versions in order."""
    set_id = QuestionSetId(store.ids.new())
    parts = _Parts()
    unit_of: dict[str, UnitId] = {}
    for row, draft in enumerate(drafts, start=1):
        key = draft.unit or f"row {row}"
        if key not in unit_of:
            unit_of[key] = UnitId(store.ids.new())
            parts.units[unit_of[key]] = draft.unit
        _add(store, name, set_id, row, draft, unit_of[key], parts)
    change = SetChange(
        set_id=set_id,
        name=name,
        version_id=SetVersionId(store.ids.new()),
        number=1,
        previous=None,
        units=parts.units,
        cases=parts.cases,
        families=parts.families,
        items=tuple(parts.items),
        moved=(),
        versions=tuple(parts.versions),
        references=tuple(parts.references),
        members=tuple(version.id for version in parts.versions),
        content_hash=manifest_hash([version.content_hash for version in parts.versions]),
        facts={},
        shapes=parts.shapes,
    )
    with store.writing(OWNER) as work:
        QuestionWriter(store).write(work, change, silent)
    return change.members


def _add(
    store: Store,
    set_name: str,
    set_id: QuestionSetId,
    row: int,
    draft: Draft,
    unit_id: UnitId,
    parts: _Parts,
) -> None:
    case_id, family_id = CaseId(store.ids.new()), FamilyId(store.ids.new())
    parts.cases[case_id], parts.families[family_id] = f"case {row}", f"family {row}"
    item_id, version_id = ItemId(store.ids.new()), ItemVersionId(store.ids.new())
    id_ = f"source-{row}" if draft.source_id is None else draft.source_id
    source = Source(set_name, "secret-source-name.json", row, id_)
    item = Item(item_id, set_id, source, unit_id, case_id, family_id)
    position = sum(place.item.unit_id == unit_id for place in parts.items) + 1
    parts.items.append(ItemPlace(item, 0, position, draft.as_set))
    texts = draft.options if draft.type.has_options else ()
    options = tuple(Option(OptionId(store.ids.new()), text) for text in texts)
    images = tuple(
        ItemImage(media_id, "image", "", f"secret-image-{row}.png") for media_id in draft.images
    )
    parts.versions.append(
        ItemVersion(
            id=version_id,
            item_id=item_id,
            number=1,
            stem=draft.stem,
            context="",
            type=draft.type,
            ability=draft.ability,
            language=draft.language,
            options=options,
            images=images,
            content_hash=_content_hash(store, draft, texts),
            has_key=draft.has_key,
            categories=draft.categories,
            marks=tuple(_kept(mark, parts) for mark in draft.marks),
            relations=draft.relations,
        )
    )
    if draft.has_key:
        right = frozenset(options[place].id for place in draft.right) if options else frozenset()
        parts.references.append(ReferenceAnswer(version_id, right, draft.text))


def _kept(mark: DrawnMark, parts: _Parts) -> SourceMark:
    text = shape_text(mark.shape)
    parts.shapes[shape_id(text)] = text
    return SourceMark(mark.image, mark.label, shape_id(text), mark.frame)


def _content_hash(store: Store, draft: Draft, texts: tuple[str, ...]) -> str:
    stored = MediaLibrary(store).many([one for one in draft.images if one is not None])
    shown = [
        image_address(stored[one].sha256, stored[one].orientation) if one else "missing:"
        for one in draft.images
    ]
    return content_hash(
        content_bytes(
            stem=draft.stem,
            context="",
            type_=draft.type,
            language=draft.language,
            option_texts=texts,
            images=[(address, "image", "") for address in shown],
        )
    )
