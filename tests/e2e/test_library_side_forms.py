"""Forms at the library's side: every button acts, or says why it does not."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import open_desk
from tests.e2e.test_library_of_questions import library, shown
from tests.helpers.driving import Driven, ScriptedDialogs, click, drive


def test_join_waits_for_a_question_in_another_language_and_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+J")
        form = window.page().side.joining
        window.wait_to_see("English, question 1 of apples")
        assert window.sees("Choose the same question in the other language in the list.")
        assert not form.act.isEnabled()
        window.key("Down")
        window.idle()
        assert window.sees("Both are in one language, English; choose one in another.")
        assert not form.act.isEnabled()
        window.key("Down", 3)
        window.idle()
        assert window.sees("Chinese, question 1 of pears")
        assert form.act.isEnabled()
        assert not form.hint.isVisible()
        click(form.act)
        window.idle()
        window.wait_to_see("The two are one question in two languages.")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        first = desk.bank.page(OWNER, _of("apples"), 0, 1)[0]
        (other,) = desk.set_keeping.other_languages(OWNER, first.item_id)
        assert other.language == "zh"


def test_the_fields_of_a_draw_are_asked_for_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.click("Draw subset")
        form = window.page().side.drawing
        click(form.act)
        window.wait_to_see("Give the subset a name that no set has yet.")
        assert window.focus() is form.name
        assert form.name.property("error") is True
        window.type("few")
        window.key("Tab")
        window.type("two")
        window.key("Enter")
        window.wait_to_see("Write in digits how many questions are drawn.")
        assert window.focus() is form.number
        window.type("2")
        window.key("Tab")
        window.type("x")
        window.key("Enter")
        window.wait_to_see("Write the seed in digits.")
        assert window.focus() is form.seed
        window.type("5")
        window.key("Enter")
        window.idle()
        window.wait_to_see("Drew 2 of 4 questions as few by seed 5.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_buttons_above_the_list_lead_on_from_another_form(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)
    dialogs = ScriptedDialogs(yes=[False, True])

    def script(window: Driven) -> None:
        shown(window)
        side = window.page().side
        window.key("Ctrl+Shift+J")
        window.click("Draw subset")
        assert side.currentWidget() is side.drawing
        window.click("Freeze set")
        assert side.currentWidget() is side.freezing
        window.key("Esc")
        window.idle()
        window.key("E")
        window.idle()
        window.type("x")
        # What was typed is asked after.
        window.click("Freeze set")
        assert side.currentWidget() is side.form
        window.click("Freeze set")
        assert side.currentWidget() is side.freezing
        assert len(window.dialogs.asked) == 2

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_no_field_of_a_draw_is_cut_at_200_percent(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        shown(window)
        window.click("Draw subset")
        window.idle()
        form = window.page().side.drawing
        inner = form.name.parentWidget()
        assert inner.width() <= inner.parentWidget().width()
        assert form.name.geometry().right() < inner.width()

    assert drive(["--workspace", str(library(tmp_path))], script, size=(960, 540)) == 0


def _of(name: str) -> ItemQuery:
    return ItemQuery(set_name=name)


def test_tab_leads_from_the_question_through_its_options(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.key("E")
        form = window.page().side.form
        window.wait_for(lambda: window.focus() is form.stem)
        met = []
        for _ in range(2 * len(form.options)):
            window.key("Tab")
            met.append(window.focus())
        assert met == [part for one in form.options for part in (one.right, one.text)]
        window.key("Tab")
        assert window.focus().text() == "Another option"
        window.key("Space")
        window.key("Shift+Tab")
        assert window.focus() is form.options[-1].text
        window.key("Esc")

    dialogs = ScriptedDialogs(yes=[True])
    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
