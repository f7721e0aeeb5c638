"""The columns of a cell of results, which the tables of groups, readers and models share."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from medannot.domain.baseline import Cell
from medannot.exchange.baselines.column import Column, Kind

T = TypeVar("T")

_COLUMNS: Mapping[str, tuple[Kind, int, str]] = {
    "n": (Kind.WHOLE, 12, "Confirmed answers."),
    "scored": (Kind.WHOLE, 12, "Answers with a score."),
    "waiting": (Kind.WHOLE, 12, "Answers that wait for a grader."),
    "cannot_judge": (Kind.WHOLE, 14, "Answers without a judgement; they score 0."),
    "image_unavailable": (
        Kind.WHOLE,
        18,
        "Answers to questions whose image was erased or could not be opened; they have no score.",
    ),
    "counted": (
        Kind.WHOLE,
        12,
        "Answers that the mean rests on; 0 where there is no mean.",
    ),
    "mean": (
        Kind.NUMBER,
        12,
        (
            "Mean score of all answers with a score, 0 to 1; empty while an answer waits for a "
            "grader, since those that match the key alone would give too high a mean, and where "
            "there are none."
        ),
    ),
    "lowest": (
        Kind.NUMBER,
        12,
        "Mean of all answers were each waiting one worth 0; empty where there are none.",
    ),
    "highest": (
        Kind.NUMBER,
        12,
        "Mean of all answers were each waiting one worth 1; empty where there are none.",
    ),
    "machine_scored": (
        Kind.WHOLE,
        16,
        "Answers to questions with options, which need no grader.",
    ),
    "machine_scored_mean": (
        Kind.NUMBER,
        20,
        (
            "Mean score of the answers to questions with options alone, 0 to 1; empty where there "
            "are none. It is not the mean of all."
        ),
    ),
}


def cell_columns(
    cell: Callable[[T], Cell | None],
    *,
    names: Mapping[str, str] | None = None,
    meanings: Mapping[str, str] | None = None,
    left_out: frozenset[str] = frozenset(),
) -> tuple[Column[T], ...]:
    """Return the columns of a cell.

    Args:
        cell: takes the cell from a row; where a row has none its values are missing.
        names: other names of columns.
        meanings: other meanings, by the cell's own field.
        left_out: fields that the table does not have.
    """

    def column(name: str) -> Column[T]:
        kind, width, meaning = _COLUMNS[name]
        return Column(
            (names or {}).get(name, name),
            kind,
            (meanings or {}).get(name, meaning),
            lambda row: getattr(cell(row), name, None),
            width,
        )

    return tuple(column(name) for name in _COLUMNS if name not in left_out)
