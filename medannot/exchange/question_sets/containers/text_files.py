"""The encoding of a text that does not tell it, found without holding the text."""

import codecs
import re
from pathlib import Path

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.source import FileRefused, Source

UTF_8, GB18030, CP1252 = "utf-8-sig", "gb18030", "cp1252"

_CHUNK = 1 << 20
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_MOST_RUNS = 20_000
_PAIRS = 0.9
"""Share of the stretches of high bytes that are even in Chinese text; letters stand alone."""


def text_encoding(source: Source) -> str:
    """Return the encoding of a text file; one that is not UTF-8 is told as a doubt.

    UTF-8 is known by itself. In GB 18030 a character is two bytes of which the first is high, and
    mostly both are; in Windows-1252 a high byte is one letter amid others.

    Raises:
        FileRefused: it is in none of these.
        OSError: it cannot be read.
    """
    if _decodes(source.path, UTF_8):
        return UTF_8
    words = (GB18030, CP1252) if _in_pairs(source.path) else (CP1252, GB18030)
    for encoding in words:
        if _decodes(source.path, encoding):
            source.doubts.append(
                Sentence(
                    "it is not in UTF-8 and was read as {encoding}; look whether its letters are "
                    "right.",
                    encoding={GB18030: "GB 18030", CP1252: "Windows-1252"}[encoding],
                )
            )
            return encoding
    raise FileRefused("the encoding of its text is not known; save the file as UTF-8.")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _in_pairs(path: Path) -> bool:
    runs = even = 0
    with path.open("rb") as file:
        while runs < _MOST_RUNS and (chunk := file.read(_CHUNK)):
            for run in _HIGH_RUN.findall(chunk):
                runs += 1
                even += len(run) % 2 == 0
    return even >= _PAIRS * runs
