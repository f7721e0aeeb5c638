"""The bar of marks: every tool says its key, and nothing is cut off where there is little room."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from medannot.ui.actions import ActionSpec
from medannot.ui.annotation.actions import ANNOTATION
from medannot.ui.bench.actions import BENCH
from medannot.ui.bench.mark_bar import MarkBar
from medannot.ui.bench.marks.look import MarkLook
from medannot.ui.viewer.tool_button import ToolButton
from tests.helpers.driving import dressed, settle

MORE = ("annotation.undo", "annotation.redo", "annotation.cover")


def specs() -> list[ActionSpec]:
    return [one for one in (*ANNOTATION, *BENCH) if one.id in MORE]


@pytest.fixture
def bar(qapp: QApplication) -> Iterator[MarkBar]:
    dressed(qapp)
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    made = MarkBar(specs())
    made.show_place("Case 1 of 20,000")
    column.addWidget(made)
    room.show()
    yield made
    room.close()
    room.deleteLater()


def shown(bar: MarkBar) -> list[ToolButton]:
    return [one for one in bar.findChildren(ToolButton) if one.isVisible()]


@pytest.mark.parametrize("width", [360, 420, 520, 560, 610, 662, 700, 760, 900])
def test_no_button_is_cut_off_and_the_most_used_stay(bar: MarkBar, width: int) -> None:
    bar.window().resize(width, 60)
    settle()
    buttons = shown(bar)
    boxes = sorted((one.x(), one.x() + one.width()) for one in buttons)
    assert boxes[-1][1] <= width
    assert all(before[1] <= after[0] for before, after in pairwise(boxes))
    names = {one.accessibleName() for one in buttons}
    assert {"Draw a polygon", "Paint an area", "How marks look", "More acts on marks"} <= names


def test_with_more_room_more_is_offered(bar: MarkBar) -> None:
    bar.window().resize(560, 60)
    settle()
    few = len(shown(bar))
    bar.window().resize(900, 60)
    settle()
    assert few == 11
    assert len(shown(bar)) == 18


def test_each_tool_says_its_key_and_the_menu_has_what_is_left_out(bar: MarkBar) -> None:
    bar.window().resize(560, 60)
    said = {one.accessibleName(): one.toolTip() for one in bar.findChildren(ToolButton)}
    assert said["Draw a polygon"] == "Draw a polygon (P)"
    assert said["Redo"] == "Redo (Ctrl+Y, Ctrl+Shift+Z)"
    menu = bar.menu()
    texts = [one.text() for one in menu.actions()]
    (below,) = [one for one in menu.findChildren(QMenu) if one.title() == "Draw"]
    assert len(below.actions()) == 10
    assert "Undo\tCtrl+Z" in texts
    assert "Copy to the next frame of the series\tShift+PgDown" in texts
    assert "Cover part of the image…\tCtrl+Shift+K" in texts


def test_the_menu_of_looks_asks_for_what_was_chosen(bar: MarkBar) -> None:
    wanted: list[MarkLook] = []
    bar.look_wanted.connect(wanted.append)
    bar.show_look(MarkLook(percent=60, dimmed=True))
    actions = {one.objectName(): one for one in bar.look_menu().actions()}
    assert [name for name, one in actions.items() if one.isChecked()] == [
        "marks.at_60",
        "marks.dim",
        "marks.names",
    ]
    actions["marks.at_20"].trigger()
    assert wanted == [MarkLook(percent=20, dimmed=True)]
