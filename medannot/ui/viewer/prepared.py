"""A decoded frame made ready for painting; all slow work of it happens off the window's thread."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.frame import Frame, Voi
from medannot.imaging.presets import Preset, presets
from medannot.imaging.windowing import (
    Indexed,
    default_voi,
    index_pixels,
    index_table,
    value_at,
)
from medannot.ui.viewer.geometry import UPRIGHT, Placement, Pose, Size, View, fitted, placement
from medannot.ui.viewer.sampling import Pixels, Samples, halvings, samples

BYTE_VALUES = 256
_NO_PLACES = np.zeros((0, 0), np.uint16)


@dataclass(frozen=True, slots=True, eq=False)
class PreparedFrame:
    """A frame with the copies that painting needs.

    Attributes:
        levels: places in the brightness table (monochrome) or colours, at full size and smaller;
            stored values of eight bits stay eight bits wide.
        indexed: what the places mean; None for a colour image.
        voi: window or table of the first view; None for a colour image.
        presets: windows and tables to offer.
        first: the copy for the view in the pane that was expected, or None.
        size_bytes: how much memory the frame and its copies take, shared arrays counted once.
    """

    frame: Frame
    levels: tuple[Pixels, ...]
    indexed: Indexed | None
    voi: Voi | None
    presets: tuple[Preset, ...]
    first: tuple[Placement, Samples | None] | None = None
    size_bytes: int = 0

    @property
    def size(self) -> Size:
        """Return columns and rows of the frame."""
        return Size(self.frame.columns, self.frame.rows)

    @property
    def scaling(self) -> tuple[object, ...]:
        """Return all that decides over the brightness of a place, apart from window and tones."""
        if self.indexed is None:
            return ()
        frame, indexed = self.frame, self.indexed
        table = frame.modality_table
        slope, intercept = frame.rescale_slope, frame.rescale_intercept
        place = indexed.first, indexed.step, indexed.used
        return *place, slope, intercept, frame.inverted, table

    @property
    def monochrome(self) -> bool:
        """Tell whether the frame has a window."""
        return self.frame.monochrome

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies on the image."""
        return 0 <= x < self.frame.columns and 0 <= y < self.frame.rows

    def value_at(self, x: float, y: float) -> float | None:
        """Return the rescaled value of the pixel at a place, or None off the image or in colour."""
        if not self.monochrome or not self.holds(x, y):
            return None
        return value_at(self.frame, int(y), int(x))

    def colour_at(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Return red, green and blue of the pixel at a place, or None where there is none."""
        if self.monochrome or not self.holds(x, y):
            return None
        red, green, blue = (int(value) for value in self.frame.pixels[int(y), int(x)])
        return red, green, blue


@dataclass(frozen=True, slots=True)
class Pane:
    """The pane in which a frame is expected to be shown.

    Attributes:
        size: in its own pixels.
        ratio: device pixels for each of them.
        view: zoom and place; None is the whole image.
        pose: how the image is turned and mirrored there.
    """

    size: Size
    ratio: float = 1.0
    view: View | None = None
    pose: Pose = UPRIGHT


def prepare(frame: Frame, pane: Pane | None = None) -> PreparedFrame:
    """Make a decoded frame ready for painting; called off the window's thread.

    Args:
        frame: the decoded frame.
        pane: where it will be shown first; then the copy for that is made too.
    """
    made = _monochrome(frame) if frame.monochrome else _colour(frame)
    if pane is not None:
        pose = replace(pane.pose, aspect=frame.pixel_aspect)
        view = pane.view or fitted(made.size, pane.size, pose)
        place = placement(view, made.size, pane.size, pane.ratio, pose)
        made = replace(made, first=(place, samples(made.levels, place, sharp=True)))
    return replace(made, size_bytes=_bytes_of(made))


def _monochrome(frame: Frame) -> PreparedFrame:
    if frame.pixels.dtype == np.uint8:
        # A stored byte is its own place, and half as large as a place of 16 bits.
        indexed = Indexed(_NO_PLACES, 0.0, used=(0, BYTE_VALUES))
        levels = halvings(np.ascontiguousarray(frame.pixels.view(np.uint8)))
    else:
        indexed = index_pixels(frame)
        levels = halvings(np.ascontiguousarray(indexed.places))
    return PreparedFrame(frame, levels, indexed, default_voi(frame), presets(frame))


def _colour(frame: Frame) -> PreparedFrame:
    colours = np.ascontiguousarray(frame.pixels.view(np.uint8))
    return PreparedFrame(frame, halvings(colours), None, None, ())


def _bytes_of(made: PreparedFrame) -> int:
    arrays: list[NDArray[np.generic]] = [made.frame.pixels, *made.levels]
    arrays += [overlay.bits for overlay in made.frame.overlays]
    if made.first is not None and made.first[1] is not None:
        arrays.append(made.first[1].values)
    blocks = {array.__array_interface__["data"][0]: array.nbytes for array in arrays}
    return sum(blocks.values())


def voi_table(prepared: PreparedFrame, voi: Voi, *, inverted: bool) -> NDArray[np.uint8]:
    """Return the brightness of each place of a monochrome frame."""
    if prepared.indexed is None:
        raise ValueError("a colour frame has no window")
    return index_table(prepared.frame, prepared.indexed, voi, inverted=inverted)


def tone_table(brightness: int, contrast: int, *, inverted: bool) -> NDArray[np.uint8]:
    """Return what each of 256 colour values becomes.

    Args:
        brightness: -100 to 100, in per cent of the whole range; 0 changes nothing.
        contrast: -100 to 100; the slope about the middle, doubled every 50; 0 changes nothing.
        inverted: whether dark and bright are turned round.
    """
    values = np.arange(BYTE_VALUES, dtype=np.float64) / 255
    values = (values - 0.5) * 2.0 ** (contrast / 50) + 0.5 + brightness / 100
    values = np.clip(values, 0.0, 1.0)
    if inverted:
        values = 1.0 - values
    table: NDArray[np.uint8] = np.floor(values * 255 + 0.5).astype(np.uint8)
    return table
