"""A copy of an image in the brightness in force, for steps that move it but change no table."""

import sys

import numpy as np
from numpy.typing import NDArray

from medannot.ui.viewer.sampling import Pixels

_BAND = 128
_MOST_PIXELS = 24 << 20
"""A larger image is looked up step by step; its copy, four bytes a pixel, would weigh too much."""

_AT_ONCE = 3 << 19
"""So many pixels are looked up within a step, so that a level that comes into use is no jolt."""

_OPAQUE = np.uint32(0xFF000000)
_BLUE, _GREEN, _RED, _ALPHA = (0, 1, 2, 3) if sys.byteorder == "little" else (3, 2, 1, 0)


class TonedLevel:
    """Looks a level up once, band by band as they come into view.

    Moving and enlarging then copy pixels as the screen has them, one word each, instead of picking
    places and looking each of them up at every step.
    """

    def __init__(self) -> None:
        self._level: Pixels | None = None
        self._table: NDArray[np.uint8] | None = None
        self._words: NDArray[np.uint32] | None = None
        self._shades: NDArray[np.uint32] | None = None
        self._ready = np.zeros(0, np.bool_)

    def forget(self) -> None:
        """Let go of the copy, and of what it was made of."""
        self._level = self._table = self._shades = self._words = None

    def shades(
        self, level: Pixels, table: NDArray[np.uint8] | None, first: int, last: int
    ) -> NDArray[np.uint32] | None:
        """Return the level as pixels of the screen, right from row `first` up to before `last`.

        None where level or table were others at the last call, so that a copy would be made in
        vain while slices are turned or a window is drawn; where the level is too large; and for
        the few steps in which so many rows come into view that one would be noticed.

        Args:
            level: (rows, columns) places in the table or bytes, or (rows, columns, 3) bytes.
            table: the brightness of each place; None where bytes are shown as they are.
            first: 0-based row.
            last: the row after the last.
        """
        if self._level is not level or self._table is not table:
            self._level, self._table, self._shades = level, table, None
            return None
        rows, columns = level.shape[:2]
        if rows * columns > _MOST_PIXELS:
            return None
        if self._shades is None:
            self._shades = np.empty((rows, columns), np.uint32)
            self._ready = np.zeros(-(-rows // _BAND), np.bool_)
            self._words = _words(table) if level.ndim == 2 else None
        most = max(_AT_ONCE // (_BAND * columns), 1)
        wanted = range(max(first, 0) // _BAND, -(-min(last, rows) // _BAND))
        missing = [band for band in wanted if not self._ready[band]]
        for band in missing[:most]:
            part = slice(band * _BAND, (band + 1) * _BAND)
            self._look_up(level[part], self._shades[part])
            self._ready[band] = True
        return self._shades if len(missing) <= most else None

    def _look_up(self, values: Pixels, out: NDArray[np.uint32]) -> None:
        if self._words is not None:
            # Every value is a place of the table; "clip" only spares the check.
            np.take(self._words, values.astype(np.intp), out=out, mode="clip")
            return
        shown = values if self._table is None else np.take(self._table, values)
        parts = out.view(np.uint8).reshape(*out.shape, 4)
        for place, channel in ((_RED, 0), (_GREEN, 1), (_BLUE, 2)):
            parts[..., place] = shown[..., channel]
        parts[..., _ALPHA] = 255


def _words(table: NDArray[np.uint8] | None) -> NDArray[np.uint32]:
    """Return the pixel of the screen for each place of a table of greys."""
    greys = np.arange(256, dtype=np.uint32) if table is None else table.astype(np.uint32)
    return _OPAQUE | greys * np.uint32(0x010101)
