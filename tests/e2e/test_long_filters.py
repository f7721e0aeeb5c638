"""Long lists of filter values in the library: some stand there, the others are folded away."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.languages import LANGUAGES
from medannot.services.desk import open_desk
from medannot.ui.widgets.fields import CheckBox
from tests.e2e.test_library import at_library
from tests.helpers.driving import Driven, button, click, drive, find
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

FREQUENT = [f"ability {n:02}" for n in range(8)]
RARE = [f"ability {n:02}" for n in range(8, 60)]


def many_values(tmp_path: Path) -> Path:
    """Return a workspace with 60 abilities, the first 8 asked of twice, and 40 languages."""
    codes = list(LANGUAGES)[:40]
    abilities = FREQUENT + RARE + FREQUENT
    drafts = [
        Draft(stem=f"Question {n}", ability=ability, language=codes[n % 40])
        for n, ability in enumerate(abilities)
    ]
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "radiology", drafts)
    return folder


def abilities(window: Driven) -> list[str]:
    """Return the abilities that have a box, in the order in which they stand."""
    boxes = window.window.findChildren(CheckBox)
    shown = [one for one in boxes if one.isVisible() and one.text().startswith("ability")]
    return [one.text() for one in sorted(shown, key=lambda one: one.y())]


def in_sight(window: Driven, widget: QWidget) -> bool:
    """Tell whether the column of filters is scrolled to a widget."""
    port = window.page().facets.viewport()
    top = widget.mapTo(port, widget.rect().topLeft()).y()
    return bool(top >= 0 and top + widget.height() <= port.height())


def at_all_of_them(window: Driven) -> None:
    """Go to the library and wait for its 68 questions."""
    at_library(window)
    window.wait_to_see("68 of 68 questions")
    window.idle()


def test_a_long_filter_shows_eight_and_the_others_when_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_all_of_them(window)
        assert abilities(window) == FREQUENT
        assert window.sees("Show all 40")  # the languages
        window.click("Show all 60")
        window.idle()
        assert abilities(window) == FREQUENT + RARE
        fewer = button(window.window, "Show fewer")
        window.page().facets.ensureWidgetVisible(fewer)
        window.idle()
        click(fewer)
        window.idle()
        assert abilities(window) == FREQUENT
        # Who folded the list is not left somewhere below it.
        assert in_sight(window, button(window.window, "Show all 60"))

    assert drive(["--workspace", str(many_values(tmp_path))], script) == 0


def test_what_is_ticked_stays_in_sight_when_the_others_are_folded(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def script(window: Driven) -> None:
        at_all_of_them(window)
        window.click("Show all 60")
        window.idle()
        rare = find(window.window, CheckBox, "ability 41")
        window.page().facets.ensureWidgetVisible(rare)
        window.idle()
        click(rare, (0.05, 0.5))
        window.wait_to_see("1 of 68 questions")
        window.click("Show fewer")
        window.idle()
        assert abilities(window) == [*FREQUENT, "ability 41"]
        box = find(window.window, CheckBox, "ability 41")
        assert box.isChecked()
        # Another one beside it: neither takes the other away.
        first = find(window.window, CheckBox, "ability 00")
        window.page().facets.ensureWidgetVisible(first)
        window.idle()
        click(first, (0.05, 0.5))
        window.wait_to_see("3 of 68 questions")
        assert find(window.window, CheckBox, "ability 41").isChecked()

    assert drive(["--workspace", str(many_values(tmp_path))], script) == 0


def test_a_long_filter_is_unfolded_ticked_and_folded_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_all_of_them(window)
        find(window.window, CheckBox, "ability 07").setFocus()
        window.key("Tab")
        fold = button(window.window, "Show all 60")
        assert window.focus() is fold
        assert fold.accessibleName() == "Ability: Show all 60"
        window.key("Enter")
        window.idle()
        assert isinstance(window.focus(), CheckBox)
        assert window.focus().text() == "ability 08"  # the first that has just come
        assert in_sight(window, window.focus())
        window.key("Tab")
        window.key("Space")
        window.wait_to_see("1 of 68 questions")
        assert window.focus().text() == "ability 09"
        window.key("Space")
        window.wait_to_see("68 of 68 questions")
        find(window.window, CheckBox, "ability 59").setFocus()
        window.key("Tab")
        assert window.focus().text() == "Show fewer"
        window.key("Enter")
        window.idle()
        assert window.focus() is button(window.window, "Show all 60")
        assert in_sight(window, window.focus())

    assert drive(["--workspace", str(many_values(tmp_path))], script) == 0


def test_all_ticks_of_a_filter_are_taken_away_at_its_head(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        at_all_of_them(window)
        window.click("Show all 60")
        window.idle()
        for name in ("ability 41", "ability 55"):
            box = find(window.window, CheckBox, name)
            window.page().facets.ensureWidgetVisible(box)
            window.idle()
            click(box, (0.05, 0.5))
        window.wait_to_see("2 of 68 questions")
        untick = button(window.window, "Ability: Untick 2")
        window.page().facets.ensureWidgetVisible(untick)
        window.idle()
        assert untick.text() == "2"
        click(untick)
        window.wait_to_see("68 of 68 questions")
        assert not untick.isVisible()

    assert drive(["--workspace", str(many_values(tmp_path))], script) == 0
