"""The baseline as one JSON file: facts, table, readers, answers and the codebook."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from medannot.exchange.baselines.column import values
from medannot.exchange.baselines.columns import CODEBOOK_HEAD, COLUMNS, codebook

FORMAT = "medannot-baseline"
FORMAT_VERSION = 1


def write_json(path: Path, about: Mapping[str, Any], rows: Mapping[str, Sequence[Any]]) -> None:
    """Write the whole baseline; what was not measured is null."""
    whole = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "about": about,
        "codebook": [dict(zip(CODEBOOK_HEAD, line, strict=True)) for line in codebook()],
    }
    for name, columns in COLUMNS.items():
        names = [column.name for column in columns]
        whole[name] = [dict(zip(names, values(columns, row), strict=True)) for row in rows[name]]
    with path.open("w", encoding="utf-8") as file:
        json.dump(whole, file, ensure_ascii=False, indent=1, allow_nan=False)
        file.write("\n")
