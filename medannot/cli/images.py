"""`medannot images`: pictures of image files, for eyes and for comparison."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, emit, progress
from medannot.domain.errors import ExitCode, UsageFault
from medannot.domain.wording import counted, one_line

# Pillow and numpy load only where a picture is made.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from medannot.imaging.frame import Window

app = typer.Typer(no_args_is_help=True)


@app.callback()
def images() -> None:
    """Look at image files without the window."""


@app.command()
def render(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Image files, or folders of them.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the pictures go.")],
    frame: Annotated[
        int | None, typer.Option("--frame", metavar="N", help="This frame only, from 1.")
    ] = None,
    frames: Annotated[bool, typer.Option("--frames", help="Every frame.")] = False,
    window: Annotated[
        str | None,
        typer.Option("--window", metavar="CENTER,WIDTH", help="This window for all files."),
    ] = None,
    voi: Annotated[
        int | None, typer.Option("--voi", metavar="N", help="The file's window N, from 1.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write images as 8-bit PNG files at 1:1: first frame, first window, nothing drawn over.

    DIR/<name>.png, and <name>__f<N>.png for frames by number. Goes on past a refused file.
    """
    from medannot.services.images import RenderReport, RenderWish, render_images

    def as_text(report: RenderReport) -> str:
        return (
            f"{counted(len(report.written), 'picture')} written to {one_line(out)}, "
            f"{len(report.refused)} refused."
        )

    wish = RenderWish(frame, all_frames=frames, window=_window(window), voi=voi)
    report = render_images(tuple(paths), out, wish, progress("Rendering"))
    for note in report.notes:
        typer.echo(note, err=True)
    for problem in report.refused:
        typer.echo(problem.reason, err=True)
    emit(report, as_json=as_json, text=as_text)
    if report.unreadable:
        raise typer.Exit(ExitCode.ENVIRONMENT)
    if report.refused:
        raise typer.Exit(ExitCode.REFUSED)


@app.command("list")
def list_images(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files, folders, a DICOMDIR or ZIP archives."),
    ],
    as_json: JsonOption = False,
) -> None:
    """Say which studies and series lie there, in words that name nobody."""
    from medannot.services.looking import Gallery, contents, contents_text

    found = Gallery().gather(paths, progress("Looking"))
    for told in (*found.notes, *(refused.reason for refused in found.refused)):
        typer.echo(str(told), err=True)
    emit(contents(found), as_json=as_json, text=lambda _: contents_text(found))
    if found.refused:
        raise typer.Exit(ExitCode.REFUSED)


def _window(text: str | None) -> "Window | None":
    if text is None:
        return None
    from medannot.imaging.frame import Window

    try:
        center, width = (float(part) for part in text.split(","))
    except ValueError as fault:
        raise UsageFault(
            "{text} is no window; give two numbers as CENTER,WIDTH, such as 40,400.", text=text
        ) from fault
    if not (math.isfinite(center) and math.isfinite(width)):
        raise UsageFault("A window's centre and width are finite numbers.")
    return Window(center, width)
