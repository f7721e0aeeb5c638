"""The main header of a JPEG 2000 codestream (ITU-T T.800, annex A), boxes around it skipped."""

import struct
from dataclasses import dataclass

_START = b"\xff\x4f\xff\x51"
_SIZ, _COD, _SOT = 0x51, 0x52, 0x90
_MOST_BOXES = 64


@dataclass(frozen=True, slots=True)
class Jpeg2000Stream:
    """What a codestream says of itself.

    Attributes:
        codestream: the bare codestream, from SOC on.
        precision: bits of a sample, the same in all components.
        signed: whether samples have a sign.
        subsampled: whether a component has fewer samples than there are pixels.
        tiles: how many tiles the picture has.
        transformed: whether a colour transform was applied, which decoders always undo.
        state: how many entries a decoder must keep to find its way through the packets.
    """

    codestream: bytes
    rows: int
    columns: int
    components: int
    precision: int
    signed: bool
    subsampled: bool
    tiles: int
    transformed: bool
    state: int


@dataclass(frozen=True, slots=True)
class _Size:
    right: int
    bottom: int
    left: int
    top: int
    tile_width: int
    tile_height: int
    tile_left: int
    tile_top: int
    count: int

    @property
    def tiles(self) -> int:
        across = -(-(self.right - self.tile_left) // self.tile_width)
        down = -(-(self.bottom - self.tile_top) // self.tile_height)
        return across * down


def read_jpeg2000(fragment: bytes) -> Jpeg2000Stream:
    """Read the main header of a codestream, whether bare or inside JP2 boxes.

    Raises:
        ValueError: there is no codestream, or its header contradicts itself.
        struct.error: it is cut short.
    """
    codestream = _bare(fragment)
    (length,) = struct.unpack_from(">H", codestream, 4)
    size = _Size(*struct.unpack_from(">8IH", codestream, 8))
    _check(size, length)
    parts = [codestream[42 + 3 * place : 45 + 3 * place] for place in range(size.count)]
    depths = {part[0] for part in parts}
    if len(depths) != 1:
        raise ValueError("the components have different depths")
    depth = depths.pop()
    transformed, state = _coding(codestream, 4 + length, size)
    return Jpeg2000Stream(
        codestream=codestream,
        rows=size.bottom - size.top,
        columns=size.right - size.left,
        components=size.count,
        precision=(depth & 0x7F) + 1,
        signed=depth >= 0x80,
        subsampled=any(part[1:] != b"\x01\x01" for part in parts),
        tiles=size.tiles,
        transformed=transformed,
        state=state,
    )


def _check(size: _Size, length: int) -> None:
    if length != 38 + 3 * size.count or not 1 <= size.count <= 16_384:
        raise ValueError("the number of components does not fit the header")
    if not (size.left < size.right and size.top < size.bottom):
        raise ValueError("the picture has no pixels")
    if not (size.tile_width and size.tile_height):
        raise ValueError("the tiles have no size")
    if size.tile_left > size.left or size.tile_top > size.top:
        raise ValueError("the tiles do not cover the picture")


def _bare(fragment: bytes) -> bytes:
    if fragment.startswith(_START):
        return fragment
    position = 0
    for _ in range(_MOST_BOXES):
        length, kind = struct.unpack_from(">I4s", fragment, position)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", fragment, position + 8)
            head = 16
        end = position + length if length else len(fragment)
        if kind == b"jp2c" and fragment.startswith(_START, position + head):
            return fragment[position + head : end]
        if length < head:
            break
        position = end
    raise ValueError("no JPEG 2000 codestream")


def _coding(codestream: bytes, position: int, size: _Size) -> tuple[bool, int]:
    """Read COD: whether a colour transform was used, and the decoder's state that it asks for."""
    while True:
        code, marker, length = struct.unpack_from(">BBH", codestream, position)
        if code != 0xFF or marker == _SOT or length < 2:
            raise ValueError("the coding style is missing")
        if marker == _COD:
            break
        position += 2 + length
    style, _, layers, colour, levels = struct.unpack_from(">BBHBB", codestream, position + 4)
    if levels > 32 or layers == 0:
        raise ValueError("the coding style is out of range")
    exponents = codestream[position + 14 : position + 15 + levels] if style & 1 else b"\xff"
    width = min(size.tile_width, size.right - size.left)
    height = min(size.tile_height, size.bottom - size.top)
    precincts = max(
        -(-width // (1 << ((exponent & 15) + levels - place)))
        * -(-height // (1 << ((exponent >> 4) + levels - place)))
        for place, exponent in enumerate(exponents)
    )
    return colour == 1, (layers + 1) * size.count * (levels + 1) * precincts
