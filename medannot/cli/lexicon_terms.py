"""What `medannot lexicon` prints of terms: what was found, and all that is known of one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from medannot.services.lexicon_terms import Found, Term

WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="SYSTEM",
        help="Leave out the codes of a system, such as SCT, and its notice; may be repeated.",
    ),
]
"""The option of verbs that read codes: `leave_out: WithoutOption = None`."""


def found_lines(found: "tuple[Found, ...]") -> str:
    """Return hits as text, a line for each."""
    if not found:
        return "Nothing is found."
    return "\n".join(
        f"{' > '.join((*one.path, one.en))} · {one.zh}"
        + ("" if one.field == "label" else f" ({one.field}: {one.text})")
        for one in found
    )


def term_lines(term: "Term") -> str:
    """Return a term as text."""
    return "\n".join(_lines(term))


def _lines(term: "Term") -> Iterator[str]:
    yield f"{' > '.join((*term.path, term.en.label))} · {term.zh.label}"
    yield f"  id: {term.id}, {term.kind}, {term.status}, can be chosen: {term.level}"
    for words in (term.en, term.zh):
        if words.definition:
            yield f"  {words.definition}"
        if words.synonyms:
            yield f"  also: {', '.join(words.synonyms)}"
    if term.codes:
        yield f"  codes: {', '.join(map(str, term.codes))}"
    for kind, ids in term.related.items():
        yield f"  {kind}: {', '.join(ids)}"
    if term.replaced_by:
        yield f"  replaced by: {', '.join(term.replaced_by)}"
    for name, text in (("source", term.source), ("note", term.note)):
        if text:
            yield f"  {name}: {text}"
