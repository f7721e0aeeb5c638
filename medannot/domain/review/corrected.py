"""What reviewers changed in a work, as its annotator is told of it."""

from collections.abc import Sequence

from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.revision import Cause, Revision, current
from medannot.domain.people import Role
from medannot.domain.review.particulars import FindingChange, finding_changes


def corrected(revisions: Sequence[Revision]) -> tuple[FindingChange, ...]:
    """Return what reviewers' corrections made of findings, all of them together.

    What they took back again is not told, nor are marks that only went with their lesion.

    Args:
        revisions: of one work.
    """
    theirs = [
        place
        for place, one in enumerate(revisions)
        if one.cause is Cause.CORRECTED and one.role == Role.REVIEWER.value
    ]
    if not theirs:
        return ()
    touched = {revisions[place].finding_id for place in theirs}
    before, after = current(revisions[: theirs[0]]), current(revisions[: theirs[-1] + 1])
    return tuple(
        one
        for one in finding_changes(before, after)
        if one.finding.id in touched and not (one.gone and one.finding.kind is FindingKind.MARK)
    )
