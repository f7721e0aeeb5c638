"""Framing of messages: what a sound process never sends is refused."""

import contextlib
import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from medannot.imaging.child.wire import (
    MOST_HEADER_BYTES,
    Ended,
    WireFault,
    receive_buffers,
    receive_header,
    send,
)


class Pipe(BytesIO):
    """Takes and gives a few bytes at a time, as pipes do."""

    def write(self, data: object) -> int:
        return super().write(memoryview(data)[:5])

    def readinto(self, buffer: object) -> int:
        return super().readinto(memoryview(buffer)[:3])


def framed(header: object) -> BytesIO:
    text = json.dumps(header).encode()
    return BytesIO(len(text).to_bytes(4, "big") + text)


def test_a_message_comes_through_a_pipe_that_takes_little_at_a_time() -> None:
    pipe = Pipe()
    send(pipe, {"verb": "open", "name": "Ä\udcff"}, [memoryview(b"abcdefgh"), memoryview(b"")])
    pipe.seek(0)
    fields = receive_header(pipe)

    assert (fields["verb"], fields["name"]) == ("open", "Ä\udcff")
    assert [part.tobytes() for part in receive_buffers(pipe, fields, 8)] == [b"abcdefgh", b""]


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\5{", b"\0\0\0\2{"])
def test_a_closed_pipe_is_an_end(data: bytes) -> None:
    with pytest.raises(Ended):
        receive_header(BytesIO(data))


@pytest.mark.parametrize(
    "data",
    [
        (MOST_HEADER_BYTES + 1).to_bytes(4, "big"),
        b"\0\0\0\2[]",
        b"\0\0\0\2xx",
        b"\0\0\0\1\xff",
        (200_000).to_bytes(4, "big") + b"[" * 200_000,
    ],
)
def test_what_is_no_header_is_refused(data: bytes) -> None:
    with pytest.raises(WireFault):
        receive_header(BytesIO(data))


@pytest.mark.parametrize(
    "sizes",
    [None, 5, "5", [-1], [True], [1.0], [9], [5, 5], [1 << 80], [0] * 201, [[1]]],
)
def test_sizes_that_no_process_announces_are_refused(sizes: object) -> None:
    with pytest.raises(WireFault):
        receive_buffers(BytesIO(bytes(100)), {"sizes": sizes}, 8)


def test_buffers_that_do_not_come_are_an_end() -> None:
    with pytest.raises(Ended):
        receive_buffers(BytesIO(b"abc"), {"sizes": [4]}, 8)


@given(some.binary(max_size=200))
def test_any_bytes_are_a_header_or_refused(data: bytes) -> None:
    with contextlib.suppress(Ended, WireFault):
        assert isinstance(receive_header(BytesIO(data)), dict)


def test_a_header_keeps_its_members() -> None:
    assert receive_header(framed({"a": [1, None]})) == {"a": [1, None]}
