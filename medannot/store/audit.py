"""The audit trail: its entries, and the proof that neither they nor the rows were altered since."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from medannot.domain.audit import AuditEntry, AuditProof
from medannot.store.audit_chain import ChainCheck
from medannot.store.audit_head import head_problem, remembered_head
from medannot.store.audit_rows import RowsCheck
from medannot.store.sqlite_only import read_damaged_text
from medannot.store.store import Store
from medannot.store.tables import AuditRow, table_of

_AUDIT = table_of(AuditRow)
_BATCH = 500


class AuditTrail:
    """Reads the chain of a workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self, offset: int = 0, limit: int = 100) -> tuple[AuditEntry, ...]:
        """Return entries in the order of writing."""
        wanted = select(_AUDIT).order_by(_AUDIT.c.seq).offset(offset).limit(limit)
        with self._store.reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(AuditEntry(row.seq, row.body, row.hash) for row in rows)

    def verify(self) -> AuditProof:
        """Recompute the chain, and compare every provable row with the entry that wrote it.

        Found are: an altered, missing, inserted or reordered entry; a chain cut off at its end,
        where an earlier session has written down how far it had come; an altered or missing row
        that an entry has noted in full; a response, an event or a revision of a finding that no
        entry has noted; a trial or an assignment whose state is another than its last entry says;
        a study's order that is another than the one that was written; a question set whose
        questions or reference answers are; an annotation project whose cases or assignments are;
        a current finding that is not the end of its chain. Each is one sentence that names the row.

        Raises:
            EnvironmentFault: the database cannot be read.
        """
        remembered = remembered_head(self._store.folder)
        chain = ChainCheck(watched=remembered.entries if remembered else 0)
        with self._store.reading() as connection, read_damaged_text(connection):
            rows = RowsCheck(connection)
            for batch in _batches(connection):
                checked = [chain.take_in(entry) for entry in batch]
                rows.take_in([entry for entry in checked if entry is not None])
            rows.finish()
            responses, events = rows.count("response"), rows.count("event")
        cut = head_problem(remembered, chain.entries, chain.watched_hash) if remembered else None
        return AuditProof(
            entries=chain.entries,
            responses=responses,
            events=events,
            head=chain.head,
            problems=(*chain.problems, *([cut] if cut else []), *rows.problems),
        )


def _batches(connection: Connection) -> Iterator[list[AuditEntry]]:
    """Read the chain in its order, some hundred entries at a time."""
    last = -1
    while True:
        wanted = select(_AUDIT).where(_AUDIT.c.seq > last).order_by(_AUDIT.c.seq).limit(_BATCH)
        batch = [
            AuditEntry(row.seq, str(row.body), str(row.hash)) for row in connection.execute(wanted)
        ]
        if not batch:
            return
        yield batch
        last = batch[-1].seq
