"""Two readings of a case as points: what they agree on, and where somebody has to choose."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from medannot.domain.annotation.differential import merged, renewed
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    LesionRelation,
    Mark,
    Quality,
    Region,
    Site,
)
from medannot.domain.annotation.value_merging import Excludes
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.consensus import Point, PointKind, Rule, Said
from medannot.domain.review.consensus_lesions import LesionPair, lesion_points
from medannot.domain.review.matching import Match, Near, Overlap

SAME_OUTLINE = 0.5
"""Marks of two readings that overlap by so much (intersection over union) show the same."""

Findings = Mapping[FindingId, Finding]
_ONE = frozenset({Rule.FIRST, Rule.SECOND, Rule.NEITHER})
_ALL = _ONE | {Rule.BOTH}


@dataclass(frozen=True)
class Readings:
    """Two readings of one case, and what is needed to lay them side by side.

    Attributes:
        first, second: findings of A and of B.
        matches: of their lesions.
        near: of nodes.
        overlap: of the marks of two findings.
        excludes: of descriptors.
        lexicon: of the project, where it is at hand.
        order: where each term stands in it.
    """

    first: Findings
    second: Findings
    matches: tuple[Match, ...]
    near: Near
    overlap: Overlap
    excludes: Excludes
    lexicon: Lexicon | None
    order: Mapping[str, int]


def disease_key(readings: Readings) -> Callable[[Diagnosis], str]:
    """Return what tells by what a disease is the same as another one's."""

    def key(one: Diagnosis) -> str:
        if one.term is None:
            return "words:" + _spelt(one.text)
        if readings.lexicon is None:
            return one.term.node_id
        return renewed((one.term.node_id,), readings.lexicon)[0]

    return key


def points_of(readings: Readings) -> tuple[Point, ...]:
    """Lay two readings side by side, in the protocol's order; lesions with what is said of them."""
    regions = tuple(_regions(readings))
    pairs = tuple(_lesion_pairs(readings))
    lesions = tuple(lesion_points(pairs, readings.excludes))
    return (
        *_qualities(readings),
        *regions,
        *(mark for region in regions for mark in _marks(readings, region)),
        *_with_marks(readings, lesions),
        *_relations(readings, lesions),
        *_differentials(readings),
        *_advice(readings),
        *_complete(readings),
    )


def _of(findings: Findings, kind: type[Content]) -> list[Finding]:
    return [one for one in findings.values() if isinstance(one.content, kind)]


def _plain(
    kind: PointKind,
    media_id: MediaId | None,
    pair: tuple[Finding | None, Finding | None],
    said: tuple[Said | None, Said | None],
    *,
    same: bool,
    options: frozenset[Rule] = _ONE,
    owner: str = "",
) -> Point:
    a, b = ((one.id,) if one is not None else () for one in pair)
    return Point(
        key=f"{kind}:{'+'.join(a)}:{'+'.join(b)}",
        kind=kind,
        media_id=media_id,
        owner=owner,
        first=said[0],
        second=said[1],
        first_ids=a,
        second_ids=b,
        given=Rule.AGREED if same else None,
        options=options,
    )


def _qualities(readings: Readings) -> Iterator[Point]:
    second = {one.media_id: one for one in _of(readings.second, Quality)}
    for a in _of(readings.first, Quality):
        b = second.pop(a.media_id, None)
        yield _quality(a, b)
    for b in second.values():
        yield _quality(None, b)


def _quality(a: Finding | None, b: Finding | None) -> Point:
    one, other = (
        side.content if side is not None and isinstance(side.content, Quality) else None
        for side in (a, b)
    )
    media_id = a.media_id if a is not None else b.media_id if b is not None else None
    same = one is not None and other is not None and one.discarded == other.discarded
    options = _ONE - {Rule.NEITHER}
    return _plain(PointKind.QUALITY, media_id, (a, b), (one, other), same=same, options=options)


def _regions(readings: Readings) -> Iterator[Point]:
    left = _of(readings.second, Region)
    waiting: list[Finding] = []
    found: dict[FindingId, Finding] = {}
    mine = _of(readings.first, Region)
    for a in mine:
        b = _take(left, partial(_is_at, a))
        b = b or _take(left, partial(_is_beside, a))
        if b is None:
            waiting.append(a)
        else:
            found[a.id] = b
    for a in waiting:
        b = _take(left, partial(_is_near, readings.near, a))
        if b is not None:
            found[a.id] = b
    for a in mine:
        yield _region(a, found.get(a.id))
    for b in left:
        yield _region(None, b)


def _take(those: list[Finding], fits: Callable[[Finding], bool]) -> Finding | None:
    found = next((one for one in those if fits(one)), None)
    if found is not None:
        those.remove(found)
    return found


def _site(one: Finding | None) -> Site | None:
    return one.content.site if one is not None and isinstance(one.content, Region) else None


def _place(one: Finding) -> tuple[object, ...]:
    site = _site(one)
    return (one.media_id, site.term.node_id, site.laterality) if site else (one.media_id,)


def _is_at(a: Finding, b: Finding) -> bool:
    return _place(a) == _place(b)


def _is_beside(a: Finding, b: Finding) -> bool:
    """Tell whether they name the same part, of another side."""
    return _place(a)[:2] == _place(b)[:2]


def _is_of_image(a: Finding, b: Finding) -> bool:
    return a.media_id == b.media_id


def _is_near(near: Near, a: Finding, b: Finding) -> bool:
    one, other = _site(a), _site(b)
    return (
        a.media_id == b.media_id
        and one is not None
        and other is not None
        and near(one.term.node_id, other.term.node_id)
    )


def _region(a: Finding | None, b: Finding | None) -> Point:
    there = a or b
    media_id = there.media_id if there is not None else None
    both = a is not None and b is not None
    same = a is not None and b is not None and _place(a) == _place(b)
    options = _ALL if both else _ONE
    said = _site(a), _site(b)
    return _plain(PointKind.REGION, media_id, (a, b), said, same=same, options=options)


def _lesion_pairs(readings: Readings) -> Iterator[LesionPair]:
    for match in readings.matches:
        a = readings.first.get(match.first) if match.first else None
        b = readings.second.get(match.second) if match.second else None
        yield LesionPair(a, b, match)


def _with_marks(readings: Readings, lesions: Sequence[Point]) -> Iterator[Point]:
    """Yield lesions and their parts, the marks of each after them."""
    for place, point in enumerate(lesions):
        yield point
        last = place + 1 == len(lesions) or lesions[place + 1].kind is PointKind.LESION
        if last:
            owner = point.owner or point.key
            yield from _marks(readings, next(one for one in lesions if one.key == owner))


def _marks(readings: Readings, unit: Point) -> Iterator[Point]:
    """Yield the marks that show a lesion or region: those of A, where both drew the same."""
    a = _showing(readings.first, unit.first_ids)
    b = _showing(readings.second, unit.second_ids)
    if not a and not b:
        return
    given = None
    if not (a and b):
        given = Rule.FIRST if a else Rule.SECOND
    else:
        shared = readings.overlap(unit.first_ids[0], unit.second_ids[0])
        if shared is not None and shared >= SAME_OUTLINE:
            given = Rule.AGREED
    yield Point(
        key=f"{PointKind.MARK}:{unit.key}",
        kind=PointKind.MARK,
        media_id=(a or b)[0].media_id,
        owner=unit.key,
        first=a or None,
        second=b or None,
        first_ids=tuple(one.id for one in a),
        second_ids=tuple(one.id for one in b),
        given=given,
        options=_ALL,
    )


def _showing(findings: Findings, targets: tuple[FindingId, ...]) -> tuple[Finding, ...]:
    return tuple(
        one
        for one in findings.values()
        if isinstance(one.content, Mark) and one.content.target in targets
    )


def _relations(readings: Readings, lesions: Sequence[Point]) -> Iterator[Point]:
    unit = {
        id_: one.key
        for one in lesions
        if one.kind is PointKind.LESION
        for id_ in (*one.first_ids, *one.second_ids)
    }
    left = [one for one in _of(readings.second, LesionRelation) if _ends(one, unit)]
    for a in _of(readings.first, LesionRelation):
        ends = _ends(a, unit)
        if ends is not None:
            b = _take(left, partial(_has_ends, unit, ends))
            yield _relation(a, b, ends)
    for b in left:
        yield _relation(None, b, _ends(b, unit) or ("", ""))


def _ends(one: Finding, unit: Mapping[FindingId, str]) -> tuple[str, str] | None:
    content = one.content
    if not isinstance(content, LesionRelation):
        return None
    ends = unit.get(content.subject), unit.get(content.object)
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


def _has_ends(unit: Mapping[FindingId, str], ends: tuple[str, str], one: Finding) -> bool:
    return _ends(one, unit) == ends


def _relation(a: Finding | None, b: Finding | None, ends: tuple[str, str]) -> Point:
    one, other = (
        side.content if side is not None and isinstance(side.content, LesionRelation) else None
        for side in (a, b)
    )
    there = a or b
    media_id = there.media_id if there is not None else None
    same = one is not None and other is not None and _way(one) == _way(other)
    return _plain(
        PointKind.RELATION, media_id, (a, b), (one, other), same=same, owner="|".join(ends)
    )


def _way(one: LesionRelation) -> tuple[object, object]:
    return (one.relation.node_id if one.relation else None), one.together


def _differentials(readings: Readings) -> Iterator[Point]:
    scopes = dict.fromkeys(
        one.media_id for side in (readings.first, readings.second) for one in _of(side, Diagnosis)
    )
    for media_id in scopes:
        yield _differential(readings, media_id)


def _differential(readings: Readings, media_id: MediaId | None) -> Point:
    a, b = (_ranked(side, media_id) for side in (readings.first, readings.second))
    lists = [_keys(side, disease_key(readings)) for side in (a, b)]
    options = _ONE | {Rule.EDITED} | ({Rule.BOTH} if a and b else frozenset())
    said = [tuple(content for _, content in side) for side in (a, b)]
    return Point(
        key=f"{PointKind.DIAGNOSIS}:{media_id or ''}",
        kind=PointKind.DIAGNOSIS,
        media_id=media_id,
        owner="",
        first=said[0] or None,
        second=said[1] or None,
        first_ids=tuple(id_ for id_, _ in a),
        second_ids=tuple(id_ for id_, _ in b),
        given=Rule.AGREED if lists[0] == lists[1] else None,
        options=options,
        merged=merged(lists, readings.order),
    )


def _ranked(findings: Findings, media_id: MediaId | None) -> list[tuple[FindingId, Diagnosis]]:
    named = [
        (one.id, one.content)
        for one in findings.values()
        if isinstance(one.content, Diagnosis) and one.media_id == media_id
    ]
    return sorted(named, key=lambda one: one[1].rank)


def _keys(
    ranked: Iterable[tuple[FindingId, Diagnosis]], key: Callable[[Diagnosis], str]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key(one) for _, one in ranked))


def _advice(readings: Readings) -> Iterator[Point]:
    left = _of(readings.second, Advice)
    for a in _of(readings.first, Advice):
        b = _take(left, partial(_advises, a))
        yield _one_advice(a, b)
    for b in left:
        yield _one_advice(None, b)


def _advised(one: Finding) -> tuple[object, str]:
    content = one.content
    if not isinstance(content, Advice):
        return one.media_id, ""
    return one.media_id, content.term.node_id if content.term else _spelt(content.text)


def _advises(a: Finding, b: Finding) -> bool:
    return _advised(a) == _advised(b)


def _one_advice(a: Finding | None, b: Finding | None) -> Point:
    one, other = (
        side.content if side is not None and isinstance(side.content, Advice) else None
        for side in (a, b)
    )
    there = a or b
    media_id = there.media_id if there is not None else None
    same = a is not None and b is not None
    return _plain(PointKind.ADVICE, media_id, (a, b), (one, other), same=same)


def _complete(readings: Readings) -> Iterator[Point]:
    """Yield what both say is complete; where one alone does, the consensus does not say so."""
    left = _of(readings.second, Complete)
    for a in _of(readings.first, Complete):
        b = _take(left, partial(_is_of_image, a))
        if b is not None:
            said = Complete(), Complete()
            yield _plain(PointKind.COMPLETE, a.media_id, (a, b), said, same=True)


def _spelt(text: str) -> str:
    return " ".join(text.split()).casefold()
