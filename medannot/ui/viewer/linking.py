"""What one pane's frame, zoom and window mean in another pane."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.imaging.opened import SeriesFacts
from medannot.imaging.series.sorting import normal_of
from medannot.ui.viewer.geometry import Pose, Size, View, fitted
from medannot.ui.viewer.prepared import PreparedFrame

_PARALLEL = 0.98
"""Least cosine between the normals of two series that are scrolled together by position."""

_DIGITS = 6
"""Of a millimetre; nearer than that, two frames lie in one place."""


class Link(StrEnum):
    """What panes that belong together do together; the value is what events tell."""

    SCROLL = "scroll"
    VIEW = "view"
    WINDOW = "window"


ALL_LINKS = frozenset(Link)
LINKS = {f"viewer.link_{link.value}": link for link in Link}
"""By the action that switches each."""

Vector = tuple[float, float, float]
Places = Sequence[SeriesFacts | None]
"""Where each frame of a stack lies, None where that is not known."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a pane shows: a frame, where it lies in the patient, and the pane around it."""

    prepared: PreparedFrame
    place: SeriesFacts | None
    pose: Pose
    screen: Size


def belong_together(a: SeriesFacts | None, b: SeriesFacts | None, *, one_item: bool) -> bool:
    """Tell whether two images are moved together.

    Args:
        a: where the one belongs in a study; None where that is not known.
        b: the same of the other.
        one_item: whether both are images of one item.
    """
    if one_item:
        return True
    if a is None or b is None:
        return False
    pairs = (
        (a.study, b.study),
        (a.frame_of_reference, b.frame_of_reference),
        (a.words, b.words),
    )
    return any(one and one == other for one, other in pairs)


def linked_frame(source: Places, frame: int, target: Places) -> int | None:
    """Return the frame of another stack that belongs to a frame of this one, both from 1.

    By position along the normal where both lie in one frame of reference with parallel planes and
    enough positions are known (those between are taken as evenly spaced); else the frame of the
    same number, as near as there is. None where the planes cross.
    """
    guide = next((place for place in source if place is not None and place.position), None)
    if guide is None or guide.axes is None:
        return _within(frame, target)
    if any(place is not None and _cross(guide, place) for place in target):
        return None
    wanted = _position_of(frame, _known(source, guide))
    known = _known(target, guide)
    found = None if wanted is None else _nearest(wanted, known, frame, len(target))
    return _within(frame if found is None else found, target)


def _within(frame: int, places: Places) -> int:
    return min(max(frame, 1), max(len(places), 1))


def _known(places: Places, guide: SeriesFacts) -> dict[int, float]:
    """Return where frames lie along the normal of a guide, as far as it is known."""
    normal = normal_of(guide.axes or (0.0,) * 6)
    return {
        number: _dot(normal, place.position)
        for number, place in enumerate(places, start=1)
        if place is not None and place.position is not None and same_planes(guide, place)
    }


def _position_of(frame: int, known: dict[int, float]) -> float | None:
    """Return where a frame lies; between known ones, and beyond them, by even steps."""
    if frame in known or len(known) < 2:
        return known.get(frame)
    first, last = min(known), max(known)
    return known[first] + (frame - first) * (known[last] - known[first]) / (last - first)


def _nearest(wanted: float, known: dict[int, float], frame: int, frames: int) -> int | None:
    """Return the frame nearest to a position; None where too little is known to tell.

    Of several that share a place (phases, echoes) the one of the nearest number is taken.
    """
    if len(known) < 2:
        return None
    number = min(
        known,
        key=lambda place: (round(abs(known[place] - wanted), _DIGITS), abs(place - frame)),
    )
    first, last = min(known), max(known)
    step = (known[last] - known[first]) / (last - first)
    if len(known) == frames or not step:
        return number
    return number + round((wanted - known[number]) / step)


def same_planes(a: SeriesFacts, b: SeriesFacts) -> bool:
    """Tell whether two slices lie in one frame of reference, in parallel planes."""
    cosine = _cosine(a, b)
    return cosine is not None and cosine >= _PARALLEL


def _cross(a: SeriesFacts, b: SeriesFacts) -> bool:
    cosine = _cosine(a, b)
    return cosine is not None and cosine < _PARALLEL


def _cosine(a: SeriesFacts, b: SeriesFacts) -> float | None:
    """Return the cosine between the normals; None without a common frame of reference."""
    if not a.frame_of_reference or a.frame_of_reference != b.frame_of_reference:
        return None
    if a.axes is None or b.axes is None:
        return None
    return abs(_dot(normal_of(a.axes), normal_of(b.axes)))


def linked_view(view: View | None, source: Shown, target: Shown) -> View | None:
    """Return what another pane shows where this one shows `view`; None is the whole image.

    As large in millimetres and about the same place of the patient where both spacings are known
    (about the same distance from the image's middle where positions are not); else the same share
    of the image.
    """
    if view is None:
        return None
    one, other = source.prepared.frame.spacing, target.prepared.frame.spacing
    if one is None or other is None or min(*one, *other) <= 0:
        return _by_share(view, source, target)
    x, y = _same_place(view, source, target, one, other)
    return View(view.scale * other[1] / one[1], x, y)


def _by_share(view: View, source: Shown, target: Shown) -> View:
    here, there = source.prepared.size, target.prepared.size
    enlarged = view.scale / fitted(here, source.screen, source.pose).scale
    scale = enlarged * fitted(there, target.screen, target.pose).scale
    return View(scale, view.x / here.width * there.width, view.y / here.height * there.height)


def _same_place(
    view: View,
    source: Shown,
    target: Shown,
    one: tuple[float, float],
    other: tuple[float, float],
) -> tuple[float, float]:
    """Return the column and row of the other image that lie where this view's middle lies."""
    a, b = source.place, target.place
    if a is not None and b is not None and a.position and b.position and same_planes(a, b):
        place = _in_patient(view.x, view.y, a, one)
        return _in_image(place, b, other)
    here, there = source.prepared.size, target.prepared.size
    return (
        there.width / 2 + (view.x - here.width / 2) * one[1] / other[1],
        there.height / 2 + (view.y - here.height / 2) * one[0] / other[0],
    )


def _in_patient(x: float, y: float, facts: SeriesFacts, spacing: tuple[float, float]) -> Vector:
    """Return the place in the patient; `position` is the middle of the first pixel."""
    axes, origin = facts.axes or (0.0,) * 6, facts.position or (0.0, 0.0, 0.0)
    across, down = (x - 0.5) * spacing[1], (y - 0.5) * spacing[0]
    first, second, third = (origin[n] + axes[n] * across + axes[n + 3] * down for n in range(3))
    return first, second, third


def _in_image(
    place: Vector, facts: SeriesFacts, spacing: tuple[float, float]
) -> tuple[float, float]:
    axes, origin = facts.axes or (0.0,) * 6, facts.position or (0.0, 0.0, 0.0)
    step = (place[0] - origin[0], place[1] - origin[1], place[2] - origin[2])
    row, column = (axes[0], axes[1], axes[2]), (axes[3], axes[4], axes[5])
    return _dot(step, row) / spacing[1] + 0.5, _dot(step, column) / spacing[0] + 0.5


def _dot(a: Vector, b: Vector) -> float:
    return sum(one * other for one, other in zip(a, b, strict=True))
