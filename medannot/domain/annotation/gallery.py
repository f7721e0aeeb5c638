"""What lists over a whole project ask and tell: the gallery of its images, and its progress."""

from collections.abc import Mapping
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
        reasons: for one of which somebody has.
        nodes: one of which somebody has named, for the image or its case as a whole.
        annotator: whose cases; what was discarded and named is then that of this person.
        disagrees: whether those who submitted the case named other things.
    """

    states: frozenset[CaseState] = frozenset()
    discarded: bool | None = None
    reasons: frozenset[str] = frozenset()
    nodes: frozenset[str] = frozenset()
    annotator: PersonId | None = None
    disagrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose work somebody is given.

    Attributes:
        own: only this person's; None for everybody's.
        blind: who looks after the project and annotates there as well: of the cases that this
            person has open, only their own work.
    """

    own: PersonId | None = None
    blind: PersonId | None = None


@dataclass(frozen=True, slots=True)
class GalleryFacets:
    """How many images each choice of a filter would find, beside the other filters.

    Attributes:
        kept: images that nobody has discarded.
        discarded: images that somebody has.
        reasons: discarded images by reason.
        annotators: by code.
        disagrees: by whether those who submitted the case named other things.
    """

    states: Mapping[CaseState, int]
    kept: int
    discarded: int
    reasons: Mapping[str, int]
    annotators: Mapping[str, int]
    disagrees: Mapping[bool, int]


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


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases of a project are wanted.

    Attributes:
        state: in which they are; None for any.
        disagreeing: only those of which the ones who submitted them named other things.
    """

    state: CaseState | None = None
    disagreeing: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list of those who look after a project.

    Attributes:
        images: how many it has.
        annotators: how many have it; `begun` of them have said something, `submitted` are done.
        disagrees: None while fewer than two have submitted it.
    """

    case_id: AnnotationCaseId
    number: int
    name: str
    images: int
    annotators: int
    begun: int
    submitted: int
    disagrees: bool | None

    @property
    def state(self) -> CaseState:
        """Return how many of its annotators have submitted it."""
        if not self.submitted:
            return CaseState.OPEN
        return CaseState.DONE if self.submitted == self.annotators else CaseState.PARTLY
