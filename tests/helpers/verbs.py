"""Verbs of the command line as they are typed: what they print, and their exit codes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from medannot.cli.main import run


class NoWindow:
    """An opener that must not be asked."""

    def window(self, workspace: Path | None) -> int:
        raise AssertionError(workspace)

    def looking(self, paths: object) -> int:
        raise AssertionError(paths)

    def reading(self, workspace: Path, study: str, reader: str) -> int:
        raise AssertionError((workspace, study, reader))

    def demo(self, workspace: Path) -> int:
        raise AssertionError(workspace)


@dataclass(frozen=True)
class Said:
    """What a verb printed and returned."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]


def saying(workspace: Path, capsys: pytest.CaptureFixture[str], *first: str) -> Say:
    """Return what types a verb about a workspace; `first` are the words that all begin with."""

    def line(*words: object) -> Said:
        code = run([*first, *map(str, words), "--workspace", str(workspace)], NoWindow())
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return line
