"""Rounds of review over a project of a test, decided without a window."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from medannot.domain.annotation.finding import Lesion, Region, Site
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER, Actor
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import Entity, EntityKey, EntityKind
from medannot.domain.review.round import ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import Desk
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom

ALL = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)
STEPS = (Step.QUALITY, Step.REGIONS, Step.LESIONS)


def hand_in(room: AnnotationRoom, case: int, code: str = "anna") -> None:
    """Let an annotator hand in a case: the face, a papule there, a nodule."""
    opened = room.say(room.open(code, case), USABLE, 1, code)
    opened = room.say(opened, Region(Site(FACE)), 1, code)
    opened = room.say(opened, Lesion(PAPULE, locations=(Site(FACE),)), code=code)
    room.complete_rest(opened, Lesion(NODULE), code)


def begin(
    desk: Desk, plan: RoundPlan = ALL, codes: Sequence[str] = ("rita",), name: str = "first"
) -> ReviewRound:
    """Begin a round of the project "skin"."""
    return desk.review_planning.begin(OWNER, "skin", name, plan, tuple(codes))


def seat(desk: Desk, code: str = "rita") -> Actor:
    """Return a reviewer as the one who acts."""
    return desk.reviewing.seat(OWNER, code)


def work_at(desk: Desk, made: ReviewRound, position: int = 1, code: str = "rita") -> OpenReview:
    """Open a work of a reviewer's list by its position."""
    place = desk.reviewing.next(seat(desk, code), made.id, position - 1)
    assert place is not None
    return desk.reviewing.open(seat(desk, code), place.id)


def first_of_two(desk: Desk, made: ReviewRound, codes: Sequence[str] = ("rita", "saul")) -> str:
    """Return who of two reviewers corrects the first work."""
    return next(code for code in codes if not work_at(desk, made, 1, code).place.second)


def find(opened: OpenReview, node: str, kind: EntityKind | None = None) -> Entity:
    """Return the first entity of this node."""
    return next(one for one in opened.entities if one.node == node and kind in {None, one.kind})


def accept(desk: Desk, opened: OpenReview, key: EntityKey, code: str = "rita") -> OpenReview:
    """Accept an entity."""
    return desk.reviewing.decide(seat(desk, code), opened, key, Verdict.ACCEPT)


def reject(desk: Desk, opened: OpenReview, key: EntityKey, code: str = "rita") -> OpenReview:
    """Reject an entity that is not visible."""
    return desk.reviewing.decide(
        seat(desk, code), opened, key, Verdict.REJECT, ReviewReason.NOT_VISIBLE
    )


def edit(
    desk: Desk, opened: OpenReview, key: EntityKey, content: Lesion, code: str = "rita"
) -> OpenReview:
    """Correct a lesion."""
    finding = opened.findings[key.finding_id]
    change = Change(finding.id, finding.media_id, content)
    return desk.reviewing.decide(
        seat(desk, code), opened, key, Verdict.EDIT, ReviewReason.WRONG_TERM, "", (change,)
    )


def add(desk: Desk, opened: OpenReview, lesion: Lesion, code: str = "rita") -> OpenReview:
    """Add a lesion that was missed."""
    new = FindingId(f"missed-{len(opened.revisions)}")
    return desk.reviewing.decide(
        seat(desk, code),
        opened,
        EntityKey(new, EntityKind.LESION),
        Verdict.ADD,
        ReviewReason.MISSED,
        changes=(Change(new, None, lesion),),
    )


def decide_rest(
    desk: Desk,
    opened: OpenReview,
    wrong: Callable[[Entity], bool] = lambda _entity: False,
    code: str = "rita",
) -> OpenReview:
    """Decide all that waits: reject what is wrong, accept the rest."""
    while opened.waiting:
        one = opened.waiting[0]
        opened = (reject if wrong(one) else accept)(desk, opened, one.key, code)
    return opened


def doubled(plan: RoundPlan = ALL) -> RoundPlan:
    """Return a plan by which two reviewers see every work."""
    return replace(plan, doubled=1.0)
