"""The library through the real window: editing, history, freezing, drawing, joining, filters."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import open_desk
from medannot.services.question_sets import DrawWish
from medannot.ui.widgets.fields import CheckBox
from tests.e2e.test_library import at_library, stems
from tests.helpers.driving import LARGE, SMALL, Driven, ScriptedDialogs, click, drive, find, write
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


def library(parent: Path) -> Path:
    folder = empty_workspace(parent)
    with open_desk(folder) as desk:
        add_set(desk.store, "apples", [Draft(f"Which apple is {n}?") for n in range(4)])
        add_set(desk.store, "pears", [Draft("哪个是苹果？", language="zh"), Draft("A pear?")])
    return folder


def shown(window: Driven) -> None:
    """Go to the library, and wait until the first question is shown there."""
    at_library(window)
    window.wait_for(lambda: window.page_title() == "Question library")
    window.wait_for(lambda: window.page().preview.view is not None)
    window.idle()


def test_a_question_is_edited_by_the_keys_and_its_history_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.key("E")
        window.idle()
        form = window.page().side.form
        assert window.page().side.currentWidget() is form
        form.stem.selectAll()
        window.type("Which apple is ripe?")
        click(form.options[1].right)
        assert not form.options[0].right.isChecked()
        click(form.reason)
        window.type("The second is right")
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("Question 1 has a new version.")
        assert stems(window)[0] == "Which apple is ripe?"
        window.key("H")
        window.idle()
        window.wait_to_see("“The second is right”")
        assert window.sees("by owner")
        window.key("Esc")
        assert window.page().side.currentWidget() is window.page().preview

    drive(["--workspace", str(folder)], script)
    with open_desk(folder) as desk:
        line = desk.bank.page(OWNER, ItemQuery(set_name="apples"), 0, 1)[0]
        summary = desk.bank.summary(OWNER, "apples")
    assert (line.version, summary.version) == (2, 2)


def test_a_form_without_a_reason_says_so_and_keeps_what_was_typed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.key("E")
        window.idle()
        window.type("x")
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("Say why the question is changed")
        form = window.page().side.form
        assert "x" in form.stem.toPlainText()
        # The field that is wanted is marked, and typing goes on there.
        assert form.reason.property("error") is True
        assert window.focus() is form.reason
        window.type("why")
        assert form.reason.text() == "why"
        assert form.reason.property("error") is False
        window.key("Esc")
        assert window.page().side.currentWidget() is window.page().preview

    drive(["--workspace", str(folder)], script, dialogs=ScriptedDialogs(yes=[True]))


def test_a_set_is_frozen_and_a_subset_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.click("Freeze set")
        window.idle()
        form = window.page().side.freezing
        # Two sets stand in the list; that of the question in front is offered first.
        assert form.set.choice() == "apples"
        assert window.sees("Version 1, 4 questions")
        assert window.focus() is form.set
        window.key("Down")
        assert form.set.choice() == "pears"
        assert window.sees("Version 1, 2 questions")
        window.key("Up")
        window.key("Tab")
        window.key("Enter")
        window.wait_to_see("Give the frozen version a name.")
        assert window.focus() is form.name
        assert form.name.property("error") is True
        window.type("Apples 2026")
        assert form.name.property("error") is False
        window.key("Enter")
        window.idle()
        window.wait_to_see("Froze apples, version 1, as Apples 2026.")
        window.click("Draw subset")
        form = window.page().side.drawing
        write(form.name, "two apples")
        write(form.number, "2")
        click(form.act)
        window.idle()
        window.wait_to_see("Drew 2 of 4 questions as two apples by seed 1.")
        assert window.page().model.rowCount() == 8

    drive(["--workspace", str(folder)], script)
    with open_desk(folder) as desk:
        assert desk.bank.summary(OWNER, "two apples").items == 2
        assert [one.name for one in desk.set_keeping.frozen(OWNER)] == ["Apples 2026"]


def test_a_draw_that_is_smaller_than_wanted_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "pairs", [Draft(f"Which is {n}?", unit=f"u{n // 2}") for n in range(6)])

    def script(window: Driven) -> None:
        shown(window)
        window.click("Draw subset")
        form = window.page().side.drawing
        write(form.name, "three")
        write(form.number, "3")
        click(form.act)
        window.idle()
        window.wait_to_see(
            "Drew 2 of the 3 questions wanted, from 6, as three by seed 1: "
            "what belongs together stays together."
        )
        window.key("Ctrl+Shift+S")
        told = "Drew 2 of the 3 wanted; what belongs together stays so."
        window.wait_for(lambda: told in drawn_rows(window))

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        (draw,) = desk.set_keeping.draws(OWNER)
        assert (draw.drawn, draw.size, draw.population) == (2, 3, 6)


def drawn_rows(window: Driven) -> list[str]:
    """Return what the rows of the stored draws say that are not folded away."""
    tree = window.page().side.draws.tree
    if not tree.isVisible():
        return []
    found, index = [], tree.model().index(0, 0)
    while index.isValid():
        found.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
        index = tree.indexBelow(index)
    return found


def test_what_each_stratum_was_due_and_got_is_shown_after_a_draw(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        drafts = [
            Draft(f"Which is {n}?", ability="site" if n < 4 else "sign", unit=f"u{n // 2}")
            for n in range(10)
        ]
        add_set(desk.store, "ward", drafts)

    def script(window: Driven) -> None:
        shown(window)
        window.click("Draw subset")
        form = window.page().side.drawing
        write(form.name, "five")
        write(form.number, "5")
        click(form.strata["ability"], (0.05, 0.5))
        click(form.families, (0.05, 0.5))
        click(form.act)
        window.wait_for(lambda: drawn_rows(window))
        rows = drawn_rows(window)
        assert rows[0] == "five 4 of 10 questions of ward, version 1"
        assert "Drew 4 of the 5 wanted; what belongs together stays so." in rows
        assert "Questions of one case or image stayed together." in rows
        # Of each stratum: found, due, drawn. Pairs stay together.
        assert rows[-3:] == ["Stratum Of Due Drawn", "sign 6 3 2", "site 4 2 2"]

    assert drive(["--workspace", str(folder)], script) == 0


def test_two_languages_are_joined_in_the_list_and_switched(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)

    def script(window: Driven) -> None:
        shown(window)
        window.click("Join with another language…")
        window.page().table.select_row(4)
        window.idle()
        click(window.page().side.joining.act)
        window.idle()
        window.wait_to_see("The two are one question in two languages.")
        window.page().table.select_row(0)
        window.idle()
        window.wait_to_see("Joined by owner")
        window.key("L")
        window.idle()
        assert window.page().preview.view.version.stem == "哪个是苹果？"
        window.click("Part them")
        window.idle()
        window.wait_to_see("stand by themselves again")

    drive(["--workspace", str(folder)], script)


def test_several_sets_are_shown_at_once_and_tried_without_key(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "plums", [Draft("A plum?")])

    def script(window: Driven) -> None:
        shown(window)
        assert window.page().model.rowCount() == 7
        for name in ("pears", "plums"):
            click(find(window.window, CheckBox, name))
            window.idle()
        assert stems(window) == ["哪个是苹果？", "A pear?", "A plum?"]
        click(find(window.window, CheckBox, "Chinese"))
        window.idle()
        assert stems(window) == ["哪个是苹果？"]
        assert window.sees("One answer")
        window.key("T")
        assert not any("row 1" in text for text in window.texts())

    drive(["--workspace", str(folder)], script)


def test_stored_draws_are_listed_and_one_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    folder = library(tmp_path)
    with open_desk(folder) as desk:
        query = ItemQuery(languages=frozenset({"en"}))
        keeping = desk.set_keeping
        keeping.draw(
            OWNER, "apples", "two apples", DrawWish(size=2, seed=7, strata=("type",), query=query)
        )

    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+S")
        window.idle()
        window.wait_for(lambda: drawn_rows(window))
        assert drawn_rows(window)[:3] == [
            "two apples 2 of 4 questions of apples, version 1",
            "Seed 7, divided by type",
            "Only language: English",
        ]
        window.click("Show the questions of two apples")
        window.idle()
        window.wait_to_see("2 of 8 questions")
        assert window.page().presenter.state.query.sets == {"two apples"}
        # From the form of a new draw the list is a click away.
        window.key("Ctrl+Shift+D")
        window.idle()
        assert window.page().side.drawing.set.choice() == "two apples"
        window.click("Stored draws")
        window.wait_for(lambda: "Seed 7, divided by type" in drawn_rows(window))
        window.key("Esc")
        assert window.page().side.currentWidget() is window.page().preview

    assert drive(["--workspace", str(folder)], script) == 0


def test_many_stored_draws_are_folded_and_read_opened_and_copied_by_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        drafts = [Draft(f"Which is {n}?", ability=f"sign {n % 40:02}") for n in range(80)]
        add_set(desk.store, "ward", drafts)
        for n in range(12):
            wish = DrawWish(seed=n, size=40, strata=("ability",))
            desk.set_keeping.draw(OWNER, "ward", f"draw {n:02}", wish)

    def script(window: Driven) -> None:
        shown(window)
        window.key("Ctrl+Shift+S")
        window.idle()
        window.wait_for(lambda: drawn_rows(window))
        rows = drawn_rows(window)
        assert rows[0] == "draw 11 40 of 80 questions of ward, version 1"
        assert rows.count("sign 00 2 1 1") == 1
        assert rows[-1] == "draw 00 40 of 80 questions of ward, version 1"
        assert len(rows) == 12 + 2 + 41
        # A figure is no widget of its own, however many there are.
        assert len(window.page().side.draws.findChildren(QWidget)) < 40
        window.picture("draws_1366", SMALL)
        window.key("Left")
        assert len(drawn_rows(window)) == 12
        window.key("Down")
        window.key("Right")
        assert drawn_rows(window)[2] == "Seed 10, divided by ability"
        window.picture("draws_1920", LARGE)
        window.key("Ctrl+C")
        copied = QGuiApplication.clipboard().text().splitlines()
        assert copied[:3] == [
            "draw 10",
            "40 of 80 questions of ward, version 1",
            "Seed 10, divided by ability",
        ]
        assert copied[4:6] == ["Stratum\tOf\tDue\tDrawn", "sign 00\t2\t1\t1"]
        window.key("Enter")
        window.idle()
        window.wait_to_see("40 of 560 questions")
        assert window.page().presenter.state.query.sets == {"draw 10"}
        assert window.focus() is window.page().table

    assert drive(["--workspace", str(folder)], script) == 0


def test_both_questions_are_seen_whole_before_they_are_joined_and_the_filter_comes_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        english = [
            Draft(f"Which side is {n}?", options=("Left side", "Right side"), right=(n % 2,))
            for n in range(3)
        ]
        sides = ("左侧", "右侧", "两侧")
        add_set(desk.store, "english", english)
        add_set(
            desk.store,
            "chinese",
            [
                Draft("哪一侧是 0？", options=sides[:2], right=(1,), language="zh"),
                Draft("哪一侧是 1？", options=sides, right=(1,), language="zh"),
                Draft(
                    "是哪里？",
                    type=ItemType.SHORT_TEXT,
                    options=(),
                    right=(),
                    text="左侧",
                    language="zh",
                ),
            ],
        )

    def script(window: Driven) -> None:
        shown(window)
        click(find(window.window, CheckBox, "english"))
        window.idle()
        assert len(stems(window)) == 3
        for _ in range(2):
            form, table = window.page().side.joining, window.page().table
            table.select_row(1)
            window.idle()
            window.key("Ctrl+Shift+J")
            window.idle()
            # All questions are there to choose from, and the keys move in the list.
            assert len(stems(window)) == 6
            assert window.focus() is table
            window.wait_to_see("Each version is scored and counted by itself.")
            choose(window, "是哪里？")
            window.wait_to_see("Key: 左侧")
            assert window.sees("They are of different types: look whether they are the same")
            assert window.sees("One has 2 options and the other 0: look whether they are the same")
            choose(window, "哪一侧是 0？")
            window.wait_to_see("左侧")
            assert window.sees("Left side")
            assert not form.doubt.isVisible()
            choose(window, "哪一侧是 1？")
            window.wait_to_see("One has 2 options and the other 3: look whether they are the same")
            assert not window.sees("different types")
            window.picture("join_1366", SMALL)
            window.picture("join_1920", LARGE)
            window.key("Tab")
            while window.focus() is not form.act:
                window.key("Tab")
            window.key("Space")
            window.idle()
            window.wait_to_see("The two are one question in two languages.")
            assert window.page().presenter.state.query.sets == {"english"}
            assert len(stems(window)) == 3
            assert window.focus() is table
            assert table.currentIndex().row() == 1
            window.click("Part them")
            window.idle()
            window.wait_to_see("stand by themselves again")
            assert window.focus() is table
        window.key("Ctrl+Shift+J")
        window.idle()
        window.key("Esc")
        window.idle()
        assert len(stems(window)) == 3
        assert window.focus() is window.page().table

    assert drive(["--workspace", str(folder)], script) == 0


def choose(window: Driven, stem: str) -> None:
    """Choose the question of this text in the list."""
    window.page().table.select_row(stems(window).index(stem))
    window.idle()
