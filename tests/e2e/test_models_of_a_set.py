"""Models of a set that no study reads, in the real window; and files that are refused."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.answered import make_study
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive, settle, write
from tests.helpers.model_files import answers, json_lines
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

DRAFTS = [
    Draft("one", options=("macule", "papule"), right=(1,)),
    Draft("two", options=("macule", "papule"), right=(1,)),
]


def _take_in(window: Driven, name: str) -> None:
    dialog = window.page().acts.asking
    window.wait_for(dialog.isVisible, "the dialog")
    click(dialog.browse)
    settle()
    write(dialog.name, name)
    click(dialog.accept_button)
    settle()
    window.idle()


def test_a_model_answers_a_set_that_no_study_reads(qtbot: QtBot, tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "moles", DRAFTS)
        folder = desk.folder
    path = json_lines(tmp_path / "m.jsonl", *answers("B", "A"))

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Models of moles")
        window.idle()
        page = window.page()
        assert page.study.currentText() == "moles (models alone)"
        assert window.sees("Models alone: people's results belong to a study.")
        # What belongs to a study is not there.
        assert not page.views.isVisible()
        assert not page.export_button.isVisible()
        window.key("Alt+1")
        window.wait_to_see("No model has answered this set yet.")
        window.key("Ctrl+I")
        _take_in(window, "M1")
        window.wait_to_see("M1: 2 of 2 rows answer questions of the set")
        model = page.models.scored.model()
        assert [model.index(0, column).data() for column in (0, 2)] == ["M1", "2 / 2"]
        window.picture("models-of-a-set")

    dialogs = ScriptedDialogs(files=[(path,)])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    with open_desk(folder) as desk:
        assert [card.run.matched for card in desk.model_results.cards(OWNER, "moles")] == [2]


def test_beside_studies_the_sets_are_offered_too(qtbot: QtBot, tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        add_set(desk.store, "moles", DRAFTS)
        folder = desk.folder

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        page = window.page()
        texts = [page.study.itemText(place) for place in range(page.study.count())]
        assert texts == ["one", "moles (models alone)", "set of one (models alone)"]
        page.study.setFocus()
        window.key("Down")
        window.wait_for(lambda: window.page_title() == "Models of moles")
        window.idle()
        assert not page.views.isVisible()
        window.key("Up")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        assert page.views.isVisible()
        assert page.export_button.isVisible()

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_wrong_file_is_told_in_the_dialog_and_what_was_filled_in_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        folder = desk.folder
    wrong = tmp_path / "report.xlsx"
    wrong.write_text("no workbook", encoding="utf-8")
    right = json_lines(tmp_path / "m.jsonl", *answers("B", "A"))

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+5")
        window.wait_for(lambda: window.page_title() == "Results of one")
        window.idle()
        window.key("Ctrl+I")
        first = window.page().acts.asking
        _take_in(window, "M1")
        dialog = window.page().acts.asking
        window.wait_for(lambda: dialog is not first and dialog.isVisible(), "the dialog again")
        assert dialog.fault.isVisible()
        assert "report.xlsx is no workbook, or is damaged" in dialog.fault.text()
        assert (dialog.path.text(), dialog.name.text()) == (str(wrong), "M1")
        window.picture("wrong-file")
        dialog.path.setText(str(right))
        click(dialog.accept_button)
        settle()
        window.idle()
        window.wait_to_see("M1: 2 of 2 rows answer questions of the set")

    dialogs = ScriptedDialogs(files=[(wrong,)])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
