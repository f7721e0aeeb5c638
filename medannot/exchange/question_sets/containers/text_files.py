"""The encoding of a text: chosen, told by its first bytes, or found without holding the text."""

import codecs
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from medannot.domain.encodings import CALLED, Encoding
from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.broken_lines import best_by_line, most_lines
from medannot.exchange.question_sets.containers.likely_encodings import Sample, likely
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.utf_16 import BLOCK, MARKED, utf_16_codec

CODECS: Mapping[Encoding, str] = {
    Encoding.UTF_8: "utf-8-sig",
    Encoding.UTF_16: "utf-16",
    Encoding.GB18030: "gb18030",
    Encoding.BIG5: "cp950",
    Encoding.SHIFT_JIS: "cp932",
    Encoding.EUC_JP: "euc_jp",
    Encoding.EUC_KR: "cp949",
    Encoding.WINDOWS_1252: "cp1252",
    Encoding.WINDOWS_1250: "cp1250",
    Encoding.WINDOWS_1251: "cp1251",
}
"""Python's name of each; where Windows has more characters in an encoding, that of Windows."""

_CALLED = {codec: CALLED[one] for one, codec in CODECS.items()}

NOT_UTF_8 = "line {line} is not in UTF-8; save the file so, or choose the encoding that it is in."
_UNKNOWN = "the encoding of its text is not known; save the file as UTF-8, or choose its encoding."
_EAST_ASIAN = (
    Encoding.GB18030,
    Encoding.BIG5,
    Encoding.SHIFT_JIS,
    Encoding.EUC_JP,
    Encoding.EUC_KR,
)
_LETTERS = (Encoding.WINDOWS_1250, Encoding.WINDOWS_1251)
"""Of letters of Central Europe and Cyrillic: any text that is in Windows-1252 is in these too."""
_CHUNK = 1 << 20
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_MOST_RUNS = 20_000
_PAIRS = 0.9
"""Share of the stretches of high bytes that are even in Chinese text; letters stand alone."""


def called(codec: str) -> str:
    """Return what the encoding is called that Python has a name for."""
    if codec.startswith("utf-16"):
        return CALLED[Encoding.UTF_16]
    return _CALLED.get(codec, CALLED[Encoding.UTF_8])


def text_encoding(source: Source) -> str:
    """Return Python's name for the encoding of a table or of lines.

    One that was chosen is taken. UTF-16 is known by its first bytes and UTF-8 by itself; what is
    found out beyond these is told as a doubt.

    Raises:
        FileRefused: it is in none of these, or not in the one that was chosen.
        OSError: it cannot be read.
    """
    if source.encoding:
        return _chosen(source)
    if codec := _utf_16(source.path):
        return _begun_as_utf_16(source, codec, by_line=False)
    wrong = _wrong_line(source.path)
    if not wrong:
        return CODECS[Encoding.UTF_8]
    return _found(source, wrong, alone=True)


def json_encoding(source: Source) -> str:
    """Return Python's name for the encoding of a JSON text, which is UTF-8 unless it seems another.

    Letters that stand alone do not tell of another: one byte that is wrong would be a letter.

    Raises:
        FileRefused: it is in none that is known, or not in the one that was chosen.
        OSError: it cannot be read.
    """
    if source.encoding or is_utf_16(source.path):
        return text_encoding(source)
    wrong = _wrong_line(source.path)
    return _found(source, wrong, alone=False) if wrong else CODECS[Encoding.UTF_8]


def lines_encoding(source: Source) -> str:
    """Return Python's name for the encoding of JSON Lines, in which most lines are.

    Raises:
        FileRefused: they are in none that is known, or not in the one that was chosen.
        OSError: it cannot be read.
    """
    if source.encoding:
        return _chosen(source, by_line=True)
    if codec := _utf_16(source.path):
        return _begun_as_utf_16(source, codec, by_line=True)
    wrong = _wrong_line(source.path)
    return _found(source, wrong, alone=False, by_line=True) if wrong else CODECS[Encoding.UTF_8]


def _chosen(source: Source, *, by_line: bool = False) -> str:
    encoding = Encoding(source.encoding)
    codec = CODECS[encoding]
    if encoding is Encoding.UTF_16:
        codec = _utf_16(source.path) or codec
    if not (_decodes(source.path, codec) or (by_line and most_lines(source.path, codec))):
        raise FileRefused(
            "its text is not in {encoding}; choose another encoding.",
            encoding=CALLED[encoding],
        )
    return codec


def _begun_as_utf_16(source: Source, codec: str, *, by_line: bool) -> str:
    if not (_decodes(source.path, codec) or (by_line and most_lines(source.path, codec))):
        raise FileRefused("the text begins as UTF-16 and is not in it to its end.")
    if codec != MARKED:
        _tell(source, Encoding.UTF_16, [])
    return codec


def _found(source: Source, wrong: int, *, alone: bool, by_line: bool = False) -> str:
    """Return the likeliest of the encodings in which a text is whole, and tell the others.

    Args:
        source: the file.
        wrong: its first line that is not in UTF-8.
        alone: letters of other languages that stand alone tell of an encoding too.
        by_line: where it is whole in none, one is taken in which most of its lines are.
    """
    path = source.path
    if _mostly_utf_8(path):
        # One byte went wrong: in another encoding all the other characters would be.
        raise FileRefused(NOT_UTF_8, line=wrong)
    samples = {one: _sample(path, CODECS[one]) for one in _EAST_ASIAN}
    whole = {one: sample for one, sample in samples.items() if sample is not None}
    taken = likely(whole)
    if taken is None and alone:
        taken = _by_pairs(path, whole)
    if taken is None and by_line:
        whole = dict(best_by_line(path, {one: CODECS[one] for one in _EAST_ASIAN}))
        taken = likely(whole)
    if taken is None:
        raise FileRefused(_UNKNOWN) if alone else FileRefused(NOT_UTF_8, line=wrong)
    others = _LETTERS if taken is Encoding.WINDOWS_1252 else whole
    _tell(source, taken, [one for one in others if one is not taken])
    return CODECS[taken]


def _by_pairs(path: Path, whole: Mapping[Encoding, Sample]) -> Encoding | None:
    """Choose where no text is seen to be likely: Chinese in pairs of high bytes, else letters."""
    latin = Encoding.WINDOWS_1252 if _decodes(path, CODECS[Encoding.WINDOWS_1252]) else None
    chinese = Encoding.GB18030 if Encoding.GB18030 in whole else None
    return (chinese or latin) if _in_pairs(path) else (latin or chinese)


def _tell(source: Source, taken: Encoding, others: list[Encoding]) -> None:
    said = Sentence(
        "it is not in UTF-8 and was read as {encoding}; look whether its letters are right.",
        encoding=CALLED[taken],
    )
    if others:
        said = Sentence(
            "it is not in UTF-8 and was read as {encoding}, though it could be {others}; look "
            "whether its letters are right, else choose its encoding.",
            encoding=CALLED[taken],
            others=", ".join(CALLED[one] for one in others),
        )
    if said not in source.doubts:
        source.doubts.append(said)


def is_utf_16(path: Path) -> bool:
    """Tell whether a file begins in UTF-16, with its mark or without.

    Raises:
        OSError: it cannot be read.
    """
    return bool(_utf_16(path))


def _utf_16(path: Path) -> str:
    with path.open("rb") as file:
        return utf_16_codec(file.read(BLOCK))


def in_utf_8(head: bytes, encoding: str = "") -> bytes:
    """Return the beginning of a file as it would be in UTF-8, where its encoding is known."""
    codec = CODECS[Encoding(encoding)] if encoding else ""
    if encoding in {"", Encoding.UTF_16}:
        codec = utf_16_codec(head) or codec
    return head.decode(codec, errors="ignore").encode() if codec else head


def begins_as_object(path: Path, encoding: str = "") -> bool:
    """Tell whether a file's text begins as a JSON object; what cannot be read is told later."""
    try:
        with path.open("rb") as file:
            start = in_utf_8(file.read(64), encoding)
    except OSError:
        return False
    return start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def _decodes(path: Path, codec: str) -> bool:
    return _gone_through(path, codec, lambda _text: None)


def _gone_through(path: Path, codec: str, take: Callable[[str], object]) -> bool:
    """Give on a text bit by bit; tell whether it is in an encoding to its end."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                take(decoder.decode(chunk))
        take(decoder.decode(b"", final=True))
    except UnicodeError:  # UTF-16 that nothing tells the order of bytes of is no more than that
        return False
    return True


def _sample(path: Path, codec: str) -> Sample | None:
    """Return some characters of a text in an encoding, or None where it is not in it."""
    sample = Sample()
    return sample if _gone_through(path, codec, sample.add) else None


def _wrong_line(path: Path) -> int:
    """Return the first line that is not in UTF-8, or 0."""
    decoder = codecs.getincrementaldecoder(CODECS[Encoding.UTF_8])()
    line = 1
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            try:
                line += decoder.decode(chunk, final=not chunk).count("\n")
            except UnicodeDecodeError as fault:
                return line + fault.object.count(b"\n", 0, fault.start)
            if not chunk:
                return 0


def _mostly_utf_8(path: Path) -> bool:
    """Tell whether more than half of what is not ASCII is UTF-8."""
    high = good = 0
    with path.open("rb") as file:
        while high < _CHUNK and (chunk := file.read(_CHUNK)):
            for run in _HIGH_RUN.findall(chunk):
                high += len(run)
                good += len(run) * _is_utf_8(run)
    return 2 * good > high


def _is_utf_8(run: bytes) -> bool:
    try:
        run.decode()
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
