"""Lists and objects that were stored as a text, by JSON, by Python or by numpy."""

import ast
import json
import re
import warnings

from medannot.exchange.question_sets.texts import MAX_TEXT
from medannot.exchange.question_sets.values import RowRefused

_ARRAY = re.compile(r"^(?:np\.)?array\(\s*(\[.*\])\s*(?:,\s*dtype=\w+\s*)?\)$", re.DOTALL)
_TEXTS = re.compile(r"\[(['\"]).*\1\]", re.DOTALL)
_TEXT = re.compile(r"\s*('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", re.DOTALL)


def unwritten(text: str) -> object:
    """Return the list or object that a text holds, or the text where it holds none.

    numpy writes a list without commas: `['a' "b's"]`, which Python would take for one long text.

    Raises:
        RowRefused: it begins as one and is none, or is too long.
    """
    text = without_array(text.strip())
    if not text.startswith(("[", "{")):
        return text
    if len(text) > MAX_TEXT:
        raise RowRefused("the options are longer than {most} characters.", most=MAX_TEXT)
    if (texts := without_commas(text)) is not None:
        return texts
    for read in (json.loads, literal):
        try:
            value: object = read(text)
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            continue
        return list(value) if isinstance(value, tuple) else value
    raise RowRefused("the options are no whole list.")


def listed(value: object) -> object:
    """Return a list of texts that was stored as one, as MMMU stores several right answers.

    What begins and ends as a list and is none is a text like others.
    """
    if not isinstance(value, str) or not _TEXTS.fullmatch(value.strip()):
        return value
    try:
        return unwritten(value)
    except RowRefused:
        return value


def without_array(text: str) -> str:
    """Return the list that a text names as an array of numpy, or the text where it does not."""
    array = _ARRAY.match(text)
    return array[1] if array else text


def literal(text: str) -> object:
    """Return the value that a text writes as Python does.

    Raises:
        ValueError, SyntaxError, TypeError, MemoryError, RecursionError: it writes none.
    """
    with warnings.catch_warnings(action="ignore"):  # a backslash in a text is none of ours
        return ast.literal_eval(text)


def without_commas(text: str) -> list[str] | None:
    """Return a list whose texts stand beside each other with only blanks between, or None."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    parts: list[str] = []
    end = 1
    # One after the other: behind a quote that is never closed nothing is looked for.
    while match := _TEXT.match(text, end):
        parts.append(match[1])
        end = match.end()
    if len(parts) < 2 or text[end:-1].strip():
        return None
    try:
        return [str(literal(part)) for part in parts]
    except (ValueError, SyntaxError):
        return None
