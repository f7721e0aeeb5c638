"""The one list of tables and columns: every format of a baseline and its codebook come from it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from medannot.domain.baseline import BaselineAnswer, BaselineTable
from medannot.domain.model_answers.rows import ModelResultsTable
from medannot.exchange.baselines.answer_columns import ANSWER_COLUMNS
from medannot.exchange.baselines.column import Column
from medannot.exchange.baselines.model_columns import (
    MODEL_ANSWER_COLUMNS,
    MODEL_COLUMNS,
    model_lines,
)
from medannot.exchange.baselines.table_columns import READER_COLUMNS, TABLE_COLUMNS, table_lines

ANSWERS, TABLE, READERS = "answers", "table", "readers"
MODELS, MODEL_ANSWERS = "models", "model_answers"

COLUMNS: Mapping[str, tuple[Column[Any], ...]] = MappingProxyType(
    {
        ANSWERS: ANSWER_COLUMNS,
        TABLE: TABLE_COLUMNS,
        READERS: READER_COLUMNS,
        MODELS: MODEL_COLUMNS,
        MODEL_ANSWERS: MODEL_ANSWER_COLUMNS,
    }
)
"""The columns of each table."""

CODEBOOK_HEAD = ("table", "column", "type", "meaning")


def codebook() -> tuple[tuple[str, str, str, str], ...]:
    """Return a line for each column of each table: table, column, type, meaning."""
    return tuple(
        (name, column.name, column.kind.value, column.meaning)
        for name, columns in COLUMNS.items()
        for column in columns
    )


def rows_of(
    table: BaselineTable, answers: Sequence[BaselineAnswer], models: ModelResultsTable
) -> dict[str, list[Any]]:
    """Return the rows of each table, for the columns of the same name."""
    return {
        ANSWERS: list(answers),
        TABLE: list(table_lines(table.rows, table.abilities, table.needs)),
        READERS: list(table.readers),
        MODELS: list(model_lines(models.rows, models.abilities, models.needs)),
        MODEL_ANSWERS: list(models.answers),
    }
