"""Modal questions to the person, in one object, so that tests answer by replacing it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


class Dialogs(Protocol):
    """What a page may ask; every text is translated by the caller."""

    def tell(self, title: str, text: str, *, details: str = "") -> None:
        """Say something and wait until it was read."""

    def ask(self, title: str, text: str, *, accept: str, danger: bool = False) -> bool:
        """Ask for leave to do what cannot be undone; `accept` names the act."""

    def ask_reason(self, title: str, text: str, *, label: str, accept: str) -> str | None:
        """Ask for leave to do what cannot be undone, with a reason; None where it is not given."""

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        """Let the person choose a folder, or None."""

    def name_folder(self, title: str, accept: str) -> Path | None:
        """Let the person choose a folder or name one that is yet to be made, or None."""

    def choose_files(
        self, title: str, kinds: Sequence[tuple[str, str]] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        """Let the person choose existing files; `kinds` are (caption, "*.json *.jsonl")."""

    def choose_save(
        self, title: str, suggested: str, kinds: Sequence[tuple[str, str]] = ()
    ) -> Path | None:
        """Let the person name a file to write, or None."""


class WindowDialogs:
    """The dialogs of a real window.

    Args:
        parent: the window they stand before.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def tell(self, title: str, text: str, *, details: str = "") -> None:
        """Say something and wait until it was read."""
        from medannot.ui.widgets.message import Message  # noqa: PLC0415 - not needed to start

        Message(title, text, details=details, parent=self._parent).exec()

    def ask(self, title: str, text: str, *, accept: str, danger: bool = False) -> bool:
        """Ask for leave to do what cannot be undone; `accept` names the act."""
        from medannot.ui.widgets.message import Message  # noqa: PLC0415 - not needed to start

        message = Message(title, text, accept=accept, danger=danger, parent=self._parent)
        return message.exec() == Message.DialogCode.Accepted

    def ask_reason(self, title: str, text: str, *, label: str, accept: str) -> str | None:
        """Ask for leave to do what cannot be undone, with a reason; None where it is not given."""
        from medannot.ui.widgets.message import ReasonMessage  # noqa: PLC0415 - not needed to start

        message = ReasonMessage(title, text, label, accept, parent=self._parent)
        accepted = message.exec() == ReasonMessage.DialogCode.Accepted
        return message.reason() if accepted else None

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        """Let the person choose a folder, or None."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title, str(start or ""))
        return Path(chosen) if chosen else None

    def name_folder(self, title: str, accept: str) -> Path | None:
        """Let the person choose a folder or name one that is yet to be made, or None."""
        from medannot.ui.widgets.folder_dialog import FolderDialog  # noqa: PLC0415 - not to start

        dialog = FolderDialog(title, accept, self.choose_folder, self._parent)
        return dialog.folder() if dialog.exec() else None

    def choose_files(
        self, title: str, kinds: Sequence[tuple[str, str]] = (), start: Path | None = None
    ) -> tuple[Path, ...]:
        """Let the person choose existing files; `kinds` are (caption, "*.json *.jsonl")."""
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._parent, title, str(start or ""), _filters(kinds)
        )
        return tuple(Path(name) for name in chosen)

    def choose_save(
        self, title: str, suggested: str, kinds: Sequence[tuple[str, str]] = ()
    ) -> Path | None:
        """Let the person name a file to write, or None."""
        chosen, _kind = QFileDialog.getSaveFileName(self._parent, title, suggested, _filters(kinds))
        return Path(chosen) if chosen else None


def _filters(kinds: Sequence[tuple[str, str]]) -> str:
    everything = (QCoreApplication.translate("Dialogs", "All files"), "*")
    return ";;".join(f"{caption} ({patterns})" for caption, patterns in (*kinds, everything))
