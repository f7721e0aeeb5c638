"""What a coordinator plans and is told of annotation projects."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medannot.domain.annotation.distance import Distance, ImageOrder
from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.gallery import CaseState, PersonProgress
from medannot.domain.annotation.levels import Levels
from medannot.domain.annotation.project import (
    LEAST_FOR_DIAGNOSES,
    AssignmentState,
    Case,
    DiagnosisScope,
    Project,
    Step,
)
from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import MediaId

# The command line has these values before it has a workspace: they load neither store nor numpy.
if TYPE_CHECKING:
    from medannot.imaging.series.sources import ImageSource
    from medannot.services.media_import import TakenIn


class Grouping(StrEnum):
    """How images become cases.

    The slices of a DICOM study are one case always. CASE is for the images of a question set: those
    of one patient, as the set knows them.
    """

    IMAGE = "image"
    FOLDER = "folder"
    NAME = "name"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class CaseRule:
    """The importer's rule.

    Attributes:
        pattern: for `Grouping.NAME`, a regular expression; photographs of one folder whose names
            give the same first group, or the same match, are one case.
        keep_names: whether cases are called by their folder or by what the names have in common;
            only where these name nobody.
        order: in which the photographs of a case stand, by what their names say.
    """

    grouping: Grouping = Grouping.IMAGE
    pattern: str = ""
    keep_names: bool = False
    cleaning: CleaningOptions = BASIC
    order: ImageOrder = ImageOrder.FOUND


@dataclass(frozen=True, slots=True)
class DraftImage:
    """An image that will be in a project.

    Attributes:
        address: by what its content is known.
        media_id: of the stored image, or None where it is not stored yet.
        source: where an image that is not stored yet is read.
        taken: it, de-identified, where the memory allowed it to be kept.
        name_mac: keyed hash of the file's name, or nothing.
        distance: from which it was taken, where that is known.
        called: what a person who has just chosen the files may be shown; it is not stored.
    """

    address: str
    media_id: MediaId | None = None
    source: "ImageSource | None" = None
    taken: "TakenIn | None" = None
    name_mac: str = ""
    distance: Distance | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class DraftCase:
    """A case that will be in a project."""

    name: str
    images: tuple[DraftImage, ...]


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """Images that were looked at and grouped; nothing of them is written yet.

    Attributes:
        refused: files that are left out, and why.
        repeated: images that were there already, and stand in the project once.
        notes: what a person should know beside.
    """

    cases: tuple[DraftCase, ...]
    refused: tuple[Problem, ...] = ()
    repeated: int = 0
    notes: tuple[Sentence, ...] = ()
    cleaning: CleaningOptions = BASIC

    @property
    def images(self) -> int:
        """Return how many images the cases have together."""
        return sum(len(case.images) for case in self.cases)


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """What a project is to ask.

    Attributes:
        lexicon: name on the shelf, or its folder; the workspace keeps its version whole.
        required: ids of the attributes that each lesion needs.
        annotators: independent ones a case.
        levels: of the lexicon's trees, where less may be chosen than the lexicon allows.
    """

    name: str
    lexicon: str
    seed: int
    steps: tuple[Step, ...] = tuple(Step)
    required: tuple[str, ...] = ()
    annotators: int = LEAST_FOR_DIAGNOSES
    closed_world: bool = True
    diagnosis_scope: DiagnosisScope = DiagnosisScope.CASE
    levels: Levels = ()


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One project in a list."""

    project: Project
    cases: int
    images: int


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """How far a project is.

    Attributes:
        states: cases by how many of their annotators have submitted them.
        disagreeing: cases of which those who submitted them named other things.
        people: how far each annotator is, by code.
        begun: whether anybody has said anything; cases and people stay as they are then.
    """

    project: Project
    cases: int
    images: int
    states: Mapping[CaseState, int]
    disagreeing: int
    people: tuple[PersonProgress, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatorWork:
    """What one annotator says of a case."""

    code: str
    state: AssignmentState
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with everybody's work, for those who look after the project."""

    project: Project
    case: Case
    works: tuple[AnnotatorWork, ...]
