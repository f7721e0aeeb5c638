"""The gallery: filters or the column of terms at the left, the images beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.annotation.gallery import GalleryLine
from medannot.domain.lexicon.node import Language, Node
from medannot.ui import theme
from medannot.ui.annotation.overview.gallery_filters import GalleryFilters
from medannot.ui.annotation.overview.gallery_grid import GalleryGrid, GalleryModel
from medannot.ui.annotation.overview.gallery_presenter import GalleryPresenter, GalleryState
from medannot.ui.annotation.overview.term_column import TermColumn
from medannot.ui.annotation.overview.words import number_word
from medannot.ui.settings import SettingsFile
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Skeleton
from medannot.ui.widgets.text import Text

_FILTERS, _FILTERS_SMALL, _TERMS, _TERMS_SMALL = 240, 216, 400, 340
_LOADING, _GRID, _NOTHING = range(3)


class GalleryView(QWidget):
    """Shows the images of a project.

    Args:
        presenter: of the gallery.
        pictures: gives images in small.
        settings: remember favourite terms.

    Signals:
        opened: (GalleryLine) an image is to be shown.
    """

    opened = Signal(object)

    def __init__(
        self, presenter: GalleryPresenter, pictures: SmallPictures, settings: SettingsFile | None
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self.model = GalleryModel(self)
        self.grid = GalleryGrid(self.model, pictures)
        self.filters = GalleryFilters()
        self.terms = TermColumn(settings)
        self._side = FrontStack()
        self._side.addWidget(self.filters)
        self._side.addWidget(self.terms)
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._count = Text("", tone="text_3", tabular=True)
        self._front = QStackedWidget()
        nothing = EmptyState(
            "magnifying-glass",
            self.tr("No image fits these filters."),
            self.tr("Show all again"),
            kind="normal",
        )
        nothing.acted.connect(presenter.clear)
        for view in (Skeleton(8), self.grid, nothing):
            self._front.addWidget(view)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._fault)
        middle.addWidget(self._front, 1)
        middle.addWidget(self._count)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._side)
        row.addLayout(middle, 1)
        self._connect()

    def _connect(self) -> None:
        presenter, filters = self._presenter, self.filters
        presenter.state_changed.connect(self.show_state)
        presenter.begun.connect(self.model.begin)
        presenter.chunk_ready.connect(self._fill)
        presenter.lexicon_opened.connect(self.terms.show_lexicon)
        queued = Qt.ConnectionType.QueuedConnection
        self.model.chunk_wanted.connect(presenter.ask_chunk, queued)
        self.model.chunk_dropped.connect(presenter.forget_chunk)
        filters.states_chosen.connect(presenter.choose_states)
        filters.discarded_chosen.connect(presenter.choose_discarded)
        filters.disagreement_chosen.connect(presenter.choose_disagreement)
        filters.annotator_chosen.connect(presenter.choose_annotator)
        filters.term_wanted.connect(self.begin_term)
        filters.term_dropped.connect(lambda: presenter.choose_term(None))
        filters.cleared.connect(presenter.clear)
        self.terms.chosen.connect(self._take_term)
        self.terms.left.connect(self.end_term)
        self.grid.opened.connect(self._open)

    def show_state(self, state: GalleryState) -> None:
        """Show filters and counts."""
        self._fault.say(state.fault)
        self.filters.show_state(state)
        front = _GRID if state.found else _NOTHING
        self._front.setCurrentIndex(front if state.loaded else _LOADING)
        self._count.setText(
            self.tr("{found} of {total} images").format(
                found=number_word(state.found), total=number_word(state.total)
            )
        )

    def show_language(self, language: Language) -> None:
        """Lead with a language in the tree of terms."""
        self.filters.show_language(language)
        self.terms.finder.show_language(language)

    def _fill(self, number: int, lines: tuple[GalleryLine, ...]) -> None:
        self.model.fill(number, lines)
        if number == 0 and lines and self.grid.hasFocus():
            self.grid.choose(0)

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.opened.emit(line)

    def take_focus(self) -> None:
        """Give the keys to the images."""
        target: QWidget = self.terms.finder if self.is_choosing else self.grid
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Terms

    @property
    def is_choosing(self) -> bool:
        """Tell whether a term is being searched."""
        return self._side.currentWidget() is self.terms

    def begin_term(self) -> None:
        """Show the column of terms, ready for typing."""
        self._presenter.open_lexicon()
        self._side.setCurrentWidget(self.terms)
        self._fit()
        self.terms.finder.begin_search()

    def end_term(self) -> None:
        """Show the filters again."""
        self._side.setCurrentWidget(self.filters)
        self._fit()
        self.filters.term.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_term(self, node: Node) -> None:
        self._side.setCurrentWidget(self.filters)
        self._fit()
        self._presenter.choose_term(node)
        self.take_focus()

    # Stepping through what was found

    def step(self, by: int) -> GalleryLine | None:
        """Go to another image of those that were found; None at either end, or before it came."""
        row = self.grid.currentIndex().row() + by
        if not 0 <= row < self.model.rowCount():
            return None
        self.grid.choose(row)
        return self.model.line(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the filters less room in a small window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        small = self.window().width() < theme.current().metric("frame.small_below_width")
        if self.is_choosing:
            self._side.setFixedWidth(_TERMS_SMALL if small else _TERMS)
        else:
            self._side.setFixedWidth(_FILTERS_SMALL if small else _FILTERS)
