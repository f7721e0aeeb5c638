"""ICC profiles taken apart and built anew with nothing in them but colours (ICC.1:2022)."""

import struct
from collections.abc import Mapping

_SPACES = {b"RGB ", b"GRAY", b"CMYK"}
_CLASSES = {b"scnr", b"mntr", b"prtr", b"spac"}
_PCS = {b"XYZ ", b"Lab "}
_MOST_BYTES = 16 << 20
_MOST_TAGS = 100

_CURVES = frozenset({b"curv", b"para"})
_POINTS = frozenset({b"XYZ "})
_TABLES = frozenset({b"mft1", b"mft2", b"mAB ", b"mBA "})
_KEPT: Mapping[bytes, frozenset[bytes]] = {
    **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC", b"kTRC"), _CURVES),
    **dict.fromkeys((b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt", b"bkpt"), _POINTS),
    b"chad": frozenset({b"sf32"}),
    **dict.fromkeys((b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2"), _TABLES),
}
_ILLUMINANT = struct.pack(">3i", 63190, 65536, 54061)
_DATE = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)


def space_of(icc: bytes) -> str:
    """Return the signature of the colours that a profile describes, such as "RGB ", or nothing."""
    space = icc[16:20]
    return space.decode("ascii") if space in _SPACES else ""


def bare(icc: bytes) -> bytes | None:
    """Rebuild a profile from its curves, matrices and tables alone.

    Nothing else goes along: no texts, no dates, no maker, model or number, no private tags. Of
    each part only the bytes that its own header accounts for are kept.

    Returns:
        The new profile, or None where the old one is broken, too large, or describes no picture
        in grey, RGB or CMYK.
    """
    if len(icc) > _MOST_BYTES or icc[36:40] != b"acsp" or icc[12:16] not in _CLASSES:
        return None
    if not space_of(icc) or icc[20:24] not in _PCS:
        return None
    try:
        parts = _parts(icc)
    except (struct.error, ValueError):
        return None
    return _written(icc, parts) if parts else None


def _parts(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > _MOST_TAGS:
        raise ValueError("too many tags")
    parts = {}
    for place in range(count):
        name, start, size = struct.unpack_from(">4sII", icc, 132 + 12 * place)
        data = icc[start : start + size]
        if name in _KEPT and data[:4] in _KEPT[name]:
            parts[name] = data[:4] + bytes(4) + data[8 : _length(data)]
    return parts


def _length(data: bytes) -> int:
    """Return how many bytes a part needs by its own header."""
    kind = data[:4]
    if kind == b"curv":
        return 12 + 2 * int(struct.unpack_from(">I", data, 8)[0])
    if kind == b"para":
        (function,) = struct.unpack_from(">H", data, 8)
        if function > 4:
            raise ValueError("no such function")
        return 12 + 4 * (1, 3, 4, 5, 7)[function]
    if kind == b"XYZ ":
        return 20
    if kind == b"sf32":
        return 44
    if kind in {b"mft1", b"mft2"}:
        return _table_length(data)
    return len(data)


def _table_length(data: bytes) -> int:
    inputs, outputs, points = data[8:11]
    wide, entries_in, entries_out, head = 1, 256, 256, 48
    if data[:4] == b"mft2":
        wide, head = 2, 52
        entries_in, entries_out = struct.unpack_from(">HH", data, 48)
    entries = inputs * entries_in + points**inputs * outputs + outputs * entries_out
    return head + int(wide * entries)


def _written(icc: bytes, parts: Mapping[bytes, bytes]) -> bytes:
    described = {**parts, **_words(modern=icc[8] >= 4)}
    start = 132 + 12 * len(described)
    table: list[bytes] = []
    places: dict[bytes, int] = {}
    for name, data in described.items():
        # The three curves are often one and the same.
        if data not in places:
            places[data] = start
            start += len(data) + -len(data) % 4
        table.append(struct.pack(">4sII", name, places[data], len(data)))
    body = [data + bytes(-len(data) % 4) for data in places]
    head = b"".join(
        [
            struct.pack(">I", start),
            bytes(4),
            icc[8:10] + bytes(2),
            icc[12:24],
            _DATE,
            b"acsp",
            bytes(24),
            struct.pack(">I", icc[67] & 3),
            _ILLUMINANT,
            bytes(48),
        ]
    )
    return b"".join([head, struct.pack(">I", len(described)), *table, *body])


def _words(*, modern: bool) -> dict[bytes, bytes]:
    """Return the two texts that every profile must have, saying nothing."""
    text = "colour"
    if modern:
        wide = text.encode("utf-16-be")
        words = b"mluc" + struct.pack(">3I2s2sII", 0, 1, 12, b"en", b"US", len(wide), 28) + wide
        return {b"desc": words, b"cprt": words}
    plain = text.encode("ascii") + b"\x00"
    description = b"desc" + struct.pack(">II", 0, len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)
    return {b"desc": description, b"cprt": b"text" + bytes(4) + plain}
