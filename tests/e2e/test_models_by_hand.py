"""What is done about models by hand: typed figures, prompts, worksheets, grades, taking back."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from medannot.services.model_values import ModelRequest
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, press, settle, write
from tests.helpers.model_files import answers, json_lines
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.usefixtures("home")

SET = "set of one"
DRAFTS = [
    Draft("one", options=("macule", "papule"), right=(1,), ability="disease_diagnosis"),
    Draft("two", options=("macule", "papule"), right=(0,), ability="disease_diagnosis"),
    Draft("three", ItemType.FREE_TEXT, text="raised", ability="lesion_reasoning"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with a study, and a model with one unread and one open answer."""
    with make_desk(tmp_path) as desk:
        importer = MediaImporter(desk.store)
        pixels = np.full((40, 60), 90, np.uint8)
        with desk.store.writing(OWNER, "test") as work:
            media = importer.save(work, importer.take_in(encoded(pixels, "PNG"), "papule.png"))
            work.note("test.import", f"media:{media.id}")
        make_study(desk, [DRAFTS[0], replace(DRAFTS[1], images=(media.id,)), DRAFTS[2]])
        answer_all(desk, {"one": Given(options=("papule",))})
        path = json_lines(tmp_path / "m.jsonl", *answers("B", "the first one", "it is raised"))
        desk.models.write(OWNER, desk.models.read(OWNER, ModelRequest(path, SET, "Model-1")))
    return desk.folder


def at_the_models(window: Driven) -> Any:
    window.wait_for_workspace()
    window.key("Ctrl+5")
    window.wait_for(lambda: window.page_title() == "Results of one")
    window.idle()
    window.key("Alt+3")
    window.idle()
    return window.page()


def asked(window: Driven, keys: str) -> Any:
    """Press the keys of an act and return the dialog that it opens."""
    window.come_to_front()
    window.key(keys)
    dialog = window.page().acts.asking
    window.wait_for(dialog.isVisible, "the dialog")
    return dialog


def run(folder: Path, dialogs: ScriptedDialogs, script: Callable[[Driven], None]) -> None:
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_a_figure_is_typed_in_and_what_is_wrong_is_said(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = at_the_models(window)
        dialog = asked(window, "Ctrl+T")
        press(dialog.model, "Enter")
        assert dialog.isVisible()
        assert [row.error() for row in dialog._rows.values()] == [
            "Give the model a name of up to 80 signs in one line.",
            "Write a number from 0 to 100.",
            "Write a whole number from 1 on, in digits.",
            "Say where the figure was read; there is no figure without a source.",
        ]
        typed = {dialog.model: "Model-1", dialog.score: "161", dialog.n: "0"}
        for field, text in typed.items():
            write(field, text)
        click(dialog.accept_button)
        assert [row.error() for row in dialog._rows.values()][:3] == [
            "The set has a row of Model-1 already; give this one another name.",
            "Write a number from 0 to 100.",
            "Write a whole number from 1 on, in digits.",
        ]
        for share, whole in (("0.614", "61.4"), ("1", "100")):
            dialog.score.clear()
            write(dialog.score, share)
            click(dialog.accept_button)
            assert dialog._rows[dialog.score].error() == (
                f"Write {whole} for a share of {share}, or {share} % for so low a one."
            )
        dialog.score.clear()
        write(dialog.score, "0.614 %")
        click(dialog.accept_button)
        assert dialog._rows[dialog.score].error() == ""
        right = {dialog.model: "GPT", dialog.score: "61.4", dialog.n: "500"}
        for field, text in (right | {dialog.source: "a paper, table 2"}).items():
            field.clear()
            write(field, text)
        press(dialog.source, "Enter")
        settle()
        window.wait_to_see("GPT stands among the typed figures now. It rests on 500 answers, and ")
        window.idle()
        rows = page.models.typed.model()
        assert [rows.index(0, column).data() for column in range(4)] == [
            "GPT",
            "61.4",
            "500",
            "a paper, table 2",
        ]

    run(folder, ScriptedDialogs(), script)
    with open_desk(folder) as desk:
        card = desk.model_results.cards(OWNER, SET)[-1]
        assert (card.run.name, card.run.score, card.run.n) == ("GPT", 0.614, 500)


def test_prompts_go_out_and_a_judges_grades_come_back(folder: Path, tmp_path: Path) -> None:
    grades = tmp_path / "grades.jsonl"
    out = tmp_path / "out"
    out.mkdir()
    dialogs = ScriptedDialogs(folders=[out], files=[(grades,)], reasons=["a mistake"])

    def script(window: Driven) -> None:
        page = at_the_models(window)
        dialog = asked(window, "Ctrl+Shift+P")
        click(dialog.accept_button)
        settle()
        window.wait_to_see("Wrote 2 prompts to")
        window.idle()
        line = json.loads((out / "set-of-one-prompts" / "judging.jsonl").read_text("utf-8"))
        assert "it is raised" in line["prompt"]
        json_lines(grades, {"id": line["id"], "response": "Right. <result>1</result>"})
        dialog = asked(window, "Ctrl+I")
        dialog.holds.setFocus()
        press(dialog.holds, "End")
        click(dialog.browse)
        write(dialog.name, "Judge-1")
        click(dialog.accept_button)
        settle()
        window.wait_to_see("Judge-1: 1 of 1 rows grade open answers of the set.")
        window.idle()
        rows = page.models.scored.model()
        names = [rows.index(row, 0).data() for row in range(rows.rowCount())]
        assert names == ["Model-1", "Model-1, open answers graded by Judge-1"]
        window.come_to_front()
        # The judge's line is chosen and taken back; the model's own stays.
        page.models.scored.setFocus()
        window.key("Down")
        window.key("Ctrl+Del")
        window.wait_to_see("Judge-1 was taken back; what came in stays in the audit.")
        window.idle()
        assert page.models.scored.model().rowCount() == 1

    run(folder, dialogs, script)
    assert "Take back the grades of Judge-1?" in dialogs.asked[-1]


def test_a_worksheet_goes_out_and_comes_back(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    dialogs = ScriptedDialogs(saves=[path], files=[(path,)])

    def script(window: Driven) -> None:
        at_the_models(window)
        window.wait_to_see("Waiting for a person to read: 1.")
        window.key("Ctrl+Shift+W")
        window.wait_to_see("Wrote 1 unread answer to")
        rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
        assert [(row["question"], row["model_text"]) for row in rows] == [("two", "the first one")]
        rows[0]["letters"] = "A"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)
        dialog = asked(window, "Ctrl+I")
        dialog.holds.setFocus()
        press(dialog.holds, "Down")
        assert not dialog.name.isVisible()
        click(dialog.browse)
        click(dialog.accept_button)
        settle()
        window.wait_to_see("Of 1 rows 1 told what an answer means, 0 said what was known")
        window.idle()
        window.wait_to_see("Waiting for a person to read: 0.")

    run(folder, dialogs, script)


def test_a_file_that_is_not_there_is_told_below_its_field(folder: Path) -> None:
    def script(window: Driven) -> None:
        at_the_models(window)
        dialog = asked(window, "Ctrl+I")
        write(dialog.path, "/nothing/here.jsonl")
        press(dialog.path, "Enter")
        assert dialog._path_row.error() == "There is no such file."
        assert dialog._name_row.error() == "Give a name of up to 80 signs in one line."
        press(dialog.path, "Esc")

    run(folder, ScriptedDialogs(), script)


def test_the_image_stands_beside_an_unread_answer(folder: Path) -> None:
    def script(window: Driven) -> None:
        page = at_the_models(window)
        window.key("Ctrl+U")
        view = page.unread
        window.wait_for(lambda: view.presenter.state.current is not None, "an answer")
        window.idle()
        assert view.texts.text.toPlainText() == "the first one"
        assert view.pictures.isVisible()
        said = view.texts.text
        assert view.pictures.x() < said.mapTo(view, said.rect().topLeft()).x()
        box = view.pictures.box
        middle = box.grab().toImage().pixelColor(box.width() // 2, box.height() // 2)
        assert (middle.red(), middle.green(), middle.blue()) == (90, 90, 90)
        for hidden in ("Model-1", "secret-image"):
            assert not window.sees(hidden)

    run(folder, ScriptedDialogs(), script)


def test_an_import_that_is_stopped_says_so_and_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from medannot.services import model_rows

    path = json_lines(tmp_path / "two.jsonl", *answers("B", "B", "flat"))
    read, seen = model_rows.read_answer, []

    def script(window: Driven) -> None:
        page = at_the_models(window)

        def halting(*given: Any, **named: Any) -> Any:
            if not seen:
                seen.append(given[0])
                # As if the button had been pressed while the first answer was read.
                page.jobs.stop()
            return read(*given, **named)

        monkeypatch.setattr(model_rows, "read_answer", halting)
        dialog = asked(window, "Ctrl+I")
        click(dialog.browse)
        write(dialog.name, "Model-2")
        press(dialog.name, "Enter")
        settle()
        window.wait_to_see("The job was stopped; nothing of it was kept.")
        assert not page.under_way.isVisible()
        window.idle()
        assert page.models.scored.model().rowCount() == 1

    run(folder, ScriptedDialogs(files=[(path,)]), script)
    assert seen == ["B"]
