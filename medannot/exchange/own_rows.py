"""By what a row of a set's own export is known again: the version it shows, and what was written.

A row holds the id of its item version, SHA-256 over its other fields, and SHA-256 of each image
file as it was written. Who imports the file into the same set can so tell a row that nobody touched
from one that was changed, though the format has no place for all that the set keeps.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medannot.domain.errors import EnvironmentFault

VERSION = "item_version"
ROW = "medannot_row"
IMAGES = "medannot_images"
OWN_FIELDS = (VERSION, ROW, IMAGES)

UNIT, UNIT_ORDER, UNIT_TOGETHER = "medannot_unit", "medannot_unit_order", "medannot_unit_together"
LINKING = (UNIT, UNIT_ORDER, UNIT_TOGETHER)
"""Columns of a table that say which questions are linked; those of a table that links none have
none of them. The mapping `vlmevalkit-medannot` reads them."""

CAPTIONS = "medannot_captions"
"""Column of a table that holds what is written below the images of a question, as a JSON list; a
table of questions without captions has none."""

TOGETHER = "yes"
"""Stands in the last of them where the questions of a unit are right together or not at all."""

GROUPING = ("category", "l2-category", "split")
"""Columns by which VLMEvalKit's scorer groups; it fails where one is blank in some rows only."""

NO_WORD = "none"
"""Stands in those columns where the source says nothing."""

AGAIN = (
    f"{VERSION}, {ROW} and {IMAGES} tell medannot which question a row is: imported into the same "
    "set, rows that nobody changed change nothing, and a changed row becomes that question's next "
    "version."
)
"""What README.md says of it."""

ONLY_HERE = (
    "Which questions are of one patient, which are translations of each other, explanations, and "
    "roles of images stay in the workspace: a new set made of this file has none of them."
)
"""What README.md says of that which no export of a set holds."""

_HASH_SIGNS = 64
_SIGNS_OF_A_NAME = 12
_CHUNK = 1 << 20


def missing_name(known: str, frame: int) -> str:
    """Return what an image that is not there is called outside: nothing of its own name.

    Args:
        known: keyed hash of its name, or what else it goes by.
        frame: which of its frames is shown first, from 1.
    """
    behind = f"-{frame}" if frame > 1 else ""
    return f"missing-{known[:_SIGNS_OF_A_NAME]}{behind}.png"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What a row of an export says of itself.

    Attributes:
        version: id of the item version that was written.
        as_written: whether its fields, images aside, are those that were written.
        images: SHA-256 of the image files, in order; "" of one that was missing.
        item: id of the stored question, once it was found in the set; else "".
        file, row, part: where that question stood when it came in first.
        same_images: whether the images are those that were written.
    """

    version: str
    as_written: bool
    images: tuple[str, ...]
    item: str = ""
    file: str = ""
    row: int = 0
    part: int = 0
    same_images: bool = False


def may_hold_own(path: Path) -> bool:
    """Tell whether a file may hold rows of an export, by a look for their key among its bytes.

    A workbook may, since its parts are packed; Parquet is written by no export.

    Raises:
        EnvironmentFault: it cannot be read.
    """
    if path.suffix.lower() in {".xlsx", ".parquet"}:
        return path.suffix.lower() == ".xlsx"
    sign, before = VERSION.encode(), b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if sign in before + chunk:
                    return True
                before = chunk[1 - len(sign) :]
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault
    return False


def row_hash(record: Mapping[str, Any]) -> str:
    """Return SHA-256 over a row's fields but for its images in base64 and the hash itself."""
    told = {
        key: value
        for key, value in record.items()
        if key not in {ROW, "image"} and not key.startswith("@")
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def image_hashes(hashes: Sequence[str]) -> str:
    """Return the hashes of a row's images as the one text that stands in its field."""
    return " ".join(hash_ or "-" for hash_ in hashes)


def own_row(record: Mapping[str, Any]) -> OwnRow | None:
    """Return what a row says of itself, or None where it is of no export of a set."""
    version, written = record.get(VERSION), record.get(ROW)
    if not isinstance(version, str) or not isinstance(written, str) or not version:
        return None
    images = record.get(IMAGES)
    words = images.split() if isinstance(images, str) else []
    hashes = tuple(word if len(word) == _HASH_SIGNS else "" for word in words)
    return OwnRow(version, row_hash(record) == written.strip(), hashes)
