"""Planning reviews: how many works, which ones, by whom; and how far a round is."""

from collections.abc import Mapping, Sequence

from medannot.domain.annotation.project import Project
from medannot.domain.errors import Refusal
from medannot.domain.ids import AssignmentId, PersonId, ReviewPlaceId, ReviewRoundId
from medannot.domain.names import refuse_unfit_name
from medannot.domain.people import Actor, Role, UseCase
from medannot.domain.review.round import (
    PlaceState,
    ReviewPlace,
    ReviewRound,
    RoundPlan,
    given_out,
)
from medannot.domain.review.sampling import Drawn, SamplingPlan, drawn
from medannot.services.annotation_access import project_for
from medannot.services.people_entering import entered, refuse_unfit_codes
from medannot.services.review_outlook import ReviewOutlook, outlook_of, sized
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.people import People
from medannot.store.review_population import HandedIn, ReviewPopulation
from medannot.store.reviews import ReviewerProgress, Reviews
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


class ReviewPlanning:
    """What a coordinator does with reviews."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._projects = AnnotationProjects(store)
        self._population = ReviewPopulation(store)
        self._reviews = Reviews(store)
        self._people = People(store)

    def outlook(self, actor: Actor, name: str, plan: RoundPlan) -> ReviewOutlook:
        """Return how many entities of how many images a claim takes, and what would be drawn.

        Args:
            actor: who asks.
            name: of the project.
            plan: of the round; one that wants no works is given as many as its claim takes.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.PLAN_REVIEW, name)
        return outlook_of(self._population.of(project.id), plan)

    def begin(
        self, actor: Actor, name: str, round_name: str, plan: RoundPlan, codes: Sequence[str]
    ) -> ReviewRound:
        """Draw a round of review and give it out; nobody reviews their own work.

        Args:
            actor: who asks.
            name: of the project.
            round_name: of the round.
            plan: what is drawn, and what is to be claimed; one that wants no works is given as
                many as its claim takes.
            codes: of the reviewers; persons who are not there yet are made.

        Raises:
            Refusal: there is no such project, the name is taken, nobody can review a work, or a
                code is unfit or doubled.
            InputFault: nothing is handed in, or the plan draws nothing.
        """
        project = project_for(self._projects, actor, UseCase.PLAN_REVIEW, name)
        refuse_unfit_name(round_name, "round of review")
        refuse_unfit_codes(self._people, codes)
        if not codes:
            raise Refusal("Name at least one reviewer.")
        if round_name in {one.name for one in self._reviews.rounds(project.id)}:
            # Told before anything else, which another name would not mend.
            raise Refusal(
                "The project has a round of review named {name}; choose another name.",
                name=round_name,
            )
        there = {one.unit.id: one for one in self._population.of(project.id)}
        works = tuple(there.values())
        if not plan.size and plan.sampling is not SamplingPlan.ALL:
            plan = sized(plan, outlook_of(works, plan))
        sample = drawn(
            [one.unit for one in works],
            plan.sampling,
            plan.size,
            plan.seed,
            rare_below=plan.rare_below,
        )
        entities = self._population.entities([AssignmentId(one.unit.id) for one in sample])
        with self._store.writing(actor, "review begun") as work:
            reviewers = entered(self._people, work, project.id, sorted(codes), Role.REVIEWER)
            made = ReviewRound(ReviewRoundId(work.ids.new()), project.id, round_name, plan)
            barred = self._barred(project, [there[one.unit.id] for one in sample])
            given = given_out(sample, barred, reviewers, plan.doubled, plan.seed)
            self._reviews.add(work, made, _places(work, made, sample, given, there, entities))
        return made

    def _barred(
        self, project: Project, works: Sequence[HandedIn]
    ) -> tuple[frozenset[PersonId], ...]:
        """Return who may not review each work: its author, and who annotates its case still."""
        annotating = self._population.annotating(project.id)
        return tuple(annotating.get(one.case_id, frozenset()) | {one.person_id} for one in works)

    def rounds(self, actor: Actor, name: str) -> tuple[ReviewRound, ...]:
        """Return the rounds of a project, by name.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        return self._reviews.rounds(project.id)

    def round(self, actor: Actor, name: str, round_name: str) -> tuple[Project, ReviewRound]:
        """Return a project and one of its rounds; the only one where no name is given.

        Raises:
            Refusal: there is no such project or round, or several and none is named.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        there = self._reviews.rounds(project.id)
        found = [one for one in there if round_name in {"", one.name}]
        if len(found) == 1:
            return project, found[0]
        if not there:
            raise Refusal(
                "The project {project} has no round of review; begin one.", project=project.name
            )
        raise Refusal(
            "Name one of the rounds of review of {project}: {names}.",
            project=project.name,
            names=", ".join(one.name for one in there),
        )

    def progress(self, round_id: ReviewRoundId) -> tuple[ReviewerProgress, ...]:
        """Return how far each reviewer of a round is."""
        return self._reviews.progress(round_id)


def _places(
    work: UnitOfWork,
    made: ReviewRound,
    sample: Sequence[Drawn],
    given: Sequence[Sequence[PersonId]],
    there: dict[str, HandedIn],
    entities: Mapping[AssignmentId, int],
) -> tuple[ReviewPlace, ...]:
    position: dict[PersonId, int] = {}
    found = []
    for one, people in zip(sample, given, strict=True):
        for number, person in enumerate(people):
            position[person] = position.get(person, 0) + 1
            found.append(
                ReviewPlace(
                    id=ReviewPlaceId(work.ids.new()),
                    round_id=made.id,
                    assignment_id=AssignmentId(one.unit.id),
                    case_id=there[one.unit.id].case_id,
                    person_id=person,
                    position=position[person],
                    handed_in=there[one.unit.id].last,
                    weight=one.weight,
                    stratum=one.stratum,
                    second=number > 0,
                    state=PlaceState.OPEN,
                    entities=entities.get(AssignmentId(one.unit.id), 0),
                )
            )
    return tuple(found)
