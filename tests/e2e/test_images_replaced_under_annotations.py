"""An image whose file is altered, or that is covered, under an annotation: named, nothing lost."""

from pathlib import Path

import pytest

from medannot.domain.annotation.finding import DiscardReason, Mark, Quality
from medannot.domain.covering import CoverRequest, Shape, ShapeKind, Subject
from medannot.domain.people import OWNER
from tests.helpers.annotating_room import kept, kinds, sit_down, with_project
from tests.helpers.driving import Driven, drive

pytestmark = pytest.mark.usefixtures("home")

FACE = CoverRequest((Shape(ShapeKind.BOX, ((1, 1), (40, 30))),), Subject.FACE, "a face")


def test_an_altered_file_is_named_and_the_case_can_still_be_discarded(tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    for file in (folder / "media").glob("*/*.bin"):
        file.write_bytes(file.read_bytes()[:-1] + b"x")

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Annotate skin as anna")
        window.idle()
        page = window.page()
        shown = page.presenter.state.opened.images[0].shown
        view = page.bench.image.viewer.view
        window.wait_for(view.accessibleDescription)
        assert view.accessibleDescription() == (
            f"The image file {shown.sha256} in the workspace's media folder was altered by "
            "another program or a broken disk; import the image again."
        )
        window.click("Unsharp")
        window.idle()

    assert drive(["--workspace", str(folder)], script) == 0
    assert kept(folder, "anna") == [Quality(DiscardReason.UNSHARP)]


def test_a_cover_made_meanwhile_is_shown_under_the_marks_that_were_drawn(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("F6")
        window.key("M")
        window.key("Ctrl+Right")
        window.key("Enter")
        window.idle()
        assert len(window.page().bench.image.board.marks) == 1
        page, desk = window.page(), window.window.desk
        image = page.presenter.state.opened.images[0]
        cover = desk.covering.cover(OWNER, image.media_id, FACE).media
        window.key("Ctrl+3")
        window.idle()
        window.key("Ctrl+6")
        window.idle()
        now = page.presenter.state.opened.images[0]
        assert (now.media_id, now.shown.id) == (image.media_id, cover.id)
        view = page.bench.image.viewer.view
        window.wait_for(lambda: view.prepared is not None, "the covered image")
        assert view.prepared.frame.pixels[10, 10].max() == 0
        assert len(page.bench.image.board.marks) == 1
        page.bench.image.viewer.setFocus()
        window.key("M")
        window.key("Ctrl+Down")
        window.key("Enter")
        window.idle()
        assert len(page.bench.image.board.marks) == 2

    assert drive(["--workspace", str(folder)], script) == 0
    said = kept(folder, "anna")
    assert kinds(said) == ["mark", "mark"]
    assert all(isinstance(one, Mark) for one in said)
