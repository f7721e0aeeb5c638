"""The export in the window: counted anew for each choice, written once, stopped without a trace."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.exported import FileFormat
from medannot.ui.annotation.exchange.export_presenter import ExportPresenter
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom, box, last, lesion
from tests.helpers.driving import wait_for


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[AnnotationRoom]:
    with AnnotationRoom(tmp_path) as made:
        for code, term in (("anna", PAPULE), ("bert", NODULE)):
            opened = made.say(made.open(code), lesion(term), code=code)
            made.say(opened, box(1, 2, 4, 6, last(opened)), 1, code)
        yield made


@pytest.fixture
def presenter(room: AnnotationRoom) -> Iterator[ExportPresenter]:
    tasks = Tasks()
    yield ExportPresenter(room.desk, tasks, tasks)
    tasks.close()


def counted(presenter: ExportPresenter) -> tuple[tuple[str, ...], int]:
    wait_for(lambda: not presenter.state.busy)
    plan = presenter.state.plan
    assert plan is not None, presenter.state.fault
    return plan.authors, plan.marks


def losses(presenter: ExportPresenter) -> list[str]:
    plan = presenter.state.plan
    return [one.what.value for one in plan.losses] if plan is not None else []


def test_each_choice_is_counted_and_the_last_one_holds(presenter: ExportPresenter) -> None:
    presenter.begin("skin")
    assert counted(presenter) == (("anna", "bert"), 2)
    presenter.choose_author("bert")
    presenter.choose_author("anna")
    presenter.choose_format(FileFormat.LABEL_STUDIO)
    assert counted(presenter) == (("anna",), 1)
    assert presenter.state.plan is not None
    assert presenter.state.plan.format is FileFormat.LABEL_STUDIO
    assert presenter.state.plan.losses == ()
    presenter.choose_format(FileFormat.MASKS)
    assert losses(presenter) == [], "losses of another format are shown"
    counted(presenter)
    assert losses(presenter) == ["box"]


def test_it_is_written_once_and_told_where(presenter: ExportPresenter, tmp_path: Path) -> None:
    presenter.begin("skin")
    counted(presenter)
    presenter.write(tmp_path / "out")
    wait_for(lambda: not presenter.state.busy)
    assert presenter.state.report is not None
    assert presenter.state.report.folder == str(tmp_path / "out")
    presenter.write(tmp_path / "out")
    wait_for(lambda: not presenter.state.busy)
    assert str(tmp_path / "out") in presenter.state.fault
    presenter.choose_author("bert")
    assert presenter.state.report is None


def test_a_job_that_is_stopped_leaves_nothing(presenter: ExportPresenter, tmp_path: Path) -> None:
    presenter.begin("skin")
    counted(presenter)
    held = Event()
    tasks = presenter.parent()
    assert isinstance(tasks, Tasks)
    tasks.store(held.wait)
    presenter.write(tmp_path / "out")
    presenter.stop()
    held.set()
    wait_for(lambda: not presenter.state.busy)
    assert presenter.state.stopped
    assert not (tmp_path / "out").exists()
    assert counted(presenter) == (("anna", "bert"), 2)


def test_what_cannot_be_counted_is_told(presenter: ExportPresenter) -> None:
    presenter.begin("nowhere")
    wait_for(lambda: not presenter.state.busy)
    assert "nowhere" in presenter.state.fault
    assert presenter.state.plan is None
