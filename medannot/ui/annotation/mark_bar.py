"""The bar of mark tools above the image: each with its key, what is chosen lies on a colour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.actions import ActionSpec, caption, key_caption
from medannot.ui.annotation.marks.actions import MARK_ACTIONS, TOOL_ACTIONS
from medannot.ui.annotation.marks.mark_tool import MarkTool
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.widgets.text import ElidedText

_ICONS = {
    "marks.tool_select": "cursor",
    "marks.tool_point": "map-pin",
    "marks.tool_box": "rectangle",
    "marks.tool_ellipse": "circle",
    "marks.tool_polygon": "polygon",
    "marks.tool_freehand": "scribble-loop",
    "marks.tool_polyline": "line-segments",
    "marks.tool_distance": "ruler",
    "marks.tool_brush": "paint-brush",
    "marks.tool_eraser": "eraser",
    "marks.remove": "trash",
    "marks.hide": "eye",
}


class MarkBar(QWidget):
    """Offers the tools by which marks are drawn.

    Signals:
        wanted: (id) an action of marks, or of the workbench.
    """

    wanted = Signal(str)

    def __init__(self, more: tuple[tuple[ActionSpec, str], ...] = ()) -> None:
        super().__init__()
        self._tools: dict[MarkTool, ToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for spec in MARK_ACTIONS:
            if spec.id in _ICONS:
                button = self._button(spec, _ICONS[spec.id])
                row.addWidget(button)
                if spec.id in TOOL_ACTIONS:
                    button.setCheckable(True)
                    self._tools[TOOL_ACTIONS[spec.id]] = button
        row.addSpacing(8)
        for spec, icon in more:
            row.addWidget(self._button(spec, icon))
        self._where = ElidedText("", tone="text_2")
        row.addStretch(1)
        row.addWidget(self._where)
        self.setFixedHeight(theme.current().metric("control.tool") + 8)

    def _button(self, spec: ActionSpec, icon: str) -> ToolButton:
        button = ToolButton(caption(spec), icon=icon, key=key_caption(spec.keys[0]))
        button.set_compact(compact=True)
        button.clicked.connect(lambda _on=False, action=spec.id: self.wanted.emit(action))
        return button

    def show_tool(self, tool: MarkTool | None) -> None:
        """Mark the tool that is in the hand."""
        for known, button in self._tools.items():
            button.setChecked(known is tool)

    def show_place(self, words: str) -> None:
        """Say which case and image are in front."""
        self._where.setText(words)
