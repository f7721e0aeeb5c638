"""Covering faces and writing of the image in front; the case goes on with the new image."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from medannot.ui.bench.image_side import ImageSide
from medannot.ui.covering.cover_words import cover_report
from medannot.ui.covering.covering import Covering
from medannot.ui.shell.surroundings import Surroundings

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.media_covering import Covered


class CoverHere(QObject):
    """Opens the dialog over the image in front, in the name of whoever sits at the window.

    Args:
        desk: the open workspace.
        around: the window's tools.
        side: the image side.
        page: over which the dialog opens.
    """

    def __init__(self, desk: "Desk", around: Surroundings, side: ImageSide, page: QWidget) -> None:
        super().__init__(page)
        self._around, self._side = around, side
        self.covering = Covering(desk, around.tasks, page)
        self.covering.begun.connect(side.report.hide)
        self.covering.covered.connect(self._take)
        self.covering.refused.connect(side.refuse)
        side.cover_wanted.connect(self.begin)

    def begin(self) -> None:
        """Cover part of the image in front, as it is shown by now."""
        image, seat = self._side.image, self._side.state.seat
        if image is None or seat is None:
            return
        if image.erased:
            self._side.refuse(self.tr("This image was erased; nothing is left to cover."))
            return
        self._side.board.leave()
        self.covering.begin(image.shown.id, self._side.viewer.frame, seat.actor)

    def _take(self, _media_id: str, covered: "Covered") -> None:
        said, well = cover_report(covered)
        self._side.report.say(said, "success" if well else "warning", act=self.tr("Close"))
        # This page looks again as all others do.
        self._around.bus.publish(covered.changes)
