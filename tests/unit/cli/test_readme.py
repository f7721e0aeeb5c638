"""README's table of commands names every verb that there is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from medannot.app import Parts, Windows
from medannot.cli.main import build

README = Path(__file__).parents[3] / "README.md"
_WORD = re.compile(r"[a-z][a-z-]*(\\\|[a-z-]+)*")
"""A noun or verb, or several of them parted by an escaped stroke, as a table's cell has it."""


def verbs(command: Any, names: tuple[str, ...] = ()) -> Iterator[str]:
    if not hasattr(command, "commands"):
        yield " ".join(names)
        return
    for name, one in command.commands.items():
        yield from verbs(one, (*names, name))


def spelled_out(line: str) -> list[str]:
    """Return the verbs that a line of the table means: `models list\\|show SET` are two."""
    found = [""]
    for word in line.split():
        if not _WORD.fullmatch(word):
            break
        found = [f"{begun} {one}".strip() for begun in found for one in word.split("\\|")]
    return found


def test_the_table_of_commands_names_every_verb() -> None:
    table = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    lines = [found for line in table for found in re.findall(r"`([^`]+)`", line)]
    named = {verb for line in lines for verb in spelled_out(line)}

    there = set(verbs(typer.main.get_command(build(Windows(Parts())))))

    assert len(there) > 80
    assert there - named == set()
