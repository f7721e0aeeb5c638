"""`medannot media`: the stored images, and their erasure on request."""

from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.ids import MediaId
from medannot.domain.media import MediaLine, MediaUse
from medannot.domain.people import OWNER
from medannot.domain.wording import counted

app = typer.Typer(help="The stored images of a workspace.", no_args_is_help=True)


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
        text=lambda used: _erased_text(media_id, used),
        facts=lambda used: {"id": media_id, "reason": reason, "used_by": used},
    )


def _erased_text(media_id: str, use: MediaUse) -> str:
    lines = [f"The image {media_id} is erased."]
    for name, items in use.sets.items():
        lines.append(f"The set {name} shows it as erased ({counted(items, 'question')}).")
    lines += [f"The study {study} shows it as erased." for study in use.studies]
    return "\n".join(lines)


def _as_text(lines: tuple[MediaLine, ...]) -> str:
    return "\n".join(_line(line) for line in lines) or "No image is stored here."


def _line(line: MediaLine) -> str:
    first = line.places[0] if line.places else None
    shown = f"{first.set_name}, {first.file}, row {first.row}" if first else "no question"
    if len(line.places) > 1:
        shown = f"{shown} and {counted(len(line.places) - 1, 'question')} more"
    size = f"{line.format.value} {line.columns} x {line.rows}"
    said = f"{line.id}  {size}  {shown}"
    return f"{said}  erased: {line.erased_reason}" if line.erased else said
