"""`medannot lexicon export` and `import`: lexicons as folders and as workbooks for clinicians."""

from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit
from medannot.cli.lexicon_shelf import shelf_of
from medannot.cli.lexicon_terms import WithoutOption
from medannot.domain.errors import UsageFault
from medannot.domain.lexicon.difference import Difference
from medannot.domain.wording import counted
from medannot.services.lexicon_exchange import (
    LexiconExchange,
    Proposal,
    Taken,
    export_workbook,
)
from medannot.services.lexicons import summary, without

_ALL = "all"


def export_lexicon(  # noqa: PLR0913, PLR0917 - each is an option of the verb
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A lexicon of the program or of the workspace, or the folder of one.",
        ),
    ],
    xlsx: Annotated[
        Path | None,
        typer.Option("--xlsx", metavar="FILE", help="Write a workbook that clinicians edit."),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help="Write a folder of tables.")
    ] = None,
    new_id: Annotated[
        str, typer.Option("--as", metavar="NEW_ID", help="Make it a copy with an id of its own.")
    ] = "",
    leave_out: WithoutOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a lexicon as a workbook, or as a folder; as a copy of one's own under another id."""
    if (xlsx is None) == (folder is None):
        raise UsageFault("Name either --xlsx FILE or --folder DIR.")
    if new_id and folder is None:
        raise UsageFault("--as NEW_ID goes with --folder DIR.")
    loaded = shelf_of(ctx, workspace).open(name, without(leave_out or ()))
    if folder is not None:
        loaded = LexiconExchange().export_folder(loaded, folder, new_id)
    elif xlsx is not None:
        export_workbook(loaded, xlsx)
    where = folder or xlsx
    emit(
        summary(loaded),
        as_json=as_json,
        text=lambda one: f"{one.pin} is written to {where}: {counted(one.nodes, 'node')}.",
    )


def import_lexicon(
    ctx: typer.Context,
    workbook: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="A workbook that `lexicon export` wrote.")
    ],
    into: Annotated[
        Path,
        typer.Option(
            "--into",
            metavar="DIR|NAME",
            help="The folder of the lexicon to change, or its name in the workspace.",
        ),
    ],
    accept: Annotated[
        str | None,
        typer.Option(
            "--accept",
            metavar="all|ID,ID...",
            help="Take over all differences or these; without it nothing is written.",
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what an edited workbook would change of a lexicon, and take over what is accepted."""
    shelf, exchange = shelf_of(ctx, workspace), LexiconExchange()
    folder = shelf.folder_of(str(into)) if str(into) in shelf.own_names() else into
    proposal = exchange.propose(workbook, folder)
    if accept is None:
        emit(proposal, as_json=as_json, text=_proposed, facts=_facts)
        return
    chosen = {part.strip() for part in accept.split(",")} - {""}
    if not chosen:
        raise UsageFault("--accept takes all, or ids with commas between them.")
    if not as_json:
        for note in proposal.notes:
            typer.echo(note, err=True)
    taken = exchange.accept(proposal, None if chosen == {_ALL} else chosen)
    emit(taken, as_json=as_json, text=_taken)


def difference_lines(one: Difference) -> list[str]:
    """Return a difference as lines of text, the first with its id."""
    head = f"{one.node_id}: {one.kind.value}"
    return [head, *(f"  {c.field}: {c.before!r} -> {c.after!r}" for c in one.changes)]


def _proposed(proposal: Proposal) -> str:
    pin = proposal.before.lexicon.head.pin
    lines: list[str] = [*proposal.notes]
    if proposal.is_stale:
        lines.append(
            f"The workbook was not written from {pin} as it is now: what was changed since shows "
            "as differences too, backwards."
        )
    if not proposal.differences:
        return "\n".join([*lines, f"The workbook and {pin} are the same."])
    lines += (line for one in proposal.differences for line in difference_lines(one))
    count = counted(len(proposal.differences), "difference")
    return "\n".join(
        (
            *lines,
            f"{count}; with all of them the version goes up by a {proposal.step} step.",
            "Nothing was written; take over with --accept all or --accept ID,ID.",
        )
    )


def _facts(proposal: Proposal) -> dict[str, object]:
    return {
        "lexicon": proposal.before.lexicon.head.pin,
        "stale": proposal.is_stale,
        "step": proposal.step,
        "notes": proposal.notes,
        "differences": proposal.differences,
    }


def _taken(taken: Taken) -> str:
    if not taken.accepted:
        return f"Nothing differs; {taken.after} stays as it is."
    refused = f" Not taken over: {', '.join(taken.refused)}." if taken.refused else ""
    count = counted(len(taken.accepted), "difference")
    return f"{taken.before} became {taken.after}: {count} taken over.{refused}"
