"""The options of its question that a record of predictions repeats, in the record's own order."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

_GOES_BY = frozenset({"letter", "label", "key", "id", "no", "idx", "index"})
_SAYS = ("text", "txt", "content", "value", "option", "choice", "answer", "option_text")
_LISTS = ("choices", "options")
_PATTERNS = ("{}", "option_{}", "option {}", "choice_{}")


def repeated_options(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the texts of the options; none where the record has none, or not all up to the last.

    Read are a list of texts or of objects with a text, an object of texts by letters (`choices`,
    `options`), and columns by letters (A, B, …, option_A, …), as VLMEvalKit, MedEvalKit and the
    benchmarks themselves write them.
    """
    for name in _LISTS:
        if found := _of_list(fields.get(name)):
            return found
    plain = {str(name).strip().lower(): value for name, value in fields.items()}
    for pattern in _PATTERNS:
        texts = [_text(plain.get(pattern.format(letter))) for letter in ascii_lowercase]
        if found := _whole(texts):
            return found
    return ()


def _of_list(value: object) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        letters = {str(name).strip().lower(): text for name, text in value.items()}
        if not letters.keys() <= set(ascii_lowercase):
            return ()
        return _whole([_text(letters.get(letter)) for letter in ascii_lowercase])
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return _whole([_said(one) if isinstance(one, Mapping) else _text(one) for one in value])
    return ()


def _said(option: Mapping[str, Any]) -> str:
    """Return what an option that is an object says; "" where that cannot be told."""
    said = {str(name).strip().lower(): _text(text) for name, text in option.items()}
    named = [said[name] for name in _SAYS if said.get(name)]
    others = [text for name, text in said.items() if text and name not in _GOES_BY]
    return named[0] if named else others[0] if len(others) == 1 else ""


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _whole(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts up to the last one, two at least; none where one before it is missing."""
    filled = [place for place, text in enumerate(texts) if text]
    whole = len(filled) > 1 and filled[-1] == len(filled) - 1
    return tuple(texts[: len(filled)]) if whole else ()
