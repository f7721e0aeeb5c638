"""The brightest and the darkest pixel around each one."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]


def extreme(pictures: Bytes, side: int, choose: np.ufunc) -> Bytes:
    """Return the largest or smallest value of the square around each pixel.

    Beyond an edge stands what stands at the edge.

    Args:
        pictures: (rows, columns), or many of one size one behind the other: (..., rows, columns).
        side: of the square, an odd number of pixels.
        choose: `np.maximum` or `np.minimum`.
    """
    half = side // 2
    *many, rows, columns = pictures.shape
    wide = np.empty((*many, rows, columns + 2 * half), np.uint8)
    wide[..., half:-half] = pictures
    wide[..., :half], wide[..., -half:] = pictures[..., :1], pictures[..., -1:]
    reached = _reached(wide, side, 1, choose)
    tall = np.empty((*many, rows + 2 * half, columns), np.uint8)
    tall[..., half:-half, :] = reached[..., :columns]
    tall[..., :half, :] = tall[..., half : half + 1, :]
    tall[..., -half:, :] = tall[..., -half - 1 : -half, :]
    return _reached(tall, side, columns, choose)[..., :rows, :]


def _reached(framed: Bytes, side: int, step: int, choose: np.ufunc) -> Bytes:
    """Return what is chosen of each value and the ones behind it that are a step apart each.

    All rows are taken as one, which is many times as fast as row by row; what runs over from one
    row, or picture, into the next stays in the frame around it.
    """
    one, other = framed.ravel(), np.empty(framed.size, np.uint8)
    width = 1
    while width < side:
        by = min(width, side - width) * step
        choose(one[:-by], one[by:], out=other[:-by])
        one, other = other, one
        width += by // step
    return one.reshape(framed.shape)
