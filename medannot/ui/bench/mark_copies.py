"""Marks copied through a series: from one frame to the next, for the same lesion or region."""

from PySide6.QtCore import QObject

from medannot.domain.annotation.wishes import copy_marks
from medannot.services.annotating_values import CaseImage
from medannot.ui.bench.marked_image import MarkedImage

Beside = tuple[CaseImage, int]
"""An image of the case and its 1-based frame."""


class MarkCopies(QObject):
    """Copies the selected marks to the next frame of the series, and goes there.

    Args:
        side: the image side of the workbench.
        parent: who owns it.
    """

    def __init__(self, side: MarkedImage, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side

    def copy(self, by: int) -> None:
        """Copy to the next frame, or the previous; say what was done, or why nothing was.

        Args:
            by: 1 or -1.
        """
        side, board = self._side, self._side.board
        board.settle()
        found = self._refusal() or self._neighbour(by)
        if isinstance(found, str):
            side.refuse(found)
            return
        image, frame = found
        fitting = board.copied_to(frame, image.shown.columns, image.shown.rows)
        copies = tuple((one.source, one.shape, side.new_id()) for one in fitting)
        if not copies:
            said = self.tr("The marks lie outside that frame; draw them there.")
            side.refuse(said)
            return
        where = image.media_id, frame
        side.do(lambda now: copy_marks(now, copies, where))
        side.choose_later(tuple(new_id for _, _, new_id in copies))
        side.go_to(image, frame)
        side.say(self._words(len(copies), image, frame))

    def _refusal(self) -> str:
        if self._side.state.closed:
            return self.tr("The case was handed in; open it again to copy marks.")
        if not self._side.board.selected:
            return self.tr("No mark is selected; choose one, then copy it.")
        return ""

    def _words(self, count: int, image: CaseImage, frame: int) -> str:
        if image.shown.frames > 1:
            return self.tr("%Ln mark(s) copied to frame {frame}", "", count).format(frame=frame)
        said = self.tr("%Ln mark(s) copied to image {image}", "", count)
        return said.format(image=image.number)

    def _neighbour(self, by: int) -> Beside | str:
        """Return the next image and frame of the series, or say why there is none."""
        side, image = self._side, self._side.image
        if image is None:
            return self.tr("No image is in front.")
        frame, place = side.frame + by, image.number - 1 + by
        if 1 <= frame <= image.shown.frames:
            return image, frame
        if not 0 <= place < len(side.images) or side.images[place].erased:
            last = self.tr("This is the last frame of the series.")
            return last if by > 0 else self.tr("This is the first frame of the series.")
        other = side.images[place]
        if not side.are_of_a_series(image, other):
            return self.tr(
                "The image beside this one is not of the same series; draw the mark there."
            )
        return other, 1 if by > 0 else other.shown.frames
