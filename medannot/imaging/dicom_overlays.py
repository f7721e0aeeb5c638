"""Overlay planes (60xx) of DICOM images (PS3.3 C.9.2); their words and labels are never read."""

from itertools import product

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset

from medannot.domain.errors import Sentence
from medannot.imaging.frame import Overlay
from medannot.imaging.limits import DECODER_FAULTS, MAX_FRAME_PIXELS

_ROWS, _COLUMNS, _FRAMES, _ORIGIN, _FIRST = 0x10, 0x11, 0x15, 0x50, 0x51
_ALLOCATED, _POSITION, _DATA = 0x100, 0x102, 0x3000
_GROUPS = range(0x6000, 0x6020, 2)

OVERLAY_TAGS = tuple(
    group << 16 | element
    for group, element in product(
        _GROUPS, (_ROWS, _COLUMNS, _FRAMES, _ORIGIN, _FIRST, _ALLOCATED, _POSITION, _DATA)
    )
)


def read_overlays(
    dataset: Dataset,
    number: int,
    raw: NDArray[np.unsignedinteger] | None,
    name: str,
    *,
    little: bool = True,
) -> tuple[tuple[Overlay, ...], tuple[str, ...]]:
    """Return the drawings over a frame, and a note where one is damaged and left out.

    Args:
        dataset: read with `OVERLAY_TAGS`.
        number: the frame, counted from 1.
        raw: the frame's samples with all allocated bits, in which older files hide overlays; or
            None where they are not known.
        name: what sentences call the file.
        little: byte order of the file.
    """
    found: list[Overlay] = []
    notes: list[str] = []
    for group in _GROUPS:
        if (group << 16 | _ROWS) not in dataset:
            continue
        try:
            overlay = _read(dataset, group, number, raw, little=little)
        except DECODER_FAULTS:
            notes.append(Sentence("{name}: a damaged overlay is left out.", name=name))
            continue
        if overlay is not None:
            found.append(overlay)
    return tuple(found), tuple(dict.fromkeys(notes))


def _read(
    dataset: Dataset,
    group: int,
    number: int,
    raw: NDArray[np.unsignedinteger] | None,
    *,
    little: bool,
) -> Overlay | None:
    def value(element: int, default: int) -> int:
        tag = group << 16 | element
        return int(str(dataset[tag].value)) if tag in dataset else default

    rows, columns = value(_ROWS, 0), value(_COLUMNS, 0)
    if rows < 1 or columns < 1 or rows * columns > MAX_FRAME_PIXELS:
        raise ValueError("an overlay without a size")
    place = number - value(_FIRST, 1)
    if not 0 <= place < max(value(_FRAMES, 1), 1) and (group << 16 | _FRAMES) in dataset:
        return None
    place = place if (group << 16 | _FRAMES) in dataset else 0
    top, left = _origin(dataset, group)
    if (group << 16 | _DATA) in dataset:
        bits = _from_data(dataset, group, place, (rows, columns), little=little)
    elif raw is not None and raw.shape == (rows, columns):
        bits = (raw >> value(_POSITION, 0)) & 1 == 1
    else:
        raise ValueError("an overlay without data")
    return Overlay(bits, left - 1, top - 1, (group - 0x6000) // 2 + 1)


def _origin(dataset: Dataset, group: int) -> tuple[int, int]:
    tag = group << 16 | _ORIGIN
    if tag not in dataset:
        return 1, 1
    top, left = dataset[tag].value
    return int(top), int(left)


def _from_data(
    dataset: Dataset, group: int, place: int, shape: tuple[int, int], *, little: bool
) -> NDArray[np.bool_]:
    """Take one plane out of packed bits, the first pixel in the lowest bit (PS3.5 8.1.2)."""
    element = dataset[group << 16 | _DATA]
    data = element.value
    if not little and element.VR == "OW":
        data = np.frombuffer(data[: len(data) & ~1], ">u2").astype("<u2").tobytes()
    size = shape[0] * shape[1]
    first = place * size
    part = np.frombuffer(data, np.uint8)[first // 8 : (first + size + 7) // 8]
    bits = np.unpackbits(part, bitorder="little")[first % 8 : first % 8 + size]
    return bits.reshape(shape).astype(np.bool_)
