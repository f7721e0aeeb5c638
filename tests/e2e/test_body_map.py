"""The body map on the lexicon's page, in the real window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.helpers.driving import LARGE, SMALL, Driven, drive, settle
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")


def on_page(
    tmp_path: Path, script: Callable[[Driven, Any], None], size: tuple[int, int] = LARGE
) -> int:
    """Open the lexicon's page and do the script there."""

    def play(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+8")
        window.wait_for(lambda: window.page().finder.model.rowCount() == 6)
        window.idle()
        script(window, window.page())

    return drive(["--workspace", str(empty_workspace(tmp_path))], play, size=size)


def spot_on(page: Any, x: float, y: float) -> QPoint:
    """Return where a place of the drawing is on the canvas."""
    return page.map.body.canvas._fit().map(QPointF(x, y)).toPoint()


def click_at(page: Any, x: float, y: float) -> None:
    """Click a place given in the drawing's own measure."""
    canvas = page.map.body.canvas
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(canvas, left, none, spot_on(page, x, y))
    settle()


def in_tree(page: Any) -> str:
    """Return the term on which the keys stand in the tree, if it is marked there."""
    chosen = page.finder.tree.selectionModel().selectedIndexes()
    assert [page.finder.tree.terms.node_at(one) for one in chosen] == [
        page.finder.tree.terms.node_at(page.finder.tree.currentIndex())
    ]
    return str(page.finder.tree.terms.node_at(chosen[0]).id)


def test_what_is_clicked_in_the_map_is_seen_in_the_tree(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        assert page.map.isVisible()
        click_at(page, 252, 211)
        assert in_tree(page) == "CHEST.PECTORAL"
        window.wait_to_see("Pectoral area, left")
        window.wait_to_see("左侧胸大肌区")
        assert "Chosen: Pectoral area, left." in page.map.body.canvas.accessibleDescription()
        click_at(page, 172, 211)
        window.wait_to_see("Pectoral area, right")
        window.click("Drawing: Teeth")
        click_at(page, 232, 50)
        assert in_tree(page) == "OTTH.FDI.21"
        window.wait_to_see("Tooth 21 (maxillary left central incisor)")
        click_at(page, 210, 320)
        assert in_tree(page) == "OTTH.FDI.21", "beside all areas nothing is chosen"

    assert on_page(tmp_path, script) == 0


def test_what_is_chosen_in_the_tree_is_seen_in_the_map(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        body = page.map.body
        before = body.canvas.grab().toImage()
        page.finder.tree.go_to("OTNG.BASE")
        settle()
        assert body.drawing == "mouth"
        assert page.map.body._name.text() == "Base of tongue"
        page.finder.tree.go_to("ABD.UMBILICUS")
        settle()
        assert body.drawing == "front"
        after = body.canvas.grab().toImage()
        assert after.pixelColor(spot_on(page, 212, 365)) != before.pixelColor(
            spot_on(page, 212, 365)
        )
        # A group that is drawn nowhere stands for all that lies below it.
        page.finder.tree.go_to("SKIN.NAIL")
        settle()
        assert body.drawing in {"hands", "feet"}
        assert {"NAIL.F.1", "NAIL.T.5"} <= body.canvas.marks.shown
        # One that is not drawn, and nothing below it, stands for what lies above.
        page.finder.tree.go_to("OGIN.RIDGE")
        settle()
        assert body.canvas.marks.shown == frozenset()

    assert on_page(tmp_path, script) == 0


def test_the_pointer_names_an_area_in_both_languages(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        QTest.mouseMove(page.map.body.canvas, spot_on(page, 252, 211))
        window.wait_to_see("Pectoral area, left")
        page.language.choose("zh")
        page.language.chosen.emit("zh")
        QTest.mouseMove(page.map.body.canvas, spot_on(page, 172, 211))
        window.wait_to_see("右侧胸大肌区")
        QTest.mouseMove(page.map.body.canvas, QPoint(2, 2))
        window.wait_for(lambda: not window.sees("右侧胸大肌区"))

    assert on_page(tmp_path, script) == 0


def test_a_narrow_window_shows_the_map_in_place_of_the_term_when_asked(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        assert not page.map.isVisible()
        assert page.panel.isVisible()
        window.key("Alt+M")
        assert page.map.isVisible()
        assert not page.panel.isVisible()
        click_at(page, 252, 211)
        assert in_tree(page) == "CHEST.PECTORAL"
        window.key("Alt+M")
        assert not page.map.isVisible()
        assert page.panel.isVisible()

    assert on_page(tmp_path, script, SMALL) == 0


def test_a_lexicon_without_drawn_places_has_no_map(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        page.lexicon.choose("medannot-radiology")
        window.wait_for(lambda: not page.map.isVisible())
        window.idle()
        window.key("Alt+M")
        assert not page.map.isVisible()
        assert page.panel.isVisible()

    assert on_page(tmp_path, script) == 0


def test_the_keys_stop_at_the_choice_of_drawings_and_not_in_the_picture(tmp_path: Path) -> None:
    def script(window: Driven, page: Any) -> None:
        assert page.map.body.canvas.focusPolicy() is Qt.FocusPolicy.NoFocus
        window.click("Drawing: Back")
        assert page.map.body.canvas.accessibleName() == "Body map: Back"
        window.key("Right")
        window.key("Space")
        assert page.map.body.drawing == "head"

    assert on_page(tmp_path, script) == 0
