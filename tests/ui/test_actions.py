"""One registry of actions, from which keys, menus and sheets are made."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from medannot import app as program
from medannot.ui.actions import ActionRegistry, ActionSpec, key_caption, tooltip
from medannot.ui.key_sheet import KeySheet
from tests.helpers.driving import dressed, press, texts, wait_for


def spec(action_id: str, *keys: str, scope: str = "page") -> ActionSpec:
    return ActionSpec(action_id, f"Do {action_id}", keys, scope)


def test_two_actions_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="entered twice"):
        ActionRegistry((spec("a"), spec("a")))


def test_two_actions_with_one_key_in_a_scope_are_refused() -> None:
    with pytest.raises(ValueError, match="means a and b"):
        ActionRegistry((spec("a", "Ctrl+F"), spec("b", "Ctrl+f")))


def test_one_key_may_mean_different_things_on_different_pages() -> None:
    registry = ActionRegistry((spec("a", "1"), spec("b", "1", scope="other")))

    assert [entry.id for entry in registry.specs("other")] == ["b"]


def test_no_key_of_the_window_is_taken_by_a_page() -> None:
    registry = program.all_actions()
    everywhere = {key for entry in registry.specs("window") for key in entry.keys}
    in_pages = {
        key: entry.id
        for entry in registry.specs()
        if entry.scope not in {"window", "viewer", "reading"}
        for key in entry.keys
    }

    assert everywhere & in_pages.keys() == set()


def test_letters_and_digits_mean_nothing_but_options_while_a_set_is_taken() -> None:
    registry = program.all_actions()
    keys = {key: entry.id for entry in registry.specs("window", "viewer") for key in entry.keys}

    assert {key for key in keys if len(key) == 1 and key.isalnum()} == set()


def test_a_bound_action_acts_while_its_page_is_seen(qapp: QApplication) -> None:
    window, done = QWidget(), []
    page = QWidget(window)
    ActionRegistry((spec("a", "Ctrl+F"),)).bind("a", page, lambda: done.append("a"))
    window.show()
    window.activateWindow()
    wait_for(window.isActiveWindow)

    press(window, "Ctrl+F")
    page.hide()
    press(window, "Ctrl+F")

    assert done == ["a"]


def test_a_tooltip_tells_the_keys() -> None:
    entry = ActionSpec("a", "Search", ("/", "Ctrl+F"), "page", "Finds a text.")

    assert tooltip(entry) == "Search (/, Ctrl+F)\nFinds a text."
    assert key_caption("Return") == "Enter"


def test_the_sheet_lists_the_keys_of_the_page_in_front(qapp: QApplication) -> None:
    dressed(qapp)
    registry = ActionRegistry((spec("a", "Ctrl+F"), spec("b", "F1", scope="window"), spec("c")))
    sheet = KeySheet(registry, ("page", "window"))
    sheet.show()

    shown = texts(sheet)

    assert {"Do a", "Ctrl+F", "Do b", "F1", "Everywhere"} <= set(shown)
    assert "Do c" not in shown
