"""Which tool a mouse button works, by the habits of radiologists and of photographs."""

from PySide6.QtCore import Qt

from medannot.ui.viewer.state import Tool


def first_tool(*, monochrome: bool) -> Tool:
    """Return what a plain drag does at first: window on radiology, move on photographs."""
    return Tool.WINDOW if monochrome else Tool.PAN


def tool_of(
    button: Qt.MouseButton, modifiers: Qt.KeyboardModifier, chosen: Tool, *, monochrome: bool
) -> Tool | None:
    """Return the tool that a drag with this button works, or None.

    Radiology: left as chosen (window at first), middle moves, right zooms, Shift and left moves.
    Photographs: left as chosen (move at first), middle moves, right sets brightness and contrast.
    """
    if button == Qt.MouseButton.LeftButton:
        return Tool.PAN if modifiers & Qt.KeyboardModifier.ShiftModifier else chosen
    if button == Qt.MouseButton.MiddleButton:
        return Tool.PAN
    if button == Qt.MouseButton.RightButton:
        return Tool.ZOOM if monochrome else Tool.WINDOW
    return None
