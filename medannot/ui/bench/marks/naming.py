"""Which marks have their name on the tag: few, so that names never hide what is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from medannot.domain.annotation.shapes import bounds
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.shown import ShownMark
from medannot.ui.bench.marks.style import screen_box
from medannot.ui.bench.marks.tags import GAP, HEIGHT, width_of
from medannot.ui.viewer.layers import Mapping

MOST_NAMED = 30
"""Where more marks are seen they have their numbers only."""

_SHARE = 0.4
"""A name takes at most so much of the width in which the image is seen."""

_APART = 4.0


class Naming:
    """Chooses marks whose names are shown, and keeps the choice while nothing is enlarged."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._named: frozenset[FindingId] = frozenset()

    def named(
        self, marks: Sequence[ShownMark], mapping: Mapping, columns: int, rows: int
    ) -> frozenset[FindingId]:
        """Return the marks whose tag has a name: of each lesion or region the largest one.

        Args:
            marks: that are seen.
            mapping: where they lie; a mere push changes nothing.
            columns: of the image.
            rows: of the image.
        """
        if len(marks) > MOST_NAMED:
            return frozenset()
        of = (tuple(marks), mapping.view.scale, mapping.pose, columns, rows)
        if self._of != of:
            self._of, self._named = of, _chosen(marks, mapping, (columns, rows))
        return self._named


def _chosen(
    marks: Sequence[ShownMark], mapping: Mapping, size: tuple[int, int]
) -> frozenset[FindingId]:
    transform = mapping.transform()
    boxes = {mark.id: screen_box(bounds(mark.shape), transform) for mark in marks}
    widest = _SHARE * screen_box((0, 0, *size), transform).width()
    taken = [_tag_box(mark, boxes[mark.id], named=False) for mark in marks]
    found: set[FindingId] = set()
    largest: dict[tuple[object, int], ShownMark] = {}
    for mark in marks:
        key, before = (mark.target, mark.number), largest.get((mark.target, mark.number))
        if mark.label and (before is None or _area(boxes[mark.id]) > _area(boxes[before.id])):
            largest[key] = mark
    for mark in largest.values():
        own = marks.index(mark)
        box = _tag_box(mark, boxes[mark.id], named=True)
        others = (other for place, other in enumerate(taken) if place != own)
        if box.width() <= widest and not any(box.intersects(other) for other in others):
            taken[own] = box
            found.add(mark.id)
    return frozenset(found)


def _tag_box(mark: ShownMark, box: QRectF, *, named: bool) -> QRectF:
    width = width_of(mark, labelled=named)
    place = QRectF(box.left(), box.top() - GAP - HEIGHT, width, HEIGHT)
    return place.adjusted(-_APART, -_APART / 2, _APART, _APART / 2)


def _area(box: QRectF) -> float:
    return box.width() * box.height()
