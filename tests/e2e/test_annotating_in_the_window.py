"""Annotating in the real window: from the quality gate to advice, killed, reopened, undone."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Diagnosis,
    Laterality,
    Lesion,
    LesionRole,
    Mark,
    Quality,
    Region,
)
from medannot.domain.annotation.shapes import Outline, ShapeKind
from tests.helpers.annotating_room import (
    drawn_images,
    kept,
    kinds,
    search,
    sit_down,
    tab_to,
    with_project,
)
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.outside import REPOSITORY
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

SAID_TO_THE_END = [
    "quality",
    "region",
    "lesion",
    "mark",
    "diagnosis",
    "advice",
    "complete",
]


def annotate(window: Driven) -> None:
    """Take the first case from the quality gate to advice, by keys alone."""
    sit_down(window, "anna")
    window.key("Space")
    window.idle()
    window.key("Alt+PgDown")
    search(window, "buccal cheek")
    window.key("F6")
    tab_to(window, ".left")
    window.key("Right")
    window.key("Space")
    window.idle()
    window.key("Alt+PgDown")
    search(window, "papule")
    window.key("F6")
    tab_to(window, "role.primary")
    window.key("Space")
    window.idle()
    window.key("F6")
    window.key("B")
    window.key("Ctrl+Right")
    window.key("Enter")
    window.key("Ctrl+Right")
    window.key("Ctrl+Down")
    window.key("Enter")
    window.idle()
    window.key("Alt+PgDown")
    search(window, "acne vulgaris")
    window.key("Alt+PgDown")
    search(window, "topical retinoid")
    window.key("Ctrl+E")
    window.idle()


def test_a_case_is_taken_from_the_quality_gate_to_advice_by_keys(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        annotate(window)
        bench = window.page().bench
        assert "acne vulgaris" in bench.sentence.said.text().lower()
        window.wait_to_see("All saved ")
        window.key("Ctrl+L")
        assert "丘疹" in bench.sentence.said.text()

    assert drive(["--workspace", str(folder)], script) == 0
    said = kept(folder, "anna")
    assert kinds(said) == SAID_TO_THE_END
    quality, region, lesion, mark, diagnosis, advice, complete = said
    assert quality == Quality()
    assert isinstance(region, Region)
    assert (region.site.term.en, region.site.laterality) == ("Buccal cheek", Laterality.RIGHT)
    assert isinstance(lesion, Lesion)
    assert (lesion.term.zh, lesion.role) == ("丘疹", LesionRole.PRIMARY)
    assert isinstance(mark, Mark)
    assert isinstance(mark.shape, Outline)
    (left, top), (right, bottom) = mark.shape.points
    assert (mark.shape.kind, right - left, bottom - top) == (ShapeKind.BOX, 100, 100)
    assert mark.target is not None
    assert isinstance(diagnosis, Diagnosis)
    assert (diagnosis.rank, diagnosis.term and diagnosis.term.en) == (1, "Acne vulgaris")
    assert isinstance(advice, Advice)
    assert advice.diagnosis is not None
    assert complete == Complete()


KILLED = """
import os, sys
from tests.e2e.test_annotating_in_the_window import annotate
from tests.helpers.driving import drive

def script(window):
    annotate(window)
    print("annotated", flush=True)
    os.kill(os.getpid(), 9)

drive(["--workspace", sys.argv[1]], script)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_said_before_a_kill_is_undone_and_redone_after_it(tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert died.stdout.endswith("annotated\n")
    left: list[list[str]] = []

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        page = window.page()

        def now() -> list[str]:
            window.idle()
            return kinds([one.content for one in page.presenter.state.findings.values()])

        left.append(now())
        window.key("Ctrl+Z", 3)
        left.append(now())
        window.key("Ctrl+Y", 2)
        left.append(now())
        window.key("Ctrl+Z", 30)
        left.append(now())
        window.key("Ctrl+Shift+Z", 30)
        left.append(now())

    assert drive(["--workspace", str(folder)], script) == 0
    assert left == [
        SAID_TO_THE_END,
        ["quality", "region", "lesion", "mark"],
        ["quality", "region", "lesion", "mark", "diagnosis", "advice"],
        [],
        SAID_TO_THE_END,
    ]
    assert kinds(kept(folder, "anna")) == SAID_TO_THE_END


def test_the_second_annotator_is_given_nothing_of_the_first(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        annotate(window)
        window.key("Alt+P")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Annotate skin as bert")
        page = window.page()
        for _ in range(2):
            window.idle()
            window.wait_for(lambda: page.presenter.state.opened is not None)
            opened = page.presenter.state.opened
            assert opened.revisions == ()
            assert not window.sees("Acne vulgaris is considered")
            assert page.bench.image.board.marks == ()
            assert page.bench.sentence.said.text() == "Nothing is said of this case yet."
            window.key("D")
        window.key("Ctrl+Z")
        window.idle()
        assert page.presenter.state.findings == {}

    assert drive(["--workspace", str(folder)], script) == 0
    assert kinds(kept(folder, "anna")) == SAID_TO_THE_END
    assert kept(folder, "bert") == []


def test_a_project_is_made_in_the_window_and_a_case_handed_in_by_mouse(tmp_path: Path) -> None:
    folder, images = empty_workspace(tmp_path), drawn_images(tmp_path / "pictures")
    dialogs = ScriptedDialogs(folders=[images], reasons=["a lesion was forgotten"])

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("There is no annotation project yet.")
        window.click("New project")
        page = window.page()
        page.form.name.setText("skin")
        page.form.people.setText("anna, bert")
        window.click("Choose folder")
        window.wait_to_see("2 cases, 2 images.")
        window.click("Make project")
        window.idle()
        window.click("Annotate skin as anna")
        window.idle()
        window.click("Unsharp")
        window.idle()
        window.click("Hand in")
        window.idle()
        window.wait_to_see("skin, anna: 1 of 2 handed in")
        window.click("Usable")
        window.idle()
        assert [one.content.discarded for one in page.presenter.state.findings.values()] == [
            "unsharp"
        ]
        window.click("Open again")
        window.idle()
        window.click("Usable")
        window.idle()
        assert [one.content for one in page.presenter.state.findings.values()] == [Quality()]
        window.click("Hand in")
        window.wait_to_see("The case is not complete yet")
        window.click("Next case")
        window.idle()
        window.wait_to_see("Case 2 of 2")
        window.click("Next case")
        window.wait_to_see("There is no further case.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0


def test_terms_of_the_first_annotator_are_not_offered_to_the_second(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        annotate(window)
        chips = window.page().bench.finder.recent
        assert [chip.text() for chip in chips.findChildren(QAbstractButton)] != []
        window.key("Ctrl+D")
        window.key("Alt+P")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Annotate skin as bert")
        window.wait_for(lambda: window.page().presenter.state.opened is not None)
        window.idle()
        assert not any(chip.isVisible() for chip in chips.findChildren(QAbstractButton))

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_window_closes_while_the_bench_is_ready_and_no_case_is_open(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+6")
        window.wait_to_see("Who annotates?")
        assert window.page().bench.image.viewer is not None
        assert window.page().can_leave()

    assert drive(["--workspace", str(folder)], script) == 0
