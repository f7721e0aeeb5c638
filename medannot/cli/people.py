"""`medannot people`: codes, and the list of names that only this workspace's folder holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.errors import UsageFault
from medannot.domain.people import OWNER, Person

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def list_people(
    ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """Print the codes of all persons, never a name."""
    show(ctx, where, lambda desk: desk.people.all(OWNER), as_json=as_json, text=_codes)


@app.command()
def names(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="CSV with the columns code and name."),
    ] = None,
    kept: Annotated[bool, typer.Option("--show", help="Print the list that is kept.")] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep a list of names outside the database, or show it; nothing ever exports it."""
    if kept == (file is not None):
        raise UsageFault("Give either a file of names, or --show.")
    if file is None:
        show(ctx, where, lambda desk: desk.people.names(OWNER), as_json=as_json, text=_names)
        return
    with workspace(ctx, where, write=True) as desk:
        taken = desk.people.take_names(OWNER, file)
    emit({"names": taken}, as_json=as_json, text=lambda _: f"The list of names holds {taken} now.")


def _codes(people: tuple[Person, ...]) -> str:
    lines = (f"{one.code}  simulated" if one.simulated else one.code for one in people)
    return "\n".join(lines) or "There are no people here yet; a study makes its readers."


def _names(names: Mapping[str, str]) -> str:
    return "\n".join(f"{code}  {name}" for code, name in names.items()) or "No list is kept here."
