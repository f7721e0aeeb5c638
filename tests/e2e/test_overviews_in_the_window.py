"""A project as a whole in the real window: images, a case beside each other, tables, and blindness.

Of the five cases the first two are done by both, in case 2 they agree; anna alone is done with
case 3; case 4 is discarded; nobody has begun case 5.
"""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.overview_scene import scene

pytestmark = pytest.mark.usefixtures("home")

PICTURES = (
    "naevus_even_near.jpg",
    "nail_near.jpg",
    "plaque_near.jpg",
    "ring_near.jpg",
    "wheals_middle.jpg",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return scene(tmp_path, PICTURES)


def to_cards(window: Driven) -> None:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+6")
    window.wait_to_see("Who annotates?")
    window.idle()


def counted(window: Driven) -> None:
    """Wait until the gallery is shown and its filters are counted."""
    window.idle()
    images = window.page().overview.images
    window.wait_for(lambda: images.state.loaded and images.state.facets is not None)


def shown(window: Driven) -> list[str]:
    """Return what is said of each image in the grid."""
    window.idle()
    model = window.page().overview.gallery.model
    window.wait_for(lambda: all(model.line(row) for row in range(model.rowCount())))
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def by_tab(window: Driven, name: str, back: bool = False) -> None:
    """Go by Tab to what is called so."""
    passed = []
    for _ in range(40):
        passed.append(window.focus().accessibleName() or window.focus().objectName())
        if name in {passed[-1], getattr(window.focus(), "text", str)()}:
            return
        window.key("Shift+Tab" if back else "Tab")
    raise AssertionError(f"no {name} among {passed}")


def click_image(window: Driven, row: int) -> None:
    grid = window.page().overview.gallery.grid
    place = grid.visualRect(grid.model().index(row, 0)).center()
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    window.idle()


def test_by_keys_alone_from_the_card_to_the_tables(folder: Path, tmp_path: Path) -> None:
    out = [tmp_path / "balance.csv", tmp_path / "differentials.csv"]
    dialogs = ScriptedDialogs(saves=[*out])

    def script(window: Driven) -> None:
        to_cards(window)
        by_tab(window, "Overview: skin")
        window.key("Enter")
        counted(window)
        assert shown(window) == [
            "Case 1, image 1: They disagree",
            "Case 2, image 1: 2 of 2 handed in",
            "Case 3, image 1: 1 of 2 handed in",
            "Case 4, image 1: Unsharp",
            "Case 5, image 1: 0 of 2 handed in",
        ]
        window.wait_to_see("5 of 5 images")
        by_tab(window, "Choose a term", back=True)
        window.key("Enter")
        overview = window.page().overview
        window.wait_for(lambda: overview.gallery.terms.finder.model.rowCount() > 0)
        window.idle()
        window.type("plaque")
        window.key("Enter")
        assert shown(window) == ["Case 2, image 1: 2 of 2 handed in"]
        window.wait_to_see("1 of 5 images")
        window.key("Enter")
        window.wait_to_see("Case 2")
        window.idle()
        # Case 2 is said in both languages by both, and both lists stay beside the merged one.
        texts = window.texts()
        english = [one for one in texts if one.startswith("The scalp and hair are seen.")]
        chinese = [one for one in texts if one.startswith("可见头皮")]
        assert (len(english), len(chinese)) == (2, 2), texts
        assert texts.count("1  Tinea corporis  体癣") == 2
        assert "Merged differential" in texts
        assert {"2.00", "1.00"} <= set(texts)
        window.key("Esc")
        by_tab(window, "Overview: Images", back=True)
        window.key("Right")
        window.key("Space")
        window.idle()
        window.wait_to_see("3 of 5 cases count here; of 2 nothing is known.")
        by_tab(window, "Cases by")
        window.key("Down")
        window.key("Down")
        window.idle()
        window.wait_to_see("No case shows 15 of the levels.")
        by_tab(window, "Export as CSV")
        window.key("Enter")
        window.wait_to_see("Written to balance.csv.")
        by_tab(window, "Overview: Balance", back=True)
        window.key("Right", 2)
        window.key("Space")
        window.idle()
        window.wait_to_see("3 of 3")
        by_tab(window, "Export as CSV")
        window.key("Enter")
        window.wait_to_see("Written to differentials.csv.")
        window.key("Esc")
        window.wait_to_see("Who annotates?")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    balance, differentials = (
        list(csv.DictReader(path.read_text("utf-8-sig").splitlines())) for path in out
    )
    fungal = next(row for row in balance if row["level"] == "DG.FUNGAL")
    assert (fungal["cases"], fungal["of"], fungal["share"]) == ("2", "3", "0.6667")
    assert [row["en"] for row in differentials if row["case"] == "2"] == [
        "Tinea corporis",
        "Folliculitis",
    ] * 3


def test_by_mouse_alone_through_filters_and_cases_to_the_workbench(folder: Path) -> None:
    def script(window: Driven) -> None:
        to_cards(window)
        window.click("Overview: skin")
        counted(window)
        window.click("Unsharp")
        counted(window)
        assert shown(window) == ["Case 4, image 1: Unsharp"]
        window.click("Kept")
        counted(window)
        assert [one[:6] for one in shown(window)] == ["Case 1", "Case 2", "Case 3", "Case 5"]
        window.click("They disagree")
        counted(window)
        assert shown(window) == ["Case 1, image 1: They disagree"]
        window.click("Show all again")
        counted(window)
        click_image(window, 0)
        window.wait_to_see("Merged differential")
        window.click("Next")
        window.idle()
        window.click("Next")
        window.idle()
        window.wait_to_see("Case 3")
        window.wait_to_see("Two annotators have to hand theirs in before they are merged.")
        window.click("Open the case as bert")
        window.idle()
        page = window.page()
        window.wait_for(lambda: page.presenter.state.opened is not None)
        assert page.presenter.state.opened.number == 3
        window.wait_to_see("skin, bert: 2 of 5 handed in")

    assert drive(["--workspace", str(folder)], script) == 0


def test_an_annotator_sees_their_own_work_and_goes_on_with_it(folder: Path) -> None:
    def script(window: Driven) -> None:
        to_cards(window)
        window.click("Overview: skin")
        counted(window)
        overview = window.page().overview
        overview.onlooker.choose("bert")
        counted(window)
        # What anna did with cases 3 and 4 is not told.
        assert [one.partition(": ")[2] for one in shown(window)] == [
            "1 of 1 handed in",
            "1 of 1 handed in",
            "0 of 1 handed in",
            "0 of 1 handed in",
            "0 of 1 handed in",
        ]
        assert not window.sees("They disagree")
        assert not window.sees("Unsharp")
        window.click("Overview: Differentials")
        window.idle()
        window.wait_to_see("3 of 3")
        table = overview.merged.rows
        assert all("anna" not in str(table.index(row, 1).data()) for row in range(3))
        window.click("Overview: Images")
        window.idle()
        click_image(window, 3)
        page = window.page()
        window.wait_for(lambda: page.presenter.state.opened is not None)
        assert page.presenter.state.opened.number == 4
        assert page.presenter.state.findings == {}
        window.wait_to_see("skin, bert: 2 of 5 handed in")

    assert drive(["--workspace", str(folder)], script) == 0


def test_lesions_together_and_two_dimensions_are_told_cell_by_cell(folder: Path) -> None:
    def script(window: Driven) -> None:
        to_cards(window)
        window.click("Overview: skin")
        counted(window)
        overview = window.page().overview
        window.click("Overview: Lesions together")
        window.idle()
        window.wait_to_see("3 cases with lesions whose role is said.")
        view = overview.together.matrix.view
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        # Papules in cases 1 and 3, in case 1 with pustules: 1 of 2 after Wilson is 9 to 91.
        window.wait_to_see("Papule with Pustule: 1. Of 2 with Papule 50\u2009% (9–91); of 2 with")
        window.click("By image")
        window.idle()
        window.wait_to_see("3 images with lesions whose role is said.")
        window.click("Overview: Balance")
        window.idle()
        overview.balance.across.choose("lesion")
        window.idle()
        window.wait_to_see("cells are empty")
        overview.balance.by.choose("age")
        window.idle()
        window.wait_to_see("Age band: not recorded of all 5 cases.")
        overview.balance.across.choose("none")
        window.idle()
        window.wait_to_see("Not recorded: nothing is known of all 5 cases.")

    assert drive(["--workspace", str(folder)], script) == 0
