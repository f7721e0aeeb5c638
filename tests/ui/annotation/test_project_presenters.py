"""The presenters behind a new project and behind the list of one's cases."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.gallery import CaseLine, CaseQuery, CaseState
from medannot.domain.people import OWNER
from medannot.domain.progress import silent
from medannot.services.annotation_values import Grouping
from medannot.ui.annotation.projects.case_model import CHUNK
from medannot.ui.annotation.projects.form_presenter import FormPresenter, Work
from medannot.ui.annotation.projects.making import Made, make_project
from medannot.ui.annotation.projects.manage_presenter import ManagePresenter
from medannot.ui.annotation.projects.wanted import ImageSource, Wanted
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import UNSHARP, AnnotationRoom
from tests.helpers.annotating_room import drawn_images
from tests.helpers.driving import wait_for
from tests.helpers.question_sets import Draft, add_set


class Room(AnnotationRoom):
    """A project in a workspace, with the window's threads."""

    def __init__(self, parent: Path, cases: tuple[int, ...]) -> None:
        super().__init__(parent, cases)
        self.tasks = Tasks()

    def idle(self) -> None:
        wait_for(lambda: not self.tasks.busy)


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with Room(tmp_path, (1,)) as made:
        yield made
        made.tasks.close()


@pytest.fixture
def long(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with Room(tmp_path, (1,) * (CHUNK + 3)) as made:
        yield made
        made.tasks.close()


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    pictures = drawn_images(tmp_path / "pictures")
    return Wanted("new", places=(pictures,), lexicon="medannot-skin", people="anna, bert", seed="7")


def test_a_project_that_is_asked_for_while_images_are_looked_at_is_made_after(
    room: Room, wanted: Wanted
) -> None:
    presenter = FormPresenter(room.desk, room.tasks, OWNER, room.tasks)
    made: list[Made] = []
    presenter.created.connect(made.append)
    presenter.begin(frozenset({"skin"}))
    presenter.edit(wanted)
    assert presenter.state.work is Work.LOOKING
    presenter.create()
    room.idle()
    wait_for(lambda: made)
    assert made == [Made("new")]
    assert len(room.desk.project_overview.show(OWNER, "new")[1]) == 2


def test_a_stopped_look_keeps_nothing_and_can_be_begun_again(room: Room, wanted: Wanted) -> None:
    presenter = FormPresenter(room.desk, room.tasks, OWNER, room.tasks)
    presenter.edit(wanted)
    presenter.stop()
    room.idle()
    assert (presenter.state.stopped, presenter.state.draft) == (True, None)
    presenter.look_again()
    room.idle()
    assert presenter.state.draft is not None
    assert presenter.state.draft.images == 2


def test_another_rule_groups_what_was_looked_at_and_a_broken_pattern_is_told(
    room: Room, wanted: Wanted
) -> None:
    presenter = FormPresenter(room.desk, room.tasks, OWNER, room.tasks)
    presenter.edit(wanted)
    room.idle()
    presenter.edit(replace(wanted, grouping=Grouping.NAME, pattern="(jpg)$"))
    wait_for(lambda: presenter.state.draft and len(presenter.state.draft.cases) == 1)
    presenter.edit(replace(wanted, grouping=Grouping.NAME, pattern="("))
    wait_for(lambda: "This is no pattern" in presenter.state.fault)
    assert presenter.state.draft is None
    presenter.edit(replace(wanted, grouping=Grouping.NAME, pattern="^(ring|wheals)"))
    wait_for(lambda: presenter.state.draft and len(presenter.state.draft.cases) == 2)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": "skin"}, "name", "A project of this name is there already"),
        ({"annotators": "1"}, "annotators", "Diagnoses need at least two"),
        ({"annotators": "two"}, "annotators", "Type how many annotators"),
        ({"annotators": "3"}, "people", "2 named so far"),
        ({"people": "anna, 王芳"}, "people", "王芳 looks like a name; take codes such as ann-01."),
        ({"places": (Path("/nowhere/at/all"),)}, "images", "all is not there"),
        ({"seed": "1.5"}, "seed", "A seed is a whole number"),
    ],
)
def test_what_is_filled_in_wrongly_is_told_at_its_field(
    room: Room, wanted: Wanted, changed: dict[str, object], field: str, sentence: str
) -> None:
    presenter = FormPresenter(room.desk, room.tasks, OWNER, room.tasks)
    presenter.begin(frozenset({"skin"}))
    presenter.edit(replace(wanted, **changed))  # type: ignore[arg-type]  # fields by name
    presenter.create()
    room.idle()
    assert sentence in presenter.state.faults[field]
    presenter.edit(wanted)
    room.idle()
    assert presenter.state.faults == {}


def test_cases_come_in_pieces_and_by_what_was_said_of_them(long: Room) -> None:
    long.say(long.open("anna"), UNSHARP, 1, "anna")
    long.desk.annotating.submit(long.actor("anna"), long.open("anna"))
    presenter = ManagePresenter(long.desk, long.tasks, OWNER, long.tasks)
    came: dict[int, tuple[CaseLine, ...]] = {}
    counts: list[int] = []
    presenter.chunk_came.connect(came.__setitem__)
    presenter.list_began.connect(counts.append)
    presenter.open("skin")
    long.idle()
    presenter.load(1)
    presenter.load(1)
    long.idle()
    assert counts == [CHUNK + 3]
    assert [line.number for line in came[1]] == [CHUNK + 1, CHUNK + 2, CHUNK + 3]
    presenter.ask(CaseQuery(CaseState.PARTLY))
    long.idle()
    presenter.load(0)
    long.idle()
    assert counts[-1] == 1
    (line,) = came[0]
    assert (line.number, line.annotators, line.begun, line.submitted) == (1, 2, 1, 1)
    assert presenter.state.begun


def test_boxes_of_a_set_come_into_everybodys_work_and_unknown_labels_are_told(
    room: Room, tmp_path: Path
) -> None:
    add_set(room.desk.store, "atlas", [Draft("q1", images=(room.media[0],))])
    boxes = {
        "images": [{"id": 1, "file_name": "q1.png", "width": 100, "height": 80}],
        "categories": [{"id": 1, "name": "Papule"}, {"id": 2, "name": "Blob"}],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20]},
            {"id": 2, "image_id": 1, "category_id": 2, "bbox": [40, 40, 20, 20]},
        ],
    }
    marks = tmp_path / "boxes.json"
    marks.write_text(json.dumps(boxes), encoding="utf-8")
    wanted = Wanted(
        "of-atlas",
        ImageSource.SET,
        question_set="atlas",
        marks=str(marks),
        lexicon="medannot-skin",
        people="anna, bert",
        seed="7",
    )
    draft = room.desk.projects.read_set(OWNER, "atlas", wanted.rule())
    made = make_project(room.desk, OWNER, wanted, draft, silent)
    first, second, third = made.notes
    assert first.startswith("anna: marks taken into 1 case")
    assert second.startswith("bert: marks taken into 1 case")
    assert third.startswith("1 label")
    assert third.endswith("without a term; open Import to map them.")
    case_id = room.desk.project_overview.find_case(OWNER, "of-atlas/1")
    works = room.desk.project_overview.case(OWNER, case_id).works
    kinds = [[one.kind.value for one in work.findings] for work in works]
    assert kinds == [["lesion", "mark"], ["lesion", "mark"]]
