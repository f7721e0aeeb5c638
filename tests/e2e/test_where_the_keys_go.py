"""Where the keys go in the workbench after an act: to what was just asked for."""

from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.finding import Diagnosis
from medannot.services.annotation_values import CaseRule, Grouping
from tests.helpers.annotating_room import (
    drawn_images,
    kept,
    named,
    press_on,
    search,
    sit_down,
    with_project,
)
from tests.helpers.driving import LARGE, Driven, drive

pytestmark = pytest.mark.usefixtures("home")


def test_a_disease_that_was_just_ticked_gets_evidence_and_reasoning(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        window.key("Ctrl+Alt+4")
        search(window, "acne vulgaris")
        search(window, "folliculitis")
        window.wait_to_see("Evidence for Folliculitis")
        window.click("1 Papule")
        window.idle()
        window.key("Ctrl+Alt+5")
        named(window, "advice.other").setFocus()
        window.type("Swab")
        window.key("Enter")
        window.idle()
        window.wait_to_see("For which diagnosis: Swab")

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    said = kept(folder, "anna")
    found = [one for one in said if isinstance(one, Diagnosis)]
    assert [(one.term and one.term.en, len(one.evidence)) for one in found] == [
        ("Acne vulgaris", 0),
        ("Folliculitis", 1),
    ]


def test_a_new_relation_has_the_keys(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Ctrl+Alt+3")
        for term in ("papule", "pustule", "macule"):
            search(window, term)
            window.key("Ctrl+Alt+3")
        press_on(window, "relation.add")
        assert window.focus().objectName() == "relation.kind"
        press_on(window, "relation.add")
        assert window.focus().objectName() == "relation.1.kind"

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0


@pytest.mark.parametrize("pause", ["", "waits", "Ctrl+S"])
def test_tab_goes_on_from_a_size_to_the_next_field(tmp_path: Path, pause: str) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench: Any = window.page().bench
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "attribute.A.SIZE")
        window.type("0.3")
        window.key("Tab")
        if pause:
            window.idle()
        assert window.focus().objectName() == "measure.A.SIZE.most"
        window.type("0.5")
        if pause == "Ctrl+S":
            window.key(pause)
        window.key("Tab")
        window.idle()
        fields = [one.objectName() for one in bench.steps.lesions.fields()]
        after = fields[fields.index("measure.A.SIZE.most") + 1]
        assert window.focus().objectName() == after

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0


@pytest.mark.parametrize("part", ["image", "tree", "search", "form"])
def test_alt_and_a_digit_bring_an_image_wherever_the_keys_are(tmp_path: Path, part: str) -> None:
    drawn_images(tmp_path / "people" / "one")
    folder = with_project(tmp_path, images=tmp_path / "people", rule=CaseRule(Grouping.FOLDER))

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench: Any = window.page().bench
        window.key("Ctrl+Alt+3")
        for key, number in (("Alt+2", 2), ("Alt+1", 1)):
            {
                "image": bench.image.viewer,
                "tree": bench.finder.tree,
                "search": bench.finder.search,
                "form": bench.steps.lesions.first_field(),
            }[part].setFocus()
            window.key(key)
            window.wait_for(lambda number=number: bench.image.image.number == number, key)
            window.idle()

    assert drive(["--workspace", str(folder)], script) == 0
