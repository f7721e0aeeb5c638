"""`medannot lexicon`: the trees of terms, without the window."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress
from medannot.cli.lexicon_exchange import difference_lines, export_lexicon, import_lexicon
from medannot.cli.lexicon_own import copy_lexicon, keep_lexicon, lexicon_history
from medannot.cli.lexicon_pins import list_pins, pin_lexicon
from medannot.cli.lexicon_shelf import shelf_of
from medannot.cli.lexicon_terms import WithoutOption, found_lines, term_lines
from medannot.domain.errors import ExitCode, InputFault
from medannot.domain.lexicon.node import Level, NodeKind
from medannot.domain.lexicon.search import Narrowed
from medannot.domain.wording import counted
from medannot.services.lexicon_migration import MigrationReport, migrate_labels
from medannot.services.lexicon_terms import search, term
from medannot.services.lexicons import (
    Checked,
    Compared,
    LexiconSummary,
    checked,
    compared,
    summary,
    without,
)

app = typer.Typer(no_args_is_help=True)

NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A lexicon of the program or of the workspace, or the folder of one."
    ),
]


@app.callback()
def lexicon() -> None:
    """Trees of body regions, lesions, attributes, diseases and advice."""


@app.command("list")
def list_lexicons(
    ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False
) -> None:
    """Name the lexicons of the program, and of a workspace where one is named."""
    shelf = shelf_of(ctx, where)
    found = [summary(shelf.open(name)) for name in shelf.names()]

    def as_text(summaries: list[LexiconSummary]) -> str:
        return "\n".join(
            f"{one.pin}: {one.name_en} ({one.name_zh}), {counted(one.nodes, 'node')}, "
            f"{counted(one.drafts, 'draft')}"
            for one in summaries
        )

    emit(found, as_json=as_json, text=as_text)


@app.command()
def show(
    ctx: typer.Context,
    name: NameArgument,
    named: Annotated[
        str | None,
        typer.Option("--term", metavar="ID|CODE", help="Show one term: its id, code or number."),
    ] = None,
    leave_out: WithoutOption = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count what a lexicon holds: nodes by kind, which may be chosen, codes, drafts."""
    loaded = shelf_of(ctx, where).open(name, without(leave_out or ()))
    if named is not None:
        emit(term(loaded, named), as_json=as_json, text=term_lines)
        return

    def as_text(one: LexiconSummary) -> str:
        kinds = (
            f"  {kind}: {count}, {one.selectable.get(kind, 0)} may be chosen"
            for kind, count in one.by_kind.items()
        )
        codes = ", ".join(f"{system} {count}" for system, count in one.codes.items()) or "none"
        return "\n".join(
            (
                f"{one.pin}: {one.name_en} ({one.name_zh})",
                *kinds,
                f"Codes: {codes}. Relations: {one.relations}. Rules: {one.rules}.",
                f"Drafts that no clinician has verified: {one.drafts} of {one.nodes}.",
                f"SHA-256 {one.sha256}",
                *one.notices,
            )
        )

    emit(summary(loaded), as_json=as_json, text=as_text)


@app.command()
def check(
    ctx: typer.Context,
    name: NameArgument,
    leave_out: WithoutOption = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold a lexicon against its rules; every fault and every doubt is told with file and row."""

    def as_text(found: Checked) -> str:
        one, count = found.summary, len(found.doubts)
        lines = [f"{one.pin} is sound: {one.nodes} nodes."]
        if count:
            lines += [f"{counted(count, 'doubt')}:", *(doubt.sentence() for doubt in found.doubts)]
        return "\n".join(lines)

    found = checked(shelf_of(ctx, where).open(name, without(leave_out or ())))
    emit(found, as_json=as_json, text=as_text, facts=_check_facts)


def _check_facts(found: Checked) -> dict[str, object]:
    facts = {one.name: getattr(found.summary, one.name) for one in fields(found.summary)}
    return {**facts, "doubts": found.doubts}


@app.command("search")
def search_lexicon(  # noqa: PLR0913, PLR0917 - each is an option of the verb
    ctx: typer.Context,
    name: NameArgument,
    typed: Annotated[str, typer.Argument(metavar="TEXT", help="Names, codes, pinyin, initials.")],
    under: Annotated[
        str, typer.Option("--under", metavar="ID", help="Only this node and what lies below it.")
    ] = "",
    level: Annotated[
        Level | None, typer.Option("--level", help="Only what may be chosen at this level.")
    ] = None,
    kind: Annotated[
        list[NodeKind] | None, typer.Option("--kind", help="Only this kind; may be repeated.")
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="So many.")] = 20,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find nodes as one types: words in any order, synonyms, codes, pinyin, misspelt names."""
    narrowed = Narrowed(under, level, frozenset(kind or ()))
    loaded = shelf_of(ctx, where).open(name)
    if under and under not in loaded.lexicon:
        raise InputFault(
            "{under} is no node of {pin}; name an id.", under=under, pin=loaded.lexicon.head.pin
        )
    found = search(loaded, typed, narrowed, most, numbers=as_json)
    emit(found, as_json=as_json, text=found_lines)
    if not found:
        raise typer.Exit(ExitCode.REFUSED)


@app.command()
def diff(
    ctx: typer.Context,
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="The earlier lexicon.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The later one.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say node by node what two versions differ in, and how much the version has to go up."""

    def as_text(found: Compared) -> str:
        if not found.differences:
            return f"{found.before} and {found.after} are the same."
        lines = [line for one in found.differences for line in difference_lines(one)]
        return "\n".join((*lines, f"The version goes up by a {found.step} step."))

    shelf = shelf_of(ctx, where)
    emit(compared(shelf.open(before), shelf.open(after)), as_json=as_json, text=as_text)


@app.command()
def migrate(  # noqa: PLR0913, PLR0917 - each is an option of the verb
    ctx: typer.Context,
    before: Annotated[
        str, typer.Argument(metavar="FROM", help="The lexicon at the labels' version.")
    ],
    after: Annotated[str, typer.Argument(metavar="TO", help="The same at a later version.")],
    labels: Annotated[
        Path,
        typer.Option(
            "--labels",
            metavar="FILE.csv",
            help="Columns label_id, finding_id, node_id, version; where known en, zh, "
            "migrated_from, review, flag; others are facts such as laterality, size_cm, tooth.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.csv", help="Write the labels; else nothing is."),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", metavar="N", min=0, help="List so many labels; 0 lists all.")
    ] = 100,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring labels to a later version: count what happens, list what needs a person, or write."""
    shelf = shelf_of(ctx, where)
    told = progress("Reading labels"), progress("Migrating labels")
    found = migrate_labels(shelf.open(before), shelf.open(after), labels, out, told)
    emit(found, as_json=as_json, text=lambda report: "\n".join(_migration_lines(report, most)))


def _migration_lines(found: MigrationReport, most: int) -> Iterator[str]:
    yield f"{found.before} -> {found.after}: {counted(found.labels, 'label')}"
    for fate, count in found.fates.items():
        yield f"  {fate.value:<10} {count}"
    yield "By operation (automatic, waiting for a person):"
    for one in found.by_op:
        yield f"  {one.op.value:<10} {one.automatic}, {one.waiting}"
    yield f"  {'none':<10} {found.untouched}"
    if found.dropped:
        yield f"Kept and flagged, as their node was dropped: {counted(found.dropped, 'label')}."
    shown = found.work[:most] if most else found.work
    if found.work:
        yield f"{counted(len(found.work), 'label')} for a person:"
    for item in shown:
        yield f"  {item.label_id} ({item.finding_id}, {item.node_id} {item.en}): {item.sentence}"
    if len(shown) < len(found.work):
        yield f"  and {len(found.work) - len(shown)} more; --most 0 lists all."
    for pair in found.collapsed[:most] if most else found.collapsed:
        yield f"  {pair.label_id} ({pair.finding_id}) collapses into {pair.into}"
    if most and len(found.collapsed) > most:
        yield f"  and {len(found.collapsed) - most} more collapse; --most 0 lists all."
    yield from _outdated_lines(found, most)
    if found.written:
        yield f"Wrote {found.written}."
    else:
        yield "Nothing was written; --out FILE.csv writes the labels."


def _outdated_lines(found: MigrationReport, most: int) -> Iterator[str]:
    if not found.outdated:
        return
    yield f"{counted(len(found.outdated), 'label')} of nodes that were given up before:"
    shown = found.outdated[:most] if most else found.outdated
    for item in shown:
        new = " or ".join(f"{one.id} {one.en}".strip() for one in item.candidates)
        yield (
            f"  {item.label_id} ({item.finding_id}): {item.node_id} is deprecated since "
            f"{item.since}; choose {new or 'another node'}."
        )
    if len(shown) < len(found.outdated):
        yield f"  and {len(found.outdated) - len(shown)} more; --most 0 lists all."


app.command("export")(export_lexicon)
app.command("import")(import_lexicon)
app.command("pin")(pin_lexicon)
app.command("pins")(list_pins)
app.command("copy")(copy_lexicon)
app.command("history")(lexicon_history)
app.command("keep")(keep_lexicon)
