"""What the window's menu and keys do."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from medannot.domain.people import OWNER
from medannot.ui import theme
from medannot.ui.faults import sentence
from medannot.ui.shell.surroundings import Host

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.ui.shell.reports import Findings

_MENU = (
    "workspace.check",
    "workspace.audit",
    "",
    "window.look",
    "window.settings",
    "window.theme",
    "window.full",
    "window.about",
    "",
    "workspace.close",
    "window.quit",
)


class WindowActs(QObject):
    """Binds the actions of window and workspace to what they do.

    Args:
        window: the window they live in.
    """

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._around = window.around
        slots: dict[str, Callable[[], object]] = {
            "window.keys": self.show_keys,
            "window.menu": self.show_menu,
            "window.theme": self.switch_theme,
            "window.full": self.switch_full_screen,
            "window.quit": window.close,
            "window.about": self.show_about,
            "window.look": window.look_at_images,
            "window.settings": self.show_settings,
            "workspace.check": self.check_workspace,
            "workspace.audit": self.verify_audit,
            "workspace.close": window.close_workspace,
        }
        for spec in self._around.actions.specs("workspace"):
            if spec.id.startswith("go."):
                slots[spec.id] = partial(window.show_place, spec.id)
        self._actions: dict[str, QAction] = {
            action: self._around.actions.bind(action, window, slot)
            for action, slot in slots.items()
        }
        self.may_look = True
        self.allow(workspace=False, exam=False, timed=False)

    def do(self, action: str) -> None:
        """Do an action as its key does."""
        self._actions[action].trigger()

    def allow(self, *, workspace: bool, exam: bool, timed: bool) -> None:
        """Let only those actions live that make sense now.

        Args:
            workspace: one is open.
            exam: a page fills the window, so that the workspace's own pages are out of reach.
            timed: a reader takes a set; nothing may lead away from it.
        """
        for name, action in self._actions.items():
            if name.startswith(("go.", "workspace.")):
                action.setEnabled(workspace and not exam)
        self.may_look = not timed
        for name in ("window.look", "window.settings"):
            self._actions[name].setEnabled(not timed)

    def show_menu(self) -> None:
        """Open the menu above its row in the navigation, else at the window's upper left corner."""
        menu = self.menu()
        row = self._window.findChild(QWidget, "window.menu")
        if row is None or not row.isVisible():
            menu.popup(self._window.mapToGlobal(QPoint(0, 0)))
        else:
            menu.popup(row.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def menu(self) -> QMenu:
        """Make the menu of the window from the actions."""
        menu = QMenu(self._window)
        for name in _MENU:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def show_keys(self) -> None:
        """Show all keys that act on the page in front."""
        from medannot.ui.key_sheet import KeySheet  # noqa: PLC0415 - not needed to start

        page = self._window.page()
        sheet = KeySheet(self._around.actions, page.scopes(), self._window, keys_of=page.keys_of)
        sheet.exec()
        sheet.deleteLater()

    def show_about(self) -> None:
        """Show version, licence and notices."""
        from medannot.ui.shell.about import About  # noqa: PLC0415 - not needed to start

        About(self._window).exec()

    def show_settings(self) -> None:
        """Let the person set theme, mouse and memory."""
        from medannot.ui.shell.settings_dialog import SettingsDialog  # noqa: PLC0415 - not to start

        SettingsDialog(self._around.settings, self.put_theme, self._window).exec()

    def switch_theme(self) -> None:
        """Change from dark to light or back."""
        self.put_theme("light" if theme.current().name == "dark" else "dark")

    def put_theme(self, name: str) -> None:
        """Put a theme in force."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.install(app, "light" if name == "light" else "dark")
            self._window.dress()

    def switch_full_screen(self) -> None:
        """Fill the screen, or not."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def open_demo(self) -> None:
        """Open the demo workspace; where there is none yet it is built first."""
        from medannot.ui.shell.demo import DemoOpener  # noqa: PLC0415 - not needed to start

        DemoOpener(self._window, self._around).open()

    def check_workspace(self) -> None:
        """Check the open workspace from end to end and say what was found."""
        desk = self._window.desk
        if desk is not None:
            self._report(self.tr("Check of the workspace"), partial(_check, desk))

    def verify_audit(self) -> None:
        """Verify the audit trail and say what was found."""
        desk = self._window.desk
        if desk is not None:
            self._report(self.tr("Audit trail"), partial(_verify, desk))

    def _report(self, title: str, work: "Callable[[], Findings]") -> None:
        def done(found: "Findings") -> None:
            self._around.dialogs.tell(title, found.sentence, details=found.details)

        def failed(fault: Exception) -> None:
            self._around.dialogs.tell(title, sentence(fault))

        self._around.tasks.store(work, done, failed)


def _check(desk: "Desk") -> "Findings":
    from medannot.services.workspaces import check_workspace  # noqa: PLC0415 - slow to import
    from medannot.ui.shell.reports import workspace_findings  # noqa: PLC0415 - wanted only here

    return workspace_findings(check_workspace(desk.folder))


def _verify(desk: "Desk") -> "Findings":
    from medannot.ui.shell.reports import audit_findings  # noqa: PLC0415 - wanted only here

    return audit_findings(desk.auditing.verify(OWNER))
