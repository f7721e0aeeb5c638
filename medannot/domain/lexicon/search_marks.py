"""How texts are compared in a search, and which letters of a name were found by what was typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]
"""From one place in a text to before another."""

_SEPARATORS = re.compile(r"[\s,;:/()（），；：、·’'\"_-]+")


@dataclass(frozen=True, slots=True)
class Explained:
    """Which letters a person should see lit.

    Attributes:
        marks: in the name or code that was found.
        sound: the name's pinyin, where it was found by that.
        sound_marks: in the pinyin.
    """

    marks: tuple[Span, ...] = ()
    sound: str = ""
    sound_marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A syllable, where its sign stands in the text, and where it begins in the pinyin."""

    letters: str
    sign: Span
    place: int


def folded(text: str) -> str:
    """Return a text as it is compared: one width, no case, one space between words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _SEPARATORS.sub(" ", plain).strip()


@cache
def _folded_sign(sign: str) -> str:
    return folded(sign) or " "


def explained_name(text: str, typed: str) -> Explained:
    """Say which letters of a name or code were typed."""
    plain, places = _folded_places(text)
    wanted = folded(typed)
    found = list(_found(plain, wanted))
    if not found:
        for word in wanted.split():
            found += list(_found(plain, word)) or list(_nearly(plain, word))
    return Explained(_joined((places[start], places[end - 1] + 1) for start, end in found))


def explained_sound(text: str, parts: Sequence[str], typed: str, *, initials: bool) -> Explained:
    """Say which signs of a Chinese name, and which letters of its pinyin, were typed.

    Args:
        text: the name.
        parts: its syllables, a sign each; what is not Chinese stands as it is.
        typed: what was typed.
        initials: whether it begins the syllables, or spells them.
    """
    syllables = list(_syllables(text, parts))
    sound = " ".join(one.letters for one in syllables)
    joined = folded(typed).replace(" ", "")
    if initials:
        lit = [(one, 1) for one in syllables[: len(joined)]]
    else:
        lit = list(_spelt(syllables, joined))
    return Explained(
        _joined(one.sign for one, _ in lit),
        sound,
        _joined((one.place, one.place + count) for one, count in lit),
    )


def _folded_places(text: str) -> tuple[str, list[int]]:
    """Return a folded text, and of each letter where it stood before."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in _folded_sign(sign):
            if letter == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _found(plain: str, part: str) -> Iterator[Span]:
    """Yield where a part stands: at the beginning of a word rather than within one."""
    starts = [found.start() for found in re.finditer(f"(?={re.escape(part)})", plain)]
    begun = [start for start in starts if start == 0 or plain[start - 1] == " "]
    for start in (begun or starts)[:1]:
        yield start, start + len(part)


def _nearly(plain: str, word: str) -> Iterator[Span]:
    """Yield the word that a misspelt one is nearest to; of Chinese signs each that is there."""
    if not word.isascii():
        for sign in word:
            yield from _found(plain, sign)
        return
    known = [(found.group(), found.start()) for found in re.finditer(r"\S+", plain)]
    near = [(distance(word, own[: len(word) + 1], 2), own, start) for own, start in known]
    wrong, own, start = min(near, default=(3, "", 0))
    if wrong <= 2:
        yield start, start + len(own)


def _syllables(text: str, parts: Sequence[str]) -> Iterator[_Syllable]:
    at, place = 0, 0
    for part in parts:
        width = len(part) if text.startswith(part, at) else 1
        letters = folded(part).replace(" ", "")
        if letters:
            yield _Syllable(letters, (at, at + width), place)
            place += len(letters) + 1
        at += width


def _spelt(syllables: Sequence[_Syllable], joined: str) -> Iterator[tuple[_Syllable, int]]:
    """Yield the syllables that were typed, each with how many of its letters."""
    for first in range(len(syllables)):
        tail = syllables[first:]
        if not "".join(one.letters for one in tail).startswith(joined):
            continue
        left = len(joined)
        for one in tail:
            if left <= 0:
                return
            yield one, min(left, len(one.letters))
            left -= len(one.letters)
        return


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or exchanged; `most` + 1 if more.

    Optimal string alignment distance (Damerau 1964, restricted), banded by `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row] + [0] * len(other)
        for column, another in enumerate(other, start=1):
            line[column] = min(
                last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != another)
            )
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == another:
                line[column] = min(line[column], before[column - 2] + 1)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)
