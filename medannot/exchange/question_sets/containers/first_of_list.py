"""The first records of a JSON list, told from the file's beginning alone."""

import codecs
import json
from pathlib import Path
from typing import Any

_MOST_BYTES = 1 << 20
_BLANKS = " \t\r\n"


def first_of_list(path: Path, most: int) -> list[dict[str, Any]]:
    """Return the first records of a file that is a JSON list of objects in UTF-8.

    They are those that end in the first megabyte. The rest of the file is not read, so nothing
    says that it is whole. Of a file that begins otherwise there are none.

    Args:
        path: of the file.
        most: records.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES)
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        return []  # the reader finds out in which encoding it is
    decoder = json.JSONDecoder()
    found: list[dict[str, Any]] = []
    sign, at = "[", 0
    while len(found) < most:
        at = _past_blanks(text, at)
        if text[at : at + 1] != sign:
            break
        try:
            value, at = decoder.raw_decode(text, _past_blanks(text, at + 1))
        except (ValueError, RecursionError):
            break
        if not isinstance(value, dict):
            break
        found.append(value)
        sign = ","
    return found


def _past_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in _BLANKS and at < len(text):
        at += 1
    return at
