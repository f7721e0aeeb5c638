"""A reviewer's decisions on the disk: with correction, state and tally, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.checking import refuse_unsound
from medannot.domain.annotation.finding import KIND_OF
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.revision import Change, Revision
from medannot.domain.clock import utc_moment
from medannot.domain.ids import ActId, ReviewDecisionId
from medannot.domain.people import Actor
from medannot.domain.review.comment import NewComment
from medannot.domain.review.decision import ReviewDecision, ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.standing_place import stood
from medannot.services.annotating_acts import after_changes, author_of
from medannot.services.annotating_images import refuse_gone
from medannot.services.reviewing_acts import revisions_of
from medannot.services.reviewing_values import OpenReview
from medannot.store.annotation_comparison import disagreement
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings, Known
from medannot.store.review_comments import ReviewComments
from medannot.store.reviews import Reviews
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Told:
    """What a reviewer says of an entity."""

    entity: EntityKey
    verdict: Verdict
    reason: ReviewReason | None = None
    comment: str = ""
    withdraws: ReviewDecisionId | None = None


class ReviewWriting:
    """Writes what a reviewer did, in one transaction each time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._projects = AnnotationProjects(store)
        self._findings = Findings(store)
        self._reviews = Reviews(store)
        self._comments = ReviewComments(store)

    def decide(
        self, actor: Actor, opened: OpenReview, told: Sequence[Told], changes: Sequence[Change]
    ) -> OpenReview:
        """Write decisions that were made at once, and what they correct.

        Raises:
            Refusal: the findings cannot stand together; see `Reviewing.decide`.
            Outdated: likewise.
        """
        if changes:
            after = after_changes(opened.findings, changes)
            areas = {one.media_id: one.area for one in opened.images}
            touched = {change.finding_id for change in changes}
            refuse_unsound(opened.findings, after, touched, areas, opened.project.schema)
        why = next((one.reason.value for one in told if one.reason), "")
        with self._store.writing(actor, why) as work:
            made = self._corrected(work, actor, opened, changes, why)
            whole = replace(opened, revisions=(*opened.revisions, *made))
            act_id = made[0].act_id if made else None
            return self._decided(work, actor, whole, told, act_id)

    def send_back(
        self,
        actor: Actor,
        opened: OpenReview,
        entities: Sequence[EntityKey],
        comment: NewComment,
    ) -> OpenReview:
        """Return a work to its annotator: decisions, comment and the open case together.

        Raises:
            Outdated: see `Reviewing.decide`.
        """
        own = opened.assignment
        with self._store.writing(actor, "returned") as work:
            self._findings.refuse_stale(work, _known(opened))
            told = [Told(one, Verdict.RETURN, None, comment.text) for one in entities]
            after = self._decided(work, actor, opened, told, None)
            self._comments.add(work, own.id, comment)
            self._findings.set_state(work, own, AssignmentState.OPEN, author_of(actor))
            differs = disagreement(work.connection, own.case_id)
            self._projects.set_disagreement(work, own.case_id, disagrees=differs)
        return replace(
            after,
            assignment=replace(own, state=AssignmentState.OPEN),
            place=replace(after.place, returned=True),
            comments=self._comments.thread(own.id, named=not opened.round.plan.blind),
        )

    def _decided(
        self,
        work: UnitOfWork,
        actor: Actor,
        opened: OpenReview,
        told: Sequence[Told],
        act_id: ActId | None,
    ) -> OpenReview:
        made = tuple(
            ReviewDecision(
                id=ReviewDecisionId(work.ids.new()),
                seq=seq,
                entity=one.entity,
                verdict=one.verdict,
                author=author_of(actor),
                at=utc_moment(work.now()),
                reason=one.reason,
                comment=one.comment,
                act_id=act_id,
                withdraws=one.withdraws,
                seen=len(opened.revisions),
            )
            for seq, one in enumerate(told, start=len(opened.decisions) + 1)
        )
        decisions = (*opened.decisions, *made)
        place = stood(opened.place, opened.course, decisions, opened.unseen)
        self._reviews.decide(work, opened.place, made, place)
        after = replace(opened, place=place, decisions=decisions)
        vars(after)["course"] = opened.course
        return after

    def _corrected(
        self,
        work: UnitOfWork,
        actor: Actor,
        opened: OpenReview,
        changes: Sequence[Change],
        reason: str,
    ) -> tuple[Revision, ...]:
        known = _known(opened)
        if opened.place.second:
            self._findings.refuse_other_lexicon(work, known)
        else:
            self._findings.refuse_stale(work, known)
        if not changes:
            return ()
        refuse_gone(work, opened.images, changes)
        made = revisions_of(work, actor, opened, changes, reason)
        kinds = {
            one.finding_id: KIND_OF[type(one.content)] for one in changes if one.content is not None
        }
        self._findings.append(work, known, made, {**opened.kinds, **kinds})
        return made


def _known(opened: OpenReview) -> Known:
    last = opened.revisions[-1].id if opened.revisions else None
    lexicon = opened.project.schema.lexicon
    return Known(opened.assignment, last, lexicon, AssignmentState.SUBMITTED)
