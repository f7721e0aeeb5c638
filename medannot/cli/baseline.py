"""`medannot baseline`: export a study's results."""

from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, workspace
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.exchange.baselines.export import ExportReport

app = typer.Typer(help="What readers answered, out to files.", no_args_is_help=True)


@app.callback()
def baseline() -> None:
    """Keep `export` a verb of its own, however few there are."""


@app.command()
def export(
    ctx: typer.Context,
    study: Annotated[str, typer.Argument(metavar="NAME", help="The study.")],
    folder: Annotated[
        Path, typer.Argument(metavar="OUTDIR", help="A new folder, or this study's last export.")
    ],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write workbook, tidy CSV and JSON, each with its codebook."""
    with workspace(ctx, where, write=False) as desk:
        report = desk.results.export(OWNER, study, folder.expanduser(), progress("Writing"))
    emit(report, as_json=as_json, text=_as_text)


def _as_text(report: ExportReport) -> str:
    answers, readers = counted(report.answers, "answer"), counted(report.readers, "reader")
    head = f"{report.title}: {answers} of {readers}"
    lines = [f"{head}, in {one_line(report.folder)}:", *(f"  {name}" for name in report.files)]
    if report.waiting:
        verb = "waits" if report.waiting == 1 else "wait"
        lines.append(
            f"{counted(report.waiting, 'open answer')} {verb} for a grader: where one does there "
            "is no mean, only the bounds of it (lowest, highest)."
        )
    return "\n".join(lines)
