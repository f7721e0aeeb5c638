"""Covering and erasing from the library's window: what is told before, and what is told after."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.covering import Subject
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.imaging.opener import open_image
from medannot.services.desk import Desk, open_desk
from medannot.services.media_import import MediaImporter
from medannot.ui.covering.cover_dialog import CoverDialog
from medannot.ui.widgets.banner import Banner
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.pictures import encoded, exif
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

PICTURE = np.arange(96, dtype=np.uint8).reshape(8, 12) + 9
TURNED = b"Exif\0\0" + exif(3)


def store(desk: Desk, **options: object) -> MediaId:
    """Store the picture, and return the id of its row."""
    importer = MediaImporter(desk.store)
    with desk.store.writing(OWNER, "test") as work:
        media = importer.save(work, importer.take_in(encoded(PICTURE, "PNG", **options), "a.png"))
        work.note("test.import", f"media:{media.id}")
    return media.id


def at_library(window: Driven) -> None:
    """Go to the library of the open workspace."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+3")
    window.idle()


def begin(window: Driven) -> CoverDialog:
    """Open the dialog over the image of the question that is chosen."""
    window.click("Cover part of the image…")
    covering = window.page().images.covering
    window.wait_for(lambda: covering.dialog is not None and covering.dialog.isVisible())
    dialog = covering.dialog
    assert isinstance(dialog, CoverDialog)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Insert)
    dialog.subjects.choose(Subject.FACE)
    return dialog


def report(window: Driven) -> Banner:
    """Return the banner that tells what was done."""
    banner = window.page().report
    assert isinstance(banner, Banner)
    return banner


def stored(folder: Path) -> list[bytes]:
    files = (folder / "media").glob("*/*.bin")
    return [open_image(file.read_bytes(), "x").frame().pixels.tobytes() for file in files]


def test_the_dialog_tells_what_becomes_of_the_image_and_the_page_tells_what_became_of_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        upright, turned = store(desk), store(desk, exif=TURNED)
        drafts = [Draft(stem="Which rash?", images=(upright,)), Draft(images=(turned,))]
        add_set(desk.store, "ward", drafts)
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        dialog = begin(window)
        assert dialog.warning.text().splitlines() == [
            (
                "A new image is stored in which the covered pixels are gone; questions show it "
                "from now on."
            ),
            (
                "2 images that show more stay stored: the image as it was, with its turned copies "
                "and earlier covers."
            ),
            "These studies were drawn before and keep what they show: main.",
        ]
        dialog.erase.setChecked(True)
        assert dialog.warning.text().splitlines()[1:] == [
            (
                "2 images that show more are erased for good: the image as it was, with its turned "
                "copies and earlier covers."
            ),
            "Readers of these studies can no longer judge what is erased: main.",
        ]
        dialog.apply.click()
        window.wait_for(lambda: report(window).isVisible())
        assert report(window).tone() == "success"
        assert report(window).text().splitlines() == [
            "Part of the image is covered, and of 1 turned copy the same part.",
            f"Erased: {upright}, {turned}.",
            "These studies show it as erased: main.",
        ]
        window.click("Close")
        assert not report(window).isVisible()

    assert drive(["--workspace", str(folder)], script) == 0
    (only,) = stored(folder)
    assert only != PICTURE.tobytes()


def test_images_that_stay_are_named_with_the_reason(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        first, other = store(desk), store(desk, compress_level=0)
        add_set(desk.store, "ward", [Draft(stem="Which rash?", images=(first,))])
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        begin(window).apply.click()
        window.wait_for(lambda: report(window).isVisible())
        assert report(window).tone() == "warning"
        assert report(window).text().splitlines() == [
            "Part of the image is covered.",
            f"Still stored, drawn studies show it (main): {first}.",
            f"Not covered, shows the same in another file: {other}.",
        ]
        # The next act takes the report of the last one away.
        begin(window).reject()
        assert not report(window).isVisible()

    assert drive(["--workspace", str(folder)], script) == 0
    assert PICTURE.tobytes() in stored(folder)


def test_an_erasure_tells_before_what_goes_with_it_and_what_is_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        first, turned = store(desk), store(desk, exif=TURNED)
        drafts = [Draft(stem="Which rash?", images=(first,)), Draft(stem="Both", images=(turned,))]
        add_set(desk.store, "ward", drafts)
    dialogs = ScriptedDialogs(reasons=["consent withdrawn"])

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Which rash?")
        begin(window).apply.click()
        window.wait_for(lambda: report(window).isVisible())
        window.wait_to_see("version 2 of 2")
        window.click("Erase this image…")
        window.idle()
        window.wait_for(lambda: not window.sees("Erase this image…"))

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.asked[0].splitlines() == [
        "Erase this image?",
        "Its bytes go for good and cannot be brought back.",
        "It is shown by 2 questions of ward.",
        "With it goes the same photograph turned: 1 image.",
        "Of the same photograph, covered less or more, 2 images stay stored.",
        "Reason, which stays in the image's place",
        "Erase for good",
    ]
    assert stored(folder) == [PICTURE.tobytes()]


def test_after_a_cover_the_same_question_is_chosen_and_has_the_keys(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        image = store(desk)
        drafts = [Draft(stem=f"Question {number}", images=(image,)) for number in range(4)]
        add_set(desk.store, "ward", drafts)

    def script(window: Driven) -> None:
        at_library(window)
        window.wait_to_see("Question 0")
        table = window.page().table
        table.select_row(2)
        window.wait_to_see("Cover part of the image…")
        begin(window).apply.click()
        window.wait_for(lambda: report(window).isVisible())
        window.idle()
        assert table.currentIndex().row() == 2
        assert window.window.focusWidget() is table
        window.wait_to_see("Question 2")

    assert drive(["--workspace", str(folder)], script) == 0
