"""Makes DICOMDIR files element by element (PS3.3 annex F), so that each can be wrong in its way."""

from tests.helpers.hostile_dicom import (
    ITEM,
    ITEM_END,
    SEQUENCE_END,
    UNDEFINED,
    element,
    number,
    sequence,
)

DIRECTORY = b"1.2.840.10008.1.3.10"
EXPLICIT = b"1.2.840.10008.1.2.1"
IMPLICIT = b"1.2.840.10008.1.2"
_RECORDS = 0x00041220


def record(kind: str, file: str | None = None, *, late: bytes = b"", in_use: int = 0xFFFF) -> bytes:
    """Return one directory record; `file` is its Referenced File ID, backslashes and all."""
    return b"".join(
        [
            element(0x00041400, b"UL", bytes(4)),
            number(0x00041410, in_use),
            element(0x00041420, b"UL", bytes(4)),
            element(0x00041430, b"CS", kind.encode()),
            b"" if file is None else element(0x00041500, b"CS", file.encode()),
            late,
        ]
    )


def meta(syntax: bytes = EXPLICIT) -> bytes:
    """Return preamble and file meta."""
    own = element(0x00020002, b"UI", DIRECTORY) + element(0x00020010, b"UI", syntax)
    return bytes(128) + b"DICM" + element(0x00020000, b"UL", len(own).to_bytes(4, "little")) + own


def dicomdir(*records: bytes) -> bytes:
    """Return a DICOMDIR whose lengths are given."""
    start = element(0x00041130, b"CS", b"DISC") + element(0x00041200, b"UL", bytes(4))
    return meta() + start + sequence(_RECORDS, *records)


def dicomdir_of(*files: str) -> bytes:
    """Return the DICOMDIR of a patient with one study, one series and these images."""
    above = [record(kind) for kind in ("PATIENT", "STUDY", "SERIES")]
    return dicomdir(*above, *(record("IMAGE", file) for file in files))


def dicomdir_without_lengths(*files: str) -> bytes:
    """Return one with undefined lengths, and a small picture of its own inside each record."""
    open_item = ITEM + UNDEFINED.to_bytes(4, "little")
    icon = element(0x00880200, b"SQ", b"", UNDEFINED) + open_item
    icon += number(0x00280010, 4) + ITEM_END + SEQUENCE_END
    items = b"".join(open_item + record("IMAGE", one, late=icon) + ITEM_END for one in files)
    return meta() + element(_RECORDS, b"SQ", b"", UNDEFINED) + items + SEQUENCE_END


def dicomdir_in_implicit_vr(*files: str) -> bytes:
    """Return one in the transfer syntax that no DICOMDIR may have and some have."""

    def plain(tag: int, value: bytes) -> bytes:
        value += b" " * (len(value) % 2)
        halves = (tag >> 16).to_bytes(2, "little") + (tag & 0xFFFF).to_bytes(2, "little")
        return halves + len(value).to_bytes(4, "little") + value

    items = b"".join(
        ITEM + len(body).to_bytes(4, "little") + body
        for body in (plain(0x00041430, b"IMAGE") + plain(0x00041500, f.encode()) for f in files)
    )
    return meta(IMPLICIT) + plain(_RECORDS, items)
