"""Lookup tables of DICOM files: Modality LUT and VOI LUT (PS3.3 C.11.1, C.11.2)."""

from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset

from medannot.domain.errors import Sentence
from medannot.imaging.dicom_values import items, octets, text, words
from medannot.imaging.frame import LookupTable
from medannot.imaging.limits import DECODER_FAULTS

_FULL = 65_536
_TRUSTED_SHARE = 15 / 16
"""Writers miscount by one or two; a table that lacks more than this was cut."""

MODALITY_LUT, VOI_LUT = "ModalityLUTSequence", "VOILUTSequence"
_CALLED = {MODALITY_LUT: "Modality LUT", VOI_LUT: "VOI LUT"}


@dataclass(frozen=True, slots=True)
class Tables:
    """What a sequence of tables holds.

    Attributes:
        usable: the tables that can be shown.
        notes: sentences about those that cannot, and about those that are not whole.
    """

    usable: tuple[LookupTable, ...]
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A table that can be read; `claimed` is how many entries its descriptor says it has."""

    table: LookupTable
    claimed: int

    @property
    def trusted(self) -> bool:
        return len(self.table.entries) >= self.claimed * _TRUSTED_SHARE


def read_tables(dataset: Dataset, keyword: str, name: str, *, little: bool, signed: bool) -> Tables:
    """Read the tables of a sequence; what cannot be used is told and left out.

    Args:
        dataset: where the sequence stands.
        keyword: `MODALITY_LUT` or `VOI_LUT`.
        name: what sentences call the file.
        little: byte order of the file.
        signed: whether the table's input values may be negative.
    """
    read = [_table(item, little=little, signed=signed) for item in items(dataset, keyword)]
    found = [one for one in read if one is not None]
    usable = tuple(one.table for one in found if one.trusted)
    notes = [
        _short(one, _CALLED[keyword], name) for one in found if len(one.table.entries) < one.claimed
    ]
    if len(found) < len(read) and not usable:
        notes.append(
            Sentence(
                "{name}: its {table} cannot be used; it is left out.",
                name=name,
                table=_CALLED[keyword],
            )
        )
    return Tables(usable, tuple(notes))


def _short(found: _Found, called: str, name: str) -> Sentence:
    template = (
        "{name}: its {table} holds {present} of the {claimed} entries that it claims; the last "
        "one stands for the others."
        if found.trusted
        else "{name}: its {table} holds {present} of the {claimed} entries that it claims; it is "
        "left out."
    )
    return Sentence(
        template,
        name=name,
        table=called,
        present=len(found.table.entries),
        claimed=found.claimed,
    )


def _table(item: Dataset, *, little: bool, signed: bool) -> _Found | None:
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
    return _Found(LookupTable(first, entries, bits, explanation), size)


def _entries(item: Dataset, size: int, bits: int, *, little: bool) -> tuple[int, ...]:
    """Return as many entries as the descriptor says; a short table keeps what it has."""
    try:
        raw = item.get("LUTData")
    except DECODER_FAULTS:
        return ()
    packed = bits <= 8
    if isinstance(raw, bytes) and packed and len(raw) in {size, size + size % 2}:
        # Entries of 8 bits packed into words (C.11.1.1.1).
        return octets(raw, size, little=little)
    entries = tuple(entry & 0xFFFF for entry in words(item, "LUTData", little=little))
    if packed and len(entries) == (size + 1) // 2 and max(entries, default=0) > 255:
        return octets(np.asarray(entries, "<u2").tobytes(), size)
    return entries[:size]
