"""One plane of stored values, and what is needed to show it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.domain.media import SpacingKind

StoredPixels = NDArray[np.integer[Any]] | NDArray[np.floating[Any]]
"""Stored values: 8, 16 or 32 bits with or without sign, or floats of 32 or 64 bits."""


class VoiFunction(StrEnum):
    """How a window maps values to brightness (PS3.3 C.11.2.1.3)."""

    LINEAR = "linear"
    LINEAR_EXACT = "linear_exact"
    SIGMOID = "sigmoid"


@dataclass(frozen=True, slots=True)
class Window:
    """A range of values spread over black to white, in the units after rescale.

    Attributes:
        width: at least 1 for LINEAR, above 0 for the others.
        explanation: the file's own words for the window, or nothing.
    """

    center: float
    width: float
    explanation: str = ""
    function: VoiFunction = VoiFunction.LINEAR


@dataclass(frozen=True, slots=True)
class LookupTable:
    """A table of a file: Modality LUT or VOI LUT (PS3.3 C.11.1.1.1, C.11.2.1.1).

    Attributes:
        first: the input value that the first entry belongs to; below it the first entry holds,
            beyond the last entry the last one.
        entries: output values in the table's order; 1 to 65,536 of them.
        bits: significant bits of an output value, 8 to 16; brightness 1 is 2**bits - 1.
        explanation: the file's own words, or nothing.
    """

    first: int
    entries: tuple[int, ...]
    bits: int
    explanation: str = ""

    def as_window(self) -> Window:
        """Return the window over the table's input values, from which a drag goes on."""
        return Window(self.first + len(self.entries) / 2, max(len(self.entries), 1))


Voi = Window | LookupTable
"""What maps rescaled values to brightness."""

_OF_LIGHT = frozenset({"", "DG", "ES", "GM", "OP", "SM", "TG", "XC"})
"""Modalities (PS3.3 C.7.3.1.1.1) whose colours are those of light; none for photographs."""

IDENTITY_WINDOW = Window(center=128, width=256)
"""Shows an eight-bit value as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A drawing that lies over a frame (PS3.3 C.9.2); its words never leave the file.

    Attributes:
        bits: (rows, columns) of truth values, True where something is drawn.
        left: column of the frame under the drawing's first column; may be negative.
        top: row of the frame under its first row.
        number: 1 to 16, by the file's group.
    """

    bits: NDArray[np.bool_]
    left: int
    top: int
    number: int


@dataclass(frozen=True, slots=True)
class Edges:
    """Where in the patient each edge of the frame lies: A, P, L, R, H, F or several of them."""

    left: str
    right: str
    top: str
    bottom: str


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One plane in the frame of reference: x right, y down, after EXIF orientation.

    Attributes:
        pixels: (rows, columns) stored values where monochrome; else (rows, columns, 3) red,
            green, blue of 8 bits in sRGB. Contiguous; not to be written to.
        inverted: whether low values are bright in the file (MONOCHROME1, or an INVERSE
            Presentation LUT Shape; both together invert once).
        modality_table: Modality LUT, which comes before slope and intercept; or None.
        rescale_unit: unit after rescale, such as HU, or nothing.
        voi: the file's own windows and VOI tables in its order, windows first.
        spacing: row and column spacing in millimetres, or None.
        pixel_aspect: height of a pixel for a width of 1, in the true shape; 1 where square or
            not known.
        padding: lowest and highest stored value that mean "no image here", or None.
        overlays: drawings that can be switched on.
        edges: letters for the four edges where the file gives an orientation; or None.
        lossy: whether the pixels went through a lossy compression.
        incomplete: whether part of the frame was missing in the file and is filled.
        notes: sentences about what the file says wrongly and what was shown instead.
    """

    pixels: StoredPixels
    monochrome: bool
    inverted: bool = False
    rescale_slope: float = 1.0
    rescale_intercept: float = 0.0
    modality_table: LookupTable | None = None
    rescale_unit: str = ""
    voi: tuple[Voi, ...] = ()
    spacing: tuple[float, float] | None = None
    spacing_kind: SpacingKind = SpacingKind.NONE
    pixel_aspect: float = 1.0
    modality: str = ""
    body_part: str = ""
    padding: tuple[float, float] | None = None
    overlays: tuple[Overlay, ...] = ()
    edges: Edges | None = None
    lossy: bool = False
    incomplete: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def of_light(self) -> bool:
        """Tell whether it is a picture of what eyes see, and not of a radiologist's kind."""
        return not self.monochrome and self.modality in _OF_LIGHT

    @property
    def rows(self) -> int:
        """Return the height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def columns(self) -> int:
        """Return the width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def windows(self) -> tuple[Window, ...]:
        """Return the file's own windows, tables left out."""
        return tuple(voi for voi in self.voi if isinstance(voi, Window))
