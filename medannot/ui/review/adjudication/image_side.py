"""The images of the case in front with the marks of both readings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.errors import Refusal
from medannot.services.adjudicating_values import OpenAdjudication
from medannot.services.annotating_values import CaseImage
from medannot.ui.actions import key_caption
from medannot.ui.review.adjudication.presenter import AdjudicationPresenter
from medannot.ui.review.adjudication.reading_layer import ReadingLayer, ReadMark, read_marks
from medannot.ui.review.adjudication.state import Work
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.panes import ImagePane
from medannot.ui.viewer.preferences import begin_decoding, follow, prefer
from medannot.ui.viewer.viewer import Viewer
from medannot.ui.viewer.viewer_image import ViewerImage
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from medannot.imaging.opened import OpenedImage

_BELOW_TOOLS = 60
"""How far a notice stays from the viewer's upper edge, where its tools are."""


class ReadingImages(QWidget):
    """Shows the images of a case; the marks of the point in front stand out.

    Args:
        presenter: opens the images.
        around: the window's tools.

    Attributes:
        hidden: no marks are drawn.

    Signals:
        marks_turned: (bool) the marks are hidden from now on, or shown again.
    """

    marks_turned = Signal(bool)

    def __init__(self, presenter: AdjudicationPresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter, self._around = presenter, around
        self._images: dict[str, CaseImage] = {}
        self._shown: tuple[CaseImage, ...] = ()
        self._marks: tuple[ReadMark, ...] = ()
        self._current, self._case = "", ""
        self.hidden = False
        self.notice = Banner()
        self._key_words = key_caption(around.actions["adjudication.marks"].keys[0])
        self.viewer = Viewer()
        self.viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.frames = FrameCache(self._open, around.tasks, self)
        self.viewer.use_frames(self.frames)
        Overlay(self.notice, self.viewer, below=False, margin=_BELOW_TOOLS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewer)
        for pane in self.viewer.grid.every:
            self._draw_over(pane)
        self.viewer.grid.added.connect(self._draw_over)
        begin_decoding(around.tasks, around.settings.values)
        follow(self.viewer, around.settings)

    def _draw_over(self, pane: ImagePane) -> None:
        pane.view.add_layer(ReadingLayer(lambda: self.marks_on(pane)))

    def marks_on(self, pane: ImagePane) -> tuple[ReadMark, ...]:
        """Return the marks of the frame that a pane shows."""
        if self.hidden or not 0 <= pane.place < len(self._shown):
            return ()
        where = self._shown[pane.place].media_id, pane.frame
        return tuple(one for one in self._marks if (one.media_id, one.frame) == where)

    def show_case(self, opened: OpenAdjudication) -> None:
        """Show the images of another case, or leave those of the same one as they are."""
        if opened.case_id != self._case:
            # What was hidden to see one image is no wish for the next.
            self._case = opened.case_id
            self._hide(hidden=False)
        if self._shown == opened.images:
            return
        self._shown, self._current = opened.images, ""
        self._images = {_key(one): one for one in opened.images}
        self.frames.keep_only(set(self._images))
        prefer(self.viewer, self.frames, self._around.settings.values)
        self.viewer.show_images(tuple(self._viewer_image(one) for one in opened.images))

    def _viewer_image(self, image: CaseImage) -> ViewerImage:
        name = self.tr("Image {number}").format(number=image.number)
        return ViewerImage(_key(image), name, image.shown.monochrome, frames=image.shown.frames)

    def show_work(self, work: Work | None) -> None:
        """Draw the marks anew, and bring the image of another point to the front."""
        self._marks = read_marks(work) if work is not None else ()
        if work is not None and work.current != self._current:
            self._current = work.current
            self._bring_up(work)
        for pane in self.viewer.grid.panes:
            pane.view.update()

    def _bring_up(self, work: Work) -> None:
        point = work.point
        asked = [one for one in self._marks if one.asked]
        if any(one in asked for one in self.marks_on(self.viewer.active_pane)):
            return
        media, frame = (asked[-1].media_id, asked[-1].frame) if asked else ("", 1)
        if not asked and point is not None and point.media_id is not None:
            media, frame = point.media_id, self.viewer.frame
        place = next((one.number - 1 for one in self._shown if one.media_id == media), None)
        if place is not None and (place != self.viewer.place or asked):
            self.viewer.open(place)
            self.viewer.go_to(frame)

    def turn_marks(self) -> None:
        """Hide the marks, or show them again."""
        self._hide(hidden=not self.hidden)

    def _hide(self, *, hidden: bool) -> None:
        self.hidden = hidden
        words = self.tr("Marks hidden ({key})").format(key=self._key_words)
        self.notice.say(words if hidden else "")
        self.marks_turned.emit(hidden)
        for pane in self.viewer.grid.panes:
            pane.view.update()

    def _open(self, key: str) -> "OpenedImage":
        image = self._images.get(key)
        if image is None:
            raise Refusal("Another case is in front; open this image with its case.")
        return self._presenter.image(image)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Give a key to the viewer."""
        return self.viewer.handle_key(event)

    def finish(self) -> None:
        """Let go of what is decoded."""
        self.frames.close()


def _key(image: CaseImage) -> str:
    return f"{image.shown.id} {image.change or ''}".strip()
