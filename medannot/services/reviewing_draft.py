"""A correction in a reviewer's hand: tried out on the work, and nothing of it written yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.checking import refuse_unsound
from medannot.domain.annotation.project import Assignment, AssignmentState
from medannot.domain.annotation.revision import Cause, Change, Revision
from medannot.domain.ids import ActId, IdSource, PersonId, RevisionId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Role
from medannot.services.annotating_acts import after_changes, effective, refuse_levels
from medannot.services.annotating_values import OpenCase
from medannot.services.reviewing_values import OpenReview


def case_of(opened: OpenReview, upto: int | None = None) -> OpenCase:
    """Return a reviewed work as a case that is only looked at.

    Args:
        opened: the work.
        upto: so many revisions of its chain; by default all.
    """
    return OpenCase(
        project=opened.project,
        assignment=opened.assignment,
        number=opened.number,
        name=opened.name,
        images=opened.images,
        revisions=opened.revisions if upto is None else opened.revisions[:upto],
    )


@dataclass(frozen=True)
class Correction:
    """What a reviewer has changed so far, with what was undone of it.

    Attributes:
        base: the work before.
        steps: the case as it was after none of the acts, after the first one, and so on.
        at: which of the steps is in front.
    """

    base: OpenReview
    steps: tuple[OpenCase, ...]
    at: int = 0

    @classmethod
    def of(cls, base: OpenReview) -> "Correction":
        """Begin a correction of a work."""
        case = case_of(base)
        return cls(base, (replace(case, assignment=_opened(case)),))

    @property
    def case(self) -> OpenCase:
        """Return the case as it is in the reviewer's hand."""
        return self.steps[self.at]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return what differs from the work before, in the order in which it was first said."""
        old, new = self.steps[0].findings, self.case.findings
        gone = [Change(one.id, one.media_id, None) for one in old.values() if one.id not in new]
        said = [
            Change(one.id, one.media_id, one.content)
            for one in new.values()
            if old.get(one.id) != one
        ]
        return (*gone, *said)

    def after(
        self, changes: Sequence[Change], lexicon: Lexicon | None, who: PersonId, ids: IdSource
    ) -> "Correction":
        """Return the correction with one more act; what was undone is given up.

        Args:
            changes: of different findings; none is no act.
            lexicon: of the project, or None while it loads.
            who: the reviewer.
            ids: for the links of the chain that are tried out.

        Raises:
            Refusal: the findings could not stand together, or a level is not the project's.
        """
        case = self.case
        those = effective(case, changes)
        if not those:
            return self
        refuse_levels(case, those, lexicon)
        later = after_changes(case.findings, those)
        areas = {one.media_id: one.area for one in case.images}
        touched = {one.finding_id for one in those}
        refuse_unsound(case.findings, later, touched, areas, case.project.schema)
        made = _tried(case, those, who, ids)
        return replace(self, steps=(*self.steps[: self.at + 1], case.after(made)), at=self.at + 1)

    def undone(self) -> "Correction":
        """Return the correction without its last act."""
        return replace(self, at=max(self.at - 1, 0))

    def redone(self) -> "Correction":
        """Return the correction with the act that was undone last."""
        return replace(self, at=min(self.at + 1, len(self.steps) - 1))


def _opened(case: OpenCase) -> Assignment:
    """Return the assignment as one that may be changed, for whoever shows it."""
    return replace(case.assignment, state=AssignmentState.OPEN)


def _tried(
    case: OpenCase, changes: Sequence[Change], who: PersonId, ids: IdSource
) -> tuple[Revision, ...]:
    act_id, at = ActId(ids.new()), case.revisions[-1].at
    made = []
    for one in changes:
        before = case.links.get(one.finding_id)
        made.append(
            Revision(
                id=RevisionId(ids.new()),
                finding_id=one.finding_id,
                previous=before.id if before else None,
                act_id=act_id,
                author=who,
                role=Role.REVIEWER.value,
                at=at,
                cause=Cause.CORRECTED,
                content=one.content,
                media_id=one.media_id,
            )
        )
    return tuple(made)
