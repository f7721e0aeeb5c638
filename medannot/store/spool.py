"""What an import of questions lays aside before anything is written: a database without a name.

It lies beside the workspace's own database, on a disk that has the room, and is gone with the
program, however that ends: its file is removed as soon as it is open (where a system does not allow
that, when it is closed, and at the next import).
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from medannot.store.sqlite_only import told_faults

_BEGINNING = ".import-"
_AT_ONCE = 500
_SCHEMA = """
    PRAGMA journal_mode=OFF;
    PRAGMA synchronous=OFF;
    PRAGMA locking_mode=EXCLUSIVE;
    PRAGMA cache_size=-16384;
    PRAGMA temp_store=FILE;
    CREATE TABLE draft (
        seq INTEGER PRIMARY KEY, first INTEGER, place INTEGER, file INTEGER, source_row INTEGER,
        id_key INTEGER, old INTEGER, body BLOB
    );
    CREATE INDEX draft_old ON draft (old) WHERE old IS NOT NULL;
    CREATE TABLE before (
        place INTEGER PRIMARY KEY, file TEXT, source_row INTEGER, part INTEGER, body BLOB
    );
    CREATE INDEX before_row ON before (source_row, part, file);
    CREATE TABLE shape (id TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID;
    CREATE TABLE sight (name BLOB PRIMARY KEY, body BLOB) WITHOUT ROWID;
    CREATE TABLE picture (number INTEGER PRIMARY KEY, address TEXT UNIQUE, about BLOB, data BLOB);
    CREATE TABLE shown (
        seq INTEGER PRIMARY KEY, content INTEGER, file INTEGER, source_row INTEGER, named INTEGER,
        hash BLOB, changed INTEGER
    );
"""

DraftRow = tuple[int, int, int, int, int, int | None, int | None, bytes]
"""Number, number of the unit's first draft, place in the unit, file, row, hash of the id, place of
the stored question that it names again, body."""

BeforeRow = tuple[int, str, int, int, bytes]
"""Place in the set as it is stored, from 1; file, row and part; body."""

ShownRow = tuple[int, int, int, int, bool, bytes, bool]
"""Number, beginning of the hash of what is shown, file, row, whether the files name it; that hash,
whether the question makes a next version."""


class _Connection(sqlite3.Connection):
    """Tells what the disk refuses as the store does."""

    def __init__(self, database: str, **wishes: Any) -> None:  # noqa: ANN401  # as of `connect`
        super().__init__(database, **wishes)
        self._at = Path(database)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401  # as it is
        """Run a statement.

        Raises:
            EnvironmentFault: the disk is full, or what lies there cannot be used.
        """
        with told_faults(self._at):
            return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """Run a statement for each of many rows.

        Raises:
            EnvironmentFault: as `execute`.
        """
        with told_faults(self._at):
            return super().executemany(sql, parameters)


class Spool:
    """Drafts, pictures and what is compared among them, by number.

    Args:
        folder: the workspace's.

    Raises:
        EnvironmentFault: the disk is full, here and in all that lays aside or looks up.
    """

    def __init__(self, folder: Path) -> None:
        for left in folder.glob(f"{_BEGINNING}*"):
            with suppress(OSError):
                left.unlink()
        with told_faults(folder / _BEGINNING):
            handle, name = tempfile.mkstemp(dir=folder, prefix=_BEGINNING)
            os.close(handle)
            self._path = Path(name)
            self._database = sqlite3.connect(
                name, isolation_level=None, check_same_thread=False, factory=_Connection
            )
            self._database.executescript(_SCHEMA)
        with suppress(OSError):
            self._path.unlink()

    def close(self) -> None:
        """Let go of everything."""
        self._database.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def __del__(self) -> None:
        """Let go of it with the import that was never written."""
        with suppress(sqlite3.Error, AttributeError):
            self.close()

    def add_drafts(self, rows: Iterable[DraftRow]) -> None:
        """Lay drafts aside."""
        self._many("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def drafts(self, *, in_units: bool) -> Iterator[bytes]:
        """Yield the body of each draft that names no stored question, in order.

        Args:
            in_units: the drafts of a unit come where its first one stood, by their places.
        """
        order = "first, place, seq" if in_units else "seq"
        for (body,) in self._some(f"SELECT body FROM draft WHERE old IS NULL ORDER BY {order}"):  # noqa: S608 - one of two words
            yield bytes(body)

    def add_before(self, rows: Iterable[BeforeRow]) -> None:
        """Lay the questions of the set aside as they are stored."""
        self._many("INSERT INTO before VALUES (?, ?, ?, ?, ?)", rows)

    def find_before(self, file: str, row: int, part: int) -> tuple[int, bytes] | None:
        """Return place and body of the stored question of a row and part, or None."""
        found = self._database.execute(
            "SELECT place, body FROM before WHERE file = ? AND source_row = ? AND part = ?"
            " ORDER BY place DESC LIMIT 1",
            (file, row, part),
        ).fetchone()
        return (int(found[0]), bytes(found[1])) if found else None

    def before(self) -> Iterator[tuple[bytes, bytes | None]]:
        """Yield the body of each stored question, in order, and that of the draft that names it."""
        for body, again in self._some(
            "SELECT one.body, (SELECT d.body FROM draft d WHERE d.old = one.place"
            " ORDER BY d.seq DESC LIMIT 1) FROM before one ORDER BY one.place"
        ):
            yield bytes(body), None if again is None else bytes(again)

    def _some(self, wanted: str) -> Iterator[Sequence[Any]]:
        cursor = self._database.execute(wanted)
        while some := cursor.fetchmany(_AT_ONCE):
            yield from some

    def drop_file(self, file: int) -> None:
        """Forget the drafts of a file that was refused as a whole."""
        self._database.execute("DELETE FROM draft WHERE file = ?", (file,))

    def drop_drafts(self, numbers: Sequence[int]) -> None:
        """Forget some drafts."""
        self._many("DELETE FROM draft WHERE seq = ?", ((seq,) for seq in numbers))

    def change_drafts(self, file: int, change: Callable[[bytes], bytes]) -> None:
        """Put others in the place of the bodies of a file's drafts, which go by no id then."""
        last = -1
        wanted = "SELECT seq, body FROM draft WHERE file = ? AND seq > ? ORDER BY seq LIMIT ?"
        while rows := self._database.execute(wanted, (file, last, _AT_ONCE)).fetchall():
            last = rows[-1][0]
            changed = [(change(bytes(body)), seq) for seq, body in rows]
            self._many("UPDATE draft SET body = ?, id_key = NULL WHERE seq = ?", changed)

    def same_ids(self, file: int) -> Iterator[tuple[int, bytes]]:
        """Yield the drafts of a file whose ids seem to stand in several rows, in their order."""
        yield from self._database.execute(
            "SELECT seq, body FROM draft WHERE file = :file AND id_key IN (SELECT id_key FROM draft"
            " WHERE file = :file AND id_key IS NOT NULL GROUP BY id_key"
            " HAVING min(source_row) < max(source_row)) ORDER BY seq",
            {"file": file},
        )

    @contextmanager
    def together(self) -> Iterator[None]:
        """Lay aside what is laid aside within it as one, which is quicker than one by one."""
        self._database.execute("BEGIN")
        try:
            yield
        finally:
            # A disk that is full has ended it already, and that is what is to be told.
            if self._database.in_transaction:
                self._database.execute("COMMIT")

    def see(self, name: bytes, body: bytes) -> None:
        """Remember what became of an image's name."""
        self._database.execute("INSERT OR REPLACE INTO sight VALUES (?, ?)", (name, body))

    def seen(self, name: bytes) -> bytes | None:
        """Return what became of an image's name, or None where it was not looked up."""
        wanted = self._database.execute("SELECT body FROM sight WHERE name = ?", (name,))
        found = wanted.fetchone()
        return bytes(found[0]) if found else None

    def add_shape(self, id_: str, content: str) -> None:
        """Lay the shape of a mark aside."""
        self._database.execute("INSERT OR IGNORE INTO shape VALUES (?, ?)", (id_, content))

    def shape(self, id_: str) -> str:
        """Return a shape that was laid aside, or "" where it was not."""
        wanted = self._database.execute("SELECT content FROM shape WHERE id = ?", (id_,))
        found = wanted.fetchone()
        return str(found[0]) if found else ""

    def picture(self, address: str) -> int:
        """Return the number of a picture, one more than all others where it is new."""
        wanted = self._database.execute("SELECT number FROM picture WHERE address = ?", (address,))
        if found := wanted.fetchone():
            return int(found[0])
        new = self._database.execute("INSERT INTO picture (address) VALUES (?)", (address,))
        assert new.lastrowid is not None  # noqa: S101 - SQLite names the row it has inserted
        return new.lastrowid

    def fill(self, number: int, about: bytes, data: bytes) -> None:
        """Lay aside what is stored of a picture when the import is written."""
        self._database.execute(
            "UPDATE picture SET about = ?, data = ? WHERE number = ? AND about IS NULL",
            (about, data, number),
        )

    def filled(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Yield number, facts and bytes of each picture that is to be stored."""
        yield from self._database.execute(
            "SELECT number, about, data FROM picture WHERE about IS NOT NULL ORDER BY number"
        )

    @property
    def pictures(self) -> int:
        """Return the highest number of a picture."""
        found = self._database.execute("SELECT coalesce(max(number), 0) FROM picture").fetchone()
        return int(found[0])

    def add_shown(self, rows: Iterable[ShownRow]) -> None:
        """Note of questions what they show."""
        self._many("INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def shown(self) -> Iterator[tuple[bytes, bool]]:
        """Yield the hash of what each question shows, in order, and whether it is changed."""
        for content, changed in self._some("SELECT hash, changed FROM shown ORDER BY seq"):
            yield bytes(content), bool(changed)

    def twins(self) -> Iterator[tuple[int, int, bool, int, int, bool]]:
        """Yield file, row and `named` of each question that shows the same as an earlier one.

        The same of that one stands behind.
        """
        self._database.execute("CREATE INDEX IF NOT EXISTS shown_content ON shown (content)")
        yield from self._database.execute(
            "SELECT one.file, one.source_row, one.named, f.file, f.source_row, f.named FROM"
            " (SELECT content, min(seq) AS seq FROM shown GROUP BY content HAVING count(*) > 1) few"
            " JOIN shown one ON one.content = few.content AND one.seq > few.seq"
            " JOIN shown f ON f.seq = few.seq ORDER BY one.seq"
        )

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self.together():
            self._database.executemany(statement, rows)
