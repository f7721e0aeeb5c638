"""A study by its name, for those who may act in it."""

from medannot.domain.people import Actor, UseCase, require
from medannot.domain.study import StudyVersion
from medannot.services.study_plan import unknown_study
from medannot.store.studies import Studies


def study_for(studies: Studies, actor: Actor, use_case: UseCase, name: str) -> StudyVersion:
    """Return the newest version of a study in which the actor may do this.

    Raises:
        Refusal: the actor may not do it there, or there is no such study.
    """
    version = studies.named(name)
    require(actor, use_case, version.study_id if version else None)
    if version is None:
        raise unknown_study(name)
    return version
