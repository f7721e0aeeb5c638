"""Studies: design, versions, arms, groups of readers, and the order that was drawn."""

from dataclasses import dataclass, field
from enum import StrEnum

from medannot.domain.ids import (
    ArmId,
    GroupId,
    ItemId,
    ItemVersionId,
    PersonId,
    SetVersionId,
    StudyId,
    StudyVersionId,
    UnitId,
)
from medannot.domain.trial import Origin

EXPECTED_SECONDS_PER_ITEM = 30
"""What planning counts with until a reader's own pace is known (reader-study habit: 30 to 60 s)."""


class ArmCode(StrEnum):
    """Conditions under which items are put before readers."""

    IMAGE_TEXT = "image_text"


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group of readers as the coordinator asks for it.

    Attributes:
        name: such as "primary" or "senior".
        size: number of readers.
        per_item: answers that each unit gets from this group.
    """

    name: str
    size: int
    per_item: int


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """What a coordinator says to create a study.

    Attributes:
        forbidden: acts of the viewer that readers may not use; see `domain.viewing`.
        language: only questions in this language are read; "" takes all.
        needs: only questions that ask for this (`domain.question_list.Needs`); "" takes all.
        unscored: whether questions without a reference answer are read as well, as of a benchmark
            that keeps its answers back; they are exported and have no score.
        apart: whether each reader gets one version only of a question in several languages.
    """

    name: str
    set_name: str
    groups: tuple[GroupPlan, ...]
    seed: int
    forbidden: tuple[str, ...] = ()
    language: str = ""
    needs: str = ""
    unscored: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of readers of a study version."""

    id: GroupId
    name: str
    per_item: int


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """A reader's place in a study version."""

    reader_id: PersonId
    code: str
    group: str


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A unit as the allocation sees it: its items in order.

    Attributes:
        apart: units of one number go to different readers, as versions of one question; None
            where a unit may go to anybody.
    """

    unit_id: UnitId
    item_version_ids: tuple[ItemVersionId, ...]
    case_id: str = ""
    family_ids: frozenset[str] = frozenset()
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who reads what, in which order, as it was drawn.

    Attributes:
        lists: for each reader code the item versions in the order of reading.
    """

    algorithm: str
    algorithm_version: str
    seed: int
    lists: dict[str, tuple[ItemVersionId, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StudyVersion:
    """One frozen version of a study.

    Attributes:
        forbidden: acts of the viewer that its readers may not use, in the order of
            `domain.viewing.FORBIDDABLE`.
        language, needs, apart: as in the plan.
        joined: places in the set version, from 1, of each question that the study takes in several
            languages, as they stood joined when it was made; later joins change no study.
    """

    id: StudyVersionId
    study_id: StudyId
    name: str
    number: int
    set_version_id: SetVersionId
    set_name: str
    arm_id: ArmId
    seed: int
    algorithm: str
    algorithm_version: str
    origin: Origin
    groups: tuple[Group, ...]
    readers: tuple[ReaderPlace, ...]
    copy_of: StudyVersionId | None = None
    forbidden: tuple[str, ...] = ()
    language: str = ""
    needs: str = ""
    apart: bool = False
    joined: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderList:
    """A reader's items in order, for `study show`."""

    code: str
    group: str
    items: tuple[ItemId, ...]
    done: int


@dataclass(frozen=True, slots=True)
class GroupProof:
    """What the verification counted for one group."""

    group: str
    readers: int
    per_item: int
    units: int
    smallest_load: int
    largest_load: int
    wrong_counts: int
    repeated_reads: int


@dataclass(frozen=True, slots=True)
class AllocationProof:
    """The verification of a stored order.

    Attributes:
        same_order: whether the order drawn again from the seed equals the stored one.
        problems: one sentence each.
    """

    study: str
    algorithm: str
    algorithm_version: str
    seed: int
    same_order: bool
    groups: tuple[GroupProof, ...]
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether every rule of the design was found kept."""
        return self.same_order and not self.problems
