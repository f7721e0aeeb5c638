"""Drives the real window: through `main()`, with real key and mouse events, and looks at it.

def script(window: Driven) -> None:
    window.key("1")
    window.wait_for(lambda: window.page_title() == "Take a set")

assert drive([], script) == 0
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from medannot.ui import icons, theme, translation

SMALL, LARGE = (1366, 768), (1920, 1080)
PATIENCE_MS = 60_000
_DISABLED_MS, _QUIET_TURNS = 2_000, 2

Found = TypeVar("Found", bound=QWidget)


@dataclass
class ScriptedDialogs:
    """Answers dialogs from lists, and remembers what was said; an unforeseen question fails."""

    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    yes: list[bool] = field(default_factory=list)
    reasons: list[str | None] = field(default_factory=list)
    folders: list[Path | None] = field(default_factory=list)
    files: list[tuple[Path, ...]] = field(default_factory=list)
    saves: list[Path | None] = field(default_factory=list)

    def tell(self, title: str, text: str, *, details: str = "") -> None:
        self.told.append("\n".join(part for part in (title, text, details) if part))

    def ask(self, title: str, text: str, *, accept: str, danger: bool = False) -> bool:
        self.asked.append(f"{title}\n{text}\n{accept}")
        return self.yes.pop(0)

    def ask_reason(self, title: str, text: str, *, label: str, accept: str) -> str | None:
        self.asked.append(f"{title}\n{text}\n{label}\n{accept}")
        return self.reasons.pop(0)

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        self.asked.append(title)
        return self.folders.pop(0)

    def name_folder(self, title: str, accept: str) -> Path | None:
        return self.choose_folder(title)

    def choose_files(
        self, title: str, kinds: Sequence[tuple[str, str]] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        self.asked.append(title)
        return self.files.pop(0)

    def choose_save(
        self, title: str, suggested: str, kinds: Sequence[tuple[str, str]] = ()
    ) -> Path | None:
        self.asked.append(title)
        return self.saves.pop(0)


def wait_for(
    condition: Callable[[], object],
    what: str | Callable[[], str] = "",
    patience_ms: int = PATIENCE_MS,
) -> None:
    """Let the window live until the condition holds.

    Raises:
        AssertionError: it never held.
    """
    timer = QElapsedTimer()
    timer.start()
    while not condition():
        if timer.hasExpired(patience_ms):
            said = what if isinstance(what, str) else what()
            raise AssertionError(f"waited in vain{': ' + said if said else ''}")
        QApplication.processEvents()
        QTest.qWait(2)


def settle(milliseconds: int = 0) -> None:
    """Let the window handle what it was sent."""
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    QTest.qWait(max(milliseconds, 1))


def press(widget: QWidget, keys: str) -> None:
    """Send one key such as "A", "Enter", "Ctrl+F" or "Alt+1" to a widget, as the keyboard does."""
    combination = QKeySequence("Return" if keys == "Enter" else keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def write(widget: QWidget, text: str) -> None:
    """Type a text into a widget."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget, at: tuple[float, float] = (0.5, 0.5)) -> None:
    """Click a widget at a place in fractions of its width and height."""
    point = QPoint(round(at[0] * (widget.width() - 1)), round(at[1] * (widget.height() - 1)))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def find(root: QWidget, kind: type[Found], text: str = "") -> Found:
    """Return the one visible widget of a kind whose text or accessible name is this.

    Raises:
        AssertionError: there is none.
    """
    for widget in root.findChildren(kind):
        if widget.isVisible() and (not text or text in _names(widget)):
            return widget
    raise AssertionError(f"no visible {kind.__name__} {text!r}; there are {texts(root)}")


def button(root: QWidget, text: str) -> QAbstractButton:
    """Return the visible button with this text or accessible name."""
    return find(root, QAbstractButton, text)


def _names(widget: QWidget) -> set[str]:
    text: Any = getattr(widget, "text", None)
    return {text() if callable(text) else "", widget.accessibleName()}


def texts(root: QWidget) -> list[str]:
    """Return every text that is visible now, from top to bottom of the widget tree."""
    shown = (widget for widget in root.findChildren(QWidget) if widget.isVisible())
    return [text for widget in shown for text in sorted(_names(widget)) if text]


def picture(widget: QWidget, name: str, size: tuple[int, int] | None = None) -> Path:
    """Save what a widget looks like to `$OUT` (else build/shots) and return the file."""
    if size:
        widget.window().resize(*size)
        settle(60)
    folder = Path(os.environ.get("OUT") or "build/shots")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    assert widget.grab().save(str(path), "PNG")
    return path


def dressed(app: QApplication, name: theme.ThemeName = "dark") -> None:
    """Give a test of single widgets theme, style, plurals and icons."""
    app.setStyle("fusion")
    theme.install(app, name)
    translation.install(app)
    icons.load()


def stray_windows(window: QWidget) -> list[QWidget]:
    """Return what is shown beside the window: a widget that was shown before it had a parent."""
    others = (widget for widget in QApplication.topLevelWidgets() if widget is not window)
    return [
        widget
        for widget in others
        if widget.isVisible() and widget.windowType() == Qt.WindowType.Window
    ]


class Driven:
    """The window under test: keys go to what has the focus, as on a keyboard."""

    def __init__(self, window: QWidget, dialogs: ScriptedDialogs) -> None:
        self.window: Any = window
        self.dialogs = dialogs

    def focus(self) -> QWidget:
        """Return what has the focus."""
        return QApplication.focusWidget() or self.window

    def key(self, keys: str, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            press(self.focus(), keys)
            settle()

    def type(self, text: str) -> None:
        """Type a text."""
        write(self.focus(), text)
        settle()

    def click(self, text: str) -> None:
        """Click the button with this text as soon as it is there.

        A button that stays disabled, with no work under way that might enable it, is clicked all
        the same, as a person would.
        """
        wait_for(lambda: self._buttons(text), lambda: f"{text!r}; there are {self.texts()}")
        waited = QElapsedTimer()
        waited.start()

        def stays_disabled() -> bool:
            return waited.hasExpired(_DISABLED_MS) and not self.window.tasks.busy

        wait_for(
            lambda: any(one.isEnabled() for one in self._buttons(text)) or stays_disabled(),
            lambda: f"{text!r} to be enabled",
        )
        click(button(self.window, text))
        settle()

    def _buttons(self, text: str) -> list[QAbstractButton]:
        buttons = self.window.findChildren(QAbstractButton)
        return [one for one in buttons if one.isVisible() and text in _names(one)]

    def page(self) -> Any:
        """Return the page in front."""
        return self.window.page()

    def page_title(self) -> str:
        """Return the title of the page in front."""
        return str(self.page().title())

    def texts(self) -> list[str]:
        """Return every visible text."""
        return texts(self.window)

    def sees(self, part: str) -> bool:
        """Tell whether a visible text holds this part."""
        return any(part in text for text in self.texts())

    def wait_for(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until the condition holds."""
        wait_for(condition, what)

    def wait_to_see(self, part: str) -> None:
        """Wait until a visible text holds this part."""
        wait_for(lambda: self.sees(part), part)

    def wait_for_workspace(self) -> None:
        """Wait until the workspace is open and one of its pages is in front."""
        from medannot.ui.shell.start_page import StartPage

        wait_for(
            lambda: self.window.desk is not None and not isinstance(self.page(), StartPage),
            "an open workspace",
        )
        self.idle()

    def come_to_front(self) -> None:
        """Bring the window to the front again, as a desktop does when a dialog has closed."""
        self.window.activateWindow()
        wait_for(self.window.isActiveWindow, "the window in front")

    def idle(self) -> None:
        """Wait until no work is under way and what it brought is shown.

        Rows and cards that were just laid out become visible with the next turn of the events.
        """
        quiet = 0
        while quiet < _QUIET_TURNS:
            wait_for(lambda: not self.window.tasks.busy, "work that ends")
            settle()
            quiet = 0 if self.window.tasks.busy else quiet + 1

    def picture(self, name: str, size: tuple[int, int] | None = None) -> Path:
        """Save what the window looks like."""
        return picture(self.window, name, size)


def drive(
    argv: Sequence[str],
    script: Callable[[Driven], None],
    *,
    dialogs: ScriptedDialogs | None = None,
    size: tuple[int, int] = SMALL,
    **parts: Any,
) -> int:
    """Run `main(argv)`, do the script in its window, close the window and return main's answer.

    Args:
        argv: as on the command line, without the program's name.
        script: gets the window once it is painted.
        dialogs: answers to modal questions.
        size: of the window in device-independent pixels.
        parts: further parts of `medannot.app.Parts`, such as `clock` or `ids`.
    """
    from medannot import app as program

    answers = dialogs or ScriptedDialogs()
    faults: list[BaseException] = []

    def on_window(window: Any) -> None:
        window.resize(*size)
        QTimer.singleShot(0, window, lambda: play(window))

    def play(window: Any) -> None:
        driven = Driven(window, answers)
        try:
            window.activateWindow()
            wait_for(lambda: window.isVisible() and window.isActiveWindow(), "the window")
            script(driven)
            assert stray_windows(window) == [], "a widget without a parent was shown"
        except BaseException as fault:  # noqa: BLE001 - handed to the test after the loop
            faults.append(fault)
        finally:
            window.close()
            QApplication.exit(0)

    answer = program.main(
        list(argv),
        program.Parts(dialogs=lambda _window: answers, on_window=on_window, **parts),
    )
    if faults:
        raise faults[0]
    return answer
