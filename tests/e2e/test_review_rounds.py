"""Rounds of review through the real window: planned by keys, seen, reported, exported."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea, QTableView

from medannot.domain.people import OWNER
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import open_desk
from medannot.ui.review.seats import ReviewSeat
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.overview_scene import scene
from tests.helpers.review_scene import reviewed
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

_MOST_TABS = 60


def open_review(window: Driven) -> None:
    """Go from the home page to the rounds, by keys."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+7")
    window.wait_for(lambda: window.page_title() == "Review")
    window.idle()


def tab_to(window: Driven, name: str) -> None:
    """Go by Tab to the part of this name."""
    passed: list[str] = []
    while window.focus().accessibleName() != name:
        passed.append(window.focus().accessibleName())
        assert len(passed) < _MOST_TABS, passed
        window.key("Tab")


def retype(window: Driven, name: str, text: str) -> None:
    tab_to(window, name)
    window.key("Ctrl+A")
    window.type(text)


def rows_of(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_workspace_without_projects_leads_to_annotating(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        open_review(window)
        window.wait_to_see("There is no annotation project yet.")
        window.key("Enter")
        window.wait_for(lambda: window.page_title() == "Annotate")

    assert drive(["--workspace", str(folder)], script) == 0


def test_nothing_is_drawn_before_something_is_handed_in(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        open_review(window)
        window.wait_to_see("0 of 4 works handed in")
        window.wait_to_see("Nothing is handed in yet.")
        window.click("New round of review of skin")
        assert not window.sees("Begin round")

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_round_is_planned_by_keys_and_listed(tmp_path: Path) -> None:
    folder = scene(tmp_path)
    taken: list[ReviewSeat] = []

    def script(window: Driven) -> None:
        open_review(window)
        window.page().seat_taken.connect(taken.append)
        assert window.focus().accessibleName() == "New round of review of skin"
        window.key("Enter")
        window.wait_to_see("The project does not hold so many; the claim cannot be made.")
        # Region, lesion and two diseases of each of 19 works, in 13 of them a second lesion; nine
        # of ten cases are read by two: Kish's effect is 1 + .2 * (817 / 89 - 1).
        assert {"19", "10", "89", "8.9", "581", "66", "12", "2.64"} <= set(window.texts())
        assert window.focus().accessibleName() == "Name"
        # In a small window it is seen that there is more below the claim.
        form = window.page().form
        works = form.works.mapTo(form, form.works.rect().bottomLeft())
        assert works.y() < form.height()
        window.picture("round_form")
        window.key("Enter")
        window.wait_to_see("Give the round a name.")
        window.wait_to_see("Name at least one reviewer.")
        window.type("first")
        retype(window, "Reviewers", "clara")
        assert not window.sees("Give the round a name.")
        window.wait_to_see("Works that are seen twice need two reviewers; name one more.")
        window.type(", dora")
        retype(window, "Expected share, %", "90")
        window.wait_to_see("An expected share of 90\u202f% never shows more than 95\u202f%")
        retype(window, "Bound, %", "")
        window.key("Backspace")
        window.wait_to_see("It is reckoned once all figures of the claim are filled in.")
        assert not window.sees("The project holds")
        window.picture("round_form_unknown")
        retype(window, "Bound, %", "95")
        retype(window, "Correlation", "2")
        retype(window, "Works", "6")
        retype(window, "Seed", "7")
        window.key("Enter")
        window.wait_to_see("Type a number from 0 to 1, such as 0.2.")
        assert window.focus().accessibleName() == "Correlation"
        window.key("Ctrl+A")
        window.type("1")
        window.key("Enter")
        window.wait_to_see("The round first of skin has begun.")
        window.idle()
        window.wait_to_see(
            "Stratified by rarity and annotator, 6 works, above 95\u202f% at a confidence of "
            "95\u202f%, 10\u202f% seen twice"
        )
        window.wait_to_see("Blind")
        assert window.focus().accessibleName() == "Review skin/first as clara"
        window.key("Enter")

    assert drive(["--workspace", str(folder)], script) == 0
    assert [(one.project, one.round, one.code, one.done) for one in taken] == [
        ("skin", "first", "clara", 0)
    ]
    with open_desk(folder) as desk:
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        assert (made.plan.sampling, made.plan.size, made.plan.seed) == (
            SamplingPlan.STRATIFIED,
            6,
            7,
        )
        progress = desk.review_planning.progress(made.id)
        assert [one.code for one in progress] == ["clara", "dora"]
        assert sum(one.total for one in progress) == taken[0].total + progress[1].total


def test_a_report_is_seen_by_its_parts_and_exported(tmp_path: Path) -> None:
    folder = reviewed(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    dialogs = ScriptedDialogs(folders=[out, out])

    def script(window: Driven) -> None:
        open_review(window)
        window.click("Report of skin/first")
        window.wait_to_see("Report of skin / first")
        window.idle()
        window.wait_to_see("19 of 19")
        window.wait_to_see("Precision above 70\u202f% is ")
        window.wait_to_see("Reviewers did not see names")
        assert not window.sees("kept / (kept + changed + deleted)")
        window.click("How it is reckoned")
        window.wait_to_see("Precision = kept / (kept + changed + deleted)")
        window.wait_to_see("Precision: of what was said, the share that was right.")
        window.picture("reckoned")
        window.click("How it is reckoned")
        window.wait_to_see("works seen by two")
        body = window.page().report.body
        assert [row[0] for row in rows_of(body.figures)] == ["anna", "bert"]
        body.by.choose("node")
        nodes = {row[0]: row[1:6] for row in rows_of(body.figures)}
        assert nodes["Papule"] == ["10", "0", "10", "0", "0"]
        assert nodes["Nodule"][4] != "0"
        window.click("Part of the report: Over time")
        assert len(rows_of(body.weeks)) == 1
        window.wait_to_see("By the week in which the works were handed in.")
        window.picture("weeks")
        window.click("Part of the report: Confusions")
        assert rows_of(body.confusions) == [["Papule", "Plaque", "10", "100.0\u202f% of 10"]]
        assert rows_of(body.matrix) == [["Papule", "10"]]
        window.picture("confusions")
        window.click("Part of the report: Tree")
        see_the_tree(window)
        window.click("Export")
        window.wait_to_see("6 files were written to")
        window.idle()
        window.click("Export")
        window.wait_to_see("There is something in ")
        window.key("Esc")
        window.idle()
        assert window.focus().accessibleName() == "Report of skin/first"

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    told = json.loads(next((out / "skin-first-review").glob("*.json")).read_text("utf-8"))
    assert told["facts"]["round"] == "first"
    assert list((out / "skin-first-review").glob("*.xlsx"))
    with next((out / "skin-first-review").glob("*figures*.csv")).open(encoding="utf-8-sig") as file:
        assert any(row["value"] == "anna" for row in csv.DictReader(file))


def see_the_tree(window: Driven) -> None:
    """Go through the heat map by keys."""
    tree = window.page().report.body.tree
    tree.tree.setFocus()
    window.picture("tree")
    # No table scrolls inside a page that scrolls.
    page = window.page().report.findChild(QScrollArea)
    assert page.verticalScrollBar().maximum() == 0
    shown = {row[0]: row[1:3] for row in rows_of(tree.tree)}
    assert shown["Papule"] == ["10", "100.0\u202f%"]
    # What lies below is rolled up: papules, plaques and the nodule that was missed.
    assert int(shown["Raised solid lesions"][0]) == sum(
        int(shown[name][0]) for name in ("Papule", "Plaque", "Nodule")
    )
    while tree.tree.chosen().en != "Raised solid lesions":
        window.key("Down")
    assert [row[0] for row in rows_of(tree.rows)] == ["Papule", "Plaque", "Nodule"]
    assert rows_of(tree.confusions)[0][:2] == ["Papule", "Plaque"]
    before = len(rows_of(tree.tree))
    window.key("Left")
    assert len(rows_of(tree.tree)) == before - 3
    window.key("Right")
    assert len(rows_of(tree.tree)) == before
