"""A folder that appears with all its files, or not at all; nothing there is ever replaced."""

import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from medannot.domain.errors import EnvironmentFault, Refusal


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to write into, which takes its name when everything is written.

    Args:
        folder: new, or there and empty.

    Raises:
        Refusal: something lies there.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    refuse_used(folder)
    missing = [path for path in folder.parents if not path.exists()]
    unfinished = folder.parent / f".{folder.name}-{secrets.token_hex(4)}"
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except BaseException as fault:
        shutil.rmtree(unfinished, ignore_errors=True)
        _remove_empty(missing)
        if not isinstance(fault, OSError):
            raise
        raise EnvironmentFault(
            "The folder {folder} could not be written ({reason}); nothing of it was kept. Choose "
            "a place that you may write, with enough free space.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault


def refuse_used(folder: Path) -> None:
    """Refuse a folder in which something lies.

    Raises:
        Refusal: so it is.
        EnvironmentFault: it cannot be looked at.
    """
    try:
        is_file = folder.exists() and not folder.is_dir()
        used = folder.is_dir() and any(folder.iterdir())
    except OSError as fault:
        raise EnvironmentFault(
            "{folder} cannot be read ({reason}); choose another folder.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    if is_file:
        raise Refusal("{folder} is a file; name a new or empty folder.", folder=folder)
    if used:
        raise Refusal(
            "There is something in {folder} already; name a new or empty folder.", folder=folder
        )


def put(folder: Path, path: str, data: bytes) -> None:
    """Write a file of a new folder.

    Args:
        folder: as `new_folder` gave it.
        path: within it, with slashes.
        data: what it holds.

    Raises:
        OSError: it cannot be written.
    """
    target = folder.joinpath(*path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        file.write(data)


def _remove_empty(folders: Sequence[Path]) -> None:
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()
