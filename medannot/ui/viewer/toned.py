"""A copy of an image in the brightness in force, for steps that move it but change no table."""

import numpy as np
from numpy.typing import NDArray

from medannot.ui.viewer.sampling import Pixels

_BAND = 128
_MOST_PIXELS = 32 << 20
"""A larger image is looked up step by step; its copy would weigh more than it spares."""


class TonedLevel:
    """Looks a level up once, band by band as they come into view.

    Moving and enlarging then pick bytes that are ready to be painted, instead of picking places
    and looking each of them up at every step.
    """

    def __init__(self) -> None:
        self._level: Pixels | None = None
        self._table: NDArray[np.uint8] | None = None
        self._shades: NDArray[np.uint8] | None = None
        self._ready = np.zeros(0, np.bool_)

    def forget(self) -> None:
        """Let go of the copy, and of what it was made of."""
        self._level = self._table = self._shades = None

    def shades(
        self, level: Pixels, table: NDArray[np.uint8], first: int, last: int
    ) -> NDArray[np.uint8] | None:
        """Return the level in shades, right from row `first` up to before `last`.

        None where level or table were others at the last call, so that a copy would be made in
        vain while slices are turned or a window is drawn, and where the level is too large.

        Args:
            level: (rows, columns) places in the table, or bytes.
            table: the brightness of each place.
            first: 0-based row.
            last: the row after the last.
        """
        if self._level is not level or self._table is not table:
            self._level, self._table, self._shades = level, table, None
            return None
        if level.size > _MOST_PIXELS:
            return None
        if self._shades is None:
            self._shades = np.empty(level.shape, np.uint8)
            self._ready = np.zeros(-(-len(level) // _BAND), np.bool_)
        for band in range(max(first, 0) // _BAND, -(-min(last, len(level)) // _BAND)):
            if not self._ready[band]:
                rows = slice(band * _BAND, (band + 1) * _BAND)
                # Every value is a place of the table; "clip" only spares the check.
                places = level[rows].astype(np.intp)
                np.take(table, places, out=self._shades[rows], mode="clip")
                self._ready[band] = True
        return self._shades
