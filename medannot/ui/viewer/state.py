"""How one image is being looked at; the first view is the state with nothing said."""

from dataclasses import dataclass
from enum import StrEnum

from medannot.imaging.frame import Window
from medannot.ui.viewer.geometry import View


@dataclass(frozen=True, slots=True)
class ImageState:
    """What a person has changed of an image's first view.

    Attributes:
        view: zoom and place; None shows the whole image, whatever the window's size.
        window: None is the frame's own first window.
        inverted: whether dark and bright are turned round.
        brightness: -100 to 100; colour images only.
        contrast: -100 to 100; colour images only.
    """

    view: View | None = None
    window: Window | None = None
    inverted: bool = False
    brightness: int = 0
    contrast: int = 0


FIRST_VIEW = ImageState()


class Tool(StrEnum):
    """What a drag does."""

    WINDOW = "window"
    PAN = "pan"
    ZOOM = "zoom"


def dragged_window(window: Window, dx: float, dy: float) -> Window:
    """Return the window after a drag: to the right widens it, downwards raises its centre.

    A drag over 250 pixels changes either by the width at the drag's beginning, so that narrow
    windows are set as finely as wide ones.
    """
    step = max(window.width, 1e-6) / 250
    width = max(window.width + dx * step, min(window.width, 1.0))
    center = window.center + dy * step
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
