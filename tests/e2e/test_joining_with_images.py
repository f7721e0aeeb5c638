"""Two questions with images are seen beside each other before they are joined."""

from pathlib import Path

import numpy as np
import pytest

from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from medannot.store.store import Store
from medannot.ui.widgets.item_pictures import PictureBox
from tests.helpers.driving import Driven, drive
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

OPTIONS = ("Left side", "Right side"), ("左侧", "右侧")


def stored(store: Store, grey: int) -> MediaId:
    importer = MediaImporter(store)
    with store.writing(OWNER, "test") as work:
        shades = np.full((40, 60), grey, np.uint8)
        shades[4:10, 6:20] = 255 - grey
        media = importer.save(work, importer.take_in(encoded(shades, "PNG"), "a.png"))
        work.note("test.import", f"media:{media.id}")
    return media.id


def middle(window: Driven, box: PictureBox) -> int:
    """Return the shade that is seen in the middle of a box."""
    return box.grab().toImage().pixelColor(box.width() // 2, box.height() // 2).red()


def test_images_stand_beside_each_other_before_the_join(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        dark, light = stored(desk.store, 40), stored(desk.store, 200)
        english, chinese = OPTIONS
        add_set(desk.store, "en", [Draft("Which side?", options=english, images=(dark, light))])
        other = Draft("哪一侧？", options=chinese, language="zh", images=(light,))
        add_set(desk.store, "zh", [other])

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+3")
        window.idle()
        window.page().table.select_row(0)
        window.idle()
        window.click("Join with another language…")
        window.page().table.select_row(1)
        window.idle()
        form = window.page().side.joining
        boxes = form.findChildren(PictureBox)
        assert len(boxes) == 2
        window.wait_for(lambda: [middle(window, box) for box in boxes] == [40, 200])
        assert window.sees("and 1 more")
        assert window.sees("They show different images")
        window.picture("join-with-images", (1366, 768))

    assert drive(["--workspace", str(folder)], script) == 0
