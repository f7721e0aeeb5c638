"""Options that a record writes into its question too, found by their own text."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from medannot.exchange.question_sets.lookup import places_of, text_at
from medannot.exchange.question_sets.mapping import SetMapping

_HEADING = re.compile(
    r"(?:(?:the|candidate|possible|following|answer)\s+)*"
    r"(?:options?|choices?)(?:\s+(?:are|is))?\s*[:：]?\s*[\[(（【]?\s*\Z"
    r"|(?:候选|备选)?选项(?:为|是|如下)?\s*[:：]?\s*[\[(（【]?\s*\Z"
    r"|[\[(（【]\s*\Z",
    re.IGNORECASE,
)
"""Words and a bracket that lead to options, at the end of what stands before them."""

_LONGEST_HEADING = 200
"""Signs; in a longer text the search would take time by the square of its length."""


def with_repeated(mapping: SetMapping, record: Mapping[str, Any], question: str) -> SetMapping:
    """Return a mapping whose templates in `strip_from_question` are the words of one question.

    A template such as "{options}" stands for what the record holds there, with a heading and a
    bracket that lead to it in the question.

    Args:
        mapping: as its file has it.
        record: the record.
        question: its text.

    Raises:
        RowRefused: what stands under a key of a template is no text.
    """
    if not any(places_of(words) for words in mapping.strip_from_question):
        return mapping
    words = (_words(one, record, question) for one in mapping.strip_from_question)
    return replace(mapping, strip_from_question=tuple(one for one in words if one))


def _words(template: str, record: Mapping[str, Any], question: str) -> str:
    if not places_of(template):
        return template
    text = text_at(record, template, "question")
    head, found, _ = question.rpartition(text) if text else ("", "", "")
    if not found or not head.strip():
        return ""
    heading = _HEADING.search(head[-_LONGEST_HEADING:])
    return (heading[0] if heading else "") + text
