"""A workspace with an annotated project of drawn images, to look at its overviews."""

from pathlib import Path

from medannot.domain.annotation.finding import (
    Complete,
    Content,
    DiscardReason,
    Quality,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.imaging.demo.pictures import picture_names
from medannot.services.annotation_values import CaseRule, ProjectPlan
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotating_room import drawn_images
from tests.helpers.overview_room import primary, ranked, region, secondary
from tests.helpers.workspaces import empty_workspace

REGIONS = ("FACE.CHEEK", "SKIN.NECK", "SKIN.SCALP", "FACE.CHEEK", "SKIN.HAND", "SKIN.NECK")
DISEASES = ("D.ECZEMA", "D.PSORIASIS", "D.TCORPORIS", "D.FOLLIC")
"""Said one after another, so that some agree and others do not."""


def scene(parent: Path, pictures: tuple[str, ...] = picture_names()) -> Path:
    """Make it: most cases done by both, one by anna alone, one discarded, one not begun."""
    folder = empty_workspace(parent)
    images = drawn_images(parent / "pictures", pictures)
    with open_desk(folder) as desk:
        draft = desk.projects.read_files(OWNER, [images], CaseRule())
        plan = ProjectPlan("skin", "medannot-skin", 7, closed_world=False)
        desk.projects.create(OWNER, plan, draft)
        desk.projects.assign(OWNER, "skin", ("anna", "bert"))
        count = len(draft.cases)
        for number in range(1, count - 1):
            _both(desk, number, done=number < count - 2)
        _say(desk, "anna", count - 1, [Quality(DiscardReason.UNSHARP)], done=False)
    return folder


def _both(desk: Desk, number: int, *, done: bool) -> None:
    for place, code in enumerate(("anna", "bert")):
        first = DISEASES[number % len(DISEASES)]
        other = DISEASES[(number + 1 + (place if number % 2 else 0)) % len(DISEASES)]
        order = (first, other) if number % 4 or not place else (other, first)
        lesions: list[Content] = [primary("L.PAPULE" if number % 2 else "L.PLAQUE")]
        if number % 3:
            lesions.append(secondary("L.PUSTULE" if number % 4 else "L.ERYTHEMA"))
        said = [Quality(), region(REGIONS[number % len(REGIONS)]), *lesions, *ranked(*order)]
        _say(desk, code, number, [*said, Complete()], done=done or not place)


def _say(desk: Desk, code: str, number: int, contents: list[Content], *, done: bool) -> None:
    actor = desk.annotating.seat(OWNER, code)
    case_id = desk.project_overview.find_case(OWNER, f"skin/{number}")
    opened = desk.annotating.open(actor, case_id)
    image = opened.images[0].media_id
    changes = [
        Change(
            FindingId(desk.store.ids.new()),
            image if type(one).__name__ in {"Quality", "Region"} else None,
            one,
        )
        for one in contents
    ]
    opened = desk.annotating.act(actor, opened, changes)
    if done:
        desk.annotating.submit(actor, opened)
