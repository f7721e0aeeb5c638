"""What the review page is given: one annotator's work, as handed in and as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from medannot.domain.annotation.finding import KIND_OF, Finding, FindingKind
from medannot.domain.annotation.project import Assignment, Project
from medannot.domain.annotation.revision import Revision, current
from medannot.domain.ids import FindingId
from medannot.domain.review.decision import (
    FINAL,
    ReviewDecision,
    Verdict,
    last_by_entity,
    standing,
)
from medannot.domain.review.difference import Difference, differences
from medannot.domain.review.entity import Entity, EntityKey, entities_of
from medannot.domain.review.round import ReviewPlace, ReviewRound
from medannot.services.annotating_values import CaseImage


@dataclass(frozen=True)
class OpenReview:
    """One work before one reviewer, as it stood when it was read or last written.

    Attributes:
        number, name: of the case.
        annotator: code; "" where the review is blind.
        revisions: the chain of the work; for a second reviewer it ends with the handing in.
        decisions: of this reviewer on this work, in order, withdrawn ones among them.
    """

    project: Project
    round: ReviewRound
    place: ReviewPlace
    assignment: Assignment
    number: int
    name: str
    annotator: str
    images: tuple[CaseImage, ...]
    revisions: tuple[Revision, ...]
    decisions: tuple[ReviewDecision, ...]

    @cached_property
    def before(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they were handed in."""
        return current(self.revisions[: self.place.handed_in])

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they are now."""
        return current(self.revisions)

    @cached_property
    def kinds(self) -> Mapping[FindingId, FindingKind]:
        """Return of every finding what it is about, of those that were taken away too."""
        return {
            one.finding_id: KIND_OF[type(one.content)]
            for one in self.revisions
            if one.content is not None
        }

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Return what is to be decided: the entities that were handed in, in their order."""
        return entities_of(self.before.values())

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return what became of each entity, and what was added."""
        return differences(self.before.values(), self.findings.values())

    @cached_property
    def decided(self) -> Mapping[EntityKey, ReviewDecision]:
        """Return of each entity the last decision that stands."""
        return last_by_entity(self.decisions)

    @cached_property
    def undoable(self) -> ReviewDecision | None:
        """Return the decision that an undo would take back."""
        those = standing(self.decisions)
        return those[-1] if those else None

    @cached_property
    def waiting(self) -> tuple[Entity, ...]:
        """Return entities without a final decision: fresh ones first, then skipped and flagged.

        The parts of a lesion that was rejected went with it and are not asked for.
        """
        asked = [one for one in self.entities if one.key.finding_id not in self.rejected]
        fresh = [one for one in asked if one.key not in self.decided]
        later = [
            one
            for one in asked
            if one.key in self.decided and self.decided[one.key].verdict not in FINAL
        ]
        return (*fresh, *later)

    @cached_property
    def rejected(self) -> frozenset[FindingId]:
        """Return the findings that were rejected as a whole."""
        return frozenset(
            key.finding_id
            for key, one in self.decided.items()
            if one.verdict is Verdict.REJECT and not key.part
        )

    @property
    def done(self) -> bool:
        """Tell whether every entity was decided finally."""
        return not self.waiting
