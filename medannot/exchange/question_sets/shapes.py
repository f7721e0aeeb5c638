"""Files that name no keys, recognised by the shape of all their rows.

A table without headings or lines of plain text are taken for a mapping's only where that mapping
says what stands in its columns (`container.shape`) and every row of the file is so.
"""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from medannot.domain.errors import MedannotError, Sentence
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.text_files import in_utf_8
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole, SetMapping
from medannot.exchange.question_sets.mapping_files import known_mappings

GUESSED = (
    "it names no columns; by the shape of all its rows they were taken for {columns} ({mapping}), "
    "which is a guess: look whether it is right."
)
_HEAD = 1 << 16
_LINES = (".txt",)
_TABLES = {".csv": ",", ".tsv": "\t"}


def shaped(source: Source) -> SetMapping | None:
    """Return the mapping whose shape all rows of a file have, or None."""
    for mapping in known_mappings():
        role = mapping.container
        if role.shape and _may_be(source, role) and _all_fit(source, role):
            return mapping
    return None


def guessed(mapping: SetMapping) -> Sentence:
    """Say that a file's columns were guessed."""
    return Sentence(
        GUESSED,
        columns=", ".join(mapping.container.columns),
        mapping=mapping.name,
    )


def _may_be(source: Source, role: ContainerRole) -> bool:
    """Tell by the beginning of a file whether it may have a shape, as few have."""
    if role.kind is ContainerKind.LINES:
        return source.suffix in _LINES
    if source.suffix not in _TABLES or role.kind not in {ContainerKind.AUTO, ContainerKind.TABLE}:
        return False
    try:
        with source.path.open("rb") as file:
            head = in_utf_8(file.read(_HEAD), source.encoding)
        text = head.decode("utf-8-sig", errors="replace")
        cells = next(csv.reader(StringIO(text), delimiter=_TABLES[source.suffix]), [])
    except (OSError, csv.Error):
        return False
    return len(cells) == len(role.columns) and _fits(
        dict(zip(role.columns, cells, strict=True)), role
    )


def _all_fit(source: Source, role: ContainerRole) -> bool:
    trial = Source(source.path, source.name, role, encoding=source.encoding)
    stem = source.name.rpartition(".")[0]
    try:
        return all(
            isinstance(record, dict) and _fits(record | {"@stem": stem}, role)
            for _, record in open_rows(trial)  # which refuses a file without rows
        )
    except (FileRefused, MedannotError):
        return False


def _fits(record: Mapping[str, Any], role: ContainerRole) -> bool:
    return all(
        re.fullmatch(pattern, str(record[key]).strip()) is not None
        for key, pattern in role.shape
        if key in record
    )
