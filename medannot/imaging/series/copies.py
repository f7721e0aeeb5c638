"""Which files hold an object that was met before (PS3.3 C.12.1: a SOP Instance UID names one).

The same object is the same identifier, the same transfer syntax and the same data set. Preamble
and file meta may differ: each program that passes an object on writes its own (PS3.10 7.1).
Contents are only looked at where an identifier comes twice, which honest discs spare.
"""

import hashlib
from dataclasses import dataclass, field

from medannot.domain.errors import MedannotError, Sentence
from medannot.imaging.opened import ImageFacts
from medannot.imaging.series.sources import ImageSource

_META = b"\x02\x00\x00\x00UL\x04\x00"
_META_AT = 132
_META_END = 144
_SYNTAX = b"\x02\x00\x10\x00UI"


@dataclass(slots=True)
class Copies:
    """Remembers the objects that were met, and counts what a person should know of them."""

    _first: dict[str, ImageSource] = field(default_factory=dict)
    _contents: dict[str, set[bytes]] = field(default_factory=dict)
    _left_out: int = 0

    def knows(self, facts: ImageFacts, data: bytes, source: ImageSource) -> bool:
        """Tell whether a file's object was met before; from now on it was.

        Args:
            facts: of the file.
            data: its bytes.
            source: where they come from.
        """
        identity = facts.series.identity if facts.series else ""
        if not identity:
            return False
        first = self._first.setdefault(identity, source)
        if first is source:
            return False
        known = self._contents.get(identity) or _content_of(first)
        content = _content(data)
        if content in known:
            self._contents[identity] = known
            self._left_out += 1
            return True
        self._contents[identity] = known | {content}
        return False

    def notes(self) -> tuple[Sentence, ...]:
        """Return what is to be told: how many copies were left out, how many objects clash."""
        clashing = sum(len(known) for known in self._contents.values() if len(known) > 1)
        notes = []
        if self._left_out:
            notes.append(_copies(self._left_out))
        if clashing:
            notes.append(_clash(clashing))
        return tuple(notes)


def _content_of(source: ImageSource) -> set[bytes]:
    try:
        return {_content(source.read())}
    except MedannotError:
        # A disc that was taken out meanwhile: nothing is left out on suspicion.
        return set()


def _content(data: bytes) -> bytes:
    """Return a digest of what makes a file's object; of the whole file where it has no meta."""
    view = memoryview(data)
    start = 0
    if data[128:_META_AT] == b"DICM" and data[_META_AT:140] == _META:
        start = _META_END + int.from_bytes(data[140:_META_END], "little")
    digest = hashlib.sha256(_syntax(data[_META_END:start]) if start else b"")
    digest.update(view[start:] if start < len(data) else view)
    return digest.digest()


def _syntax(meta: bytes) -> bytes:
    place = meta.find(_SYNTAX)
    value = place + len(_SYNTAX) + 2
    if place < 0:
        return b""
    return meta[value : value + int.from_bytes(meta[value - 2 : value], "little")].rstrip(b"\0 ")


# Like the notes on discs, these stand on the screen unasked and name no file.
def _copies(count: int) -> Sentence:
    if count == 1:
        return Sentence("1 file is a copy of an image that is shown already, and is left out.")
    return Sentence(
        "{count} files are copies of images that are shown already, and are left out.", count=count
    )


def _clash(count: int) -> Sentence:
    return Sentence(
        "{count} images bear one SOP Instance UID with another and yet differ; each is shown, so "
        "find out which is right.",
        count=count,
    )
