"""A folder is named: one that is there, or one that is yet to be made."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from medannot.ui.widgets.folder_dialog import FolderDialog
from medannot.ui.widgets.paths import typed_path, typed_paths
from tests.helpers.driving import dressed, press, texts, write


@pytest.fixture
def dialog(qtbot: QtBot, qapp: Any, tmp_path: Path) -> FolderDialog:
    dressed(qapp)
    made = FolderDialog("A folder", "Create", lambda _title: tmp_path)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_folder_that_is_not_there_yet_can_be_named(dialog: FolderDialog, tmp_path: Path) -> None:
    write(dialog.field, str(tmp_path / "not" / "there"))

    press(dialog.field, "Enter")

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.folder() == tmp_path / "not" / "there"


@pytest.mark.parametrize("typed", ["", "half/a/path"])
def test_nothing_and_half_a_path_are_refused_in_place(dialog: FolderDialog, typed: str) -> None:
    write(dialog.field, typed)

    press(dialog.field, "Enter")

    assert dialog.isVisible()
    assert any("folder or name a new" in text or "whole path" in text for text in texts(dialog))


def test_a_file_is_no_folder(dialog: FolderDialog, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("x", encoding="utf-8")
    write(dialog.field, str(file))

    press(dialog.field, "Enter")

    assert "This is a file; name a folder." in texts(dialog)


def test_paths_are_taken_as_they_are_pasted(tmp_path: Path) -> None:
    odd = tmp_path / "a;b.json"
    odd.write_text("[]", encoding="utf-8")

    assert typed_path(f' "{odd}" ') == odd
    assert typed_path(odd.as_uri()) == odd
    assert typed_path("~/sets") == Path.home() / "sets"
    assert typed_paths(str(odd)) == (odd,)
    assert typed_paths("/x/one.json; /x/two.json") == (Path("/x/one.json"), Path("/x/two.json"))
    assert typed_paths(" ") == ()
