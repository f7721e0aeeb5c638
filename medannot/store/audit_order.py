"""The realised order of a study, as its audit entry vouches for it: number and hash of the trials.

A study may have tens of thousands of trials; their rows themselves would swell the entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, literal_column, select

from medannot.domain.audit import canonical_json
from medannot.domain.trial import TrialState
from medannot.domain.wording import agreeing, counted
from medannot.store.tables import StudyReaderRow, TrialRow, table_of

CREATION = "study.create"

_TRIAL = table_of(TrialRow)
_READER = table_of(StudyReaderRow)
_COLUMNS = (
    "id",
    "study_version_id",
    "arm_id",
    "reader_id",
    "item_version_id",
    "position",
    "block",
    "repeat_number",
    "kind",
    "option_order",
)
"""What the hash covers beside the first state; a later column must not change old hashes."""


def order_sha256(trials: Sequence[Mapping[str, Any]]) -> str:
    """Return SHA-256 over the rows of new trials, by reader and position."""
    return sha256(canonical_json(trials).encode()).hexdigest()


def order_problems(connection: Connection, body: Mapping[str, Any]) -> Iterator[str]:
    """Say where the stored order of a study is another than its creation's entry says.

    Args:
        connection: reads damaged text with surrogates in its place.
        body: the parsed text of any entry; only that of a study's creation says an order.
    """
    new = body.get("new")
    if body.get("action") != CREATION or not isinstance(new, dict):
        return
    for version in new["rows"]["study_version"]:
        stored = _stored(connection, version["id"])
        if len(stored) != new["trials"] or _hash(stored) != new["order_sha256"]:
            yield (
                f"study_version {version['id']}: its {counted(len(stored), 'trial')} "
                f"{agreeing(len(stored), 'is', 'are')} not the {new['trials']} that the audit "
                "vouches for: one was altered, added or removed"
            )


def _hash(trials: Sequence[Mapping[str, Any]]) -> str:
    try:
        return order_sha256(trials)
    except (TypeError, UnicodeEncodeError):
        return ""  # a value that is no text or number any more: no hash fits it


def _stored(connection: Connection, version_id: str) -> list[dict[str, Any]]:
    # Untyped, since a damaged value may not fit its column's type.
    columns: list[Any] = [literal_column(f'trial."{name}"').label(name) for name in _COLUMNS]
    wanted = (
        select(*columns)
        .select_from(_TRIAL)
        .outerjoin(
            _READER,
            (_READER.c.person_id == _TRIAL.c.reader_id)
            & (_READER.c.study_version_id == _TRIAL.c.study_version_id),
        )
        .where(_TRIAL.c.study_version_id == version_id)
        .order_by(_READER.c.position, _TRIAL.c.position)
    )
    first = {"state": TrialState.PLANNED.value}
    return [row._asdict() | first for row in connection.execute(wanted)]
