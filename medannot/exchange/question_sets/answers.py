"""Which options a source calls right, however it writes that."""

import re
from collections.abc import Callable, Iterable, Mapping
from string import ascii_lowercase, ascii_uppercase

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.mapping import AnswerForm
from medannot.exchange.question_sets.named_columns import are_in_a_row
from medannot.exchange.question_sets.options import OptionList
from medannot.exchange.question_sets.texts import bare, clean, folded
from medannot.exchange.question_sets.values import RowRefused
from medannot.exchange.question_sets.written_lists import listed

_BETWEEN = re.compile(r"[\s,;，；、]+")
_PREFIXED = re.compile(r"^\s*[(（]?([A-Z])\s*[)）.．:：、]\s*(.*)$", re.DOTALL)


def right_options(value: object, form: AnswerForm, options: OptionList) -> tuple[int, ...]:
    """Return the places of the right options, in order; none where the source names no key.

    Raises:
        RowRefused: the key is not among the options, or says two different things.
    """
    places: set[int] = set()
    for part in _parts(value if value in options.texts else listed(value)):
        places.update(_places(part, form, options))
    return tuple(sorted(places))


def _parts(value: object) -> Iterable[object]:
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if part is not None and part != ""]


def _places(value: object, form: AnswerForm, options: OptionList) -> tuple[int, ...]:
    if form in _FIRST:
        return (_index(value, _FIRST[form], options),)
    if form is AnswerForm.NONE:
        return ()
    if form is AnswerForm.BOOL:
        return (_truth(value, options),)
    return _READERS[form](clean(value, "key"), options)


def _not_among(key: str) -> RowRefused:
    return RowRefused("its key '{key}' is not among its options.", key=key[:80])


def _index(value: object, first: int, options: OptionList) -> int:
    text = clean(value, "key")
    if options.columns:
        return _column_of(text, first, options)
    if not text.isdecimal() and text.upper() in options.letters:  # classes called a, b, c, d
        return options.letters.index(text.upper())
    if len(text) > 9 or not text.isdecimal() or not 0 <= int(text) - first < len(options.texts):
        raise _not_among(text)
    return int(text) - first


def _column_of(text: str, first: int, options: OptionList) -> int:
    """Return the place of a listed column that a number names: by its own number, if it has one."""
    if any(sign.isdecimal() for sign in options.letters):
        place = _numbered(text, options)
        if place is None:
            raise _not_among(text)
        return place
    known = are_in_a_row(options.letters) or options.letters[0] == "A"
    if not known or not text.isdecimal() or len(text) > 9:
        raise _not_among(text)
    if not 0 <= int(text) - first < len(options.texts):
        raise _not_among(text)
    return int(text) - first


def _numbered(text: str, options: OptionList) -> int | None:
    """Return the place of the listed column of a number, however either is written, or None."""
    numbers = [int(sign) if sign.isdecimal() else None for sign in options.letters]
    number = int(text) if text.isdecimal() and len(text) < 10 else None
    return numbers.index(number) if number is not None and numbers.count(number) == 1 else None


def lettered(text: str, options: OptionList) -> int | None:
    """Return the place of the option that one letter names, or None.

    A small letter is its capital, where the options are called A, B, C … in their order and none
    of them says that letter itself. Where they are called by numbers, or by other signs such as
    甲, 乙, the capital A is the first. A column's whole key names its option too, and a number the
    listed column that has it: 2 is ２ and 02.
    """
    if text in options.columns:
        return options.columns.index(text)
    if text in options.letters:
        return options.letters.index(text)
    if options.columns and (numbered := _numbered(text, options)) is not None:
        return numbered
    place = ascii_lowercase.find(text) if len(text) == 1 else -1
    called = "".join(options.letters) == ascii_uppercase[: len(options.letters)]
    if _are_counted(options) or _are_other_signs(options):
        place, called = ascii_uppercase.find(text) if len(text) == 1 else -1, True
    if not called or not 0 <= place < len(options.letters):
        return None
    return None if any(bare(option) == text.lower() for option in options.texts) else place


def _are_counted(options: OptionList) -> bool:
    """Tell whether options are called by numbers without a gap, from 0 or from 1."""
    first = options.letters[0] if options.letters else ""
    return first in {"0", "1"} and options.letters == tuple(
        str(number) for number in range(int(first), int(first) + len(options.letters))
    )


def _are_other_signs(options: OptionList) -> bool:
    """Tell whether options are called by other signs than Latin letters, of a known order."""
    return are_in_a_row(options.letters)


def _letters(text: str, options: OptionList) -> tuple[int, ...]:
    """Read "C", "ABD", "A,B,D" or "C;H"; each letter once; and "c" alone."""
    place = lettered(text, options)
    if place is not None:
        return (place,)
    parts = [part for part in _BETWEEN.split(text) if part]
    # "12" is no 1 and 2: numbers stand apart.
    apart = _are_counted(options) or all(part in options.letters for part in parts)
    letters = parts if apart else [letter for part in parts for letter in part]
    if _are_other_signs(options) and not set(letters) & set(options.letters):
        letters = [_by_capital(letter, options) for letter in letters]
    if not letters or not all(letter in options.letters for letter in letters):
        raise _not_among(text)
    if len(set(letters)) < len(letters):
        raise RowRefused("its key '{key}' names an option twice.", key=text[:80])
    return tuple(options.letters.index(letter) for letter in letters)


def _by_capital(letter: str, options: OptionList) -> str:
    """Return what the option is called whose place a capital names; what names none stays."""
    place = lettered(letter, options)
    return letter if place is None else options.letters[place]


def _text(text: str, options: OptionList) -> int:
    """Find the one option of that text; never the nearest one."""
    for comparable in (folded, bare):
        wanted = comparable(text)
        found = [i for i, option in enumerate(options.texts) if comparable(option) == wanted]
        if len(found) == 1 and wanted:
            return found[0]
        if found and wanted:
            raise RowRefused("its key '{key}' is the text of several options.", key=text[:80])
    raise _not_among(text)


def _truth(value: object, options: OptionList) -> int:
    """Find the option that says what a truth value says: yes or true, no or false."""
    if not isinstance(value, bool):
        return _text(clean(value, "key"), options)
    words = ("yes", "true") if value else ("no", "false")
    found = [i for i, option in enumerate(options.texts) if bare(option) in words]
    if len(found) != 1:
        raise _not_among(str(value).lower())
    return found[0]


def _prefixed(text: str, options: OptionList, *, strict: bool = False) -> int:
    """Read "B. MRI" by its letter; a bare letter or text will do.

    Where letter and text disagree the letter counts, unless that is to be refused.
    """
    named = lettered(text, options)
    if named is not None:
        return named
    match = _PREFIXED.match(text)
    if not match or match[1] not in options.letters:
        return _text(text, options)
    place = options.letters.index(match[1])
    if strict and not _is_text_of(match[2], place, options):
        raise RowRefused(
            "its key '{key}' names option {letter}, which has another text.",
            key=text[:80],
            letter=match[1],
        )
    return place


def _is_text_of(text: str, place: int, options: OptionList) -> bool:
    return not text or bare(text) == bare(options.texts[place])


def disagreement(value: object, options: OptionList) -> str:
    """Say where a key such as "B. MRI" names a letter whose option has another text, else ""."""
    for part in _parts(value):
        text = part.strip() if isinstance(part, str) else ""
        match = _PREFIXED.match(text)
        if text in options.letters or match is None or match[1] not in options.letters:
            continue
        if not _is_text_of(match[2], options.letters.index(match[1]), options):
            return Sentence(
                "its key '{key}' names option {letter}, which has another text; the letter counts.",
                key=text[:80],
                letter=match[1],
            )
    return ""


def checked(right: tuple[int, ...], beside: object, options: OptionList) -> str:
    """Say where the text that stands beside a key is not that of the right option, else ""."""
    if not isinstance(beside, str) or not beside.strip():
        return ""
    if len(right) != 1:
        return ""
    text = beside.strip()
    match = _PREFIXED.match(text)
    told = {bare(text), bare(match[2]) if match else ""}
    if bare(options.texts[right[0]]) in told or lettered(text, options) is not None:
        return ""
    return Sentence(
        "its key names option {letter}, but the text beside it is '{text}'; the key counts.",
        letter=options.letters[right[0]],
        text=text[:80],
    )


def _any(text: str, options: OptionList) -> tuple[int, ...]:
    """Read a text or letters; what could be both and means two things is refused."""
    readings: list[tuple[int, ...]] = []
    for read in (_as_text, _letters, _as_prefixed):
        try:
            readings.append(read(text, options))
        except RowRefused:
            continue
    if not readings:
        _prefixed(text, options, strict=True)  # its reason says more than that none was found
        raise _not_among(text)
    if len({frozenset(reading) for reading in readings}) > 1:
        raise RowRefused(
            "its key '{key}' is both a letter and the text of another option.", key=text[:80]
        )
    return readings[0]


def _as_text(text: str, options: OptionList) -> tuple[int, ...]:
    return (_text(text, options),)


def _class(text: str, options: OptionList) -> tuple[int, ...]:
    """Find the option that a class is called by: its letter, or its text."""
    place = lettered(text, options)
    return (place,) if place is not None else (_text(text, options),)


def _as_prefixed(text: str, options: OptionList) -> tuple[int, ...]:
    return (_prefixed(text, options, strict=True),)


_FIRST = {AnswerForm.INDEX: 0, AnswerForm.INDEX0: 0, AnswerForm.INDEX1: 1}
_READERS: Mapping[AnswerForm, Callable[[str, OptionList], tuple[int, ...]]] = {
    AnswerForm.LETTERS: _letters,
    AnswerForm.TEXT: _as_text,
    AnswerForm.CLASS_LABEL: _class,
    AnswerForm.PREFIXED_TEXT: lambda text, options: (_prefixed(text, options),),
    AnswerForm.ANY: _any,
}
