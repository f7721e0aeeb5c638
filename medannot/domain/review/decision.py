"""What a reviewer decides of entities, one after another; undo takes the last one back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from medannot.domain.annotation.finding import Content, Finding, Lesion
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import ActId, FindingId, PersonId, ReviewDecisionId, ReviewPlaceId
from medannot.domain.review.entity import EntityKey, EntityKind, part_of


class Verdict(StrEnum):
    """The five answers of a reviewer, what was missed, and what is taken back.

    Attributes:
        ADD: the reviewer added what was missed.
        RETURN: the annotator is to look at it again.
        WITHDRAW: the decision before is taken back.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    SKIP = "skip"
    FLAG = "flag"
    ADD = "add"
    RETURN = "return"
    WITHDRAW = "withdraw"


FINAL = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT, Verdict.ADD})
"""Verdicts after which an entity is reviewed; what is skipped, flagged or
returned comes again."""


class ReviewReason(StrEnum):
    """Why an entity is not accepted.

    Attributes:
        OUTLINE: the mark that shows it is drawn wrongly; what is said of it may be right.
        UNSTATED: the reviewer chose none.
    """

    WRONG_TERM = "wrong_term"
    TOO_COARSE = "too_coarse"
    TOO_FINE = "too_fine"
    WRONG_PLACE = "wrong_place"
    WRONG_SIDE = "wrong_side"
    WRONG_VALUE = "wrong_value"
    WRONG_ROLE = "wrong_role"
    OUTLINE = "outline"
    NOT_VISIBLE = "not_visible"
    DUPLICATE = "duplicate"
    MISSED = "missed"
    UNCLEAR = "unclear"
    OTHER = "other"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """One decision; never altered.

    Attributes:
        seq: its place among the decisions on this work by this reviewer, counted from 1.
        entity: which it is about.
        act_id: the correction in the annotator's chain that goes with it, or None.
        withdraws: the decision that this one takes back.
        seen: how many revisions the work had, as the reviewer saw it, with its own correction.
    """

    id: ReviewDecisionId
    seq: int
    entity: EntityKey
    verdict: Verdict
    author: PersonId
    at: datetime
    reason: ReviewReason | None = None
    comment: str = ""
    act_id: ActId | None = None
    withdraws: ReviewDecisionId | None = None
    seen: int = 0


class DecisionLine(NamedTuple):
    """What is counted of a decision, in plain values: there are very many of them.

    Attributes:
        place_id: the work before the reviewer who decided.
    """

    place_id: ReviewPlaceId
    id: ReviewDecisionId
    finding_id: FindingId
    kind: str
    part: str
    verdict: str
    withdraws: ReviewDecisionId | None


def standing_lines(lines: Sequence[DecisionLine]) -> Sequence[DecisionLine]:
    """Return the lines of decisions that were not taken back, in order; see `standing`."""
    gone = {one.withdraws for one in lines if one.withdraws}
    if not gone:
        return lines
    return [one for one in lines if one.id not in gone and one.verdict != Verdict.WITHDRAW]


def standing(decisions: Iterable[ReviewDecision]) -> tuple[ReviewDecision, ...]:
    """Return the decisions that were not taken back, in order."""
    those = tuple(decisions)
    gone = {one.withdraws for one in those if one.withdraws is not None}
    return tuple(one for one in those if one.id not in gone and one.verdict is not Verdict.WITHDRAW)


def made_together(
    decisions: Iterable[ReviewDecision], last: ReviewDecision
) -> tuple[ReviewDecision, ...]:
    """Return the standing decisions of the same act as one of them, the last first."""
    if last.act_id is None:
        return (last,)
    those = [one for one in standing(decisions) if one.act_id == last.act_id]
    return tuple(reversed(those))


def last_by_entity(decisions: Iterable[ReviewDecision]) -> Mapping[EntityKey, ReviewDecision]:
    """Return of each entity the last decision that stands."""
    return {one.entity: one for one in standing(decisions)}


def without(finding: Finding, key: EntityKey) -> Change:
    """Return the change that takes an entity out of its finding: the whole of it, or one part."""
    content: Content | None = None
    if isinstance(finding.content, Lesion) and key.kind is EntityKind.ATTRIBUTE:
        kept = tuple(v for v in finding.content.values if v.attribute.node_id != key.part)
        content = replace(finding.content, values=kept)
    elif isinstance(finding.content, Lesion) and key.kind is EntityKind.LOCATION:
        places = tuple(site for site in finding.content.locations if part_of(site) != key.part)
        content = replace(finding.content, locations=places)
    return Change(finding.id, finding.media_id, content)
