"""The schema's revision: which one a database has, and the way from an older one to ours.

Alembic takes long to load, so that it is loaded only where a database is made or migrated.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.paths import schema_revisions
from medannot.store.backup_list import damaged
from medannot.store.sqlite_only import (
    address_of,
    broken_references,
    is_missing_table,
    make_engine,
    told_faults,
)
from medannot.store.tables import WorkspaceRow

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The newest revision in `db/versions`; a test compares."""

_COLUMNS = """
SELECT t.name, c.name, c."notnull" AND c.dflt_value IS NULL AND NOT c.pk
FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'
"""


def revision_of(database: Path) -> str:
    """Return the revision of a database file.

    Raises:
        EnvironmentFault: the file is no database of medannot, or cannot be read.
    """
    with (
        told_faults(database),
        closing(sqlite3.connect(address_of(database, read_only=True), uri=True)) as connection,
    ):
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as fault:
            if is_missing_table(fault):
                raise _foreign(database) from fault
            raise
    if row is None:
        raise _foreign(database)
    return str(row[0])


def _foreign(database: Path) -> EnvironmentFault:
    if database.stat().st_size == 0:
        return damaged(database)  # cut off by a power failure or a full disk
    return EnvironmentFault(
        "The file {name} was not made by medannot; choose the folder of a workspace.",
        name=database.name,
    )


def is_current(database: Path) -> bool:
    """Tell whether a database has our revision; an older one has not.

    Raises:
        Refusal: the database is of a newer medannot.
        EnvironmentFault: the file is no database of medannot, or cannot be read.
    """
    revision = revision_of(database)
    if revision == HEAD:
        return True
    if revision in known_revisions():
        return False
    raise Refusal(
        "This workspace was written by a newer medannot (schema {revision}, this program knows "
        "{head}); install the newer version to open it.",
        revision=revision,
        head=HEAD,
    )


def refuse_unlike_schema(database: Path) -> None:
    """Refuse a database of our revision that lacks what the rows ask for, or asks for more.

    While a revision is being developed it is changed in place, so that its number alone does not
    tell what a database has. A column that nothing has to fill is no hindrance.

    Raises:
        Refusal: a table or column is missing, or a row of this program would leave one empty.
        EnvironmentFault: the file cannot be read.
    """
    with (
        told_faults(database),
        closing(sqlite3.connect(address_of(database, read_only=True), uri=True)) as connection,
    ):
        held = {(table, column): must for table, column, must in connection.execute(_COLUMNS)}
    tables = WorkspaceRow.metadata.tables
    needed = {(name, column) for name, table in tables.items() for column in table.columns.keys()}  # noqa: SIM118 - the names, not the columns
    unknown = {place for place, must in held.items() if must and place[0] in tables} - needed
    unlike = sorted((needed - held.keys()) | unknown)
    if unlike:
        raise Refusal(
            "This workspace was made by another development version of medannot, whose database "
            "differs ({table}.{column}); open it with that version. Nothing was changed.",
            table=unlike[0][0],
            column=unlike[0][1],
        )


def known_revisions() -> tuple[str, ...]:
    """Return the revisions of `db/versions`, the oldest first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # loaded only where needed

    script = ScriptDirectory.from_config(_configuration())
    return tuple(revision.revision for revision in script.walk_revisions())[::-1]


def migrate(database: Path, copy: Path | None = None) -> None:
    """Bring a database, empty or older, to our revision; after a fault it is as before.

    Args:
        database: the file.
        copy: where it was copied to before, for the sentence of a fault; a new one has none.

    Raises:
        EnvironmentFault: the database cannot be written, or rows of it refer to missing ones.
    """
    from alembic import command  # noqa: PLC0415  # loaded only where needed

    configuration = _configuration()
    engine = make_engine(database, foreign_keys=False)
    try:
        with (
            told_faults(database),
            engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
            if broken := broken_references(connection):
                raise _torn(database, broken[0], copy)
    finally:
        engine.dispose()


def _torn(database: Path, problem: str, copy: Path | None) -> EnvironmentFault:
    if copy is None:
        return EnvironmentFault(
            "The database {name} cannot be made ({problem}); install medannot anew.",
            name=database.name,
            problem=problem,
        )
    return EnvironmentFault(
        "The workspace {folder} cannot be brought up to date ({problem}) and stays as it was. Go "
        "on with the medannot that wrote it; the copy that was made of its database is {copy}: "
        "send that file with this sentence to those who look after medannot for you.",
        folder=database.parent,
        problem=problem,
        copy=copy,
    )


def _configuration() -> "Config":
    from alembic.config import Config  # noqa: PLC0415  # loaded only where needed

    configuration = Config()
    configuration.set_main_option("script_location", str(schema_revisions()).replace("%", "%%"))
    # A quiet run: env.py must not touch the program's own logging.
    configuration.attributes["configure_logger"] = False
    return configuration
