"""Tables in small windows: no text is cut that could be wrapped, no name squeezed to nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medannot.ui.studies.rules import Rule, RuleTable
from medannot.ui.widgets.fields import FormRow, LineField
from medannot.ui.widgets.row_model import Column, RowModel
from medannot.ui.widgets.table import Table
from tests.helpers.driving import dressed, settle

RULES = [
    Rule("primary", "No question twice for a reader", "2 for all 1,499", holds=True),
    Rule("primary", "Short", "2", holds=True),
]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    dressed(qapp)


def shown(qtbot: QtBot, widget: QWidget, width: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 300)
    widget.show()
    settle(20)


def test_the_wide_column_takes_what_is_left_and_never_less_than_its_least(qtbot: QtBot) -> None:
    table = Table("Studies")
    columns: list[Column[str]] = [Column(head, str) for head in ("Name", "Group", "Readers")]
    model: RowModel[str] = RowModel(columns, table)
    model.show_rows(["a"])
    table.setModel(model)
    table.set_columns(None, 100, 100, least=150)

    shown(qtbot, table, 600)
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()
    assert table.columnWidth(0) > 350
    table.resize(300, 300)
    settle(20)
    assert [table.columnWidth(column) for column in range(3)] == [150, 100, 100]
    table.resize(600, 300)
    settle(20)
    assert table.columnWidth(0) > 350


def test_long_rules_are_wrapped_in_a_small_table_and_name_their_group(qtbot: QtBot) -> None:
    table = RuleTable("Rules")
    table.show_rules(RULES)
    shown(qtbot, table, 800)
    line = table.fontMetrics().height()
    assert not table.isColumnHidden(0)
    assert table.rowHeight(0) == table.rowHeight(1)

    table.resize(320, 300)
    settle(20)

    assert table.isColumnHidden(0)
    assert table.model().index(0, 1).data() == "primary: No question twice for a reader"
    assert table.rowHeight(0) > 2 * line
    assert table.rowHeight(0) > table.rowHeight(1)


def test_the_help_of_a_field_stands_below_it_where_there_is_no_room_beside_it(
    qtbot: QtBot,
) -> None:
    row = FormRow("Set name", LineField(), "A set of this name gets a next version")
    shown(qtbot, row, 1200)
    assert row._help.geometry().left() > row.field.geometry().right()

    row.resize(600, 120)
    settle(20)

    assert row._help.geometry().top() > row.field.geometry().bottom()
    assert row.field.width() > 380


def test_a_head_at_the_right_side_that_is_too_long_keeps_its_beginning(qtbot: QtBot) -> None:
    pictures = []
    for title in ("Report generation", "Sort generation"):
        table = Table("Results")
        columns: list[Column[str]] = [Column(title, str, right=True)]
        model: RowModel[str] = RowModel(columns, table)
        table.setModel(model)
        table.set_columns(84)
        shown(qtbot, table, 300)
        pictures.append(table.horizontalHeader().grab().toImage())
        tip = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert tip == title

    # Cut off at the left, both would read "t generation".
    assert pictures[0] != pictures[1]
