"""What a report of reviewed questions holds: flat rows, so that files can be written of them."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class QuestionTables:
    """A report as it is written to files.

    Attributes:
        facts: of the report as a whole.
        figures: one row for all questions, each ability, each kind and each problem.
        formulas: of the figures.
    """

    facts: Mapping[str, Value]
    figures: tuple[Mapping[str, Value], ...]
    formulas: tuple[tuple[str, str], ...]
