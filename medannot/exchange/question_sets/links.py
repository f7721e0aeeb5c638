"""Links that lead out of the folder that a person chose: what they lead to was not chosen."""

from pathlib import Path


def leads_out(path: Path, folder: Path) -> bool:
    """Tell whether a file is a link whose end lies outside a folder; the folder may be a link.

    A link that turns in a circle leads nowhere: who opens it says so.
    """
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False
