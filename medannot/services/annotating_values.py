"""What the annotation page is given: one physician's own work on one case, and nobody else's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from medannot.domain.annotation.checking import ImageArea
from medannot.domain.annotation.completeness import OpenPoint, open_points
from medannot.domain.annotation.finding import KIND_OF, Finding, FindingKind
from medannot.domain.annotation.project import Assignment, Project
from medannot.domain.annotation.revision import Revision, Walk, acts_of, current, walk_of
from medannot.domain.ids import AnnotationCaseId, FindingId, MediaId
from medannot.domain.media import Media


class MediaChange(StrEnum):
    """What became of an image since it was put into the project."""

    COVERED = "covered"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class CaseImage:
    """An image of a case.

    Attributes:
        number: its place in the case, counted from 1.
        media_id: what findings name, whatever is shown of it.
        shown: the stored image that is shown: the newest one that covers part of it, or itself.
        change: None where it is as it was.
    """

    number: int
    media_id: MediaId
    shown: Media
    change: MediaChange | None

    @property
    def area(self) -> ImageArea:
        """Return it as far as marks care."""
        one = self.shown
        erased = self.change is MediaChange.ERASED
        return ImageArea(self.number, one.rows, one.columns, one.frames, erased)


@dataclass(frozen=True)
class OpenCase:
    """One physician's own work on one case, as it stood when it was read or last written.

    Attributes:
        assignment: whose it is, at which place of their order, and whether it is submitted.
        revisions: every link that was made in this work, in order.
    """

    project: Project
    assignment: Assignment
    number: int
    name: str
    images: tuple[CaseImage, ...]
    revisions: tuple[Revision, ...]

    @property
    def case_id(self) -> AnnotationCaseId:
        """Return the case's id."""
        return self.assignment.case_id

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return what is current, in the order in which it was first said."""
        return current(self.revisions)

    @cached_property
    def walk(self) -> Walk:
        """Return what can be undone and redone."""
        return walk_of(acts_of(self.revisions))

    @cached_property
    def kinds(self) -> Mapping[FindingId, FindingKind]:
        """Return of every finding what it is about, of those that were taken away too."""
        return {
            one.finding_id: KIND_OF[type(one.content)]
            for one in self.revisions
            if one.content is not None
        }

    @cached_property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """Return what the protocol still asks before the case is submitted."""
        seen = {
            one.media_id: one.number for one in self.images if one.change is not MediaChange.ERASED
        }
        return open_points(self.findings, seen, self.project.schema)

    def with_images(self, changed: Iterable[CaseImage]) -> "OpenCase":
        """Return the same with images as they are now; see `Annotating.media_changed`."""
        new = {one.media_id: one for one in changed}
        return replace(self, images=tuple(new.get(i.media_id, i) for i in self.images))

    @property
    def saved_at(self) -> datetime | None:
        """Return when something was last written, or None before the first act."""
        return self.revisions[-1].at if self.revisions else None
