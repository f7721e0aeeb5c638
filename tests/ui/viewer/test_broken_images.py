"""An image that cannot be shown: its sentence stands in its place, and its tools are off."""

from typing import Any

from pytestqt.qtbot import QtBot

from medannot.imaging.opened import ImageFacts
from medannot.ui.viewer.viewer import ViewerImage
from tests.helpers.driving import dressed, wait_for
from tests.ui.viewer.rooms import MadeUp, ViewerRoom, plain


def test_the_tools_of_an_image_that_cannot_be_shown_are_off(qtbot: QtBot, qapp: Any) -> None:
    dressed(qapp)
    facts = ImageFacts(40, 60, 1, monochrome=True)
    room = ViewerRoom({"whole": MadeUp(lambda _number: plain(5), facts)})
    qtbot.addWidget(room.viewer)
    images = [ViewerImage("whole", "Whole", True), ViewerImage("broken.dcm", "Broken", True)]
    room.show(images)
    assert room.viewer._tools.isEnabled()
    room.viewer.open(1)
    sentence = "broken.dcm is broken; leave it out."
    wait_for(lambda: room.viewer.view.accessibleDescription() == sentence)
    assert not room.viewer._tools.isEnabled()
    assert not room.viewer._window.isEnabled()
    room.viewer.open(0)
    wait_for(lambda: room.viewer.view.prepared is not None)
    assert room.viewer._tools.isEnabled()
    assert room.viewer._window.isEnabled()
    room.close()
