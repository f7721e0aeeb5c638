"""What lies over an image and what a pointer does on it: what others extend the viewer by.

All places are in the frame of reference: pixels of the frame, x right, y down, the outer corner of
its first pixel at (0, 0), whatever way the image is turned, mirrored or enlarged on the screen.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTransform

from medannot.ui.viewer.geometry import UPRIGHT, Pose, Size, View
from medannot.ui.viewer.state import Tool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Brings places of the frame of reference to points of a pane, and back.

    Attributes:
        view: zoom and place in force.
        screen: size of the pane.
        pose: how the image is turned and mirrored, and the shape of its pixels.
    """

    view: View
    screen: Size
    pose: Pose = UPRIGHT

    @property
    def scale(self) -> float:
        """Return how many pixels of the pane a pixel of the image is wide."""
        return self.view.scale

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return the point of the pane where a place of the image lies."""
        return QPointF(*self.view.to_screen(x, y, self.screen, self.pose))

    def to_image(self, point: QPointF) -> tuple[float, float]:
        """Return the place of the image under a point of the pane."""
        return self.view.to_image(point.x(), point.y(), self.screen, self.pose)

    def transform(self) -> QTransform:
        """Return the same as a transform, for a painter that draws in image coordinates."""
        zero, right, down = self.to_screen(0, 0), self.to_screen(1, 0), self.to_screen(0, 1)
        across, along = right - zero, down - zero
        return QTransform(across.x(), across.y(), along.x(), along.y(), zero.x(), zero.y())


class Layer(Protocol):
    """Something drawn above the pixels and below the words in the corners."""

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw in points of the pane; leave the painter as it was."""


class PointerTool(Protocol):
    """What the left button does in the place of a drag of the view."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape over the image."""

    def press(self, x: float, y: float, modifiers: Qt.KeyboardModifier, /) -> bool:
        """Take a press; where False is returned, the drag is the view's."""

    def move(self, x: float, y: float, *, pressed: bool) -> None:
        """Follow the pointer."""

    def release(self, x: float, y: float, /) -> None:
        """Take the end of a press that was taken."""

    def double_click(self, x: float, y: float, /) -> bool:
        """Take a double click; where False is returned, it is the view's."""

    def cancel(self) -> bool:
        """Give up what is begun; tell whether there was anything."""


class MouseProfile(Protocol):
    """Whose habits the mouse follows."""

    @property
    def wheel_turns_frames(self) -> bool:
        """Tell whether the wheel turns through frames where there are several, or enlarges."""

    def first_tool(self, *, monochrome: bool) -> Tool:
        """Return what the main button does until the person chooses another tool."""

    def main_button(self, *, monochrome: bool) -> Qt.MouseButton:
        """Return the button that works the chosen tool, and pointer tools."""

    def tool_of(
        self,
        button: Qt.MouseButton,
        modifiers: Qt.KeyboardModifier,
        chosen: Tool,
        *,
        monochrome: bool,
    ) -> Tool | None:
        """Return the tool that a drag with this button works, or None."""
