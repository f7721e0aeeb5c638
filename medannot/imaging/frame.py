"""One plane of stored values, and what is needed to show it."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from medannot.domain.media import SpacingKind

StoredPixels = NDArray[np.uint8] | NDArray[np.int8] | NDArray[np.uint16] | NDArray[np.int16]


class VoiFunction(StrEnum):
    """How a window maps values to brightness (PS3.3 C.11.2.1.3)."""

    LINEAR = "linear"
    LINEAR_EXACT = "linear_exact"


@dataclass(frozen=True, slots=True)
class Window:
    """A range of values spread over black to white, in the units after rescale.

    Attributes:
        width: at least 1 for LINEAR, above 0 for LINEAR_EXACT.
        explanation: the file's own words for the window, or nothing.
    """

    center: float
    width: float
    explanation: str = ""
    function: VoiFunction = VoiFunction.LINEAR


IDENTITY_WINDOW = Window(center=128, width=256)
"""Shows an eight-bit value as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One plane in the frame of reference: x right, y down, after EXIF orientation.

    Attributes:
        pixels: (rows, columns) stored values of 8 or 16 bits, signed or not, where monochrome;
            else (rows, columns, 3) red, green, blue of 8 bits. Contiguous; not to be written to.
        inverted: whether low values are bright in the file (MONOCHROME1).
        rescale_unit: unit after rescale, such as HU, or nothing.
        windows: the file's own windows in its order.
        spacing: row and column spacing in millimetres, or None.
        padding: lowest and highest stored value that mean "no image here", or None.
        notes: sentences about what the file says wrongly and what was shown instead.
    """

    pixels: StoredPixels
    monochrome: bool
    inverted: bool = False
    rescale_slope: float = 1.0
    rescale_intercept: float = 0.0
    rescale_unit: str = ""
    windows: tuple[Window, ...] = ()
    spacing: tuple[float, float] | None = None
    spacing_kind: SpacingKind = SpacingKind.NONE
    modality: str = ""
    body_part: str = ""
    padding: tuple[int, int] | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        """Return the height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def columns(self) -> int:
        """Return the width in pixels."""
        return int(self.pixels.shape[1])

    def default_window(self) -> Window:
        """Return the first view's window: the file's first, else the frame's own range."""
        return self.windows[0] if self.windows else self.range_window()

    def range_window(self) -> Window:
        """Return the window from the frame's lowest to its highest value, padding left out."""
        low, high = self._stored_range()
        ends = [self.rescale_slope * end + self.rescale_intercept for end in (low, high)]
        least, most = min(ends), max(ends)
        whole = self.rescale_slope.is_integer() and self.rescale_intercept.is_integer()
        if whole or least == most:
            # C.11.2.1.2.1: this centre and width put `least` on black and `most` on white.
            return Window(center=(least + most + 1) / 2, width=most - least + 1)
        # Whole numbers would collapse a range such as 0 to 0.004 (dose, parametric maps).
        return Window((least + most) / 2, most - least, function=VoiFunction.LINEAR_EXACT)

    def _stored_range(self) -> tuple[int, int]:
        values = self.pixels
        if self.padding is not None:
            kept = values[(values < self.padding[0]) | (values > self.padding[1])]
            values = kept if kept.size else values
        return int(values.min()), int(values.max())
