"""The rail at the left: the page in front is the one that is marked."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.ui.actions import ActionSpec
from medannot.ui.shell.navigation import Navigation
from tests.helpers.driving import button, click, dressed


def marked(navigation: Navigation) -> list[str]:
    return [name for name, row in navigation._rows.items() if row.isChecked()]


def test_a_page_that_is_asked_for_is_marked_once_it_is_in_front(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dressed(qapp)
    places = [(ActionSpec(name, name, (), "window"), "house") for name in ("Home", "Library")]
    navigation = Navigation(places, [])
    qtbot.addWidget(navigation)
    navigation.resize(240, 400)
    navigation.show()
    qtbot.waitExposed(navigation)
    navigation.choose("Home")
    asked: list[tuple[str, list[str]]] = []
    navigation.wanted.connect(lambda name: asked.append((name, marked(navigation))))

    click(button(navigation, "Library"))

    # The page in front may ask whether it is to be left, and stay.
    assert (asked, marked(navigation)) == ([("Library", ["Home"])], ["Home"])
    navigation.choose("Library")
    assert marked(navigation) == ["Library"]
