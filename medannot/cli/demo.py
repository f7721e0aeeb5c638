"""`medannot demo`: build the demo workspace and open it."""

from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import progress, state_of
from medannot.domain.wording import one_line

app = typer.Typer()


@app.command()
def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="A new or empty folder, or an earlier demo."),
    ] = None,
) -> None:
    """Build the demo workspace and open it; without a screen, run it and export its baseline."""
    from medannot.services.demo import build_demo, usual_folder  # noqa: PLC0415 - loads the question bank

    target = folder.expanduser() if folder else usual_folder()
    built = build_demo(target, progress("Building the demo"))
    typer.echo(f"The demo lies in {one_line(built)}.", err=True)
    raise typer.Exit(state_of(ctx).opener.demo(built))
