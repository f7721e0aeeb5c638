"""Paths as people type and paste them."""

from pathlib import Path

from PySide6.QtCore import QUrl


def typed_path(text: str) -> Path:
    """Return the path that a text names: bare, in quotes, from the home folder on or as a URL."""
    bare = text.strip().strip("\"'")
    if bare.startswith("file:"):
        bare = QUrl(bare).toLocalFile()
    path = Path(bare)
    # Only "~" itself: another's home may not be known, and then nothing can be expanded.
    return Path.home().joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else path


def typed_paths(text: str) -> tuple[Path, ...]:
    """Return the paths that a text names, one to a line or with semicolons between.

    A text that is one path as it stands, semicolons and all, is that path.
    """
    whole = typed_path(text)
    if ";" in text and whole.exists():
        return (whole,)
    parts = text.replace("\n", ";").split(";")
    return tuple(typed_path(part) for part in parts if part.strip())
