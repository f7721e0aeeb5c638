"""Parquet tables, by row groups: a part of one group is in memory at a time."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from medannot.exchange.question_sets.containers.source import FileRefused, Rows, Source

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetFile

_BUFFER_BYTES = 1 << 20
_PICTURES_AT_ONCE = 64
_TEXTS_AT_ONCE = 1_000

_Named = Callable[[object], object]


def read_parquet(source: Source) -> Rows:
    """Return the rows of a Parquet table, from 1.

    Structs become objects, lists lists, and class labels their names, which `datasets` keeps in the
    schema under "huggingface".

    Raises:
        FileRefused: it is no whole Parquet table, or a kind of value is not known.
        OSError: it cannot be read.
    """
    # 160 MB on the disk, which nothing else needs: loaded when such a file is opened.
    from pyarrow import ArrowException  # noqa: PLC0415 - see above
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - see above

    with source.path.open("rb") as opened:
        try:
            file = ParquetFile(opened, buffer_size=_BUFFER_BYTES, pre_buffer=False)
            source.total = file.metadata.num_rows
            schema = file.schema_arrow
        except (ArrowException, OSError, ValueError, KeyError, IndexError) as fault:
            raise FileRefused("it is no whole Parquet table.") from fault
        try:
            yield from _records(file, schema)
        except (ArrowException, OSError, ValueError, KeyError, IndexError) as fault:
            raise FileRefused("the Parquet table cannot be read to its end.") from fault


def _records(file: "ParquetFile", schema: "pyarrow.Schema") -> Rows:
    named = label_names(schema.metadata or {})
    pictures = any(_holds_bytes(field.type) for field in schema)
    at_once = _PICTURES_AT_ONCE if pictures else _TEXTS_AT_ONCE
    row = 0
    for batch in file.iter_batches(batch_size=at_once, use_threads=False):
        for record in batch.to_pylist():
            row += 1
            for key, name in named.items():
                if key in record:
                    record[key] = name(record[key])
            yield row, record


def _holds_bytes(type_: "pyarrow.DataType") -> bool:
    from pyarrow import types  # noqa: PLC0415 - loaded by now

    if types.is_binary(type_) or types.is_large_binary(type_):
        return True
    return any(_holds_bytes(type_.field(place).type) for place in range(type_.num_fields))


def label_names(metadata: Mapping[bytes, bytes]) -> dict[str, _Named]:
    """Return for each column with class labels what puts their names in the place of numbers.

    Args:
        metadata: of the schema; `datasets` writes its features as JSON into it.
    """
    try:
        about = json.loads(metadata.get(b"huggingface", b"{}"))
        features = about["info"]["features"]
        found = {str(key): _naming(feature) for key, feature in features.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {key: naming for key, naming in found.items() if naming is not None}


def _naming(feature: object) -> _Named | None:
    if isinstance(feature, list) and len(feature) == 1:
        return _each(_naming(feature[0]))
    if not isinstance(feature, dict):
        return None
    if feature.get("_type") == "ClassLabel":
        return _label(list(feature.get("names") or ()))
    if feature.get("_type") in {"Sequence", "List", "LargeList"}:
        return _each(_naming(feature.get("feature")))
    if "_type" in feature:
        return None
    inner = {key: naming for key, part in feature.items() if (naming := _naming(part))}
    return _inside(inner) if inner else None


def _label(names: list[object]) -> _Named | None:
    if not names:
        return None

    def name(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int):
            return value
        # -1 says that the label is withheld.
        return str(names[value]) if 0 <= value < len(names) else None

    return name


def _each(naming: _Named | None) -> _Named | None:
    if naming is None:
        return None
    return lambda value: [naming(v) for v in value] if isinstance(value, list) else naming(value)


def _inside(inner: Mapping[str, _Named]) -> _Named:
    def name(value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {key: inner[key](v) if key in inner else v for key, v in value.items()}

    return name
