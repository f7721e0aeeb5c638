"""Annotating: one physician's cases, and each act of theirs on the disk when it is done."""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.annotation.checking import refuse_unsound
from medannot.domain.annotation.gallery import OwnPlace
from medannot.domain.annotation.project import Assignment, AssignmentState, Case
from medannot.domain.annotation.revision import (
    Cause,
    Change,
    changes_to_redo,
    changes_to_undo,
)
from medannot.domain.annotation.rules import RuleBook
from medannot.domain.errors import Refusal
from medannot.domain.ids import AnnotationCaseId, ProjectId
from medannot.domain.lexicon.constraints import Severity
from medannot.domain.people import Actor, Role, UseCase, require, require_somewhere
from medannot.domain.review.comment import NewComment
from medannot.domain.review.entity import EntityKey
from medannot.imaging.opened import OpenedImage
from medannot.services.annotating_acts import (
    after_changes,
    author_of,
    effective,
    kinds_of,
    known_of,
    new_revisions,
)
from medannot.services.annotating_images import (
    case_images,
    changed_images,
    opened_image,
    refuse_gone,
)
from medannot.services.annotating_values import CaseImage, MediaChange, OpenCase
from medannot.services.reviewing_again import HandedInAgain
from medannot.store.annotation_comparison import disagreement
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.people import People
from medannot.store.review_comments import ReviewComments
from medannot.store.store import Store

__all__ = ["Annotating", "CaseImage", "MediaChange", "OpenCase"]

_BY_HAND = (None, Cause.IMPORTED)


class Annotating:
    """What an annotator does.

    `open` gives a value of the actor's own work; every act takes that value and returns the next
    one. Where the store holds more than the value knows, another window has gone on: the act is
    refused, and nothing of it is written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._comments = ReviewComments(store)
        self._reviewed = HandedInAgain(store)

    def seat(self, actor: Actor, code: str) -> Actor:
        """Return who annotates: the actor, or for an owner whoever has this code.

        Raises:
            Refusal: the actor may not annotate for this person, or nobody has the code.
        """
        require_somewhere(actor, UseCase.ANNOTATE)
        if actor.code != code and Role.OWNER not in actor.roles:
            raise Refusal(
                "{actor} may not annotate for {code}; open your own cases.",
                actor=actor.code,
                code=code,
            )
        return People(self._store).actor(code)

    def projects(self, actor: Actor) -> tuple[OwnPlace, ...]:
        """Return the projects in which the actor has cases, with how many are submitted."""
        return self._places.own(author_of(actor))

    def next(
        self, actor: Actor, project_id: ProjectId, after: int = 0, *, unfinished: bool = False
    ) -> Assignment | None:
        """Return the actor's next case after a place of their order, or None at its end.

        Raises:
            Refusal: the actor may not annotate there.
        """
        require(actor, UseCase.ANNOTATE, project_id)
        return self._places.next(project_id, author_of(actor), after, unfinished=unfinished)

    def previous(
        self, actor: Actor, project_id: ProjectId, before: int, *, unfinished: bool = False
    ) -> Assignment | None:
        """Return the actor's case before a place of their order, or None at the beginning.

        Raises:
            Refusal: the actor may not annotate there.
        """
        require(actor, UseCase.ANNOTATE, project_id)
        return self._places.previous(project_id, author_of(actor), before, unfinished=unfinished)

    def counts(self, actor: Actor, project_id: ProjectId) -> tuple[int, int]:
        """Return how many cases the actor has there, and how many of these are submitted.

        Raises:
            Refusal: the actor may not annotate there.
        """
        require(actor, UseCase.ANNOTATE, project_id)
        return self._places.counts(project_id, author_of(actor))

    def open(self, actor: Actor, case_id: AnnotationCaseId) -> OpenCase:
        """Return the actor's own work on a case; of others' work nothing is read.

        Raises:
            Refusal: there is no such case, or it was not given to the actor.
            EnvironmentFault: what is stored was altered.
        """
        project = self._projects.of_case(case_id)
        require(actor, UseCase.ANNOTATE, project.id if project else None)
        own = self._projects.assignment(case_id, author_of(actor))
        case = self._projects.case(case_id)
        if project is None or own is None or case is None:
            raise Refusal("{code} has no such case; open one of your own list.", code=actor.code)
        chain = self._findings.chain(own.id)
        thread = self._comments.thread(own.id, named=False)
        images = case_images(self._store, case)
        return OpenCase(project, own, case.number, case.name, images, chain, thread)

    def act(
        self,
        actor: Actor,
        opened: OpenCase,
        changes: Sequence[Change],
        cause: Cause | None = None,
        reason: str = "",
    ) -> OpenCase:
        """Write what the actor did at once, as one act; what changes nothing is left out.

        Args:
            actor: whose work it is.
            opened: the work as the actor sees it.
            changes: of different findings, in their order.
            cause: None for what is done by hand; `Cause.IMPORTED` for labels of another program.
            reason: why, where somebody asked for it.

        Raises:
            Refusal: the findings cannot stand together; nothing is written.
            Outdated: the case was submitted, another window has gone on with it, an image was
                erased or the lexicon changed since it was opened; nothing is written.
            InputFault: a value cannot be stored.
            EnvironmentFault: the disk is full, or the database cannot be written.
        """
        if cause not in _BY_HAND:
            raise ValueError(f"an act of an annotator has no cause {cause}")
        _require_own(actor, opened)
        changes = effective(opened, changes)
        if not changes:
            return opened
        after = after_changes(opened.findings, changes)
        areas = {one.media_id: one.area for one in opened.images}
        touched = {change.finding_id for change in changes}
        refuse_unsound(opened.findings, after, touched, areas, opened.project.schema)
        return self._append(actor, opened, changes, cause, reason)

    def undo(self, actor: Actor, opened: OpenCase) -> OpenCase:
        """Take back the actor's last act that stands; it stays in the chain.

        Raises:
            Refusal: there is none, or as in `act`.
        """
        _require_own(actor, opened)
        if not opened.walk.undo:
            raise Refusal("There is nothing to undo in this case.")
        changes = changes_to_undo(opened.walk.undo[-1], opened.revisions)
        return self._append(actor, opened, changes, Cause.UNDONE, "")

    def redo(self, actor: Actor, opened: OpenCase) -> OpenCase:
        """Bring back what was undone last, as long as nothing new was done since.

        Raises:
            Refusal: there is nothing, or as in `act`.
        """
        _require_own(actor, opened)
        if not opened.walk.redo:
            raise Refusal("There is nothing to redo in this case.")
        changes = changes_to_redo(opened.walk.redo[-1])
        return self._append(actor, opened, changes, Cause.REDONE, "")

    def submit(self, actor: Actor, opened: OpenCase, book: RuleBook | None = None) -> OpenCase:
        """Say that the case is done; nothing more is written of it until it is opened again.

        Args:
            actor: whose work it is.
            opened: the work as the actor sees it.
            book: the rules of the project's lexicon, where it is at hand.

        Raises:
            Refusal: the protocol still asks for something (`OpenCase.points`), the findings
                contradict themselves, or another window has gone on with the case.
        """
        _require_own(actor, opened)
        points = opened.points(book.lexicon if book is not None else None)
        if points:
            raise Refusal(
                "The case is not complete yet; this many points are open: {count}. The first: "
                "{first}",
                count=len(points),
                first=points[0].sentence,
            )
        breaches = book.breaches(opened.findings.values()) if book is not None else ()
        if breaches and breaches[0].severity is Severity.ERROR:
            raise Refusal("The case contradicts itself: {first}", first=breaches[0].en)
        return self._set_state(actor, opened, AssignmentState.SUBMITTED, "")

    def reopen(self, actor: Actor, opened: OpenCase, reason: str) -> OpenCase:
        """Take a submitted case back to work.

        Raises:
            Refusal: no reason is given, it is not submitted, it is under review, or another
                window has gone on.
        """
        _require_own(actor, opened)
        if not reason.strip():
            raise Refusal("Say why the case is opened again; the reason stays with it.")
        return self._set_state(actor, opened, AssignmentState.OPEN, reason.strip())

    def refuse_reopening(self, actor: Actor, opened: OpenCase) -> None:
        """Refuse what `reopen` would refuse whatever the reason is; nothing is written.

        Raises:
            Refusal: the work is not the actor's, or it is under review.
        """
        _require_own(actor, opened)
        self._reviewed.refuse_reopening(opened.assignment)

    def reply(
        self, actor: Actor, opened: OpenCase, entity: EntityKey | None, text: str
    ) -> OpenCase:
        """Answer the reviewer of a case; neither is told who the other is.

        Raises:
            Refusal: nothing is said, no reviewer has written of this case, or it says nothing of
                what is answered to.
        """
        _require_own(actor, opened)
        if not text.strip():
            raise Refusal("There is nothing in this comment; write something.")
        if not opened.thread:
            raise Refusal("No reviewer has written of this case; there is nothing to answer.")
        if entity is not None and entity.finding_id not in opened.kinds:
            raise Refusal("Nothing like it is said in this case; open it again.")
        said = NewComment(entity, Role.ANNOTATOR.value, author_of(actor), text.strip())
        with self._store.writing(actor) as work:
            self._comments.add(work, opened.assignment.id, said)
        thread = self._comments.thread(opened.assignment.id, named=False)
        return replace(opened, thread=thread)

    def media_changed(self, actor: Actor, opened: OpenCase) -> tuple[CaseImage, ...]:
        """Return the images that were covered or erased since the case was opened, as they are.

        Raises:
            Refusal: the case is not the actor's.
        """
        _require_own(actor, opened)
        case = Case(
            opened.case_id, opened.number, opened.name, tuple(i.media_id for i in opened.images)
        )
        return changed_images(self._store, case, opened.images)

    def image(self, actor: Actor, opened: OpenCase, image: CaseImage) -> OpenedImage:
        """Open an image of the case; asks no database, from any thread.

        Raises:
            Refusal: the image was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        _require_own(actor, opened)
        return opened_image(self._store, image)

    def _append(
        self,
        actor: Actor,
        opened: OpenCase,
        changes: Sequence[Change],
        cause: Cause | None,
        reason: str,
    ) -> OpenCase:
        with self._store.writing(actor, reason) as work:
            refuse_gone(work, opened.images, changes)
            made = new_revisions(actor, opened, changes, (cause, reason), work)
            self._findings.append(work, known_of(opened), made, kinds_of(opened, changes))
        return opened.after(made)

    def _set_state(
        self, actor: Actor, opened: OpenCase, after: AssignmentState, reason: str
    ) -> OpenCase:
        own = opened.assignment
        if own.state is after:
            raise Refusal("This case is {state} already.", state=after.value)
        with self._store.writing(actor, reason) as work:
            self._findings.refuse_stale(work, replace(known_of(opened), state=own.state))
            if after is AssignmentState.OPEN:
                self._reviewed.refuse_under_review(work, own)
            self._findings.set_state(work, own, after)
            if after is AssignmentState.SUBMITTED:
                self._reviewed.renew(work, own, opened.revisions, opened.images)
            differs = disagreement(work.connection, own.case_id)
            self._projects.set_disagreement(work, own.case_id, disagrees=differs)
        return replace(opened, assignment=replace(own, state=after))


def _require_own(actor: Actor, opened: OpenCase) -> None:
    require(actor, UseCase.ANNOTATE, opened.project.id)
    if opened.assignment.person_id != actor.person_id:
        raise Refusal("{code} has no such case; open one of your own list.", code=actor.code)
