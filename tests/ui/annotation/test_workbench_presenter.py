"""The presenter of the workbench where answers come late, or an act is refused on the way out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.project import Project
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Refusal
from medannot.domain.ids import RandomIds
from medannot.domain.people import OWNER
from medannot.services.annotation_values import ProjectPlan
from medannot.ui.annotation.workbench_presenter import WorkbenchPresenter
from medannot.ui.bench.seat import Seat
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import AnnotationRoom


class Held(Tasks):
    """Threads whose answers come when the test says so, of the store or of the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.of_store: list[Callable[[], None]] = []
        self.of_rest: list[Callable[[], None]] = []

    def store(self, work: Any, done: Any = None, failed: Any = None) -> None:
        self.of_store.append(lambda: _run(work, done, failed))

    def free(self, work: Any, done: Any = None, failed: Any = None) -> None:
        self.of_rest.append(lambda: _run(work, done, failed))

    def answer(self) -> None:
        """Let the store answer what was asked so far."""
        while self.of_store:
            self.of_store.pop(0)()


def _run(work: Any, done: Any, failed: Any) -> None:
    try:
        found = work()
    except Exception as fault:  # noqa: BLE001 - as the real threads do
        failed(fault)
        return
    if done is not None:
        done(found)


class Bench:
    """The presenter over a workspace with two projects, each of its own lexicon."""

    def __init__(self, room: AnnotationRoom, other: Project) -> None:
        self.room, self.other = room, other
        self.tasks = Held()
        self.presenter = WorkbenchPresenter(room.desk, self.tasks, RandomIds())

    def sit_down(self, project: Project, code: str = "anna") -> None:
        self.presenter.sit_down(Seat(project.id, project.name, code))


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    with AnnotationRoom(tmp_path) as room:
        draft = room.desk.projects.read_media(OWNER, [room.media])
        other = room.desk.projects.create(OWNER, ProjectPlan("other", "medannot-skin", 7), draft)
        room.desk.projects.assign(OWNER, "other", ["anna", "bert"])
        made = Bench(room, other)
        yield made
        made.tasks.close()


def refuse(_findings: object) -> tuple[Change, ...]:
    raise Refusal("The disk is full.")


def test_who_stood_up_is_not_brought_back_by_a_late_answer(bench: Bench) -> None:
    bench.sit_down(bench.room.project)
    bench.presenter.stand_up()
    bench.tasks.answer()
    assert bench.presenter.state.opened is None

    bench.sit_down(bench.room.project)
    bench.tasks.answer()
    bench.presenter.step(1)
    bench.presenter.stand_up()
    bench.tasks.answer()
    assert bench.presenter.state.opened is None


def test_an_act_refused_on_the_way_to_the_next_case_keeps_the_case_in_front(bench: Bench) -> None:
    bench.sit_down(bench.room.project)
    bench.tasks.answer()
    first = bench.presenter.state.opened
    bench.presenter.do(refuse)
    bench.presenter.step(1)
    bench.tasks.answer()
    assert bench.presenter.state.opened is first
    assert bench.presenter.state.fault == "The disk is full."

    # Who was told, and goes on all the same, goes on.
    bench.presenter.step(1)
    bench.tasks.answer()
    now = bench.presenter.state.opened
    assert now is not None
    assert first is not None
    assert now.case_id != first.case_id
    assert bench.presenter.state.fault == ""


def test_the_lexicon_of_a_project_that_was_left_does_not_come_back(bench: Bench) -> None:
    bench.sit_down(bench.room.project)
    bench.tasks.answer()
    bench.tasks.of_rest.pop(0)()
    (late,) = bench.tasks.of_rest
    bench.tasks.of_rest.clear()

    bench.sit_down(bench.other)
    bench.tasks.answer()
    bench.tasks.of_rest.pop(0)()
    late()
    lexicon = bench.presenter.state.terms
    assert lexicon is not None
    assert lexicon.head.pin == bench.other.schema.lexicon
