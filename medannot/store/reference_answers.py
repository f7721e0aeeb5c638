"""The truth for item versions; only the question bank, grading, scoring and review read here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from medannot.domain.audit import canonical_texts
from medannot.domain.ids import ItemVersionId, OptionId, SetVersionId
from medannot.domain.question import ReferenceAnswer
from medannot.store.bulk import insert_many
from medannot.store.store import Store
from medannot.store.tables import ReferenceAnswerRow, SetMemberRow, table_of
from medannot.store.unit_of_work import UnitOfWork

_REFERENCE = table_of(ReferenceAnswerRow)
_MEMBER = table_of(SetMemberRow)
_COLUMNS = ("item_version_id", "option_ids", "text", "synonyms", "explanation")
_IDS_AT_ONCE = 500


class ReferenceAnswers:
    """Reads and writes reference answers, synonyms and explanations."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, ids: Iterable[ItemVersionId]) -> Mapping[ItemVersionId, ReferenceAnswer]:
        """Return the reference answers of item versions; versions without a key are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[ItemVersionId, ReferenceAnswer] = {}
        for start in range(0, len(wanted), _IDS_AT_ONCE):
            some = wanted[start : start + _IDS_AT_ONCE]
            found |= self._where(_REFERENCE.c.item_version_id.in_(some))
        return found

    def of_set_version(
        self, set_version_id: SetVersionId
    ) -> Mapping[ItemVersionId, ReferenceAnswer]:
        """Return the reference answers of a whole set version."""
        members = select(_MEMBER.c.item_version_id).where(
            _MEMBER.c.set_version_id == set_version_id
        )
        return self._where(_REFERENCE.c.item_version_id.in_(members))

    def add(self, work: UnitOfWork, answers: Sequence[ReferenceAnswer]) -> None:
        """Write the reference answers of new item versions; the caller writes the audit note."""
        self.add_rows(work, key_rows(answers))

    @staticmethod
    def add_rows(work: UnitOfWork, rows: Iterable[tuple[object, ...]]) -> None:
        """Write reference answers as `key_rows` has made them."""
        insert_many(work.connection, _REFERENCE, _COLUMNS, rows)

    def _where(self, chosen: ColumnElement[bool]) -> dict[ItemVersionId, ReferenceAnswer]:
        with self._store.reading() as connection:
            rows = connection.execute(select(_REFERENCE).where(chosen))
            return {answer.item_version_id: answer for answer in map(_answer, rows)}


def key_rows(answers: Iterable[ReferenceAnswer]) -> Iterable[tuple[object, ...]]:
    """Return reference answers as their rows hold them."""
    return map(_row, answers)


def _row(answer: ReferenceAnswer) -> tuple[object, ...]:
    return (
        answer.item_version_id,
        canonical_texts(sorted(answer.option_ids)),
        answer.text,
        canonical_texts(answer.synonyms),
        answer.explanation,
    )


def _answer(row: Row[Any]) -> ReferenceAnswer:
    return ReferenceAnswer(
        item_version_id=ItemVersionId(row.item_version_id),
        option_ids=frozenset(OptionId(id_) for id_ in json.loads(row.option_ids)),
        text=row.text,
        synonyms=tuple(json.loads(row.synonyms)),
        explanation=row.explanation,
    )
