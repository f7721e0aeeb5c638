"""What lists over a whole project ask and tell: the gallery of its images, and its progress."""

from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId, ProjectId


class CaseState(StrEnum):
    """How many of a case's annotators have submitted it."""

    OPEN = "open"
    PARTLY = "partly"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GalleryQuery:
    """Which images are wanted; what is empty or None does not matter.

    Attributes:
        states: of their cases.
        discarded: whether somebody has discarded the image.
        nodes: one of which somebody has named, for the image or its case as a whole.
        annotator: whose cases; discarded and nodes are then those of this person.
        disagrees: whether those who submitted the case named other things.
    """

    states: frozenset[CaseState] = frozenset()
    discarded: bool | None = None
    nodes: frozenset[str] = frozenset()
    annotator: PersonId | None = None
    disagrees: bool | None = None


@dataclass(frozen=True, slots=True)
class GalleryLine:
    """One image in the gallery.

    Attributes:
        number, name: of its case.
        position: its place in the case, counted from 1.
        annotators: how many have the case; `submitted` of them are done with it.
        discarded: the reasons for which it was discarded, each once.
        disagrees: None while fewer than two have submitted the case.
    """

    case_id: AnnotationCaseId
    number: int
    name: str
    position: int
    media_id: MediaId
    annotators: int
    submitted: int
    discarded: tuple[str, ...]
    disagrees: bool | None
    erased: bool


@dataclass(frozen=True, slots=True)
class PersonProgress:
    """How far one annotator is.

    Attributes:
        begun: cases of which something was said, submitted ones among them.
    """

    person_id: PersonId
    code: str
    total: int
    begun: int
    submitted: int


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A project that waits for one annotator."""

    project_id: ProjectId
    project: str
    total: int
    submitted: int
