"""What the attributes of lesions are about, and numbers of them in the lexicon's units.

A lexicon may bring attributes of its own. What they are about is known by the ids of the
program's own lexicon, which every copy of it keeps, by the unit that they are measured in, or by
their English names; any other is spoken of by its name alone.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.annotation.finding import Lesion, LesionRole, Term, Value
from medannot.domain.lexicon.node import Node, NodeKind, Range, Role, Scale, Status
from medannot.domain.lexicon.tree import Lexicon


class Part(StrEnum):
    """What an attribute is about, and so where a sentence has it."""

    SIZE = "size"
    COLOUR = "colour"
    SHAPE = "shape"
    NUMBER = "number"
    DISTRIBUTION = "distribution"
    BOUNDARY = "boundary"
    PATTERN = "location pattern"
    OTHER = "other"


_BY_ID: Mapping[str, Part] = MappingProxyType(
    {
        "A.SIZE": Part.SIZE,
        "A.COLOR": Part.COLOUR,
        "A.SHAPE": Part.SHAPE,
        "A.NUMBER": Part.NUMBER,
        "A.DISTRIB": Part.DISTRIBUTION,
        "A.BOUNDARY": Part.BOUNDARY,
        "A.LOCATION": Part.PATTERN,
    }
)
_BY_NAME = MappingProxyType({part.value: part for part in Part} | {"color": Part.COLOUR})
_BY_UNIT = MappingProxyType({"cm": Part.SIZE, "mm": Part.SIZE, "count": Part.NUMBER})
_IN_CM = MappingProxyType({"mm": 0.1, "cm": 1.0, "m": 100.0})
_OWN_ROLES = frozenset({Role.SPECIAL, Role.ORAL_DENTAL, Role.WOUND_SURGICAL})
_EPSILON = 1e-9
"""Decimal fractions of a typed number are not exact in binary ones."""


def scale_of(attribute_id: str, lexicon: Lexicon | None) -> Scale | None:
    """Return what an attribute is measured in, as far as the lexicon says."""
    if lexicon is None or attribute_id not in lexicon:
        return None
    return lexicon[attribute_id].scale


def part_of(attribute: Term, lexicon: Lexicon | None = None) -> Part:
    """Return what an attribute is about."""
    if attribute.node_id in _BY_ID:
        return _BY_ID[attribute.node_id]
    scale = scale_of(attribute.node_id, lexicon)
    if scale is not None and scale.unit in _BY_UNIT:
        return _BY_UNIT[scale.unit]
    return _BY_NAME.get(attribute.en.strip().casefold(), Part.OTHER)


def is_said(value: Value | None) -> bool:
    """Tell whether a value says anything."""
    return value is not None and bool(
        value.descriptors or value.least is not None or value.most is not None
    )


def applies(attribute_id: str, lesion: Lesion, lexicon: Lexicon | None) -> bool:
    """Tell whether an attribute is asked of a lesion: some are not of hair, nails or wounds.

    What the term alone tells (hair, a tooth, a wound) goes before the role in the case.
    """
    scale = scale_of(attribute_id, lexicon)
    if scale is None or not scale.roles or lexicon is None:
        return True
    known = lexicon.nodes.get(lesion.term.node_id)
    if known is not None and known.default_role in _OWN_ROLES:
        return known.default_role in scale.roles
    if lesion.role is None:
        return True
    role = Role.PRIMARY if lesion.role is LesionRole.PRIMARY else Role.SECONDARY
    return role in scale.roles


def in_unit(number: float | None, unit: str, wanted: str) -> float | None:
    """Return a number in another unit of length, or as it is; None where that cannot be told."""
    if number is None or unit == wanted or not unit:
        return number
    if unit in _IN_CM and wanted in _IN_CM:
        return number * _IN_CM[unit] / _IN_CM[wanted]
    return None


def bounds_of(value: Value, unit: str) -> tuple[float, float] | None:
    """Return the least and the greatest number of a value in a unit; None where there is none.

    Where only one end is known, it stands for both.
    """
    found = [in_unit(end, value.unit, unit) for end in (value.least, value.most)]
    known = [end for end in found if end is not None]
    return (min(known), max(known)) if known else None


def descriptors_of(attribute_id: str, lexicon: Lexicon) -> Iterator[Node]:
    """Yield the descriptors below an attribute that mean something in numbers, in their order."""
    for node in lexicon.walk(attribute_id):
        is_one = node.kind is NodeKind.DESCRIPTOR and node.status is not Status.DEPRECATED
        if is_one and node.range is not None and _has_end(node.range):
            yield node


def _has_end(extent: Range) -> bool:
    return extent.least is not None or extent.most is not None


def _ends(extent: Range) -> tuple[float, float]:
    least = float("-inf") if extent.least is None else extent.least
    most = float("inf") if extent.most is None else extent.most
    return least, most


def meets(extent: Range, least: float, most: float) -> bool:
    """Tell whether numbers and what a descriptor means have anything in common, ends included."""
    start, end = _ends(extent)
    return start <= most + _EPSILON and least <= end + _EPSILON


def descriptor_for(
    attribute_id: str, least: float | None, most: float | None, lexicon: Lexicon
) -> Node | None:
    """Return the descriptor that fits numbers in the attribute's own unit, or None.

    It is the one that has most of the range in it; where two have as much, such as a number on
    the border of both, the greater one that has an upper end: 0.2 cm is the beginning of 2 to
    3 mm, and 10 cm is still a palm, not more.
    """
    known = [end for end in (least, most) if end is not None]
    if not known:
        return None
    low, high = min(known), max(known)

    def fit(node: Node) -> tuple[float, bool, float]:
        start, end = _ends(node.range or Range())
        shared = min(end, high) - max(start, low)
        is_closed = start != float("-inf") and end != float("inf")
        return round(shared, 6), is_closed, start

    fitting = [
        node
        for node in descriptors_of(attribute_id, lexicon)
        if node.range is not None and meets(node.range, low, high)
    ]
    return max(fitting, key=fit, default=None)
