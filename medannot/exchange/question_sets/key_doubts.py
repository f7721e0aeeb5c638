"""What is doubtful about the key of a record that becomes an item all the same."""

import re
from collections.abc import Mapping
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.answers import checked, disagreement
from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import (
    AnswerForm,
    Kind,
    OptionRole,
    OptionsFrom,
    SetMapping,
)
from medannot.exchange.question_sets.options import OptionList
from medannot.exchange.question_sets.texts import remark_behind
from medannot.exchange.question_sets.values import DraftKey

_LETTERS = tuple("ABCDEFGHIJ")
_IN_TEXT = re.compile(
    r"(?:\A|[\s(,;:?，；：？。])A[.):、．）：]\s?\S.*[\s(,;，；。]B[.):、．）：]", re.DOTALL
)
_IN_WORDS = (Kind.OPEN, Kind.SHORT_TEXT, Kind.FREE_TEXT)


def _lost_explanation(record: Mapping[str, Any], mapping: SetMapping, key: DraftKey | None) -> str:
    """Return that an explanation is left out, or ""."""
    explained = key is None and value_at(record, mapping.answer.explanation)
    return "its explanation is left out, since it has no key." if explained else ""


def _letter_alone(
    role: OptionRole, kind: Kind | None, options: OptionList, key: DraftKey | None
) -> str:
    """Doubt a letter as the whole key, where the options that it would name are not there.

    Such a record becomes a question that is answered in words, whose right answer is "A". Where
    the source says that it is answered in words, a letter may well be the answer: a blood group.

    Args:
        role: where the records of the file keep their options.
        kind: what the source says of how it is answered.
        options: those that were found.
        key: as it was read.
    """
    if options.texts or key is None or role.source is OptionsFrom.NONE or kind in _IN_WORDS:
        return ""
    if key.text.upper() not in _LETTERS:
        return ""
    return Sentence("its key is the letter {key}, and it has no options.", key=key.text)


def _options_in_text(
    record: Mapping[str, Any], mapping: SetMapping, options: OptionList, key: DraftKey | None
) -> str:
    """Doubt a letter as the whole key of a question that holds its options in its own text."""
    if options.texts or key is None or key.text.upper() not in _LETTERS:
        return ""
    asked = value_at(record, mapping.question)
    if not isinstance(asked, str) or not _IN_TEXT.search(asked):
        return ""
    return Sentence(
        "its key is the letter {key}, and its options stand in the question: it would be answered "
        "in words.",
        key=key.text,
    )


def doubts_of_key(
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
    key: DraftKey | None,
) -> tuple[str, ...]:
    """Return all doubts of a key that was read, "" for each that does not hold."""
    letter = _options_in_text(record, mapping, options, key)
    return (
        _lost_explanation(record, mapping, key),
        letter or _letter_alone(mapping.options, kind, options, key),
        _two_keys(record, mapping, options, key),
        _remark(record, mapping, kind),
    )


def _remark(record: Mapping[str, Any], mapping: SetMapping, kind: Kind | None) -> str:
    """Doubt a yes or no with a remark behind it, which may take it back."""
    value = value_at(record, mapping.answer.key) if kind is Kind.YES_NO else None
    word, remark = remark_behind(value) if isinstance(value, str) else ("", "")
    if not remark:
        return ""
    return Sentence(
        "behind its key '{key}' stands '{remark}'; the key counts, and that explains it.",
        key=word,
        remark=remark[:80],
    )


def _two_keys(
    record: Mapping[str, Any], mapping: SetMapping, options: OptionList, key: DraftKey | None
) -> str:
    """Doubt a key whose letter and text disagree."""
    role = mapping.answer
    if key is None or not options.texts:
        return ""
    if role.form is AnswerForm.PREFIXED_TEXT and (
        said := disagreement(value_at(record, role.key), options)
    ):
        return said
    return checked(key.right, value_at(record, role.check), options)
