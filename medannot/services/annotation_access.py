"""Annotation projects and their cases by name and number, for those who may act in them."""

from medannot.domain.annotation.project import Case, Project
from medannot.domain.errors import Refusal
from medannot.domain.people import Actor, UseCase, require
from medannot.store.annotation_projects import AnnotationProjects


def project_for(
    projects: AnnotationProjects, actor: Actor, use_case: UseCase, name: str
) -> Project:
    """Return a project in which the actor may do this.

    Raises:
        Refusal: the actor may not do it there, or there is no such project.
    """
    project = projects.named(name)
    require(actor, use_case, project.id if project else None)
    if project is None:
        raise Refusal("There is no annotation project named {project}.", project=name)
    return project


def case_numbered(projects: AnnotationProjects, project: Project, number: int) -> Case:
    """Return a case by its place in the project.

    Raises:
        Refusal: there is none.
    """
    case = projects.numbered(project.id, number)
    if case is None:
        raise Refusal(
            "The project {project} has no case {number}.", project=project.name, number=number
        )
    return case
