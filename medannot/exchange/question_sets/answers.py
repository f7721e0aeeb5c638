"""Which options a source calls right, however it writes that."""

import re
from collections.abc import Iterable

from medannot.exchange.question_sets.mapping import AnswerForm
from medannot.exchange.question_sets.options import OptionList
from medannot.exchange.question_sets.texts import bare, clean, folded
from medannot.exchange.question_sets.values import RowRefused

_BETWEEN = re.compile(r"[\s,;，；、]+")
_PREFIXED = re.compile(r"^\s*[(（]?([A-Z])\s*[)）.．:：、]\s*(.*)$", re.DOTALL)


def right_options(value: object, form: AnswerForm, options: OptionList) -> tuple[int, ...]:
    """Return the places of the right options, in order; none where the source names no key.

    Raises:
        RowRefused: the key is not among the options, or says two different things.
    """
    places: set[int] = set()
    for part in _parts(value):
        places.update(_places(part, form, options))
    return tuple(sorted(places))


def _parts(value: object) -> Iterable[object]:
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if part is not None and part != ""]


def _places(value: object, form: AnswerForm, options: OptionList) -> tuple[int, ...]:
    match form:
        case AnswerForm.INDEX0:
            return (_index(value, 0, options),)
        case AnswerForm.INDEX1:
            return (_index(value, 1, options),)
        case AnswerForm.LETTERS:
            return _letters(clean(value, "key"), options)
        case AnswerForm.TEXT:
            return (_text(clean(value, "key"), options),)
        case AnswerForm.PREFIXED_TEXT:
            return (_prefixed(clean(value, "key"), options),)
        case AnswerForm.ANY:
            return _any(clean(value, "key"), options)


def _not_among(key: str) -> RowRefused:
    return RowRefused("its key '{key}' is not among its options.", key=key[:80])


def _index(value: object, first: int, options: OptionList) -> int:
    text = clean(value, "key")
    if not text.isdecimal() or not 0 <= int(text) - first < len(options.texts):
        raise _not_among(text)
    return int(text) - first


def _letters(text: str, options: OptionList) -> tuple[int, ...]:
    """Read "C", "ABD", "A,B,D" or "C;H"; each letter once."""
    if text in options.letters:
        return (options.letters.index(text),)
    letters = [letter for part in _BETWEEN.split(text) for letter in part]
    if not letters or not all(letter in options.letters for letter in letters):
        raise _not_among(text)
    if len(set(letters)) < len(letters):
        raise RowRefused("its key '{key}' names an option twice.", key=text[:80])
    return tuple(options.letters.index(letter) for letter in letters)


def _text(text: str, options: OptionList) -> int:
    """Find the one option of that text; never the nearest one."""
    for comparable in (folded, bare):
        wanted = comparable(text)
        found = [i for i, option in enumerate(options.texts) if comparable(option) == wanted]
        if len(found) == 1 and wanted:
            return found[0]
    raise _not_among(text)


def _prefixed(text: str, options: OptionList) -> int:
    """Read "B. MRI": the letter and the text must agree; a bare letter will do."""
    if text in options.letters:
        return options.letters.index(text)
    match = _PREFIXED.match(text)
    if not match or match[1] not in options.letters:
        return _text(text, options)
    place = options.letters.index(match[1])
    if match[2] and bare(match[2]) != bare(options.texts[place]):
        raise RowRefused(
            "its key '{key}' names option {letter}, which has another text.",
            key=text[:80],
            letter=match[1],
        )
    return place


def _any(text: str, options: OptionList) -> tuple[int, ...]:
    """Read a text or letters; what could be both and means two things is refused."""
    readings: list[tuple[int, ...]] = []
    for read in (_as_text, _letters, _as_prefixed):
        try:
            readings.append(read(text, options))
        except RowRefused:
            continue
    if not readings:
        raise _not_among(text)
    if len({frozenset(reading) for reading in readings}) > 1:
        raise RowRefused(
            "its key '{key}' is both a letter and the text of another option.", key=text[:80]
        )
    return readings[0]


def _as_text(text: str, options: OptionList) -> tuple[int, ...]:
    return (_text(text, options),)


def _as_prefixed(text: str, options: OptionList) -> tuple[int, ...]:
    return (_prefixed(text, options),)
