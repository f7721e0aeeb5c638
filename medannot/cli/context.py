"""What the verbs share: the workspace they work on, their output, progress, and windows to open."""

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

import typer

from medannot.domain.clock import Clock, SystemClock
from medannot.domain.errors import InputFault, MedannotError, Problem, UsageFault
from medannot.domain.progress import Progress, Unit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from medannot.services.desk import Desk

WORKSPACE_VARIABLE = "MEDANNOT_WORKSPACE"

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help=f"The workspace's folder; else the variable {WORKSPACE_VARIABLE} names it.",
    ),
]
"""The option of every verb that works on a workspace: `where: WorkspaceOption = None`."""

JsonOption = Annotated[bool, typer.Option("--json", help="Print the result for programs.")]
"""The option of every verb that prints a result: `as_json: JsonOption = False`."""

T = TypeVar("T")


class Opener(Protocol):
    """Opens windows for verbs that need one; the command line itself knows no window."""

    def window(self, workspace: Path | None) -> int:
        """Open the window, on a workspace where one is named; return the exit code."""

    def looking(self, paths: Sequence[Path]) -> int:
        """Open the page on which one looks at images; return the exit code."""

    def reading(self, workspace: Path, study: str, reader: str) -> int:
        """Open the reading page for a reader of a study; return the exit code."""

    def demo(self, workspace: Path) -> int:
        """Open the demo workspace, or without a screen run it; return the exit code."""


@dataclasses.dataclass(frozen=True, slots=True)
class CommandState:
    """What the root command hands to its verbs, as the context's object.

    Attributes:
        opener: opens windows.
        workspace: the folder given before the verb, or None.
    """

    opener: Opener
    workspace: Path | None = None


def state_of(ctx: typer.Context) -> CommandState:
    """Return what the root command handed down."""
    state = ctx.find_object(CommandState)
    if state is None:
        raise LookupError("a verb was run without the root command")
    return state


def workspace_folder(ctx: typer.Context, where: Path | None) -> Path:
    """Return the workspace's folder: of the verb, else of the root command, else of the variable.

    Raises:
        UsageFault: none is named.
    """
    named = where or state_of(ctx).workspace
    if named is None and (variable := os.environ.get(WORKSPACE_VARIABLE)):
        named = Path(variable)
    if named is None:
        raise UsageFault(
            "No workspace is named; add --workspace DIR or set {variable}.",
            variable=WORKSPACE_VARIABLE,
        )
    return named.expanduser()


@contextmanager
def workspace(ctx: typer.Context, where: Path | None, *, write: bool) -> Iterator["Desk"]:
    """Open the workspace that a verb works on, and close it after.

    Args:
        ctx: the verb's context.
        where: the verb's `--workspace`.
        write: whether the verb writes; one that only reads works beside an open window.

    Raises:
        MedannotError: no workspace is named, or it cannot be opened.
    """
    from medannot.services.desk import open_desk  # noqa: PLC0415  # help needs no store

    with open_desk(workspace_folder(ctx, where), read_only=not write) as desk:
        yield desk


def show(
    ctx: typer.Context,
    where: Path | None,
    ask: Callable[["Desk"], T],
    *,
    as_json: bool,
    text: Callable[[T], str],
    facts: Callable[[T], object] | None = None,
) -> T:
    """Ask a workspace for something, writing nothing there, and print the answer on stdout.

    Args:
        ctx: the verb's context.
        where: the verb's `--workspace`.
        ask: finds the answer.
        as_json: print JSON for programs instead of text for people.
        text: writes the answer for people.
        facts: makes of the answer what programs are told, where that is not all of it.

    Raises:
        MedannotError: the workspace cannot be opened, or it refuses to answer.
    """
    with workspace(ctx, where, write=False) as desk:
        answer = ask(desk)
    emit(answer, as_json=as_json, text=text, facts=facts)
    return answer


def emit(
    value: T,
    *,
    as_json: bool,
    text: Callable[[T], str],
    facts: Callable[[T], object] | None = None,
) -> None:
    """Print a verb's result on stdout.

    Args:
        value: the result; dataclasses, mappings and sequences of plain values.
        as_json: print JSON for programs instead of text for people.
        text: writes the value for people.
        facts: makes of the value what programs are told, where that is not all of it.
    """
    if as_json:
        told = value if facts is None else facts(value)
        typer.echo(json.dumps(plain(told), ensure_ascii=False, indent=2))
    else:
        typer.echo(text(value))


def plain(value: object) -> object:
    """Return a value as JSON has it: dataclasses and mappings as objects, sets sorted.

    The row of a problem with a whole file is null.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(part) for name, part in _parts(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(entry) for key, entry in value.items()}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, set | frozenset):
        return sorted((plain(entry) for entry in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _parts(value: "DataclassInstance") -> Iterator[tuple[str, object]]:
    if isinstance(value, Problem):
        yield from (("file", value.file), ("row", value.row or None), ("reason", value.reason))
        return
    for field in dataclasses.fields(value):
        yield field.name, getattr(value, field.name)


def complain(fault: MedannotError) -> None:
    """Print a fault on stderr: its sentence, and each refused row with file and row."""
    typer.echo(f"medannot: {fault}", err=True)
    if isinstance(fault, InputFault):
        for problem in fault.problems:
            typer.echo(problem.sentence(), err=True)


_EVERY_NS = 5_000_000_000


def progress(what: str, clock: Clock | None = None) -> Progress:
    """Return a progress that tells people on stderr how far a job is; Ctrl+C stops the job.

    On a terminal one line is kept up to date; elsewhere a line is printed every five seconds, so
    that short jobs say nothing.

    Args:
        what: the job, such as "Reading questions".
        clock: replaced in tests.
    """
    return _Told(what, clock or SystemClock())


class _Told:
    """How far a job is, in numbers or in per cent, and of what."""

    def __init__(self, what: str, clock: Clock) -> None:
        self._what, self._clock = what, clock
        self._terminal = sys.stderr.isatty()
        self._last_ns = clock.now_ns()
        self._last = ""
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """Tell how much is done."""
        self._tell(done, total, "")

    def counting(self, unit: Unit) -> Progress:
        """Return the same with what is counted."""
        return lambda done, total: self._tell(done, total, f" {unit.value}")

    def _tell(self, done: int, total: int, unit: str) -> None:
        if self._terminal:
            percent = 100 * done // total if total else 100
            said = f"{self._what}: {percent} %" + (f" of the{unit}" if unit else "")
            if said != self._last:
                end = "\n" if done >= total else ""
                # What is longer than the line that follows would stay behind it.
                gap = " " * (self._width - len(said))
                typer.echo(f"\r{said}{gap}{end}", err=True, nl=False)
                self._last, self._width = said, 0 if end else len(said)
        elif self._clock.now_ns() - self._last_ns >= _EVERY_NS:
            self._last_ns = self._clock.now_ns()
            typer.echo(f"{self._what}: {done} of {total}{unit}", err=True)
