"""What a small window has room for on the workbench, and what it says there."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import drawn_images, named, search, sit_down, with_project
from tests.helpers.driving import SMALL, Driven, drive
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

DISEASES = ("acne vulgaris", "folliculitis", "rosacea", "psoriasis vulgaris")


def place_in(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_a_refusal_lies_on_nothing_that_can_be_pressed(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Ctrl+Alt+4")
        for name in DISEASES:
            search(window, name)
        window.wait_to_see("At most 3 diagnoses are considered; take one away first.")
        window.idle()
        fault = place_in(bench, bench.fault)
        assert bench.fault.isVisible()
        assert bench.rect().contains(fault)
        for part in (bench.image, bench.terms, bench.sentence, bench.foot):
            assert not fault.intersects(place_in(bench, part))
        for field in (*bench.steps.rows.values(), bench.steps.complete, bench.steps.submit):
            assert not fault.intersects(place_in(bench, field))

    assert drive(["--workspace", str(folder)], script, size=SMALL) == 0


def test_only_terms_that_were_taken_are_recent(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def recent(bench: Any) -> list[str]:
        return [chip.text for chip in bench.finder.recent.shown()]

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Ctrl+Alt+4")
        for name in DISEASES:
            search(window, name)
        window.wait_to_see("At most 3 diagnoses are considered; take one away first.")
        assert "Rosacea" in recent(bench)
        assert not any("soriasis" in name for name in recent(bench))
        # A term that is taken away is not used anew; one of the digits keeps its place.
        window.key("Ctrl+Alt+2")
        search(window, "chin")
        search(window, "forehead")
        assert recent(bench) == ["Forehead", "Chin"]
        search(window, "chin")
        assert recent(bench) == ["Forehead", "Chin"]

    assert drive(["--workspace", str(folder)], script, size=(1920, 1080)) == 0


def test_the_quality_of_one_of_three_images_is_not_that_of_the_case(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    names = ("ring_near.jpg", "wheals_middle.jpg", "plaque_near.jpg")
    images = drawn_images(tmp_path / "pictures" / "one", names)
    with open_desk(folder) as desk:
        draft = desk.projects.read_files(OWNER, [images.parent], CaseRule(Grouping.FOLDER))
        desk.projects.create(OWNER, ProjectPlan("skin", "medannot-skin", 7), draft)
        desk.projects.assign(OWNER, "skin", ("anna", "bert"))

    def said(window: Driven) -> str:
        return str(window.page().bench.steps.rows["quality"].said)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.idle()
        assert said(window) == "1 of 3"
        for place in (1, 2):
            window.page().bench.image.viewer.open(place)
            window.idle()
            named(window, "quality.usable").setFocus()
            window.key("Space")
            window.idle()
        assert said(window) == "Usable"

    assert drive(["--workspace", str(folder)], script, size=SMALL) == 0


def test_what_is_cut_on_the_workbench_stands_whole_in_tooltips(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Space")
        window.key("Ctrl+Alt+4")
        search(window, "post-inflammatory hyperpigmentation")
        steps = bench.steps.rows
        name = "Post-inflammatory hyperpigmentation"
        assert bench.steps.rows["diagnoses"].said == name
        assert steps["diagnoses"].toolTip().splitlines()[0] == name
        index = bench.finder.model.index_of("D.PIH")
        assert index.data(Qt.ItemDataRole.ToolTipRole).startswith(f"{name} 炎症后")
        assert bench.terms.card.findChildren(QWidget)[0].toolTip().startswith(f"{name} 炎症后")
        window.key("/")
        window.type("hyperpigmentation")
        tip = bench.finder.hits.currentItem().toolTip()
        assert tip.startswith(f"{name} 炎症后")
        assert bench.finder.search.toolTip() == "Names, codes, pinyin or its initials"

    assert drive(["--workspace", str(folder)], script, size=SMALL) == 0


def test_the_form_of_a_project_says_what_lies_further_down(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("There is no annotation project yet.")
        window.click("New project")
        window.idle()
        form = window.page().form
        window.wait_to_see("Make project")
        window.wait_to_see("Further down: Who annotates")
        window.click("Further down: Who annotates")
        window.idle()
        seen = place_in(form, form._area)
        assert seen.contains(place_in(form, form.seed))
        # What is at its end says nothing, and the act never leaves.
        assert not form.further.isVisible()
        window.wait_to_see("Make project")
        assert not seen.intersects(place_in(form, form.make))

    assert drive(["--workspace", str(folder)], script, size=SMALL) == 0
