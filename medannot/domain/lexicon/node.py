"""One term of a lexicon, with all that is known of it."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that every term is written in."""

    ENGLISH = "en"
    CHINESE = "zh"


class NodeKind(StrEnum):
    """What a node stands for."""

    TREE = "tree"
    GROUP = "group"
    REGION = "region"
    SUBREGION = "subregion"
    TOOTH = "tooth"
    LESION = "lesion"
    ATTRIBUTE = "attribute"
    DESCRIPTOR = "descriptor"
    RELATION = "relation"
    DISEASE = "disease"
    FINDING = "finding"
    NORMAL = "normal"
    ADVICE = "advice"


HEADINGS = frozenset({NodeKind.TREE, NodeKind.GROUP})
"""Kinds that order others."""

PLACES = frozenset({NodeKind.REGION, NodeKind.SUBREGION, NodeKind.TOOTH})
"""Kinds that name a place of the body."""


class Level(StrEnum):
    """Where a node may be chosen; for kinds other than places `yes` or `none`."""

    NONE = "none"
    IMAGE_REGION = "image_region"
    LESION_LOCATION = "lesion_location"
    BOTH = "both"
    YES = "yes"


class Status(StrEnum):
    """How far a node can be trusted, or that it is given up."""

    DRAFT = "draft"
    ACTIVE = "active"
    DEPRECATED = "deprecated"


class Sex(StrEnum):
    """Whom a region belongs to, where not to everyone."""

    MALE = "male"
    FEMALE = "female"


class Surface(StrEnum):
    """What a place of the body is covered by."""

    SKIN = "skin"
    MUCOSA = "mucosa"
    ORAL = "oral"
    TOOTH = "tooth"
    APPENDAGE = "appendage"


class Role(StrEnum):
    """What a lesion is in a case, as far as the term alone can tell."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPECIAL = "special"
    ORAL_DENTAL = "oral_dental"
    WOUND_SURGICAL = "wound_surgical"


class Match(StrEnum):
    """How well a code means what the node means (SKOS mapping relations)."""

    EXACT = "exact"
    BROAD = "broad"
    NARROW = "narrow"
    RELATED = "related"


class Cardinality(StrEnum):
    """How many descriptors of an attribute a finding may have."""

    SINGLE = "single"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Code:
    """A cross-reference to a term of a coding system.

    Attributes:
        system: such as "HP", "DOID", "ICD10" or "SCT".
        code: as the system writes it, without the system's prefix.
    """

    system: str
    code: str
    match: Match = Match.EXACT

    def __str__(self) -> str:
        """Return the code with its system, as it is written and searched for."""
        return f"{self.system}:{self.code}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a node is called in one language, and what it is.

    Attributes:
        label: the preferred name.
        synonyms: other names, for search and for pasted lists.
        definition: one short sentence, or nothing.
    """

    label: str
    synonyms: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """What a descriptor means in numbers, in the attribute's unit; None where it has no bound."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """What an attribute's descriptors are measured or counted in.

    Attributes:
        cardinality: how many descriptors may be chosen.
        unit: such as "cm", or "count", or nothing.
        roles: of the findings that the attribute applies to; empty for all.
    """

    cardinality: Cardinality = Cardinality.MANY
    unit: str = ""
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """One term.

    Attributes:
        id: immutable, never reused, never parsed.
        parent_id: the node above, or nothing for the top of a tree.
        level: where it may be chosen.
        order: place among its siblings.
        en: its English words.
        zh: its words in Simplified Chinese.
        codes: cross-references.
        paired: whether an annotation has to say on which side it is.
        sex: whom the region belongs to; None for everyone.
        surface: of a place of the body, or None.
        default_role: of a lesion, or None.
        domains: surfaces and appendages where a lesion may lie: skin, oral_mucosa, nail, hair,
            tooth.
        department: of a disease: who treats it; nothing for others.
        exclusive_group: of a descriptor: at most one of a group may be chosen; nothing for none.
        rank: of a descriptor of an ordinal attribute, 1 for the least; None without order.
        range: of a descriptor in numbers, or None.
        scale: of an attribute, or None.
        since: version in which it came.
        deprecated_since: version in which it was given up, or nothing.
        replaced_by: ids of the nodes that came in its place.
        source: where term and codes come from.
        note: an editor's remark.
    """

    id: str
    parent_id: str
    kind: NodeKind
    level: Level
    order: int
    en: Words
    zh: Words
    codes: tuple[Code, ...] = ()
    paired: bool = False
    sex: Sex | None = None
    surface: Surface | None = None
    default_role: Role | None = None
    domains: frozenset[str] = frozenset()
    department: str = ""
    exclusive_group: str = ""
    rank: int | None = None
    range: Range | None = None
    scale: Scale | None = None
    status: Status = Status.DRAFT
    since: str = ""
    deprecated_since: str = ""
    replaced_by: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    @property
    def is_selectable(self) -> bool:
        """Tell whether it may be chosen at some level today."""
        return self.level is not Level.NONE and self.status is not Status.DEPRECATED

    @property
    def is_place(self) -> bool:
        """Tell whether it names a place: by its kind, or as a group that is chosen as a region."""
        return self.kind in PLACES or (
            self.kind is NodeKind.GROUP and self.level not in {Level.NONE, Level.YES}
        )

    def is_selectable_at(self, level: Level) -> bool:
        """Tell whether it may be chosen at a level; `BOTH` counts as either level of a place."""
        if not self.is_selectable:
            return False
        return self.level is level or (
            self.level is Level.BOTH and level in {Level.IMAGE_REGION, Level.LESION_LOCATION}
        )

    def words(self, language: Language) -> Words:
        """Return what it is called in a language."""
        return self.zh if language is Language.CHINESE else self.en
