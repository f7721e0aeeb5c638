"""The one way to write: actor, reason and clock in, rows and their audit entry out, together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select

from medannot.domain.audit import GENESIS_HASH, JsonValue, canonical_json, chain_hash
from medannot.domain.clock import Clock, utc_text
from medannot.domain.ids import AuditEntryId, IdSource
from medannot.domain.people import Actor
from medannot.store.prepared import Prepared
from medannot.store.sqlite_only import told_faults
from medannot.store.tables import AuditRow, table_of

_AUDIT = table_of(AuditRow)
_LAST_ENTRY = Prepared(select(_AUDIT.c.seq, _AUDIT.c.hash).order_by(_AUDIT.c.seq.desc()).limit(1))
_ADD_ENTRIES = Prepared(insert(_AUDIT))


@dataclass(slots=True)
class UnitOfWork:
    """A running write: the connection, and the audit entries that will stand beside it."""

    connection: Connection
    actor: Actor
    reason: str
    clock: Clock
    ids: IdSource
    notes: list[dict[str, JsonValue]] = field(default_factory=list)

    def now(self) -> str:
        """Return the UTC time as text."""
        return utc_text(self.clock.utc())

    def note(
        self, action: str, subject: str, *, old: JsonValue = None, new: JsonValue = None
    ) -> None:
        """Say what is written, for the audit entry of this unit.

        Args:
            action: such as "study.create"; noun, dot, verb.
            subject: kind and id, such as "trial:4f…".
            old: the value before.
            new: the value after. Rows that must be provable stand under "rows" as a mapping of
                table name to a list of column mappings (`store/audit.py` compares them).
        """
        self.notes.append({"action": action, "subject": subject, "old": old, "new": new})


class UnauditedWriteError(RuntimeError):
    """A unit of work that ends without saying what it did: a bug."""


@contextmanager
def write(
    engine: Engine,
    database: Path,
    actor: Actor,
    reason: str,
    clock: Clock,
    ids: IdSource,
) -> Iterator[UnitOfWork]:
    """Run one transaction with its audit entries; nothing remains of it after a fault.

    Raises:
        EnvironmentFault: the database is locked, full, read-only or damaged.
    """
    with (
        told_faults(database),
        engine.connect().execution_options(writing=True) as connection,
        connection.begin(),
    ):
        work = UnitOfWork(connection, actor, reason, clock, ids)
        yield work
        _append_entries(work)


def _append_entries(work: UnitOfWork) -> None:
    if not work.notes:
        raise UnauditedWriteError("a unit of work ended without an audit entry")
    last = _LAST_ENTRY.run(work.connection).first()
    seq, previous = (last.seq, last.hash) if last else (0, GENESIS_HASH)
    rows = []
    for note in work.notes:
        seq += 1
        body = canonical_json(
            note
            | {
                "id": AuditEntryId(work.ids.new()),
                "seq": seq,
                "actor": work.actor.code,
                "reason": work.reason,
                "utc": work.now(),
                "at_ns": work.clock.now_ns(),
            }
        )
        previous = chain_hash(previous, body)
        rows.append({"seq": seq, "body": body, "hash": previous})
    _ADD_ENTRIES.run(work.connection, rows)
