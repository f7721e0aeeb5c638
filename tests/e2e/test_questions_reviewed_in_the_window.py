"""Questions and keys audited from the review page, by keys."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.ui.review.questions.question_sheet import OptionRow
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.question_review_scene import DRAFTS, SET, QuestionRoom
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")


def test_a_set_is_audited_from_the_review_page(tmp_path: Path) -> None:
    with QuestionRoom(tmp_path):
        pass
    folder = next(tmp_path.rglob("medannot.sqlite")).parent

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.wait_for(lambda: window.page_title() == "Review")
        window.idle()
        window.click("Questions and keys")
        window.wait_to_see(SET)
        window.idle()
        assert window.focus().accessibleName() == f"Review the questions of {SET} as rita"
        window.key("Enter")
        audit = window.page().audit
        window.wait_for(lambda: audit.presenter.state.opened is not None, "a question")
        window.idle()
        for _ in range(len(DRAFTS)):
            before = audit.presenter.state.opened
            window.key("A")
            window.wait_for(lambda seen=before: audit.presenter.state.opened is not seen)
            window.idle()
        window.wait_to_see("4 of 4 reviewed: 4 accepted, 0 edited, 0 rejected; 0 flagged")
        window.click("Question sets")
        window.idle()
        window.click(f"Add a reviewer of {SET}")
        window.type("ruben")
        window.key("Enter")
        window.wait_for(lambda: window.sees("ruben"), "the new reviewer")
        window.key("Esc")
        window.wait_to_see("There is no annotation project yet.")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        rita = desk.question_reviewing.seat(OWNER, SET, "rita")
        lines = desk.question_reviewing.queue(rita, SET)
        assert [line.own for line in lines] == [True] * len(DRAFTS)


def test_all_sets_are_one_queue_and_a_report_goes_into_a_folder(tmp_path: Path) -> None:
    with QuestionRoom(tmp_path) as room:
        add_set(room.desk.store, "numbers", [Draft("Which number is even?")])
        add_set(room.desk.store, "unasked", [Draft("Which word is it?")])
        room.service.invite(OWNER, "numbers", ("rita",))
    folder = next(tmp_path.rglob("medannot.sqlite")).parent
    dialogs = ScriptedDialogs(folders=[tmp_path / "report"])

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.idle()
        window.click("Questions and keys")
        window.wait_to_see("0 of 5 questions reviewed")
        window.click("Review the questions of All sets as rita")
        audit = window.page().audit
        window.wait_for(lambda: audit.presenter.state.opened is not None, "a question")
        window.idle()
        for _ in range(5):
            before = audit.presenter.state.opened
            window.key("A")
            window.wait_for(lambda seen=before: audit.presenter.state.opened is not seen)
            window.idle()
        window.wait_to_see("Every question of this queue is decided.")
        window.click("Question sets")
        window.wait_to_see("5 of 5 questions reviewed")
        window.click("Export the report of numbers")
        window.wait_to_see(f"The report of numbers is in {tmp_path / 'report'}.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    figures = (tmp_path / "report" / "figures.csv").read_text(encoding="utf-8-sig")
    assert figures.splitlines()[1].startswith("all,,1,1,1,0,0,")


def test_without_a_set_one_is_told_where_to_import_one(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.idle()
        window.click("Questions and keys")
        window.wait_to_see("There is no question set yet; import one in the question library.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_in_a_low_window_every_option_is_reached_and_the_image_keeps_its_room(
    tmp_path: Path,
) -> None:
    with QuestionRoom(tmp_path):
        pass
    folder = next(tmp_path.rglob("medannot.sqlite")).parent

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.idle()
        window.click("Questions and keys")
        window.wait_to_see(SET)
        window.idle()
        window.key("Enter")
        audit = window.page().audit
        window.wait_for(lambda: audit.presenter.state.opened is not None, "a question")
        window.idle()
        sheet = audit.sheet
        assert sheet.height() >= 260
        last = sheet.findChildren(OptionRow)[-1]
        bottom = last.mapTo(sheet.viewport(), last.rect().bottomLeft()).y()
        assert bottom <= sheet.viewport().height()
        assert sheet.widget().width() <= sheet.viewport().width()
        right = last.mapTo(audit._reading.viewport(), last.rect().topRight()).x()
        assert right <= audit._reading.viewport().width()
        # What has no room is scrolled to, image and question together.
        audit._reading.ensureWidgetVisible(sheet)
        window.picture("questions_low")
        audit._give_room(pictured=True)
        window.idle()
        assert audit.images.height() >= 200
        assert audit._reading.verticalScrollBar().maximum() > 0

    assert drive(["--workspace", str(folder)], script, size=(900, 500)) == 0
