"""What two physicians' readings of a case become when somebody settles where they differ.

The two readings are "A" and "B", in an order drawn at random, so that nobody is preferred by name.
Each question on which they can agree or differ is a point; what they agree on is settled by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from medannot.domain.annotation.differential import Merged
from medannot.domain.annotation.finding import (
    KIND_OF,
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    FindingKind,
    LesionRelation,
    LesionRole,
    Quality,
    Site,
    Term,
    Value,
)
from medannot.domain.ids import (
    AnnotationCaseId,
    AssignmentId,
    ConsensusId,
    FindingId,
    MediaId,
    PersonId,
    RevisionId,
)
from medannot.domain.randomisation import Draw
from medannot.domain.review.matching import Match

T = TypeVar("T")


class PointKind(StrEnum):
    """On what two readings agree or differ, in the protocol's order."""

    QUALITY = "quality"
    REGION = "region"
    LESION = "lesion"
    ROLE = "role"
    LOCATION = "location"
    ATTRIBUTE = "attribute"
    MARK = "mark"
    RELATION = "relation"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"
    COMPLETE = "complete"


class Rule(StrEnum):
    """By what a point was settled.

    `AGREED`: both say so. `FIRST`, `SECOND`: as A or B says. `BOTH`: both of it; of differentials,
    the lists merged by inverse rank. `TIE`: these, with a tie in the fixed order. `NEITHER`: left
    out. `EDITED`: as the adjudicator says.
    """

    AGREED = "agreed"
    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    TIE = "tie"
    NEITHER = "neither"
    EDITED = "edited"


Said = (
    Quality
    | Site
    | Term
    | LesionRole
    | tuple[Site, ...]
    | Value
    | tuple[Finding, ...]
    | LesionRelation
    | tuple[Diagnosis, ...]
    | Advice
    | Complete
)
"""What a reading says of a point; marks are findings, since they lie on different images."""


@dataclass(frozen=True, slots=True)
class Point:
    """One question on which two readings agree or differ.

    Attributes:
        key: the same for the same question of the same findings.
        media_id: the image it is said of, or None.
        owner: key of the lesion or region that it belongs to; without that it is not asked.
        first, second: what A and B say; None: nothing.
        first_ids, second_ids: findings that say so.
        given: by what it is settled without anybody; None where it is a conflict.
        options: rules by which it may be settled.
        match: of a lesion, why the two are taken for one.
        merged: of a differential, the lists merged by inverse rank.
    """

    key: str
    kind: PointKind
    media_id: MediaId | None
    owner: str
    first: Said | None
    second: Said | None
    first_ids: tuple[FindingId, ...]
    second_ids: tuple[FindingId, ...]
    given: Rule | None
    options: frozenset[Rule]
    match: Match | None = None
    merged: tuple[Merged, ...] = ()

    @property
    def conflict(self) -> bool:
        """Tell whether somebody has to settle it."""
        return self.given is None

    @property
    def tied(self) -> bool:
        """Tell whether diseases of the merged differential are tied."""
        return any(one.tied for one in self.merged)


@dataclass(frozen=True, slots=True)
class Choice:
    """How an adjudicator settles a point.

    Attributes:
        order: of a differential with `Rule.EDITED`, its diseases, the likeliest first.
    """

    rule: Rule
    order: tuple[str, ...] = ()


Choices = Mapping[str, Choice]
"""Choices by the keys of points."""


@dataclass(frozen=True, slots=True)
class ConsensusFinding:
    """A finding of the consensus.

    Attributes:
        id: of its own; other findings of the consensus name it by this.
        first_ids, second_ids: the findings of A and B that it was taken from.
        rule: that chose it.
    """

    id: FindingId
    media_id: MediaId | None
    content: Content
    first_ids: tuple[FindingId, ...]
    second_ids: tuple[FindingId, ...]
    rule: Rule

    @property
    def kind(self) -> FindingKind:
        """Return what it is about."""
        return KIND_OF[type(self.content)]


@dataclass(frozen=True, slots=True)
class SettledPoint:
    """How a point was settled.

    Attributes:
        part: node id of the attribute, or of what is named; "" where there is none.
        finding_id: the finding of the consensus that it is part of; None where it was left out.
        tied: diseases of the merged differential were tied.
    """

    kind: PointKind
    part: str
    first_ids: tuple[FindingId, ...]
    second_ids: tuple[FindingId, ...]
    rule: Rule
    finding_id: FindingId | None
    tied: bool = False


@dataclass(frozen=True, slots=True)
class ConsensusRecord:
    """One consensus of a case; a later one of the case supersedes it, and it stays.

    Attributes:
        seq: 1, 2, 3 … of the case.
        first, second: the works that were A and B.
        first_last, second_last: the last revision of each then; None where nothing was said.
        seed: of the project, by which A and B were drawn.
        unattended: settled by the rule alone, since the readings agreed.
        lexicon: id and version that the project went by.
    """

    id: ConsensusId
    case_id: AnnotationCaseId
    seq: int
    first: AssignmentId
    second: AssignmentId
    first_last: RevisionId | None
    second_last: RevisionId | None
    seed: int
    author: PersonId
    at: datetime
    comment: str
    unattended: bool
    lexicon: str
    findings: tuple[ConsensusFinding, ...]
    points: tuple[SettledPoint, ...]


def drawn(works: Sequence[T], seed: int, case_id: str) -> tuple[T, T]:
    """Return which two works of a case are A and B.

    Args:
        works: at least two, in the order of their annotators' codes.
        seed: of the project.
        case_id: of the case.
    """
    first, second, *_ = Draw(seed, "readings", case_id).shuffled(works)
    return first, second


def in_force(point: Point, choices: Choices) -> Choice | None:
    """Return how a point is settled by now, or None where it is open."""
    if point.given is not None and point.key not in choices:
        return Choice(point.given)
    return choices.get(point.key)


def says(point: Point, rule: Rule) -> bool:
    """Tell whether a rule leaves anything of a point."""
    if rule is Rule.FIRST:
        return point.first is not None
    if rule is Rule.SECOND:
        return point.second is not None
    return rule is not Rule.NEITHER


def asked(points: Sequence[Point], choices: Choices) -> tuple[Point, ...]:
    """Return the points that are asked: those whose lesions and regions are not left out."""
    kept = _kept(points, choices)
    return tuple(one for one in points if all(owner in kept for owner in owners_of(one)))


def owners_of(point: Point) -> tuple[str, ...]:
    """Return the keys of what a point belongs to; a relation belongs to two lesions."""
    return tuple(point.owner.split("|")) if point.owner else ()


def open_points(points: Sequence[Point], choices: Choices) -> tuple[Point, ...]:
    """Return the conflicts that nobody settled yet."""
    return tuple(one for one in asked(points, choices) if in_force(one, choices) is None)


def conflict_kinds(points: Sequence[Point]) -> tuple[PointKind, ...]:
    """Return the kinds in which two readings differ, in the protocol's order."""
    found = {one.kind for one in points if one.conflict}
    return tuple(kind for kind in PointKind if kind in found)


def _kept(points: Sequence[Point], choices: Choices) -> frozenset[str]:
    """Return the keys of lesions and regions that are not left out, open ones among them."""
    found = set()
    for one in points:
        if one.kind in {PointKind.LESION, PointKind.REGION}:
            choice = in_force(one, choices)
            if choice is None or says(one, choice.rule):
                found.add(one.key)
    return frozenset(found)
