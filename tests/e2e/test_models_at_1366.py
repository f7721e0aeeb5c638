"""The table of models in a small window: no figure is cut, no row half hidden."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.e2e.test_models_in_the_window import DRAFTS, sit_down
from tests.helpers.answered import make_study
from tests.helpers.driving import Driven, drive
from tests.helpers.model_files import answers, json_lines, read
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.usefixtures("home")
_PADDING = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
    with open_desk(desk.folder) as desk:
        (asked,) = desk.bank.sets(OWNER)
        path = json_lines(tmp_path / "m.jsonl", *answers("B", "A", "no idea", "AC"))
        for number in range(9):
            name = f"A model with a name, {number}"
            desk.models.write(OWNER, read(desk, path, name, set_name=asked.name))
    return desk.folder


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (960, 540)])
def test_figures_and_rows_of_models_are_whole(folder: Path, size: tuple[int, int]) -> None:
    def script(window: Driven) -> None:
        page = sit_down(window)
        window.key("Alt+3")
        window.idle()
        table = page.models.scored
        model, metrics = table.model(), table.fontMetrics()
        assert model.rowCount() == 9
        for column in range(1, model.columnCount() - 1):
            texts = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            texts += ["66.7 %", "2 of 4"] if column == 3 else [str(model.index(0, column).data())]
            if column == 1:
                continue  # painted in two lines
            wide = max(map(metrics.horizontalAdvance, texts)) + _PADDING
            assert table.columnWidth(column) >= wide, texts
        if size[0] >= 1366:
            assert table.horizontalScrollBar().maximum() == 0
        assert table.verticalScrollBar().maximum() == 0
        assert table.rowViewportPosition(8) + table.rowHeight(8) <= table.viewport().height()
        # By the keys the last row comes into sight, whole.
        table.setFocus()
        window.key("End")
        window.idle()
        area = table.parentWidget()
        while not isinstance(area, QScrollArea):
            area = area.parentWidget()
        bottom = table.rowViewportPosition(8) + table.rowHeight(8)
        below = table.viewport().mapTo(area.viewport(), QPoint(0, bottom)).y()
        assert table.currentIndex().row() == 8
        assert table.rowHeight(8) <= below <= area.viewport().height()

    assert drive(["--workspace", str(folder)], script, size=size) == 0
