"""A workspace with handed-in work, and reviewers who decide on it without a window."""

from pathlib import Path

from medannot.domain.annotation.finding import Lesion
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import Desk, open_desk
from medannot.services.reviewing_values import OpenReview
from tests.helpers.figure_two import term
from tests.helpers.overview_scene import scene

WHOLE = RoundPlan(SamplingPlan.ALL, 0, 3, bound=0.7, expected=0.9, doubled=0.5)


def reviewed(parent: Path, plan: RoundPlan = WHOLE, *, end: bool = True) -> Path:
    """Make the project "skin" with the round "first", reviewed by clara and dora.

    Args:
        parent: the workspace lies below it.
        plan: of the round.
        end: to the end; else the last work of clara waits.
    """
    folder = scene(parent)
    with open_desk(folder) as desk:
        desk.review_planning.begin(OWNER, "skin", "first", plan, ("clara", "dora"))
        for code in ("clara", "dora"):
            review(desk, code, end=end or code == "dora")
    return folder


def review(desk: Desk, code: str, *, end: bool = True) -> None:
    """Decide on a reviewer's works: papules are plaques, pustules are not there, else right."""
    actor = desk.reviewing.seat(OWNER, code)
    made = desk.review_planning.rounds(OWNER, "skin")[0]
    total = next(one.total for one in desk.review_planning.progress(made.id) if one.code == code)
    for number in range(total if end else total - 1):
        place = desk.reviewing.next(actor, made.id, number)
        assert place is not None
        opened = desk.reviewing.open(actor, place.id)
        while opened.waiting:
            opened = _decide(desk, code, opened)
        if number == 1 and not opened.place.second:
            new = FindingId(desk.store.ids.new())
            desk.reviewing.decide(
                actor,
                opened,
                EntityKey(new, EntityKind.LESION),
                Verdict.ADD,
                ReviewReason.MISSED,
                changes=(Change(new, None, Lesion(term("L.NODULE"))),),
            )


def _decide(desk: Desk, code: str, opened: OpenReview) -> OpenReview:
    actor, one = desk.reviewing.seat(OWNER, code), opened.waiting[0]
    if one.node == "L.PUSTULE" and code == "clara":
        return desk.reviewing.decide(
            actor, opened, one.key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
        )
    if one.node == "L.PAPULE":
        change = Change(one.key.finding_id, None, Lesion(term("L.PLAQUE")))
        return desk.reviewing.decide(
            actor, opened, one.key, Verdict.EDIT, ReviewReason.WRONG_TERM, changes=(change,)
        )
    return desk.reviewing.decide(actor, opened, one.key, Verdict.ACCEPT)
