"""Labels that mean a coarse region: it is offered, found by its name, and taken by Enter."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.ui.annotation.exchange.import_presenter import ImportPresenter, ImportStep, Work
from medannot.ui.annotation.exchange.labels import LabelRow, narrowed_for, suggestions
from medannot.ui.annotation.exchange.labels_step import LabelsStep
from medannot.ui.settings import SettingsFile
from medannot.ui.tasks import Tasks
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.driving import ScriptedDialogs, dressed, wait_for
from tests.helpers.small_lexicon import REGIONS, small_lexicon

GROUPS = """\
NECK.NAPE,BODY,region,both,2,Nape of neck,项部,,,,,no,,skin,draft,1.0.0,,,,
NECK,BODY,group,image_region,3,Neck,颈部,,,,,no,,skin,draft,1.0.0,,,,
NECK.SIDE,NECK,region,both,4,Neck side,颈侧,,,,,no,,skin,draft,1.0.0,,,,
TRUNK,BODY,group,none,5,Trunk,躯干,,,,,no,,skin,draft,1.0.0,,,,
"""


@pytest.fixture
def presenter(qapp: QApplication, tmp_path: Path) -> Iterator[ImportPresenter]:
    small_lexicon(tmp_path / "clinic-skin")
    (tmp_path / "clinic-skin" / "regions.csv").write_text(REGIONS + GROUPS, encoding="utf-8")
    with AnnotationRoom(tmp_path) as room:
        tasks = Tasks()
        yield ImportPresenter(room.desk, tasks, tasks)
        tasks.close()


def to_labels(presenter: ImportPresenter, path: Path, label: str) -> LabelRow:
    """Read a file with one label, and return its row."""
    read = {
        "images": [{"id": 1, "file_name": "case-0001-1.png", "width": 100, "height": 80}],
        "categories": [{"id": 1, "name": label}],
        "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}],
    }
    path.write_text(json.dumps(read))
    presenter.begin("skin", ("anna", "bert"))
    presenter.choose_code("anna")
    presenter.add([path])
    presenter.forward()
    wait_for(lambda: presenter.state.work is Work.NOTHING)
    assert presenter.state.step is ImportStep.IMAGES, presenter.state.fault
    wait_for(lambda: presenter.state.lexicon)
    presenter.forward()
    (row,) = presenter.state.rows
    return row


def test_a_coarse_region_is_suggested_found_and_taken(
    presenter: ImportPresenter, tmp_path: Path
) -> None:
    row = to_labels(presenter, tmp_path / "a.json", "neck_roi")
    opened = presenter.state.lexicon
    assert opened is not None
    assert suggestions(row, opened.index)[0].id == "NECK"
    found = [hit.node_id for hit in opened.index.search("Neck", narrowed_for(row))]
    assert found == ["NECK", "NECK.SIDE", "NECK.NAPE"]
    assert opened.index.search("Trunk", narrowed_for(row)) == ()
    lexicon = opened.loaded.lexicon
    assert not presenter.map_to(row, lexicon["TRUNK"])
    assert presenter.map_to(row, lexicon["NECK"])
    assert [(one.key, one.node) for one in presenter.state.rows] == [("neck_roi", lexicon["NECK"])]


def test_the_exact_word_and_enter_take_the_coarse_region(
    presenter: ImportPresenter, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    dressed(qapp)
    step = LabelsStep(presenter, ScriptedDialogs(), SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(step)
    presenter.state_changed.connect(step.show_state)
    to_labels(presenter, tmp_path / "a.json", "roi 7")
    step.finder.search.setText("Neck")
    QTest.keyClick(step.finder.search, Qt.Key.Key_Return)
    assert presenter.state.given == {"roi 7": "NECK"}
