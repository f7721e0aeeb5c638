"""PNG files as chunks: what is needed to show them, without decoding (PNG, third edition)."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.errors import InputFault, Sentence
from medannot.imaging.colour import kept_profile
from medannot.imaging.exif import orientation_of
from medannot.imaging.limits import check_size, refuse
from medannot.imaging.sniffing import PNG_SIGNATURE

KEPT_CHUNKS = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA",
        b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs",
    }
)  # fmt: skip
"""Every other chunk may hold words; so the list is of what stays. iCCP is built anew."""

_GREY_KINDS = {0, 4}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_MOST_PROFILE = 16 << 20
_PIECE = 1 << 16
_STEP = 1 << 20
_LARGE_BYTES = 64 << 20
_SPARE_BYTES = 4096
"""What chunks of compressed data may take in very small pictures, beside the pixels."""
# Left, top, step across and step down of each pass (PNG 8.1).
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


class _Damage(StrEnum):
    NONE = "none"
    CUT = "cut"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class PngScan:
    """A PNG file without its metadata.

    Attributes:
        kept: the file with only the chunks that make its pixels; ends with IEND.
        rows: stored height, before orientation.
        columns: stored width, before orientation.
        grey: whether it has no colours.
        orientation: what a dropped eXIf chunk said, 1 to 8.
        profile: ICC profile with nothing in it but colours; None where it is sRGB.
        incomplete: whether rows were missing and are filled.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    kept: bytes
    rows: int
    columns: int
    grey: bool
    orientation: int
    profile: bytes | None
    incomplete: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Header:
    rows: int
    columns: int
    depth: int
    kind: int
    interlaced: bool

    def row_bytes(self, columns: int) -> int:
        """Return the bytes of a filtered row, its filter byte included."""
        return 1 + (columns * self.depth * _CHANNELS[self.kind] + 7) // 8

    @property
    def raw_bytes(self) -> int:
        """Return the bytes of the picture once inflated."""
        if not self.interlaced:
            return self.rows * self.row_bytes(self.columns)
        total = 0
        for left, top, across, down in _PASSES:
            columns = -(-(self.columns - left) // across)
            rows = -(-(self.rows - top) // down)
            if columns > 0 and rows > 0:
                total += rows * self.row_bytes(columns)
        return total


def scan_png(data: bytes, name: str, *, damaged: bool = False) -> PngScan:
    """Take a PNG file apart, keep what makes the pixels, and read its size and orientation.

    Of an animated PNG the still picture stays.

    Args:
        data: the whole file.
        name: what sentences call it.
        damaged: whether a file passes whose later parts are missing or broken, as far as it is
            there; what is missing is filled with zeros.

    Raises:
        InputFault: broken, cut short or too large.
    """
    chunks, damage = _chunks(data)
    if not chunks or chunks[0][0] != b"IHDR":
        raise _fault(damage, name)
    header = _header(chunks[0][1], name)
    if any(kind == b"IHDR" for kind, _ in chunks[1:]):
        raise _broken(name)
    incomplete = False
    beyond: tuple[str, ...] = ()
    if damage is not _Damage.NONE:
        if not damaged:
            raise _fault(damage, name)
        chunks, incomplete = _mended(chunks, header, _fault(damage, name))
    elif _runs_on(chunks, header.raw_bytes):
        chunks, incomplete = _mended(chunks, header, _broken(name))
        if incomplete and not damaged:
            raise _broken(name)
        beyond = (_beyond(header, name),)
    grey = header.kind in _GREY_KINDS
    profile, notes = kept_profile(_profile(chunks), 1 if grey else 3, name)
    return PngScan(
        kept=b"".join([PNG_SIGNATURE, *_kept(chunks, profile)]),
        rows=header.rows,
        columns=header.columns,
        grey=grey,
        orientation=_orientation(chunks),
        profile=profile,
        incomplete=incomplete,
        notes=(*beyond, *notes),
    )


def _header(body: bytes, name: str) -> _Header:
    if len(body) != 13:
        raise _broken(name)
    columns, rows = (int.from_bytes(body[at : at + 4], "big") for at in (0, 4))
    check_size(rows, columns, name)
    if body[9] not in _CHANNELS or body[8] not in {1, 2, 4, 8, 16}:
        raise _broken(name)
    return _Header(rows, columns, body[8], body[9], interlaced=body[12] == 1)


def _chunks(data: bytes) -> tuple[list[tuple[bytes, bytes]], _Damage]:
    """Return the chunks as far as they are sound; of a last one cut short what is there."""
    found: list[tuple[bytes, bytes]] = []
    position = len(PNG_SIGNATURE)
    while True:
        length = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        end = position + 8 + length
        body = data[position + 8 : end]
        if end + 4 > len(data):
            if kind == b"IDAT":
                found.append((kind, body))
            return found, _Damage.CUT
        if zlib.crc32(kind + body) != int.from_bytes(data[end : end + 4], "big"):
            return found, _Damage.BROKEN
        found.append((kind, body))
        if kind == b"IEND":
            return found, _Damage.NONE
        position = end + 4


def _mended(
    chunks: list[tuple[bytes, bytes]], header: _Header, fault: InputFault
) -> tuple[list[tuple[bytes, bytes]], bool]:
    """Return chunks that hold whole pixels, and whether some of them had to be filled.

    Raises:
        InputFault: `fault`, where not one row is there.
    """
    wanted = header.raw_bytes
    raw = _inflated(b"".join(body for kind, body in chunks if kind == b"IDAT"), wanted)
    if not header.interlaced:
        # A row that is partly there would be filled by its filter, not by zeros.
        raw = raw[: len(raw) - len(raw) % header.row_bytes(header.columns)]
    if not raw:
        raise fault
    whole = zlib.compress(raw.ljust(wanted, b"\x00"), 1)
    others = [(kind, body) for kind, body in chunks if kind not in {b"IDAT", b"IEND"}]
    return [*others, (b"IDAT", whole), (b"IEND", b"")], len(raw) < wanted


def _runs_on(chunks: list[tuple[bytes, bytes]], wanted: int) -> bool:
    """Tell whether the compressed data goes on where the pixels end, inflating no more than those.

    Of a very large picture that takes too long before it is decoded anyway; there it is told only
    where the data is larger than pixels that cannot be compressed at all.
    """
    parts = [body for kind, body in chunks if kind == b"IDAT"]
    if sum(map(len, parts)) > 2 * wanted + _SPARE_BYTES:
        return True
    if wanted > _LARGE_BYTES:
        return False
    inflater, left = zlib.decompressobj(), wanted + 1
    try:
        for part in parts:
            if inflater.eof and part:
                return True
            piece = part
            while piece and left and not inflater.eof:
                left -= len(inflater.decompress(piece, min(left, _STEP)))
                piece = inflater.unconsumed_tail
            if not left or inflater.unused_data:
                return True
    except zlib.error:
        # The decoder tells what is wrong with it.
        return False
    return False


def _beyond(header: _Header, name: str) -> Sentence:
    return Sentence(
        "{name}: it holds more data than {columns} x {rows} pixels need; what is beyond them is "
        "left out.",
        name=name,
        columns=header.columns,
        rows=header.rows,
    )


def _inflated(data: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj()
    result = bytearray()
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE]
        try:
            while piece and len(result) < most:
                result += inflater.decompress(piece, most - len(result))
                piece = inflater.unconsumed_tail
        except zlib.error:
            break
    return bytes(result)


def _profile(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """Return the inflated ICC profile, or nothing; of one that cannot be inflated what is there."""
    for kind, body in chunks:
        if kind == b"iCCP" and b"\x00" in body:
            # A name, a zero, the method, then the data.
            packed = body[body.index(b"\x00") + 2 :]
            return _inflated(packed, _MOST_PROFILE) or b"\x00"
    return b""


def _orientation(chunks: list[tuple[bytes, bytes]]) -> int:
    for kind, body in reversed(chunks):
        if kind == b"eXIf":
            return orientation_of(body)
    return 1


def _kept(chunks: list[tuple[bytes, bytes]], profile: bytes | None) -> Iterator[bytes]:
    for kind, body in chunks:
        if kind in KEPT_CHUNKS:
            yield _write(kind, b"" if kind == b"IEND" else body)
        if kind == b"IHDR" and profile is not None:
            yield _write(b"iCCP", b"ICC\x00\x00" + zlib.compress(profile))


def _write(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _fault(damage: _Damage, name: str) -> InputFault:
    if damage is _Damage.CUT:
        return refuse("{name} is a PNG file that was cut short; copy or download it again.", name)
    return _broken(name)


def _broken(name: str) -> InputFault:
    return refuse("{name} is a broken PNG file; copy or download it again.", name)
