"""Masks of runs, as other programs write them: over columns, over rows, or packed in bits."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.shapes import Brush, moved
from medannot.exchange.annotations.reading import MOST_RUNS, UnreadableError, refuse_area
from medannot.imaging.masks import brush_of

_CHANNELS = 4
"""Of a pixel in Label Studio's pictures; the last one, its opacity, is the mask."""

_BROKEN = "its packed mask is broken."


def painted_over_columns(runs: Sequence[int], rows: int) -> Brush:
    """Return runs over the columns of an image, beginning with outside, as a painted shape.

    Raises:
        UnreadableError: nothing is painted.
    """
    first, inside = _lines(runs, rows)
    return _brush(inside.T, first, 0)


def painted_over_rows(runs: Sequence[int], columns: int) -> Brush:
    """Return runs over the rows of an image, beginning with outside, as a painted shape.

    Raises:
        UnreadableError: nothing is painted.
    """
    first, inside = _lines(runs, columns)
    return _brush(inside, 0, first)


def packed_mask(packed: object, columns: int, rows: int) -> Brush:
    """Return a mask as Label Studio packs it (thi.ng's rle-pack, four channels a pixel).

    Args:
        packed: a list of bytes.
        columns: of the image.
        rows: of the image.

    Raises:
        UnreadableError: it is none, broken, of another size, or nothing is painted.
    """
    refuse_area(columns, rows)
    if not isinstance(packed, list) or len(packed) > MOST_RUNS:
        raise UnreadableError("its mask has no run lengths, or too many.")
    try:
        bits = _Bits(bytes(packed))
    except (TypeError, ValueError):
        raise UnreadableError(_BROKEN) from None
    size = columns * rows
    if bits.take(32) != _CHANNELS * size:
        raise UnreadableError("its mask has another size than its image.")
    runs: list[int] = [0]
    is_inside = False
    for count, opaque in _opacities(bits, size):
        if opaque != is_inside:
            runs.append(0)
            is_inside = opaque
        runs[-1] += count
    return painted_over_rows(runs, columns)


def _lines(runs: Sequence[int], along: int) -> tuple[int, NDArray[np.bool_]]:
    """Return the first line in which something is, and those up to the last; no others are made."""
    ends = np.cumsum(np.asarray(runs, dtype=np.int64))
    starts, stops = ends[:-1:2], ends[1::2]
    filled = stops > starts
    if not filled.any():
        raise UnreadableError("it covers nothing.")
    starts, stops = starts[filled], stops[filled]
    first, last = int(starts[0]) // along, (int(stops[-1]) - 1) // along
    change = np.zeros((last - first + 1) * along + 1, dtype=np.int8)
    np.add.at(change, starts - first * along, 1)
    np.add.at(change, stops - first * along, -1)
    inside = np.cumsum(change[:-1], dtype=np.int8) > 0
    return first, inside.reshape(last - first + 1, along)


def _brush(inside: NDArray[np.bool_], left: int, top: int) -> Brush:
    brush = brush_of(inside)
    shape = moved(brush, left, top) if brush else None
    if not isinstance(shape, Brush):
        raise UnreadableError("it covers nothing.")
    return shape


class _Bits:
    """Numbers of a few bits each, the highest bit first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> int:
        """Return the next number of so many bits."""
        end = self._at + count
        if end > 8 * len(self._data):
            raise UnreadableError(_BROKEN)
        first, last = self._at // 8, (end + 7) // 8
        whole = int.from_bytes(self._data[first:last], "big")
        self._at = end
        return (whole >> (8 * last - end)) & ((1 << count) - 1)

    def take_bytes(self, count: int) -> bytes:
        """Return the next numbers of eight bits."""
        return self.take(8 * count).to_bytes(count, "big")


def _opacities(bits: _Bits, size: int) -> Iterator[tuple[int, bool]]:
    """Yield how many pixels follow that are painted, or not.

    After the count of values stand the bits of a value, less one, in five bits, and four sizes of
    lengths, less one, in four each. A run is a bit that tells whether one value is repeated, the
    size of its length in two bits, the length less one, and the values.
    """
    if bits.take(5) != 7:
        raise UnreadableError("its packed mask is not of eight bits a value.")
    sizes = [bits.take(4) + 1 for _ in range(4)]
    at, total = 0, _CHANNELS * size
    while at < total:
        is_repeated = bits.take(1)
        count = bits.take(sizes[bits.take(2)]) + 1
        if at + count > total:
            raise UnreadableError(_BROKEN)
        if is_repeated:
            pixels = (at + count) // _CHANNELS - at // _CHANNELS
            yield pixels, bits.take(8) > 0
        else:
            values = bits.take_bytes(count)
            for value in values[(_CHANNELS - 1 - at) % _CHANNELS :: _CHANNELS]:
                yield 1, value > 0
        at += count
