"""Two readings of cases that agree and differ in known ways, and somebody who settles them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.people import OWNER, Actor
from medannot.services.annotating_values import OpenCase
from tests.helpers.annotated import (
    FACE,
    NODULE,
    PAPULE,
    PIN,
    USABLE,
    AnnotationRoom,
    box,
    last,
    make_project,
)
from tests.helpers.annotated_photographs import photographs, register
from tests.helpers.workspaces import make_desk

COLOUR, RED, BROWN = (
    Term("A.COLOUR", PIN, "Colour", "颜色"),
    Term("A.RED", PIN, "Red", "红色"),
    Term("A.BROWN", PIN, "Brown", "褐色"),
)
ACNE, ROSACEA = Term("D.ACNE", PIN, "Acne", "痤疮"), Term("D.ROSACEA", PIN, "Rosacea", "玫瑰痤疮")
ARM = Term("ARM", PIN, "Arm", "上肢")
REST = Advice(None, "Rest")


def agree(room: AnnotationRoom, case: int, codes: tuple[str, ...] = ("anna", "bert")) -> None:
    """Let them say the same of a case."""
    for code in codes:
        opened = room.say(room.open(code, case), USABLE, 1, code)
        opened = room.say(opened, Region(Site(FACE)), 1, code)
        opened = room.say(opened, Lesion(PAPULE, values=(Value(COLOUR, (RED,)),)), 0, code)
        opened = room.say(opened, Diagnosis(ACNE, 1, evidence=(last(opened),)), 0, code)
        room.complete_rest(opened, REST, code)


class PhotographRoom(AnnotationRoom):
    """An annotation room whose images can be looked at.

    Args:
        parent: a folder of the test.
        cases: how many images each case has.
        size: of the photographs.
        codes: of the annotators.
        asked: more of the plan.
    """

    def __init__(
        self,
        parent: Path,
        cases: Sequence[int],
        size: tuple[int, int] = (800, 640),
        codes: Sequence[str] = ("anna", "bert"),
        **asked: Any,
    ) -> None:
        self.desk = make_desk(parent)
        self.media = register(self.desk.store, photographs(sum(cases), size), size)
        waiting = iter(self.media)
        groups = [[next(waiting) for _ in range(count)] for count in cases]
        self.project = make_project(self.desk, groups, codes, **asked)
        _, self.cases = self.desk.project_overview.show(OWNER, self.project.name)
        self._findings = 0


def differ(room: AnnotationRoom, case: int, scale: float = 1, nodule_on: int = 1) -> None:
    """Let them differ in a side, a lesion, a colour, a place, a relation, the order and advice.

    Anna sees a red papule on the face and a nodule on top of it; Bert a brown papule. Both drew the
    papule, nearly alike.

    Args:
        room: of the project.
        case: its number.
        scale: by which what is drawn grows with the images.
        nodule_on: number of the image on which the nodule is drawn.
    """
    opened = _begun(room, "anna", case, Laterality.LEFT)
    red = Lesion(PAPULE, LesionRole.PRIMARY, (Site(FACE),), (Value(COLOUR, (RED,)),))
    opened = room.say(opened, red, 0, "anna")
    papule = last(opened)
    opened = room.say(opened, _box(scale, (10, 10, 50, 50), papule), 1, "anna")
    opened = room.say(opened, Lesion(NODULE, LesionRole.SECONDARY), 0, "anna")
    opened = room.say(opened, _box(scale, (60, 10, 90, 30), last(opened)), nodule_on, "anna")
    nodule = opened.revisions[-2].finding_id
    opened = room.say(opened, LesionRelation(nodule, papule), 0, "anna")
    opened = room.say(opened, Diagnosis(ACNE, 1, evidence=(nodule,), reasoning="Oily."), 0, "anna")
    opened = room.say(opened, Diagnosis(ROSACEA, 2), 0, "anna")
    room.complete_rest(opened, REST, "anna")
    opened = _begun(room, "bert", case, Laterality.RIGHT)
    brown = Lesion(PAPULE, LesionRole.PRIMARY, (Site(ARM),), (Value(COLOUR, (BROWN,)),))
    opened = room.say(opened, brown, 0, "bert")
    opened = room.say(opened, _box(scale, (12, 12, 50, 50), last(opened)), 1, "bert")
    opened = room.say(opened, Diagnosis(ROSACEA, 1), 0, "bert")
    opened = room.say(opened, Diagnosis(ACNE, 2), 0, "bert")
    room.complete_rest(opened, Advice(None, "See a dermatologist"), "bert")


def _box(scale: float, ends: tuple[float, float, float, float], target: str) -> Mark:
    left, top, right, bottom = (scale * one for one in ends)
    return box(left, top, right, bottom, target)


def _begun(room: AnnotationRoom, code: str, case: int, side: Laterality) -> OpenCase:
    opened = room.open(code, case)
    for image in opened.images:
        opened = room.say(opened, USABLE, image.number, code)
    return room.say(opened, Region(Site(FACE, side)), 1, code)


def adjudicator(room: AnnotationRoom, code: str = "dora") -> Actor:
    """Return somebody who annotates nothing and settles readings."""
    return room.desk.adjudicating.appoint(OWNER, room.project.name, code)


def change_afterwards(room: AnnotationRoom, case: int, code: str = "anna") -> None:
    """Let an annotator open a case again, say one thing more and hand it in."""
    actor = room.actor(code)
    opened = room.desk.annotating.reopen(actor, room.open(code, case), "second look")
    opened = room.say(opened, Lesion(NODULE), 0, code)
    room.desk.annotating.submit(actor, opened)
