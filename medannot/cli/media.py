"""`medannot media`: the stored images; covering parts of them, and erasing them, on request."""

from typing import Annotated

import typer

from medannot.cli import media_cover, media_words
from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.covering import CoverRequest, Original
from medannot.domain.ids import MediaId
from medannot.domain.media import MediaLine
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def list_media(
    ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """Print every image with its id and the questions that show it."""
    show(ctx, where, lambda desk: desk.media.lines(OWNER), as_json=as_json, text=_as_text)


@app.command()
def erase(
    ctx: typer.Context,
    media_id: Annotated[str, typer.Argument(metavar="ID", help="As `media list` prints it.")],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the image's place.")
    ],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Erase an image for good: its bytes go, its hash and the reason stay."""
    with workspace(ctx, where, write=True) as desk:
        chosen = MediaId(media_id)
        use = desk.media.use(OWNER, chosen)
        desk.media.erase(OWNER, chosen, reason)
    emit(
        use,
        as_json=as_json,
        text=lambda used: media_words.erased_text(media_id, used),
        facts=lambda used: {"id": media_id, "reason": reason, "used_by": used},
    )


@app.command()
def cover(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    media_id: Annotated[str, typer.Argument(metavar="ID", help="As `media list` prints it.")],
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="TEXT", help="face, eyes, tattoo, writing, or your own words."
        ),
    ],
    boxes: Annotated[
        list[str] | None,
        typer.Option("--box", metavar="X,Y,W,H", help="In pixels from the upper left corner."),
    ] = None,
    ellipses: Annotated[
        list[str] | None,
        typer.Option("--ellipse", metavar="X,Y,W,H", help="By the box around it."),
    ] = None,
    polygons: Annotated[
        list[str] | None, typer.Option("--polygon", metavar="X,Y;X,Y;X,Y", help="By its corners.")
    ] = None,
    frames: Annotated[
        str | None, typer.Option(metavar="1-3,7", help="Only these frames; else all.")
    ] = None,
    erase_original: Annotated[
        bool,
        typer.Option("--erase-original", help="Erase it and all that shows more, studies too."),
    ] = False,
    erase_unused: Annotated[
        bool,
        typer.Option(
            "--erase-unused-original", help="The same, but keep what a drawn study shows."
        ),
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Cover part of an image for good; questions show the covered image from then on."""
    unused = Original.ERASED_IF_UNUSED if erase_unused else Original.KEPT
    request = CoverRequest(
        shapes=media_cover.shapes(boxes or (), ellipses or (), polygons or ()),
        subject=media_cover.subject(reason),
        reason=reason,
        frames=media_cover.frames(frames),
        original=Original.ERASED if erase_original else unused,
    )
    with workspace(ctx, where, write=True) as desk:
        covered = desk.covering.cover(OWNER, MediaId(media_id), request)
    emit(
        covered,
        as_json=as_json,
        text=lambda one: media_words.covered_text(media_id, one),
        facts=lambda one: media_words.covered_facts(media_id, reason, one),
    )
    if left := sum(not one.removed for one in covered.earlier):
        raise media_words.not_removed(left)


def _as_text(lines: tuple[MediaLine, ...]) -> str:
    return "\n".join(_line(line) for line in lines) or "No image is stored here."


def _line(line: MediaLine) -> str:
    first = line.places[0] if line.places else None
    shown = f"{first.set_name}, {one_line(first.file)}, row {first.row}" if first else "no question"
    if len(line.places) > 1:
        shown = f"{shown} and {counted(len(line.places) - 1, 'question')} more"
    size = f"{line.format.value} {line.columns} x {line.rows}"
    said = f"{line.id}  {size}  {shown}"
    if line.covers:
        said = f"{said}  covers part of {line.covers}"
    return f"{said}  erased: {line.erased_reason}" if line.erased else said
