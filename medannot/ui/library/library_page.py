"""The question library: filters, the list, the question that is chosen; and the import."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.changes import Area, Changes
from medannot.domain.question_list import CHUNK, ImageState, ListOrder
from medannot.ui import theme
from medannot.ui.actions import ActionRegistry, caption, key_caption
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.dialogs import Dialogs
from medannot.ui.library.facet_list import FacetList
from medannot.ui.library.image_acts import ImageActs
from medannot.ui.library.library_acts import LibraryActs
from medannot.ui.library.library_header import LibraryHeader
from medannot.ui.library.library_model import LibraryModel
from medannot.ui.library.library_presenter import LibraryPresenter, LibraryState
from medannot.ui.library.preview import Preview
from medannot.ui.library.question_table import QuestionTable
from medannot.ui.library.set_export import SetExport
from medannot.ui.library.side import Side
from medannot.ui.library.words import number_word
from medannot.ui.page import Page
from medannot.ui.tasks import Tasks
from medannot.ui.thumbnails import Thumbnails
from medannot.ui.widgets.banner import Banner, EmptyState, Tone
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.small import Skeleton
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text
from medannot.ui.widgets.under_way import UnderWay

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_bank import ItemView
    from medannot.ui.library.importing.import_view import ImportView

_NARROW = 1100
_LOADING, _LIST, _NOTHING_FOUND = range(3)


class LibraryPage(Page):
    """All questions of a workspace.

    Args:
        desk: the open workspace.
        tasks: the window's pools of work.
        dialogs: for choosing files.
        actions: the registry.
        bus: told of what an import changed.
    """

    def __init__(
        self,
        desk: "Desk",
        tasks: Tasks,
        dialogs: Dialogs,
        actions: ActionRegistry,
        bus: ChangesBus,
    ) -> None:
        super().__init__()
        self._actions, self._bus = actions, bus
        self.presenter = LibraryPresenter(desk, tasks, self)
        self.model = LibraryModel(self)
        thumbnails = Thumbnails(desk, tasks, self)
        self.set_export = SetExport(desk, tasks, dialogs, self)
        self._row_again, self._shown = -1, ""
        self.facets = FacetList()
        self.table = QuestionTable(self.model, thumbnails)
        self.preview = Preview(
            thumbnails, caption(actions["library.erase"]), caption(actions["library.cover"])
        )
        self.side = Side(desk, tasks, dialogs, self.preview)
        self._importing: ImportView | None = None
        self._made_importing = partial(self._new_import, desk, tasks, dialogs)
        self.search = LineField(
            self.tr("Search questions and options"),
            icon="magnifying-glass",
            key=key_caption("/"),
        )
        self.search.setClearButtonEnabled(True)
        self.order = Choice(self.tr("Order"))
        self.order.offer(
            [(ListOrder.SET, self.tr("Set order")), (ListOrder.CHANGED, self.tr("Last changed"))]
        )
        self.order.setFixedWidth(168)
        self._count = Text("", tone="text_3", tabular=True)
        self._banner = Banner()
        self._banner.hide()
        self.report = Banner()
        self.report.hide()
        self.under_way = UnderWay()
        self.report.acted.connect(self.report.hide)
        self.header = LibraryHeader(self.tr("Question library"), actions)
        self._pages = QStackedLayout(self)
        listed = self._library()
        self._pages.addWidget(listed)
        # Bound to the list: beneath an import its letters would be two acts' and so nobody's.
        self.acts = LibraryActs(self, listed, actions)
        self.images = ImageActs(self, listed, desk, tasks, dialogs, actions, thumbnails)
        self._connect()

    # Building

    def _library(self) -> QWidget:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self._banner)
        self._column.addWidget(self.report)
        self._column.addWidget(self.under_way)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._body())
        self._whole.addWidget(self._empty())
        self._column.addWidget(self._whole, 1)
        return page

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.facets.setFixedWidth(216)
        row.addWidget(self.facets)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.search, 1)
        above.addWidget(self.order)
        middle.addLayout(above)
        self._rows = QStackedWidget()
        self._rows.addWidget(TableFrame(Skeleton(8)))
        self._rows.addWidget(TableFrame(self.table))
        self._rows.addWidget(self._nothing_found())
        middle.addWidget(self._rows, 1)
        middle.addWidget(self._count)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        return body

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "books",
            self.tr("No questions yet. Import a file or a folder of questions, with its images."),
            self.tr("Import questions"),
        )
        empty.acted.connect(self.begin_import)
        return empty

    def _nothing_found(self) -> EmptyState:
        empty = EmptyState(
            "magnifying-glass",
            self.tr("No question fits. All words are looked for; words in quotes as they stand."),
            self.tr("Show all again"),
            kind="normal",
        )
        empty.acted.connect(self._clear)
        return empty

    def _connect(self) -> None:
        presenter, facets = self.presenter, self.facets
        presenter.state_changed.connect(self.show_state)
        presenter.waiting.connect(lambda: self._count.setText(self.tr("Looking…")))
        presenter.chunk_ready.connect(self._fill)
        presenter.item_ready.connect(self._show_item)
        self.model.chunk_wanted.connect(presenter.ask_chunk, Qt.ConnectionType.QueuedConnection)
        self.model.chunk_dropped.connect(presenter.forget_chunk)
        facets.chosen.connect(lambda name, those: presenter.choose(**{name: those}))
        self.order.activated.connect(
            lambda _place: presenter.choose_order(ListOrder(self.order.choice()))
        )
        self.search.textChanged.connect(presenter.search)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        actions = self._actions
        actions.bind("library.search", self, self._begin_search)
        actions.bind("library.import", self, self.begin_import)
        actions.bind("library.clear", self, self._clear)
        self.set_export.begun.connect(self._begin_job)
        self.set_export.moved.connect(self.under_way.move_on)
        self.set_export.said.connect(self._say_export)
        self.under_way.stopped.connect(self.set_export.stop)
        actions.bind("library.back", self, self._step_back)
        self.header.acts = {
            "library.import": self.begin_import,
            "library.draw": self.acts.begin_draw,
            "library.freeze": self.acts.begin_freeze,
            "library.export": self.acts.begin_export,
        }

    def take_done(self, said: str, changes: Changes) -> None:
        """Say what was written, and show the list as it is now."""
        self.report.say(said, "success", act=self.tr("Close"))
        self.take_changed(changes)

    def take_changed(self, changes: Changes) -> None:
        """Show the list as it is now, at the same row, and tell the other pages."""
        self._row_again = self.table.currentIndex().row()
        self.presenter.load()
        self._bus.publish(changes, self)

    def return_to(self, row: int) -> None:
        """Choose a row as soon as the list is there, and let the keys move in the list."""
        self._row_again = row
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, said: str) -> None:
        """Say why something was not done."""
        self._banner.say(said, "danger")

    # The page

    def title(self) -> str:
        """Return the page's title."""
        if self.is_importing:
            return self.tr("Import questions")
        return self.tr("Question library")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        if self.is_importing:
            return ("importing", "workspace", "window")
        return ("library", "workspace", "window")

    @property
    def is_importing(self) -> bool:
        """Tell whether the import stands in the page's place."""
        return self._importing is not None and self._pages.currentWidget() is self._importing

    @property
    def importing(self) -> "ImportView":
        """Return the import; it is built when first wanted: the list is there sooner."""
        if self._importing is None:
            self._importing = self._made_importing()
        return self._importing

    def _new_import(self, desk: "Desk", tasks: Tasks, dialogs: Dialogs) -> "ImportView":
        from medannot.ui.library.importing.import_view import ImportView  # noqa: PLC0415 - see above

        view = ImportView(desk, tasks, dialogs, self._actions)
        view.left.connect(self._end_import)
        view.written.connect(self._take_import)
        self._pages.addWidget(view)
        return view

    def activate(self) -> None:
        """Load, and let the keys move in the list."""
        if not self.presenter.state.loaded:
            self.presenter.load()
        if not self.is_importing:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Load again where questions or images changed."""
        if changes.areas & {Area.QUESTIONS, Area.MEDIA}:
            self.presenter.load()

    def can_leave(self) -> bool:
        """Stay while an import is read or written, or a question is being edited."""
        if self.side.busy_with_form:
            self.side.leave()
        stays = self._importing is not None and not self._importing.can_leave()
        return not stays and not self.side.busy_with_form

    def show_state(self, state: LibraryState) -> None:
        """Show filters and counts; the rows begin anew."""
        self._banner.say(state.fault, "danger")
        self.facets.show_state(state)
        self.model.begin(state.found)
        pictured = state.facets.by_image.keys() != {ImageState.NONE}
        listed = state.listed
        largest = max((one.items for one in state.sets if one.name in listed), default=0)
        self.table.set_divided(pictured=pictured, sets=len(listed) > 1, largest=largest)
        self._choose_again(state.found)
        nothing = state.loaded and not state.total and not state.fault
        self._whole.setCurrentIndex(1 if nothing else 0)
        self._rows.setCurrentIndex(_LIST if state.found else _NOTHING_FOUND)
        self.header.show_acts(shown=not nothing)
        found, total = number_word(state.found), number_word(state.total)
        said = self.tr("{found} of {total} questions")
        self._count.setText(said.format(found=found, total=total))

    def _fill(self, number: int, lines: tuple[object, ...]) -> None:
        self.model.fill(number, lines)  # type: ignore[arg-type]  # a signal loses the type
        current = self.table.currentIndex()
        if number == 0 and lines and not current.isValid():
            self.table.select_row(0)
            if self.isVisible() and not (self.search.hasFocus() or self.facets.held_by_key()):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif current.isValid() and current.row() // CHUNK == number:
            self._choose(current, current)
        elif number == 0 and not lines:
            self.presenter.show_item(None)

    def _choose_again(self, found: int) -> None:
        row, self._row_again = min(self._row_again, found - 1), -1
        if row >= 0:
            self.table.select_row(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.line(current.row()) if current.isValid() else None
        if self.side.currentWidget() is self.side.joining:
            self.side.joining.choose(line)
            return
        if self.side.busy_with_form:
            return
        # The draws stay when the list comes anew around the question that is chosen already.
        as_it_was = line is None or line.version_id == self._shown
        if not (as_it_was and self.side.currentWidget() in (self.side.draws, self.side.frozen)):
            self.side.setCurrentWidget(self.preview)
        self._shown = line.version_id if line else self._shown
        self.presenter.show_item(line.version_id if line else None)

    def _show_item(self, view: "ItemView | None", fault: str) -> None:
        if view is None:
            self.preview.show_nothing(fault)
        else:
            self.preview.show_item(view)

    def _begin_search(self) -> None:
        if not self.is_importing:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _clear(self) -> None:
        self.search.clear()
        self.presenter.clear()

    def _step_back(self) -> None:
        """Go one step back: out of the import, a form, a question that is tried, the search."""
        if self.is_importing:
            self.importing.leave()
        elif self.side.currentWidget() is not self.preview:
            self.side.leave()
        elif self.preview.is_tried:
            self.preview.try_it()
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.search.hasFocus():
            self.search.clear()
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # The import

    def begin_import(self) -> None:
        """Show the import in the page's place."""
        if self.is_importing and not self.importing.is_done():
            return
        self.importing.begin()
        self._pages.setCurrentWidget(self.importing)
        self.title_changed.emit()

    def _end_import(self) -> None:
        self._pages.setCurrentIndex(0)
        self.title_changed.emit()
        if (done := self.importing.presenter.state.done) is not None:
            self.search.clear()
            self.presenter.show_set(done.name)
        self.presenter.load()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_import(self) -> None:
        self._bus.publish(Changes.of(Area.QUESTIONS, Area.MEDIA), self)

    # A set for models

    def _begin_job(self, what: str) -> None:
        self.report.hide()
        self.under_way.begin(what)

    def _say_export(self, said: str, tone: str) -> None:
        self.under_way.hide()
        told: Tone = "danger" if tone == "danger" else "neutral" if tone == "neutral" else "success"
        self.report.say(said, told, act=self.tr("Close"))

    def finish(self) -> None:
        """Stop an import or an export that is under way; nothing of it is kept."""
        if self._importing is not None:
            self._importing.stop()
        self.set_export.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep margins, and give way in a small window."""
        super().resizeEvent(event)
        look = theme.current()
        width = self.window().width()
        margin = look.margin(width)
        self._column.setContentsMargins(margin, 0, margin, 12)
        roomy = width >= look.metric("frame.small_below_width")
        self.side.setFixedWidth(420 if roomy else 340 if width >= _NARROW else 300)
        self.facets.setFixedWidth(216 if roomy else 208)
        self.header.fit(narrow=width < _NARROW)
