"""What a person does with the question or the set in front, by button or key."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from medannot.domain.changes import Changes
from medannot.domain.ids import ItemId
from medannot.domain.question_list import ItemLine, ItemQuery
from medannot.ui.actions import ActionRegistry
from medannot.ui.library.library_model import LibraryModel
from medannot.ui.library.library_presenter import LibraryPresenter
from medannot.ui.library.preview import Preview
from medannot.ui.library.question_table import QuestionTable
from medannot.ui.library.set_export import SetExport
from medannot.ui.library.side import Side
from medannot.ui.widgets.fields import LineField


class Around(Protocol):
    """What of the library the acts go by."""

    preview: Preview
    side: Side
    presenter: LibraryPresenter
    model: LibraryModel
    table: QuestionTable
    search: LineField
    set_export: SetExport

    @property
    def is_importing(self) -> bool:
        """Tell whether the import stands in the page's place."""

    def take_done(self, said: str, changes: Changes) -> None:
        """Say what was written, and show the list as it is now."""

    def return_to(self, row: int) -> None:
        """Choose a row as soon as the list is there, and let the keys move in the list."""


class LibraryActs(QObject):
    """Brings keys and buttons of the library to what stands beside its list.

    Args:
        page: the library.
        widget: its list, while which is seen the keys are live.
        actions: the registry.
    """

    def __init__(self, page: Around, widget: QWidget, actions: ActionRegistry) -> None:
        super().__init__(widget)
        self._page = page
        self._before: tuple[ItemQuery, int] | None = None
        preview, side = page.preview, page.side
        acts: dict[str, Callable[[], None]] = {
            "edit": lambda: self._of_item(side.edit),
            "history": lambda: self._of_item(side.show_history),
            "try": lambda: self._of_item(lambda _id: preview.try_it()),
            "marks": lambda: self._of_item(lambda _id: preview.toggle_marks()),
            "language": lambda: self._of_item(lambda _id: preview.other_language()),
            "join": self.begin_join,
            "draw": self.begin_draw,
            "draws": self.show_draws,
            "freeze": self.begin_freeze,
            "frozen": self.show_frozen,
            "export": self.begin_export,
        }
        for name, act in acts.items():
            actions.bind(f"library.{name}", widget, act)
        preview.edit_wanted.connect(acts["edit"])
        preview.history_wanted.connect(acts["history"])
        preview.join_wanted.connect(self.begin_join)
        preview.language_wanted.connect(page.presenter.show_item)
        preview.part_wanted.connect(side.part)
        side.done.connect(self._take_done)
        side.drawing.draws_wanted.connect(self.show_draws)
        side.draws.open_wanted.connect(self.open_set)
        side.freezing.frozen_wanted.connect(self.show_frozen)
        side.frozen.export_wanted.connect(self.begin_export)
        side.left.connect(self._take_left)

    def _line(self) -> ItemLine | None:
        index = self._page.table.currentIndex()
        return self._page.model.line(index.row()) if index.isValid() else None

    def _of_item(self, act: Callable[[ItemId], None]) -> None:
        """Do something with the question that is shown, where one is."""
        page = self._page
        view, free = page.preview.view, page.side.currentWidget() is page.preview
        if view is not None and free and not page.is_importing:
            act(view.version.item_id)

    def _free(self) -> bool:
        """Tell whether the side is free for a form, after what is typed there was asked after."""
        page = self._page
        if not page.is_importing and page.side.busy_with_form:
            page.side.leave()
        return not page.is_importing and not page.side.busy_with_form

    def begin_join(self) -> None:
        """Let the person choose the question in the other language, from all that are there."""
        line = self._line()
        if line is not None:
            self._of_item(lambda _id: self._begin_join(line))

    def _begin_join(self, line: ItemLine) -> None:
        page = self._page
        query = page.presenter.state.query
        self._before = query, page.table.currentIndex().row()
        page.side.begin_join(line)
        # What limits the list to the one question would hide the other.
        page.search.clear()
        page.presenter.clear()
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> bool:
        """Go by the filters and the row again that stood before the other question was sought."""
        page, before = self._page, self._before
        if before is None:
            return False
        self._before = None
        page.presenter.take_back(before[0])
        page.search.setText(before[0].text)
        return True

    def _take_done(self, said: str, changes: Changes) -> None:
        page, before = self._page, self._before
        self._take_back()
        page.take_done(said, changes)
        page.return_to(before[1] if before else page.table.currentIndex().row())

    def _take_left(self) -> None:
        page, before = self._page, self._before
        if self._take_back() and before:
            page.presenter.load()
            page.return_to(before[1])
        page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_draw(self) -> None:
        """Ask what a subset is drawn by."""
        page, state = self._page, self._page.presenter.state
        if self._free():
            page.side.begin_draw(state.sets, state.query, self._set_in_front())

    def _set_in_front(self) -> str:
        """Return the set that is filtered by, else that of the question in front, or ""."""
        line = self._line()
        return min(self._page.presenter.state.query.sets, default=line.set_name if line else "")

    def show_draws(self) -> None:
        """Show which subsets were drawn, and how."""
        page = self._page
        if self._free():
            page.side.show_draws(page.presenter.state.sets)

    def open_set(self, name: str) -> None:
        """Show the questions of one set alone."""
        self._page.side.leave()
        self._page.search.clear()
        self._page.presenter.show_set(name)

    def show_frozen(self) -> None:
        """Show which versions of sets have a name that can be cited."""
        if self._free():
            self._page.side.show_frozen()

    def begin_export(self, chosen: str = "") -> None:
        """Ask which set, or frozen version of one, goes out for models."""
        page, state = self._page, self._page.presenter.state
        if not page.is_importing:
            names = [entry.name for entry in state.sets]
            page.set_export.begin(names, chosen or self._set_in_front(), page.table.window())

    def begin_freeze(self) -> None:
        """Ask which set is frozen; the one in front is offered first."""
        page = self._page
        if self._free():
            page.side.begin_freeze(page.presenter.state.sets, self._set_in_front())
