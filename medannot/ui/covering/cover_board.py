"""The shapes that a person draws to cover part of an image, with undo."""

from PySide6.QtCore import QObject, Signal

from medannot.domain.covering import Place, Shape, ShapeKind
from medannot.domain.errors import UsageFault


class CoverBoard(QObject):
    """The shapes over one image, one of which may be chosen.

    Args:
        width: of the image in pixels.
        height: of the image in pixels.

    Signals:
        changed: other shapes, or another one is chosen.
    """

    changed = Signal()

    def __init__(self, width: int, height: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.width, self.height = width, height
        self._shapes: tuple[Shape, ...] = ()
        self._before: list[tuple[Shape, ...]] = []
        self._chosen: int | None = None

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Return the shapes in the order in which they were drawn."""
        return self._shapes

    @property
    def chosen(self) -> int | None:
        """Return the place of the chosen shape, or None."""
        return self._chosen

    def add(self, kind: ShapeKind, points: tuple[Place, ...]) -> bool:
        """Add a shape and choose it; tell whether it has an inside and so was added."""
        try:
            shape = Shape(kind, points)
        except UsageFault:
            return False
        self._become((*self._shapes, shape), len(self._shapes))
        return True

    def add_in_the_middle(self, kind: ShapeKind) -> None:
        """Add a shape of a quarter of the image's sides, for those who draw by keyboard."""
        wide, high = max(self.width / 4, 1), max(self.height / 4, 1)
        left, top = (self.width - wide) / 2, (self.height - high) / 2
        corners: tuple[Place, ...] = ((left, top), (left + wide, top + high))
        if kind is ShapeKind.POLYGON:
            corners = ((left + wide / 2, top), (left + wide, top + high), (left, top + high))
        self.add(kind, corners)

    def choose(self, place: int | None) -> None:
        """Choose a shape, or none."""
        if place != self._chosen and (place is None or 0 <= place < len(self._shapes)):
            self._chosen = place
            self.changed.emit()

    def at(self, x: float, y: float) -> int | None:
        """Return the place of the uppermost shape whose bounds hold a point, or None."""
        for place in range(len(self._shapes) - 1, -1, -1):
            left, top, right, bottom = self._shapes[place].bounds
            if left <= x <= right and top <= y <= bottom:
                return place
        return None

    def move(self, right: float, down: float, *, keep: bool = True) -> None:
        """Move the chosen shape.

        Args:
            right: pixels to the right.
            down: pixels downwards.
            keep: whether this is a step of its own for the undo.
        """
        if self._chosen is not None:
            self._replace(self._shapes[self._chosen].moved(right, down), keep=keep)

    def resize(self, wider: float, higher: float) -> None:
        """Make the chosen shape wider and higher."""
        if self._chosen is not None:
            self._replace(self._shapes[self._chosen].resized(wider, higher), keep=True)

    def remove(self) -> None:
        """Remove the chosen shape."""
        if self._chosen is not None:
            kept = (*self._shapes[: self._chosen], *self._shapes[self._chosen + 1 :])
            self._become(kept, len(kept) - 1 if kept else None)

    def mark(self) -> None:
        """Begin a step of the undo, such as a drag."""
        self._before.append(self._shapes)

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._shapes = self._before.pop()
            self._chosen = len(self._shapes) - 1 if self._shapes else None
            self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._before)

    def _replace(self, shape: Shape, *, keep: bool) -> None:
        place = self._chosen
        if place is None:
            return
        shapes = (*self._shapes[:place], shape, *self._shapes[place + 1 :])
        if keep:
            self._become(shapes, place)
        else:
            self._shapes = shapes
            self.changed.emit()

    def _become(self, shapes: tuple[Shape, ...], chosen: int | None) -> None:
        self._before.append(self._shapes)
        self._shapes, self._chosen = shapes, chosen
        self.changed.emit()
