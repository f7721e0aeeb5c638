"""Alembic's environment: runs revisions over the connection that the store hands it."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

from medannot.store import tables

assert tables.__name__  # noqa: S101  # imported so that the metadata holds every table


def run(connection: Connection) -> None:
    """Run the revisions within the transaction of the caller."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        transactional_ddl=True,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
