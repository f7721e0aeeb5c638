"""How an answer is scored by machine: the rules of the benchmarks, the same for people and models.

A number that was not measured is None, never zero: an open answer that differs from the key waits
for a grader, and an item without a key has no score.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.answer import Answer
from medannot.domain.question import ItemType, Option, ReferenceAnswer
from medannot.domain.trial import CannotJudgeReason
from medannot.domain.yes_no import says_yes


class ScoringRule(StrEnum):
    """Which rule gave a score.

    `FOUND_OF_RIGHT`: any wrong option 0, else the share of the right options that was chosen
    (MedLesionVQA paper). `MATCH`: 1 where the option is the right one, else 0. `EQUAL_TEXT`: 1
    where the text equals the key or a synonym after normalisation; 0 where one says yes and the
    other no, and nothing else; else it waits.
    `GRADER`: only a grader scores it. `CANNOT_JUDGE`: 0, counted apart. `IMAGE_UNAVAILABLE`: no
    score, counted apart, since nobody could have answered. `NO_KEY`: no score. Of models only:
    `UNREAD`: it waits, since nobody has read yet which option it means. `OUTSIDE_JUDGE`: the grade
    of an outside judge, never mixed with those of people.
    """

    FOUND_OF_RIGHT = "found_of_right"
    MATCH = "match"
    EQUAL_TEXT = "equal_text"
    GRADER = "grader"
    CANNOT_JUDGE = "cannot_judge"
    IMAGE_UNAVAILABLE = "image_unavailable"
    NO_KEY = "no_key"
    UNREAD = "unread"
    OUTSIDE_JUDGE = "outside_judge"


@dataclass(frozen=True, slots=True)
class Score:
    """What an answer is worth.

    Attributes:
        value: 0 to 1, or None where it is not known.
        rule: the rule that was applied.
        waiting: whether a grader must look at it.
    """

    value: float | None
    rule: ScoringRule
    waiting: bool = False


def score(
    type_: ItemType,
    answer: Answer,
    reference: ReferenceAnswer | None,
    options: Sequence[Option],
) -> Score:
    """Score a confirmed answer.

    Args:
        type_: how the item is answered.
        answer: what the reader confirmed.
        reference: the truth, or None where the item has no key.
        options: of the item version.

    Raises:
        ValueError: an option was chosen that is not the item's.
    """
    if answer.cannot_judge is not None:
        return _score_no_judgement(answer.cannot_judge, has_key=reference is not None)
    if not type_.has_options:
        return _score_text(type_, answer.text, reference)
    chosen = frozenset(answer.option_ids)
    if foreign := chosen - {option.id for option in options}:
        raise ValueError(f"no options of this item: {sorted(foreign)}")
    if reference is None or not reference.option_ids:
        return Score(None, ScoringRule.NO_KEY)
    if type_ is not ItemType.SEVERAL_ANSWERS:
        return Score(float(chosen == reference.option_ids), ScoringRule.MATCH)
    if chosen - reference.option_ids:
        return Score(0.0, ScoringRule.FOUND_OF_RIGHT)
    return Score(len(chosen) / len(reference.option_ids), ScoringRule.FOUND_OF_RIGHT)


def _score_no_judgement(reason: CannotJudgeReason, *, has_key: bool) -> Score:
    if reason is CannotJudgeReason.IMAGE_UNAVAILABLE:
        return Score(None, ScoringRule.IMAGE_UNAVAILABLE)
    if not has_key:
        return Score(None, ScoringRule.NO_KEY)
    return Score(0.0, ScoringRule.CANNOT_JUDGE)


def _score_text(type_: ItemType, text: str, reference: ReferenceAnswer | None) -> Score:
    if reference is None or not reference.text.strip():
        return Score(None, ScoringRule.NO_KEY)
    if type_ is ItemType.FREE_TEXT:
        return Score(None, ScoringRule.GRADER, waiting=True)
    given = normalised(text)
    right = {normalised(key) for key in (reference.text, *reference.synonyms)}
    if given and given in right:
        return Score(1.0, ScoringRule.EQUAL_TEXT)
    said = says_yes(given)
    if said is not None and {says_yes(key) for key in right} == {not said}:
        return Score(0.0, ScoringRule.EQUAL_TEXT)
    return Score(None, ScoringRule.EQUAL_TEXT, waiting=True)


_APOSTROPHES = frozenset("'’ʼ`´")
_MEANT = frozenset("%‰")
_MINUS = frozenset("-‐‑−")


def normalised(text: str) -> str:
    """Return a text without the differences that no grader would mark.

    Unicode form and full width (NFKC), case, blanks and punctuation. Kept is what changes the
    meaning: a point or comma within a number, a minus before one, per cent. Apostrophes vanish
    ("Crohn's", "Crohns"); other punctuation parts words ("x-ray", "x ray"). Blanks beside Chinese
    signs mean nothing.
    """
    signs = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(_kept_signs(unicodedata.normalize("NFKC", signs)))
    words = kept.split()
    joined = words[:1]
    for word in words[1:]:
        if _is_chinese(joined[-1][-1]) or _is_chinese(word[0]):
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)


def _kept_signs(text: str) -> Iterable[str]:
    for place, sign in enumerate(text):
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if sign in _APOSTROPHES:
            continue
        if sign in _MINUS:
            yield "-" if after.isdigit() and not before.isalnum() else " "
        elif sign in ".,":
            yield sign if before.isdigit() and after.isdigit() else " "
        elif unicodedata.category(sign).startswith("P") and sign not in _MEANT:
            yield " "
        else:
            yield sign


def _is_chinese(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CJK UNIFIED", "CJK COMPATIBILITY"))
