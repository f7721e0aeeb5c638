"""Annotation projects: which steps a physician takes, what is required, and who annotates what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.allocation import shares
from medannot.domain.annotation.levels import Asked, Depths, Levels
from medannot.domain.errors import InputFault
from medannot.domain.ids import AnnotationCaseId, AssignmentId, MediaId, PersonId, ProjectId
from medannot.domain.randomisation import Draw


class Step(StrEnum):
    """The steps of the protocol, in its order (MedLesionVQA, section 3.3)."""

    QUALITY = "quality"
    REGIONS = "regions"
    LESIONS = "lesions"
    DIAGNOSES = "diagnoses"
    ADVICE = "advice"


class DiagnosisScope(StrEnum):
    """What diagnoses and advice belong to."""

    CASE = "case"
    IMAGE = "image"


LEAST_FOR_DIAGNOSES = 2
"""Diagnoses are given by at least so many independent physicians."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What is asked in a project.

    Attributes:
        steps: those that are taken, in the protocol's order; quality always is.
        lexicon: id and version, such as "medannot-skin@1.0.0".
        lexicon_sha256: of the copy that the workspace keeps.
        required: ids of the attributes that each lesion needs.
        annotators: independent physicians a case.
        closed_world: what is not marked is not there, so that completeness has to be said.
        diagnosis_scope: what diagnoses and advice belong to.
        levels: of the lexicon's trees, where less may be chosen than the lexicon allows.
    """

    steps: tuple[Step, ...]
    lexicon: str
    lexicon_sha256: str
    required: tuple[str, ...] = ()
    annotators: int = LEAST_FOR_DIAGNOSES
    closed_world: bool = True
    diagnosis_scope: DiagnosisScope = DiagnosisScope.CASE
    levels: Levels = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be asked.

        Raises:
            InputFault: the steps are out of order or lack the quality, there are too few
                annotators, or levels are named twice.
        """
        if self.steps != tuple(step for step in Step if step in {Step.QUALITY, *self.steps}):
            raise InputFault(
                "The steps are {steps}; each may stand once, in the protocol's order, and quality "
                "comes first.",
                steps=", ".join(self.steps),
            )
        least = LEAST_FOR_DIAGNOSES if Step.DIAGNOSES in self.steps else 1
        if self.annotators < least:
            raise InputFault(
                "Each case needs at least {least} annotators here; {count} is too few.",
                count=self.annotators,
                least=least,
            )
        named = [asked for asked, _ in self.levels]
        if named != [asked for asked in Asked if asked in named]:
            raise InputFault(
                "The levels are given for {asked}; each may be named once.", asked=", ".join(named)
            )

    def depths(self, asked: Asked) -> Depths | None:
        """Return at which levels terms are chosen for something; None where the lexicon says."""
        return dict(self.levels).get(asked)


@dataclass(frozen=True, slots=True)
class Case:
    """The photographs of one person, or one study; annotated together.

    Attributes:
        number: its place in the project, counted from 1.
        name: what the importer calls it; never a patient's name.
        media: its images in order.
    """

    id: AnnotationCaseId
    number: int
    name: str
    media: tuple[MediaId, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """An annotation project.

    Attributes:
        seed: draws who annotates what, and in which order.
    """

    id: ProjectId
    name: str
    schema: Schema
    seed: int = 0


class AssignmentState(StrEnum):
    """How far a case is with one annotator."""

    OPEN = "open"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A case before one annotator.

    Attributes:
        position: in this person's own order, counted from 1.
    """

    id: AssignmentId
    project_id: ProjectId
    case_id: AnnotationCaseId
    person_id: PersonId
    position: int
    state: AssignmentState


def assigned(
    cases: Sequence[AnnotationCaseId], people: Sequence[PersonId], each: int, seed: int
) -> Mapping[AnnotationCaseId, tuple[PersonId, ...]]:
    """Draw who annotates which case, as evenly as units are given to readers.

    Args:
        cases: in the project's order, which the draw hangs on.
        people: who may annotate, in their order.
        each: people a case.
        seed: of the project.

    Raises:
        InputFault: there are fewer people than each case needs.
    """
    if len(people) < each:
        raise InputFault(
            "Each case needs {each} annotators, and there are {count}; enter more people.",
            each=each,
            count=len(people),
        )
    found: dict[AnnotationCaseId, list[PersonId]] = {case: [] for case in cases}
    given = shares(len(cases), len(people), each, Draw(seed, "annotators"))
    for person, places in zip(people, given, strict=True):
        for place in places:
            found[cases[place]].append(person)
    return {case: tuple(those) for case, those in found.items()}


def own_orders(
    given: Mapping[AnnotationCaseId, Sequence[PersonId]], people: Sequence[PersonId], seed: int
) -> Mapping[PersonId, tuple[AnnotationCaseId, ...]]:
    """Draw in which order each person takes their cases, so that no two tire at the same one.

    Args:
        given: who annotates which case, in the project's order.
        people: in their order, which the draw hangs on.
        seed: of the project.
    """
    own: dict[PersonId, list[AnnotationCaseId]] = {person: [] for person in people}
    for case, those in given.items():
        for person in those:
            own[person].append(case)
    return {
        person: Draw(seed, "cases", str(place)).shuffled(own[person])
        for place, person in enumerate(people, start=1)
    }
