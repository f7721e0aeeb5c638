"""What of a record's question is the question itself: no frame around it, no options behind it."""

import re
from collections.abc import Mapping
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.mapping import OptionsFrom, SetMapping
from medannot.exchange.question_sets.options import OptionList, lettered_options, split_question
from medannot.exchange.question_sets.repeated_options import with_repeated
from medannot.exchange.question_sets.texts import folded
from medannot.exchange.question_sets.values import RowRefused

_LETTER = re.compile(r"\b[A-J]\s*[.):：]")

_CLOSING = "])）】.。 \n"


def asked(question: str, mapping: SetMapping) -> str:
    """Return a question without what a mapping takes off all of them before it is looked at."""
    for removed in mapping.remove:
        question = question.replace(removed, "").strip()
    for before in mapping.strip_to_question:
        question = question.partition(before)[2].strip() or question
    return question


def stem_of(
    record: Mapping[str, Any], question: str, options: OptionList, mapping: SetMapping
) -> tuple[str, str]:
    """Return the question without the options that are repeated in it, and a doubt or "".

    Raises:
        RowRefused: nothing is left of it.
    """
    fixed = mapping.strip_from_question
    mapping = with_repeated(mapping, record, question)
    question = asked(question, mapping)
    if not question:
        raise RowRefused("the question is empty.")
    words = next((words for words in mapping.strip_from_question if words in question), "")
    if not words:
        return question, ""
    stem, tail = split_question(question, words)
    if not stem:
        raise RowRefused("there is no question before '{words}'.", words=words)
    if mapping.options.source is OptionsFrom.IN_QUESTION or not options.texts:
        return stem, ""
    if words not in fixed:
        return stem, _lost(tail)
    texts = [folded(text) for text in options.texts]
    if [folded(text) for text in lettered_options(tail)] == texts:
        return stem, ""
    if not lettered_options(tail) and (
        not _LETTER.search(tail) or all(text in folded(tail) for text in texts)
    ):
        return stem, ""
    return stem, Sentence(
        "what stands behind '{words}' in the question differs from the options.", words=words
    )


def _lost(tail: str) -> str:
    """Doubt what stands behind options that were found by their own text: it is left out too."""
    tail = tail.lstrip(_CLOSING)
    if not any(map(str.isalnum, tail)):
        return ""
    return Sentence(
        "behind the options in the question stands '{tail}', which is left out.", tail=tail[:80]
    )
