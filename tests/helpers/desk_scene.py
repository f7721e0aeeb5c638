"""A workspace with works that were handed in whole, marks among them, and a round to decide on."""

from collections.abc import Sequence
from pathlib import Path

from medannot.domain.annotation.checking import ImageArea
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    Lesion,
    LesionRole,
    Mark,
    Quality,
    Region,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotating_room import drawn_images, with_project
from tests.helpers.figure_two import BOUNDARY, COLOUR, centimetres, site, term, value

PLAN = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)


def desk_scene(
    parent: Path,
    pictures: Sequence[str] = ("ring_near.jpg", "wheals_middle.jpg"),
    plan: RoundPlan = PLAN,
    reviewers: Sequence[str] = ("rita",),
    other: str = "L.PLAQUE",
) -> Path:
    """Make it: anna and bert have handed in every case; the round "first" has begun.

    A work has seven entities: a region, a lesion with a place, a colour, a boundary and a size, and
    a diagnosis with an advice; two marks show the lesion. Bert calls the lesion `other`.
    """
    folder = with_project(parent, images=drawn_images(parent / "pictures", tuple(pictures)))
    with open_desk(folder) as desk:
        cases = len(pictures)
        for code in ("anna", "bert"):
            for number in range(1, cases + 1):
                hand_in(desk, code, number, "L.PLAQUE" if code == "anna" else other)
        desk.review_planning.begin(OWNER, "skin", "first", plan, tuple(reviewers))
    return folder


def hand_in(desk: Desk, code: str, number: int, lesion: str = "L.PLAQUE") -> None:
    """Let an annotator say all that is asked of a case, and hand it in."""
    actor = desk.annotating.seat(OWNER, code)
    case_id = desk.project_overview.find_case(OWNER, f"skin/{number}")
    opened = desk.annotating.open(actor, case_id)
    image = opened.images[0].media_id
    new = [FindingId(desk.store.ids.new()) for _ in range(8)]
    of_image: list[tuple[FindingId, Content]] = [
        (new[0], Quality()),
        (new[1], Region(site("SKIN.NECK"))),
        (new[3], Mark(_box(0.3, 0.25, 0.62, 0.6, opened.images[0].area), new[2])),
        (new[4], Mark(_box(0.7, 0.7, 0.8, 0.8, opened.images[0].area), new[2])),
    ]
    values = (
        value(COLOUR, "A.COLOR.RED"),
        value(BOUNDARY, "A.BOUNDARY.WELL"),
        centimetres(3, 6),
    )
    place = (site("SKIN.NECK"),)
    of_case: list[tuple[FindingId, Content]] = [
        (new[2], Lesion(term(lesion), LesionRole.PRIMARY, place, values)),
        (new[5], Diagnosis(term("D.TCORPORIS"), 1, "", (new[2],), "A ring with a raised edge.")),
        (new[6], Advice(term("T.TOPICAL.TANTIBIOT"), "", new[5])),
        (new[7], Complete()),
    ]
    changes = [Change(one, image, content) for one, content in of_image]
    changes += [Change(one, None, content) for one, content in of_case]
    opened = desk.annotating.act(actor, opened, changes)
    desk.annotating.submit(actor, opened)


def _box(left: float, top: float, right: float, bottom: float, area: ImageArea) -> Outline:
    columns, rows = area.columns, area.rows
    corners = ((left * columns, top * rows), (right * columns, bottom * rows))
    return Outline(ShapeKind.ELLIPSE, corners)
