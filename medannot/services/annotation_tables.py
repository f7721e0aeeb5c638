"""Tables over an annotation project, written as CSV."""

from pathlib import Path

from medannot.domain.annotation.balance import Balance, Cross
from medannot.domain.annotation.consensus import Consensus
from medannot.domain.annotation.cooccurrence import CoOccurrence

Table = Balance | Cross | CoOccurrence | tuple[Consensus, ...]
"""What `ProjectFigures` counts."""


def save_table(table: Table, path: Path) -> None:
    """Write a table as a new CSV file, in which no cell is run as a formula.

    Raises:
        Refusal: there is such a file already.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    from medannot.exchange.annotations import overview_tables  # noqa: PLC0415  # who only looks
    from medannot.exchange.new_file import write_new  # noqa: PLC0415  # needs neither

    if isinstance(table, Balance):
        data = overview_tables.balance_csv(table)
    elif isinstance(table, Cross):
        data = overview_tables.cross_csv(table)
    elif isinstance(table, CoOccurrence):
        data = overview_tables.together_csv(table)
    else:
        data = overview_tables.differentials_csv(table)
    write_new(path, data)
