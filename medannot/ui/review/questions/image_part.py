"""The images of the question in front, in the viewer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.imaging.opened import OpenedImage
from medannot.services.question_review_values import OpenQuestion, QuestionImage
from medannot.ui.review.questions.audit_presenter import AuditPresenter
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.plain_keys import with_plain_keys
from medannot.ui.viewer.preferences import begin_decoding, follow
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.desk import Desk

KEEP_ALT = frozenset({"viewer.preset", "viewer.tool_length", "viewer.tool_angle"})
"""Digits alone name problems here; letters alone decide."""
_LOW = 48


class QuestionImages(QWidget):
    """Shows what a reader would see beside the question.

    Args:
        desk: the open workspace.
        presenter: of the audit.
        around: the window's tools.
    """

    def __init__(self, desk: "Desk", presenter: AuditPresenter, around: Surroundings) -> None:
        super().__init__()
        self._desk, self._presenter = desk, presenter
        self._opened: OpenQuestion | None = None
        self._images: dict[str, tuple[OpenQuestion, QuestionImage]] = {}
        self.viewer = Viewer(
            (
                *with_plain_keys(one for one in VIEWER_ACTIONS if one.id not in KEEP_ALT),
                *(one for one in VIEWER_ACTIONS if one.id in KEEP_ALT),
            )
        )
        self.viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.frames = FrameCache(self._open_image, around.tasks, self)
        self.viewer.use_frames(self.frames)
        self.none = Text("", tone="text_3")
        self.none.setMinimumHeight(_LOW)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.missing = Banner("", "warning")
        self.missing.hide()
        self._stack = FrontStack()
        self._stack.addWidget(self.viewer)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.missing)
        column.addWidget(self._stack, 1)
        begin_decoding(around.tasks, around.settings.values)
        follow(self.viewer, around.settings)

    def show_question(self, opened: OpenQuestion) -> None:
        """Show the images of a question; those of the one before stay until these are there."""
        before = self._opened
        self._opened = opened
        gone = sum(not image.there for image in opened.images)
        self.missing.say(
            self.tr("%Ln image(s) missing or erased; no reader can see it.", "", gone)
            if gone
            else ""
        )
        if before is not None and before.images == opened.images:
            self._images |= {key: (opened, image) for key, (_, image) in self._images.items()}
            return
        there = [image for image in opened.images if image.there]
        self._images = {image.shown.id: (opened, image) for image in there if image.shown}
        self.frames.keep_only(set(self._images))
        # What is missing is told above.
        self.none.setText("" if gone else self.tr("This question has no image."))
        self._stack.setCurrentWidget(self.viewer if there else self.none)
        if there:
            self.viewer.show_images([self._viewed(image) for image in there])

    def _viewed(self, image: QuestionImage) -> ViewerImage:
        shown = image.shown
        assert shown is not None  # noqa: S101  # only those that are there are shown
        return ViewerImage(
            key=shown.id,
            name=image.image.caption or self.tr("Image {number}").format(number=image.number),
            monochrome=shown.monochrome,
            frame=image.image.frame,
            frames=shown.frames,
        )

    def _open_image(self, key: str) -> OpenedImage:
        opened, image = self._images[key]
        return self._desk.question_reviewing.image(self._presenter.actor, opened, image)

    def finish(self) -> None:
        """Give up what is still being decoded."""
        self.frames.close()
