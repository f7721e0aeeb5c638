"""Reads which files a DICOMDIR lists (PS3.3 annex F, PS3.10 8), in the decoding process.

Every record names its file itself; how the records hang together (patient, study, series) only
repeats what the files say, and the offsets that say it are wrong wherever a disc was edited. So
the records are taken one after the other, whatever they are linked to. They are read by hand:
a large disc has hundreds of thousands of elements, of which one in ten is wanted.
"""

from collections.abc import Iterator
from struct import unpack_from
from typing import NamedTuple

from medannot.imaging.dicom_file import LONG_VRS, read_file_meta
from medannot.imaging.limits import DECODER_FAULTS, refuse

_MOST_LISTED = 50_000
_LONGEST = 1_000
_MOST_ELEMENTS = 500_000
"""Ten for each record, of which six are looked at; zeros would be read as millions of elements."""

_RECORDS = 0x0004_1220
_IN_USE = 0x0004_1410
_FILE = 0x0004_1500
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFE_E000, 0xFFFE_E00D, 0xFFFE_E0DD
_OF_ITEMS = frozenset({_ITEM, _ITEM_END, _SEQUENCE_END})
_UNDEFINED = 0xFFFF_FFFF


def read_directory(data: bytes, name: str) -> tuple[str, ...]:
    """Return the Referenced File IDs, parted by backslashes, in the order of the records.

    Args:
        data: the whole DICOMDIR.
        name: what sentences call it.

    Raises:
        InputFault: it is broken, no DICOMDIR, or lists more files than any disc holds.
    """
    try:
        syntax, start = read_file_meta(data)
        if not syntax.is_little_endian:
            raise ValueError("a DICOMDIR is in little endian")
        return tuple(_Walker(data, implicit=syntax.is_implicit_VR).files(start))
    except DECODER_FAULTS as fault:
        raise refuse("{name} is a broken DICOMDIR; copy the disc again.", name) from fault


class _Element(NamedTuple):
    tag: int
    start: int
    length: int


class _Walker:
    """Goes through a data set without keeping anything of it.

    Args:
        data: the file.
        implicit: whether its elements do not name their VR.
    """

    def __init__(self, data: bytes, *, implicit: bool) -> None:
        self._data = data
        self._implicit = implicit
        self._left = _MOST_ELEMENTS

    def files(self, position: int) -> Iterator[str]:
        """Yield the files of the records that are in use.

        Raises:
            ValueError: there are no records, too many, or they are cut short.
        """
        while (element := self._element(position)).tag != _RECORDS:
            position = self._end(element)
        for count, (start, end) in enumerate(self._items(element), start=1):
            if count > _MOST_LISTED:
                raise ValueError("more records than a disc has")
            if file := self._file(start, end):
                yield file

    def _items(self, records: _Element) -> Iterator[tuple[int, int | None]]:
        """Yield where each record begins and ends; None where its end is marked."""
        position = records.start
        end = None if records.length == _UNDEFINED else self._end(records)
        while end is None or position < end:
            item = self._element(position)
            if item.tag == _SEQUENCE_END and end is None:
                return
            if item.tag != _ITEM:
                raise ValueError("no record where one belongs")
            marked = item.length == _UNDEFINED
            yield item.start, None if marked else self._end(item)
            position = self._end(item)

    def _file(self, position: int, end: int | None) -> str:
        file, in_use = b"", True
        while end is None or position < end:
            element = self._element(position)
            # Elements stand in the order of their tags: what follows is of no interest.
            if element.tag > _FILE:
                break
            position = self._end(element)
            if element.tag == _FILE and element.length <= _LONGEST:
                file = self._data[element.start : position]
            elif element.tag == _IN_USE:
                in_use = any(self._data[element.start : position])
        return _text(file) if in_use else ""

    def _element(self, position: int) -> _Element:
        self._left -= 1
        if self._left < 0:
            raise ValueError("more elements than a disc has")
        group, number, length = unpack_from("<HHI", self._data, position)
        tag = group << 16 | number
        if self._implicit or tag in _OF_ITEMS:
            return _Element(tag, position + 8, length)
        if self._data[position + 4 : position + 6] in LONG_VRS:
            (length,) = unpack_from("<I", self._data, position + 8)
            return _Element(tag, position + 12, length)
        return _Element(tag, position + 8, length >> 16)

    def _end(self, element: _Element) -> int:
        if element.length == _UNDEFINED:
            return self._marked_end(element.start)
        end = element.start + element.length
        if end > len(self._data):
            raise ValueError("an element is cut short")
        return end

    def _marked_end(self, position: int) -> int:
        """Return the end of a value of undefined length, however deep others lie in it."""
        depth = 1
        while depth:
            element = self._element(position)
            position = element.start
            if element.tag in {_ITEM_END, _SEQUENCE_END}:
                depth -= 1
            elif element.length == _UNDEFINED:
                depth += 1
            else:
                position = self._end(element)
        return position


def _text(file: bytes) -> str:
    """Return a Referenced File ID; beyond the standard's letters some writers use their own."""
    try:
        return file.decode().rstrip("\0 ")
    except UnicodeDecodeError:
        return file.decode("latin-1").rstrip("\0 ")
