"""Refused and doubtful rows of an import from the shell: the first of them, and all as a table."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from medannot.domain.errors import Problem
from medannot.domain.problem_groups import ProblemGroup, grouped
from medannot.services.question_refused_rows import save_rows

if TYPE_CHECKING:
    from medannot.services.question_import_values import ImportReport

MOST_REFUSED = 20
_MOST_WARNINGS = 20


def refused_more(report: "ImportReport", written: Path | None) -> str:
    """Say how many rows are refused beside the first ones, and where all of them stand; or ""."""
    more = len(report.refused) - MOST_REFUSED + report.more_refused
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
    rows = [("file", "row", "state", "reason")]
    for state, problems in (("refused", report.refused), ("doubtful", report.warnings)):
        rows += [(one.file, str(one.row or ""), state, one.reason) for one in problems]
    if report.more_refused:
        rows.append(("", "", "refused", f"{report.more_refused} more rows"))
    save_rows(path, rows)
