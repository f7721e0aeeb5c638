"""Stored values to eight bits: rescale, window and inversion in one table of 65,536 entries.

A table is built once per window (a tenth of a millisecond) and applied only to the pixels that
are looked at.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.frame import Frame, VoiFunction, Window

TABLE_SIZE = 65_536


class PresetCode(StrEnum):
    """What a preset is called; the window shows it in the reader's language."""

    FILE = "file"
    FULL_RANGE = "full_range"
    SOFT_TISSUE = "soft_tissue"
    LUNG = "lung"
    LIVER = "liver"
    BONE = "bone"
    BRAIN = "brain"


@dataclass(frozen=True, slots=True)
class Preset:
    """A window with a name; a window of the file itself brings its explanation along."""

    code: PresetCode
    window: Window


_CT_PRESETS = (
    Preset(PresetCode.SOFT_TISSUE, Window(40, 400)),
    Preset(PresetCode.LUNG, Window(-600, 1500)),
    Preset(PresetCode.LIVER, Window(90, 150)),
    Preset(PresetCode.BONE, Window(480, 2500)),
    Preset(PresetCode.BRAIN, Window(40, 80)),
)


def presets(frame: Frame) -> tuple[Preset, ...]:
    """Return the windows to offer, the likeliest first; none for a colour image."""
    if not frame.monochrome:
        return ()
    own = tuple(Preset(PresetCode.FILE, window) for window in frame.windows)
    full = (Preset(PresetCode.FULL_RANGE, frame.range_window()),)
    if frame.modality != "CT" or frame.rescale_unit not in {"", "HU"}:
        return own + full
    head_first = "HEAD" in frame.body_part.upper() or "BRAIN" in frame.body_part.upper()
    usual = _CT_PRESETS[-1:] + _CT_PRESETS[:-1] if head_first else _CT_PRESETS
    return usual + own + full


def index_pixels(frame: Frame) -> tuple[NDArray[np.uint16], int]:
    """Return the stored values as places in the table, and the offset that was added to them.

    Raises:
        ValueError: the frame is in colour.
    """
    offset = _offset(frame)
    pixels = frame.pixels
    if pixels.dtype == np.uint16:
        return pixels.view(np.uint16), offset
    if pixels.dtype == np.int16:
        # Turning the top bit round adds 32,768 without a wider copy.
        return pixels.view(np.uint16) ^ np.uint16(0x8000), offset
    return (pixels.astype(np.int16) + np.int16(offset)).view(np.uint16), offset


def index_table(frame: Frame, window: Window, *, inverted: bool = False) -> NDArray[np.uint8]:
    """Return the brightness of each place that `index_pixels` can give.

    Args:
        frame: whose rescale and polarity count.
        window: in the units after rescale.
        inverted: whether the reader has turned black and white round.

    Returns:
        65,536 values of 0 to 255.

    Raises:
        ValueError: the frame is in colour.
    """
    stored = np.arange(TABLE_SIZE, dtype=np.float64) - _offset(frame)
    share = window_share(stored * frame.rescale_slope + frame.rescale_intercept, window)
    if inverted != frame.inverted:
        share = 1.0 - share
    return np.floor(share * 255.0 + 0.5).astype(np.uint8)


def window_share(values: NDArray[np.float64], window: Window) -> NDArray[np.float64]:
    """Map rescaled values to 0 (black) … 1 (white).

    PS3.3 C.11.2.1.2.1 for LINEAR, C.11.2.1.3.2 for LINEAR_EXACT. A LINEAR window of width 1 is a
    threshold; one narrower than 1, which the standard forbids and real files have, is taken as
    LINEAR_EXACT.
    """
    if window.function is VoiFunction.LINEAR and window.width >= 1:
        center, width = window.center - 0.5, window.width - 1
    else:
        center, width = window.center, window.width
    if width <= 0:
        return np.where(values > center, 1.0, 0.0)
    return np.clip((values - center) / width + 0.5, 0.0, 1.0)


def apply_window(
    indices: NDArray[np.uint16], table: NDArray[np.uint8], out: NDArray[np.uint8] | None = None
) -> NDArray[np.uint8]:
    """Look each place up in the table; write into `out` where one of the same shape is given."""
    if out is None:
        # Plain indexing is faster than `take` where the result is new.
        return table[indices]
    return np.take(table, indices, out=out, mode="clip")


def render_frame(
    frame: Frame, window: Window | None = None, *, inverted: bool = False
) -> NDArray[np.uint8]:
    """Return the whole frame at 1:1 in eight bits: (rows, columns), or (rows, columns, 3)."""
    if not frame.monochrome:
        colours = frame.pixels.view(np.uint8)
        return 255 - colours if inverted else colours
    indices, _ = index_pixels(frame)
    table = index_table(frame, window or frame.default_window(), inverted=inverted)
    return apply_window(indices, table)


def _offset(frame: Frame) -> int:
    if not frame.monochrome:
        raise ValueError("a colour frame has no window")
    return {np.dtype(np.int16): 32_768, np.dtype(np.int8): 128}.get(frame.pixels.dtype, 0)
