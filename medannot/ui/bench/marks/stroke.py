"""A stroke of brush or eraser, while it lasts."""

from medannot.domain.annotation.shapes import Brush, Place
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.mask import Mask, Pixels

SIZES = (1, 3, 5, 9, 15, 25, 41, 65, 101, 161, 251, 401)
"""Diameters of the brush in pixels of the image; odd, so that its middle is a pixel's."""

FIRST_SIZE = 25


def next_size(size: int, by: int) -> int:
    """Return the size so many steps larger, or smaller."""
    place = min(range(len(SIZES)), key=lambda number: abs(SIZES[number] - size))
    return SIZES[min(max(place + by, 0), len(SIZES) - 1)]


class Stroke:
    """Changes a mask as the pen moves.

    Args:
        base: the mark that is painted on, or None for a new one.
        mask: what is painted already.
        size: the brush's diameter.
        inside: whether it paints, or erases.
        aspect: height of a pixel for a width of 1.
    """

    def __init__(
        self, base: FindingId | None, mask: Mask, size: int, *, inside: bool, aspect: float
    ) -> None:
        self.base, self.mask, self.inside = base, mask, inside
        self._size, self._aspect = size, aspect
        self._last: Place | None = None
        self._dirty: Pixels | None = None

    def to(self, place: Place) -> None:
        """Draw from where the pen was."""
        touched = self.mask.paint(
            self._last or place, place, self._size, inside=self.inside, aspect=self._aspect
        )
        self._last = place
        self._dirty = joined(self._dirty, touched)

    def take_dirty(self) -> Pixels | None:
        """Return what may have changed since this was last asked."""
        dirty, self._dirty = self._dirty, None
        return dirty

    def end(self) -> Brush | None:
        """Return what is painted now."""
        return self.mask.brush()


def joined(one: Pixels | None, other: Pixels | None) -> Pixels | None:
    """Return the box around two boxes."""
    if one is None or other is None:
        return one or other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
