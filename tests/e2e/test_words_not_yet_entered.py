"""Free words that nobody has entered yet: they belong to their case, and are saved there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.finding import Advice, Content, Diagnosis
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import named, press_on, search, sit_down, with_project
from tests.helpers.driving import LARGE, Driven, drive

pytestmark = pytest.mark.usefixtures("home")

FIELD = {"Ctrl+Alt+5": "advice.other", "Ctrl+Alt+4": "diagnosis.other"}


def said_of(folder: Path, code: str) -> list[list[Content]]:
    """Return what somebody has said of each case, read from the disk."""
    with open_desk(folder) as desk:
        actor = desk.annotating.seat(OWNER, code)
        project = desk.annotating.projects(actor)[0].project_id
        found, place = [], desk.annotating.next(actor, project)
        while place is not None:
            opened = desk.annotating.open(actor, place.case_id)
            found.append([one.content for one in opened.findings.values()])
            place = desk.annotating.next(actor, project, place.position)
        return found


def free(contents: list[Content]) -> list[str]:
    return [one.text for one in contents if isinstance(one, Advice | Diagnosis)]


def by_key(window: Driven, _bench: Any) -> None:
    window.key("Ctrl+PgDown")
    window.idle()


def to_projects(window: Driven, _bench: Any) -> None:
    window.click("Projects")
    window.wait_to_see("Who annotates?")
    window.idle()
    window.click("Annotate skin as bert")
    window.idle()


@pytest.mark.parametrize("keys", FIELD)
@pytest.mark.parametrize("go", [by_key, to_projects])
def test_words_stay_with_their_case_and_annotator(
    tmp_path: Path, keys: str, go: Callable[[Driven, Any], None]
) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key(keys)
        named(window, FIELD[keys]).setFocus()
        window.type("Patch test")
        go(window, bench)
        window.key(keys)
        field = named(window, FIELD[keys])
        assert field.text() == ""
        field.setFocus()
        window.key("Enter")
        window.idle()

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    first, second = said_of(folder, "anna")
    assert (free(first), free(second)) == (["Patch test"], [])
    assert [free(one) for one in said_of(folder, "bert")] == [[], []]


@pytest.mark.parametrize("keys", FIELD)
def test_words_are_entered_by_another_step_and_by_the_end(tmp_path: Path, keys: str) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        for words in ("Patch test", "Biopsy"):
            window.key(keys)
            named(window, FIELD[keys]).setFocus()
            window.type(words)
            if words == "Patch test":
                window.key("Ctrl+Alt+3")
                window.idle()

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    assert free(said_of(folder, "anna")[0]) == ["Patch test", "Biopsy"]


def test_words_are_saved_as_one_types_and_nothing_else_is_called_saved(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Ctrl+Alt+4")
        search(window, "acne vulgaris")
        window.key("Ctrl+Alt+5")
        field = named(window, "advice.other")
        field.setFocus()
        window.type("Patch")
        assert "All saved" not in bench.foot.saved.text()
        window.wait_for(lambda: free(list(_contents(bench))) == ["", "Patch"], "the words")
        window.idle()
        assert "All saved" in bench.foot.saved.text()
        field = named(window, "advice.other")
        assert (field.text(), field.hasFocus()) == ("Patch", True)
        window.type(" test")
        assert "All saved" not in bench.foot.saved.text()
        window.key("Enter")
        window.idle()
        assert named(window, "advice.other").text() == ""
        press_on(window, "step.diagnoses")

    def _contents(bench: Any) -> list[Content]:
        return [one.content for one in bench.state.findings.values()]

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    assert free(said_of(folder, "anna")[0]) == ["", "Patch test"]


def test_a_third_disease_is_typed_to_its_end(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        bench = window.page().bench
        window.key("Ctrl+Alt+4")
        search(window, "acne vulgaris")
        search(window, "folliculitis")
        named(window, "diagnosis.other").setFocus()
        window.type("Demo")
        window.wait_for(lambda: len(bench.state.findings) == 3, "the words")
        window.idle()
        window.type("dicosis")
        window.key("Enter")
        window.idle()
        window.wait_to_see("3  Demodicosis")

    assert drive(["--workspace", str(folder)], script, size=LARGE) == 0
    assert free(said_of(folder, "anna")[0]) == ["", "", "Demodicosis"]
