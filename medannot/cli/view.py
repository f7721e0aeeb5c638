"""`medannot view`: look at images in the window, without a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import state_of
from medannot.domain.file_kinds import nothing_there

app = typer.Typer()


@app.command()
def view(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files, folders, a DICOMDIR or ZIP archives."),
    ],
) -> None:
    """Open images in the window; nothing is stored."""
    for path in paths:
        if not path.exists():
            raise nothing_there(path)
    raise typer.Exit(state_of(ctx).opener.looking(paths))
