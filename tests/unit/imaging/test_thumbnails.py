"""Small pictures."""

import numpy as np

from medannot.imaging.frame import Frame
from medannot.imaging.thumbnails import thumbnail


def test_a_thumbnail_keeps_the_shape_and_shows_the_first_view() -> None:
    pixels = np.zeros((600, 1200), dtype=np.int16)
    pixels[:, 600:] = 1000
    small = thumbnail(Frame(pixels=pixels, monochrome=True, inverted=True), 100)
    assert small.shape == (50, 100, 3)
    assert small[25, 10].tolist() == [255, 255, 255]
    assert small[25, 90].tolist() == [0, 0, 0]


def test_a_small_picture_stays_as_it_is() -> None:
    pixels = np.arange(18, dtype=np.uint8).reshape(2, 3, 3)
    small = thumbnail(Frame(pixels=pixels, monochrome=False), 100)
    assert small.tolist() == pixels.tolist()
    assert thumbnail(Frame(pixels=pixels[:1, :1], monochrome=False), 1).shape == (1, 1, 3)
