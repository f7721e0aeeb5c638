"""Lookup tables of DICOM files: Modality LUT and VOI LUT (PS3.3 C.11.1, C.11.2)."""

import numpy as np
from pydicom.dataset import Dataset

from medannot.imaging.dicom_values import items, octets, text, words
from medannot.imaging.frame import LookupTable
from medannot.imaging.limits import DECODER_FAULTS

_FULL = 65_536


def read_tables(
    dataset: Dataset, keyword: str, *, little: bool, signed: bool
) -> tuple[tuple[LookupTable, ...], bool]:
    """Return the usable tables of a sequence, and whether one of them was of no use.

    Args:
        dataset: where the sequence stands.
        keyword: "ModalityLUTSequence" or "VOILUTSequence".
        little: byte order of the file.
        signed: whether the table's input values may be negative.
    """
    found = items(dataset, keyword)
    tables = [_table(item, little=little, signed=signed) for item in found]
    usable = tuple(table for table in tables if table is not None)
    return usable, len(usable) < len(found)


def _table(item: Dataset, *, little: bool, signed: bool) -> LookupTable | None:
    descriptor = words(item, "LUTDescriptor", little=little)
    if len(descriptor) != 3:
        return None
    claimed, first, bits = descriptor
    # Zero stands for 65,536, which 16 bits cannot hold (C.11.1.1.1).
    size = (claimed & 0xFFFF) or _FULL
    if signed and first > 32_767:
        first -= _FULL
    entries = _entries(item, size, bits, little=little)
    if not entries or not 1 <= bits <= 16:
        return None
    # Some writers declare fewer bits than their entries need; white is then the highest entry.
    bits = max(bits, max(entries).bit_length())
    explanation = text(item, "LUTExplanation") or text(item, "ModalityLUTType")
    return LookupTable(first, entries, bits, explanation)


def _entries(item: Dataset, size: int, bits: int, *, little: bool) -> tuple[int, ...]:
    """Return as many entries as the descriptor says; a short table keeps what it has."""
    try:
        raw = item.get("LUTData")
    except DECODER_FAULTS:
        return ()
    if isinstance(raw, bytes) and size <= len(raw) < 2 * size:
        # Entries of 8 bits packed into words (C.11.1.1.1).
        return octets(raw, size, little=little)
    entries = tuple(entry & 0xFFFF for entry in words(item, "LUTData", little=little))
    if bits <= 8 and len(entries) == (size + 1) // 2 and max(entries, default=0) > 255:
        return octets(np.asarray(entries, "<u2").tobytes(), size)
    return entries[:size]
