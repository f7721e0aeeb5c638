"""Reviewing: one annotator's work after another, each decision on the disk when it is made.

The first reviewer of a work corrects it: a correction is a revision of the annotator's own chain,
with the reviewer as its author, so that nothing is overwritten. A second reviewer of the same work
is given it as it was handed in, and decides without correcting.
"""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.annotation.project import Assignment, Case
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Refusal
from medannot.domain.ids import ReviewPlaceId, ReviewRoundId
from medannot.domain.people import Actor, Role, UseCase, require, require_somewhere
from medannot.domain.review.comment import NewComment, ReviewComment
from medannot.domain.review.correcting import verdicts_of
from medannot.domain.review.decision import ReviewReason, Verdict, made_together
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.domain.review.round import ReviewPlace, ReviewRound
from medannot.domain.review.standing_place import looked_at
from medannot.imaging.opened import OpenedImage
from medannot.services.annotating_acts import after_changes, author_of
from medannot.services.annotating_images import case_images, changed_images, opened_image
from medannot.services.annotating_values import CaseImage
from medannot.services.annotation_access import refuse_open
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.review_queue import ReviewQueues
from medannot.services.review_running import running_figures
from medannot.services.reviewing_acts import changes_back, corrections, effective_changes
from medannot.services.reviewing_values import OpenReview, RunningFigures
from medannot.services.reviewing_writing import ReviewWriting, Told
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.people import People
from medannot.store.review_comments import ReviewComments
from medannot.store.review_tallies import ReviewTallies
from medannot.store.reviews import Reviews
from medannot.store.store import Store

EVERYTHING = QueueFilter()
"""The whole list."""

NEEDS_REASON = frozenset({Verdict.REJECT, Verdict.EDIT})
"""Verdicts that ask why."""

_JUDGED = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT})
"""Verdicts that only somebody can give who sees what they are about."""


class Reviewing:
    """What a reviewer does.

    `open` gives a value of one work; every decision takes that value and returns the next one.
    Where the store holds more than the value knows, the decision is refused and nothing written.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._store = store
        self._queues = ReviewQueues(store, keeper)
        self._projects = AnnotationProjects(store)
        self._assignments = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._reviews = Reviews(store)
        self._people = People(store)
        self._comments = ReviewComments(store)
        self._writing = ReviewWriting(store)
        self._tallies = ReviewTallies(store)

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
        self._round(actor, round_id)
        return self._reviews.step(round_id, author_of(actor), after, 1, unfinished=unfinished)

    def previous(
        self, actor: Actor, round_id: ReviewRoundId, before: int, *, unfinished: bool = False
    ) -> ReviewPlace | None:
        """Return the reviewer's work before a place of their order, or None at the beginning.

        Raises:
            Refusal: the actor may not review there.
        """
        self._round(actor, round_id)
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
            revisions=looked_at(chain, place, self._reviews.returned_at(own.id)),
            decisions=self._reviews.decisions(place.id),
            comments=() if place.second else self._thread(own, round_),
            codes={} if round_.plan.blind else {one.id: one.code for one in self._people.all()},
        )

    def running(self, actor: Actor, round_id: ReviewRoundId) -> RunningFigures:
        """Return how a round stands by now: precision, recall, and whether they can be claimed.

        Raises:
            Refusal: there is no such round, or the actor may not see its project.
        """
        made = self._round(actor, round_id, UseCase.SEE_PROJECT)
        return running_figures(self._tallies, made)

    def queue(
        self, actor: Actor, round_id: ReviewRoundId, wanted: QueueFilter = EVERYTHING
    ) -> tuple[QueuedWork, ...]:
        """Return the works of the reviewer's list that are wanted, in its order.

        Raises:
            Refusal: there is no such round, the actor may not review there, an annotator is asked
                for where the round is blind, or the lexicon has no such node.
        """
        made = self._round(actor, round_id)
        project = self._projects.get(made.project_id)
        if project is None:
            raise Refusal("There is no such round of review; look at the list of rounds.")
        return self._queues.of(project, made, author_of(actor), wanted)

    def media_changed(self, actor: Actor, opened: OpenReview) -> tuple[CaseImage, ...]:
        """Return the images that were covered or erased since the work was opened, as they are.

        Raises:
            Refusal: the work is not the reviewer's.
        """
        _require_own(actor, opened)
        seen = tuple(one.media_id for one in opened.images)
        case = Case(opened.place.case_id, opened.number, opened.name, seen)
        return changed_images(self._store, case, opened.images)

    def image(self, actor: Actor, opened: OpenReview, image: CaseImage) -> OpenedImage:
        """Open an image of the work's case; asks no database, from any thread.

        Raises:
            Refusal: the work is not the reviewer's, or the image was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        _require_own(actor, opened)
        return opened_image(self._store, image)

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
            verdict: any but WITHDRAW and RETURN; see `undo` and `send_back`.
            reason: why; a rejection and an edit need one.
            comment: free words.
            changes: what an edit or an addition corrects; a rejection takes the entity out itself.

        Raises:
            Refusal: the work is not the reviewer's, is with its annotator again, has no such
                entity, lacks a reason, or cannot stand together after the correction.
            Outdated: another window has gone on with it, or the lexicon changed; nothing is
                written, and no decision is lost.
            InputFault: a value cannot be stored.
            EnvironmentFault: the disk is full, or the database cannot be written.
        """
        _require_decidable(actor, opened)
        if verdict in {Verdict.WITHDRAW, Verdict.RETURN}:
            raise ValueError("a decision is taken back by undo, and a work returned by send_back")
        if verdict in NEEDS_REASON and reason is None:
            raise Refusal("Say why this is not right; choose a reason.")
        if verdict is not Verdict.ADD:
            _require_entity(opened, entity)
        if verdict in _JUDGED:
            _refuse_unseen(opened, entity)
        told = Told(entity, verdict, reason, comment.strip())
        return self._writing.decide(
            actor, opened, [told], corrections(opened, entity, verdict, changes)
        )

    def correct(
        self,
        actor: Actor,
        opened: OpenReview,
        entity: EntityKey | None,
        reason: ReviewReason,
        comment: str,
        changes: Sequence[Change],
    ) -> OpenReview:
        """Write a correction as it was made on the bench, with all the decisions that it holds.

        What it changes, takes away or adds beside the entity is decided with it, in one act that
        one undo takes back.

        Args:
            actor: who reviews.
            opened: the work as the reviewer sees it.
            entity: which was corrected; None where only what was missed was added.
            reason: why; what was missed has its own.
            comment: free words.
            changes: against what is current.

        Raises:
            Refusal: nothing was changed, the reviewer only judges this work, or as in `decide`.
        """
        _require_decidable(actor, opened)
        _require_correcting(opened)
        if entity is not None:
            _require_entity(opened, entity)
            _refuse_unseen(opened, entity)
        effective = effective_changes(opened, changes)
        if not effective:
            raise Refusal("Nothing was changed; accept it, or change it first.")
        after = after_changes(opened.findings, effective)
        handed_in = [one.key for one in opened.entities]
        said = verdicts_of(opened.findings, after, handed_in, entity)
        told = [
            Told(
                key,
                verdict,
                ReviewReason.MISSED if verdict is Verdict.ADD else reason,
                comment.strip() if place == 0 else "",
            )
            for place, (key, verdict) in enumerate(said)
        ]
        return self._writing.decide(actor, opened, told, effective)

    def undo(self, actor: Actor, opened: OpenReview) -> OpenReview:
        """Take the last decision back, with those of the same act and what they corrected.

        Raises:
            Refusal: there is none, what it corrected was changed again since, or as in `decide`.
        """
        _require_decidable(actor, opened)
        last = opened.undoable
        if last is None:
            raise Refusal("There is no decision to take back in this work.")
        back = changes_back(opened, last.act_id) if last.act_id else ()
        told = [
            Told(one.entity, Verdict.WITHDRAW, withdraws=one.id)
            for one in made_together(opened.decisions, last)
        ]
        return self._writing.decide(actor, opened, told, back)

    def send_back(
        self, actor: Actor, opened: OpenReview, entity: EntityKey | None, comment: str
    ) -> OpenReview:
        """Return a work to its annotator, who finds it open again with the comment.

        Args:
            actor: who reviews.
            opened: the work as the reviewer sees it.
            entity: what the annotator is to look at again; None for all that is not decided yet,
                and for everything where all is.
            comment: what is to be looked at.

        Raises:
            Refusal: nothing is said, the reviewer only judges this work, or as in `decide`.
        """
        _require_decidable(actor, opened)
        _require_correcting(opened)
        if not comment.strip():
            raise Refusal("Say what the annotator is to look at; the comment goes with the work.")
        if entity is not None:
            _require_entity(opened, entity)
        keys = [one.key for one in opened.waiting or opened.entities]
        return self._writing.send_back(
            actor,
            opened,
            [entity] if entity else keys,
            NewComment(entity, Role.REVIEWER.value, author_of(actor), comment.strip()),
        )

    def comment(
        self, actor: Actor, opened: OpenReview, entity: EntityKey | None, text: str
    ) -> OpenReview:
        """Say something to the annotator, of an entity or of the work; they see no code.

        Raises:
            Refusal: nothing is said, there is no such entity, or the reviewer only judges this
                work.
        """
        _require_own(actor, opened)
        _require_correcting(opened)
        if not text.strip():
            raise Refusal("There is nothing in this comment; write something.")
        if entity is not None:
            _require_entity(opened, entity)
        said = NewComment(entity, Role.REVIEWER.value, author_of(actor), text.strip())
        with self._store.writing(actor) as work:
            self._comments.add(work, opened.assignment.id, said)
        return replace(opened, comments=self._thread(opened.assignment, opened.round))

    def _thread(self, own: Assignment, round_: ReviewRound) -> tuple[ReviewComment, ...]:
        return self._comments.thread(own.id, named=not round_.plan.blind)

    def _round(
        self, actor: Actor, round_id: ReviewRoundId, use_case: UseCase = UseCase.REVIEW
    ) -> ReviewRound:
        round_ = self._reviews.get(round_id)
        require(actor, use_case, round_.project_id if round_ else None)
        if round_ is None:
            raise Refusal("There is no such round of review; look at the list of rounds.")
        return round_

    def _code_of(self, own: Assignment) -> str:
        return next(
            code for one, code in self._assignments.of_case(own.case_id) if one.id == own.id
        )


def _require_own(actor: Actor, opened: OpenReview) -> None:
    require(actor, UseCase.REVIEW, opened.project.id)
    if opened.place.person_id != actor.person_id:
        raise Refusal("{code} has no such work to review.", code=actor.code)


def _require_decidable(actor: Actor, opened: OpenReview) -> None:
    _require_own(actor, opened)
    if opened.returned:
        raise Refusal(
            "This work is with its annotator again; it comes back to you when it is handed in."
        )


def _require_correcting(opened: OpenReview) -> None:
    if opened.place.second:
        raise Refusal("Another reviewer corrects this work and speaks with its annotator; flag it.")


def _require_entity(opened: OpenReview, entity: EntityKey) -> None:
    if entity not in {one.key for one in opened.entities}:
        raise Refusal("This work has no such entity; open it again.")


def _refuse_unseen(opened: OpenReview, entity: EntityKey) -> None:
    if entity in opened.unseen:
        numbers = [str(one.number) for one in opened.images if one.erased]
        raise Refusal(
            "What shows this label was erased (image {numbers} of case {case}), so nobody can "
            "judge it any more; go on with the next one.",
            numbers=", ".join(numbers),
            case=opened.number,
        )
