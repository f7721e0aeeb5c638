"""Lists of refused rows, out to a table."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from medannot.domain.errors import EnvironmentFault
from medannot.exchange.csv_cells import guarded


def save_rows(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows as CSV that spreadsheets open; the first row is the head.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    text = io.StringIO()
    csv.writer(text).writerows([[guarded(cell) for cell in row] for row in rows])
    try:
        path.write_bytes(text.getvalue().encode("utf-8-sig"))
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be written ({reason}); choose a place that you may write.",
            name=path.name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
