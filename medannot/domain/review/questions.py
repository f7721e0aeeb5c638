"""What a reviewer decides of questions, and what follows from the decisions of all reviewers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from medannot.domain.ids import (
    ItemId,
    ItemVersionId,
    PersonId,
    QuestionDecisionId,
    SetVersionId,
)
from medannot.domain.review.decision import Verdict

VERDICTS = (
    Verdict.ACCEPT,
    Verdict.REJECT,
    Verdict.EDIT,
    Verdict.SKIP,
    Verdict.FLAG,
    Verdict.WITHDRAW,
)
"""The verdicts that there are of questions."""

FINAL = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT})
"""Verdicts after which a question is reviewed; what is skipped or flagged comes again."""


class Problem(StrEnum):
    """What is wrong with a question (section 3.4 of the paper, and what spoils a reading)."""

    WRONG_KEY = "wrong_key"
    AMBIGUOUS_WORDING = "ambiguous_wording"
    WEAK_DISTRACTORS = "weak_distractors"
    WRONG_ABILITY = "wrong_ability"
    IMAGE_MISSING_OR_WRONG = "image_missing_or_wrong"
    NOT_ANSWERABLE = "not_answerable"
    LEAKS_ANSWER = "leaks_answer"
    DUPLICATE = "duplicate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class QuestionDecision:
    """One decision; never altered.

    Attributes:
        seq: its place among all decisions on the questions of the set, from 1.
        set_version_id: the newest one when it was made.
        looked_at: the version of the question that was judged.
        new_version: the version that the question has by this decision: a new one by an edit, an
            earlier one where an edit is taken back; None where it stays as it is.
        withdraws: the decision that this one takes back.
    """

    id: QuestionDecisionId
    seq: int
    item_id: ItemId
    set_version_id: SetVersionId
    looked_at: ItemVersionId
    author: PersonId | None
    at: datetime
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    comment: str = ""
    new_version: ItemVersionId | None = None
    withdraws: QuestionDecisionId | None = None

    @property
    def judged(self) -> ItemVersionId:
        """Return the version that this decision stands for: an edit for what it made."""
        return self.new_version or self.looked_at


def standing(decisions: Iterable[QuestionDecision]) -> tuple[QuestionDecision, ...]:
    """Return the decisions that were not taken back, in order."""
    those = tuple(decisions)
    gone = {one.withdraws for one in those if one.withdraws is not None}
    return tuple(one for one in those if one.id not in gone and one.verdict is not Verdict.WITHDRAW)


def by_item(decisions: Iterable[QuestionDecision]) -> Mapping[ItemId, tuple[QuestionDecision, ...]]:
    """Return the standing decisions of each question, in order."""
    found: dict[ItemId, list[QuestionDecision]] = {}
    for one in standing(decisions):
        found.setdefault(one.item_id, []).append(one)
    return {item: tuple(those) for item, those in found.items()}


def current_versions(
    decisions: Iterable[QuestionDecision],
    newest: SetVersionId,
    members: Mapping[ItemId, ItemVersionId],
) -> Mapping[ItemId, ItemVersionId]:
    """Return of each question the version it has by now.

    Args:
        decisions: of the set, in order, those that were taken back among them.
        newest: the set's newest version; what was edited before it is in it, or was replaced.
        members: the versions that the questions have there.
    """
    found = dict(members)
    for one in decisions:
        edited = one.new_version is not None and one.set_version_id == newest
        if edited and one.item_id in found and one.new_version is not None:
            found[one.item_id] = one.new_version
    return found


@dataclass(frozen=True, slots=True)
class QuestionState:
    """How a question stands.

    Attributes:
        last: the last verdict on the version that it has now, or None.
        final: the last verdict among these after which it is reviewed, or None.
        problems: all that was found with it and not mended since.
        edited_since: whether it was changed after it was reviewed, and not reviewed since.
        reviewers: who decided finally on some version of it.
        edited: whether the version that it has now was made in review; else files brought it.
    """

    last: Verdict | None = None
    final: Verdict | None = None
    problems: frozenset[Problem] = frozenset()
    edited_since: bool = False
    reviewers: frozenset[PersonId] = frozenset()
    edited: bool = False

    @property
    def flagged(self) -> bool:
        """Tell whether somebody asked for another look, and nobody has taken it."""
        return self.last is Verdict.FLAG


UNSEEN = QuestionState()


def state_of(decisions: Sequence[QuestionDecision], current: ItemVersionId) -> QuestionState:
    """Return how a question stands.

    Args:
        decisions: that stand on it, in order.
        current: the version that it has now.
    """
    here = [one for one in decisions if one.judged == current]
    finals = [one for one in decisions if one.verdict in FINAL]
    final = next((one.verdict for one in reversed(here) if one.verdict in FINAL), None)
    problems: set[Problem] = set()
    for one in decisions:
        if one.verdict in {Verdict.ACCEPT, Verdict.EDIT}:
            problems.clear()
        else:
            problems.update(one.problems)
    return QuestionState(
        last=here[-1].verdict if here else None,
        final=final,
        problems=frozenset(problems),
        edited_since=bool(finals) and final is None,
        reviewers=frozenset(one.author for one in finals if one.author is not None),
        edited=any(one.new_version == current for one in decisions),
    )


def first_verdict(decisions: Sequence[QuestionDecision]) -> QuestionDecision | None:
    """Return the first final decision that stands: what the question was worth as it came."""
    return next((one for one in decisions if one.verdict in FINAL), None)


def compared(
    decisions: Sequence[QuestionDecision],
) -> tuple[QuestionDecision, QuestionDecision] | None:
    """Return the decisions of two reviewers who looked at the same version, or None.

    Each reviewer's first final decision on it counts, since later ones may know of the other's.
    """
    seen: dict[tuple[ItemVersionId, PersonId], QuestionDecision] = {}
    for one in decisions:
        if one.verdict in FINAL and one.author is not None:
            seen.setdefault((one.looked_at, one.author), one)
    firsts: dict[ItemVersionId, QuestionDecision] = {}
    for (version, _), one in seen.items():
        if version in firsts:
            return firsts[version], one
        firsts[version] = one
    return None
