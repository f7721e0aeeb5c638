"""`medannot workspace`: make a workspace, and check one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, workspace_folder
from medannot.domain.errors import ExitCode, UsageFault
from medannot.domain.wording import one_line

if TYPE_CHECKING:
    from medannot.services.workspaces import WorkspaceReport

app = typer.Typer(no_args_is_help=True)


@app.command()
def create(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    as_json: JsonOption = False,
) -> None:
    """Make a workspace in a new or empty folder."""
    from medannot.services.desk import create_desk  # noqa: PLC0415  # help needs no store

    with create_desk(folder.expanduser()) as desk:
        made = {"workspace": str(desk.folder)}
    emit(
        made,
        as_json=as_json,
        text=lambda said: f"Made the workspace {one_line(said['workspace'])}.",
    )


@app.command()
def check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", show_default=False, help="As --workspace names it."),
    ] = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check database, media, kept lexicons and audit chain; changes nothing."""
    from medannot.services.workspaces import check_workspace  # noqa: PLC0415  # help needs no store

    if folder is not None and where is not None:
        raise UsageFault(
            "Two workspaces are named to be checked; leave DIR or --workspace out.",
        )
    report = check_workspace(workspace_folder(ctx, folder or where))
    emit(report, as_json=as_json, text=_as_text)
    if not report.whole:
        for problem in report.problems:
            typer.echo(problem, err=True)
        raise typer.Exit(int(ExitCode.ENVIRONMENT if report.damaged else ExitCode.REFUSED))


def _as_text(report: "WorkspaceReport") -> str:
    counted = (
        f"Schema {report.schema}; media files: {report.media}, audit entries: "
        f"{report.audit_entries}, lexicons: {report.lexicons}, backups: {report.backups}."
    )
    lines = [
        counted,
        *report.remarks,
        "The workspace is whole." if report.whole else "The workspace is NOT whole.",
    ]
    return "\n".join(lines)
