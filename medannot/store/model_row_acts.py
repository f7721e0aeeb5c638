"""What runs of models and of judges have in common: their numbers, and being taken back."""

from typing import Any

from sqlalchemy import ColumnElement, Table, func, insert, select

from medannot.domain.audit import JsonValue
from medannot.domain.ids import JudgeRunId, ModelRunId, QuestionSetId
from medannot.store.tables import ModelWithdrawalRow, table_of
from medannot.store.unit_of_work import UnitOfWork

_WITHDRAWAL = table_of(ModelWithdrawalRow)


def next_number(work: UnitOfWork, runs: Table, set_id: QuestionSetId) -> int:
    """Return the number of the set's next run in a table of runs."""
    last = select(func.max(runs.c.number)).where(runs.c.set_id == set_id)
    return int(work.connection.execute(last).scalar() or 0) + 1


def standing(runs: Table, back: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a run was not taken back.

    Args:
        runs: the table of runs.
        back: the column of withdrawals that names such runs.
    """
    return runs.c.id.not_in(select(back).where(back.is_not(None)))


def take_back(
    work: UnitOfWork,
    reason: str,
    *,
    run_id: ModelRunId | None = None,
    judge_run_id: JudgeRunId | None = None,
) -> None:
    """Take a run of a model or of a judge back; its rows stay."""
    row: dict[str, JsonValue] = {
        "id": work.ids.new(),
        "run_id": run_id,
        "judge_run_id": judge_run_id,
        "author": work.actor.code,
        "utc": work.now(),
        "reason": reason,
    }
    work.connection.execute(insert(_WITHDRAWAL), [row])
    what = f"model_run:{run_id}" if run_id is not None else f"judge_run:{judge_run_id}"
    work.note("models.take_back", what, new={"rows": {_WITHDRAWAL.name: [row]}})
