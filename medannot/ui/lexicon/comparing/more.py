"""The "More" menu of the lexicon's page, and the views that stand in the tree's place."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from medannot.services.desk import Desk
from medannot.services.lexicon_exchange import Taken
from medannot.services.lexicons import Loaded
from medannot.ui.lexicon.comparing.compare_view import CompareView
from medannot.ui.lexicon.comparing.exporting import Exporting, Told
from medannot.ui.lexicon.comparing.migration_view import MigrationView
from medannot.ui.lexicon.comparing.sub_view import SubView
from medannot.ui.lexicon.comparing.words import number
from medannot.ui.lexicon.comparing.workbook_view import WorkbookView
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button

_FIRST_VIEW = 2
"""So many acts are done on the page itself; those behind them open a view."""


class More(QObject):
    """Opens the views of a page, and leads back to what the page shows otherwise.

    Args:
        page: whose place the views take; it has no layout of its own.
        front: what the page shows otherwise.
        loaded: returns the lexicon that the page shows, or None.
        desk: the open workspace.
        around: the window's tools.

    Attributes:
        button: the menu, for the page's header.
        report: says what was done, for the page.

    Signals:
        view_changed: another view is in front.
        lexicon_changed: name of a lexicon that was written.
    """

    view_changed = Signal()
    lexicon_changed = Signal(str)

    def __init__(
        self,
        page: QWidget,
        front: QWidget,
        loaded: Callable[[], Loaded | None],
        desk: Desk,
        around: Surroundings,
    ) -> None:
        super().__init__(page)
        self._page, self._front, self._loaded = page, front, loaded
        self._desk, self._around = desk, around
        self._views: dict[type[SubView], SubView] = {}
        self._quiet: list[QAction] = []
        self.button = Button(self.tr("More"), icon="dots-three")
        self.report = Banner("", "success")
        self.report.hide()
        self._exporting = Exporting(desk.lexicons, around.tasks, around.dialogs, self)
        self._acts = self._bound()
        self._stack = QStackedLayout(page)
        self._stack.addWidget(front)
        self.button.clicked.connect(lambda _checked=False: self.open_menu())
        self.report.acted.connect(self.report.hide)
        self._exporting.told.connect(self._tell)

    def _bound(self) -> tuple[QAction | None, ...]:
        bind, exporting = self._around.actions.bind, self._exporting
        return (
            bind("lexicon.export", self._page, lambda: self._with_lexicon(exporting.as_workbook)),
            bind(
                "lexicon.export_folder",
                self._page,
                lambda: self._with_lexicon(exporting.as_folder),
            ),
            bind("lexicon.import", self._page, lambda: self.open(WorkbookView)),
            None,
            bind("lexicon.compare", self._page, lambda: self.open(CompareView)),
            bind("lexicon.migrate", self._page, lambda: self.open(MigrationView)),
        )

    def title(self) -> str:
        """Return the title of the view in front; nothing where the page's own is."""
        view = self.view()
        return view.title() if view else ""

    def view(self) -> SubView | None:
        """Return the view in front, or None where it is the page's own."""
        view = self._stack.currentWidget()
        return view if isinstance(view, SubView) else None

    def menu(self) -> QMenu:
        """Return the menu of all that can be done."""
        menu = QMenu(self.button)
        for act in self._acts:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(act)
        return menu

    def open_menu(self) -> None:
        """Open the menu below its button; it is gone once closed."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def open(self, kind: type[SubView]) -> None:
        """Bring a view to the front, for the lexicon that the page shows."""
        loaded = self._loaded()
        if loaded is None:
            return
        view = self._views.get(kind) or self._made(kind)
        self.report.hide()
        if self.view() is None:
            self._hush()
        self._stack.setCurrentWidget(view)
        view.begin(loaded)
        self.view_changed.emit()

    def leave(self) -> None:
        """Go back to what the page shows otherwise."""
        if self.view() is None:
            return
        self._stack.setCurrentWidget(self._front)
        for action in self._quiet:
            action.setEnabled(True)
        self._quiet = []
        self.view_changed.emit()

    def stop(self) -> None:
        """Stop jobs that are under way."""
        for view in self._views.values():
            view.stop()

    def _hush(self) -> None:
        """Let the keys of the page's own acts rest, whatever they are: their parts are not seen."""
        views = set(self._acts[_FIRST_VIEW:])
        self._quiet = [
            action for action in self._page.actions() if action.isEnabled() and action not in views
        ]
        for action in self._quiet:
            action.setEnabled(False)

    def _made(self, kind: type[SubView]) -> SubView:
        shelf, around = self._desk.lexicons, self._around
        view: SubView
        if kind is WorkbookView:
            view = WorkbookView(shelf, around.tasks, around.dialogs, read_only=self._desk.read_only)
            view.taken.connect(self._take)
            view.copied.connect(self.lexicon_changed)
        elif kind is MigrationView:
            view = MigrationView(shelf, around.tasks, around.dialogs)
        else:
            view = CompareView(shelf, around.tasks, around.dialogs)
        view.left.connect(self.leave)
        bind = around.actions.bind
        bind("lexicon.search", view, view.begin_search)
        bind("lexicon.back", view, lambda: self._step_back(view))
        bind("lexicon.take", view, view.act)
        self._views[kind] = view
        self._stack.addWidget(view)
        return view

    def _step_back(self, view: SubView) -> None:
        if not view.step_back():
            self.leave()

    def _with_lexicon(self, act: Callable[[Loaded], None]) -> None:
        loaded = self._loaded()
        if loaded is not None:
            self.report.hide()
            act(loaded)

    def _take(self, name: str, taken: Taken) -> None:
        self.leave()
        self.lexicon_changed.emit(name)
        words = self.tr(
            "{before} became {after}: {accepted} taken over, {refused} refused. The version before "
            "is kept."
        )
        told = words.format(
            before=taken.before,
            after=taken.after,
            accepted=number(len(taken.accepted)),
            refused=number(len(taken.refused)),
        )
        self._tell(Told(told, "success"))

    def _tell(self, told: Told) -> None:
        act = "" if told.tone == "neutral" else self.tr("Close")
        self.report.say(told.words, told.tone, act=act)
