"""Grades of outside judges for models' open answers; kept apart from people's grades."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, insert, select

from medannot.domain.audit import JsonValue
from medannot.domain.ids import JudgeRunId, ModelAnswerId, QuestionSetId
from medannot.domain.model_answers.values import JudgeGrade, JudgeRun
from medannot.store import model_row_acts
from medannot.store.audit_items import rows_sha256
from medannot.store.audit_models import GRADE_COLUMNS, GRADES
from medannot.store.bulk import insert_many
from medannot.store.store import Store
from medannot.store.tables import JudgeGradeRow, JudgeRunRow, ModelWithdrawalRow, table_of
from medannot.store.unit_of_work import UnitOfWork

_RUN = table_of(JudgeRunRow)
_GRADE = table_of(JudgeGradeRow)
_WITHDRAWAL = table_of(ModelWithdrawalRow)


class JudgeRuns:
    """Reads and writes runs of judges."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_set(self, set_id: QuestionSetId) -> tuple[JudgeRun, ...]:
        """Return the runs of a set that were not taken back, in the order they came."""
        stands = model_row_acts.standing(_RUN, _WITHDRAWAL.c.judge_run_id)
        wanted = select(_RUN).where(_RUN.c.set_id == set_id, stands)
        with self._store.reading() as connection:
            rows = connection.execute(wanted.order_by(_RUN.c.number))
            return tuple(_run(row) for row in rows)

    def grades(self, run_id: JudgeRunId) -> Mapping[ModelAnswerId, JudgeGrade]:
        """Return the grades of a run by answer."""
        wanted = select(_GRADE).where(_GRADE.c.judge_run_id == run_id)
        with self._store.reading() as connection:
            return {
                ModelAnswerId(row.answer_id): JudgeGrade(
                    ModelAnswerId(row.answer_id), float(row.value), row.raw
                )
                for row in connection.execute(wanted)
            }

    @staticmethod
    def next_number(work: UnitOfWork, set_id: QuestionSetId) -> int:
        """Return the number of the set's next run."""
        return model_row_acts.next_number(work, _RUN, set_id)

    @staticmethod
    def add(work: UnitOfWork, run: JudgeRun, grades: Sequence[JudgeGrade]) -> None:
        """Write a run with its grades."""
        row: dict[str, JsonValue] = asdict(run)
        work.connection.execute(insert(_RUN), [row])
        rows = [(one.answer_id, run.id, f"{one.value:g}", one.raw) for one in grades]
        insert_many(work.connection, _GRADE, [column.name for column in GRADE_COLUMNS], rows)
        work.note(
            GRADES,
            f"judge_run:{run.id}",
            new={
                "rows": {_RUN.name: [row]},
                "run": run.id,
                "grades": len(rows),
                "grades_sha256": rows_sha256(rows),
            },
        )

    @staticmethod
    def take_back(work: UnitOfWork, run_id: JudgeRunId, reason: str) -> None:
        """Take a run back; its rows stay."""
        model_row_acts.take_back(work, reason, judge_run_id=run_id)


def _run(row: Row[Any]) -> JudgeRun:
    return JudgeRun(**row._asdict())  # each column is a field of the value
