"""JSON as the scorers read it."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_LONE = re.compile("[\ud800-\udfff]")


def write_json(folder: Path, path: str, value: Any) -> None:  # noqa: ANN401  # any JSON value
    """Write one JSON file, indented by four as the scorers' own are.

    Raises:
        OSError: it cannot be written.
    """
    target = folder.joinpath(*path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, indent=4)
    target.write_text(_LONE.sub("\ufffd", text) + "\n", encoding="utf-8", newline="\n")


def write_lines(folder: Path, path: str, records: Iterable[Any]) -> int:
    """Write JSON Lines; return how many.

    Raises:
        OSError: it cannot be written.
    """
    target = folder.joinpath(*path.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            # A lone half of a sign is no text of UTF-8; the line separators are, and stay escaped.
            text = _LONE.sub("\ufffd", json.dumps(record, ensure_ascii=False))
            file.write(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n")
            count += 1
    return count
