"""People go out as a model, and a set goes out for models, from the window."""

import json
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.study import GroupPlan
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, settle
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk


def workspace(parent: Path) -> Path:
    with make_desk(parent) as desk:
        drafts = [
            Draft(stem="one", options=("None", "both", "left"), ability="PRES"),
            Draft(stem="two", options=("yes", "no"), right=(1,), ability="PRES"),
            Draft(stem="three", options=("a", "b"), ability="SIZE"),
        ]
        make_study(desk, drafts, (GroupPlan("primary", 2, 2),))
        given = {"one": Given(("None",)), "two": Given(("yes",)), "three": Given(("b",))}
        for reader in ("primary-01", "primary-02"):
            answer_all(desk, given, reader)
        return desk.folder


def test_a_study_goes_out_as_a_model_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    chosen = tmp_path / "chosen"
    chosen.mkdir()

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.idle()
        window.key("Ctrl+Shift+M")
        dialog = window.page().acts.asking
        window.wait_for(dialog.isVisible, "the dialog")
        window.picture("export-as-model")
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, "Panel 1")
        for name in ("vlmevalkit", "jsonl"):
            click(dialog.formats[name], (0.05, 0.5))
        click(dialog.accept_button)
        settle()
        window.idle()
        window.wait_to_see("README.md says how to score them")

    dialogs = ScriptedDialogs(folders=[chosen])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0

    out = chosen / "one-as-models"
    assert sorted(path.name for path in out.iterdir()) == ["README.md", "jsonl", "vlmevalkit"]
    (book,) = (out / "vlmevalkit" / "outputs" / "Panel-1").glob("T*/Panel-1_set-of-one.xlsx")
    head, *rows = load_workbook(book).active.iter_rows(values_only=True)
    place = {name: n for n, name in enumerate(head)}
    assert [
        (row[place["question"]], row[place["prediction"]], row[place["A"]]) for row in rows
    ] == [
        ("one", "A", "None "),
        ("two", "A", "yes"),
        ("three", "B", "a"),
    ]


def test_a_set_goes_out_for_models_from_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    chosen = tmp_path / "chosen"
    chosen.mkdir()

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+3")
        window.idle()
        window.click("Export a set for models…")
        window.idle()
        dialog = window.page().set_export.asking
        window.wait_for(dialog.isVisible, "the dialog")
        window.picture("export-set")
        assert dialog.sets.choice() == "set of one"
        # The keys begin in the first field; Tab leads to the next, and Enter does the act.
        assert dialog.focusWidget() is dialog.sets
        QTest.keyClick(dialog.sets, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.format
        QTest.keyClick(dialog.format, Qt.Key.Key_Down)
        QTest.keyClick(dialog.format, Qt.Key.Key_Return)
        settle()
        window.idle()
        window.wait_to_see("3 questions were written to")

    dialogs = ScriptedDialogs(folders=[chosen])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0

    lines = (chosen / "set-of-one-for-models" / "set-of-one.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["options"]["A"] for record in records] == ["None", "yes", "a"]
    assert [record["answer"] for record in records] == ["A", "B", "A"]
