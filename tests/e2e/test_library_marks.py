"""Marks and relations that came with a question, in the library's preview."""

from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.domain.question_beside import DrawnMark, Relation, RelationOrigin
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from medannot.ui.widgets.item_pictures import PictureBox
from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

BOX = DrawnMark(1, "Spleen", Outline(ShapeKind.BOX, ((20.0, 20.0), (60.0, 60.0))))
MASK = DrawnMark(1, "Liver", Brush(70, 70, 20, 20, (0, 400)))


def marked_workspace(parent: Path) -> Path:
    folder = empty_workspace(parent)
    with open_desk(folder) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "an image") as work:
            data = encoded(np.zeros((100, 100), np.uint8), "PNG")
            media = importer.save(work, importer.take_in(data, "dark.png"))
            work.note("test", "media")
        relations = (
            Relation("vhead", "belong to", "lymphatic system"),
            Relation("Spleen", "function", "store blood", RelationOrigin.KNOWLEDGE),
        )
        draft = Draft("Which organ?", images=(media.id,), marks=(BOX, MASK), relations=relations)
        add_set(desk.store, "slake", [draft])
    return folder


def bright(box: PictureBox) -> int:
    """Count the pixels of the picture that are not dark: the image itself is black."""
    shot = box.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(
        shot.pixelColor(x, y).value() > 60
        for x in range(shot.width())
        for y in range(shot.height())
    )


def test_marks_lie_over_the_image_and_relations_stand_below(qtbot: QtBot, tmp_path: Path) -> None:
    folder = marked_workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+3")
        window.idle()
        window.wait_to_see("vhead → belong to → lymphatic system")
        window.wait_to_see("Spleen → function → store blood")
        window.wait_to_see("Knowledge of the source")

        def shown() -> PictureBox:
            return window.page().preview._pictures.box

        window.wait_for(lambda: bright(shown()) > 400)
        window.key("M")
        window.wait_to_see("Show the marks")
        window.wait_for(lambda: bright(shown()) == 0)
        window.click("Show the marks")
        window.wait_for(lambda: bright(shown()) > 400)
        # What a reader would see has none of it.
        window.key("T")
        window.idle()
        window.wait_for(lambda: bright(shown()) == 0)
        assert not window.sees("store blood")

    assert drive(["--workspace", str(folder)], script) == 0
