"""Palettes: PALETTE COLOR pixels to red, green and blue (PS3.3 C.7.6.3.1.5, C.7.9.2)."""

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_color_lut

from medannot.imaging.dicom_values import octets, words
from medannot.imaging.frame import StoredPixels
from medannot.imaging.limits import DECODER_FAULTS, refuse

_COLOURS = ("Red", "Green", "Blue")
PALETTE_KEYWORDS = tuple(
    f"{segmented}{colour}PaletteColorLookupTable{part}"
    for colour in _COLOURS
    for segmented, part in (("", "Descriptor"), ("", "Data"), ("Segmented", "Data"))
)


def palette_table(dataset: Dataset, name: str, *, little: bool, signed: bool) -> "Palette":
    """Read the palette of a file, segmented ones expanded.

    Raises:
        InputFault: there is none, or it is broken.
    """
    try:
        return _read(dataset, little=little, signed=signed)
    except DECODER_FAULTS as fault:
        raise refuse(
            "{name} is a DICOM file whose colour palette is broken; export it again.", name
        ) from fault


class Palette:
    """Colours by stored value.

    Args:
        first: the stored value of the first colour.
        colours: (entries, 3) of 8 bits.
    """

    def __init__(self, first: int, colours: NDArray[np.uint8]) -> None:
        self._first, self._colours = first, colours

    def apply(self, values: StoredPixels) -> NDArray[np.uint8]:
        """Return (rows, columns, 3); values off either end take the nearest colour."""
        out = np.empty((*values.shape, 3), dtype=np.uint8)
        # Row by row, so that the wide copies stay small.
        for row, line in enumerate(values):
            places = line.astype(np.int64) - self._first
            out[row] = self._colours[np.clip(places, 0, len(self._colours) - 1)]
        return out


def _read(dataset: Dataset, *, little: bool, signed: bool) -> Palette:
    descriptor = words(dataset, "RedPaletteColorLookupTableDescriptor", little=little)
    if len(descriptor) != 3:
        raise ValueError("the palette's descriptor has not three values")
    size, first, bits = (descriptor[0] & 0xFFFF) or 65_536, descriptor[1], descriptor[2]
    if signed and first > 32_767:
        first -= 65_536
    if "SegmentedRedPaletteColorLookupTableData" in dataset:
        columns = _segmented(dataset, size, bits, little=little)
    else:
        columns = [_plain(dataset, colour, size, bits, little=little) for colour in _COLOURS]
    table = np.stack(columns, axis=-1)
    # Entries fill their 16 bits whatever the descriptor says of them; some hold 8 bits only.
    if int(table.max(initial=0)) > 255:
        table >>= 8
    return Palette(first, np.ascontiguousarray(table.astype(np.uint8)))


def _plain(
    dataset: Dataset, colour: str, size: int, bits: int, *, little: bool
) -> NDArray[np.uint16]:
    keyword = f"{colour}PaletteColorLookupTableData"
    raw = dataset.get(keyword)
    if isinstance(raw, bytes) and bits <= 8 and len(raw) < 2 * size:
        entries = np.asarray(octets(raw, size, little=little), dtype=np.uint16)
    else:
        entries = np.asarray(words(dataset, keyword, little=little)[:size]).astype(np.uint16)
    if not entries.size:
        raise ValueError("the palette has no entries")
    # A short table goes on with its last colour.
    return np.pad(entries, (0, size - entries.size), mode="edge")


def _segmented(dataset: Dataset, size: int, bits: int, *, little: bool) -> list[NDArray[np.uint16]]:
    """Expand the segments by pydicom, over the indices of the whole table."""
    ramp = np.arange(size, dtype=np.uint16 if size > 256 else np.uint8).reshape(1, -1)
    plain = Dataset()
    for colour in _COLOURS:
        keyword = f"Segmented{colour}PaletteColorLookupTableData"
        data = np.asarray(words(dataset, keyword, little=little), dtype="<u2").tobytes()
        if bits <= 8:
            data = bytes(dataset.get(keyword))
        descriptor = f"{colour}PaletteColorLookupTableDescriptor"
        setattr(plain, descriptor, [size & 0xFFFF, 0, bits])
        setattr(plain, keyword, data)
    plain.PhotometricInterpretation = "PALETTE COLOR"
    plain.set_original_encoding(is_implicit_vr=False, is_little_endian=True)
    expanded = apply_color_lut(ramp, plain)
    return [expanded[0, :, channel].astype(np.uint16) for channel in range(3)]
