"""Questions of one text that are numbered there, told apart from their numbers and a lead-in."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"(?:(?:question|part|q|问题)\s*)?[(（]?([1-9][0-9]?)\s*[)）.:：、](?![0-9])\s*", re.IGNORECASE
)
_BEGINS_LINE = re.compile(r"^[ \t]*", re.MULTILINE)
_ENDS_SENTENCE = re.compile(r"[.:!?。：！？]\s+")


def without_numbers(questions: Sequence[str]) -> tuple[str, list[str]]:
    """Return what stands before the first number, and the questions without their numbers.

    Where they are not numbered 1, 2, 3 … throughout, they come back as they are.

    Args:
        questions: of one text, in its order.
    """
    as_they_are = "", list(questions)
    if len(questions) < 2:
        return as_they_are
    bare: list[str] = []
    for number, question in enumerate(questions[1:], start=2):
        mark = _NUMBER.match(question)
        if mark is None or int(mark[1]) != number:
            return as_they_are
        bare.append(question[mark.end() :].strip())
    first = _first_mark(questions[0])
    if first is None:
        return as_they_are
    lead, question = questions[0][: first.start()].strip(), questions[0][first.end() :].strip()
    return (lead, [question, *bare]) if question and all(bare) else as_they_are


def _first_mark(text: str) -> re.Match[str] | None:
    """Return the number 1 that stands last at the beginning of a line, else of a sentence."""
    for places in (_BEGINS_LINE, _ENDS_SENTENCE):
        marks = [_NUMBER.match(text, place.end()) for place in places.finditer(text)]
        ones = [mark for mark in marks if mark is not None and int(mark[1]) == 1]
        if ones:
            return ones[-1]
    return None
