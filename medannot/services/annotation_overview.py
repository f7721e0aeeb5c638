"""Annotation projects as a whole: how far they are, their images, and single cases."""

from medannot.domain.annotation.gallery import (
    CaseLine,
    CaseQuery,
    GalleryFacets,
    GalleryLine,
    GalleryQuery,
    PersonProgress,
)
from medannot.domain.annotation.project import Case, Project
from medannot.domain.annotation.revision import current
from medannot.domain.errors import Refusal
from medannot.domain.ids import AnnotationCaseId, PersonId, ProjectId
from medannot.domain.people import Actor, UseCase, may, require, require_somewhere
from medannot.services.annotation_access import (
    case_numbered,
    project_for,
    refuse_open,
    sight_of,
)
from medannot.services.annotation_values import AnnotatorWork, CaseView, ProjectCard, ProjectStatus
from medannot.store.annotation_case_list import AnnotationCaseList
from medannot.store.annotation_gallery import AnnotationGallery
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.store import Store


class ProjectOverview:
    """What those who look after a project see of it; annotators see their own part."""

    def __init__(self, store: Store) -> None:
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._gallery = AnnotationGallery(store)
        self._findings = Findings(store)
        self._list = AnnotationCaseList(store)

    def projects(self, actor: Actor) -> tuple[ProjectCard, ...]:
        """Return every project that the actor may see, by name.

        Raises:
            Refusal: the actor may see none at all.
        """
        require_somewhere(actor, UseCase.SEE_PROJECT)
        return tuple(
            ProjectCard(project, *self._projects.counts(project.id))
            for project in self._projects.all()
            if may(actor, UseCase.SEE_PROJECT, project.id)
        )

    def show(self, actor: Actor, name: str) -> tuple[Project, tuple[Case, ...]]:
        """Return a project with all its cases.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        return project, self._projects.cases(project.id)

    def status(self, actor: Actor, name: str) -> ProjectStatus:
        """Return how far a project is.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        cases, images = self._projects.counts(project.id)
        return ProjectStatus(
            project=project,
            cases=cases,
            images=images,
            states=self._places.case_states(project.id),
            disagreeing=self._places.disagreeing(project.id),
            people=self._places.progress(project.id),
            begun=self._projects.is_begun(project.id),
        )

    def annotator(self, actor: Actor, name: str, code: str) -> PersonId:
        """Return who annotates a project under a code.

        Raises:
            Refusal: there is no such project, or nobody of this code annotates it.
        """
        people = self.status(actor, name).people
        found = next((one.person_id for one in people if one.code == code), None)
        if found is None:
            raise Refusal(
                "{code} annotates nothing there; there are {known}.",
                code=code,
                known=", ".join(one.code for one in people) or "no annotators yet",
            )
        return found

    def case_count(self, actor: Actor, name: str, query: CaseQuery) -> int:
        """Return how many cases a query finds.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        return self._list.count(project.id, query)

    def case_lines(
        self, actor: Actor, name: str, query: CaseQuery, offset: int, limit: int
    ) -> tuple[CaseLine, ...]:
        """Return some of the cases that a query finds, by number.

        Raises:
            Refusal: there is no such project.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        return self._list.page(project.id, query, offset, limit)

    def case_numbered(self, actor: Actor, name: str, number: int) -> Case:
        """Return a case by its place in the project, and nothing that was said of it.

        Raises:
            Refusal: there is no such project or case.
        """
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        return case_numbered(self._projects, project, number)

    def case_alone(self, actor: Actor, case_id: AnnotationCaseId) -> Case:
        """Return a case with its images, and nothing that was said of it.

        Raises:
            Refusal: there is no such case any more, or the actor may not see it.
        """
        project, case = self._projects.of_case(case_id), self._projects.case(case_id)
        require(actor, UseCase.SEE_PROJECT, project.id if project else None)
        if case is None:
            raise Refusal("This case is not there any more; it was joined with another one.")
        return case

    def people(self, actor: Actor, project_id: ProjectId) -> tuple[PersonProgress, ...]:
        """Return how far each annotator of a project is, by code.

        Raises:
            Refusal: the actor may not see the project.
        """
        require(actor, UseCase.SEE_PROJECT, project_id)
        return self._places.progress(project_id)

    def gallery_count(self, actor: Actor, project_id: ProjectId, query: GalleryQuery) -> int:
        """Return how many images a query finds; an annotator is told of their own work only.

        Raises:
            Refusal: the actor may see nothing of the project.
        """
        return self._gallery.count(project_id, query, sight_of(actor, project_id))

    def gallery(
        self, actor: Actor, project_id: ProjectId, query: GalleryQuery, offset: int, limit: int
    ) -> tuple[GalleryLine, ...]:
        """Return some images of what a query finds; an annotator is told of their own work only.

        Raises:
            Refusal: the actor may see nothing of the project.
        """
        sight = sight_of(actor, project_id)
        return self._gallery.page(project_id, query, offset, limit, sight)

    def gallery_facets(
        self, actor: Actor, project_id: ProjectId, query: GalleryQuery
    ) -> GalleryFacets:
        """Return how many images each choice of each filter would find; own work only, as above.

        Raises:
            Refusal: the actor may see nothing of the project.
        """
        return self._gallery.facets(project_id, query, sight_of(actor, project_id))

    def case(self, actor: Actor, case_id: AnnotationCaseId) -> CaseView:
        """Return a case with everybody's work, for those who look after the project.

        Raises:
            Refusal: there is no such case, the actor may not see it, or has it to annotate and has
                not submitted it yet.
        """
        project, case = self._projects.of_case(case_id), self._projects.case(case_id)
        require(actor, UseCase.SEE_PROJECT, project.id if project else None)
        if project is None or case is None:
            raise Refusal("There is no such case.")
        refuse_open(self._projects, actor, case_id)
        works = self._places.of_case(case_id)
        return CaseView(
            project,
            case,
            tuple(
                AnnotatorWork(
                    code, own.state, tuple(current(self._findings.chain(own.id)).values())
                )
                for own, code in works
            ),
        )

    def find_case(self, actor: Actor, named: str) -> AnnotationCaseId:
        """Return the id of a case that is named by project and number, such as "skin/12".

        Raises:
            Refusal: there is none.
        """
        name, _, number = named.rpartition("/")
        if not name:
            raise Refusal(
                "{case} is no case; name it by project and number, such as skin/12.", case=named
            )
        project = project_for(self._projects, actor, UseCase.SEE_PROJECT, name)
        if not number.isdecimal():
            raise Refusal("Name a case by project and number, such as {project}/12.", project=name)
        return case_numbered(self._projects, project, int(number)).id
