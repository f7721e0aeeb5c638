"""What the row classes share."""

from typing import cast

from sqlalchemy import CheckConstraint, Table
from sqlmodel import SQLModel


def table_of(row: type[SQLModel]) -> Table:
    """Return the SQLAlchemy table of a row class; the store writes Core statements over it."""
    return cast("Table", row.__table__)  # type: ignore[attr-defined]  # set by SQLModel


def one_of(column: str, *values: str) -> CheckConstraint:
    """Let a column hold only these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
