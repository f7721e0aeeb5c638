"""Models beside people in the window, and their unread answers read by keys."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.services.desk import open_desk
from medannot.services.model_values import ModelRequest
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import (
    Driven,
    ScriptedDialogs,
    click,
    drive,
    find,
    press,
    settle,
    write,
)
from tests.helpers.model_files import answers, json_lines
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.usefixtures("home")

DRAFTS = [
    Draft("one", options=("macule", "papule"), right=(1,), ability="disease_diagnosis"),
    Draft("two", options=("macule", "papule"), right=(1,), ability="disease_diagnosis"),
    Draft("three", options=("macule", "papule"), right=(1,), ability="spatial_relation"),
    Draft("four", ItemType.SEVERAL_ANSWERS, ("a", "b", "c"), (0, 2), ability="spatial_relation"),
]
SAID = ("B", "I think b", "no idea", "A as well as C")
"""The first is read by the rule; the others are not."""
MEANT = {"I think b": "B", "no idea": "U", "A as well as C": "AC"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {"one": Given(options=("papule",))})
    json_lines(tmp_path / "predictions.jsonl", *answers(*SAID))
    return desk.folder


def sit_down(window: Driven) -> Any:
    window.wait_for_workspace()
    window.key("Ctrl+5")
    window.wait_for(lambda: window.page_title() == "Results of one")
    window.idle()
    return window.page()


def take_in(window: Driven, name: str) -> None:
    """Choose the file and name whose answers it holds."""
    window.key("Ctrl+I")
    dialog = window.page().acts.asking
    window.wait_for(dialog.isVisible, "the dialog")
    click(dialog.browse)
    settle()
    write(dialog.name, name)
    press(dialog.name, "Enter")
    settle()


def test_a_model_comes_in_and_its_unread_answers_are_read_by_keys(
    folder: Path, tmp_path: Path
) -> None:
    dialogs = ScriptedDialogs(files=[(tmp_path / "predictions.jsonl",)], folders=[tmp_path])

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        window.wait_to_see("No model has answered this set yet.")
        take_in(window, "Model-1")
        window.wait_to_see("25.0 % of the answers with options were read by machine, 3 wait")
        window.idle()
        window.wait_to_see(
            "The machine read 25.0 % of 4 answers with options (medannot-options 4). Waiting for a "
            "person to read: 3."
        )
        window.come_to_front()
        window.key("Ctrl+U")
        view = page.unread
        window.wait_for(lambda: view.presenter.state.current is not None, "an answer")
        seen = []
        for _ in SAID[1:]:
            raw = view.presenter.state.current.raw
            seen.append(raw)
            assert view.texts.text.toPlainText() == raw
            assert not window.sees("Model-1")
            for letter in MEANT[raw]:
                window.key(letter)
            if len(MEANT[raw]) > 1:
                window.key("Enter")
            window.idle()
        assert sorted(seen) == sorted(MEANT)
        window.wait_to_see("Every answer is read.")
        window.wait_to_see("3 of 3 read")
        # The last one is taken back and read again.
        window.key("Backspace")
        window.idle()
        assert view.presenter.state.current.raw == seen[-1]
        for letter in MEANT[seen[-1]]:
            window.key(letter)
        if len(MEANT[seen[-1]]) > 1:
            window.key("Enter")
        window.idle()
        window.key("Esc")
        window.wait_to_see("Waiting for a person to read: 0.")
        window.idle()
        window.key("Alt+1")
        rows = page.groups.model()
        assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == [
            "primary",
            "Model-1 (model)",
        ]
        # Of the four, one is unreadable, which scores 0.
        assert rows.index(1, 3).data() == "75.0 % of 4 answers"
        window.key("Ctrl+Shift+E")
        window.wait_to_see("models.csv")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    with open_desk(folder) as desk:
        (row,) = desk.model_results.of_study(OWNER, "one").rows
        assert row.counts is not None
        assert (row.counts.by_machine, row.counts.by_person, row.counts.unreadable) == (1, 2, 1)
        assert desk.auditing.verify(OWNER).problems == ()
    book = load_workbook(tmp_path / "one-baseline" / "baseline.xlsx")
    assert [sheet.title for sheet in book.worksheets][-3:] == [
        "Models",
        "Model answers",
        "Codebook",
    ]


def test_the_box_of_an_unread_answer_is_captioned(folder: Path, tmp_path: Path) -> None:
    dialogs = ScriptedDialogs(files=[(tmp_path / "predictions.jsonl",)])

    def script(window: Driven) -> None:
        view = sit_down(window).unread
        window.key("Alt+3")
        take_in(window, "Model-1")
        window.wait_to_see("3 wait")
        window.idle()
        window.come_to_front()
        window.key("Ctrl+U")
        window.wait_for(lambda: view.presenter.state.current is not None, "an answer")
        settle(20)
        box = view.texts.text
        assert box.accessibleName() == "The answer as it was given"
        caption = find(view, QLabel, "The answer as it was given")
        assert caption.buddy() is box
        foot = caption.mapTo(view, caption.rect().bottomLeft())
        top = box.mapTo(view, box.rect().topLeft())
        assert foot.x() == top.x()
        assert 0 < top.y() - foot.y() <= 12
        assert caption.height() >= caption.fontMetrics().height()

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_rows_that_answer_no_question_are_told_and_the_rest_taken_on_a_word(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "more.jsonl"
    json_lines(path, *answers("A", "B", "A", "A", "C"))
    dialogs = ScriptedDialogs(files=[(path,)], yes=[True])

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        window.idle()
        take_in(window, "Model-2")
        window.wait_for(lambda: dialogs.yes == [] and page.models.scored.model().rowCount() == 1)
        window.idle()

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert (
        "1 of 5 rows are not taken; the first: more.jsonl, row 5: no question" in dialogs.asked[-1]
    )


def test_numbers_alone_are_those_of_the_own_export_where_a_person_says_so(tmp_path: Path) -> None:
    # An id that comes twice: the export numbers the questions from 0.
    ids = ("007", "x", "x", "y")
    with make_desk(tmp_path) as desk:
        make_study(
            desk, [replace(one, source_id=id_) for one, id_ in zip(DRAFTS, ids, strict=True)]
        )
        answer_all(desk, {"one": Given(options=("papule",))})
    rows = ({"index": n, "prediction": said} for n, said in enumerate(("B", "A", "B", "A")))
    path = json_lines(tmp_path / "numbers.jsonl", *rows)

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        window.wait_to_see("No model has answered this set yet.")
        take_in(window, "Model-1")
        dialog = page.acts.asking
        window.wait_for(dialog.trouble.text, "the refusal")
        assert dialog.trouble.text() == (
            "No row of numbers.jsonl answers a question of the set; the first: numbers.jsonl, row "
            "1: no question of the set has the id 0; if it is the number in the set's own export, "
            "say so (--by-index)."
        )
        press(dialog.by_index, "Space")
        press(dialog.name, "Enter")
        settle()
        window.wait_to_see("100.0 % of the answers with options were read by machine")
        window.idle()

    dialogs = ScriptedDialogs(files=[(path,)])
    assert drive(["--workspace", str(desk.folder)], script, dialogs=dialogs) == 0
    with open_desk(desk.folder) as desk:
        lines = desk.models.lines(OWNER, "set of one", "Model-1")
    assert [(line.version.stem, line.answer.raw) for line in lines] == [
        ("one", "B"),
        ("two", "A"),
        ("three", "B"),
        ("four", "A"),
    ]


def test_that_readers_were_simulated_is_not_said_of_a_models_answers(tmp_path: Path) -> None:
    said = "Simulated readers gave these answers."
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        desk.simulation.simulate(OWNER, "one", 7)
        name = desk.simulation.open_simulated_copy(OWNER, "one", 7)
        path = json_lines(tmp_path / "m.jsonl", *answers(*SAID))
        desk.models.write(OWNER, desk.models.read(OWNER, ModelRequest(path, "set of one", "M")))

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.idle()
        page = window.page()
        page.study.choose(name)
        window.wait_for(lambda: name in window.page_title())
        window.wait_to_see(said)
        window.key("Alt+3")
        window.idle()
        click(page.models.unread)
        window.wait_to_see("Which option does this answer mean?")
        assert not window.sees(said)
        window.key("Esc")
        window.wait_to_see(said)

    assert drive(["--workspace", str(desk.folder)], script) == 0


def test_what_two_models_say_in_the_same_words_is_read_once(folder: Path, tmp_path: Path) -> None:
    with open_desk(folder) as desk:
        for number, last in enumerate(("A as well as C", "all of them"), start=1):
            path = json_lines(tmp_path / f"{number}.jsonl", *answers(*SAID[:3], last))
            request = ModelRequest(path, "set of one", f"Model-{number}")
            desk.models.write(OWNER, desk.models.read(OWNER, request))

    def script(window: Driven) -> None:
        view = sit_down(window).unread
        window.key("Alt+3")
        window.wait_to_see("Waiting for a person to read: 6.")
        window.come_to_front()
        window.key("Ctrl+U")
        window.wait_for(lambda: view.presenter.state.current is not None, "an answer")
        for place in range(4):
            # How many are alike would say how many models think so.
            assert view.count.text() == f"{place} of 4 read"
            assert not window.sees("Model-")
            window.key("U")
            window.idle()
        window.key("Esc")
        window.wait_to_see("Waiting for a person to read: 0.")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        for number in (1, 2):
            lines = desk.models.lines(OWNER, "set of one", f"Model-{number}")
            assert [line.answer.assigned_by for line in lines] == ["", "person", "person", "person"]
        assert desk.auditing.verify(OWNER).problems == ()


def test_what_was_read_before_leaving_the_page_can_be_taken_back(
    folder: Path, tmp_path: Path
) -> None:
    dialogs = ScriptedDialogs(files=[(tmp_path / "predictions.jsonl",)])

    def script(window: Driven) -> None:
        view = sit_down(window).unread
        window.key("Alt+3")
        take_in(window, "Model-1")
        window.wait_to_see("25.0 % of the answers with options were read by machine, 3 wait")
        window.idle()
        window.come_to_front()
        window.key("Ctrl+U")
        window.wait_for(lambda: view.presenter.state.current is not None, "an answer")
        first = view.presenter.state.current.raw
        window.key("U")
        window.idle()
        window.key("Esc")
        window.wait_to_see("Waiting for a person to read: 2.")
        # What was said when the file came in is not true any more.
        assert not window.sees("3 wait")
        window.come_to_front()
        window.key("Ctrl+U")
        window.wait_to_see("1 of 3 read")
        window.key("Backspace")
        window.wait_to_see("0 of 3 read")
        assert view.presenter.state.current.raw == first
        window.key("Esc")
        window.wait_to_see("Waiting for a person to read: 3.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
