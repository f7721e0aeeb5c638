"""A decoded frame made ready for painting; all slow work of it happens off the window's thread."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from medannot.imaging.frame import Frame, Window
from medannot.imaging.windowing import Preset, index_pixels, index_table, presets
from medannot.ui.viewer.geometry import Placement, Size, fitted, placement
from medannot.ui.viewer.sampling import Pixels, Samples, halvings, samples


@dataclass(frozen=True, slots=True, eq=False)
class PreparedFrame:
    """A frame with the copies that painting needs.

    Attributes:
        levels: places in the brightness table (monochrome) or colours, at full size and smaller.
        offset: what was added to a stored value to get its place in the table.
        window: the window of the first view; None for a colour image.
        presets: windows to offer.
        first: the copy for the first view in the pane that was expected, or None.
    """

    frame: Frame
    levels: tuple[Pixels, ...]
    offset: int
    window: Window | None
    presets: tuple[Preset, ...]
    first: tuple[Placement, Samples | None] | None = None

    @property
    def size(self) -> Size:
        """Return columns and rows of the frame."""
        return Size(self.frame.columns, self.frame.rows)

    @property
    def size_bytes(self) -> int:
        """Return how much memory the frame and its copies take."""
        return sum(level.nbytes for level in self.levels)

    @property
    def monochrome(self) -> bool:
        """Tell whether the frame has a window."""
        return self.frame.monochrome

    def value_at(self, x: float, y: float) -> float | None:
        """Return the rescaled value of the pixel at a place, or None off the image or in colour."""
        inside = 0 <= x < self.frame.columns and 0 <= y < self.frame.rows
        if not inside or not self.monochrome:
            return None
        stored = int(self.levels[0][int(y), int(x)]) - self.offset
        return stored * self.frame.rescale_slope + self.frame.rescale_intercept


@dataclass(frozen=True, slots=True)
class Pane:
    """The pane in which a frame is expected to be shown: its size and device pixels for each."""

    size: Size
    ratio: float = 1.0


def prepare(frame: Frame, pane: Pane | None = None) -> PreparedFrame:
    """Make a decoded frame ready for painting; called off the window's thread.

    Args:
        frame: the decoded frame.
        pane: where it will be shown first; then the copy for that is made too.
    """
    if frame.monochrome:
        places, offset = index_pixels(frame)
        levels = halvings(np.ascontiguousarray(places))
        made = PreparedFrame(frame, levels, offset, frame.default_window(), presets(frame))
    else:
        colours = np.ascontiguousarray(frame.pixels.view(np.uint8))
        made = PreparedFrame(frame, halvings(colours), 0, None, ())
    if pane is None:
        return made
    place = placement(fitted(made.size, pane.size), made.size, pane.size, pane.ratio)
    return replace(made, first=(place, samples(made.levels, place, sharp=True)))


def window_table(prepared: PreparedFrame, window: Window, *, inverted: bool) -> NDArray[np.uint8]:
    """Return the brightness of each place of a monochrome frame."""
    return index_table(prepared.frame, window, inverted=inverted)


def tone_table(brightness: int, contrast: int, *, inverted: bool) -> NDArray[np.uint8]:
    """Return what each of 256 colour values becomes.

    Args:
        brightness: -100 to 100, in per cent of the whole range; 0 changes nothing.
        contrast: -100 to 100; the slope about the middle, doubled every 50; 0 changes nothing.
        inverted: whether dark and bright are turned round.
    """
    values = np.arange(256, dtype=np.float64) / 255
    values = (values - 0.5) * 2.0 ** (contrast / 50) + 0.5 + brightness / 100
    values = np.clip(values, 0.0, 1.0)
    if inverted:
        values = 1.0 - values
    table: NDArray[np.uint8] = np.floor(values * 255 + 0.5).astype(np.uint8)
    return table
