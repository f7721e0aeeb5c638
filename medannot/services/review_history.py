"""The history of one annotator's work on a case, for its reviewer and who looks after all."""

from collections.abc import Iterable

from medannot.domain.annotation.project import Assignment, Case, Project
from medannot.domain.errors import Refusal
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.review.consensus import ConsensusRecord
from medannot.domain.review.decision import ReviewDecision
from medannot.domain.review.history import HistoryStep
from medannot.domain.review.round import ReviewPlace
from medannot.domain.review.timeline import WorkRecord, steps
from medannot.services.annotation_access import case_numbered, project_for, refuse_open
from medannot.services.reviewing_values import OpenReview
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.consensus_records import ConsensusRecords
from medannot.store.findings import Findings
from medannot.store.people import People
from medannot.store.review_comments import ReviewComments
from medannot.store.review_places import ReviewPlaces
from medannot.store.reviews import Reviews
from medannot.store.store import Store
from medannot.store.work_turns import WorkTurns


class ReviewHistory:
    """Shows how works came to be what they are."""

    def __init__(self, store: Store) -> None:
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._reviews = Reviews(store)
        self._places_of = ReviewPlaces(store)
        self._people = People(store)
        self._comments = ReviewComments(store)
        self._turns = WorkTurns(store)
        self._consensus = ConsensusRecords(store)

    def of(
        self, actor: Actor, name: str, number: int, code: str
    ) -> tuple[Project, Case, tuple[HistoryStep, ...]]:
        """Return a project, one of its cases and every step of an annotator's work on it.

        Args:
            actor: who asks.
            name: of the project.
            number: of the case.
            code: of the annotator.

        Raises:
            Refusal: there is no such project, case or work, the actor may not design the project,
                or still has the case to annotate.
            EnvironmentFault: what is stored was altered.
        """
        # Annotators and reviewers are named here: it is no view for who reviews blind.
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        case = case_numbered(self._projects, project, number)
        refuse_open(self._projects, actor, case.id)
        own = next((one for one, who in self._places.of_case(case.id) if who == code), None)
        if own is None:
            raise Refusal("{code} has no case {number} to annotate.", code=code, number=number)
        codes = {one.id: one.code for one in self._people.all()}
        places = self._places_of.of_work(own.id)
        record = WorkRecord(
            own.id,
            self._findings.chain(own.id),
            self._reviews.handed_in(own.id),
            self._decisions(one for one in places if not one.second),
            self._decisions(one for one in places if one.second),
            self._comments.thread(own.id, named=True),
            self._turns.of(own.id),
            self._of_consensus(own),
            codes,
        )
        return project, case, steps(record)

    def of_review(self, actor: Actor, opened: OpenReview) -> tuple[HistoryStep, ...]:
        """Return every step of a work as its reviewer may know it.

        Who only judges is shown what was handed in and what they decided themselves; in a blind
        round nobody has a code.

        Args:
            actor: who reviews.
            opened: the work as the reviewer sees it.

        Raises:
            Refusal: the work is not the reviewer's.
            EnvironmentFault: what is stored was altered.
        """
        require(actor, UseCase.REVIEW, opened.project.id)
        place, own = opened.place, opened.assignment
        if place.person_id != actor.person_id:
            raise Refusal("{code} has no such work to review.", code=actor.code)
        second = place.second
        decisions = opened.decisions
        if not second:
            others = [one for one in self._reviews.correcting(own.id) if one.id != place.id]
            decisions = (*self._decisions(others), *decisions)
        turns = self._turns.of(own.id)
        record = WorkRecord(
            own.id,
            opened.revisions,
            (place.handed_in,),
            decisions,
            (),
            opened.comments,
            [one for one in turns if one.revisions <= place.handed_in] if second else turns,
            () if second else self._of_consensus(own),
            opened.codes,
        )
        return steps(record)

    def _decisions(self, places: Iterable[ReviewPlace]) -> tuple[ReviewDecision, ...]:
        return tuple(one for place in places for one in self._reviews.decisions(place.id))

    def _of_consensus(self, own: Assignment) -> tuple[ConsensusRecord, ...]:
        """Return each consensus of the case to which a work belongs."""
        return tuple(
            one for one in self._consensus.of_case(own.case_id) if own.id in {one.first, one.second}
        )
