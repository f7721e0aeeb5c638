"""PNG pictures whose pixels are numbers: masks and maps of labels; hostile ones are refused."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.domain.errors import InputFault
from medannot.exchange.annotations.reading import UnreadableError
from medannot.imaging.limits import DECODER_FAULTS, Packing, check_plausible
from medannot.imaging.png import scan_png
from medannot.imaging.sniffing import PNG_SIGNATURE

_MODES = frozenset({"1", "L", "P", "I;16", "I;16B", "I"})


def grey_png(data: bytes, size: tuple[int, int] | None = None) -> NDArray[np.uint16]:
    """Return the numbers of a PNG of one channel: grey of up to 16 bits, or places in a palette.

    Its chunks are looked at before anything is decoded, and its pixels are inflated no further than
    its header says.

    Args:
        data: the file.
        size: columns and rows that it has to have, where they are known.

    Raises:
        UnreadableError: it is none, broken, too large, of another size, or has colours.
    """
    if not data.startswith(PNG_SIGNATURE):
        raise UnreadableError("its mask is no PNG.")
    try:
        scan = scan_png(data, "PNG")
        if size is not None and (scan.columns, scan.rows) != size:
            raise UnreadableError("its mask has another size than it should have.")
        check_plausible(scan.rows * scan.columns, len(data), Packing.DEFLATE, "PNG")
        with Image.open(BytesIO(scan.kept), formats=["PNG"]) as picture:
            if picture.mode not in _MODES:
                raise UnreadableError("its PNG has colours, and is no map of labels.")
            return np.asarray(picture).astype(np.uint16)
    except InputFault:
        raise UnreadableError("its PNG is broken or too large.") from None
    except DECODER_FAULTS:
        raise UnreadableError("its PNG is broken.") from None
