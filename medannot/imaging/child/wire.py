"""Messages over a pipe: four bytes of length, a JSON header, then the raw buffers it announces.

Nothing that is read here is ever executed or looked up: the header is plain JSON, and what its
members mean is checked in `records` and `replies`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

MOST_HEADER_BYTES = 8 << 20
MOST_BUFFERS = 200

_ONE_PIECE_BYTES = 1 << 20
"""Up to so many, many buffers pass in one piece: each write or read is a wait for other threads."""

Fields = dict[str, Any]
Buffer = NDArray[np.uint8]


class WireFault(Exception):
    """The other side sent what no sound process sends."""


class Ended(Exception):
    """The other side closed the pipe."""


class Source(Protocol):
    """A pipe to read from, without a buffer of its own."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the buffer as far as bytes are there; 0 at the end."""


class Target(Protocol):
    """A pipe to write to, without a buffer of its own."""

    def write(self, data: memoryview, /) -> int | None:
        """Write what the pipe takes and return how much it was."""


@dataclass(frozen=True, slots=True)
class Message:
    """A header and the raw buffers that belong to it."""

    fields: Fields
    buffers: tuple[Buffer, ...] = ()


def send(target: Target, fields: Fields, buffers: Sequence[memoryview] = ()) -> None:
    """Write one message.

    Raises:
        OSError: the other side is gone.
    """
    header = json.dumps({**fields, "sizes": [buffer.nbytes for buffer in buffers]}).encode("ascii")
    pieces = [memoryview(len(header).to_bytes(4, "big") + header)]
    pieces += [buffer.cast("B") for buffer in buffers if buffer.nbytes]
    if sum(piece.nbytes for piece in pieces) <= _ONE_PIECE_BYTES:
        pieces = [memoryview(b"".join(pieces))]
    for piece in pieces:
        _write(target, piece)


def receive_header(source: Source) -> Fields:
    """Read a message's header; its buffers wait in the pipe.

    Raises:
        Ended: the pipe was closed.
        WireFault: it is no header.
    """
    length = int.from_bytes(_read(source, 4).tobytes(), "big")
    if length > MOST_HEADER_BYTES:
        raise WireFault("a header is too long")
    try:
        fields = json.loads(_read(source, length).tobytes())
    except (ValueError, RecursionError) as fault:
        raise WireFault("a header is no JSON") from fault
    if not isinstance(fields, dict):
        raise WireFault("a header is no object")
    return fields


def receive_buffers(source: Source, fields: Fields, most: int) -> tuple[Buffer, ...]:
    """Read the buffers that a header announces.

    Args:
        source: the pipe.
        fields: the header.
        most: bytes of all buffers together that are accepted.

    Raises:
        Ended: the pipe was closed.
        WireFault: it announces more than is accepted.
    """
    sizes = fields.get("sizes")
    if not isinstance(sizes, list) or len(sizes) > MOST_BUFFERS:
        raise WireFault("a header announces no buffers")
    # A truth value is a whole number to Python, and a negative one would be an odd array.
    if any(type(size) is not int or size < 0 for size in sizes) or sum(sizes) > most:
        raise WireFault("a header announces too large buffers")
    if len(sizes) < 2 or sum(sizes) > _ONE_PIECE_BYTES:
        return tuple(_read(source, size) for size in sizes)
    return tuple(np.split(_read(source, sum(sizes)), np.cumsum(sizes)[:-1]))


def _write(target: Target, data: memoryview) -> None:
    while data.nbytes:
        written = target.write(data)
        data = data[written or 0 :]


def _read(source: Source, size: int) -> Buffer:
    buffer = np.empty(size, dtype=np.uint8)
    left = buffer.data
    while left.nbytes:
        count = source.readinto(left)
        if not count:
            raise Ended
        left = left[count:]
    return buffer
