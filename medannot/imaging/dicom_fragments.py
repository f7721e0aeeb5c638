"""Takes the frames of encapsulated pixel data apart (PS3.5 A.4), damaged tables and all."""

import struct
from dataclasses import dataclass

from medannot.imaging.dicom_file import PixelElement
from medannot.imaging.limits import refuse

MOST_FRAGMENTS = 200_000
"""In one file: a gigabyte in pieces of five kilobytes, or ten for each of the most frames."""

_ITEM = 0xE000_FFFE
"""The tag of an item as a number of 32 bits in little endian."""

_BEGINNINGS = (b"\xff\xd8", b"\xff\x4f\xff\x51", b"\x00\x00\x00\x0cjP  ")
"""How codestreams of JPEG, JPEG-LS, JPEG 2000 and JP2 begin."""


@dataclass(frozen=True, slots=True, eq=False)
class Fragments:
    """The fragments of a file's frames.

    Attributes:
        frames: for each frame its fragments in order; fewer than the header promises where the
            file was cut short.
        cut: whether the last fragment is shorter than its length says.
    """

    frames: tuple[tuple[memoryview, ...], ...]
    cut: bool

    def of(self, number: int) -> bytes | None:
        """Return the bytes of a frame, counted from 1; None where there are none."""
        if number > len(self.frames):
            return None
        return b"".join(self.frames[number - 1])


def read_fragments(pixels: PixelElement, frames: int, name: str) -> Fragments:
    """Find the fragments of each frame.

    As many fragments as frames are one each, which is also all that an Extended Offset Table
    allows (PS3.5 A.4). Else a Basic Offset Table is believed where every offset meets the
    beginning of a fragment; else a frame begins where a codestream does.

    Args:
        pixels: the encapsulated element.
        frames: how many the header promises.
        name: what sentences call the file.

    Raises:
        InputFault: there are far more fragments than a file has.
    """
    table, found, cut = _items(pixels.value)
    if len(found) > MOST_FRAGMENTS:
        raise refuse(
            "{name} is a DICOM file whose pixels lie in more than {most} pieces; it is broken or "
            "made to do harm. Export it again.",
            name,
            most=MOST_FRAGMENTS,
        )
    if frames == 1:
        whole = (tuple(part for _, part in found),) if found else ()
        return Fragments(whole, cut)
    if len(found) == frames:
        return Fragments(tuple((part,) for _, part in found), cut)
    starts = _table_starts(table, found, frames) or _codestream_starts(found)
    if not starts:
        return Fragments(tuple((part,) for _, part in found[:frames]), cut)
    ends = [*starts[1:], len(found)]
    parts = [tuple(part for _, part in found[a:b]) for a, b in zip(starts, ends, strict=True)]
    return Fragments(tuple(parts[:frames]), cut)


def _items(value: memoryview) -> tuple[bytes, list[tuple[int, memoryview]], bool]:
    """Return the offset table, each fragment with its offset, and whether the end is missing.

    Of too many fragments it returns one more than are accepted.
    """
    found: list[tuple[int, memoryview]] = []
    table: bytes | None = None
    position = origin = 0
    cut = False
    while position + 8 <= len(value) and len(found) <= MOST_FRAGMENTS:
        mark, length = struct.unpack_from("<II", value, position)
        if mark != _ITEM:
            break
        start = position + 8
        cut = start + length > len(value)
        part = value[start : start + length]
        if table is None and bytes(part[:12]).startswith(_BEGINNINGS):
            # The table, empty or not, is the first item; careless writers leave it out.
            table, origin = b"", position
        if table is None:
            table, origin = bytes(part), start + length
        else:
            found.append((position - origin, part))
        position = start + length
    return table or b"", found, cut


def _table_starts(
    table: bytes, found: list[tuple[int, memoryview]], frames: int
) -> list[int] | None:
    """Return which fragment each frame begins with by the offset table; None where it lies."""
    offsets = [offset for (offset,) in struct.iter_unpack("<I", table[: len(table) & ~3])]
    if len(offsets) != frames or offsets != sorted(set(offsets)):
        return None
    places = {offset: place for place, (offset, _) in enumerate(found)}
    if any(offset not in places for offset in offsets):
        return None
    return [places[offset] for offset in offsets]


def _codestream_starts(found: list[tuple[int, memoryview]]) -> list[int]:
    return [
        place for place, (_, part) in enumerate(found) if bytes(part[:12]).startswith(_BEGINNINGS)
    ]
