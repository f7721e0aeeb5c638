"""Runs of models with their answers, what persons read in them, and what was taken back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.ids import (
    ItemVersionId,
    ModelAnswerId,
    ModelRunId,
    OptionId,
    QuestionSetId,
)
from medannot.domain.model_answers.rule import Outcome, Reading, Way
from medannot.domain.model_answers.values import (
    PERSON,
    Extraction,
    ModelAnswer,
    ModelRun,
    RunKind,
)
from medannot.domain.progress import Progress, silent
from medannot.store import model_row_acts
from medannot.store.audit_items import rows_sha256
from medannot.store.audit_models import ANSWER_COLUMNS, ANSWERS
from medannot.store.bulk import ROWS_AT_ONCE, insert_many
from medannot.store.store import Store
from medannot.store.tables import (
    ModelAnswerRow,
    ModelExtractionRow,
    ModelRunRow,
    ModelWithdrawalRow,
    table_of,
)
from medannot.store.unit_of_work import UnitOfWork

_RUN = table_of(ModelRunRow)
_ANSWER = table_of(ModelAnswerRow)
_EXTRACTION = table_of(ModelExtractionRow)
_WITHDRAWAL = table_of(ModelWithdrawalRow)


class ModelRuns:
    """Reads and writes runs of models."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_set(self, set_id: QuestionSetId) -> tuple[ModelRun, ...]:
        """Return the runs of a set that were not taken back, in the order they came."""
        wanted = _standing().where(_RUN.c.set_id == set_id).order_by(_RUN.c.number)
        with self._store.reading() as connection:
            return tuple(_run(row) for row in connection.execute(wanted))

    def answers(self, runs: Iterable[ModelRunId]) -> Mapping[ModelRunId, tuple[ModelAnswer, ...]]:
        """Return the answers of runs, each with what counts of it, in the order of their files."""
        with self._store.reading() as connection:
            return {run: _answers(connection, _ANSWER.c.run_id == run) for run in runs}

    def answer(self, answer_id: ModelAnswerId) -> ModelAnswer | None:
        """Return one answer, or None."""
        with self._store.reading() as connection:
            found = _answers(connection, _ANSWER.c.id == answer_id)
        return found[0] if found else None

    def waiting(
        self, set_id: QuestionSetId, version: ItemVersionId | None = None
    ) -> tuple[ModelAnswer, ...]:
        """Return the answers to a set that the rule could not read, of runs that stand.

        Args:
            set_id: the set.
            version: only those to this question, where one is named.
        """
        runs = select(_standing().where(_RUN.c.set_id == set_id).subquery().c.id)
        unread = (_ANSWER.c.outcome == Outcome.UNREAD.value) & _ANSWER.c.run_id.in_(runs)
        if version is not None:
            unread &= _ANSWER.c.item_version_id == version
        with self._store.reading() as connection:
            return _answers(connection, unread)

    def history(self, answer_id: ModelAnswerId) -> tuple[Extraction, ...]:
        """Return what persons made of an answer, the first step first."""
        with self._store.reading() as connection:
            return _steps(connection, _EXTRACTION.c.answer_id == answer_id)

    @staticmethod
    def add(
        work: UnitOfWork,
        run: ModelRun,
        answers: Sequence[ModelAnswer],
        progress: Progress = silent,
    ) -> None:
        """Write a run with its answers; `progress` is called after each portion of them."""
        row = _run_row(run)
        work.connection.execute(insert(_RUN), [row])
        rows = [_answer_row(one) for one in answers]
        columns = [column.name for column in ANSWER_COLUMNS]
        for begin in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[begin : begin + ROWS_AT_ONCE]
            insert_many(work.connection, _ANSWER, columns, part)
            progress(begin + len(part), len(rows))
        work.note(
            ANSWERS,
            f"model_run:{run.id}",
            new={
                "rows": {_RUN.name: [row]},
                "run": run.id,
                "answers": len(rows),
                "answers_sha256": rows_sha256(rows),
            },
        )

    @staticmethod
    def next_number(work: UnitOfWork, set_id: QuestionSetId) -> int:
        """Return the number of the set's next run."""
        return model_row_acts.next_number(work, _RUN, set_id)

    @staticmethod
    def assign(
        work: UnitOfWork,
        moment: str,
        answer_id: ModelAnswerId,
        outcome: Outcome,
        chosen: Sequence[OptionId],
        *,
        source: str = PERSON,
    ) -> None:
        """Append what a person or an outside model reads in an answer.

        Args:
            work: the running write.
            moment: UTC of the act, the same for all answers that are read with it.
            answer_id: which answer.
            outcome: what became of it.
            chosen: the options.
            source: who reads.
        """
        last = select(func.max(_EXTRACTION.c.seq)).where(_EXTRACTION.c.answer_id == answer_id)
        row: dict[str, JsonValue] = {
            "id": work.ids.new(),
            "answer_id": answer_id,
            "seq": int(work.connection.execute(last).scalar() or 0) + 1,
            "outcome": outcome.value,
            "option_ids": canonical_json(list(chosen)),
            "source": source,
            "author": work.actor.code,
            "utc": moment,
        }
        work.connection.execute(insert(_EXTRACTION), [row])
        work.note(
            "models.assign", f"model_answer:{answer_id}", new={"rows": {_EXTRACTION.name: [row]}}
        )

    @staticmethod
    def take_back(work: UnitOfWork, run_id: ModelRunId, reason: str) -> None:
        """Take a run back; its rows stay."""
        model_row_acts.take_back(work, reason, run_id=run_id)


def _standing() -> Select[Any]:
    return select(_RUN).where(model_row_acts.standing(_RUN, _WITHDRAWAL.c.run_id))


def _answers(connection: Connection, chosen: ColumnElement[bool]) -> tuple[ModelAnswer, ...]:
    rows = connection.execute(
        select(_ANSWER).where(chosen).order_by(_ANSWER.c.run_id, _ANSWER.c.row)
    ).all()
    ids = select(_ANSWER.c.id).where(chosen)
    last = {step.answer_id: step for step in _steps(connection, _EXTRACTION.c.answer_id.in_(ids))}
    return tuple(_answer(row, last.get(ModelAnswerId(row.id))) for row in rows)


def _steps(connection: Connection, chosen: ColumnElement[bool]) -> tuple[Extraction, ...]:
    wanted = select(_EXTRACTION).where(chosen).order_by(_EXTRACTION.c.seq)
    return tuple(
        Extraction(
            answer_id=ModelAnswerId(row.answer_id),
            seq=row.seq,
            outcome=Outcome(row.outcome),
            option_ids=tuple(OptionId(id_) for id_ in json.loads(row.option_ids)),
            source=row.source,
            author=row.author,
            utc=row.utc,
        )
        for row in connection.execute(wanted)
    )


def _run_row(run: ModelRun) -> dict[str, JsonValue]:
    return asdict(run) | {"kind": run.kind.value}


def _run(row: Row[Any]) -> ModelRun:
    # Each column is a field of the value.
    return ModelRun(**{**row._asdict(), "kind": RunKind(row.kind)})


def _answer_row(one: ModelAnswer) -> tuple[object, ...]:
    return (
        one.id,
        one.run_id,
        one.item_version_id,
        one.row,
        one.raw,
        one.read.outcome.value,
        canonical_json(list(one.read.option_ids)),
        one.read.way.value,
    )


def _answer(row: Row[Any], step: Extraction | None) -> ModelAnswer:
    assigned = step.reading if step else None
    return ModelAnswer(
        id=ModelAnswerId(row.id),
        run_id=ModelRunId(row.run_id),
        item_version_id=ItemVersionId(row.item_version_id),
        row=row.row,
        raw=row.raw,
        read=Reading(
            Outcome(row.outcome),
            tuple(OptionId(id_) for id_ in json.loads(row.option_ids)),
            Way(row.way),
        ),
        assigned=assigned,
        assigned_by=step.source if step and assigned else "",
    )
