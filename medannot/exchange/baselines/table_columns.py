"""The columns of the table of groups by ability, and of the list of readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medannot.domain.baseline import Cell, GroupRow, ReaderRow
from medannot.exchange.baselines.cell_columns import cell_columns
from medannot.exchange.baselines.column import Column, Kind


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the tidy table: a group and an ability, or all its questions.

    Attributes:
        needs: what these questions ask for; None where the line goes by something else.
        is_sets: its cell is of sets of questions that are right together or not at all.
    """

    group: GroupRow
    ability: str | None
    cell: Cell
    needs: str | None = None
    is_sets: bool = False


READER_COLUMNS: tuple[Column[ReaderRow], ...] = (
    Column("reader", Kind.TEXT, "Pseudonymous code of the reader.", lambda r: r.reader, 14),
    Column("group", Kind.TEXT, "Group of readers.", lambda r: r.group),
    Column("trials", Kind.WHOLE, "Questions in the reader's list.", lambda r: r.trials),
    *cell_columns(lambda r: r.overall, names={"n": "answers"}),
    Column(
        "sets",
        Kind.WHOLE,
        "Sets of questions that are right together or not at all, answered whole and scored; empty "
        "where the study has none.",
        lambda r: r.sets.counted if r.sets else None,
    ),
    Column(
        "sets_right",
        Kind.NUMBER,
        "Share of these sets of which every answer has the score 1, 0 to 1; empty while one waits.",
        lambda r: r.sets.mean if r.sets else None,
    ),
    Column("slips", Kind.WHOLE, "Answers marked as a slip.", lambda r: r.slips),
    Column("interrupted", Kind.WHOLE, "Answers with an interruption.", lambda r: r.interrupted),
    Column(
        "median_response_time_ms",
        Kind.NUMBER,
        "Median response time in milliseconds; empty where none was measured.",
        lambda r: r.median_response_time_ms,
        24,
    ),
    Column(
        "total_response_time_ms",
        Kind.WHOLE,
        "Sum of the response times in milliseconds; empty where none was measured.",
        lambda r: r.total_response_time_ms,
        24,
    ),
)

TABLE_COLUMNS: tuple[Column[TableLine], ...] = (
    Column("group", Kind.TEXT, "Group of readers.", lambda line: line.group.group),
    Column(
        "ability",
        Kind.TEXT,
        'What the questions ask for; "(all)" for all of them, "(none)" for those of which the '
        "set names none.",
        lambda line: "(all)" if line.ability is None else line.ability or "(none)",
        22,
    ),
    Column(
        "asks_for",
        Kind.TEXT,
        '"image" where looking is enough, "knowledge" where more is asked for, as the set says; '
        '"(all)" for all questions, "(none)" for those of which it says nothing.',
        lambda line: "(all)" if line.needs is None else line.needs or "(none)",
    ),
    Column(
        "counted_as",
        Kind.TEXT,
        '"questions", or "sets": then the line counts sets of questions that are right together '
        "or not at all, those that a reader answered whole, and its mean is the share of them of "
        "which every answer has the score 1.",
        lambda line: "sets" if line.is_sets else "questions",
    ),
    Column("readers", Kind.WHOLE, "Readers of the group.", lambda line: line.group.readers),
    *cell_columns(lambda line: line.cell),
)


def table_lines(
    rows: Sequence[GroupRow], abilities: Sequence[str], needs: Sequence[str] = ()
) -> Iterator[TableLine]:
    """Return the tidy lines of a table: each group as a whole, in sets, by what is asked for."""
    for row in rows:
        yield TableLine(row, None, row.overall)
        if row.sets is not None:
            yield TableLine(row, None, row.sets, is_sets=True)
        for need, asked in zip(needs, row.by_needs, strict=True):
            yield TableLine(row, None, asked, needs=need)
        for ability, cell in zip(abilities, row.by_ability, strict=True):
            yield TableLine(row, ability, cell)
