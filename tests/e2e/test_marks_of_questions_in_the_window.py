"""The marks that a question set brought come into an annotation project in the real window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from medannot.cli.main import run
from medannot.domain.annotation.finding import Lesion, Mark
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.domain.question_beside import DrawnMark
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import Driven, drive
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import NoWindow

pytestmark = pytest.mark.usefixtures("home")

BOX = Outline(ShapeKind.BOX, ((1.0, 1.0), (3.0, 3.0)))


def marked(parent: Path) -> Path:
    """Return a workspace whose project's first image has a mark that came with a question."""
    folder = with_project(parent)
    with open_desk(folder) as desk:
        _, cases = desk.project_overview.show(OWNER, "skin")
        image = next(iter(cases[0].media))
        draft = Draft("Which?", images=(image,), marks=(DrawnMark(1, "lbl_7", BOX),))
        add_set(desk.store, "slake", [draft])
    return folder


def said_of(folder: Path, code: str) -> list[object]:
    with open_desk(folder) as desk:
        actor = desk.annotating.seat(OWNER, code)
        _, cases = desk.project_overview.show(OWNER, "skin")
        opened = [desk.annotating.open(actor, case.id) for case in cases]
        return [one.content for case in opened for one in case.findings.values()]


def test_the_marks_are_mapped_by_keys_and_written(qtbot: QtBot, tmp_path: Path) -> None:
    folder = marked(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.idle()
        window.key("Alt+P")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Import: skin")
        window.idle()
        window.click("Marks of the questions")
        window.wait_to_see("Choose first into whose cases they come.")
        window.page().exchange.coming.files.seat.setFocus()
        window.key("Down")
        window.click("Marks of the questions")
        window.wait_to_see("What the files hold")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("1 of 1 labels open")
        window.key("/")
        window.type("papule")
        window.key("Enter")
        window.wait_to_see("0 of 1 labels open")
        window.key("Ctrl+Return")
        window.wait_to_see("Before anything is written")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("What was done")
        window.idle()

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        code = min(one.code for one in desk.project_overview.status(OWNER, "skin").people)
    (lesion, mark) = said_of(folder, code)
    assert isinstance(lesion, Lesion)
    assert lesion.term.node_id == "L.PAPULE"
    assert isinstance(mark, Mark)
    assert mark.shape == BOX


def test_the_verb_takes_them_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = marked(tmp_path)
    with open_desk(folder) as desk:
        code = min(one.code for one in desk.project_overview.status(OWNER, "skin").people)
    words = ["annotations", "import", "skin", "--annotator", code, "--workspace", str(folder)]

    assert run([*words], NoWindow()) == 2
    assert "--from-questions" in capsys.readouterr().err
    assert run([*words, "--from-questions", "--leave-unmapped", "--dry-run"], NoWindow()) == 0
    said = capsys.readouterr()
    assert "lbl_7: not mapped, 1 mark" in said.err
    assert f"skin, {code}: 1 image found" in said.out
