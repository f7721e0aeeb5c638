"""An item on the screen: image and question side by side, and the moment they were painted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medannot.services.reading import ReadingItem
from medannot.ui import faults, theme
from medannot.ui.reading import words
from medannot.ui.reading.answer_panel import AnswerPanel
from medannot.ui.reading.answering import ReadingState, Stage
from medannot.ui.reading.foot_bar import FootBar
from medannot.ui.reading.stem_pane import StemPane
from medannot.ui.settings import SettingsFile
from medannot.ui.viewer.prepared import Pane
from medannot.ui.viewer.viewer import Viewer, ViewerImage

DIVIDER = "reading.panel"
_HANDLE = 5
_LEAST_PANEL = 360
_LEAST_IMAGE = 480
_STEP = 40
_COLUMN = 960


class _ShownProbe(QWidget):
    """One pixel on top of everything: it is painted last, when image and question stand there.

    Args:
        parent: the page whose paint is watched.
        is_painted: whether image and question have been painted since they were put there.
        shown: called at the end of the first paint after `arm`.
    """

    def __init__(
        self, parent: QWidget, is_painted: Callable[[], bool], shown: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._is_painted, self._shown = is_painted, shown
        self._armed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(0, 0, 1, 1)

    def arm(self) -> None:
        """Wait for the next paint."""
        self._armed = True
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tell that everything is painted."""
        if not self._armed:
            return
        if self._is_painted():
            self._armed = False
            self._shown()
        else:
            self.update()


class _TextColumn(QWidget):
    """The question in the place of the image, where an item has none."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = StemPane(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to be read."""
        super().resizeEvent(event)
        margin = 32 if self.width() > _COLUMN else 24
        width = min(self.width() - 2 * margin, _COLUMN)
        left = max((self.width() - width) // 2, margin)
        self.stem.setGeometry(left, margin, width + 14, self.height() - 2 * margin)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("window"))


class ItemPage(QWidget):
    """Shows one item at a time.

    Args:
        settings: where the divider's place is kept.
        simulated: whether the study holds simulated readers.

    Signals:
        shown: image and question have been painted for the first time, just now.
    """

    shown = Signal()

    def __init__(
        self, settings: SettingsFile, *, simulated: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._item: ReadingItem | None = None
        self._arranging = False
        self.viewer = Viewer()
        self._column = _TextColumn()
        self._left = QStackedWidget()
        self._left.addWidget(self.viewer)
        self._left.addWidget(self._column)
        self.panel = AnswerPanel()
        self.foot = FootBar(simulated=simulated)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(_HANDLE)
        self._splitter.setChildrenCollapsible(False)
        self._left.setMinimumWidth(_LEAST_IMAGE)
        self.panel.setMinimumWidth(_LEAST_PANEL)
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.splitterMoved.connect(self._keep_divider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.foot)
        self._probe = _ShownProbe(self, self._is_painted, self.shown.emit)

    def show_item(self, state: ReadingState) -> None:
        """Put an item on the page; `shown` tells when it has been painted."""
        item = state.item
        if item is None:
            return
        self._item = item
        text_only = not item.images
        self._left.setCurrentWidget(self._column if text_only else self.viewer)
        if text_only:
            style = "reading_text" if words.is_long(item.stem) else "stem"
            self._column.stem.show_words(item.stem, words.before_stem(item), style)
        self.panel.show_item(item, state.answer.text, stem_elsewhere=text_only)
        self._set_divider()
        self.viewer.show_images(_viewer_images(item))
        if state.image_fault is not None:
            self.viewer.view.show_message(
                faults.sentence(state.image_fault), monochrome=item.images[0].monochrome
            )
        self.show_state(state)
        self.foot.show_seconds(item.recorded_ms // 1_000)
        self.arm()

    def pane_for(self, item: ReadingItem) -> Pane | None:
        """Return where an item's first image will probably be shown, or None before the first."""
        if not item.images or not self.isVisible():
            return None
        usual, most = self._panel_widths()
        total = self._splitter.width() - _HANDLE
        panel = most if words.is_long(item.stem) else usual
        return self.viewer.pane_for(_viewer_images(item), total - panel)

    def arm(self) -> None:
        """Wait for the paint that shows the item."""
        self._probe.arm()
        self.update()

    def show_state(self, state: ReadingState) -> None:
        """Show what has changed of the session."""
        self.foot.show_state(state)
        self.panel.show_state(state)
        sentence = faults.sentence(state.fault) if state.fault is not None else ""
        if not sentence and not state.answerable and not state.may_go_on:
            sentence = self.tr("An image cannot be shown; say that you cannot judge.")
        self.panel.say(sentence)
        self.panel.text.set_locked(
            locked=state.stage is not Stage.ANSWERING or not state.answerable
        )

    def scroll_words(self, by: int) -> None:
        """Move the question's words, and at their end the rows below; upwards the other way."""
        stem = self._column.stem if self._item and not self._item.images else self.panel.stem
        rows = self.panel.reasons if self.panel.reasons_open else self.panel.options
        first, then = (stem, rows) if by > 0 else (rows, stem)
        bar = first.verticalScrollBar()
        may_move = bar.value() < bar.maximum() if by > 0 else bar.value() > 0
        (first if may_move else then).scroll(by)

    def _is_painted(self) -> bool:
        item = self._item
        if item is None:
            return False
        stem = self.panel.stem if item.images else self._column.stem
        return stem.stem.has_painted and (not item.images or self.viewer.view.has_painted)

    def _set_divider(self) -> None:
        """Give the panel its kept width, and more where the item would scroll."""
        total = self._splitter.width() - _HANDLE
        if total <= 0 or self._item is None:
            return
        width, most = self._panel_widths()
        height = self._splitter.height()
        wanted, least = width, self.panel.shortage(most, height)
        # No wider than helps: rows of one line need no less height in a wider panel.
        while wanted < most and self.panel.shortage(wanted, height) > least:
            wanted = min(wanted + _STEP, most)
        self._arranging = True
        self._splitter.setSizes([total - wanted, wanted])
        self._arranging = False

    def _panel_widths(self) -> tuple[int, int]:
        """Return the panel's kept width, and the widest it becomes by itself."""
        total = self._splitter.width() - _HANDLE
        small = self.window().width() < theme.current().metric("frame.small_below_width")
        usual = theme.current().metric(f"frame.reading_panel{'_small' if small else ''}")
        width = min(self._settings.divider(DIVIDER) or usual, total - _LEAST_IMAGE)
        width = max(width, _LEAST_PANEL)
        return width, max(total // 2, width)

    def _keep_divider(self, _place: int, _number: int) -> None:
        if not self._arranging:
            self._settings.keep_divider(DIVIDER, self.panel.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the item out anew."""
        super().resizeEvent(event)
        self._set_divider()
        self._probe.raise_()


def _viewer_images(item: ReadingItem) -> tuple[ViewerImage, ...]:
    return tuple(words.viewer_image(image, n) for n, image in enumerate(item.images, start=1))
