"""Ids by number, in sixteen bytes each."""

import re

_BYTES = 16
_PLAIN = re.compile(r"[0-9a-f]{32}")
_NONE = bytes(_BYTES)


class IdArray:
    """An id of 128 bits for each number that has one.

    Args:
        count: the numbers below this may have one; more when they are put in.
    """

    def __init__(self, count: int = 0) -> None:
        self._bytes = bytearray(_BYTES * count)
        # Of an id that another program has made anything is true.
        self._odd: dict[int, str] = {}

    def get(self, number: int) -> str:
        """Return a number's id as 32 hexadecimal digits, or "" where it has none."""
        if self._odd and number in self._odd:
            return self._odd[number]
        found = self._bytes[_BYTES * number : _BYTES * (number + 1)]
        return "" if found in (_NONE, b"") else found.hex()

    def put(self, number: int, id_: str) -> None:
        """Give a number its id."""
        if not _PLAIN.fullmatch(id_):
            self._odd[number] = id_
            return
        end = _BYTES * (number + 1)
        if len(self._bytes) < end:
            self._bytes.extend(bytes(end - len(self._bytes)))
        self._bytes[end - _BYTES : end] = bytes.fromhex(id_)
