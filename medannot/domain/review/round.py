"""A round of review: which works are reviewed by whom, drawn once and stored."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import (
    AnnotationCaseId,
    AssignmentId,
    PersonId,
    ProjectId,
    ReviewPlaceId,
    ReviewRoundId,
)
from medannot.domain.randomisation import Draw
from medannot.domain.review.judged import NOTHING, Tally
from medannot.domain.review.sampling import Drawn, SamplingPlan

CORRELATION = 0.2
"""Of outcomes of one image, assumed where nothing else is said; see `statistics.clusters`."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round is to show, fixed before it begins.

    Attributes:
        size: works to be drawn.
        bound: precision and recall are claimed to lie above.
        level: confidence of the intervals.
        expected: share of right entities that was reckoned with.
        doubled: share of the works that a second reviewer sees too, 0 to 1.
        blind: reviewers are not told who annotated.
        correlation: of being right of two entities of one case, as it was assumed before anything
            was seen, 0 to 1.
    """

    sampling: SamplingPlan
    size: int
    seed: int
    rare_below: int = 5
    bound: float = 0.95
    level: float = 0.95
    expected: float = 0.98
    doubled: float = 0.1
    blind: bool = True
    correlation: float = CORRELATION

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            InputFault: a share is not within 0 and 1.
        """
        for share in (self.bound, self.level):
            if not 0 < share < 1:
                raise InputFault("A bound and a confidence lie between 0 and 1.")
        if not (0 <= self.doubled <= 1 and 0 < self.expected <= 1):
            raise InputFault("The doubled and the expected share lie between 0 and 1.")
        if not 0 <= self.correlation <= 1:
            raise InputFault("A correlation within images lies between 0 and 1.")


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """A round of review of one project."""

    id: ReviewRoundId
    project_id: ProjectId
    name: str
    plan: RoundPlan


class PlaceState(StrEnum):
    """How far a reviewer is with one work."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReviewPlace:
    """One annotator's work before one reviewer.

    Attributes:
        handed_in: the number of the last revision when the round began; what came after it is
            correction.
        position: in the reviewer's own order, counted from 1.
        weight: works of the population that it stands for, drawn from `stratum`.
        second: another reviewer sees the same work; this one's decisions correct nothing.
        entities: that were handed in.
        tally: what the decisions on it count as by now.
        returned: the annotator has the work again.
    """

    id: ReviewPlaceId
    round_id: ReviewRoundId
    assignment_id: AssignmentId
    case_id: AnnotationCaseId
    person_id: PersonId
    position: int
    handed_in: int
    weight: float
    stratum: str
    second: bool
    state: PlaceState
    entities: int = 0
    tally: Tally = NOTHING
    returned: bool = False


def given_out(
    sample: Sequence[Drawn],
    barred: Sequence[Collection[PersonId]],
    reviewers: Sequence[PersonId],
    doubled: float,
    seed: int,
) -> tuple[tuple[PersonId, ...], ...]:
    """Return of each drawn work who reviews it, evenly; the first corrects, a second only judges.

    Args:
        sample: in its order.
        barred: of each work, who never reviews it: its author, and who still has its case to
            annotate.
        reviewers: who may review.
        doubled: share of the works that two see.
        seed: of the round.

    Raises:
        Refusal: a work has fewer reviewers than it needs.
    """
    twice = set(
        Draw(seed, "review-doubled").shuffled(range(len(sample)))[: ceil(doubled * len(sample))]
    )
    load = dict.fromkeys(Draw(seed, "reviewers").shuffled(reviewers), 0)
    found: list[tuple[PersonId, ...]] = []
    for number, never in enumerate(barred):
        able = [person for person in load if person not in never]
        wanted = 2 if number in twice else 1
        if not able:
            raise Refusal(
                "This review needs a reviewer who has not annotated the work themselves and does "
                "not have its case to annotate still; name another one."
            )
        if len(able) < wanted:
            raise Refusal(
                "This review needs {count} reviewers who have not annotated the work themselves "
                "and do not have its case to annotate still; name more, or let two see none of "
                "the works (--doubled 0).",
                count=wanted,
            )
        chosen = tuple(sorted(able, key=load.__getitem__)[:wanted])
        for person in chosen:
            load[person] += 1
        found.append(chosen)
    return tuple(found)
