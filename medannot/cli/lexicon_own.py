"""`medannot lexicon copy|history|keep`: the lexicons that a workspace's people write themselves."""

from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, workspace
from medannot.domain.lexicon.cells import ID
from medannot.domain.people import OWNER
from medannot.services.lexicons import LexiconSummary, summary

if TYPE_CHECKING:
    from medannot.services.lexicon_keeping import KeptVersion

OwnArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A lexicon of the workspace's own.")
]


def copy_lexicon(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A lexicon of the program or of the workspace.")
    ],
    new_id: Annotated[
        str, typer.Argument(metavar="NEW-ID", help="The name of the copy, such as clinic-skin.")
    ],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a lexicon into the workspace, where it can be edited."""
    with workspace(ctx, where, write=True) as desk:
        made = desk.lexicon_editing.copy_and_own(OWNER, desk.lexicons.open(name), new_id)

    def as_text(one: LexiconSummary) -> str:
        return f"{one.pin} is made, based on {one.based_on}."

    emit(summary(made), as_json=as_json, text=as_text)


def lexicon_history(
    ctx: typer.Context,
    name: OwnArgument,
    under: Annotated[
        str, typer.Option("--term", metavar="ID", help="Only what was done to this term.")
    ] = "",
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what was done to a lexicon of the workspace, by whom and when, the latest first."""
    with workspace(ctx, where, write=True) as desk:
        entries = desk.lexicon_editing.open(OWNER, name).history(under)
    rows: list[dict[str, object]] = [
        {
            "edit": one.edit,
            "when": one.when,
            "who": one.who,
            "term": one.cell.node_id,
            "field": one.cell.field,
            "before": one.cell.before,
            "after": one.cell.after,
            "undoes": one.undoes or None,
        }
        for one in entries
    ]

    def as_text(found: list[dict[str, object]]) -> str:
        lines = (
            f"{one['when']}  {one['who']}  {one['term'] or name} {_what(one)}" for one in found
        )
        return "\n".join(lines) or "Nothing was changed here yet."

    emit(rows, as_json=as_json, text=as_text)


def _what(row: dict[str, object]) -> str:
    """Say what was done to a field, or that the term came or went."""
    if row["field"] == ID:
        return "is new" if row["after"] else "is gone"
    return f"{row['field']}: {row['before'] or '(nothing)'} > {row['after'] or '(nothing)'}"


def keep_lexicon(
    ctx: typer.Context,
    name: OwnArgument,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep a lexicon as a version; terms given up for several go to a person, label by label."""
    with workspace(ctx, where, write=True) as desk:
        kept = desk.lexicon_editing.open(OWNER, name).keep(OWNER, {})

    def as_text(one: "KeptVersion") -> str:
        return f"{one.pin} is kept. SHA-256 {one.sha256}"

    emit(kept, as_json=as_json, text=as_text)
