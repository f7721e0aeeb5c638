"""Refused and doubtful rows of an import from the shell: the first of them, and all as a table."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import complain
from medannot.domain.errors import InputFault, Problem
from medannot.domain.problem_groups import ProblemGroup, grouped
from medannot.services.question_refused_rows import save_rows

if TYPE_CHECKING:
    from medannot.services.question_import_values import ImportReport

MOST_REFUSED = 20
_MOST_WARNINGS = 20

RefusedOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write all refused and doubtful rows there, as CSV."),
]


def tell_refused(fault: InputFault, total: int, written: Path | None, *, ends: bool) -> None:
    """Print the first refused rows on stderr, and where all of them stand.

    Args:
        fault: with the refused rows, or the first of them.
        total: how many are refused.
        written: the file in which all of them stand, where one was asked for.
        ends: whether nothing can be written: the verb ends here.

    Raises:
        typer.Exit: where it ends.
    """
    first = InputFault(fault.template, fault.problems[:MOST_REFUSED], **fault.details)
    if ends:
        complain(first)
    else:
        for problem in first.problems:
            typer.echo(problem.sentence(), err=True)
    if more := _more(total, written):
        typer.echo(more, err=True)
    if ends:
        raise typer.Exit(int(fault.exit_code))


def _more(total: int, written: Path | None) -> str:
    more = total - MOST_REFUSED
    if more <= 0:
        return ""
    if written is not None:
        return f"{more:,} more: all of them are in {written.name}"
    return f"{more:,} more: --refused FILE writes them all as CSV"


def warning_lines(warnings: Iterable[Problem]) -> list[str]:
    """Return doubtful rows as lines; many of one reason are one line with the first rows."""
    groups = grouped(warnings)
    lines = [f"warning: {_told(group)}" for group in groups[:_MOST_WARNINGS]]
    if more := sum(1 + group.more for group in groups[_MOST_WARNINGS:]):
        lines.append(f"warning: and {more:,} more (--refused FILE writes them all as CSV)")
    return lines


def _told(group: ProblemGroup) -> str:
    if not group.more:
        return group.first.sentence()
    rows = ", ".join(map(str, group.rows)) + (", …" if group.more > len(group.rows) else "")
    return f"{group.first.sentence()} And {group.more:,} more rows like it: {rows}"


def write_refused(path: Path, report: "ImportReport") -> None:
    """Write refused and doubtful rows as a table with file, row, what became of it, and reason.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    write_problems(path, report.refused, report.warnings, report.more_refused)


def write_problems(
    path: Path, refused: Iterable[Problem], doubtful: Iterable[Problem] = (), more: int = 0
) -> None:
    """Write rows as a table, as `write_refused` does; `more` rows are refused beside them.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    rows = [("file", "row", "state", "reason")]
    for state, problems in (("refused", refused), ("doubtful", doubtful)):
        rows += [(one.file, str(one.row or ""), state, one.reason) for one in problems]
    if more:
        rows.append(("", "", "refused", f"{more} more rows"))
    save_rows(path, rows)
