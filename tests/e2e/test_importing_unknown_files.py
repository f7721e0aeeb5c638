"""Question files that nobody knows, through the real window: mapped, tried, read, imported."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.driving import LARGE, Driven, ScriptedDialogs, click, drive, settle
from tests.helpers.outside import shared_folder
from tests.helpers.question_banks import picture
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace

ODD = [
    {
        "nr": f"SC-{number}",
        "frage": f"Which of these signs fits lesion {number}?",
        "auswahl": {"A": "Ring", "B": "Scale", "C": f"Dimple {number}"},
        "loesung": "G" if number == 4 else "ABC"[number % 3],
        "foto": f"img/{number}.png",
        "kat": "sign",
        "病史": "红斑三天",
    }
    for number in range(1, 7)
]


def odd_file(folder: Path) -> Path:
    """Write the odd file and the images that it names; return it."""
    (folder / "img").mkdir()
    for record in ODD:
        (folder / str(record["foto"])).write_bytes(picture(1))
    path = folder / "skin clinic.json"
    path.write_text(json.dumps(ODD, ensure_ascii=False), encoding="utf-8")
    return path


def at_files(window: Driven, file: Path, images: Path | None) -> None:
    """Go to the import and fill in its first step by keys."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+3")
    window.idle()
    window.key("Ctrl+I")
    window.type(str(file))
    if images is not None:
        window.page().importing.form._images_field.shown.setFocus()
        window.type(str(images))
    window.key("Enter")
    window.idle()


def test_an_unknown_file_is_mapped_by_keys_alone_and_the_mapping_serves_the_shell(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    file = odd_file(tmp_path)
    table = tmp_path / "refused.csv"
    dialogs = ScriptedDialogs(saves=[table])

    def script(window: Driven) -> None:
        at_files(window, file, tmp_path)
        view = window.page().importing
        step = view.mapping
        assert view.presenter.state.step == "mapping"
        window.wait_to_see("5 of 6 rows tried become questions")
        assert window.focus() is step.record.tree
        # Seven keys down lies the ability, whose letter gives it its role; below it the context.
        step.record.select("kat")
        window.key("A")
        window.idle()
        assert step.roles.rows["ability"].keys.choice() == "kat"
        step.record.select("病史")
        window.key("C")
        window.idle()
        window.wait_to_see("红斑三天")
        window.key("Del")
        window.idle()
        assert step.roles.rows["context"].keys.choice() == ""
        assert step.roles.rows["answer"].found.text() == "1 not usable"
        assert step.roles.rows["images"].found.text() == "1 each"
        window.key("Alt+Right")
        assert step.record.title.text() == "Record 2 of 6"
        step.save_as.setFocus()
        window.key("Ctrl+A")
        window.type("Skin clinic")
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("1 row refused")
        window.wait_to_see("Mapping: Skin clinic")
        window.click("Save list")
        window.idle()
        window.click("Import the 5 good rows")
        window.idle()
        window.wait_to_see("holds 5 questions now.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert table.read_text("utf-8-sig").splitlines()[:2] == [
        "File,Row,,Reason",
        "skin clinic.json,4,Refused,its key 'G' is not among its options.",
    ]
    words = ["questions", "import", file, "--set", "again", "--mapping", "Skin clinic"]
    more = ["--images", tmp_path, "--good-rows", "--workspace", folder]
    assert run([str(word) for word in (*words, *more)], NoWindow()) == 0
    with open_desk(folder, read_only=True) as desk:
        summary = desk.bank.summary(OWNER, "again")
    assert (summary.items, dict(summary.by_ability), summary.missing_images) == (5, {"sign": 5}, 0)


def test_roles_are_given_by_the_mouse_too(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    file = odd_file(tmp_path)

    def script(window: Driven) -> None:
        at_files(window, file, tmp_path)
        step = window.page().importing.mapping
        row = step.roles.rows["group"].keys
        click(row)
        popup = row.view()
        place = row.model().index(row.findData("kat"), 0)
        popup.scrollTo(place)
        # A list that opened under the pointer passes the click's own release by.
        settle(QApplication.doubleClickInterval() + 100)
        QTest.mouseClick(
            popup.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            popup.visualRect(place).center(),
        )
        window.idle()
        assert step.presenter.state.raw["group"] == "kat"
        click(step.preview.on)
        window.wait_to_see("2 of 3")
        click(step.record.on)
        window.wait_to_see("Record 2 of 6")
        window.click("Back")
        assert window.page().importing.form.name.text() == "skin-clinic"

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_known_benchmark_passes_the_mapping_by_itself_and_can_be_changed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    questions = shared_folder("questions") / "vqa-rad"
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        at_files(window, questions / "testset.json", questions / "images")
        view = window.page().importing
        assert view.presenter.state.step == "report"
        window.wait_to_see("Mapping: vqa-rad")
        # In a large window record, roles and preview stand beside the report.
        assert view.mapping.isVisible()
        assert view.report.isVisible()
        assert view.mapping.record.title.text() == "Record 1, of the first 200"
        window.window.resize(1366, 768)
        window.idle()
        assert not view.mapping.isVisible()
        assert view.report.isVisible()
        window.click("Change")
        window.idle()
        assert view.mapping.roles.rows["question"].keys.choice() == "question"
        assert not view.mapping.save_as.isEnabled()
        window.click("Read all rows")
        window.idle()
        window.wait_to_see("451")
        assert view.presenter.state.draft.report.images == 203

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0


def test_a_pointer_of_git_lfs_and_a_record_of_200_keys(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    pointer = tmp_path / "pointer.json"
    pointer.write_text("version https://git-lfs.github.com/spec/v1\n", encoding="utf-8")
    wide = tmp_path / "wide.json"
    record = {f"key {n}": "word " * 500 for n in range(200)} | {"ask": "Why is it so?"}
    wide.write_text(json.dumps([record]), encoding="utf-8")

    def script(window: Driven) -> None:
        at_files(window, pointer, None)
        window.wait_to_see("a whole file is refused")
        shown = window.page().importing.report.problems.model()
        assert "Git-LFS pointer" in shown.index(0, 3).data()
        window.key("Esc")
        form = window.page().importing.form
        form.focus_first()
        window.key("Ctrl+A")
        window.type(str(wide))
        window.key("Enter")
        window.idle()
        step = window.page().importing.mapping
        step.record.search.setFocus()
        window.type("key 199")
        step.record.select("key 199")
        assert len(step.record.whole.toPlainText()) == 2500
        hidden = [step.record.tree.isRowHidden(n, step.record.tree.rootIndex()) for n in (0, 199)]
        assert hidden == [True, False]

    assert drive(["--workspace", str(folder)], script) == 0
