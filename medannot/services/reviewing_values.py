"""What the review page is given: one annotator's work, and how the round stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from medannot.domain.annotation.finding import KIND_OF, Finding, FindingKind
from medannot.domain.annotation.project import Assignment, Project
from medannot.domain.annotation.revision import Revision, current
from medannot.domain.ids import FindingId, PersonId
from medannot.domain.review.belonging import Belonging, belonging
from medannot.domain.review.comment import ReviewComment
from medannot.domain.review.course import Course, course_of, rejected_findings
from medannot.domain.review.decision import FINAL, ReviewDecision, Verdict, standing
from medannot.domain.review.difference import Difference, differences
from medannot.domain.review.entity import Entity, EntityKey
from medannot.domain.review.round import ReviewPlace, ReviewRound
from medannot.domain.review.standing_place import waiting
from medannot.services.annotating_values import CaseImage
from medannot.services.review_claims import Claims, Lacking
from medannot.services.reviewing_erased import unseen_of
from medannot.statistics.clusters import ClusterShare


@dataclass(frozen=True, slots=True)
class RunningFigures:
    """How a round stands by now, over the places that correct.

    Attributes:
        precision, recall: with intervals clustered by case, weights respected.
        kept, changed, deleted, added: entities that count so by now.
        works, works_done: of the round.
        claims: whether both may be claimed above the round's bound.
        lacking: what would still have to be reviewed for the claims if all goes on as so far; None
            where that cannot be reckoned or the claims cannot be made any more.
    """

    precision: ClusterShare
    recall: ClusterShare
    kept: int
    changed: int
    deleted: int
    added: int
    works: int
    works_done: int
    claims: Claims
    lacking: Lacking | None


@dataclass(frozen=True)
class OpenReview:
    """One work before one reviewer, as it stood when it was read or last written.

    Attributes:
        number, name: of the case.
        annotator: code; "" where the review is blind.
        revisions: the chain of the work; for a second reviewer it is what was handed in; while the
            annotator has the work again, it is as it was when it was returned.
        decisions: of this reviewer on this work, in order, withdrawn ones among them.
        comments: between reviewer and annotator, without codes where the review is blind.
        codes: of who may be named in the history; nobody where the review is blind.
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
    comments: tuple[ReviewComment, ...] = ()
    codes: Mapping[PersonId, str] = field(default_factory=dict)

    @cached_property
    def course(self) -> Course:
        """Return how the work went on after it was handed in."""
        return course_of(self.revisions, self.place.handed_in)

    @property
    def before(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they were first handed in, in the words of now."""
        return self.course.before

    @property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they are now."""
        return self.course.now

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
        """Return what is to be decided: the entities that were handed in, in their order.

        After a return, what the annotator added since comes behind them.
        """
        return tuple(one.shown for one in self.course.asked)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return what became of each entity, and what was added."""
        return differences(self.before.values(), self.findings.values())

    @cached_property
    def decided(self) -> Mapping[EntityKey, ReviewDecision]:
        """Return of each entity the last decision that stands.

        What the annotator changed after it was decided is not decided any more.
        """
        return {
            one.name: decision
            for one, decision in self.course.decided(self.decisions)
            if decision is not None
            and (decision.verdict not in FINAL or one.touched <= decision.seen)
        }

    @cached_property
    def undoable(self) -> ReviewDecision | None:
        """Return the decision that an undo would take back; none leads past a return."""
        those = standing(self.decisions)
        return those[-1] if those and those[-1].verdict is not Verdict.RETURN else None

    @cached_property
    def went_with(self) -> Belonging:
        """Return what went with the finding that the last decision rejects as a whole."""
        last = self.undoable
        if last is None or last.verdict is not Verdict.REJECT or last.entity.part:
            return Belonging()
        acts = (place for place, one in enumerate(self.revisions) if one.act_id == last.act_id)
        begin = next(acts, len(self.revisions)) if last.act_id else len(self.revisions)
        return belonging(current(self.revisions[:begin]), last.entity.finding_id)

    @cached_property
    def waiting(self) -> tuple[Entity, ...]:
        """Return entities without a final decision: fresh ones first, skipped and flagged last.

        Between them stand those that were returned, or that the annotator changed since. The parts
        of a lesion that was rejected went with it and are not asked for.
        """
        return waiting(self.course, self.decisions, self.unseen)

    @cached_property
    def unseen(self) -> frozenset[EntityKey]:
        """Return the entities that nobody can judge any more: their images were erased."""
        return unseen_of(self.course, self.images)

    @cached_property
    def rejected(self) -> frozenset[FindingId]:
        """Return the findings that were rejected as a whole."""
        return rejected_findings(self.course.decided(self.decisions))

    @property
    def returned(self) -> bool:
        """Tell whether the annotator has the work again; no decision is taken on it then."""
        return self.place.returned and not self.place.second

    @property
    def done(self) -> bool:
        """Tell whether every entity was decided finally."""
        return not self.waiting
