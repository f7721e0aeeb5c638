"""The image side of the workbench: the viewer with its tools, and marks drawn over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.shapes import Shape
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.media import MediaFormat
from medannot.imaging.frame import Frame
from medannot.services.annotating_values import CaseImage, OpenCase
from medannot.ui.bench.actions import KEEP_ALT
from medannot.ui.bench.bench_state import BenchState, Wish
from medannot.ui.bench.case_frames import CaseFrames
from medannot.ui.bench.case_marks import marks_of
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.bench.mark_bar import CHANGING, MarkBar
from medannot.ui.bench.mark_copies import MarkCopies
from medannot.ui.bench.mark_sizes import MEASURING, MarkSizes
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.hands import MarkHands
from medannot.ui.bench.marks.look import MarkLook
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.translation import leading
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.panes import ImagePane
from medannot.ui.viewer.plain_keys import with_plain_keys
from medannot.ui.viewer.preferences import begin_decoding, follow, prefer
from medannot.ui.viewer.prepared import Pane
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.overlay import Overlay

_ABOVE_WORDS = 56
"""How far notices stay from the lower edge, where words stand in the image's corners."""

VIEWER_KEYS = (
    *with_plain_keys(one for one in VIEWER_ACTIONS if one.id not in KEEP_ALT),
    *(one for one in VIEWER_ACTIONS if one.id in KEEP_ALT),
)


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
        said: (str) what marks were used for, for the foot of the page.
        cover_wanted: part of the image in front is to be covered.
    """

    image_changed = Signal()
    marks_chosen = Signal(object)
    said = Signal(str)
    cover_wanted = Signal()

    def __init__(self, presenter: CasePresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter, self._around = presenter, around
        self._case: OpenCase | None = None
        self._language = leading()
        self._chosen_later: tuple[FindingId, ...] = ()
        self._working = self._open = True
        self.aim: FindingId | None = None
        self.viewer = Viewer(VIEWER_KEYS)
        self.viewer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board = MarkBoard(self)
        self.hands = MarkHands(self.viewer.view, self.board, self)
        self.copies, self.sizes = MarkCopies(self, self), MarkSizes(self, self)
        self.frames = CaseFrames(presenter, around.tasks, self._pane_for, self)
        self.viewer.use_frames(self.frames.cache)
        actions = around.actions
        self.bar = MarkBar([actions[f"annotation.{one}"] for one in ("undo", "redo", "cover")])
        self.told = Banner("", "warning")
        self.report = Banner("", "success")
        self.report.acted.connect(self.report.hide)
        # Over the image: one that gave way to them would move below the hand that draws.
        for notice in (self.report, self.told):
            Overlay(notice, self.viewer, margin=_ABOVE_WORDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.viewer, 1)
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
        board.chosen.connect(lambda _chosen: self._say_scale())
        board.look_changed.connect(self._keep_look)
        board.refused.connect(self.refuse)
        board.touched.connect(self._clear_told)
        self.hands.taken.connect(self.bar.show_tool)
        self.hands.more |= {
            "marks.copy_next": lambda: self.copies.copy(1),
            "marks.copy_previous": lambda: self.copies.copy(-1),
            "marks.use_size": self.sizes.use,
        }
        self.bar.wanted.connect(self._act)
        self.bar.look_wanted.connect(board.set_look)
        values = self._around.settings.values
        board.set_look(MarkLook(values.mark_percent, values.marks_dimmed, values.marks_named))
        self.bar.show_look(board.look)
        viewer.image_opened.connect(lambda _place: self._turn())
        viewer.frame_shown.connect(lambda *_: self._turn())
        viewer.grid.chosen.connect(lambda _pane: self._turn())
        viewer.grid.added.connect(self._watch)
        for pane in viewer.grid.every:
            self._watch(pane)

    def _watch(self, pane: ImagePane) -> None:
        # Only now the shape of its pixels and their size are known.
        pane.frame_in_front.connect(lambda: self._put_marks(self._presenter.state))

    def _act(self, action: str) -> None:
        if self.state.closed and action in CHANGING:
            self.refuse_closed()
        elif action == "annotation.undo":
            self._presenter.undo()
        elif action == "annotation.redo":
            self._presenter.redo()
        elif action == "annotation.cover":
            self.cover_wanted.emit()
        else:
            self.hands.act(action)
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_look(self, look: MarkLook) -> None:
        self._around.settings.change(
            mark_percent=look.percent, marks_dimmed=look.dimmed, marks_named=look.named
        )
        self.bar.show_look(look)

    def _clear_told(self) -> None:
        if self.board.draft is None or not self.board.draft.refused:
            self.told.hide()

    # What is in front

    @property
    def images(self) -> tuple[CaseImage, ...]:
        """Return the images of the case in front."""
        return self._case.images if self._case is not None else ()

    @property
    def image(self) -> CaseImage | None:
        """Return the image in front."""
        images = self.images
        return images[min(self.viewer.place, len(images) - 1)] if images else None

    @property
    def state(self) -> BenchState:
        """Return what is said of the case now."""
        return self._presenter.state

    @property
    def frame(self) -> int:
        """Return the frame of it that is shown or waited for, counted from 1."""
        return self.viewer.frame

    @property
    def frame_shown(self) -> Frame | None:
        """Return the frame that is seen, or None while none is."""
        prepared = self.viewer.view.prepared
        return prepared.frame if prepared is not None else None

    def are_of_a_series(self, one: CaseImage, other: CaseImage) -> bool:
        """Tell whether two images are of one series.

        Before both were opened, slices of one size and kind beside each other count as such.
        """
        facts = [self.frames.cache.facts(self.frames.key_of(image)) for image in (one, other)]
        if None in facts:
            kinds = {
                (image.shown.modality, image.shown.rows, image.shown.columns)
                for image in (one, other)
            }
            return len(kinds) == 1 and one.shown.format is MediaFormat.DICOM
        series = {known.series.series if known and known.series else "" for known in facts}
        return len(series) == 1 and series != {""}

    def name(self, term: Term) -> str:
        """Return what a term is called in the annotator's language."""
        first, second = term.en, term.zh
        if self._language is Language.CHINESE:
            first, second = second, first
        return first or second

    def show_case(self, case: OpenCase) -> None:
        """Show the images of another case, or those of the same one anew."""
        same = self._case is not None and self._case.case_id == case.case_id
        place = self.viewer.place if same else 0
        tool = self.hands.tool
        self.board.leave()
        self._case = case
        if not same:
            self.said.emit("")
            self.report.hide()
        self.frames.take(case)
        prefer(self.viewer, self.frames.cache, self._around.settings.values)
        self.viewer.show_images(tuple(self._viewer_image(one) for one in case.images), place)
        self._open = not self.state.closed
        self.bar.set_open(is_open=self._open)
        self.hands.take((tool or MarkTool.SELECT) if self._working and self._open else None)
        self._turn()
        self.frames.look_ahead()

    def set_working(self, *, working: bool) -> None:
        """Let marks be drawn and changed, or only seen."""
        self._working = working
        self.bar.setVisible(working)
        self.board.leave()
        self.board.select(())
        self.hands.take(MarkTool.SELECT if working and self._open else None)

    def _set_open(self, *, is_open: bool) -> None:
        """Let marks be drawn, or only seen: those of a case that was handed in stay as they are."""
        if is_open is not self._open:
            self._open = is_open
            self.bar.set_open(is_open=is_open)
            self.board.leave()
            self.board.select(())
            self.hands.take(MarkTool.SELECT if is_open and self._working else None)

    def refuse_closed(self) -> None:
        """Say that nothing is changed in a case that was handed in."""
        self._presenter.do(lambda _now: ())

    def _viewer_image(self, image: CaseImage) -> ViewerImage:
        shown = image.shown
        name = self.tr("Image {number}").format(number=image.number)
        key = self.frames.key_of(image)
        return ViewerImage(key, name, shown.monochrome, frames=shown.frames)

    def _pane_for(self, image: CaseImage) -> Pane:
        return self.viewer.pane_for((self._viewer_image(image),), self.viewer.width())

    def go_to(self, image: CaseImage, frame: int) -> None:
        """Show a frame of an image of the case."""
        self.viewer.open(image.number - 1)
        self.viewer.go_to(frame)

    def bring(self, media_id: MediaId | None) -> None:
        """Show an image of the case, where it is one of them."""
        for place, image in enumerate(self.images):
            if image.media_id == media_id:
                self.viewer.open(place)

    def _turn(self) -> None:
        self.hands.use_view(self.viewer.view)
        self.hands.hold_again()
        self._put_marks(self._presenter.state)
        self.image_changed.emit()

    def show_state(self, state: BenchState, language: Language) -> None:
        """Show the marks as they are kept now."""
        self._language = language
        self._set_open(is_open=not state.closed)
        self._put_marks(state)

    def _put_marks(self, state: BenchState) -> None:
        image = self.image
        if image is None:
            return
        where = (image.media_id, self.viewer.frame)
        frame = self.frame_shown
        aspect = frame.pixel_aspect if frame is not None else 1.0
        shown = image.shown
        marks = marks_of(state, where, self.name)
        self.board.show(where, marks, shown.columns, shown.rows, aspect)
        later = self._chosen_later
        if later and later[0] in self.board.sheet:
            self._chosen_later = ()
            self.board.select(later)
        self._say_scale()

    def _say_scale(self) -> None:
        """Say in the image's corner how sizes are known."""
        words = self.sizes.words() if self._working else ""
        if words != self.viewer.view.note_words:
            self.viewer.view.note_words = words
            self.viewer.view.update()

    # What was drawn

    def new_id(self) -> FindingId:
        """Return the id of a mark that is to be made."""
        return self._presenter.new_id()

    def do(self, wish: Wish) -> None:
        """Do what is wished, as one act."""
        self.said.emit("")
        self._presenter.do(wish)

    def say(self, words: str) -> None:
        """Say at the foot of the page what was done."""
        self.said.emit(words)

    def refuse(self, words: str) -> None:
        """Say below the image why something cannot be done."""
        self.told.say(words, "warning")

    def choose_later(self, mark_ids: tuple[FindingId, ...]) -> None:
        """Select marks as soon as they are seen."""
        self._chosen_later = mark_ids

    def _draw(self, shape: Shape) -> None:
        (key, frame), aim, new_id = self.board.where, self.aim, self.new_id()
        where = MediaId(key), frame
        if shape.kind in MEASURING and self.sizes.spacing is not None:
            # How long it is, and that it can be used as size, is said of the mark in the hand.
            self.choose_later((new_id,))
        self.do(lambda now: wishes.draw_mark(now, where, shape, aim, new_id))

    def _reshape(self, shapes: tuple[tuple[FindingId, Shape], ...]) -> None:
        self.do(lambda now: wishes.reshape_marks(now, shapes))

    def _remove(self, mark_ids: tuple[FindingId, ...]) -> None:
        self.do(lambda now: wishes.remove_all(now, mark_ids))

    def aim_at(self, target: FindingId) -> None:
        """Let the selected marks show a lesion or region."""
        chosen = self.board.selected
        self.do(lambda now: wishes.aim_marks(now, chosen, target))

    def handle_key(self, event: QKeyEvent) -> bool:
        """Give a key to the marks, then to the viewer."""
        if self._working and not self._open and self.hands.action_of(event) in CHANGING:
            self.refuse_closed()
            return True
        marked = self._working and self.hands.handle_key(event)
        return marked or self.viewer.handle_key(event)

    def leave(self) -> None:
        """End what goes on by itself, before another case or the end."""
        self.board.leave()

    def finish(self) -> None:
        """Let go of what is decoded."""
        self.leave()
        self.frames.cache.close()
