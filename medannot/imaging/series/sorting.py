"""Puts the slices of a series in order (PS3.3 C.7.6.2.1.1): by place, else by number, else by name.

A slice's place is its position along the normal of its rows and columns. Where several slices
share a place (repeated scans of one volume), their instance numbers decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medannot.imaging.opened import ImageFacts, SeriesFacts

_SAME_DIRECTION = 1e-2
_SAME_PLACE_MM = 1e-3

Vector = tuple[float, float, float]
Axes = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Slice:
    """One image file of a series.

    Attributes:
        key: by which it is opened.
        name: of the file, for the person who opened it.
    """

    key: str
    name: str
    facts: ImageFacts

    @property
    def place(self) -> SeriesFacts:
        """Return where it belongs."""
        return self.facts.series or SeriesFacts()


def stacks(slices: Iterable[Slice]) -> tuple[tuple[Slice, ...], ...]:
    """Part a series into stacks that can be scrolled through, each in order.

    A file of several frames is a stack of its own (see `frame_order`); slices of another size or
    direction are, too. The stacks stand in the order of their first instance number.
    """
    groups: list[list[Slice]] = []
    for one in sorted(slices, key=lambda one: one.key):
        group = next((group for group in groups if _belong_together(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    ordered = [in_order(group) for group in groups]
    return tuple(sorted(ordered, key=lambda stack: (_number(stack[0]), stack[0].name)))


def in_order(slices: Sequence[Slice]) -> tuple[Slice, ...]:
    """Return the slices in the order in which they are scrolled through."""
    by_number = sorted(slices, key=lambda one: (_number(one), one.name.casefold(), one.key))
    places = [_along_the_normal(one) for one in by_number]
    known = [place for place in places if place is not None]
    if len(known) < len(places) or len(known) < 2 or _has_doubles(known):
        return tuple(by_number)
    return tuple(one for _, one in sorted(zip(known, by_number, strict=True), key=lambda p: p[0]))


def frame_order(facts: ImageFacts) -> tuple[int, ...]:
    """Return the frames of one file in the order in which they are scrolled through.

    That is the stored order, which writers choose with care: from head to foot or back, and one
    phase, echo or stack after the other. Only where it goes to and fro along one normal, and each
    frame has a place of its own there, do the places decide, as they do for slices. Frames that
    share a place (phases, echoes, repeated scans), that have none, or lie in several directions
    stay as they are stored; so PS3.3's dimensions need not be read, of which the position is the
    only one that two series have in common.
    """
    stored = tuple(range(1, facts.frames + 1))
    planes = [plane for plane in facts.planes if plane is not None and plane.axes is not None]
    if len(planes) < facts.frames or len(planes) < 3:
        return stored
    guide = planes[0].axes
    if any(not _alike(guide, plane.axes) for plane in planes):
        return stored
    places = [_along(guide, plane.position) for plane in planes]
    ascending = sorted(places)
    if _has_doubles(places) or places in (ascending, ascending[::-1]):
        return stored
    return tuple(number for _, number in sorted(zip(places, stored, strict=True)))


def normal_of(axes: Axes) -> Vector:
    """Return the cross product of row and column direction."""
    (a, b, c), (d, e, f) = axes[:3], axes[3:]
    return b * f - c * e, c * d - a * f, a * e - b * d


def _along_the_normal(one: Slice) -> float | None:
    place = one.place
    if place.position is None or place.axes is None:
        return None
    return _along(place.axes, place.position)


def _along(axes: Axes | None, position: Vector) -> float:
    normal = normal_of(axes or (0.0,) * 6)
    return sum(along * at for along, at in zip(normal, position, strict=True))


def _has_doubles(places: Sequence[float]) -> bool:
    ordered = sorted(places)
    return any(b - a < _SAME_PLACE_MM for a, b in pairwise(ordered))


def _number(one: Slice) -> float:
    instance = one.place.instance
    return float("inf") if instance is None else instance


def _belong_together(first: Slice, other: Slice) -> bool:
    kinds = [
        (one.facts.rows, one.facts.columns, one.facts.monochrome, one.place.axes is None)
        for one in (first, other)
    ]
    if kinds[0] != kinds[1] or max(first.facts.frames, other.facts.frames) > 1:
        return False
    return _alike(first.place.axes, other.place.axes)


def _alike(axes: Axes | None, others: Axes | None) -> bool:
    pairs = zip(axes or (), others or (), strict=True)
    return all(abs(a - b) < _SAME_DIRECTION for a, b in pairs)
