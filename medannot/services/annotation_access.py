"""Annotation projects and their cases by name and number, for those who may act in them."""

from medannot.domain.annotation.gallery import Sight
from medannot.domain.annotation.project import AssignmentState, Case, Project
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import AnnotationCaseId, ProjectId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase, may, require
from medannot.services.annotating_acts import author_of
from medannot.services.lexicon_keeping import LexiconKeeper
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


def lexicon_of(keeper: LexiconKeeper, project: Project) -> Lexicon | None:
    """Return the kept lexicon of a project; None where it was altered or is gone."""
    try:
        return keeper.open(project.schema.lexicon, project.schema.lexicon_sha256).lexicon
    except InputFault:
        return None


def has_open(projects: AnnotationProjects, actor: Actor, case_id: AnnotationCaseId) -> bool:
    """Tell whether an actor still has a case to annotate, and is given nobody else's work on it."""
    own = projects.assignment(case_id, actor.person_id) if actor.person_id is not None else None
    return own is not None and own.state is AssignmentState.OPEN


def refuse_open(projects: AnnotationProjects, actor: Actor, case_id: AnnotationCaseId) -> None:
    """Refuse to show others' work on a case to who still has it to annotate.

    Raises:
        Refusal: the actor has.
    """
    if has_open(projects, actor, case_id):
        raise Refusal("You have this case to annotate; submit your own work first.")


def sight_of(actor: Actor, project_id: ProjectId) -> Sight:
    """Return whose work of a project an actor is given: all, or for annotators only their own.

    Who looks after the project and annotates there as well is not given what others say of a case
    that is still open to them.

    Raises:
        Refusal: the actor may see nothing of the project.
    """
    if may(actor, UseCase.SEE_PROJECT, project_id):
        return Sight(blind=actor.person_id)
    require(actor, UseCase.ANNOTATE, project_id)
    return Sight(own=author_of(actor))
