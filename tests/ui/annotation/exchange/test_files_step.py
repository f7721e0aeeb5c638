"""Files for an import: dropped, and taken away by key."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.ui.annotation.exchange.files_step import FilesStep
from medannot.ui.annotation.exchange.import_presenter import ImportState
from tests.helpers.driving import ScriptedDialogs, dressed, press


def dropped(step: FilesStep, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    step.dropEvent(event)


def test_files_are_dropped_and_addresses_of_the_net_are_not(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    dressed(qapp)
    step = FilesStep(ScriptedDialogs())
    qtbot.addWidget(step)
    step.show()
    added: list[tuple[Path, ...]] = []
    step.added.connect(added.append)
    dropped(step, QUrl("https://example.org/a.json"))
    assert added == []
    dropped(step, QUrl.fromLocalFile(str(tmp_path / "a.json")), QUrl("https://example.org/b.json"))
    assert added == [(tmp_path / "a.json",)]


def test_a_file_is_taken_away_by_delete(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    dressed(qapp)
    step = FilesStep(ScriptedDialogs())
    qtbot.addWidget(step)
    step.show()
    gone: list[Path] = []
    step.removed.connect(gone.append)
    step.show_state(ImportState(paths=(tmp_path / "a.json", tmp_path / "b.json")))
    step.table.select_row(1)
    press(step.table, "Delete")
    assert gone == [tmp_path / "b.json"]
