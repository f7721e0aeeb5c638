"""Where the program finds its own folders, whichever way it was installed."""

import sys
from pathlib import Path


def _data_folder(name: str) -> Path:
    """Find a data folder in the wheel, beside the repository, or in a frozen program."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for candidate in (package / "_data" / name, package.parent / name, frozen / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The program's folder {name} is missing; install it again.")


def resources() -> Path:
    """Return the folder of fonts, themes, mappings, help and demo texts."""
    return _data_folder("resources")


def schema_revisions() -> Path:
    """Return the folder of Alembic's environment and revisions."""
    return _data_folder("db")
