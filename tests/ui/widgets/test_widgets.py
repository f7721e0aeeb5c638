"""The window's own widgets, as a person meets them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from medannot.ui import theme
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, Focusable, IconButton
from medannot.ui.widgets.door import Door
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow, LineField
from medannot.ui.widgets.message import Message, ReasonMessage
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Chip, KeyBadge, ProgressLine
from medannot.ui.widgets.table import Table
from medannot.ui.widgets.text import ElidedText, Text
from tests.helpers.driving import click, dressed, find, press, stray_windows, wait_for, write

KEPT: list[QWidget] = []


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    dressed(qapp)
    yield
    KEPT.clear()


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Show widgets in a window of their own."""
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    KEPT.append(window)
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow)
    return window


def colours(widget: QWidget) -> set[str]:
    """Return every colour that a widget shows."""
    image: QImage = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_is_pressed_by_click_enter_and_space(qtbot: QtBot, key: str) -> None:
    button, pressed = Button("Save", key="Enter"), []
    button.clicked.connect(lambda _checked=False: pressed.append(1))
    shown(qtbot, button)

    click(button)
    button.setFocus()
    press(button, key)

    assert len(pressed) == 2


def test_a_button_that_is_off_does_nothing(qtbot: QtBot) -> None:
    button, pressed = Button("Save", "primary"), []
    button.clicked.connect(lambda _checked=False: pressed.append(1))
    shown(qtbot, button)
    button.setEnabled(False)

    click(button)

    assert pressed == []


def test_the_focus_is_seen_after_keys_and_not_after_clicks(qtbot: QtBot) -> None:
    first, second = Button("One"), Button("Two")
    shown(qtbot, first, second)
    ring = theme.current().hex("focus").lower()

    click(second)
    after_click = ring in colours(second)
    first.setFocus(Qt.FocusReason.TabFocusReason)

    assert (after_click, ring in colours(first)) == (False, True)


def test_the_ring_of_the_focus_moves_nothing(qtbot: QtBot) -> None:
    button = Button("One", "primary", key="Enter")
    shown(qtbot, Button("Other"), button)
    before = button.geometry()
    button.setFocus(Qt.FocusReason.TabFocusReason)

    assert button.geometry() == before


def test_every_button_has_the_height_of_its_kind() -> None:
    heights = [
        Button("A", size=size).sizeHint().height() for size in ("compact", "normal", "large")
    ]

    assert heights == [32, 40, 48]


def test_an_icon_button_has_a_name() -> None:
    button = IconButton("x", "Close the panel")

    assert (button.accessibleName(), button.toolTip()) == ("Close the panel",) * 2


def test_a_segmented_choice_is_made_by_click_and_by_arrow_keys(qtbot: QtBot) -> None:
    choice, told = Segmented((Segment("a", "Dark"), Segment("b", "Light")), "Theme"), []
    choice.chosen.connect(told.append)
    shown(qtbot, choice)

    click(choice.findChildren(Focusable)[1])
    by_click = choice.choice()
    press(choice.findChildren(Focusable)[1], "Left")

    assert (by_click, choice.choice()) == ("b", "a")
    assert told[0] == "b"


def test_texts_never_become_markup(qtbot: QtBot) -> None:
    text = Text("<b>bold</b> & <img src='file:///etc/passwd'>")
    shown(qtbot, text)

    assert text.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" in text.text()


def test_a_cut_text_stands_whole_in_its_tooltip(qtbot: QtBot) -> None:
    text = ElidedText("a very long name of a workspace that has no room here")
    window = shown(qtbot, text)
    window.resize(120, 60)
    wait_for(lambda: text.toolTip() != "")

    assert text.toolTip() == text.text()


def test_a_banner_says_and_is_silent(qtbot: QtBot) -> None:
    banner, acted = Banner(), []
    banner.acted.connect(lambda: acted.append(1))
    shown(qtbot, banner)

    banner.say("The folder is gone.", "danger", act="Take off")
    click(banner.findChild(Button))
    was = banner.isVisible(), banner.text(), banner.accessibleName()
    banner.say("")

    assert was == (True, "The folder is gone.", "The folder is gone.")
    assert not banner.isVisible()
    assert acted == [1]


def test_widgets_that_show_parts_of_themselves_open_no_window(qtbot: QtBot) -> None:
    Banner("Said", act="Do")
    EmptyState("books", "Nothing yet", "Import")
    FormRow("Name", LineField(), "Help")
    window = shown(qtbot, Chip("Open"), KeyBadge("A"))

    assert stray_windows(window) == []


def test_a_form_row_names_its_field_and_says_what_is_wrong(qtbot: QtBot) -> None:
    field = LineField()
    row = FormRow("Set name", field, "Any name")
    shown(qtbot, row)

    row.set_error("Give the set a name.")

    assert field.accessibleName() == "Set name"
    assert row.error() == "Give the set a name."
    assert theme.current().hex("danger").lower() in colours(field)


def test_a_choice_keeps_what_was_chosen_when_others_are_offered(qtbot: QtBot) -> None:
    choice = Choice("Mapping")
    choice.offer([("", "Any"), ("slake", "SLAKE")])
    choice.choose("slake")
    choice.offer([("", "Any"), ("vqa-rad", "VQA-RAD"), ("slake", "SLAKE")])
    kept = choice.choice()
    choice.offer([("", "Any")])

    assert (kept, choice.choice()) == ("slake", "")


def test_a_box_is_ticked_by_click_and_by_space(qtbot: QtBot) -> None:
    box = CheckBox("Only incomplete", "12")
    shown(qtbot, box)
    click(box, (0.1, 0.5))
    by_click = box.isChecked()
    press(box, "Space")

    assert (by_click, box.isChecked()) == (True, False)


def test_progress_is_seen(qtbot: QtBot) -> None:
    line = ProgressLine()
    shown(qtbot, line)
    line.set_progress(1, 2)
    accent = theme.current().hex("accent").lower()
    image = line.grab().toImage()

    assert image.pixelColor(line.width() // 4, 3).name() == accent
    assert image.pixelColor(3 * line.width() // 4, 3).name() != accent


def test_a_door_says_what_lies_behind_it(qtbot: QtBot) -> None:
    door = Door("checks", "Review labels", "One at a time.", "3", "To come")
    shown(qtbot, door)

    assert door.words() == ("Review labels", "One at a time.", "To come")
    assert (door.accessibleName(), door.accessibleDescription()) == (
        "Review labels",
        "One at a time.",
    )


class Three(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 3

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 2

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return "cell" if role == Qt.ItemDataRole.DisplayRole else None


def test_a_row_is_opened_by_enter_and_by_double_click(qtbot: QtBot) -> None:
    table, opened = Table("Rows"), []
    model = Three(table)
    table.setModel(model)
    table.set_columns(80, None)
    table.opened.connect(opened.append)
    shown(qtbot, table)
    table.select_row(0)
    table.setFocus()

    press(table, "Down")
    press(table, "Enter")
    box = table.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)

    assert opened == [1, 2]
    assert (table.rowHeight(0), table.horizontalHeader().height()) == (44, 40)


@pytest.mark.parametrize(("danger", "key", "answer"), [(False, "Enter", 1), (True, "Enter", 0)])
def test_enter_does_what_loses_nothing(qtbot: QtBot, danger: bool, key: str, answer: int) -> None:
    message = Message("Stop?", "Nothing is kept.", accept="Stop the import", danger=danger)
    qtbot.addWidget(message)
    message.show()
    message.activateWindow()
    wait_for(message.isActiveWindow)

    press(message.focusWidget(), key)

    assert message.result() == answer
    assert not message.isVisible()


def test_what_cannot_be_undone_waits_for_a_reason(qtbot: QtBot) -> None:
    message = ReasonMessage("Erase?", "It goes for good.", "Reason", "Erase for good")
    qtbot.addWidget(message)
    message.show()
    message.activateWindow()
    wait_for(message.isActiveWindow)
    act = find(message, Button, "Erase for good")
    assert not act.isEnabled()

    write(message.focusWidget(), "  consent withdrawn ")
    press(message.focusWidget(), "Enter")
    assert message.isVisible()
    click(act)

    assert (message.result(), message.reason()) == (1, "consent withdrawn")
