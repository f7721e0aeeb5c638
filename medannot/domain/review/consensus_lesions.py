"""Lesions of two readings as points: the term, and each thing that is said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding, Lesion, Site, Value
from medannot.domain.annotation.value_merging import Excludes
from medannot.domain.review.consensus import Point, PointKind, Rule, Said
from medannot.domain.review.matching import Match

_ONE = frozenset({Rule.FIRST, Rule.SECOND, Rule.NEITHER})


@dataclass(frozen=True, slots=True)
class LesionPair:
    """A lesion that both readings have, or one of them alone."""

    first: Finding | None
    second: Finding | None
    match: Match

    @property
    def key(self) -> str:
        """Return what its point is called."""
        a, b = (one.id if one is not None else "" for one in (self.first, self.second))
        return f"{PointKind.LESION}:{a}:{b}"


def lesion_points(pairs: Iterable[LesionPair], excludes: Excludes) -> Iterator[Point]:
    """Yield each lesion, and after it what is said of one that both readings have."""
    for pair in pairs:
        a, b = (_lesion(one) for one in (pair.first, pair.second))
        same = a is not None and b is not None and a.term.node_id == b.term.node_id
        terms = (a.term if a else None, b.term if b else None)
        there = pair.first or pair.second
        yield Point(
            key=pair.key,
            kind=PointKind.LESION,
            media_id=there.media_id if there is not None else None,
            owner="",
            first=terms[0],
            second=terms[1],
            first_ids=(pair.first.id,) if pair.first else (),
            second_ids=(pair.second.id,) if pair.second else (),
            given=Rule.AGREED if same else None,
            options=_ONE,
            match=pair.match,
        )
        if a is not None and b is not None:
            yield from _parts(pair, a, b, excludes)


def _lesion(one: Finding | None) -> Lesion | None:
    return one.content if one is not None and isinstance(one.content, Lesion) else None


def _parts(pair: LesionPair, a: Lesion, b: Lesion, excludes: Excludes) -> Iterator[Point]:
    if a.role is not None or b.role is not None:
        yield _part(pair, PointKind.ROLE, "", (a.role, b.role), same=a.role is b.role)
    if a.locations or b.locations:
        places = a.locations or None, b.locations or None
        same = _places(a.locations) == _places(b.locations)
        both = bool(a.locations and b.locations)
        yield _part(pair, PointKind.LOCATION, "", places, same=same, both=both)
    for attribute in dict.fromkeys(
        value.attribute.node_id for lesion in (a, b) for value in lesion.values if _is_said(value)
    ):
        one, other = (_value(lesion, attribute) for lesion in (a, b))
        same = one is not None and other is not None and _meant(one) == _meant(other)
        both = one is not None and other is not None and can_join(one, other, excludes)
        yield _part(pair, PointKind.ATTRIBUTE, attribute, (one, other), same=same, both=both)


def _part(
    pair: LesionPair,
    kind: PointKind,
    part: str,
    said: tuple[Said | None, Said | None],
    *,
    same: bool,
    both: bool = False,
) -> Point:
    there = pair.first or pair.second
    return Point(
        key=f"{kind}:{part}:{pair.key}",
        kind=kind,
        media_id=there.media_id if there is not None else None,
        owner=pair.key,
        first=said[0],
        second=said[1],
        first_ids=(pair.first.id,) if pair.first else (),
        second_ids=(pair.second.id,) if pair.second else (),
        given=Rule.AGREED if same else None,
        options=_ONE | {Rule.BOTH} if both else _ONE,
    )


def _is_said(value: Value) -> bool:
    return bool(value.descriptors) or value.least is not None or value.most is not None


def _value(lesion: Lesion, attribute: str) -> Value | None:
    found = lesion.value_of(attribute)
    return found if found is not None and _is_said(found) else None


def _meant(value: Value) -> tuple[object, ...]:
    """Return what of a value counts; the leading descriptor is not told from the others."""
    nodes = frozenset(one.node_id for one in value.descriptors)
    return nodes, value.least, value.most, value.unit if value.least is not None else ""


def _places(sites: Iterable[Site]) -> frozenset[tuple[object, ...]]:
    return frozenset((one.term.node_id, one.laterality) for one in sites)


def can_join(one: Value, other: Value, excludes: Excludes) -> bool:
    """Tell whether both values of an attribute can be said together."""
    numbers = [value for value in (one, other) if value.least is not None or value.most is not None]
    if len(numbers) == 2 and one.unit != other.unit:
        return False
    attribute = one.attribute.node_id
    return not any(
        excludes(attribute, a.node_id, b.node_id)
        for a in one.descriptors
        for b in other.descriptors
        if a.node_id != b.node_id
    )


def joined(one: Value, other: Value) -> Value:
    """Return both values of an attribute as one: all descriptors, and a range that holds both."""
    known = {term.node_id for term in one.descriptors}
    terms = (*one.descriptors, *(term for term in other.descriptors if term.node_id not in known))
    numbers = [
        number
        for value in (one, other)
        for number in (value.least, value.most)
        if number is not None
    ]
    if not numbers:
        return Value(one.attribute, terms)
    measured = all(
        value.measured
        for value in (one, other)
        if value.least is not None or value.most is not None
    )
    unit = one.unit or other.unit
    return Value(one.attribute, terms, min(numbers), max(numbers), unit, measured)


def all_places(one: tuple[Site, ...], other: tuple[Site, ...]) -> tuple[Site, ...]:
    """Return the places of both, each once."""
    known = _places(one)
    return (*one, *(site for site in other if (site.term.node_id, site.laterality) not in known))
