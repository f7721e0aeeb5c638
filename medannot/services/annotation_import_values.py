"""What is told of annotations of other programs, before and after they are taken in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from medannot.domain.annotation.attribute_mapping import MappedValue
from medannot.domain.annotation.finding import KIND_OF, FindingKind
from medannot.domain.annotation.mapping import How, Mapped
from medannot.domain.annotation.project import Case, Project
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import ShapeFault
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import FindingId


@dataclass(frozen=True, slots=True)
class ImportWish:
    """How annotations are taken in.

    Attributes:
        given: node ids by labels, and by values such as "colour=red" (see
            `domain.annotation.attribute_mapping`); an empty one leaves the label out.
        repair: marks that leave their image are cut at its edge, and what outlines that cross
            themselves enclose is painted.
        leave_unmapped: the rest is taken in where labels stay unmapped.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    repair: bool = False
    leave_unmapped: bool = False


@dataclass(frozen=True, slots=True)
class CaseChanges:
    """What is written into one case, as one act.

    Attributes:
        known: findings among the changes that are there already, and are added to.
    """

    case: Case
    changes: tuple[Change, ...]
    known: frozenset[FindingId] = frozenset()

    @property
    def counts(self) -> Mapping[FindingKind, int]:
        """Return how many findings of each kind are new."""
        found: dict[FindingKind, int] = {}
        for change in self.changes:
            if change.content is not None and change.finding_id not in self.known:
                kind = KIND_OF[type(change.content)]
                found[kind] = found.get(kind, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class FoundImage:
    """An image of the files, and which one of the project it is.

    Attributes:
        name: in the files.
        own: what the project calls it in files that are given away; nothing where it has none.
        marks: of the files on it.
        by_size: it was known by its size alone.
        why: it is none of the project.
    """

    name: str
    own: str
    marks: int
    by_size: bool = False
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What taking files in would do.

    Attributes:
        code: who will have said it.
        words: every label of the files, and what becomes of it.
        values: every value that the files say of attributes, and what becomes of it.
        found: the images of the files, in their order.
        by_size: images that were known by their size alone: the file's name and ours.
        already: marks and words that are there already.
        repaired: marks that are cut or painted.
        mendable: marks that are left out and might be mended with consent, by what is wrong.
        beside: how often attributes of other programs are not taken over, by their names.
        problems: what cannot be read, found or taken in, each with its place.
    """

    project: Project
    code: str
    words: tuple[Mapped, ...]
    values: tuple[MappedValue, ...]
    found: tuple[FoundImage, ...]
    images: int
    by_size: tuple[tuple[str, str], ...]
    cases: tuple[CaseChanges, ...]
    already: int
    repaired: int
    mendable: Mapping[ShapeFault, int]
    beside: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def unmapped(self) -> tuple[Mapped, ...]:
        """Return the labels that a person has to map, or leave out."""
        return tuple(word for word in self.words if word.how is How.UNMAPPED)

    @property
    def undecided(self) -> tuple[MappedValue, ...]:
        """Return the values that nobody mapped or left out; they are not taken over."""
        return tuple(value for value in self.values if value.how is How.UNMAPPED)

    @property
    def counts(self) -> Mapping[FindingKind, int]:
        """Return how many findings of each kind are new."""
        found: Counter[FindingKind] = Counter()
        for case in self.cases:
            found.update(case.counts)
        return found

    @property
    def added_to(self) -> int:
        """Return how many findings that are there already are added to."""
        return sum(len(case.known) for case in self.cases)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was taken in.

    Attributes:
        cases: in which something was written.
        refused: cases in which nothing was, and why.
        stopped: the person stopped before the last case.
    """

    cases: int
    findings: int
    refused: Sequence[Problem]
    stopped: bool = False
