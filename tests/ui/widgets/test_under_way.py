"""How far a job is stands beside it in per cent."""

from pytestqt.qtbot import QtBot

from medannot.ui.widgets.under_way import UnderWay
from tests.helpers.driving import texts


def test_steps_of_several_kinds_are_told_as_a_share_of_the_whole(qtbot: QtBot) -> None:
    line = UnderWay()
    qtbot.addWidget(line)
    line.begin("Writing the set")
    line.move_on(74_000, 200_000)
    assert "37\u2009%" in texts(line)
    line.move_on(200_000, 200_000)
    assert "100\u2009%" in texts(line)
    line.begin("Writing another set")
    assert not any("%" in text for text in texts(line))
