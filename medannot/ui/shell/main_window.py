"""The window: it hosts the start page, an open workspace and the reading page, and no more."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from medannot.domain.changes import Area, Changes
from medannot.ui import theme
from medannot.ui.page import Page
from medannot.ui.shell.file_drops import FileDrops
from medannot.ui.shell.kept_gallery import KeptGallery
from medannot.ui.shell.start_page import StartPage
from medannot.ui.shell.start_presenter import OpenSession, StartPresenter
from medannot.ui.shell.surroundings import (
    FullPage,
    GalleryFactory,
    GalleryPage,
    Host,
    Place,
    ReadingFactory,
    Surroundings,
)
from medannot.ui.shell.window_acts import WindowActs
from medannot.ui.shell.workspace_presenter import WorkspacePresenter
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.logo import logo_icon

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.reading import ReadingSession
    from medannot.ui.shell.frame import WorkspaceFrame

_TITLE_BAR = 40
_LEAST = (900, 500)


class MainWindow(Host):
    """Hosts the pages; what they do is theirs.

    Args:
        around: makes the window's tools, given the window.
        places: the pages of a workspace.
        reading: makes the reading page for a session.
        gallery: makes the page on which one looks at images.

    Signals:
        painted: the first page is on the screen.
        page_changed: another page is in front.
    """

    painted = Signal()
    page_changed = Signal()

    def __init__(
        self,
        around: Callable[[QWidget], Surroundings],
        places: Sequence[Place],
        reading: ReadingFactory,
        gallery: GalleryFactory,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.around = around(self)
        self._places, self._reading = places, reading
        self._gallery = KeptGallery(lambda: gallery(self.around), self._end_full)
        self._frame: WorkspaceFrame | None = None
        self._full: Page | None = None
        self._next_place = "go.home"
        self._after_opening: Callable[[], None] | None = None
        self._came_to_read = False
        self._was_painted = False
        self.workspace = WorkspacePresenter(
            self.around.tasks, self.around.clock, self.around.ids, self
        )
        presenter = StartPresenter(self.around.tasks, self.around.settings, self)
        self.start = StartPage(presenter, self.around)
        self._start_presenter = presenter
        self.acts = WindowActs(self)
        self._drops = FileDrops(self, lambda: self.acts.may_look)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.start)
        self._connect()
        self._restore_geometry()
        self._show_title()

    @property
    def tasks(self) -> Tasks:
        """Return the window's pools of work."""
        return self.around.tasks

    @property
    def desk(self) -> "Desk | None":
        """Return the open workspace, or None."""
        return self.workspace.desk

    def say(self, text: str, tone: str = "danger") -> None:
        """Show a sentence on the start page."""
        self.start.say(text, tone)

    def page(self) -> Page:
        """Return the page in front."""
        if self._full is not None:
            return self._full
        if self._frame is not None:
            return self._frame.page()
        return self.start

    @property
    def has_read_ahead(self) -> bool:
        """Tell whether what the pages are made of is read, and those made that take long."""
        return self._frame is not None and self._frame.ahead.done

    def _connect(self) -> None:
        start, workspace = self.start, self.workspace
        start.take_wanted.connect(lambda: self._go_on_at("go.take"))
        start.annotate_wanted.connect(lambda: self._go_on_at("go.annotate"))
        start.review_wanted.connect(lambda: self._go_on_at("go.review"))
        start.open_wanted.connect(self._open_chosen)
        start.create_wanted.connect(self._create_chosen)
        start.demo_wanted.connect(self.acts.open_demo)
        start.look_wanted.connect(self.look_at_images)
        start.resume_wanted.connect(self._resume)
        start.keys_wanted.connect(self.acts.show_keys)
        start.theme_wanted.connect(self.acts.put_theme)
        workspace.opened.connect(self._show_workspace)
        workspace.refused.connect(self._show_refusal)
        workspace.session_ready.connect(self._show_reading)
        workspace.session_refused.connect(self._show_session_refusal)

    # Opening and closing workspaces

    def open_workspace(self, folder: Path, place: str = "go.home") -> None:
        """Open a workspace and show one of its pages."""
        self._next_place = place
        self.start.say(self.tr("Opening {name}").format(name=folder.name), "neutral")
        self.workspace.open(folder)

    def open_reading(self, folder: Path, study: str, reader: str) -> None:
        """Open a workspace straight on the reading page of a reader, who then sees no other set."""
        from medannot.ui.shell.waiting_page import WaitingPage  # noqa: PLC0415 - not to start

        self._came_to_read = True
        self._after_opening = lambda: self.begin_reading(study, reader)
        self._show_full(WaitingPage(study, reader))
        self.open_workspace(folder, "go.take")

    def create_workspace(self, folder: Path) -> None:
        """Make a workspace in a folder and show it."""
        self._next_place = "go.home"
        self.workspace.create(folder)

    def close_workspace(self) -> None:
        """Go back to the start page."""
        if not self._leave_full() or self._frame is None:
            return
        if not self._frame.page().can_leave():
            return
        self._drop_frame()
        self.workspace.close()
        self._show_start()

    def _open_chosen(self, folder: Path | None) -> None:
        chosen = folder or self.around.dialogs.choose_folder(self.tr("Open a workspace's folder"))
        if chosen is not None:
            self.open_workspace(chosen)

    def _create_chosen(self) -> None:
        chosen = self.around.dialogs.name_folder(
            self.tr("A new or empty folder for the workspace"), self.tr("Create workspace")
        )
        if chosen is not None:
            self.create_workspace(chosen)

    def _go_on_at(self, place: str) -> None:
        """Open the workspace that was opened last, at one of its pages."""
        folder = self._start_presenter.last
        if folder is None:
            self.start.say(
                self.tr("No workspace is known yet; open a folder or create a workspace first."),
                "neutral",
            )
            return
        self.open_workspace(folder, place)

    def _resume(self, session: OpenSession) -> None:
        self.open_reading(session.folder, session.study, session.reader)

    def _show_workspace(self, desk: "Desk") -> None:
        from medannot.ui.shell.frame import WorkspaceFrame  # noqa: PLC0415 - not needed to start

        self._drop_frame()
        settings = self.around.settings
        settings.remember(desk.folder, self.around.clock.utc(), settings.counted(desk.folder))
        self._frame = WorkspaceFrame(desk, self._places, self.around)
        self._frame.act_wanted.connect(self.acts.do)
        self._frame.reading_wanted.connect(self.begin_reading)
        self._frame.page_changed.connect(self._page_changed)
        self._frame.status.show_workspace(
            desk.folder.name,
            self.tr("Read only") if desk.read_only else self.tr("Every change is saved at once"),
        )
        self._stack.addWidget(self._frame)
        self._frame.show_place(self._next_place)
        self._bring_forward()
        after, self._after_opening = self._after_opening, None
        if after is not None:
            after()

    def _show_refusal(self, _folder: Path, sentence: str) -> None:
        self._after_opening = None
        self._came_to_read = False
        self._take_full_away()
        self._show_start()
        self.start.say(sentence)

    def show_place(self, action: str) -> None:
        """Show a page of the open workspace."""
        if self._frame is not None and self._full is None:
            self._frame.show_place(action)

    def _drop_frame(self) -> None:
        if self._frame is not None:
            self._frame.finish()
            self._stack.removeWidget(self._frame)
            self._frame.deleteLater()
            self._frame = None

    # Pages that fill the window

    def begin_reading(self, study: str, reader: str, *, simulated: bool = False) -> None:
        """Let a reader begin or go on with a study of the open workspace."""
        self.workspace.begin_reading(study, reader, self._environment(), simulated=simulated)

    def _environment(self) -> dict[str, object]:
        screen = self.screen()
        return {
            "platform": QGuiApplication.platformName(),
            "screen": [screen.size().width(), screen.size().height()],
            "scale": screen.devicePixelRatio(),
            "refresh_hz": round(screen.refreshRate(), 2),
        }

    def _show_reading(self, session: "ReadingSession") -> None:
        # While readers are timed no image of another page takes memory.
        self._gallery.drop()
        page = self._reading(session, self.around)
        page.finished.connect(self._end_full)
        page.left.connect(self._end_full)
        self._show_full(page)

    def _show_session_refusal(self, sentence: str) -> None:
        self._end_full()
        self.around.dialogs.tell(self.tr("The set cannot be taken now"), sentence)

    def look_at_images(self, paths: Sequence[Path] = ()) -> None:
        """Show the page on which one looks at one's own images, and open what lies at the paths."""
        page = self._full
        if not isinstance(page, GalleryPage):
            page = self._gallery.page()
            self._show_full(page)
        if self._full is page:
            page.look(paths)

    def _show_full(self, page: Page) -> None:
        if not self._leave_full():
            return
        self._full = page
        self._stack.addWidget(page)
        self._bring_forward()
        page.activate()

    def _leave_full(self) -> bool:
        """Take the page away that fills the window, where it may be left."""
        if self._full is None:
            return True
        if not self._full.can_leave():
            return False
        self._take_full_away()
        return True

    def _take_full_away(self) -> None:
        page, self._full = self._full, None
        if page is not None and not self._gallery.puts_aside(page, self._stack):
            page.finish()
            self._stack.removeWidget(page)
            page.deleteLater()

    def _end_full(self) -> None:
        came_to_read, self._came_to_read = self._came_to_read, False
        read = isinstance(self._full, FullPage) and self._full.timed
        if read and came_to_read:
            self.close_workspace()
            return
        self._take_full_away()
        self._bring_forward()
        if read:
            self.around.bus.publish(Changes.of(Area.READINGS, Area.STUDIES))
        self.page().activate()

    def _show_start(self) -> None:
        self._bring_forward()
        self.start.activate()

    def _bring_forward(self) -> None:
        front: QWidget = self._full or self._frame or self.start
        self._stack.setCurrentWidget(front)
        self._page_changed()

    def _page_changed(self) -> None:
        self._show_title()
        timed = isinstance(self._full, FullPage) and self._full.timed
        self.acts.allow(workspace=self._frame is not None, exam=self._full is not None, timed=timed)
        self.page_changed.emit()

    def _show_title(self) -> None:
        desk = self.workspace.desk
        parts = [self.page().title(), desk.folder.name if desk else "", "medannot"]
        self.setWindowTitle(" – ".join(part for part in parts if part))

    # The window itself

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tell once that the first page is painted."""
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        self.painted.emit()

    def load_behind(self) -> None:
        """Load what the first paint did without: icons, and what waits in the last workspace."""
        from medannot.ui import fonts, icons  # noqa: PLC0415 - behind the first paint

        icons.load()
        fonts.load_missing()
        self.setWindowIcon(logo_icon())
        if self.page() is self.start:
            self.start.activate()

    def show_as_remembered(self) -> None:
        """Show the window as large as it was last."""
        if self.around.settings.values.maximised:
            self.showMaximized()
        else:
            self.show()

    def _restore_geometry(self) -> None:
        kept = self.around.settings.values.window
        # The title bar that the system puts above the window has to fit too.
        room = QGuiApplication.primaryScreen().availableGeometry().adjusted(0, _TITLE_BAR, 0, 0)
        self.setMinimumSize(min(_LEAST[0], room.width()), min(_LEAST[1], room.height()))
        if kept is None:
            self.resize(min(1440, room.width()), min(900, room.height()))
        else:
            x, y, width, height = kept
            width, height = min(width, room.width()), min(height, room.height())
            x = max(room.left(), min(x, room.right() + 1 - width))
            y = max(room.top(), min(y, room.bottom() + 1 - height))
            self.setGeometry(x, y, width, height)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what was begun, back up, and go."""
        if self._frame is not None and not self._frame.page().can_leave():
            event.ignore()
            return
        self._take_full_away()
        self._gallery.drop()
        self._drop_frame()
        self.workspace.close()
        box = self.geometry()
        if not self.isMaximized() and not self.isFullScreen():
            self.around.settings.change(window=(box.x(), box.y(), box.width(), box.height()))
        self.around.settings.change(maximised=self.isMaximized())
        self.tasks.close()
        event.accept()
        QApplication.quit()

    def dress(self) -> None:
        """Take the theme in force over into what keeps a copy of it."""
        self.setWindowIcon(logo_icon())
        self.start.show_theme()
        self.around.settings.change(theme=theme.current().name)
