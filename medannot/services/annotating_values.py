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
from medannot.domain.annotation.revision import (
    Revision,
    Walk,
    acts_of,
    last_links,
    standing,
    standing_after,
    walk_after,
    walk_of,
)
from medannot.domain.ids import AnnotationCaseId, FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.media import Media
from medannot.domain.people import Role
from medannot.domain.review.comment import ReviewComment
from medannot.domain.review.corrected import corrected
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.particulars import FindingChange


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
    def erased(self) -> bool:
        """Tell whether nothing is left of it to be shown."""
        return self.change is MediaChange.ERASED

    @property
    def area(self) -> ImageArea:
        """Return it as far as marks care."""
        one = self.shown
        return ImageArea(self.number, one.rows, one.columns, one.frames, self.erased)


@dataclass(frozen=True)
class OpenCase:
    """One physician's own work on one case, as it stood when it was read or last written.

    Attributes:
        assignment: whose it is, at which place of their order, and whether it is submitted.
        revisions: every link that was made in this work, in order.
        thread: what reviewer and annotator said to each other of it, without codes.
    """

    project: Project
    assignment: Assignment
    number: int
    name: str
    images: tuple[CaseImage, ...]
    revisions: tuple[Revision, ...]
    thread: tuple[ReviewComment, ...] = ()

    @property
    def case_id(self) -> AnnotationCaseId:
        """Return the case's id."""
        return self.assignment.case_id

    @cached_property
    def links(self) -> Mapping[FindingId, Revision]:
        """Return the last revision of each chain, also where the finding is taken away."""
        return last_links(self.revisions)

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return what is current, in the order in which it was first said."""
        return standing(self.links)

    @cached_property
    def walk(self) -> Walk:
        """Return what can be undone and redone."""
        return walk_of(acts_of(self.revisions))

    @cached_property
    def corrected(self) -> tuple[FindingChange, ...]:
        """Return what reviewers changed in this work."""
        return corrected(self.revisions)

    @cached_property
    def kinds(self) -> Mapping[FindingId, FindingKind]:
        """Return of every finding what it is about, of those that were taken away too."""
        return _kinds_of(self.revisions)

    @cached_property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """Return what the protocol still asks before the case is submitted, by no lexicon."""
        return self.points(None)

    def points(self, lexicon: Lexicon | None) -> tuple[OpenPoint, ...]:
        """Return what the protocol still asks before the case is submitted.

        Args:
            lexicon: of the project; what it does not ask of a lesion is not asked then.
        """
        seen = {
            one.media_id: one.number for one in self.images if one.change is not MediaChange.ERASED
        }
        return open_points(self.findings, seen, self.project.schema, lexicon)

    def after(self, made: tuple[Revision, ...]) -> "OpenCase":
        """Return the same after one more act, whose revisions these are."""
        new = replace(self, revisions=(*self.revisions, *made))
        # Grown with the act, so that a stroke costs the same however much was said before.
        vars(new).update(
            links={**self.links, **last_links(made)},
            findings=standing_after(self.findings, self.links, made),
            kinds={**self.kinds, **_kinds_of(made)},
            walk=walk_after(self.walk, made),
            # An annotator's own act is no correction.
            corrected=self.corrected,
        )
        return new

    def with_images(self, changed: Iterable[CaseImage]) -> "OpenCase":
        """Return the same with images as they are now; see `Annotating.media_changed`."""
        new = {one.media_id: one for one in changed}
        return replace(self, images=tuple(new.get(i.media_id, i) for i in self.images))

    @property
    def asked_of(self) -> EntityKey | None:
        """Return the label that a reviewer wrote of last; None where it was the whole case."""
        said = [one.entity for one in self.thread if one.role == Role.REVIEWER.value]
        last = said[-1] if said else None
        return last if last is not None and last.finding_id in self.kinds else None

    @property
    def saved_at(self) -> datetime | None:
        """Return when something was last written, or None before the first act."""
        return self.revisions[-1].at if self.revisions else None


def _kinds_of(revisions: Iterable[Revision]) -> dict[FindingId, FindingKind]:
    return {
        one.finding_id: KIND_OF[type(one.content)] for one in revisions if one.content is not None
    }
