"""`medannot lexicon`: the trees of terms, without the window."""

from typing import Annotated

import typer

from medannot.cli.context import JsonOption, emit
from medannot.domain.errors import ExitCode
from medannot.domain.lexicon.difference import Difference
from medannot.domain.lexicon.node import Level, NodeKind
from medannot.domain.lexicon.search import Narrowed
from medannot.domain.wording import counted
from medannot.services.lexicons import (
    Compared,
    Found,
    LexiconShelf,
    LexiconSummary,
    compared,
    search,
    summary,
)

app = typer.Typer(
    no_args_is_help=True, help="Trees of body regions, lesions, attributes, diseases and advice."
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A lexicon of the program, or the folder of one.")
]


@app.callback()
def lexicon() -> None:
    """Trees of body regions, lesions, attributes, diseases and advice."""


@app.command("list")
def list_lexicons(as_json: JsonOption = False) -> None:
    """Name the lexicons that come with the program."""
    shelf = LexiconShelf()
    found = [summary(shelf.open(name)) for name in shelf.names()]

    def as_text(summaries: list[LexiconSummary]) -> str:
        return "\n".join(
            f"{one.pin}: {one.name_en} ({one.name_zh}), {counted(one.nodes, 'node')}, "
            f"{counted(one.drafts, 'draft')}"
            for one in summaries
        )

    emit(found, as_json=as_json, text=as_text)


@app.command()
def show(name: NameArgument, as_json: JsonOption = False) -> None:
    """Count what a lexicon holds: nodes by kind, which may be chosen, codes, drafts."""

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

    emit(summary(LexiconShelf().open(name)), as_json=as_json, text=as_text)


@app.command()
def check(name: NameArgument, as_json: JsonOption = False) -> None:
    """Hold a lexicon against its rules; every fault is told with file and row."""
    found = summary(LexiconShelf().open(name))
    emit(found, as_json=as_json, text=lambda one: f"{one.pin} is sound: {one.nodes} nodes.")


@app.command("search")
def search_lexicon(
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
    as_json: JsonOption = False,
) -> None:
    """Find nodes as one types: words in any order, synonyms, codes, pinyin, misspelt names."""
    narrowed = Narrowed(under, level, frozenset(kind or ()))

    def as_text(found: tuple[Found, ...]) -> str:
        if not found:
            return "Nothing is found."
        return "\n".join(
            f"{' > '.join((*one.path, one.en))} · {one.zh}"
            + ("" if one.field == "label" else f" ({one.field}: {one.text})")
            for one in found
        )

    found = search(LexiconShelf().open(name), typed, narrowed, most)
    emit(found, as_json=as_json, text=as_text)
    if not found:
        raise typer.Exit(ExitCode.REFUSED)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="The earlier lexicon.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="The later one.")],
    as_json: JsonOption = False,
) -> None:
    """Say node by node what two versions differ in, and how much the version has to go up."""

    def as_text(found: Compared) -> str:
        if not found.differences:
            return f"{found.before} and {found.after} are the same."
        lines = [line for one in found.differences for line in _lines(one)]
        return "\n".join((*lines, f"The version goes up by a {found.step} step."))

    shelf = LexiconShelf()
    emit(compared(shelf.open(before), shelf.open(after)), as_json=as_json, text=as_text)


def _lines(one: Difference) -> list[str]:
    head = f"{one.node_id}: {one.kind.value}"
    return [head, *(f"  {c.field}: {c.before!r} -> {c.after!r}" for c in one.changes)]
