"""Stored values to eight bits: rescale, VOI and inversion in one table of 65,536 entries.

A table is built once per window (a tenth of a millisecond) and applied only to the pixels that
are looked at.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.frame import Frame, LookupTable, StoredPixels, Voi, VoiFunction, Window

TABLE_SIZE = 65_536
_SAMPLED = 262_144
_GRANULE = 4096


def default_voi(frame: Frame) -> Voi:
    """Return the first view's: the file's first window or table, else the frame's own range."""
    return frame.voi[0] if frame.voi else range_window(frame)


def range_window(frame: Frame) -> Window:
    """Return the window from the frame's lowest to its highest value, padding left out."""
    return _window_between(frame, *_stored_range(frame))


def percentile_windows(frame: Frame, shares: Sequence[tuple[float, float]]) -> tuple[Window, ...]:
    """Return the windows between pairs of percentiles of the frame's values, padding left out.

    Args:
        frame: monochrome.
        shares: pairs of percentiles, 0 to 100, the lower first.
    """
    values = _without_padding(frame, frame.pixels.reshape(-1)[:: _step(frame.pixels)])
    finite = values[np.isfinite(values)] if values.dtype.kind == "f" else values
    if not finite.size:
        return (range_window(frame),) * len(shares)
    ends = np.percentile(finite, shares, method="nearest").tolist()
    return tuple(_window_between(frame, float(least), float(most)) for least, most in ends)


def modality_values(frame: Frame, stored: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return stored values as the file's units: Modality LUT, else slope and intercept.

    PS3.3 C.11.1.1.2; where a file gives both, the table counts.
    """
    if frame.modality_table is not None:
        return _looked_up(frame.modality_table, stored)
    # A rescale beyond all numbers gives infinite ones, which are black or white.
    with np.errstate(over="ignore", invalid="ignore"):
        return stored * frame.rescale_slope + frame.rescale_intercept


def voi_share(values: NDArray[np.float64], voi: Voi) -> NDArray[np.float64]:
    """Map rescaled values to 0 (black) … 1 (white).

    Windows: PS3.3 C.11.2.1.2.1 for LINEAR, C.11.2.1.3.2 for LINEAR_EXACT, C.11.2.1.3.1 for
    SIGMOID. A LINEAR window of width 1 is a threshold; one narrower than 1, which the standard
    forbids and real files have, is taken as LINEAR_EXACT. Tables: C.11.2.1.1.
    """
    if isinstance(voi, LookupTable):
        brightness: NDArray[np.float64] = _looked_up(voi, values) / (2**voi.bits - 1)
        return brightness
    if voi.function is VoiFunction.SIGMOID and voi.width > 0:
        # Beyond ±700 the exponential has no number; the curve is flat long before.
        steep = np.clip(-4.0 * (values - voi.center) / voi.width, -700.0, 700.0)
        curve: NDArray[np.float64] = 1.0 / (1.0 + np.exp(steep))
        return curve
    if voi.function is VoiFunction.LINEAR and voi.width >= 1:
        center, width = voi.center - 0.5, voi.width - 1
    else:
        center, width = voi.center, voi.width
    if width <= 0:
        return np.where(values > center, 1.0, 0.0)
    return np.clip((values - center) / width + 0.5, 0.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """A frame's stored values as places in a table of 65,536.

    Attributes:
        places: (rows, columns).
        first: stored value of place 0.
        step: how much the stored value grows by a place; 1 for up to 16 bits, which are exact.
        used: bounds of the places that occur, the second not among them; a table needs no others.
    """

    places: NDArray[np.uint16]
    first: float
    step: float = 1.0
    used: tuple[int, int] = (0, TABLE_SIZE)


def index_pixels(frame: Frame) -> Indexed:
    """Return the stored values as places; wider ones are spread over the frame's range.

    Raises:
        ValueError: the frame is in colour.
    """
    _refuse_colour(frame)
    pixels = frame.pixels
    if pixels.dtype == np.uint16:
        return _indexed(pixels.view(np.uint16), 0.0)
    if pixels.dtype == np.int16:
        # Turning the top bit round adds 32,768 without a wider copy.
        return _indexed(pixels.view(np.uint16) ^ np.uint16(0x8000), -32_768.0)
    if pixels.dtype == np.uint8:
        return Indexed(pixels.astype(np.uint16), 0.0, used=(0, 256))
    if pixels.dtype == np.int8:
        shifted = (pixels.astype(np.int16) + np.int16(128)).view(np.uint16)
        return Indexed(shifted, -128.0, used=(0, 256))
    least, most = _stored_range(frame)
    step = (most - least) / (TABLE_SIZE - 1) or 1.0
    share = (np.nan_to_num(pixels.astype(np.float64), nan=least) - least) / step
    return Indexed(np.clip(share + 0.5, 0, TABLE_SIZE - 1).astype(np.uint16), least, step)


def _indexed(places: NDArray[np.uint16], first: float) -> Indexed:
    """Return places with their bounds, which are wide enough to be shared by a whole series."""
    if not places.size:
        return Indexed(places, first)
    least = int(places.min()) // _GRANULE * _GRANULE
    return Indexed(places, first, used=(least, (int(places.max()) // _GRANULE + 1) * _GRANULE))


def index_table(
    frame: Frame, indexed: Indexed, voi: Voi, *, inverted: bool = False
) -> NDArray[np.uint8]:
    """Return the brightness of each place.

    Args:
        frame: whose rescale and polarity count.
        indexed: what the places mean.
        voi: in the units after rescale.
        inverted: whether the reader has turned black and white round.

    Returns:
        65,536 values of 0 to 255; 0 where no pixel looks them up.

    Raises:
        ValueError: the frame is in colour.
    """
    _refuse_colour(frame)
    begin, end = indexed.used
    stored = indexed.first + np.arange(begin, end, dtype=np.float64) * indexed.step
    table = np.zeros(TABLE_SIZE, np.uint8)
    table[begin:end] = _brightness(frame, stored, voi, inverted=inverted)
    return table


def apply_table(
    places: NDArray[np.uint16], table: NDArray[np.uint8], out: NDArray[np.uint8] | None = None
) -> NDArray[np.uint8]:
    """Look each place up in the table; write into `out` where one of the same shape is given."""
    found = np.empty(places.shape, np.uint8) if out is None else out
    # Every place is in the table; "clip" only spares the check.
    return np.take(table, places, out=found, mode="clip")


def value_at(frame: Frame, row: int, column: int) -> float:
    """Return the rescaled value of one pixel of a monochrome frame, exactly."""
    stored = np.asarray([frame.pixels[row, column]], dtype=np.float64)
    return float(modality_values(frame, stored)[0])


def render_frame(
    frame: Frame, voi: Voi | None = None, *, inverted: bool = False
) -> NDArray[np.uint8]:
    """Return the whole frame at 1:1 in eight bits: (rows, columns), or (rows, columns, 3).

    Overlays are left out and pixels are not made square.
    """
    if not frame.monochrome:
        colours: NDArray[np.uint8] = frame.pixels.astype(np.uint8, copy=False)
        return 255 - colours if inverted else colours
    chosen = voi or default_voi(frame)
    if frame.pixels.dtype.itemsize > 2:
        # Wide values are windowed one by one: a table of their range would round them first.
        return _by_strips(
            frame.pixels, lambda part: _brightness(frame, part, chosen, inverted=inverted)
        )
    indexed = index_pixels(frame)
    return apply_table(indexed.places, index_table(frame, indexed, chosen, inverted=inverted))


def _by_strips(
    pixels: StoredPixels, work: Callable[[NDArray[np.float64]], NDArray[np.uint8]]
) -> NDArray[np.uint8]:
    """Work on some rows at a time, so that the wide copies stay small."""
    out = np.empty(pixels.shape, np.uint8)
    rows = max(1, 1_000_000 // max(pixels.shape[1], 1))
    for top in range(0, pixels.shape[0], rows):
        out[top : top + rows] = work(pixels[top : top + rows].astype(np.float64))
    return out


def _brightness(
    frame: Frame, stored: NDArray[np.float64], voi: Voi, *, inverted: bool
) -> NDArray[np.uint8]:
    share = voi_share(modality_values(frame, stored), voi)
    if inverted != frame.inverted:
        share = 1.0 - share
    return np.floor(np.nan_to_num(share) * 255.0 + 0.5).astype(np.uint8)


def _looked_up(table: LookupTable, values: NDArray[np.float64]) -> NDArray[np.float64]:
    entries = np.asarray(table.entries, dtype=np.float64)
    places = np.nan_to_num(np.floor(values - table.first + 0.5))
    found: NDArray[np.float64] = entries[np.clip(places, 0, len(entries) - 1).astype(np.intp)]
    return found


def _window_between(frame: Frame, least_stored: float, most_stored: float) -> Window:
    ends = modality_values(frame, np.array([least_stored, most_stored], dtype=np.float64))
    if frame.modality_table is not None:
        # A table need not rise: its outputs between the two ends bound the range.
        span = np.linspace(least_stored, most_stored, num=min(TABLE_SIZE, _SAMPLED))
        ends = modality_values(frame, span)
    least, most = float(ends.min()), float(ends.max())
    if least == most or _is_whole(frame):
        # C.11.2.1.2.1: this centre and width put `least` on black and `most` on white.
        return Window(center=(least + most + 1) / 2, width=most - least + 1)
    # Whole numbers would collapse a range such as 0 to 0.004 (dose, parametric maps).
    return Window((least + most) / 2, most - least, function=VoiFunction.LINEAR_EXACT)


def _is_whole(frame: Frame) -> bool:
    if frame.pixels.dtype.kind == "f":
        return False
    if frame.modality_table is not None:
        return True
    return float(frame.rescale_slope).is_integer() and float(frame.rescale_intercept).is_integer()


def _stored_range(frame: Frame) -> tuple[float, float]:
    values = _without_padding(frame, frame.pixels)
    if values.dtype.kind == "f":
        values = values[np.isfinite(values)]
    if not values.size:
        return 0.0, 0.0
    return float(values.min()), float(values.max())


def _without_padding(frame: Frame, values: NDArray[Any]) -> NDArray[Any]:
    if frame.padding is None:
        return values
    kept = values[(values < frame.padding[0]) | (values > frame.padding[1])]
    return kept if kept.size else values


def _step(pixels: StoredPixels) -> int:
    return max(1, int(pixels.size) // _SAMPLED)


def _refuse_colour(frame: Frame) -> None:
    if not frame.monochrome:
        raise ValueError("a colour frame has no window")
