"""The records of a long JSON list one after the other, so that it is never held as a whole."""

import codecs
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from medannot.exchange.question_sets.containers.first_of_list import first_of_list

LONG = 32 * 1024 * 1024
"""Bytes from which a list is long; a shorter one is quicker read as a whole."""

_CHUNK = 1 << 20
_MOST_SIGNS = 64 * 1024 * 1024
_BLANKS = " \t\r\n"


class NotSo(Exception):
    """The file does not go on as a list in UTF-8; who reads it as a whole can say why."""


def is_long_list(path: Path) -> bool:
    """Tell whether a file is long and begins as a list of objects in UTF-8.

    Raises:
        OSError: it cannot be read.
    """
    return path.stat().st_size >= LONG and bool(first_of_list(path, 1))


def values_of(path: Path, decoder: json.JSONDecoder) -> Iterator[object]:
    """Yield the values of a list; `NotSo` is raised at the first place that is none of it.

    Args:
        path: of the file.
        decoder: of one value.

    Raises:
        NotSo: it is no list, or not to its end.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        text = _Text(file.read, codecs.getincrementaldecoder("utf-8-sig")())
        if text.sign() != "[":
            raise NotSo
        text.at += 1
        sign = ","
        while sign == ",":
            yield text.value(decoder)
            sign = text.sign()
            text.at += 1
        if sign != "]" or text.sign():
            raise NotSo


class _Text:
    """What was read of a text and is not yet taken; `at` is the next sign."""

    def __init__(self, read: Callable[[int], bytes], decoder: codecs.IncrementalDecoder) -> None:
        self._read = read
        self._decoder = decoder
        self._text = ""
        self._ended = False
        self.at = 0

    def sign(self) -> str:
        """Return the next sign that is no blank, and stand at it; "" at the end."""
        while True:
            while self._text[self.at : self.at + 1] in _BLANKS and self.at < len(self._text):
                self.at += 1
            if self.at < len(self._text) or not self._more(_CHUNK):
                return self._text[self.at : self.at + 1]

    def value(self, decoder: json.JSONDecoder) -> object:
        """Take the next value; where what was read ends within it, more is read first."""
        size = _CHUNK
        self.sign()
        while True:
            value, end = None, -1
            try:
                value, end = decoder.raw_decode(self._text, self.at)
            except json.JSONDecodeError:
                pass  # it may be whole with what comes behind
            except (ValueError, RecursionError) as fault:
                raise NotSo from fault
            # A number that ends with what was read may go on behind it.
            if 0 <= end < len(self._text):
                self.at = end
                return value
            if len(self._text) - self.at > _MOST_SIGNS or not self._more(size):
                raise NotSo
            size *= 2

    def _more(self, size: int) -> bool:
        if self._ended:
            return False
        data = self._read(size)
        self._ended = not data
        try:
            behind = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as fault:
            raise NotSo from fault
        self._text, self.at = self._text[self.at :] + behind, 0
        return not self._ended
