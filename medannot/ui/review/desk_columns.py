"""The three columns of a desk: a queue or its filter, what is looked at, and what is said of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from medannot.ui import theme
from medannot.ui.widgets.front_stack import FrontStack

_QUEUE, _QUEUE_SMALL = 320, 240


class DeskColumns(QSplitter):
    """Gives the columns their room.

    Args:
        queue: stands at the left.
        filter_: stands in its place while a filter is chosen, with the room that its fields need.
        middle: takes what is left.
        side: stands at the right.
        sides: how wide that is in a large window and in a small one.
    """

    def __init__(
        self,
        queue: QWidget,
        filter_: QWidget,
        middle: QWidget,
        side: QWidget,
        sides: tuple[int, int],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._queue, self._filter, self._sides = queue, filter_, sides
        self.left = FrontStack()
        self.left.addWidget(queue)
        self.left.addWidget(filter_)
        for part in (self.left, middle, side):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)

    @property
    def filtering(self) -> bool:
        """Tell whether the filter stands in the place of the queue."""
        return self.left.currentWidget() is self._filter

    @property
    def small(self) -> bool:
        """Tell whether the window is a small one."""
        return self.window().width() < theme.current().metric("frame.small_below_width")

    def show_filter(self, *, shown: bool) -> None:
        """Bring the filter to the front, or the queue again."""
        self.left.setCurrentWidget(self._filter if shown else self._queue)
        self.share_room()

    def share_room(self) -> None:
        """Give the columns the widths of a small or a large window."""
        queue = _QUEUE_SMALL if self.small and not self.filtering else _QUEUE
        side = self._sides[1 if self.small else 0]
        # The desk's own width: this one is still the old one while its owner is resized.
        owner = self.parentWidget() or self
        self.setSizes([queue, max(owner.width() - queue - side, 1), side])
