"""Edits that break the small lexicon, and what the command line says of it then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from medannot.cli.main import run
from tests.helpers.verbs import NoWindow


def changed(file: str, old: str, new: str | bytes) -> Callable[[Path], None]:
    """Return an edit that puts one text of a file in the place of another."""

    def edit(folder: Path) -> None:
        path, data = folder / file, new.encode() if isinstance(new, str) else new
        before = path.read_bytes()
        assert before.count(old.encode()) >= 1
        path.write_bytes(before.replace(old.encode(), data, 1))

    return edit


def regions(old: str, new: str | bytes) -> Callable[[Path], None]:
    return changed("regions.csv", old, new)


def added(file: str, text: str) -> Callable[[Path], None]:
    """Return an edit that adds text at the end of a file, which may be a new one."""

    def edit(folder: Path) -> None:
        with (folder / file).open("ab") as target:
            target.write(text.encode())

    return edit


def told(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what `lexicon check` says on stderr, of a lexicon that it refuses."""
    assert run(["lexicon", *(words or ("check",)), str(folder)], NoWindow()) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err
