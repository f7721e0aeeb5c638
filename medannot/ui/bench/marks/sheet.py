"""The marks of one frame: as they are kept, and as they look while they are changed."""

from collections.abc import Iterable
from dataclasses import replace

from medannot.domain.annotation.shapes import Brush, Place, Shape
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.draft import Draft
from medannot.ui.bench.marks.near import Box, MarkIndex, around, hit
from medannot.ui.bench.marks.shown import ShownMark


class Sheet:
    """Marks over a frame of a size.

    Attributes:
        draft: what is being drawn, or None.
        waiting: shapes that were drawn and are not among the marks yet.
        unsound: marks whose shape on the screen cannot be kept as it is.
        version: another number whenever the marks look otherwise.

    Args:
        columns: of the frame.
        rows: of the frame.
        aspect: height of a pixel for a width of 1.
    """

    def __init__(self, columns: int, rows: int, aspect: float = 1.0) -> None:
        self.columns, self.rows, self.aspect = columns, rows, aspect
        self.draft: Draft | None = None
        self.waiting: tuple[Shape, ...] = ()
        self.unsound: frozenset[FindingId] = frozenset()
        self.version = 0
        self._kept: dict[FindingId, Shape] = {}
        self._shown: dict[FindingId, ShownMark] = {}
        self._order: dict[FindingId, int] = {}
        self._index = MarkIndex(columns, rows)

    @property
    def marks(self) -> tuple[ShownMark, ...]:
        """Return the marks as they look now, the lowest first."""
        return tuple(self._shown.values())

    def __contains__(self, mark_id: object) -> bool:
        return mark_id in self._shown

    def __getitem__(self, mark_id: FindingId) -> ShownMark:
        """Return a mark as it looks now."""
        return self._shown[mark_id]

    def kept(self, mark_id: FindingId) -> Shape:
        """Return the shape that a mark has where it is kept."""
        return self._kept[mark_id]

    def resize(self, columns: int, rows: int, aspect: float) -> None:
        """Take another size, such as that of a covered version of the image."""
        if (columns, rows) != (self.columns, self.rows):
            self._index = MarkIndex(columns, rows)
            for mark_id, mark in self._shown.items():
                self._index.put(mark_id, mark.shape)
        self.columns, self.rows, self.aspect = columns, rows, aspect

    def put(self, marks: Iterable[ShownMark]) -> None:
        """Take the marks as they are kept; a shape that waits for repair stays as it looks."""
        self.version += 1
        before, self._shown = self._shown, {}
        self._kept, self._order = {}, {}
        for mark in marks:
            self._kept[mark.id] = mark.shape
            self._order[mark.id] = len(self._order)
            if mark.id in self.unsound and mark.id in before:
                shown = replace(mark, shape=before[mark.id].shape)
            else:
                shown = mark
            # The same object as long as nothing changed: what is painted is told by it.
            self._shown[mark.id] = before[mark.id] if before.get(mark.id) == shown else shown
            self._index.put(mark.id, shown.shape)
        for gone in before.keys() - self._shown.keys():
            self._index.drop(gone)
        self.unsound &= self._shown.keys()
        self.waiting = ()

    def show(self, mark_id: FindingId, shape: Shape) -> None:
        """Let a mark look so, for as long as it is being changed."""
        mark = self._shown[mark_id]
        if mark.shape != shape:
            self.version += 1
            self._shown[mark_id] = replace(mark, shape=shape)
            self._index.put(mark_id, shape)

    def keep(self, mark_id: FindingId) -> None:
        """Take the look of a mark for its shape."""
        self._kept[mark_id] = self._shown[mark_id].shape
        self.unsound -= {mark_id}

    def revert(self, mark_id: FindingId) -> None:
        """Give a mark the look of its shape again."""
        self.unsound -= {mark_id}
        self.show(mark_id, self._kept[mark_id])

    def flag(self, mark_id: FindingId, *, selected: bool, hidden: bool) -> None:
        """Say whether a mark is selected and hidden."""
        mark = self._shown[mark_id]
        if (mark.selected, mark.hidden) != (selected, hidden):
            self.version += 1
            self._shown[mark_id] = replace(mark, selected=selected, hidden=hidden)

    def drop(self, mark_ids: Iterable[FindingId]) -> None:
        """Take marks away."""
        self.version += 1
        for mark_id in mark_ids:
            self._shown.pop(mark_id)
            self._kept.pop(mark_id)
            self._order.pop(mark_id)
            self._index.drop(mark_id)
        self.unsound &= self._shown.keys()

    def within(self, box: Box) -> list[ShownMark]:
        """Return the marks whose bounds meet a box, the lowest first."""
        found = sorted(self._index.within(box), key=self._order.__getitem__)
        return [self._shown[mark_id] for mark_id in found]

    def hit(self, place: Place, reach: float) -> ShownMark | None:
        """Return the mark at a place; hidden ones are nowhere."""
        near = self.within(around(place, reach, self.aspect))
        seen = [mark for mark in near if not mark.hidden]
        return hit(seen, place, reach, self.aspect)

    def painted_at(self, place: Place) -> ShownMark | None:
        """Return the painted mark at a place."""
        near = self.within(around(place, 0.0))
        painted = [mark for mark in near if isinstance(mark.shape, Brush) and not mark.hidden]
        return hit(painted, place, 0.0, self.aspect)

    def only_painted(self) -> ShownMark | None:
        """Return the painted mark where there is one alone."""
        seen = (mark for mark in self._shown.values() if not mark.hidden)
        painted = [mark for mark in seen if isinstance(mark.shape, Brush)]
        return painted[0] if len(painted) == 1 else None
