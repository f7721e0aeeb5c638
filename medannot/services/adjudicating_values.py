"""What an adjudicator is given: two readings without names, and what was settled of them."""

from dataclasses import dataclass, replace
from functools import cached_property

from medannot.domain.annotation.project import Project
from medannot.domain.ids import AnnotationCaseId, AssignmentId, FindingId, RevisionId
from medannot.domain.review.consensus import ConsensusRecord, Point, PointKind
from medannot.domain.review.consensus_points import Readings, points_of
from medannot.domain.review.matching import Match, apart, together
from medannot.services.adjudicating_readings import Ground
from medannot.services.annotating_values import CaseImage


@dataclass(frozen=True, slots=True)
class CaseToSettle:
    """A case that two or more annotators handed in.

    Attributes:
        readings: how many handed it in; where they are more than two, two of them were drawn.
        kinds: in which the two differ; none where somebody else has to settle it.
        conflicts: how many questions they differ on, as they stand before the first choice.
        record: the last consensus, without what it holds; None where there is none.
        outdated: a reading was changed after that consensus.
        own: the actor annotated it, so that somebody else has to settle it.
    """

    case_id: AnnotationCaseId
    number: int
    name: str
    readings: int
    kinds: tuple[PointKind, ...]
    record: ConsensusRecord | None
    outdated: bool
    own: bool
    conflicts: int = 0

    @property
    def done(self) -> bool:
        """Tell whether a consensus stands."""
        return self.record is not None and not self.outdated


@dataclass(frozen=True)
class OpenAdjudication:
    """One case before an adjudicator, as it stood when it was read.

    Attributes:
        first, second: the works that are A and B; no value here says whose they are.
        first_last, second_last: the last revision of each.
        records: every consensus of the case, the first one first.
        handed_in: how many readings there are.
        outdated: a reading was changed after the last consensus.
    """

    project: Project
    case_id: AnnotationCaseId
    number: int
    name: str
    images: tuple[CaseImage, ...]
    first: AssignmentId
    second: AssignmentId
    first_last: RevisionId | None
    second_last: RevisionId | None
    ground: Ground
    readings: Readings
    records: tuple[ConsensusRecord, ...]
    handed_in: int
    outdated: bool

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Return what the readings agree on and where they differ, in the protocol's order."""
        return points_of(self.readings)

    @property
    def by_hand(self) -> bool:
        """Tell whether the adjudicator changed a match."""
        return any(one.by_hand for one in self.readings.matches)

    def with_matches(self, matches: tuple[Match, ...]) -> "OpenAdjudication":
        """Return the same with lesions matched so."""
        return replace(self, readings=replace(self.readings, matches=matches))

    def with_pair(self, first: FindingId, second: FindingId) -> "OpenAdjudication":
        """Return the same with two lesions taken for one."""
        match = self.ground.match(self.readings, first, second)
        return self.with_matches(together(self.readings.matches, match))

    def parted(self, first: FindingId) -> "OpenAdjudication":
        """Return the same with a lesion of A taken for none of B's."""
        return self.with_matches(apart(self.readings.matches, first))


@dataclass(frozen=True, slots=True)
class SettledAlone:
    """What became of the cases when those without a conflict were settled.

    Attributes:
        kept: numbers of the cases of which a consensus was kept now.
        before: how many were settled before.
        waiting: numbers of the cases that somebody has to settle.
        own: numbers of those that the adjudicator annotated, and somebody else has to settle.
    """

    kept: tuple[int, ...]
    before: int
    waiting: tuple[int, ...]
    own: tuple[int, ...]
