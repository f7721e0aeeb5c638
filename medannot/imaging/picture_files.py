"""Eight-bit pictures to PNG files."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def png_bytes(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture, (rows, columns) or (rows, columns, 3), as a PNG file without metadata."""
    target = BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(target, format="PNG")
    return target.getvalue()
