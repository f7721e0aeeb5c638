"""The fields of a term as the text in which a person reads and writes them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.checks import DOMAINS
from medannot.domain.lexicon.node import (
    PLACES,
    Cardinality,
    Code,
    Level,
    Match,
    Node,
    NodeKind,
    Range,
    Role,
    Scale,
    Sex,
    Status,
    Surface,
)
from medannot.domain.lexicon.tree import Lexicon

LONGEST_TEXT = 4_000
_FORMULA = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_CODE = re.compile(r"([A-Za-z0-9]+)\s*:\s*([^~\s]+)(?:\s*~\s*([a-z]+))?")

Chosen = TypeVar("Chosen", bound=StrEnum)


class Field(StrEnum):
    """A field of a node, called as its column is."""

    EN = "en"
    ZH = "zh"
    EN_SYN = "en_syn"
    ZH_SYN = "zh_syn"
    DEFINITION_EN = "definition_en"
    DEFINITION_ZH = "definition_zh"
    CODES = "codes"
    SELECTABLE_AT = "selectable_at"
    PAIRED = "paired"
    SEX = "sex"
    SURFACE = "surface"
    DEFAULT_ROLE = "default_role"
    ALLOWED_DOMAIN = "allowed_domain"
    DEPARTMENT = "department"
    CARDINALITY = "cardinality"
    UNIT = "unit"
    APPLIES_TO_ROLES = "applies_to_roles"
    EXCLUSIVE_GROUP = "exclusive_group"
    RANK = "rank"
    MIN = "min"
    MAX = "max"
    STATUS = "status"
    ORDER = "order"
    SOURCE = "source"
    NOTE = "note"
    KIND = "kind"
    PARENT_ID = "parent_id"
    REPLACED_BY = "replaced_by"


_COMMON = (
    Field.EN, Field.ZH, Field.EN_SYN, Field.ZH_SYN, Field.DEFINITION_EN, Field.DEFINITION_ZH,
    Field.CODES, Field.STATUS, Field.ORDER, Field.SOURCE, Field.NOTE,
)  # fmt: skip
_PLACE = (Field.SELECTABLE_AT, Field.PAIRED, Field.SEX, Field.SURFACE)
_BY_KIND: Mapping[NodeKind, tuple[Field, ...]] = MappingProxyType(
    {
        NodeKind.TREE: (),
        **dict.fromkeys(PLACES, _PLACE),
        NodeKind.LESION: (Field.SELECTABLE_AT, Field.DEFAULT_ROLE, Field.ALLOWED_DOMAIN),
        NodeKind.ATTRIBUTE: (
            Field.SELECTABLE_AT, Field.CARDINALITY, Field.UNIT, Field.APPLIES_TO_ROLES,
        ),
        NodeKind.DESCRIPTOR: (
            Field.SELECTABLE_AT, Field.EXCLUSIVE_GROUP, Field.RANK, Field.MIN, Field.MAX,
        ),
        NodeKind.DISEASE: (Field.SELECTABLE_AT, Field.DEPARTMENT, Field.SEX),
    }
)  # fmt: skip


def fields_of(lexicon: Lexicon, node: Node) -> tuple[Field, ...]:
    """Return the fields that a person may set of a node: those that its kind has."""
    special = _BY_KIND.get(node.kind, (Field.SELECTABLE_AT,))
    if node.kind is NodeKind.GROUP and orders_places(lexicon, node.id):
        special = _PLACE
    return (*_COMMON, *special)


def orders_places(lexicon: Lexicon, node_id: str) -> bool:
    """Tell whether the tree of a node holds places of the body."""
    return any(node.kind in PLACES for node in lexicon.walk(lexicon.root_of(node_id)))


def levels_of(lexicon: Lexicon, node: Node) -> tuple[Level, ...]:
    """Return where a node of this kind may be chosen."""
    if node.kind is NodeKind.TREE:
        return (Level.NONE,)
    if node.kind in PLACES or (node.kind is NodeKind.GROUP and orders_places(lexicon, node.id)):
        return Level.NONE, Level.IMAGE_REGION, Level.LESION_LOCATION, Level.BOTH
    return Level.NONE, Level.YES


def text_of(node: Node, field: Field) -> str:
    """Return a field as text; `with_text` makes the same of it again."""
    return _WRITE[field](node)


def with_text(node: Node, field: Field, text: str) -> Node:
    """Return a node with another value in a field.

    Raises:
        InputFault: the text is none that the field can hold.
    """
    text = " ".join(text.split())
    if text.startswith(_FORMULA):
        raise InputFault("It begins like a formula; write it without the first sign.")
    if len(text) > LONGEST_TEXT:
        raise InputFault(
            "It has {found} characters; {most} are allowed.", found=len(text), most=LONGEST_TEXT
        )
    return _READ[field](node, text)


def with_exact_text(node: Node, field: Field, text: str) -> Node:
    """Return a node with a value in a field that `text_of` once returned, blanks and all."""
    return _READ[field](node, text)


def codes_text(codes: Iterable[Code]) -> str:
    """Return codes in one line, such as "HP:0002293~broad; ICD10:L73.9"."""
    return "; ".join(
        str(code) if code.match is Match.EXACT else f"{code}~{code.match.value}" for code in codes
    )


# Text to values


def _several(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace("；", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _one_of(text: str, kinds: type[Chosen]) -> Chosen | None:
    if not text:
        return None
    if text not in {kind.value for kind in kinds}:
        raise InputFault(
            "{text}: one of {known} is expected.",
            text=text,
            known=", ".join(kind.value for kind in kinds),
        )
    return kinds(text)


def _some_of(text: str, known: Iterable[str]) -> frozenset[str]:
    known = tuple(known)
    found = _several(text)
    for one in found:
        if one not in known:
            raise InputFault(
                "{text}: some of {known} are expected.", text=one, known=", ".join(known)
            )
    return frozenset(found)


def _number(text: str) -> float | None:
    if not text:
        return None
    if _NUMBER.fullmatch(text) is None:
        raise InputFault("{text} is no number; one such as 0.5 is expected.", text=text)
    return float(text)


def _whole(text: str) -> int | None:
    if not text:
        return None
    if _WHOLE.fullmatch(text) is None:
        raise InputFault("{text} is no whole number; one such as 3 is expected.", text=text)
    return int(text)


def _codes(text: str) -> tuple[Code, ...]:
    found = []
    for part in _several(text):
        read = _CODE.fullmatch(part)
        if read is None:
            raise InputFault(
                "{text} is no code; a system, a colon and its code are expected, such as "
                "HP:0002293, and ~broad, ~narrow or ~related where it means not just the same.",
                text=part,
            )
        match = _one_of(read[3] or Match.EXACT.value, Match) or Match.EXACT
        found.append(Code(read[1].upper(), read[2], match))
    # As the files hold them: a file a system.
    return tuple(sorted(dict.fromkeys(found), key=lambda code: code.system.lower()))


_Read = Callable[[Node, str], Node]
_Write = Callable[[Node], str]


def _of_words(language: str, part: str, read: Callable[[str], object]) -> _Read:
    def reader(node: Node, text: str) -> Node:
        # The part is named by this table alone, which the tests go through field by field.
        words = replace(getattr(node, language), **{part: read(text)})
        return replace(node, **{language: words})

    return reader


def _plain(name: str, read: Callable[[str], object] = str) -> _Read:
    return lambda node, text: replace(node, **{name: read(text)})  # type: ignore[arg-type]  # see above


def _of_scale(name: str, read: Callable[[str], object]) -> _Read:
    def reader(node: Node, text: str) -> Node:
        if node.scale is None and not text:
            return node
        made = replace(node.scale or Scale(), **{name: read(text)})  # type: ignore[arg-type]  # see above
        return replace(node, scale=made)

    return reader


def _of_range(name: str) -> _Read:
    def reader(node: Node, text: str) -> Node:
        made = replace(node.range or Range(), **{name: _number(text)})
        return replace(node, range=None if made == Range() else made)

    return reader


def _enum(name: str, kinds: type[Chosen], default: Chosen | None = None) -> _Read:
    return _plain(name, lambda text: _one_of(text, kinds) or default)


_READ: Mapping[Field, _Read] = MappingProxyType(
    {
        Field.EN: _of_words("en", "label", str),
        Field.ZH: _of_words("zh", "label", str),
        Field.EN_SYN: _of_words("en", "synonyms", _several),
        Field.ZH_SYN: _of_words("zh", "synonyms", _several),
        Field.DEFINITION_EN: _of_words("en", "definition", str),
        Field.DEFINITION_ZH: _of_words("zh", "definition", str),
        Field.CODES: _plain("codes", _codes),
        Field.SELECTABLE_AT: _enum("level", Level, Level.NONE),
        Field.PAIRED: _plain("paired", lambda text: text == "yes"),
        Field.SEX: _enum("sex", Sex),
        Field.SURFACE: _enum("surface", Surface),
        Field.DEFAULT_ROLE: _enum("default_role", Role),
        Field.ALLOWED_DOMAIN: _plain("domains", lambda text: _some_of(text, DOMAINS)),
        Field.DEPARTMENT: _plain("department"),
        Field.CARDINALITY: _of_scale(
            "cardinality", lambda text: _one_of(text, Cardinality) or Cardinality.MANY
        ),
        Field.UNIT: _of_scale("unit", str),
        Field.APPLIES_TO_ROLES: _of_scale(
            "roles", lambda text: frozenset(Role(one) for one in _some_of(text, tuple(Role)))
        ),
        Field.EXCLUSIVE_GROUP: _plain("exclusive_group"),
        Field.RANK: _plain("rank", _whole),
        Field.MIN: _of_range("least"),
        Field.MAX: _of_range("most"),
        Field.STATUS: _enum("status", Status, Status.DRAFT),
        Field.ORDER: _plain("order", lambda text: _whole(text) or 0),
        Field.SOURCE: _plain("source"),
        Field.NOTE: _plain("note"),
        Field.KIND: _enum("kind", NodeKind, NodeKind.GROUP),
        Field.PARENT_ID: _plain("parent_id"),
        Field.REPLACED_BY: _plain("replaced_by", _several),
    }
)


# Values to text


def _listed(found: Iterable[str]) -> str:
    return "; ".join(found)


def _in_order(found: frozenset[str], known: Iterable[str]) -> str:
    return _listed(one for one in known if one in found)


def _or_nothing(value: StrEnum | None) -> str:
    return "" if value is None else value.value


def _decimal(value: float | None) -> str:
    return "" if value is None else format(Decimal(repr(value)), "f").removesuffix(".0")


_WRITE: Mapping[Field, _Write] = MappingProxyType(
    {
        Field.EN: lambda node: node.en.label,
        Field.ZH: lambda node: node.zh.label,
        Field.EN_SYN: lambda node: _listed(node.en.synonyms),
        Field.ZH_SYN: lambda node: _listed(node.zh.synonyms),
        Field.DEFINITION_EN: lambda node: node.en.definition,
        Field.DEFINITION_ZH: lambda node: node.zh.definition,
        Field.CODES: lambda node: codes_text(node.codes),
        Field.SELECTABLE_AT: lambda node: node.level.value,
        Field.PAIRED: lambda node: "yes" if node.paired else "no",
        Field.SEX: lambda node: _or_nothing(node.sex),
        Field.SURFACE: lambda node: _or_nothing(node.surface),
        Field.DEFAULT_ROLE: lambda node: _or_nothing(node.default_role),
        Field.ALLOWED_DOMAIN: lambda node: _in_order(node.domains, DOMAINS),
        Field.DEPARTMENT: lambda node: node.department,
        Field.CARDINALITY: lambda node: node.scale.cardinality.value if node.scale else "",
        Field.UNIT: lambda node: node.scale.unit if node.scale else "",
        Field.APPLIES_TO_ROLES: lambda node: (
            _in_order(node.scale.roles, tuple(Role)) if node.scale else ""
        ),
        Field.EXCLUSIVE_GROUP: lambda node: node.exclusive_group,
        Field.RANK: lambda node: "" if node.rank is None else str(node.rank),
        Field.MIN: lambda node: _decimal(node.range.least) if node.range else "",
        Field.MAX: lambda node: _decimal(node.range.most) if node.range else "",
        Field.STATUS: lambda node: node.status.value,
        Field.ORDER: lambda node: str(node.order),
        Field.SOURCE: lambda node: node.source,
        Field.NOTE: lambda node: node.note,
        Field.KIND: lambda node: node.kind.value,
        Field.PARENT_ID: lambda node: node.parent_id,
        Field.REPLACED_BY: lambda node: _listed(node.replaced_by),
    }
)
