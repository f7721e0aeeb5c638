"""The style sheet of the plain Qt widgets, written from tokens."""

from collections.abc import Mapping
from string import Template
from typing import Any

# Widgets of our own paint themselves; here stands only what Qt paints.
_SHEET = Template(
    """
Text[tone="text"] { color: $text; }
Text[tone="text_2"] { color: $text_2; }
Text[tone="text_3"] { color: $text_3; }
Text[tone="accent_text"] { color: $accent_text; }
Text[tone="success"] { color: $success; }
Text[tone="warning"] { color: $warning; }
Text[tone="danger"] { color: $danger; }
Text[tone="info"] { color: $info; }
Text:disabled { color: $text_disabled; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox {
    background: $field; color: $text; border: 1px solid $border_control; margin: 1px;
    border-radius: ${control_radius}px; padding: 0 ${s12}px;
    selection-background-color: $selection; selection-color: $selection_text;
}
QPlainTextEdit { padding: ${s8}px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {
    border: 2px solid $focus; margin: 0;
}
QLineEdit[error="true"], QPlainTextEdit[error="true"], QSpinBox[error="true"] {
    border: 2px solid $danger; margin: 0;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {
    color: $text_disabled; border-color: $line; background: transparent;
}
QPlainTextEdit:read-only { border-color: $line; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button { width: 0; border: 0; }

QComboBox QAbstractItemView, QMenu {
    background: $overlay; color: $text; border: 1px solid $line_strong; outline: 0;
    selection-background-color: $selection; selection-color: $selection_text;
}
QMenu::item { padding: ${s8}px ${s24}px; }
QMenu::item:selected { background: $selection; color: $selection_text; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $line; }
QToolTip {
    background: $tooltip_bg; color: $tooltip_text; border: 1px solid $line_strong; padding: 4px 8px;
}

QTableView, QTreeView, QListView {
    background: transparent; color: $text; border: 0; outline: 0;
    selection-background-color: $selection; selection-color: $selection_text;
}
QTreeView { show-decoration-selected: 0; }
QTableView::item, QListView::item {
    border: 0; border-bottom: 1px solid $line; padding: 0 ${s12}px;
}
QTableView::item:hover, QListView::item:hover { background: $hover; }
QTableView::item:selected, QListView::item:selected {
    background: $selection; color: $selection_text;
}
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $text_3; border: 0; border-bottom: 1px solid $line_strong;
    padding: 0 15px;
}
QTableCornerButton::section { background: transparent; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget#canvas { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border: 0; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 40px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 40px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $border_control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $border_control; }
QDialog { background: $overlay; }
"""
)


def style_sheet(colours: Mapping[str, str], sizes: Mapping[str, Any]) -> str:
    """Fill the sheet with colours and sizes.

    Args:
        colours: token to #RRGGBB.
        sizes: the groups of the token file by name.
    """
    steps = {f"s{step}": step for step in sizes["space"]}
    return _SHEET.substitute(colours, **steps, control_radius=sizes["radius"]["control"])
