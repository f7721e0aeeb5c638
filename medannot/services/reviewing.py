"""Reviewing: one annotator's work after another, each decision on the disk when it is made.

The first reviewer of a work corrects it: a correction is a revision of the annotator's own chain,
with the reviewer as its author, so that nothing is overwritten. A second reviewer of the same work
is given it as it was handed in, and decides without correcting.
"""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.annotation.checking import refuse_unsound
from medannot.domain.annotation.finding import KIND_OF, Finding
from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Cause, Change, Revision, last_links
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal
from medannot.domain.ids import ActId, ReviewDecisionId, ReviewPlaceId, ReviewRoundId, RevisionId
from medannot.domain.people import Actor, Role, UseCase, require, require_somewhere
from medannot.domain.review.decision import ReviewDecision, ReviewReason, Verdict, without
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.round import PlaceState, ReviewPlace
from medannot.services.annotating import case_images
from medannot.services.annotating_acts import after_changes, author_of
from medannot.services.annotation_access import refuse_open
from medannot.services.reviewing_values import OpenReview
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings, Known
from medannot.store.people import People
from medannot.store.reviews import Reviews
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

NEEDS_REASON = frozenset({Verdict.REJECT, Verdict.EDIT})
"""Verdicts that ask why."""


class Reviewing:
    """What a reviewer does.

    `open` gives a value of one work; every decision takes that value and returns the next one.
    Where the store holds more than the value knows, the decision is refused and nothing written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._projects = AnnotationProjects(store)
        self._assignments = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._reviews = Reviews(store)
        self._people = People(store)

    def seat(self, actor: Actor, code: str) -> Actor:
        """Return who reviews: the actor, or for an owner whoever has this code.

        Raises:
            Refusal: the actor may not review for this person, or nobody has the code.
        """
        require_somewhere(actor, UseCase.REVIEW)
        if actor.code != code and Role.OWNER not in actor.roles:
            raise Refusal(
                "{actor} may not review for {code}; open your own list.",
                actor=actor.code,
                code=code,
            )
        return self._people.actor(code)

    def next(
        self, actor: Actor, round_id: ReviewRoundId, after: int = 0, *, unfinished: bool = False
    ) -> ReviewPlace | None:
        """Return the reviewer's next work after a place of their order, or None at its end.

        Raises:
            Refusal: the actor may not review there.
        """
        self._require(actor, round_id)
        return self._reviews.step(round_id, author_of(actor), after, 1, unfinished=unfinished)

    def previous(
        self, actor: Actor, round_id: ReviewRoundId, before: int, *, unfinished: bool = False
    ) -> ReviewPlace | None:
        """Return the reviewer's work before a place of their order, or None at the beginning.

        Raises:
            Refusal: the actor may not review there.
        """
        self._require(actor, round_id)
        return self._reviews.step(round_id, author_of(actor), before, -1, unfinished=unfinished)

    def open(self, actor: Actor, place_id: ReviewPlaceId) -> OpenReview:
        """Return one work of the reviewer's list.

        Raises:
            Refusal: there is no such work in the reviewer's list, or the reviewer has the case to
                annotate and has not submitted it yet.
            EnvironmentFault: what is stored was altered.
        """
        place = self._reviews.place(place_id)
        round_ = self._reviews.get(place.round_id) if place else None
        require(actor, UseCase.REVIEW, round_.project_id if round_ else None)
        case = self._projects.case(place.case_id) if place else None
        project = self._projects.get(round_.project_id) if round_ else None
        own = self._assignments.get(place.assignment_id) if place else None
        if (
            place is None
            or round_ is None
            or case is None
            or project is None
            or own is None
            or place.person_id != actor.person_id
        ):
            raise Refusal("{code} has no such work to review.", code=actor.code)
        refuse_open(self._projects, actor, case.id)
        chain = self._findings.chain(own.id)
        return OpenReview(
            project=project,
            round=round_,
            place=place,
            assignment=own,
            number=case.number,
            name=case.name,
            annotator="" if round_.plan.blind else self._code_of(own),
            images=case_images(self._store, case),
            revisions=chain[: place.handed_in] if place.second else chain,
            decisions=self._reviews.decisions(place.id),
        )

    def decide(
        self,
        actor: Actor,
        opened: OpenReview,
        entity: EntityKey,
        verdict: Verdict,
        reason: ReviewReason | None = None,
        comment: str = "",
        changes: Sequence[Change] = (),
    ) -> OpenReview:
        """Write a decision, and with it what it corrects.

        Args:
            actor: who reviews.
            opened: the work as the reviewer sees it.
            entity: what is decided on; for `Verdict.ADD` the one that was missed.
            verdict: any but WITHDRAW; see `undo`.
            reason: why; a rejection and an edit need one.
            comment: free words.
            changes: what an edit or an addition corrects; a rejection takes the entity out itself.

        Raises:
            Refusal: the work is not the reviewer's, has no such entity, lacks a reason, cannot
                stand together after the correction, or another window has gone on with it.
            InputFault: a value cannot be stored.
            EnvironmentFault: the disk is full, or the database cannot be written.
        """
        _require_own(actor, opened)
        if verdict is Verdict.WITHDRAW:
            raise ValueError("a decision is taken back by undo")
        if verdict in NEEDS_REASON and reason is None:
            raise Refusal("Say why this is not right; choose a reason.")
        if verdict is not Verdict.ADD and entity not in {one.key for one in opened.entities}:
            raise Refusal("This work has no such entity; open it again.")
        corrections = self._corrections(opened, entity, verdict, changes)
        return self._write(actor, opened, (entity, verdict, reason, comment.strip()), corrections)

    def undo(self, actor: Actor, opened: OpenReview) -> OpenReview:
        """Take the last decision back, and what it corrected; both stay in the record.

        Raises:
            Refusal: there is none, or as in `decide`.
        """
        _require_own(actor, opened)
        last = opened.undoable
        if last is None:
            raise Refusal("There is no decision to take back in this work.")
        back = _back(opened.revisions, last.act_id) if last.act_id else ()
        told = (last.entity, Verdict.WITHDRAW, None, "")
        return self._write(actor, opened, told, back, withdraws=last.id)

    def _corrections(
        self,
        opened: OpenReview,
        entity: EntityKey,
        verdict: Verdict,
        changes: Sequence[Change],
    ) -> tuple[Change, ...]:
        if opened.place.second or verdict in {Verdict.ACCEPT, Verdict.SKIP, Verdict.FLAG}:
            return ()
        if verdict is not Verdict.REJECT:
            return _effective(opened, changes)
        finding = opened.findings.get(entity.finding_id)
        if finding is None:
            return ()
        change = without(finding, entity)
        if change.content is None:
            return changes_to_remove(opened.findings, finding.id)
        return _effective(opened, (change,))

    def _write(
        self,
        actor: Actor,
        opened: OpenReview,
        told: tuple[EntityKey, Verdict, ReviewReason | None, str],
        changes: Sequence[Change],
        withdraws: ReviewDecisionId | None = None,
    ) -> OpenReview:
        entity, verdict, reason, comment = told
        if changes:
            after = after_changes(opened.findings, changes)
            areas = {one.media_id: one.area for one in opened.images}
            touched = {change.finding_id for change in changes}
            refuse_unsound(opened.findings, after, touched, areas, opened.project.schema)
        why = reason.value if reason else ""
        with self._store.writing(actor, why) as work:
            made = self._corrected(work, actor, opened, changes, why)
            decision = ReviewDecision(
                id=ReviewDecisionId(work.ids.new()),
                seq=len(opened.decisions) + 1,
                entity=entity,
                verdict=verdict,
                author=author_of(actor),
                at=utc_moment(work.now()),
                reason=reason,
                comment=comment,
                act_id=made[0].act_id if made else None,
                withdraws=withdraws,
            )
            self._reviews.decide(work, opened.place, (decision,))
            after_it = replace(
                opened,
                revisions=(*opened.revisions, *made),
                decisions=(*opened.decisions, decision),
            )
            state = PlaceState.DONE if after_it.done else PlaceState.OPEN
            if state is not opened.place.state:
                self._reviews.set_state(work, opened.place, state)
        return replace(after_it, place=replace(opened.place, state=state))

    def _corrected(
        self,
        work: UnitOfWork,
        actor: Actor,
        opened: OpenReview,
        changes: Sequence[Change],
        reason: str,
    ) -> tuple[Revision, ...]:
        last = opened.revisions[-1].id if opened.revisions else None
        known = Known(
            opened.assignment, last, opened.project.schema.lexicon, AssignmentState.SUBMITTED
        )
        if not opened.place.second:
            self._findings.refuse_stale(work, known)
        if not changes:
            return ()
        made = _revisions(work, actor, opened, changes, reason)
        kinds = {
            one.finding_id: KIND_OF[type(one.content)] for one in changes if one.content is not None
        }
        self._findings.append(work, known, made, {**opened.kinds, **kinds})
        return made

    def _require(self, actor: Actor, round_id: ReviewRoundId) -> None:
        round_ = self._reviews.get(round_id)
        require(actor, UseCase.REVIEW, round_.project_id if round_ else None)

    def _code_of(self, own: Assignment) -> str:
        return next(
            code for one, code in self._assignments.of_case(own.case_id) if one.id == own.id
        )


def _require_own(actor: Actor, opened: OpenReview) -> None:
    require(actor, UseCase.REVIEW, opened.project.id)
    if opened.place.person_id != actor.person_id:
        raise Refusal("{code} has no such work to review.", code=actor.code)


def _effective(opened: OpenReview, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that change something."""
    found = []
    for change in changes:
        now = opened.findings.get(change.finding_id)
        if change.content is None and now is None:
            continue
        wanted = (
            None
            if change.content is None
            else Finding(change.finding_id, change.media_id, change.content)
        )
        if wanted != now:
            found.append(change)
    return tuple(found)


def _revisions(
    work: UnitOfWork, actor: Actor, opened: OpenReview, changes: Sequence[Change], reason: str
) -> tuple[Revision, ...]:
    last, act_id = last_links(opened.revisions), ActId(work.ids.new())
    made = []
    for change in changes:
        before = last.get(change.finding_id)
        made.append(
            Revision(
                id=RevisionId(work.ids.new()),
                finding_id=change.finding_id,
                previous=before.id if before else None,
                act_id=act_id,
                author=author_of(actor),
                role=Role.REVIEWER.value,
                at=utc_moment(work.now()),
                cause=Cause.CORRECTED,
                content=change.content,
                media_id=change.media_id,
                reason=reason,
            )
        )
        last[change.finding_id] = made[-1]
    return tuple(made)


def _back(revisions: Sequence[Revision], act_id: ActId) -> tuple[Change, ...]:
    """Return what brings back what was before a correction."""
    before: dict[str, Revision] = {}
    those: list[Revision] = []
    for revision in revisions:
        if revision.act_id == act_id:
            those.append(revision)
        elif not those:
            before[revision.finding_id] = revision
    return tuple(
        Change(
            one.finding_id,
            before[one.finding_id].media_id if one.finding_id in before else one.media_id,
            before[one.finding_id].content if one.finding_id in before else None,
        )
        for one in reversed(those)
    )
