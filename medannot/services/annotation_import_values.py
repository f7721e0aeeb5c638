"""What is told of annotations of other programs, before and after they are taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from medannot.domain.annotation.finding import KIND_OF, FindingKind
from medannot.domain.annotation.mapping import How, Mapped
from medannot.domain.annotation.project import Case, Project
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class ImportWish:
    """How annotations are taken in.

    Attributes:
        given: node ids by labels; an empty one leaves the label out.
        repair: marks that leave their image are cut at its edge, and what outlines that cross
            themselves enclose is painted.
        leave_unmapped: the rest is taken in where labels stay unmapped.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    repair: bool = False
    leave_unmapped: bool = False


@dataclass(frozen=True, slots=True)
class CaseChanges:
    """What is written into one case, as one act."""

    case: Case
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What taking files in would do.

    Attributes:
        code: who will have said it.
        words: every label of the files, and what becomes of it.
        by_size: images that were known by their size alone: the file's name and ours.
        already: marks and words that are there already.
        repaired: marks that are cut or painted.
        beside: how often attributes of other programs are not taken over, by their names.
        problems: what cannot be read, found or taken in, each with its place.
    """

    project: Project
    code: str
    words: tuple[Mapped, ...]
    images: int
    by_size: tuple[tuple[str, str], ...]
    cases: tuple[CaseChanges, ...]
    already: int
    repaired: int
    beside: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def unmapped(self) -> tuple[Mapped, ...]:
        """Return the labels that a person has to map, or leave out."""
        return tuple(word for word in self.words if word.how is How.UNMAPPED)

    @property
    def counts(self) -> Mapping[FindingKind, int]:
        """Return how many findings of each kind are new."""
        found: dict[FindingKind, int] = {}
        for case in self.cases:
            for change in case.changes:
                if change.content is not None:
                    kind = KIND_OF[type(change.content)]
                    found[kind] = found.get(kind, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was taken in.

    Attributes:
        cases: in which something was written.
        refused: cases in which nothing was, and why.
    """

    cases: int
    findings: int
    refused: Sequence[Problem]
