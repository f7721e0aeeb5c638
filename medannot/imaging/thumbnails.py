"""Small pictures of frames."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.imaging.frame import Frame
from medannot.imaging.windowing import default_voi, range_window, render_frame


def thumbnail(frame: Frame, size: int, *, whole_range: bool = False) -> NDArray[np.uint8]:
    """Return the first view of a frame, made small.

    Args:
        frame: any frame.
        size: longest side in pixels; a smaller frame stays as it is.
        whole_range: from the lowest to the highest value, where the first view may clip some.

    Returns:
        (rows, columns, 3) red, green, blue.
    """
    longest = max(frame.rows, frame.columns)
    # Four samples a side for each pixel are enough to average; the rest need not be windowed.
    step = max(1, longest // (4 * size))
    sampled = frame.pixels[::step, ::step]
    if frame.monochrome:
        small = replace(frame, pixels=sampled)
        sampled = render_frame(small, (range_window if whole_range else default_voi)(frame))
    picture = Image.fromarray(np.ascontiguousarray(sampled).view(np.uint8)).convert("RGB")
    scale = min(1.0, size / longest)
    sides = (max(1, round(frame.columns * scale)), max(1, round(frame.rows * scale)))
    return np.asarray(picture.resize(sides, Image.Resampling.BOX))
