"""`medannot read`: open the reading page for one reader of a study."""

from typing import Annotated

import typer

from medannot.cli.context import WorkspaceOption, state_of, workspace, workspace_folder
from medannot.domain.people import OWNER

app = typer.Typer()


@app.command()
def read(
    ctx: typer.Context,
    study: Annotated[str, typer.Argument(metavar="NAME", help="The study.")],
    reader: Annotated[str, typer.Option("--reader", metavar="CODE", help="The reader's code.")],
    where: WorkspaceOption = None,
) -> None:
    """Open the reading page for this reader."""
    folder = workspace_folder(ctx, where)
    # Whatever keeps this reader from beginning is said here, where the line was typed.
    with workspace(ctx, where, write=True) as desk:
        desk.reading.place(OWNER, study, reader)
    raise typer.Exit(state_of(ctx).opener.reading(folder, study, reader))
