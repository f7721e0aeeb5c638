"""What is told of annotations that are given away, before and after they are written."""

from dataclasses import dataclass

from medannot.domain.annotation.exported import (
    AnnotatedCase,
    AnnotatedImage,
    FileFormat,
    Loss,
    marks_of,
)
from medannot.domain.annotation.project import Project


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What an export would write.

    Attributes:
        cases: each author's work, where something is said.
        losses: what the format cannot hold of it.
        unsubmitted: works that are still open.
        withheld: works of others that the actor may not see before submitting their own.
    """

    project: Project
    format: FileFormat
    cases: tuple[AnnotatedCase, ...]
    losses: tuple[Loss, ...]
    unsubmitted: int
    withheld: int

    @property
    def authors(self) -> tuple[str, ...]:
        """Return whose work it is, by code."""
        return tuple(sorted({case.author for case in self.cases}))

    @property
    def marks(self) -> int:
        """Return how many marks there are."""
        return sum(1 for case in self.cases for _ in marks_of(case))

    @property
    def images(self) -> tuple[AnnotatedImage, ...]:
        """Return the images of all cases, each once."""
        return tuple({one.media_id: one for case in self.cases for one in case.images}.values())


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written.

    Attributes:
        files: of annotations, how many.
        pictures: image files, how many.
        erased: names of the images that are not there any more.
    """

    folder: str
    files: int
    pictures: int
    erased: tuple[str, ...]
