"""A column of an export: its name, type and meaning, and how a row's value is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

Value = str | int | float | bool | None

T = TypeVar("T")


class Kind(StrEnum):
    """Types of values, as the codebook names them."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    TRUTH = "true or false"
    DATE = "date and time, ISO 8601 in UTC"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of an export.

    Attributes:
        name: the same in every format.
        kind: the type of its values; any value may be missing where `meaning` says so.
        meaning: for the codebook.
        value: takes the value from a row.
        width: in characters, in the workbook.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[T], Value] = field(repr=False)
    width: int = 12


def values(columns: Sequence[Column[T]], row: T) -> list[Value]:
    """Return a row's values in the order of the columns."""
    return [column.value(row) for column in columns]
