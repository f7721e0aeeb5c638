"""An annotation project of a question set's images takes over the marks that came with it."""

from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, Mark
from medannot.domain.annotation.mapping import How
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.question_beside import DrawnMark
from medannot.services.annotation_import_values import ImportWish
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import Desk
from tests.helpers.annotated import AnnotationRoom, add_media
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import make_desk

BOX = Outline(ShapeKind.BOX, ((10.0, 20.0), (40.0, 60.0)))
MASK = Brush(50, 10, 4, 3, (0, 12))


def project_of_set(folder: Path) -> Desk:
    desk = make_desk(folder)
    first, second = add_media(desk.store, 2)
    add_set(
        desk.store,
        "slake",
        [
            Draft("one?", images=(first,), marks=(DrawnMark(1, "Papule", BOX),)),
            # The same box comes with every question of the image.
            Draft(
                "two?",
                images=(second, first),
                marks=(DrawnMark(2, "Papule", BOX), DrawnMark(1, "strange thing", MASK)),
            ),
        ],
    )
    small_lexicon(folder / "clinic-skin")
    steps = (Step.QUALITY, Step.LESIONS)
    plan = ProjectPlan(
        "skin", str(folder / "clinic-skin"), 7, steps=steps, annotators=1, closed_world=False
    )
    draft = desk.projects.read_set(OWNER, "slake", CaseRule(Grouping.IMAGE))
    desk.projects.create(OWNER, plan, draft)
    desk.projects.assign(OWNER, "skin", ["anna"])
    return desk


def test_marks_come_in_once_and_unknown_labels_wait_for_a_person(tmp_path: Path) -> None:
    with project_of_set(tmp_path) as desk:
        service = desk.annotation_import
        actor = desk.annotating.seat(OWNER, "anna")
        read = service.read_questions(OWNER, "skin")

        plan = service.plan(actor, "skin", read, ImportWish())

        assert [(word.label, word.count, word.how) for word in plan.words] == [
            ("Papule", 1, How.NAME),
            ("strange thing", 1, How.UNMAPPED),
        ]
        assert (plan.images, plan.problems) == (2, ())

        wish = ImportWish({"strange thing": "L.NODULE"})
        plan = service.plan(actor, "skin", read, wish)
        report = service.apply(actor, plan, wish)

        assert (report.cases, report.refused) == (2, ())
        _, cases = desk.project_overview.show(OWNER, "skin")
        told = []
        for case in cases:
            opened = desk.annotating.open(actor, case.id)
            contents = [found.content for found in opened.findings.values()]
            told += [one.term.node_id for one in contents if isinstance(one, Lesion)]
            told += [one.shape for one in contents if isinstance(one, Mark)]
        assert sorted(map(str, told)) == sorted(map(str, ["L.PAPULE", BOX, "L.NODULE", MASK]))
        again = service.plan(actor, "skin", read, wish)
        assert (again.cases, again.already) == ((), 2)


def test_a_project_whose_images_brought_no_marks_says_so(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path) as room, pytest.raises(Refusal) as refused:
        room.desk.annotation_import.read_questions(OWNER, "skin")
    assert str(refused.value) == (
        "No question set brought marks on the images of this project; there is nothing to take "
        "over."
    )
