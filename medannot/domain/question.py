"""Questions: items, their immutable versions, and the reference answers kept apart."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from json.encoder import encode_basestring

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
from medannot.domain.question_beside import Relation, SourceMark


class ItemType(StrEnum):
    """How a question is answered; readers see the form of its type.

    Which choice questions take one option and which one or several is decided for those of a kind
    or a file together (`exchange.question_sets.types`): were it told per item, the form itself
    would say how many options are right.
    """

    SINGLE_CHOICE = "single_choice"
    SEVERAL_ANSWERS = "several_answers"
    YES_NO = "yes_no"
    SHORT_TEXT = "short_text"
    FREE_TEXT = "free_text"

    @property
    def has_options(self) -> bool:
        """Tell whether the answer is chosen from options."""
        return self not in {ItemType.SHORT_TEXT, ItemType.FREE_TEXT}


class Ability(StrEnum):
    """The seven abilities of the MedLesionVQA paper (section 3.1), in its order."""

    LESION_RECOGNITION = "lesion_recognition"
    LOCATION_RECOGNITION = "location_recognition"
    ATTRIBUTE_RECOGNITION = "attribute_recognition"
    SPATIAL_RELATION = "spatial_relation"
    LESION_REASONING = "lesion_reasoning"
    DISEASE_DIAGNOSIS = "disease_diagnosis"
    SUGGESTION_TREATMENT = "suggestion_treatment"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an item version; answers name its id, never its letter or place."""

    id: OptionId
    text: str


@dataclass(frozen=True, slots=True)
class ItemImage:
    """One image of an item version, in its place of the order.

    Attributes:
        media_id: the stored image, or None where it is missing.
        role: such as "near", "middle", "far", "image".
        caption: text shown with the image, or "".
        source_name: the name in the source file, kept only while the image is missing; never
            shown to a reader.
        source_mac: keyed hash of that name, to recognise the image at a later import.
        frame: 1-based frame to show first.
    """

    media_id: MediaId | None
    role: str = "image"
    caption: str = ""
    source_name: str = ""
    frame: int = 1
    source_mac: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item came from; all that the source itself says is kept."""

    set_name: str
    file: str
    row: int
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class ItemVersion:
    """The immutable content of an item.

    Attributes:
        number: 1 for the first version of the item.
        ability: the ability as the source or the mapping names it, or "" where it names none.
        categories: further categories by name, such as modality or organ.
        content_hash: SHA-256 over `content_bytes`.
        has_key: whether a reference answer is stored; the answer itself is kept apart.
        marks, relations: what the source keeps beside the question; no reader is shown them.
    """

    id: ItemVersionId
    item_id: ItemId
    number: int
    stem: str
    context: str
    type: ItemType
    ability: str
    language: str
    options: tuple[Option, ...]
    images: tuple[ItemImage, ...]
    content_hash: str
    has_key: bool
    categories: Mapping[str, str] = field(default_factory=dict)
    translation_group: str = ""
    marks: tuple[SourceMark, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def missing_images(self) -> int:
        """Count the images that are named but not stored."""
        return sum(image.media_id is None for image in self.images)


@dataclass(frozen=True, slots=True)
class Item:
    """A stable question with its source and what it belongs to."""

    id: ItemId
    set_id: QuestionSetId
    source: Source
    unit_id: UnitId
    case_id: CaseId
    family_id: FamilyId


@dataclass(frozen=True, slots=True)
class ReferenceAnswer:
    """The truth for an item version; leaves the store only for the bank, grading and scoring.

    Attributes:
        option_ids: the right options of a choice or yes/no question.
        text: the right text of an open question, or "".
        synonyms: further texts that are right.
        explanation: why, as the source says it.
    """

    item_version_id: ItemVersionId
    option_ids: frozenset[OptionId] = frozenset()
    text: str = ""
    synonyms: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A named set of questions and its newest frozen version."""

    id: QuestionSetId
    name: str
    version_id: SetVersionId
    version_number: int
    items: int


@dataclass(frozen=True, slots=True)
class SetSummary:
    """Counts of a question set's newest version.

    Attributes:
        by_needs: items that ask for the image alone, for knowledge too, or of which the source says
            nothing ("").
        marked: items with marks on their images; `related` with relations.
        as_set: items that are right together with the rest of their unit.
    """

    name: str
    version: int
    items: int
    by_type: Mapping[str, int]
    by_language: Mapping[str, int]
    by_ability: Mapping[str, int]
    missing_images: int
    without_key: int
    images: int
    units: int
    equal_contents: int
    by_needs: Mapping[str, int] = field(default_factory=dict)
    marked: int = 0
    related: int = 0
    as_set: int = 0


_CONTENT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_bytes(
    *,
    stem: str,
    context: str,
    type_: ItemType,
    language: str,
    option_texts: Sequence[str],
    images: Sequence[tuple[str, str, str]],
) -> bytes:
    """Return canonical bytes of what a reader is shown.

    Args:
        stem: the question.
        context: text that stands before it.
        type_: how it is answered.
        language: language of the texts.
        option_texts: the options in the source's order.
        images: for each image SHA-256 of the stored bytes (or "missing:<source_mac>"), role and
            caption, in order.
    """
    texts = (stem, context, type_.value, language)
    try:
        # What the encoder makes of lists of texts, in a third of the time.
        head, options = _texts(texts), _texts(option_texts)
        shown = ",".join([f"[{_texts(image)}]" for image in images])
    except TypeError:  # a damaged row that holds no text
        return _CONTENT([*texts, list(option_texts), list(images)]).encode()
    return f"[{head},[{options}],[{shown}]]".encode()


def _texts(texts: Iterable[str]) -> str:
    return ",".join(map(encode_basestring, texts))


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of canonical content as hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_hash(content_hashes: Sequence[str]) -> str:
    """Return the SHA-256 of a set version: of its content hashes, in order, as a JSON list."""
    manifest = json.dumps(list(content_hashes), separators=(",", ":"))
    return hashlib.sha256(manifest.encode()).hexdigest()
