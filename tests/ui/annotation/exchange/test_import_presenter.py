"""The import in the window: choices are kept, nothing is written before the end, stops are told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Content, Diagnosis, Mark, Quality
from medannot.domain.annotation.mapping import How
from medannot.domain.ids import FindingId
from medannot.ui.annotation.exchange.import_presenter import ImportPresenter, ImportStep, Work
from medannot.ui.annotation.exchange.labels import LabelRow
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import PAPULE, AnnotationRoom, box, lesion
from tests.helpers.driving import wait_for
from tests.helpers.whole_work import expected, exported, named, say_all

NEAR, OTHER = "case-0001-1.png", "case-0002-1.png"


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[AnnotationRoom]:
    with AnnotationRoom(tmp_path) as made:
        yield made


@pytest.fixture
def presenter(room: AnnotationRoom) -> Iterator[ImportPresenter]:
    tasks = Tasks()
    yield ImportPresenter(room.desk, tasks, tasks)
    tasks.close()


def coco(path: Path) -> Path:
    """Write boxes of two labels on three images, one of them unknown, one outside its image."""
    names = [NEAR, OTHER, "elsewhere.png"]
    boxes = [(1, 1, [1, 2, 3, 4]), (1, 2, [9, 9, 4, 4]), (2, 1, [1, 1, 5, 5]), (3, 1, [1, 1, 2, 2])]
    read = {
        "images": [
            {"id": n, "file_name": name, "width": 100 - (n == 3), "height": 80}
            for n, name in enumerate(names, start=1)
        ],
        "categories": [{"id": 1, "name": "lbl_7"}, {"id": 2, "name": "Nodule"}],
        "annotations": [
            *({"image_id": i, "category_id": c, "bbox": one} for i, c, one in boxes),
            {"image_id": 1, "category_id": 2, "bbox": [90, 70, 30, 30]},
            {"image_id": 8, "category_id": 1, "bbox": [1, 1, 2, 2]},
        ],
    }
    path.write_text(json.dumps(read))
    return path


def settle(presenter: ImportPresenter) -> None:
    wait_for(lambda: presenter.state.work is Work.NOTHING)


def to_labels(presenter: ImportPresenter, path: Path) -> None:
    presenter.begin("skin", ("anna", "bert"))
    presenter.choose_code("anna")
    presenter.add([path])
    presenter.forward()
    settle(presenter)
    assert presenter.state.step is ImportStep.IMAGES, presenter.state.fault
    wait_for(lambda: presenter.state.lexicon)
    presenter.forward()


def step_of(presenter: ImportPresenter) -> int:
    return int(presenter.state.step)


def row(presenter: ImportPresenter, key: str) -> LabelRow:
    return next(one for one in presenter.state.rows if one.key == key)


def choose(presenter: ImportPresenter, key: str, node_id: str) -> bool:
    opened = presenter.state.lexicon
    assert opened is not None
    return presenter.map_to(row(presenter, key), opened.loaded.lexicon[node_id])


def test_files_are_read_matched_and_their_labels_listed(
    presenter: ImportPresenter, tmp_path: Path
) -> None:
    to_labels(presenter, coco(tmp_path / "a.json"))
    state = presenter.state
    assert state.plan is not None
    assert [(one.name, one.own, one.marks) for one in state.plan.found] == [
        (NEAR, NEAR, 3),
        (OTHER, OTHER, 1),
        ("elsewhere.png", "", 1),
    ]
    assert [one.sentence() for one in state.unread] == [
        "a.json, row 6: it names an image that is not in the file."
    ]
    assert [(one.key, one.fate.how, one.fate.count) for one in state.rows] == [
        ("lbl_7", How.UNMAPPED, 3),
        ("Nodule", How.NAME, 2),
    ]
    assert (state.rows[0].example.image, state.rows[0].example.mark) == (NEAR, 1)


def test_nothing_goes_on_while_a_label_is_open(presenter: ImportPresenter, tmp_path: Path) -> None:
    to_labels(presenter, coco(tmp_path / "a.json"))
    presenter.forward()
    assert step_of(presenter) == ImportStep.LABELS
    assert not choose(presenter, "lbl_7", "LESION"), "a heading was taken"
    presenter.leave_out(row(presenter, "lbl_7"))
    presenter.forward()
    settle(presenter)
    assert step_of(presenter) == ImportStep.CHANGES


def test_choices_outlive_steps_back_and_are_taken_back_by_hand(
    presenter: ImportPresenter, tmp_path: Path
) -> None:
    to_labels(presenter, coco(tmp_path / "a.json"))
    assert choose(presenter, "lbl_7", "L.PAPULE")
    presenter.forward()
    settle(presenter)
    assert [presenter.back() for _ in range(4)] == [True, True, True, False]
    presenter.begin("skin", ("anna", "bert"))
    assert len(presenter.state.paths) == 1
    presenter.forward()
    settle(presenter)
    wait_for(lambda: row(presenter, "lbl_7").fate.how is How.GIVEN)
    presenter.undo_choice(row(presenter, "lbl_7"))
    assert row(presenter, "lbl_7").is_open


def test_marks_are_mended_with_consent_and_written_at_the_end_alone(
    presenter: ImportPresenter, room: AnnotationRoom, tmp_path: Path
) -> None:
    to_labels(presenter, coco(tmp_path / "a.json"))
    choose(presenter, "lbl_7", "L.PAPULE")
    presenter.forward()
    settle(presenter)
    plan = presenter.state.plan
    assert plan is not None
    assert {fault.value: count for fault, count in plan.mendable.items()} == {"outside": 1}
    presenter.choose_repair(wanted=True)
    settle(presenter)
    assert presenter.state.plan is not None
    assert presenter.state.plan.repaired == 1
    assert not room.open().revisions
    presenter.forward()
    settle(presenter)
    assert presenter.state.step is ImportStep.DONE
    marks = [one for one in room.open().findings.values() if isinstance(one.content, Mark)]
    assert len(marks) == 3
    assert presenter.state.report is not None
    assert (presenter.state.report.cases, presenter.state.report.stopped) == (2, False)


def test_a_stop_while_reading_keeps_what_was_chosen(
    presenter: ImportPresenter, tmp_path: Path
) -> None:
    presenter.begin("skin", ("anna",))
    presenter.add([coco(tmp_path / "a.json")])
    presenter.forward()
    assert presenter.back()
    settle(presenter)
    assert (presenter.state.step, presenter.state.stopped) == (ImportStep.FILES, True)
    assert len(presenter.state.paths) == 1
    presenter.forward()
    settle(presenter)
    assert presenter.state.step is ImportStep.IMAGES


def test_a_mapping_is_saved_and_loaded_again(presenter: ImportPresenter, tmp_path: Path) -> None:
    to_labels(presenter, coco(tmp_path / "a.json"))
    choose(presenter, "lbl_7", "L.PAPULE")
    file = tmp_path / "map.csv"
    presenter.save_mapping(file)
    wait_for(lambda: presenter.state.said)
    with file.open("a", encoding="utf-8") as text:
        text.write("other,L.GONE\r\n")
    presenter.undo_choice(row(presenter, "lbl_7"))
    presenter.load_mapping(file)
    wait_for(lambda: presenter.state.said)
    assert presenter.state.said.endswith("The lexicon does not have L.GONE.")
    assert row(presenter, "lbl_7").node is not None
    assert "other" not in presenter.state.given


def test_files_that_are_gone_are_told(presenter: ImportPresenter, tmp_path: Path) -> None:
    presenter.begin("skin", ("anna",))
    presenter.add([tmp_path / "gone.json"])
    presenter.forward()
    settle(presenter)
    assert "gone.json" in presenter.state.fault
    assert presenter.state.step is ImportStep.FILES


def test_a_whole_case_of_our_own_is_listed_mapped_and_written(
    room: AnnotationRoom, presenter: ImportPresenter, tmp_path: Path
) -> None:
    said: dict[str, tuple[int, Content]] = {
        "good": (1, Quality()),
        "spot": (0, lesion(PAPULE)),
        "mark": (1, box(1, 2, 9, 12, "spot")),
        "own": (0, Diagnosis(None, 1, "rosacea", (FindingId("spot"),))),
    }
    say_all(room, said)
    file = exported(room, tmp_path / "out", FileFormat.JSONL) / "cases.jsonl"
    text = file.read_text("utf-8")
    file.write_text(text.replace("L.PAPULE", "X.BUMP").replace('"Papule"', '"Raised"'), "utf-8")
    presenter.begin("skin", ("anna", "bert"))
    presenter.choose_code("bert")
    presenter.add([file.parent])
    presenter.forward()
    settle(presenter)
    plan = presenter.state.plan
    assert plan is not None
    assert [(one.name, one.own, one.marks) for one in plan.found] == [
        (NEAR, NEAR, 1),
        ("case-0001-2.png", "case-0001-2.png", 0),
    ]
    wait_for(lambda: presenter.state.lexicon)
    presenter.forward()
    (raised,) = presenter.state.open_rows
    assert (raised.key, raised.example.image, raised.example.mark) == ("Raised", "case-0001", 0)
    assert not choose(presenter, "Raised", "FACE")
    assert choose(presenter, "Raised", "L.PAPULE")
    presenter.forward()
    settle(presenter)
    presenter.forward()
    settle(presenter)
    assert presenter.state.step is ImportStep.DONE
    assert named(room, "bert") == expected(said)
