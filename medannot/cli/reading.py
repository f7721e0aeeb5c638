"""`medannot read`: open the reading page for one reader of a study."""

from typing import Annotated

import typer

from medannot.cli.context import WorkspaceOption, state_of, workspace_folder

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
    raise typer.Exit(state_of(ctx).opener.reading(folder, study, reader))
