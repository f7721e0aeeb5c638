"""What a person does with the question or the set in front, by button or key."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from medannot.domain.changes import Changes
from medannot.domain.ids import ItemId
from medannot.domain.question_list import ItemLine
from medannot.ui.actions import ActionRegistry
from medannot.ui.library.library_model import LibraryModel
from medannot.ui.library.library_presenter import LibraryPresenter
from medannot.ui.library.preview import Preview
from medannot.ui.library.question_table import QuestionTable
from medannot.ui.library.side import Side


class Around(Protocol):
    """What of the library the acts go by."""

    preview: Preview
    side: Side
    presenter: LibraryPresenter
    model: LibraryModel
    table: QuestionTable

    @property
    def is_importing(self) -> bool:
        """Tell whether the import stands in the page's place."""

    def take_done(self, said: str, changes: Changes) -> None:
        """Say what was written, and show the list as it is now."""


class LibraryActs(QObject):
    """Brings keys and buttons of the library to what stands beside its list.

    Args:
        page: the library; `widget` is its widget.
        actions: the registry.
    """

    def __init__(self, page: Around, widget: QWidget, actions: ActionRegistry) -> None:
        super().__init__(widget)
        self._page = page
        preview, side = page.preview, page.side
        acts: dict[str, Callable[[], None]] = {
            "edit": lambda: self._of_item(side.edit),
            "history": lambda: self._of_item(side.show_history),
            "try": lambda: self._of_item(lambda _id: preview.try_it()),
            "language": lambda: self._of_item(lambda _id: preview.other_language()),
            "join": self.begin_join,
            "draw": self.begin_draw,
            "freeze": self.begin_freeze,
        }
        for name, act in acts.items():
            actions.bind(f"library.{name}", widget, act)
        preview.edit_wanted.connect(acts["edit"])
        preview.history_wanted.connect(acts["history"])
        preview.join_wanted.connect(self.begin_join)
        preview.language_wanted.connect(page.presenter.show_item)
        preview.part_wanted.connect(side.part)
        side.done.connect(page.take_done)
        side.left.connect(lambda: page.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _line(self) -> ItemLine | None:
        index = self._page.table.currentIndex()
        return self._page.model.line(index.row()) if index.isValid() else None

    def _of_item(self, act: Callable[[ItemId], None]) -> None:
        """Do something with the question that is shown, where one is."""
        page = self._page
        view, free = page.preview.view, page.side.currentWidget() is page.preview
        if view is not None and free and not page.is_importing:
            act(view.version.item_id)

    def begin_join(self) -> None:
        """Let the person choose the question in the other language."""
        line = self._line()
        if line is not None:
            self._of_item(lambda _id: self._page.side.begin_join(line))

    def begin_draw(self) -> None:
        """Ask what a subset is drawn by."""
        state = self._page.presenter.state
        self._of_item(lambda _id: self._page.side.begin_draw(state.sets, state.query))

    def begin_freeze(self) -> None:
        """Freeze the set of the question in front."""
        line = self._line()
        if line is not None:
            self._of_item(lambda _id: self._page.side.freeze(line.set_name))
