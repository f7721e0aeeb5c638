"""How one image is being looked at; the first view is the state with nothing said."""

from dataclasses import dataclass, replace
from enum import StrEnum

from medannot.imaging.frame import LookupTable, Voi, Window
from medannot.ui.viewer.geometry import Pose, View


@dataclass(frozen=True, slots=True)
class ImageState:
    """What a person has changed of an image's first view.

    Attributes:
        view: zoom and place; None shows the whole image, whatever the window's size.
        voi: window or table; None is the frame's own first one.
        inverted: whether dark and bright are turned round.
        brightness: -100 to 100; colour images only.
        contrast: -100 to 100; colour images only.
        turns: quarter turns clockwise, made after the mirroring.
        flipped: whether left and right are exchanged.
        overlays: whether the file's drawings are shown; they may give an answer away, so a person
            has to ask for them.
    """

    view: View | None = None
    voi: Voi | None = None
    inverted: bool = False
    brightness: int = 0
    contrast: int = 0
    turns: int = 0
    flipped: bool = False
    overlays: bool = False

    def pose(self, aspect: float = 1.0) -> Pose:
        """Return how the image stands, for pixels of this shape."""
        return Pose(self.turns, self.flipped, aspect)

    def posed(self, pose: Pose) -> "ImageState":
        """Return the state with the image turned and mirrored like that."""
        return replace(self, turns=pose.turns, flipped=pose.flipped)

    def tones(self) -> "ImageState":
        """Return only what decides over brightness and colour."""
        return ImageState(
            voi=self.voi,
            inverted=self.inverted,
            brightness=self.brightness,
            contrast=self.contrast,
        )


FIRST_VIEW = ImageState()


class Tool(StrEnum):
    """What a drag does."""

    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"
    SCROLL = "scroll"
    MAGNIFY = "magnify"
    LENGTH = "length"
    ANGLE = "angle"
    ELLIPSE = "ellipse"
    RECTANGLE = "rectangle"
    POLYGON = "polygon"


MEASURING = (Tool.LENGTH, Tool.ANGLE, Tool.ELLIPSE, Tool.RECTANGLE, Tool.POLYGON)


def as_window(voi: Voi) -> Window:
    """Return the window from which a drag goes on: itself, or the range of a table."""
    return voi.as_window() if isinstance(voi, LookupTable) else voi


def dragged_window(window: Window, dx: float, dy: float, *, down_raises: bool = True) -> Window:
    """Return the window after a drag: to the right widens it, up or down moves its centre.

    A drag over 250 pixels changes either by the width at the drag's beginning, so that narrow
    windows are set as finely as wide ones. The curve of the window stays what it is.

    Args:
        window: at the drag's beginning.
        dx: to the right, in pixels.
        dy: downwards.
        down_raises: whether downwards raises the centre (darker) or lowers it.
    """
    step = max(window.width, 1e-6) / 250
    width = max(window.width + dx * step, min(window.width, 1.0))
    center = window.center + (dy if down_raises else -dy) * step
    if window.width >= 32 and float(window.width).is_integer():
        width, center = float(max(round(width), 1)), float(round(center))
    return Window(center, width, function=window.function)


def typed_window(
    window: Window, *, width: float | None = None, center: float | None = None
) -> Window:
    """Return the window with one number replaced by what a person typed."""
    return Window(
        center=window.center if center is None else center,
        width=window.width if width is None else max(width, 1e-6),
        function=window.function,
    )
