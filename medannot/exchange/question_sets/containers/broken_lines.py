"""Texts of which some lines are not in the encoding of the others, as after a byte went wrong."""

import codecs
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from medannot.domain.encodings import Encoding
from medannot.exchange.question_sets.containers.likely_encodings import Sample

_CHUNK = 1 << 20


def leniently(codec: str) -> str:
    """Return Python's name for how to go on where a text is not in an encoding.

    What is not in it becomes halves of characters, which no whole text holds.
    """
    return "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"


def is_whole(text: str) -> bool:
    """Tell whether a text that was read leniently is in its encoding."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(slots=True)
class _Counted:
    """Lines that are in an encoding and are not ASCII, and lines that are not in it."""

    good: int = 0
    bad: int = 0
    sample: Sample = field(default_factory=Sample)

    @property
    def most(self) -> bool:
        return self.good > self.bad


def most_lines(path: Path, codec: str) -> bool:
    """Tell whether most lines of a text that are not ASCII are in an encoding.

    Raises:
        OSError: it cannot be read.
    """
    counted = _count(path, codec)
    return counted is not None and counted.most


def best_by_line(path: Path, names: Mapping[Encoding, str]) -> Iterable[tuple[Encoding, Sample]]:
    """Yield the encodings in which most lines are and the fewest are not, with their characters.

    Raises:
        OSError: it cannot be read.
    """
    tried = {one: _count(path, codec) for one, codec in names.items()}
    good = {one: counted for one, counted in tried.items() if counted and counted.most}
    fewest = min((counted.bad for counted in good.values()), default=0)
    for one, counted in good.items():
        if counted.bad == fewest:
            yield one, counted.sample


def _count(path: Path, codec: str) -> _Counted | None:
    """Go through a text bit by bit, and hold none of it; None where it cannot be gone through."""
    decoder = codecs.getincrementaldecoder(codec)(leniently(codec))
    counted = _Counted()
    good = bad = False
    try:
        with path.open("rb") as file:
            while True:
                chunk = file.read(_CHUNK)
                first, *others = decoder.decode(chunk, final=not chunk).split("\n")
                for part in (first, *others):
                    if part is not first:
                        counted.bad += bad
                        counted.good += good and not bad
                        good = bad = False
                    if not part.isascii():
                        good = True
                        bad = bad or not is_whole(part)
                        _add(counted.sample, part)
                if not chunk:
                    break
    except UnicodeError:
        return None
    counted.bad += bad
    counted.good += good and not bad
    return counted


def _add(sample: Sample, part: str) -> None:
    if is_whole(part):
        sample.add(part)
