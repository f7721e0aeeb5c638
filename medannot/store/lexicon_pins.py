"""Which versions of lexicons the workspace took into use."""

from sqlalchemy import Row, func, insert, select

from medannot.domain.ids import LexiconPinId
from medannot.domain.lexicon.pin import LexiconPin, Purpose
from medannot.domain.lexicon.version import Version
from medannot.store.store import Store
from medannot.store.tables import LexiconPinRow, table_of
from medannot.store.unit_of_work import UnitOfWork

_PIN = table_of(LexiconPinRow)


class LexiconPinList:
    """The pins, none of which is ever changed: a later one of the same lexicon counts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[LexiconPin, ...]:
        """Return every pin in the order of pinning."""
        with self._store.reading() as connection:
            rows = connection.execute(select(_PIN).order_by(_PIN.c.number)).all()
        return tuple(_pin(row) for row in rows)

    def add(
        self, work: UnitOfWork, lexicon_id: str, version: Version, sha256: str, purpose: Purpose
    ) -> LexiconPin:
        """Add a pin, and note it for the audit."""
        last = work.connection.execute(select(func.max(_PIN.c.number))).scalar_one()
        row = {
            "id": work.ids.new(),
            "number": (last or 0) + 1,
            "lexicon_id": lexicon_id,
            "version": str(version),
            "sha256": sha256,
            "purpose": purpose.value,
            "pinned_utc": work.now(),
        }
        work.connection.execute(insert(_PIN), [row])
        work.note("lexicon.pin", f"lexicon:{lexicon_id}", new={"rows": {_PIN.name: [row]}})
        added = work.connection.execute(select(_PIN).where(_PIN.c.id == row["id"])).one()
        return _pin(added)


def _pin(row: Row[tuple[object, ...]]) -> LexiconPin:
    return LexiconPin(
        id=LexiconPinId(row.id),
        number=row.number,
        lexicon_id=row.lexicon_id,
        version=Version.parse(row.version),
        sha256=row.sha256,
        purpose=Purpose(row.purpose),
        pinned_utc=row.pinned_utc,
    )
