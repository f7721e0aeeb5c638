"""The history of one annotator's work on a case, for those who look after the project."""

from medannot.domain.annotation.project import Case, Project
from medannot.domain.errors import Refusal
from medannot.domain.people import Actor, UseCase
from medannot.domain.review.history import HistoryStep, steps
from medannot.services.annotation_access import case_numbered, project_for, refuse_open
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.people import People
from medannot.store.reviews import Reviews
from medannot.store.store import Store


class ReviewHistory:
    """Shows how works came to be what they are."""

    def __init__(self, store: Store) -> None:
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)
        self._reviews = Reviews(store)
        self._people = People(store)

    def of(
        self, actor: Actor, name: str, number: int, code: str
    ) -> tuple[Project, Case, tuple[HistoryStep, ...]]:
        """Return a project, one of its cases and every act of an annotator's work on it.

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
        begun = self._reviews.handed_in(own.id)
        return project, case, steps(self._findings.chain(own.id), begun, codes)
