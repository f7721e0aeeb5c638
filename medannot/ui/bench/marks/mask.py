"""A mask under brush and eraser: a box of bytes that grows with the stroke."""

import math

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Brush, Place

Pixels = tuple[int, int, int, int]
"""Left, top, right and bottom of whole pixels; right and bottom lie outside."""

_BLOCK = 64
"""The box lies on multiples of this, so that its coarser copies have whole pixels."""

_COARSEST = 4


class Mask:
    """Painted pixels of an image.

    Args:
        columns: of the image.
        rows: of the image.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self.left = self.top = 0
        self._levels: list[NDArray[np.uint8]] = [np.zeros((0, 0), np.uint8)]

    @classmethod
    def of(cls, brush: Brush, columns: int, rows: int) -> "Mask":
        """Return what was painted before; what lies outside the image is left out."""
        mask = cls(columns, rows)
        kinds = (np.arange(len(brush.runs)) % 2).astype(np.uint8)
        flat = np.repeat(kinds, np.array(brush.runs, np.int64))
        values = flat.reshape(brush.height, brush.width)
        left, top = max(brush.left, 0), max(brush.top, 0)
        right = min(brush.left + brush.width, columns)
        bottom = min(brush.top + brush.height, rows)
        if left < right and top < bottom:
            mask._grow((left, top, right, bottom))
            part = values[top - brush.top : bottom - brush.top, left - brush.left :]
            mask._levels[0][
                top - mask.top : bottom - mask.top, left - mask.left : right - mask.left
            ] = part[:, : right - left]
        return mask

    @property
    def values(self) -> NDArray[np.uint8]:
        """Return the box: 1 where it is painted, 0 elsewhere."""
        return self._levels[0]

    @property
    def box(self) -> Pixels:
        """Return where the box lies."""
        rows, columns = self.values.shape
        return self.left, self.top, self.left + columns, self.top + rows

    def level(self, number: int) -> NDArray[np.uint8]:
        """Return a copy that is coarser by 2 to this power; painted wherever anything is."""
        while len(self._levels) <= min(number, _COARSEST):
            self._levels.append(_halved(self._levels[-1]))
        return self._levels[min(number, _COARSEST)]

    def paint(
        self, start: Place, end: Place, size: int, *, inside: bool = True, aspect: float = 1.0
    ) -> Pixels | None:
        """Draw the brush from one place to another; return what it may have changed.

        A pixel is painted where its centre lies under the brush. The brush is round as the
        image is seen, and its middle stands on the centre of a pixel.

        Args:
            start: in pixels of the image.
            end: the same place for a dot.
            size: the brush's diameter in widths of pixels.
            inside: False takes away.
            aspect: height of a pixel for a width of 1.
        """
        a, b = _centre(start), _centre(end)
        reach = size / 2
        touched = (
            max(math.floor(min(a[0], b[0]) - reach), 0),
            max(math.floor(min(a[1], b[1]) - reach / aspect), 0),
            min(math.ceil(max(a[0], b[0]) + reach), self._columns),
            min(math.ceil(max(a[1], b[1]) + reach / aspect), self._rows),
        )
        if inside:
            self._grow(touched)
        box = self.box
        left, top = max(touched[0], box[0]), max(touched[1], box[1])
        right, bottom = min(touched[2], box[2]), min(touched[3], box[3])
        if left >= right or top >= bottom:
            return None
        under = _under(a, b, size, aspect, (left, top, right, bottom))
        part = self.values[top - box[1] : bottom - box[1], left - box[0] : right - box[0]]
        if inside:
            np.maximum(part, under, out=part)
        else:
            part[under] = 0
        self._refresh((left - box[0], top - box[1], right - box[0], bottom - box[1]))
        return left, top, right, bottom

    def brush(self) -> Brush | None:
        """Return what is painted as runs, in the smallest box; None where nothing is."""
        # Eight pixels at a time: the box is as wide as a multiple of that.
        eights = self.values.view(np.uint64)
        down = np.flatnonzero(eights.any(axis=1))
        if not down.size:
            return None
        columns = np.bitwise_or.reduce(eights[down[0] : down[-1] + 1], axis=0)
        across = np.flatnonzero(columns.view(np.uint8))
        part = self.values[down[0] : down[-1] + 1, across[0] : across[-1] + 1]
        return Brush(
            left=self.left + int(across[0]),
            top=self.top + int(down[0]),
            width=part.shape[1],
            height=part.shape[0],
            runs=_runs(part),
        )

    def _grow(self, wanted: Pixels) -> None:
        """Make the box hold these pixels, and some more in that direction."""
        box = self.box
        if _holds(box, wanted):
            return
        if self.values.size:
            width, height = box[2] - box[0], box[3] - box[1]
            # By half again, so that a long stroke is copied a few times only.
            left = box[0] if wanted[0] >= box[0] else min(wanted[0], box[0] - width // 2)
            top = box[1] if wanted[1] >= box[1] else min(wanted[1], box[1] - height // 2)
            right = box[2] if wanted[2] <= box[2] else max(wanted[2], box[2] + width // 2)
            bottom = box[3] if wanted[3] <= box[3] else max(wanted[3], box[3] + height // 2)
        else:
            left, top, right, bottom = wanted
        last_x, last_y = (-(-size // _BLOCK) * _BLOCK for size in (self._columns, self._rows))
        left, top = max(left, 0) // _BLOCK * _BLOCK, max(top, 0) // _BLOCK * _BLOCK
        right = min(-(-right // _BLOCK) * _BLOCK, last_x)
        bottom = min(-(-bottom // _BLOCK) * _BLOCK, last_y)
        grown = np.zeros((max(bottom - top, 0), max(right - left, 0)), np.uint8)
        if self.values.size:
            rows, columns = self.values.shape
            y, x = box[1] - top, box[0] - left
            grown[y : y + rows, x : x + columns] = self.values
        self.left, self.top, self._levels = left, top, [grown]

    def _refresh(self, touched: Pixels) -> None:
        """Bring the coarser copies up to date where something was painted."""
        left, top, right, bottom = touched
        for number in range(1, len(self._levels)):
            left, top, right, bottom = left // 2, top // 2, -(-right // 2), -(-bottom // 2)
            finer = self._levels[number - 1][2 * top : 2 * bottom, 2 * left : 2 * right]
            self._levels[number][top:bottom, left:right] = _halved(finer)


def _holds(box: Pixels, wanted: Pixels) -> bool:
    starts = box[0] <= wanted[0] and box[1] <= wanted[1]
    return starts and wanted[2] <= box[2] and wanted[3] <= box[3]


def _centre(place: Place) -> Place:
    return math.floor(place[0]) + 0.5, math.floor(place[1]) + 0.5


def _halved(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows = values[0::2] | values[1::2]
    return rows[:, 0::2] | rows[:, 1::2]


def _under(a: Place, b: Place, size: int, aspect: float, box: Pixels) -> NDArray[np.bool_]:
    """Tell for each pixel of a box whether its centre lies under the brush on its way.

    What lies under it is convex, so each row has one stretch.
    """
    left, top, right, bottom = box
    ys = np.arange(top, bottom, dtype=np.float64) * aspect + aspect / 2
    least, most = np.full(ys.shape, np.inf), np.full(ys.shape, -np.inf)
    first, last = (a[0], a[1] * aspect), (b[0], b[1] * aspect)
    radius = size / 2
    for x, y in (first, last):
        square = radius * radius - (ys - y) ** 2
        half = np.sqrt(np.maximum(square, 0.0))
        inside = square >= 0
        np.minimum(least, np.where(inside, x - half, np.inf), out=least)
        np.maximum(most, np.where(inside, x + half, -np.inf), out=most)
    _widen_by_band(first, last, radius, ys, (least, most))
    # A hair's breadth more, so that a centre on the very edge counts on either side.
    from_x = np.ceil(np.clip(least - 0.5, left - 1, right + 1) - 1e-9)
    to_x = np.floor(np.clip(most - 0.5, left - 1, right + 1) + 1e-9)
    across = np.arange(left, right)
    return (across >= from_x[:, None]) & (across <= to_x[:, None])


def _widen_by_band(
    a: Place,
    b: Place,
    radius: float,
    ys: NDArray[np.float64],
    stretch: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """Widen each row's stretch by the band between the brush's first and last place."""
    long = math.dist(a, b)
    if not long:
        return
    least, most = stretch
    off = (-(b[1] - a[1]) / long * radius, (b[0] - a[0]) / long * radius)
    corners = [
        (a[0] + off[0], a[1] + off[1]),
        (b[0] + off[0], b[1] + off[1]),
        (b[0] - off[0], b[1] - off[1]),
        (a[0] - off[0], a[1] - off[1]),
    ]
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if y1 == y2:
            continue
        met = (ys >= min(y1, y2)) & (ys <= max(y1, y2))
        x = x1 + (ys - y1) / (y2 - y1) * (x2 - x1)
        np.minimum(least, np.where(met, x, np.inf), out=least)
        np.maximum(most, np.where(met, x, -np.inf), out=most)


def _runs(part: NDArray[np.uint8]) -> tuple[int, ...]:
    flat = np.ascontiguousarray(part).ravel()
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    runs = np.diff(np.concatenate(([0], changes, [flat.size]))).tolist()
    return (0, *runs) if flat[0] else tuple(runs)
