"""How question files hold their records: found out where no mapping says it, and read so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from medannot.domain.errors import EnvironmentFault, InputFault, Problem
from medannot.exchange.question_sets.containers.column_wise import is_column_wise
from medannot.exchange.question_sets.containers.json_files import json_value
from medannot.exchange.question_sets.containers.path_finding import (
    RecordPlace,
    division,
    record_places,
)
from medannot.exchange.question_sets.containers.source import FileRefused, Source
from medannot.exchange.question_sets.containers.text_files import (
    begins_as_object,
    text_encoding,
)
from medannot.exchange.question_sets.containers.workbooks import sheets_of
from medannot.exchange.question_sets.mapping import ContainerKind, ContainerRole, SetMapping
from medannot.services.question_mapping_bridge import (
    QuestionFile,
    first_records,
    known_mappings,
    with_other_files,
)
from medannot.services.question_mapping_saved import fit_of, not_known
from medannot.services.question_mapping_values import FileLook, Holding, RawContainer

LOOKED_AT = 200
"""So many records of each file are looked at; a file is never read for more."""

_TABLES = frozenset({".csv", ".tsv"})
_LINES_SHOWN = 8
_MOST_LINE = 400


def looked(
    file: QuestionFile,
    own: Sequence[SetMapping],
    container: RawContainer | None,
    encoding: str = "",
) -> FileLook:
    """Look at the first records of a file.

    Args:
        file: where it lies.
        own: the workspace's mappings.
        container: how the file holds its records; None to find it out.
        encoding: of its text; "" to find it out.
    """
    look = _read(file, container, encoding)
    if container is not None or look.rows:
        return _recognised(look, own)
    return _tried(file, own, encoding) or look


def _recognised(look: FileLook, own: Sequence[SetMapping]) -> FileLook:
    fit = fit_of([record for _, record in look.rows], own)
    told = (Problem(look.path.name, 0, not_known(fit)),) if fit.left_out else ()
    known = replace(look, recognised=fit.name, fit=fit, doubts=(*told, *look.doubts))
    return with_other_files(known, own)


def _read(file: QuestionFile, container: RawContainer | None, encoding: str) -> FileLook:
    path = file.path
    try:
        return first_records(file, LOOKED_AT, container, encoding)
    except (InputFault, EnvironmentFault) as fault:
        problem = Problem(path.name, 0, fault.template, fault.details)
        return FileLook(path, (), None, "", (problem,))


def _tried(file: QuestionFile, own: Sequence[SetMapping], encoding: str) -> FileLook | None:
    """Read a file in the ways that mappings hold theirs; the first that fits counts."""
    # Of JSON objects the reader itself tries what the program knows.
    known = () if file.path.suffix.lower() == ".json" else known_mappings()
    for mapping in (*own, *known):
        role = mapping.container
        if role == ContainerRole() or not _may_hold(role, file.path):
            continue
        look = _recognised(_read(file, raw_of(role), encoding), own)
        if look.rows and not look.problems and look.recognised == mapping.name:
            return replace(look, tried=True)
    return None


def _may_hold(role: ContainerRole, path: Path) -> bool:
    suffix = path.suffix.lower()
    if role.kind is ContainerKind.LINES:
        return suffix not in {".json", ".jsonl", ".ndjson", ".xlsx", ".parquet"}
    return suffix == ".json" if role.records else suffix in _TABLES


def raw_of(role: ContainerRole) -> RawContainer:
    """Return a role as a mapping's file holds it; nothing where all is found out."""
    raw: dict[str, Any] = {}
    if role.kind is not ContainerKind.AUTO:
        raw["kind"] = role.kind.value
    for name in ("records", "delimiter", "skip_lines", "encoding"):
        if getattr(role, name):
            raw[name] = getattr(role, name)
    for name in ("columns", "outer"):
        if getattr(role, name):
            raw[name] = list(getattr(role, name))
    return raw


def holding_of(
    paths: Sequence[Path], container: RawContainer | None, encoding: str = ""
) -> Holding | None:
    """Return how files hold their records, where there is something to say about it.

    Args:
        paths: the files; the first tells.
        container: how they are read; None where nothing says it, and it is found out.
        encoding: of their text; else as the container says, or found out.
    """
    encoding = encoding or str((container or {}).get("encoding", ""))
    found = _holding(paths, container, encoding)
    if found is None or not encoding:
        return found
    return replace(found, raw={**found.raw, "encoding": encoding})


def _holding(
    paths: Sequence[Path], container: RawContainer | None, encoding: str
) -> Holding | None:
    if not paths:
        return None
    suffix = paths[0].suffix.lower()
    if suffix == ".json":
        return _of_json(paths[0], container, encoding)
    if suffix == ".xlsx":
        return _of_workbook(paths[0], container)
    if suffix in {".jsonl", ".ndjson", ".parquet"}:
        return None
    return _of_text(paths[0], container, encoding, plain=suffix not in _TABLES)


def _of_json(path: Path, container: RawContainer | None, encoding: str) -> Holding | None:
    try:
        source = Source(path, path.name, encoding=encoding)
        value = json_value(source) if begins_as_object(path, encoding) else None
    except (FileRefused, InputFault, OSError):
        return None
    places = record_places(value)
    if not isinstance(value, dict) or not (places or container):
        return None
    if container is None and is_column_wise(value):
        return None  # the reader makes rows of its columns
    raw = dict(container) if container is not None else {"records": places[0].path}
    return Holding("json", raw, places=places)


def _of_workbook(path: Path, container: RawContainer | None) -> Holding | None:
    """Return the sheets of a workbook, where there are several to choose from."""
    try:
        sheets = sheets_of(Source(path, path.name))
    except (FileRefused, OSError):
        return None
    if len(sheets) < 2:
        return None
    places = tuple(RecordPlace(one.name, int(one.filled), one.columns) for one in sheets)
    return Holding("sheets", dict(container or {}), places=places)


def _of_text(
    path: Path, container: RawContainer | None, encoding: str, *, plain: bool
) -> Holding | None:
    try:
        source = Source(path, path.name, encoding=encoding)
        with path.open(encoding=text_encoding(source)) as file:
            lines = [line.rstrip("\r\n")[:_MOST_LINE] for line in islice(file, _LINES_SHOWN * 5)]
    except (FileRefused, OSError, UnicodeError):
        return None
    if not any(lines):
        return None
    raw = dict(container or {})
    if container is None and plain:
        found = division(lines)
        raw = {"kind": "lines", "delimiter": found.delimiter, "columns": _names(found.parts)}
        if found.skip:
            raw["skip_lines"] = found.skip
    return Holding("lines" if plain else "table", raw, head=tuple(lines[:_LINES_SHOWN]))


def _names(count: int) -> list[str]:
    """Return names for columns that nobody has named."""
    return [f"part {number}" for number in range(1, count + 1)]


def held(raw: Mapping[str, Any], container: RawContainer) -> Mapping[str, Any]:
    """Return a mapping under which files hold their records so."""
    rest = {name: value for name, value in raw.items() if name != "container"}
    return rest | {"container": dict(container)} if container else rest


def tidy(container: Mapping[str, Any]) -> RawContainer:
    """Return a container as it is written: without what says nothing."""
    return {name: value for name, value in container.items() if value not in ("", 0, [], ())}
