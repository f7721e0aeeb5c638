"""The lexicons that verbs may name: the program's, and those of a workspace where one is named."""

from pathlib import Path

import typer

from medannot.cli.context import workspace_folder
from medannot.domain.errors import UsageFault
from medannot.services.lexicon_places import LEXICONS_FOLDER
from medannot.services.lexicons import LexiconShelf


def shelf_of(ctx: typer.Context, where: Path | None) -> LexiconShelf:
    """Return the shelf of a verb, with a workspace's own lexicons where one is named.

    Args:
        ctx: the verb's context.
        where: the verb's `--workspace`.
    """
    try:
        folder = workspace_folder(ctx, where)
    except UsageFault:
        return LexiconShelf()
    return LexiconShelf(own=folder / LEXICONS_FOLDER)
