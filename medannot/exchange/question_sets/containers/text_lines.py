"""The lines of a text as they would be in UTF-8, whatever encoding it is in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, TextIO

from medannot.exchange.question_sets.containers.broken_lines import leniently
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.text_files import (
    called,
    is_utf_16,
    lines_encoding,
)


class Lines(Protocol):
    """Lines that are parted by a line feed alone.

    Attributes:
        encoding: what that of the file is called, as far as it is known.
    """

    encoding: str

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its end, or the part of it that is not longer than a size."""

    def text_of(self, line: bytes, /) -> str:
        """Return what a line says.

        Raises:
            UnicodeDecodeError: it is in no encoding that is known.
        """


class _Turned:
    """The lines of a text that is opened in another encoding."""

    def __init__(self, file: TextIO, codec: str) -> None:
        self._file = file
        self.encoding = called(codec)

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or a part of it, in UTF-8."""
        # What is not in the file's encoding is not in UTF-8 either, and is refused by its line.
        return self._file.readline(size).encode("utf-8", "surrogatepass")

    def text_of(self, line: bytes, /) -> str:
        """Return what a line says."""
        return line.decode()


class _PerhapsUtf8:
    """Lines that are taken for UTF-8 until one is not; then the whole file is asked."""

    def __init__(self, file: BinaryIO, source: Source) -> None:
        self.readline = file.readline
        self._source = source
        self._codec = ""
        self.encoding = called("utf-8")

    def text_of(self, line: bytes, /) -> str:
        """Return what a line says, in the encoding of the file where that is known."""
        if self._codec:
            return line.decode(self._codec)
        try:
            return line.decode()
        except UnicodeDecodeError:
            self._codec = self._found()
            self.encoding = called(self._codec)
            return line.decode(self._codec)

    def _found(self) -> str:
        try:
            return lines_encoding(self._source)
        except FileRefused:
            return "utf-8"  # the lines that are not in it are refused one by one


@contextmanager
def lines_of(source: Source) -> Iterator[Lines]:
    """Open a text whose lines are read one by one; nothing of it is held.

    Raises:
        FileRefused: it is not in the encoding that was chosen.
        OSError: it cannot be read.
    """
    if source.encoding or is_utf_16(source.path):
        # Only \n parts lines here as well.
        codec = lines_encoding(source)
        with source.path.open(encoding=codec, newline="\n", errors=leniently(codec)) as text:
            yield _Turned(text, codec)
        return
    with source.path.open("rb") as file:
        yield _PerhapsUtf8(file, source)
