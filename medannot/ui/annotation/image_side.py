"""The image side of the workbench: the viewer with its tools, and marks drawn over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Lesion, LesionRole, Mark, Region
from medannot.domain.annotation.shapes import Shape
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.services.annotating_values import CaseImage, OpenCase
from medannot.ui.annotation.mark_bar import MarkBar
from medannot.ui.annotation.marks.board_presenter import MarkBoard
from medannot.ui.annotation.marks.hands import MarkHands
from medannot.ui.annotation.marks.mark_tool import MarkTool
from medannot.ui.annotation.marks.shown import ShownMark, TargetKind
from medannot.ui.annotation.workbench_presenter import BenchState, WorkbenchPresenter
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.plain_keys import with_plain_keys
from medannot.ui.viewer.preferences import begin_decoding, follow, prefer
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from medannot.ui.widgets.banner import Banner

VIEWER_KEYS = (
    *with_plain_keys(one for one in VIEWER_ACTIONS if one.id != "viewer.preset"),
    *(one for one in VIEWER_ACTIONS if one.id == "viewer.preset"),
)
"""Digits alone are the recent terms' here."""

_ROLES = {
    LesionRole.PRIMARY: TargetKind.PRIMARY,
    LesionRole.SECONDARY: TargetKind.SECONDARY,
    None: TargetKind.LESION,
}


class ImageSide(QWidget):
    """Shows the images of a case, and turns strokes into wishes.

    Args:
        presenter: of the workbench.
        around: the window's tools.

    Attributes:
        aim: the lesion or region that new marks show, or None.

    Signals:
        image_changed: another image of the case is in front.
        marks_chosen: (tuple of ids) other marks are selected.
    """

    image_changed = Signal()
    marks_chosen = Signal(object)

    def __init__(self, presenter: WorkbenchPresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter, self._around = presenter, around
        self._case: OpenCase | None = None
        self._frames: FrameCache | None = None
        self._language = Language.ENGLISH
        self.aim: FindingId | None = None
        self.viewer = Viewer(VIEWER_KEYS)
        self.viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board = MarkBoard(self)
        self.hands = MarkHands(self.viewer.view, self.board, self)
        actions = around.actions
        self.bar = MarkBar(
            (
                (actions["annotation.undo"], "arrow-counter-clockwise"),
                (actions["annotation.redo"], "arrow-clockwise"),
            )
        )
        self.told = Banner("", "warning")
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.viewer, 1)
        column.addWidget(self.told)
        self._connect()
        begin_decoding(around.tasks, around.settings.values)
        follow(self.viewer, around.settings)

    def _connect(self) -> None:
        board, viewer = self.board, self.viewer
        board.drawn.connect(self._draw)
        board.changed.connect(lambda one, shape: self._reshape(((one, shape),)))
        board.changed_together.connect(self._reshape)
        board.removed.connect(self._remove)
        board.chosen.connect(self.marks_chosen)
        board.refused.connect(self.told.say)
        board.touched.connect(self._clear_told)
        self.hands.taken.connect(self.bar.show_tool)
        self.bar.wanted.connect(self._act)
        viewer.image_opened.connect(lambda _place: self._turn())
        viewer.frame_shown.connect(lambda *_: self._turn())
        viewer.grid.chosen.connect(lambda _pane: self._turn())

    def _act(self, action: str) -> None:
        if action == "annotation.undo":
            self._presenter.undo()
        elif action == "annotation.redo":
            self._presenter.redo()
        else:
            self.hands.act(action)
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_told(self) -> None:
        if self.board.draft is None or not self.board.draft.refused:
            self.told.hide()

    # What is in front

    @property
    def image(self) -> CaseImage | None:
        """Return the image in front."""
        if self._case is None or not self._case.images:
            return None
        return self._case.images[min(self.viewer.place, len(self._case.images) - 1)]

    def show_case(self, case: OpenCase) -> None:
        """Show the images of another case, or those of the same one anew."""
        same = self._case is not None and self._case.case_id == case.case_id
        place = self.viewer.place if same else 0
        tool = self.hands.tool
        self.board.leave()
        self._case = case
        if self._frames is not None:
            self._frames.close()
            self._frames.deleteLater()
        self._frames = FrameCache(self._presenter.opener(case), self._around.tasks, self)
        self.viewer.use_frames(self._frames)
        prefer(self.viewer, self._frames, self._around.settings.values)
        self.viewer.show_images(tuple(self._viewer_image(one) for one in case.images), place)
        self.hands.take(tool or MarkTool.SELECT)
        self._turn()

    def _viewer_image(self, image: CaseImage) -> ViewerImage:
        shown = image.shown
        name = self.tr("Image {number}").format(number=image.number)
        return ViewerImage(image.media_id, name, shown.monochrome, frames=shown.frames)

    def _turn(self) -> None:
        self.hands.use_view(self.viewer.view)
        self.hands.hold_again()
        self._put_marks(self._presenter.state)
        self.image_changed.emit()

    def show_state(self, state: BenchState, language: Language) -> None:
        """Show the marks as they are kept now."""
        self._language = language
        self._put_marks(state)

    def _put_marks(self, state: BenchState) -> None:
        image = self.image
        if image is None:
            return
        where = (image.media_id, self.viewer.frame)
        prepared = self.viewer.view.prepared
        aspect = prepared.frame.pixel_aspect if prepared is not None else 1.0
        shown = image.shown
        self.board.show(
            where, _marks_of(state, where, self._language), shown.columns, shown.rows, aspect
        )

    # What was drawn

    def _draw(self, shape: Shape) -> None:
        (key, frame), aim, new_id = self.board.where, self.aim, self._presenter.new_id()
        where = MediaId(key), frame
        self._presenter.do(lambda now: wishes.draw_mark(now, where, shape, aim, new_id))

    def _reshape(self, shapes: tuple[tuple[FindingId, Shape], ...]) -> None:
        self._presenter.do(lambda now: wishes.reshape_marks(now, shapes))

    def _remove(self, mark_ids: tuple[FindingId, ...]) -> None:
        self._presenter.do(lambda now: wishes.remove_all(now, mark_ids))

    def aim_at(self, target: FindingId) -> None:
        """Let the selected marks show a lesion or region."""
        chosen = self.board.selected
        self._presenter.do(lambda now: wishes.aim_marks(now, chosen, target))

    def handle_key(self, event: QKeyEvent) -> bool:
        """Give a key to the marks, then to the viewer."""
        return self.hands.handle_key(event) or self.viewer.handle_key(event)

    def leave(self) -> None:
        """End what goes on by itself, before another case or the end."""
        self.board.leave()

    def finish(self) -> None:
        """Let go of what is decoded."""
        self.leave()
        if self._frames is not None:
            self._frames.close()


def _marks_of(
    state: BenchState, where: tuple[str, int], language: Language
) -> tuple[ShownMark, ...]:
    """Return the marks of a frame; lesions are numbered in the order in which they were named."""
    findings = state.findings
    numbers = {
        one.id: number
        for number, one in enumerate(
            (one for one in findings.values() if isinstance(one.content, Lesion | Region)), start=1
        )
    }
    lesions = [one.id for one in findings.values() if isinstance(one.content, Lesion)]
    numbers |= {one: number for number, one in enumerate(lesions, start=1)}
    found = []
    for one in findings.values():
        mark = one.content
        if not isinstance(mark, Mark) or (one.media_id, mark.frame) != where:
            continue
        target = findings.get(mark.target) if mark.target is not None else None
        kind, words = TargetKind.NOTHING, ""
        if target is not None and isinstance(target.content, Lesion):
            term, kind = target.content.term, _ROLES[target.content.role]
            words = term.zh if language is Language.CHINESE else term.en
        elif target is not None and isinstance(target.content, Region):
            term, kind = target.content.site.term, TargetKind.REGION
            words = term.zh if language is Language.CHINESE else term.en
        number = numbers.get(target.id, 0) if target is not None else 0
        found.append(ShownMark(one.id, mark.shape, kind, number, words))
    return tuple(found)
