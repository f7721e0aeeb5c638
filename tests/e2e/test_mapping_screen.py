"""The mapping screen through the real window: no key, another place of the records, base64."""

import base64
import json
from pathlib import Path

import numpy as np
from openpyxl import Workbook
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from medannot.ui.library.importing.as_reader import FoundImage
from tests.e2e.test_how_files_hold_records import at_files, run
from tests.helpers.driving import Driven, click
from tests.helpers.pictures import encoded


def record(number: int, **more: object) -> dict[str, object]:
    return {
        "frage": f"What is seen in image {number}?",
        "auswahl": ["ring", "scale", f"dimple {number}"],
        "loesung": "ABC"[number % 3],
        "kat": "sign",
        **more,
    }


def test_without_a_key_the_screen_says_that_nothing_is_scored(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "open.json"
    rows = [{"frage": f"What is seen in image {n}?", "kat": "sign"} for n in range(4)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("No field holds the right answer: answers will not be scored.")
        row = step.roles.rows["answer"]
        assert row.found.text() == "not scored"
        assert row.mark.isVisible()
        step.record.select("kat")
        window.key("K")
        window.idle()
        assert step.roles.rows["answer"].keys.choice() == "kat"
        assert not window.sees("answers will not be scored")

    run(tmp_path, script)


def test_what_a_mapping_begins_with_is_read_whole_in_a_small_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "open.json"
    file.write_text(json.dumps([record(n) for n in range(4)]), encoding="utf-8")

    def script(window: Driven) -> None:
        begun = at_files(window, file).begun
        written = begun.fontMetrics().horizontalAdvance(begun.currentText())
        # Beside the text stand its margin and the caret.
        assert begun.currentText() == "A new mapping"
        assert written <= begun.width() - 49

    run(tmp_path, script)


def test_roles_given_by_hand_stay_when_the_place_of_the_records_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.json"
    train = [record(n, ward="B2", note="red") for n in range(4)]
    val = [record(n, ward="B3") for n in range(2)]
    file.write_text(
        json.dumps({"about": {"by": "us"}, "train": train, "val": val}), encoding="utf-8"
    )

    def script(window: Driven) -> None:
        step = at_files(window, file)
        for key, letter in (("kat", "A"), ("ward", "G"), ("note", "C")):
            step.record.select(key)
            window.key(letter)
            window.idle()
        step.holding.place.setFocus()
        window.key("Down")
        window.idle()
        window.wait_to_see("2 of 2 rows tried become questions")
        given = {name: row.keys.choice() for name, row in step.roles.rows.items()}
        assert (given["ability"], given["group"], given["context"]) == ("kat", "ward", "")
        assert given["answer"] == "loesung"
        window.key("Up")
        window.idle()
        window.wait_to_see("4 of 4 rows tried become questions")
        assert step.roles.rows["ability"].keys.choice() == "kat"

    run(tmp_path, script)


def test_an_image_as_base64_is_seen_before_anything_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (20, 30), dtype=np.uint8)
    text = base64.b64encode(encoded(noise, "PNG")).decode()
    file = tmp_path / "packed.json"
    file.write_text(json.dumps([record(n, pic=text) for n in range(3)]), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("3 of 3 rows tried become questions")
        shown = step.preview.findChild(FoundImage)
        window.wait_for(lambda: shown._picture is not None)
        assert (shown._picture.width(), shown._picture.height()) == (30, 20)

    run(tmp_path, script)


def test_escape_ends_trying_an_answer_before_it_leaves_the_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "open.json"
    rows = [{"frage": f"What is seen in image {n}?", "loesung": "a ring"} for n in range(4)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.idle()
        line = step.preview.findChild(QLineEdit)
        click(line)
        QTest.keyClicks(line, "ring")
        window.key("Esc")
        window.idle()
        assert window.page().importing.presenter.state.step == "mapping"
        assert step.preview.findChild(QLineEdit).text() == ""
        assert window.focus() is step.record.tree
        window.key("Esc")
        window.idle()
        assert window.page().importing.presenter.state.step == "wish"

    run(tmp_path, script)


def test_a_sheet_of_a_workbook_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for name, count in (("Practice", 2), ("Exam", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["nr", "ask", "A", "B", "C", "is"])
        for n in range(count):
            sheet.append([n, f"Which colour has the apple {n} of {name}?", "Red", "Green", n, "A"])
    file = tmp_path / "exam.xlsx"
    book.save(file)

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("2 of 2 rows tried become questions")
        assert step.holding.place.currentText() == "Practice: nr, ask, A, B"
        assert window.sees("Sheet")
        step.holding.place.setFocus()
        window.key("Down")
        window.idle()
        window.wait_to_see("3 of 3 rows tried become questions")
        assert step.holding.place.currentText() == "Exam: nr, ask, A, B"
        step.save_as.setFocus()
        window.key("Ctrl+Return")
        window.idle()
        window.click("Import 3 questions")
        window.idle()
        window.wait_to_see("holds 3 questions now.")

    run(tmp_path, script)


def test_one_column_of_options_gives_all_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "wahl.csv"
    file.write_text(
        "Frage,Wahl 1,Wahl 2,Wahl 3,Antwort\n"
        "Which colour has a ripe lemon?,Red,Yellow,Blue,2\n"
        "Which colour has a ripe lime?,Red,Green,,1\n",
        encoding="utf-8",
    )

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("2 of 2 rows tried become questions")
        assert step.roles.rows["options"].keys.choice() == "Wahl {n}"
        step.record.select("Wahl 2")
        window.key("C")
        window.idle()
        assert step.roles.rows["options"].keys.choice() == ""
        step.record.select("Wahl 2")
        window.key("O")
        window.idle()
        assert step.roles.rows["options"].keys.choice() == "Wahl {n}"
        assert step.roles.rows["options"].forms.choice() == "columns"
        assert step.roles.rows["options"].found.text() == "2 to 3 each"

    run(tmp_path, script)


def test_what_files_commonly_have_is_seen_at_once_and_faults_say_why(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.json"
    rows = [record(n, typ="single", lang="en", split="test") for n in range(8)]
    rows[3]["loesung"] = "G"
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        window.wait_to_see("7 of 8 rows tried become questions")
        rows, height = step.roles.rows, step.roles.parentWidget().height()
        seen = {name for name, row in rows.items() if row.y() + row.height() <= height}
        assert seen >= {
            *("id", "question", "options", "answer", "images", "type", "language", "ability"),
            *("group", "split"),
        }
        assert rows["answer"].found.text() == "1 not usable"
        window.wait_to_see("Row 4: its key 'G' is not among its options.")
        assert rows["answer"].mark.geometry().right() <= rows["answer"].width()

    run(tmp_path, script)


def test_a_refused_answer_leaves_options_images_and_the_preview(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "klinik.json"
    rows = [record(n, pic=f"{n}.png", loesung="unklar") for n in range(3)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        step.record.select("loesung")
        window.key("K")
        window.idle()
        window.wait_to_see("0 of 3 rows tried become questions")
        found = {name: row.found.text() for name, row in step.roles.rows.items()}
        assert (found["options"], found["images"]) == ("3 each", "3 not found")
        assert found["answer"] == "3 not usable"
        assert window.sees("What is seen in image 0?")
        assert window.sees("its key 'unklar' is not among its options.")
        assert not window.sees("It has no right answer; no study can score it.")

    run(tmp_path, script)


def test_columns_of_options_are_put_together_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "klinik.json"
    rows = [
        {"frage": f"What is seen in image {n}?", "wahr": "ring", "nah": "scale", "fern": f"d{n}"}
        for n in range(3)
    ]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        options = step.roles.rows["options"]
        for field in ("wahr", "nah", "fern"):
            step.record.select(field)
            window.key("O")
            window.idle()
        step.record.select("wahr")
        window.key("K")
        window.idle()
        window.wait_to_see("3 of 3 rows tried become questions")
        assert options.keys.currentText() == "3 fields"
        assert options.keys.toolTip() == "wahr, nah, fern"
        assert options.found.text() == "3 each"
        assert step.roles.rows["answer"].keys.choice() == "wahr"
        options.keys.setFocus()
        options.keys.setCurrentIndex(options.keys.findText("✓ fern"))
        options.keys.activated.emit(options.keys.currentIndex())
        window.idle()
        assert options.keys.toolTip() == "wahr, nah"
        window.wait_to_see("3 of 3 rows tried become questions")

    run(tmp_path, script)


def test_questions_whose_key_cannot_be_used_are_taken_without_it_by_choice(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "quiz.csv"
    file.write_text("question,A,B,answer\nWhich?,CT,MRI,B\nWhere?,left,right,C\n", "utf-8")

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+3")
        window.idle()
        window.key("Ctrl+I")
        window.type(str(file))
        form = window.page().importing.form
        click(form.without_bad_keys, (0.05, 0.5))
        assert form.without_bad_keys.isChecked()
        window.click("Read the files")
        window.wait_to_see("Import 2 questions")
        _head, (*place, why) = window.page().importing.report.rows()
        assert place == ["quiz.csv", "2", "Doubtful"]
        assert why == (
            "its key 'C' cannot be used with its options or type; it is taken without a key."
        )

    run(tmp_path, script)


def test_a_mapping_of_no_use_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "klinik.json"
    rows = [record(n, loesung="unklar") for n in range(3)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        step.record.select("loesung")
        window.key("K")
        window.idle()
        window.click("Save the mapping and read all rows")
        window.idle()
        window.wait_to_see("None of the 3 records tried becomes a question by this mapping")
        assert step.isVisible()

    run(tmp_path, script)
    assert not (tmp_path / "workspace" / "mappings").exists()


def test_a_column_with_a_bar_in_its_name_is_taken_out_of_the_options(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "sides.json"
    options = {"option_red": "red", "option_x|y": "blue", "option_green": "green"}
    rows = [{"frage": f"Which colour has {n}?", "loesung": "red", **options} for n in range(4)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        step = at_files(window, file)
        keys = step.presenter.state.raw["options"]["key"]
        assert keys == ["option_red", "option_x|y", "option_green"]
        step.record.select("option_x|y")
        window.key("Delete")
        window.idle()
        assert step.presenter.state.raw["options"]["key"] == ["option_red", "option_green"]

    run(tmp_path, script)
