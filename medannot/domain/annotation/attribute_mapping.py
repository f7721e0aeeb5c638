"""What other programs say of marks by names and values, brought to the attributes of a lexicon.

A mapping names a value as "colour=red", and all values of a name as "colour=*". The first goes to
a descriptor; the second to an attribute, below which the values are then looked for. Either goes
to nothing where it is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.attributes import in_unit
from medannot.domain.annotation.finding import Value
from medannot.domain.annotation.foreign import ForeignImage, ForeignMark
from medannot.domain.annotation.mapping import How, is_called, term_of_node
from medannot.domain.lexicon.node import Node, NodeKind
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.search_marks import folded
from medannot.domain.lexicon.tree import Lexicon

BESIDE = frozenset({"author", "case", "lesion", "group", "role"})
"""Names that say who, where and which, and are no attributes."""

EVERY = "*"
"""Stands for all values of a name."""

MOST_VALUES = 200
"""Values of one name that are mapped one by one; of more only the name is told, as of numbers."""

_MEASURED = re.compile(r"(?P<name>.+) \((?P<unit>[^()]{1,12})\)")
_NUMBERS = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(?: to (\d{1,6}(?:\.\d{1,6})?))?")

Said = tuple[str, str]
"""A name, and one of the values that the files say by it; or `EVERY`."""


@dataclass(frozen=True, slots=True)
class MappedValue:
    """A value of other files, and what becomes of it.

    Attributes:
        value: as it stands there, or `EVERY` where the name has very many.
        count: marks that have it.
        attribute: None where it is left out or stays unmapped.
        descriptor: below the attribute; None where the value is a number.
        least, most, unit: of a number.
        candidates: ids of descriptors that it may mean, where there are several.
    """

    name: str
    value: str
    count: int
    how: How
    attribute: Node | None = None
    descriptor: Node | None = None
    least: float | None = None
    most: float | None = None
    unit: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return how a mapping names it."""
        return label_of(self.name, self.value)


def label_of(name: str, value: str) -> str:
    """Return how a mapping names a value."""
    return f"{name}={value}"


def said_of(mark: ForeignMark) -> Iterator[Said]:
    """Yield names and values that are said of a mark; several values stand with semicolons."""
    for name, text in mark.attributes.items():
        if name not in BESIDE:
            parts = (part.strip() for part in text.split(";"))
            yield from dict.fromkeys((name, part) for part in parts if part)


def said_in(images: Iterable[ForeignImage]) -> Counter[Said]:
    """Return each value that files say of marks, with how often they do."""
    return Counter(said for image in images for mark in image.marks for said in said_of(mark))


def mapped_values(
    counts: Mapping[Said, int], index: SearchIndex, given: Mapping[str, str]
) -> Mapping[Said, MappedValue]:
    """Return what becomes of each value that files say.

    Args:
        counts: the values, with how often they are said.
        index: of the project's lexicon.
        given: node ids by labels, as a person chose them; an empty one leaves the value out.
    """
    values = Counter(name for name, _ in counts)
    many = {name for name, count in values.items() if count > MOST_VALUES}
    together = Counter({(name, EVERY): 0 for name in many})
    for (name, value), count in counts.items():
        key = (name, EVERY) if name in many else (name, value)
        together[key] += count
    return {
        (name, value): mapped_value((name, value), count, index, given)
        for (name, value), count in together.items()
    }


def values_of(
    mark: ForeignMark, known: Mapping[Said, MappedValue], lexicon: Lexicon
) -> tuple[tuple[Value, ...], tuple[str, ...]]:
    """Return what a mark says of its lesion, and the names of what is not taken over."""
    found: dict[str, Value] = {}
    left: list[str] = []
    for name, value in said_of(mark):
        one = known.get((name, value)) or known.get((name, EVERY))
        if one is None or one.attribute is None:
            if one is None or one.how is not How.LEFT_OUT:
                left.append(name)
            continue
        node = one.attribute
        old = found.get(node.id) or Value(term_of_node(node, lexicon))
        found[node.id] = _with(old, one, lexicon)
    return tuple(found.values()), tuple(left)


def _with(old: Value, one: MappedValue, lexicon: Lexicon) -> Value:
    terms = old.descriptors
    if one.descriptor is not None:
        term = term_of_node(one.descriptor, lexicon)
        terms = terms if term in terms else (*terms, term)
    if one.least is None:
        return Value(old.attribute, terms, old.least, old.most, old.unit)
    return Value(old.attribute, terms, one.least, one.most, one.unit)


def mapped_value(
    said: Said, count: int, index: SearchIndex, given: Mapping[str, str]
) -> MappedValue:
    """Return what becomes of one value; see `mapped_values`."""
    (name, value), lexicon = said, index.lexicon
    chosen = given.get(label_of(name, value))
    of_name = given.get(label_of(name, EVERY))
    if chosen == "" or (chosen is None and of_name == ""):
        return MappedValue(name, value, count, How.LEFT_OUT)
    if chosen and (above := _attribute_of(lexicon[chosen], lexicon)) is not None:
        below = lexicon[chosen] if lexicon[chosen].kind is NodeKind.DESCRIPTOR else None
        if below is not None:
            return MappedValue(name, value, count, How.GIVEN, above, below)
    attribute = lexicon[of_name] if of_name else _named(name, NodeKind.ATTRIBUTE, index)
    how = How.GIVEN if of_name else How.NAME
    if (number := _number(name, value, attribute, index)) is not None:
        return MappedValue(name, value, count, how, *number)
    if attribute is None or attribute.kind is not NodeKind.ATTRIBUTE:
        return MappedValue(name, value, count, How.UNMAPPED)
    found = _below(value, attribute, index)
    if len(found) == 1:
        return MappedValue(name, value, count, how, attribute, lexicon[found[0]])
    return MappedValue(name, value, count, How.UNMAPPED, candidates=found)


def _attribute_of(node: Node, lexicon: Lexicon) -> Node | None:
    """Return the attribute that a node is, or lies below."""
    above = (node.id, *lexicon.ancestors(node.id))
    return next((lexicon[one] for one in above if lexicon[one].kind is NodeKind.ATTRIBUTE), None)


def _number(
    name: str, value: str, attribute: Node | None, index: SearchIndex
) -> tuple[Node, None, float, float, str] | None:
    """Return a measured value, whose unit stands with its name, as medannot writes it."""
    numbers, named = _NUMBERS.fullmatch(value), _MEASURED.fullmatch(name)
    if numbers is None:
        return None
    unit = named["unit"] if named else ""
    node = attribute or (_named(named["name"], NodeKind.ATTRIBUTE, index) if named else None)
    if node is None or node.scale is None or not node.scale.unit:
        return None
    unit = unit or node.scale.unit
    if in_unit(1.0, unit, node.scale.unit) is None:
        return None
    least = float(numbers[1])
    most = float(numbers[2]) if numbers[2] else least
    return (node, None, min(least, most), max(least, most), unit)


def _named(text: str, kind: NodeKind, index: SearchIndex) -> Node | None:
    """Return the one node of a kind that is called so."""
    found = {one for one in _exact(text, index) if index.lexicon[one].kind is kind}
    return index.lexicon[found.pop()] if len(found) == 1 else None


def _below(value: str, attribute: Node, index: SearchIndex) -> tuple[str, ...]:
    lexicon = index.lexicon
    return tuple(
        node_id
        for node_id in _exact(value, index)
        if lexicon[node_id].kind is NodeKind.DESCRIPTOR
        and lexicon[node_id].is_selectable
        and attribute.id in lexicon.ancestors(node_id)
    )


def _exact(text: str, index: SearchIndex) -> tuple[str, ...]:
    wanted = folded(text)
    hits = index.search(text)
    return tuple(hit.node_id for hit in hits if is_called(index.lexicon[hit.node_id], wanted))
