"""The page on which one looks at one's own images: series at the left, the viewer beside them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from medannot.imaging.series.gathering import Gathered
from medannot.ui import faults
from medannot.ui.actions import ActionSpec
from medannot.ui.images.looking_presenter import LookingPresenter, LookingState
from medannot.ui.images.nothing_shown import NothingShown
from medannot.ui.images.rows import Row, rows_of
from medannot.ui.images.series_list import SeriesList
from medannot.ui.phrases import sentences
from medannot.ui.shell.surroundings import GalleryPage, Surroundings
from medannot.ui.viewer.actions import SCOPE as VIEWER
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.panes import ImagePane
from medannot.ui.viewer.plain_keys import plain_keys, with_plain_keys
from medannot.ui.viewer.preferences import begin_decoding, follow, prefer
from medannot.ui.viewer.viewer import Viewer
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import ProgressLine
from medannot.ui.widgets.text import Text

_LIST_WIDTH = 280
_SMALL_CACHE = 64 << 20
_REFUSED_HEIGHT = 140
_SHOWN, _NOTHING = 1, 2
_SLICES = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class LookingPage(GalleryPage):
    """Shows images that lie anywhere; nothing is stored, and no name stands in the title.

    Args:
        around: the window's tools.
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.presenter = LookingPresenter(around.tasks, self)
        self.viewer = Viewer(with_plain_keys(VIEWER_ACTIONS))
        # A click on the image gives it the keys: arrows then turn slices, not rows of the list.
        self.viewer.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list = SeriesList()
        self.names = CheckBox(self.tr("Show file names"))
        self.refused = QPlainTextEdit()
        self._caches: list[FrameCache] = []
        self._study = -1
        self.nothing = NothingShown()
        self.empty = EmptyState(
            "image-square",
            self.tr("Open a folder, a disc, a ZIP archive or files, or drop them here."),
            self.tr("Open folder"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._progress())
        self._fault = Banner("", "danger")
        self._fault.hide()
        layout.addWidget(self._fault)
        self._stack = FrontStack()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._body())
        self._stack.addWidget(self.nothing)
        layout.addWidget(self._stack, 1)
        self._connect()
        begin_decoding(around.tasks, around.settings.values)
        follow(self.viewer, around.settings)

    def title(self) -> str:
        """Return the title; it names no file."""
        return self.tr("Images")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        return ("images", "viewer", "window")

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys by which an action works here: the viewer's by plain letters."""
        return plain_keys(spec) if spec.scope == VIEWER else spec.keys

    def activate(self) -> None:
        """Take the focus where it is of use."""
        first: QWidget = self.viewer if self.list.rows.rowCount() else self.empty.button
        if self._stack.currentWidget() is self.nothing:
            first = self.nothing.files
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Let go of what is decoded."""
        self.presenter.stop()
        for cache in self._caches:
            cache.close()

    def look(self, paths: Sequence[Path]) -> None:
        """Open what lies at some places."""
        self.presenter.look(paths)

    def _head(self) -> QWidget:
        header = PageHeader(self.tr("Images"), self.tr("Nothing is stored."))
        files = Button(self.tr("Open files"), icon="file")
        folder = Button(self.tr("Open folder"), icon="folder-open")
        back = Button(self.tr("Back"), "quiet", icon="arrow-left", key=self.tr("Esc"))
        files.clicked.connect(lambda _checked=False: self._choose_files())
        folder.clicked.connect(lambda _checked=False: self._choose_folder())
        back.clicked.connect(lambda _checked=False: self.left.emit())
        for button in (files, folder, back):
            header.add(button)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(header)
        return whole

    def _progress(self) -> QWidget:
        self._loading = QWidget()
        row = QHBoxLayout(self._loading)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        self._loading_words = Text("", tabular=True)
        self._loading_line = ProgressLine()
        stop = Button(self.tr("Stop"), size="compact")
        stop.clicked.connect(lambda _checked=False: self.presenter.stop())
        row.addWidget(self._loading_words)
        row.addWidget(self._loading_line, 1)
        row.addWidget(stop)
        self._loading.hide()
        return self._loading

    def _body(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 4, 8)
        column.setSpacing(8)
        self.refused.setReadOnly(True)
        self.refused.setTabChangesFocus(True)
        self.refused.setAccessibleName(self.tr("Files that are not shown"))
        self.refused.setFixedHeight(_REFUSED_HEIGHT)
        self.refused.hide()
        self._told = Banner("", "warning")
        self._told.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self._told)
        column.addWidget(self.refused)
        column.addWidget(self.names)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.viewer)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 1200])
        split.setChildrenCollapsible(False)
        return split

    def _connect(self) -> None:
        self.presenter.state_changed.connect(self._show_state)
        self.presenter.gathered.connect(self._show_gathered)
        self.list.wanted.connect(self._choose_row)
        self.list.passed.connect(self._pass_row)
        self.list.put.connect(lambda number: self._put_row(number, self.viewer.active_pane))
        self.viewer.grid.chosen.connect(lambda _pane: self._mark_shown())
        self.viewer.row_dropped.connect(self._put_row)
        self.names.clicked.connect(lambda on: self.list.show_names(shown=on))
        self.empty.acted.connect(self._choose_folder)
        self.nothing.files_wanted.connect(self._choose_files)
        self.nothing.folder_wanted.connect(self._choose_folder)
        self._told.acted.connect(self._turn_refused)
        self.viewer.left_field.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        bind = self._around.actions.bind
        bind("images.next", self, lambda: self._step(1))
        bind("images.previous", self, lambda: self._step(-1))

    def _choose_files(self) -> None:
        self.look(self._around.dialogs.choose_files(self.tr("Open images")))

    def _choose_folder(self) -> None:
        folder = self._around.dialogs.choose_folder(self.tr("Open a folder of images"))
        if folder is not None:
            self.look((folder,))

    def _show_state(self, state: LookingState) -> None:
        self._loading.setVisible(state.loading)
        numbers = QLocale()
        words = self.tr("Looking at the files")
        if state.total:
            words = self.tr("{done} of {total} files").format(
                done=numbers.toString(state.done), total=numbers.toString(state.total)
            )
        self._loading_words.setText(words)
        self._loading_line.set_progress(state.done, state.total)
        self._fault.say(state.fault)
        if not state.loading:
            self._show_refused(state)

    def _show_refused(self, state: LookingState) -> None:
        refused = state.refused
        said = [self.tr("Not shown: %Ln file(s).", "", len(refused))] if refused else []
        said += [faults.said(note) for note in state.notes]
        self._told.say(sentences(said), act=self.tr("Why") if refused else "")
        self.refused.setPlainText("\n".join(faults.said(one.reason) for one in refused))
        self.refused.hide()

    def _turn_refused(self) -> None:
        self.refused.setVisible(self.refused.isHidden())

    def _show_gathered(self, found: Gathered) -> None:
        gallery, tasks = self.presenter.gallery, self._around.tasks
        for cache in self._caches:
            cache.close()
            cache.deleteLater()
        frames = FrameCache(gallery.open, tasks, self)
        # One at a time: the small pictures leave the other decoding process to the shown image.
        small = FrameCache(gallery.open, tasks, self, most_bytes=_SMALL_CACHE, at_once=1)
        self._caches = [frames, small]
        self.viewer.use_frames(frames)
        prefer(self.viewer, frames, self._around.settings.values)
        self._study = -1
        rows = rows_of(found)
        self.list.rows.show_rows(rows, small)
        self._stack.setCurrentIndex(_SHOWN if rows else _NOTHING)
        if rows:
            self.list.choose(0)
            return
        self.viewer.show_images(())
        if found.refused:
            self.nothing.show_refused([faults.said(one.reason) for one in found.refused])
        else:
            self.nothing.show_empty(self.presenter.state.places)
        self.nothing.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_row(self, number: int) -> None:
        """Show a row and give the image the keys: arrows turn its slices from now on."""
        self._show_row(number)
        self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_shown(self) -> None:
        """Mark the row of the pane in which the person works, but for one who works in the list."""
        if self.list.hasFocus():
            return
        image = self.viewer.active_pane.image
        row = None if image is None else self.list.rows.row_of(image)
        if row is not None:
            self.list.setCurrentIndex(self.list.rows.index(row))

    def _show_row(self, number: int) -> None:
        """Show a row: in the active pane beside others of its study, else alone."""
        row = self.list.rows.row(number)
        if self._is_beside(row):
            self.viewer.open(self.viewer.join(row.images))
            return
        together = () if row.strip else self.list.rows.of_study(row.study)
        images = tuple(image for one in together for image in one.images) or row.images
        self._study = row.study if together else -1
        self.viewer.show_images(images, row.place if together else 0, strip=row.strip)

    def _is_beside(self, row: Row) -> bool:
        """Tell whether a row is shown without putting away what is shown."""
        if len(self.viewer.grid.panes) > 1 and self.viewer.images.holds(row.images[0]):
            return True
        return row.study == self._study and not row.strip

    def _pass_row(self, number: int) -> None:
        """Show the row that an arrow has come to; several panes are kept until Enter."""
        if len(self.viewer.grid.panes) == 1 or self._is_beside(self.list.rows.row(number)):
            self._show_row(number)

    def _put_row(self, number: int, pane: ImagePane) -> None:
        """Show a row, of whatever study, in one of several panes; the others stay."""
        if number >= self.list.rows.rowCount():
            return
        if len(self.viewer.grid.panes) == 1:
            self.list.choose(number)
            return
        row = self.list.rows.row(number)
        self.viewer.put(self.viewer.join(row.images, strip=row.strip), pane)

    def _step(self, by: int) -> None:
        """Show the row after or before the one that is shown, whichever is highlighted."""
        image = self.viewer.active_pane.image
        shown = None if image is None else self.list.rows.row_of(image)
        here = self.list.currentIndex().row() if shown is None else shown
        self.list.choose(here + by)

    def _turn(self, by: int) -> None:
        """Turn a slice, or go to the next row where the image has but one."""
        image = self.viewer.active_pane.image
        if image is not None and image.frames > 1:
            self.viewer.turn(by)
        else:
            self._step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the viewer; Esc gives up what is begun there, then leaves the page."""
        if self.viewer.handle_key(event):
            return
        if event.key() in _SLICES and self.viewer.hasFocus():
            self._turn(_SLICES[event.key()])
            return
        if event.key() == Qt.Key.Key_Escape:
            if self.refused.isVisible():
                self.refused.hide()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)
