"""The columns of the table of groups by ability, and of the list of readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medannot.domain.baseline import Cell, GroupRow, ReaderRow
from medannot.exchange.baselines.column import Column, Kind


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the tidy table: a group and an ability, or all its questions."""

    group: GroupRow
    ability: str | None
    cell: Cell


READER_COLUMNS: tuple[Column[ReaderRow], ...] = (
    Column("reader", Kind.TEXT, "Pseudonymous code of the reader.", lambda r: r.reader, 14),
    Column("group", Kind.TEXT, "Group of readers.", lambda r: r.group),
    Column("trials", Kind.WHOLE, "Questions in the reader's list.", lambda r: r.trials),
    Column("answers", Kind.WHOLE, "Confirmed answers.", lambda r: r.overall.n),
    Column("scored", Kind.WHOLE, "Answers with a score.", lambda r: r.overall.scored),
    Column("waiting", Kind.WHOLE, "Answers that wait for a grader.", lambda r: r.overall.waiting),
    Column(
        "cannot_judge",
        Kind.WHOLE,
        "Answers without a judgement; they score 0.",
        lambda r: r.overall.cannot_judge,
        14,
    ),
    Column(
        "image_unavailable",
        Kind.WHOLE,
        "Answers to questions whose image was erased or could not be opened; they have no score.",
        lambda r: r.overall.image_unavailable,
        18,
    ),
    Column(
        "counted",
        Kind.WHOLE,
        "Answers that the mean rests on; 0 where there is no mean.",
        lambda r: r.overall.counted,
    ),
    Column(
        "mean",
        Kind.NUMBER,
        "Mean score of all answers with a score, 0 to 1; empty while an answer waits for a grader, "
        "since those that match the key alone would give too high a mean, and where there are "
        "none.",
        lambda r: r.overall.mean,
    ),
    Column(
        "lowest",
        Kind.NUMBER,
        "Mean of all answers were each waiting one worth 0; empty where there are none.",
        lambda r: r.overall.lowest,
    ),
    Column(
        "highest",
        Kind.NUMBER,
        "Mean of all answers were each waiting one worth 1; empty where there are none.",
        lambda r: r.overall.highest,
    ),
    Column(
        "machine_scored",
        Kind.WHOLE,
        "Answers to questions with options, which need no grader.",
        lambda r: r.overall.machine_scored,
        16,
    ),
    Column(
        "machine_scored_mean",
        Kind.NUMBER,
        "Mean score of the answers to questions with options alone, 0 to 1; empty where there are "
        "none. It is not the mean of all.",
        lambda r: r.overall.machine_scored_mean,
        20,
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
    Column("readers", Kind.WHOLE, "Readers of the group.", lambda line: line.group.readers),
    Column("n", Kind.WHOLE, "Confirmed answers.", lambda line: line.cell.n),
    Column("scored", Kind.WHOLE, "Answers with a score.", lambda line: line.cell.scored),
    Column(
        "waiting",
        Kind.WHOLE,
        "Answers that wait for a grader.",
        lambda line: line.cell.waiting,
    ),
    Column(
        "cannot_judge",
        Kind.WHOLE,
        "Answers without a judgement; they score 0.",
        lambda line: line.cell.cannot_judge,
        14,
    ),
    Column(
        "image_unavailable",
        Kind.WHOLE,
        "Answers to questions whose image was erased or could not be opened; they have no score.",
        lambda line: line.cell.image_unavailable,
        18,
    ),
    Column(
        "counted",
        Kind.WHOLE,
        "Answers that the mean rests on; 0 where there is no mean.",
        lambda line: line.cell.counted,
    ),
    Column(
        "mean",
        Kind.NUMBER,
        "Mean score of all answers with a score, 0 to 1; empty while an answer waits for a grader, "
        "since those that match the key alone would give too high a mean, and where there are "
        "none.",
        lambda line: line.cell.mean,
    ),
    Column(
        "lowest",
        Kind.NUMBER,
        "Mean of all answers were each waiting one worth 0; empty where there are none.",
        lambda line: line.cell.lowest,
    ),
    Column(
        "highest",
        Kind.NUMBER,
        "Mean of all answers were each waiting one worth 1; empty where there are none.",
        lambda line: line.cell.highest,
    ),
    Column(
        "machine_scored",
        Kind.WHOLE,
        "Answers to questions with options, which need no grader.",
        lambda line: line.cell.machine_scored,
        16,
    ),
    Column(
        "machine_scored_mean",
        Kind.NUMBER,
        "Mean score of the answers to questions with options alone, 0 to 1; empty where there are "
        "none. It is not the mean of all.",
        lambda line: line.cell.machine_scored_mean,
        20,
    ),
)


def table_lines(rows: Sequence[GroupRow], abilities: Sequence[str]) -> Iterator[TableLine]:
    """Return the tidy lines of a table: each group as a whole, then by ability."""
    for row in rows:
        yield TableLine(row, None, row.overall)
        for ability, cell in zip(abilities, row.by_ability, strict=True):
            yield TableLine(row, ability, cell)
