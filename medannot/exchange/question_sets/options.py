"""Options, however a source writes them: texts in order, each with the letter it goes by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from medannot.exchange.question_sets.mapping import OptionRole, OptionsFrom
from medannot.exchange.question_sets.texts import clean, folded
from medannot.exchange.question_sets.values import RowRefused

MOST_OPTIONS = 10
"""As many as there are keys for options on the reading page, A to J."""

IN_QUESTION = "Answer Choices:"

_PREFIX = re.compile(r"^\s*[(（]?([A-Z])\s*[)）.．:：、]\s*")
_ONE_STRING = re.compile(r"(?:^|[,;，；]\s*)(?=[A-Z]\s*[:：])")
_SEPARATOR = re.compile(r"[,，]")
_LETTERED = re.compile(r"\(([A-Z])\)")


@dataclass(frozen=True, slots=True)
class OptionList:
    """Options in the source's order; `letters[i]` is what the source calls `texts[i]`."""

    texts: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


def read_options(record: Mapping[str, Any], role: OptionRole, question: str) -> OptionList:
    """Return a record's options, checked: two to ten, none empty, none twice.

    Raises:
        RowRefused: they are not.
    """
    pairs = _pairs(record, role, question)
    letters = tuple(letter for letter, _ in pairs)
    texts = tuple(text for _, text in pairs)
    if role.strip_prefix:
        texts, letters = strip_prefixes(texts, letters)
    if role.drop_empty:
        kept = [(letter, text) for letter, text in zip(letters, texts, strict=True) if text]
        letters, texts = tuple(letter for letter, _ in kept), tuple(text for _, text in kept)
    found = OptionList(texts, letters)
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
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return tuple(text[begin:end].strip() for (_, begin), end in zip(starts, ends, strict=True))


def _pairs(record: Mapping[str, Any], role: OptionRole, question: str) -> list[tuple[str, str]]:
    match role.source:
        case OptionsFrom.FIELD:
            return _field(value_at(record, role.key), role)
        case OptionsFrom.COLUMNS:
            return _columns(record, role.key)
        case OptionsFrom.ONE_STRING:
            return _numbered(_one_string(clean(value_at(record, role.key), "options")))
        case OptionsFrom.IN_QUESTION:
            return _numbered(lettered_options(split_question(question)[1]))
        case OptionsFrom.NONE:
            return []


def value_at(record: Mapping[str, Any], key: str) -> object:
    """Return what stands under a key; dots reach into objects where no such key exists."""
    if not key:
        return None
    if key in record:
        return record[key]
    value: object = record
    for part in key.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _field(value: object, role: OptionRole) -> list[tuple[str, str]]:
    if value is None:
        return []
    if isinstance(value, dict):
        return [(str(key).strip(), clean(text, "option")) for key, text in value.items()]
    if not isinstance(value, list):
        raise RowRefused("the options are neither a list nor an object.")
    if value and all(isinstance(option, dict) for option in value):
        return [
            (
                clean(option.get(role.letter), "option's letter"),
                clean(option.get(role.text), "option"),
            )
            for option in value
        ]
    return _numbered([clean(option, "option") for option in value])


def _columns(record: Mapping[str, Any], pattern: str) -> list[tuple[str, str]]:
    keys = [(letter, pattern.replace("{L}", letter)) for letter in ascii_uppercase]
    found = [(letter, value_at(record, key)) for letter, key in keys]
    return [(letter, clean(value, "option")) for letter, value in found if value is not None]


def _one_string(text: str) -> list[str]:
    if not text:
        return []
    parts = _ONE_STRING.split(text)
    if len(parts) > 1:
        return [part.strip() for part in parts if part.strip()]
    return [part.strip() for part in _SEPARATOR.split(text)]


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
    seen: dict[str, str] = {}
    for letter, text in zip(options.letters, options.texts, strict=True):
        if not text:
            raise RowRefused("option {letter} is empty.", letter=letter)
        same = seen.setdefault(folded(text), letter)
        if same != letter:
            raise RowRefused("options {same} and {letter} are the same.", same=same, letter=letter)
