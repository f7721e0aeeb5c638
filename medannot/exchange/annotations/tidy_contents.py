"""What a finding says, from its rows of the tidy table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    FindingKind,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Together,
    Value,
)
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.errors import Sentence
from medannot.domain.ids import FindingId
from medannot.exchange.annotations.tidy import Aspect
from medannot.exchange.annotations.tidy_rows import TidyRow

EXACT = frozenset({ShapeKind.POINT, ShapeKind.BOX, ShapeKind.ELLIPSE})
"""Shapes that their bounds are enough for."""

_Rows = Sequence[TidyRow]

_BESIDE: Mapping[FindingKind, frozenset[Aspect]] = {
    FindingKind.LESION: frozenset({Aspect.LOCATION, Aspect.ATTRIBUTE, Aspect.DESCRIPTOR}),
    FindingKind.DIAGNOSIS: frozenset({Aspect.EVIDENCE}),
}


def content_of_rows(kind: FindingKind, rows: _Rows) -> Content:
    """Return what a finding says.

    Args:
        kind: of the finding.
        rows: about it in their order, that of the finding itself first.

    Raises:
        RowError: a cell is missing, or holds what it cannot.
    """
    for row in rows[1:]:
        if row.one_of("aspect", Aspect) not in _BESIDE.get(kind, ()):
            why = "a {kind} has no row of the aspect {aspect} there."
            raise row.fault(Sentence(why, kind=kind.value, aspect=row.text("aspect")))
    return _READERS[kind](rows)


def _quality(rows: _Rows) -> Content:
    return Quality(rows[0].maybe("reason", DiscardReason), rows[0].text("text"))


def _region(rows: _Rows) -> Content:
    return Region(rows[0].site())


def _lesion(rows: _Rows) -> Content:
    first = rows[0]
    values: dict[str, Value] = {}
    locations = []
    for row in rows[1:]:
        if row.text("aspect") == Aspect.LOCATION:
            locations.append(row.site())
        else:
            node_id = row.needed("attribute_id")
            values[node_id] = _with(values.get(node_id), row)
    return Lesion(
        first.chosen(),
        first.maybe("role", LesionRole),
        tuple(locations),
        tuple(values.values()),
        first.text("text"),
    )


def _with(known: Value | None, row: TidyRow) -> Value:
    """Return an attribute's value of which a row says more."""
    value = known or Value(row.attribute())
    if row.text("aspect") == Aspect.DESCRIPTOR:
        return replace(value, descriptors=(*value.descriptors, row.chosen()))
    if known is not None:
        # Its own row stands before those of its descriptors, and once.
        raise row.fault(Sentence("the attribute {name} is given twice.", name=row.attribute().en))
    least, most = row.number("least"), row.number("most")
    measured = row.truth("measured")
    return replace(value, least=least, most=most, unit=row.text("unit"), measured=measured)


def _relation(rows: _Rows) -> Content:
    row = rows[0]
    ends = FindingId(row.needed("target")), FindingId(row.needed("object"))
    return LesionRelation(*ends, row.term(), row.maybe("together", Together))


def _diagnosis(rows: _Rows) -> Content:
    row = rows[0]
    evidence = tuple(FindingId(one.needed("target")) for one in rows[1:])
    rank, reasoning = row.whole("rank"), row.text("reasoning")
    return Diagnosis(row.term(), rank, row.text("text"), evidence, reasoning)


def _advice(rows: _Rows) -> Content:
    row = rows[0]
    served = FindingId(row.text("target")) if row.text("target") else None
    return Advice(row.term(), row.text("text"), served)


def _mark(rows: _Rows) -> Content:
    """Return a mark; one whose bounds are not enough for it as the box that they are."""
    row = rows[0]
    kind = row.one_of("shape", ShapeKind)
    left, top, right, bottom = (_bound(row, name) for name in ("left", "top", "right", "bottom"))
    kept = kind if kind in EXACT else ShapeKind.BOX
    corners = ((left, top), (right, bottom))
    points = corners[:1] if kept is ShapeKind.POINT else corners
    target = FindingId(row.text("target")) if row.text("target") else None
    return Mark(Outline(kept, points), target, row.whole("frame"))


def _bound(row: TidyRow, column: str) -> float:
    row.needed(column)
    return row.number(column) or 0.0


def _complete(_rows: _Rows) -> Content:
    return Complete()


_READERS: Mapping[FindingKind, Callable[[_Rows], Content]] = {
    FindingKind.QUALITY: _quality,
    FindingKind.REGION: _region,
    FindingKind.LESION: _lesion,
    FindingKind.RELATION: _relation,
    FindingKind.DIAGNOSIS: _diagnosis,
    FindingKind.ADVICE: _advice,
    FindingKind.MARK: _mark,
    FindingKind.COMPLETE: _complete,
}
