"""Answers of models and grades of judges, as the audit entry of their import vouches for them.

A run may have tens of thousands of answers with much prose; the entry holds one hash over all.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, select

from medannot.store.audit_items import hash_or_none, rows_sha256, untyped
from medannot.store.tables import JudgeGradeRow, ModelAnswerRow, table_of

ANSWERS = "models.import"
GRADES = "models.judge"

_ANSWER = table_of(ModelAnswerRow)
_GRADE = table_of(JudgeGradeRow)
ANSWER_COLUMNS: tuple[Column[Any], ...] = (
    _ANSWER.c.id,
    _ANSWER.c.run_id,
    _ANSWER.c.item_version_id,
    _ANSWER.c.row,
    _ANSWER.c.raw,
    _ANSWER.c.outcome,
    _ANSWER.c.option_ids,
    _ANSWER.c.way,
)
"""The columns of an answer, in the order in which they are written and vouched for."""
GRADE_COLUMNS: tuple[Column[Any], ...] = (
    _GRADE.c.answer_id,
    _GRADE.c.judge_run_id,
    _GRADE.c.value,
    _GRADE.c.raw,
)


class ModelsCheck:
    """Names the runs whose answers or grades are not as their import wrote them.

    Args:
        connection: reads damaged text with surrogates in its place.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def problems(self, body: Mapping[str, Any]) -> Iterator[str]:
        """Say where a run is another than its import's entry says."""
        new, action = body.get("new"), body.get("action")
        if not isinstance(new, dict):
            return
        if action == ANSWERS and "answers_sha256" in new:
            yield from self._compared(
                "model_run", _ANSWER.c.run_id, new["run"], ANSWER_COLUMNS, new["answers_sha256"]
            )
        if action == GRADES:
            yield from self._compared(
                "judge_run", _GRADE.c.judge_run_id, new["run"], GRADE_COLUMNS, new["grades_sha256"]
            )

    def _compared(
        self,
        name: str,
        owner: Column[Any],
        run: str,
        columns: tuple[Column[Any], ...],
        said: str,
    ) -> Iterator[str]:
        wanted = select(*untyped(columns)).select_from(owner.table).where(owner == run)
        rows = [tuple(row) for row in self._connection.execute(wanted)]
        if hash_or_none(lambda: rows_sha256(rows)) != said:
            yield (
                f"{name} {run}: its {len(rows)} rows are not what the audit vouches for: one was "
                "altered, added or removed"
            )
