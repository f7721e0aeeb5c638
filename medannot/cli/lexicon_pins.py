"""`medannot lexicon pin` and `lexicon pins`: which versions a workspace works by."""

from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.lexicon.pin import LexiconPin, Purpose
from medannot.domain.people import OWNER

PinNameArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A lexicon of the program or of the workspace, or the folder of one."
    ),
]


def pin_lexicon(
    ctx: typer.Context,
    name: PinNameArgument,
    leads: Annotated[
        bool, typer.Option("--primary", help="Take terms from it first; the first pin always is.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a version of a lexicon into use; the workspace keeps a copy of it."""
    with workspace(ctx, where, write=True) as desk:
        pinned = desk.lexicon_pins.pin(OWNER, desk.lexicons.open(name), leads=leads)
    emit(
        pinned,
        as_json=as_json,
        text=lambda pin: (
            f"This workspace uses {pin.pin} and keeps a copy of it; a later version changes "
            "nothing here until it is pinned."
        ),
    )


def list_pins(
    ctx: typer.Context,
    every: Annotated[
        bool, typer.Option("--all", help="Earlier pins too, in the order of pinning.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Name the versions of lexicons that the workspace uses."""

    def as_text(pins: tuple[LexiconPin, ...]) -> str:
        return "\n".join(map(_line, pins)) or "This workspace uses no lexicon yet."

    show(
        ctx,
        where,
        lambda desk: (desk.lexicon_pins.all if every else desk.lexicon_pins.in_use)(OWNER),
        as_json=as_json,
        text=as_text,
    )


def _line(pin: LexiconPin) -> str:
    leads = ", primary" if pin.purpose is Purpose.PRIMARY else ""
    return f"{pin.pin}{leads}: pinned {pin.pinned_utc}, SHA-256 {pin.sha256}"
