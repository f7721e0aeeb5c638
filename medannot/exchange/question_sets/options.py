"""Options, however a source writes them: texts in order, each with the letter it goes by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import OptionRole, OptionsFrom
from medannot.exchange.question_sets.named_columns import signs_of
from medannot.exchange.question_sets.option_columns import columns_of, is_numbered
from medannot.exchange.question_sets.texts import clean, folded
from medannot.exchange.question_sets.values import RowRefused
from medannot.exchange.question_sets.written_lists import unwritten

MOST_OPTIONS = 10
"""As many as there are keys for options on the reading page, A to J."""

IN_QUESTION = "Answer Choices:"

_PREFIX = re.compile(r"^\s*[(（]?([A-Z])\s*[)）.．:：、]\s*")
_ONE_STRING = re.compile(r"(?:^|[,;，；]\s*)(?=[A-Z]\s*[:：])")
_LETTER = re.compile(r"[A-Z][:：]")
_LINE = re.compile(r"([A-Z])[\s).．:：、]")
_SEPARATOR = re.compile(r"[,，]")
_TELLS = re.compile(r"correct|gold|answer(?![\s_-]*(?:[a-z]|\d+)$)")
"""Keys of what tells the right option; "answer_a" or "answer 1" is an option."""

_LETTERED = re.compile(r"\(([A-Z])\)")


@dataclass(frozen=True, slots=True)
class OptionList:
    """Options in the source's order; `letters[i]` is what the source calls `texts[i]`.

    Attributes:
        columns: keys of the columns in which they stood, where a mapping names these one by one.
        twins: places of the first two options that a reader could not tell apart.
    """

    texts: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    twins: tuple[int, int] | None = None


def read_options(record: Mapping[str, Any], role: OptionRole, question: str) -> OptionList:
    """Return a record's options, checked: two to ten, none empty.

    Raises:
        RowRefused: they are not.
    """
    if role.source is OptionsFrom.NONE:
        return OptionList()
    pairs = _without_last(_pairs(record, role, question), role)
    if not pairs:
        return OptionList()
    letters = tuple(letter for letter, _ in pairs)
    texts = tuple(text for _, text in pairs)
    if role.strip_prefix:
        texts, letters = strip_prefixes(texts, letters)
    counted = role.source is OptionsFrom.COLUMNS and is_numbered(role.key)
    if role.drop_empty and not (counted and any(texts)):
        kept = [(letter, text) for letter, text in zip(letters, texts, strict=True) if text]
        letters, texts = tuple(letter for letter, _ in kept), tuple(text for _, text in kept)
    names = dict(zip(signs_of(role.keys), role.keys, strict=True)) if role.keys else {}
    columns = tuple(names[letter] for letter in letters) if names.keys() >= set(letters) else ()
    found = OptionList(texts, letters, columns, equal_options(texts))
    _check(found)
    return found


def strip_prefixes(
    texts: Sequence[str], letters: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take "A. ", "B) " … off the options where all carry theirs in order, else nothing.

    A lone "A: " may be content; so may be prefixes out of order, or ones with nothing behind them.
    """
    letters = tuple(letters) or tuple(ascii_uppercase[: len(texts)])
    matches = [_PREFIX.match(text) for text in texts]
    carried = "".join(match[1] for match in matches if match)
    rests = tuple(
        text[match.end() :].strip() for text, match in zip(texts, matches, strict=True) if match
    )
    in_order = carried == ascii_uppercase[: len(texts)]
    if len(texts) > 1 and in_order and all(rests):
        return rests, tuple(carried)
    return tuple(texts), letters


def split_question(question: str, words: str = IN_QUESTION) -> tuple[str, str]:
    """Part a question at the last place of the words; without them the second part is empty."""
    if words not in question:
        return question, ""
    stem, _, tail = question.rpartition(words)
    return stem.strip(), tail.strip()


def lettered_options(text: str) -> tuple[str, ...]:
    """Return the texts behind (A), (B), (C) …; a letter out of that order is content."""
    starts: list[tuple[int, int]] = []
    for match in _LETTERED.finditer(text):
        if len(starts) < len(ascii_uppercase) and match[1] == ascii_uppercase[len(starts)]:
            starts.append(match.span())
    ends = [*[start for start, _ in starts[1:]], len(text)][: len(starts)]
    return tuple(text[begin:end].strip() for (_, begin), end in zip(starts, ends, strict=True))


def _pairs(record: Mapping[str, Any], role: OptionRole, question: str) -> list[tuple[str, str]]:
    match role.source:
        case OptionsFrom.FIELD:
            return _field(value_at(record, role.key), role)
        case OptionsFrom.COLUMNS:
            return _named(record, role.keys) if role.keys else _columns(record, role.key)
        case OptionsFrom.ONE_STRING:
            return _one_string(clean(value_at(record, role.key), "options"))
        case OptionsFrom.IN_QUESTION:
            return _numbered(lettered_options(split_question(question)[1]))
        case OptionsFrom.VOCABULARY:
            return _numbered(role.words)
        case OptionsFrom.NONE:
            return []


def _without_last(pairs: list[tuple[str, str]], role: OptionRole) -> list[tuple[str, str]]:
    """Return options without empty ones behind the last that says something.

    A source fills questions with fewer options up so. What leaves one option only is no such case.
    """
    filled = [place for place, (_, text) in enumerate(pairs) if text]
    if role.source is not OptionsFrom.FIELD or len(filled) < 2:
        return pairs
    return pairs[: filled[-1] + 1]


def _field(value: object, role: OptionRole) -> list[tuple[str, str]]:
    value = unwritten(value) if isinstance(value, str) else value
    if value is None:
        return []
    if isinstance(value, str) and len(told := _one_string(clean(value, "options"))) != 1:
        return told
    if isinstance(value, dict):
        return _of_object(value)
    if not isinstance(value, list):
        raise RowRefused("the options are neither a list nor an object.")
    if value and all(isinstance(option, dict) for option in value):
        texts = [clean(option.get(role.text), "option") for option in value]
        if all(option.get(role.letter) is None for option in value):
            return _numbered(texts)
        return [
            (clean(option.get(role.letter), "option's letter"), text)
            for option, text in zip(value, texts, strict=True)
        ]
    while value and value[-1] is None:  # a table of lists of one length fills them up so
        value = value[:-1]
    return _numbered([clean(option, "option") for option in value])


def _of_object(value: Mapping[object, object]) -> list[tuple[str, str]]:
    """Return the options of an object of letters.

    A structure has all letters that any of a table's rows has: one with nothing is none. Some
    sources put the right answer among the options, which would be one more button that tells it.
    """
    return [
        (letter, clean(text, "option"))
        for letter, text in ((str(key).strip(), text) for key, text in value.items())
        if text is not None and not _TELLS.match(letter.casefold())
    ]


def _columns(record: Mapping[str, Any], pattern: str) -> list[tuple[str, str]]:
    """Return the options of columns; empty ones behind the last that is filled are none.

    A table has as many columns as its longest question has options. Where all are empty they stay,
    and the row is refused: its key would be a letter of nothing.
    """
    found = [(name, value_at(record, key)) for name, key in columns_of(record, pattern)]
    if all(_is_blank(value) for _, value in found):
        return [(name, "") for name, value in found if value is not None]
    while _is_blank(found[-1][1]):
        found.pop()
    # Keys that are numbers count columns: one that is missing between others stays, and is refused.
    if is_numbered(pattern):
        found = [(name, "" if value is None else value) for name, value in found]
    return [(name, clean(value, "option")) for name, value in found if value is not None]


def _named(record: Mapping[str, Any], keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the options of columns that are named one by one, as those of a pattern."""
    found = list(zip(signs_of(keys), (value_at(record, key) for key in keys), strict=True))
    if all(_is_blank(value) for _, value in found):
        return [(sign, "") for sign, value in found if value is not None]
    while _is_blank(found[-1][1]):
        found.pop()
    return [(sign, "" if _is_blank(value) else clean(value, "option")) for sign, value in found]


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _one_string(text: str) -> list[tuple[str, str]]:
    """Read "A:scalp, B:ear" by its letters, and "yes,no" by its commas where there are none.

    A line for each option, "A scalp", "B ear", needs no sign behind the letter.
    """
    if not text:
        return []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    begun = [_LINE.match(line) for line in lines]
    if (
        len(lines) > 1
        and [match and match[1] for match in begun] == [*ascii_uppercase][: len(lines)]
    ):
        return [(line[0], line[1:].lstrip(" \t).．:：、")) for line in lines]
    if len(lines) > 1:
        texts, letters = strip_prefixes(lines)
        if texts != tuple(lines) or not _LETTER.search(text):
            return list(zip(letters, texts, strict=True))
    parts = [part.strip() for part in _ONE_STRING.split(text) if part.strip()]
    if len(parts) < 2 and not _LETTER.search(text):
        return _numbered([part.strip() for part in _SEPARATOR.split(text)])
    lettered = [_PREFIX.match(part) for part in parts]
    if not all(lettered):
        return _numbered(parts)
    return [
        (match[1], part[match.end() :].strip())
        for match, part in zip(lettered, parts, strict=True)
        if match
    ]


def _numbered(texts: Sequence[str]) -> list[tuple[str, str]]:
    if len(texts) > len(ascii_uppercase):
        raise RowRefused(
            "there are {count} options; at most {most} can be shown.",
            count=len(texts),
            most=MOST_OPTIONS,
        )
    return list(zip(ascii_uppercase, texts, strict=False))


def _check(options: OptionList) -> None:
    if not options.texts:
        return
    if len(options.texts) == 1:
        raise RowRefused("there is one option only.")
    if len(options.texts) > MOST_OPTIONS:
        raise RowRefused(
            "there are {count} options; at most {most} can be shown.",
            count=len(options.texts),
            most=MOST_OPTIONS,
        )
    if len(set(options.letters)) < len(options.letters):
        raise RowRefused("two options have the same letter.")
    for place, (letter, text) in enumerate(zip(options.letters, options.texts, strict=True)):
        if not text and any(options.texts[place:]):
            raise RowRefused(
                "option {letter} is empty; without it the options behind it would be called "
                "otherwise than in the source.",
                letter=letter,
            )
        if not text:
            raise RowRefused("option {letter} is empty.", letter=letter)


def equal_options(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of the first two options that a reader could not tell apart."""
    seen: dict[str, int] = {}
    for place, text in enumerate(texts):
        same = seen.setdefault(folded(text), place)
        if same != place:
            return same, place
    return None
