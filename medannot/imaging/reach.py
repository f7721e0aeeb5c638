"""The brightest and the darkest pixel around each one."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]


def extreme(picture: Bytes, side: int, choose: np.ufunc) -> Bytes:
    """Return the largest or smallest value of the square around each pixel.

    Beyond an edge stands what stands at the edge.

    Args:
        picture: (rows, columns).
        side: of the square, an odd number of pixels.
        choose: `np.maximum` or `np.minimum`.
    """
    half = side // 2
    rows, columns = picture.shape
    wide = np.empty((rows, columns + 2 * half), np.uint8)
    wide[:, half:-half] = picture
    wide[:, :half], wide[:, -half:] = picture[:, :1], picture[:, -1:]
    reached = _reached(wide, side, 1, choose)
    tall = np.empty((rows + 2 * half, columns), np.uint8)
    tall[half:-half] = reached[:, :columns]
    tall[:half], tall[-half:] = tall[half], tall[-half - 1]
    return _reached(tall, side, columns, choose)[:rows]


def _reached(framed: Bytes, side: int, step: int, choose: np.ufunc) -> Bytes:
    """Return what is chosen of each value and the ones behind it that are a step apart each.

    All rows are taken as one, which is many times as fast as row by row; what runs over from one
    row into the next stays in the frame around the picture.
    """
    one, other = framed.ravel(), np.empty(framed.size, np.uint8)
    width = 1
    while width < side:
        by = min(width, side - width) * step
        choose(one[:-by], one[by:], out=other[:-by])
        one, other = other, one
        width += by // step
    return one.reshape(framed.shape)
