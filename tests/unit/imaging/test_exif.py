"""Turning what one EXIF orientation shows into what another one shows."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps

from medannot.imaging.exif import orientation_between, turn
from tests.helpers.pictures import encoded, exif

PICTURE = np.arange(6, dtype=np.uint8).reshape(2, 3)


def upright(orientation: int) -> np.ndarray:
    """Return the picture as Pillow turns it."""
    file = encoded(PICTURE, "PNG", exif=b"Exif\0\0" + exif(orientation))
    return np.asarray(ImageOps.exif_transpose(Image.open(BytesIO(file))))


@pytest.mark.parametrize("first", range(1, 9))
@pytest.mark.parametrize("second", range(1, 9))
def test_what_is_upright_one_way_is_turned_to_be_upright_another_way(
    first: int, second: int
) -> None:
    way = orientation_between(first, second)
    assert np.array_equal(turn(upright(first), way), upright(second))


@pytest.mark.parametrize(("first", "second", "way"), [(1, 6, 6), (6, 1, 8), (6, 6, 1), (3, 8, 6)])
def test_known_ways(first: int, second: int, way: int) -> None:
    assert orientation_between(first, second) == way
