"""Which files of a folder are read: those about others, and second forms of one, are not."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.one_record import is_one_record
from medannot.exchange.question_sets.mapping import ContainerKind, SetMapping

_ABOUT = frozenset({"dataset_infos.json", "dataset_info.json", "dataset_dict.json", "state.json"})
"""What the Python package `datasets` writes beside the questions."""

_FORMS = (".json", ".jsonl", ".ndjson", ".parquet", ".tsv", ".csv", ".xlsx")
"""In the order in which they are taken: what keeps lists and kinds of values comes first."""

_TABLES = frozenset({".csv", ".tsv", ".xlsx"})
_OF_KIND: Mapping[ContainerKind, frozenset[str]] = {
    ContainerKind.JSON: frozenset({".json"}),
    ContainerKind.JSON_LINES: frozenset({".jsonl", ".ndjson"}),
    ContainerKind.TABLE: _TABLES,
    ContainerKind.PARQUET: frozenset({".parquet"}),
    ContainerKind.LINES: frozenset({".txt"}),
}

_MOST_BYTES = 64 * 1024


def about_others(path: Path, mapping: SetMapping | None = None) -> bool:
    """Tell whether a file tells of the set and holds none of its questions.

    Such is what `datasets` writes about its tables, a small list of words and numbers alone (as
    VQA-RAD's list of all answers), and a small object of them, without a list or an object in it,
    unless it has the keys of a question.

    Args:
        path: the file.
        mapping: the one that was named.
    """
    if path.suffix.lower() != ".json":
        return False
    if path.name.lower() in _ABOUT:
        return True
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return False
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False  # the reader says what is wrong with it
    if isinstance(value, dict) and is_one_record(value, mapping):
        return False
    return _says_words_alone(value)


def _says_words_alone(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and not any(isinstance(part, dict | list) for part in value)
    parts = value.values() if isinstance(value, dict) else ([],)
    return not any(isinstance(part, dict | list) for part in parts)


def one_form_each(
    paths: Iterable[Path], mapping: SetMapping | None = None
) -> dict[Path, Sequence[Path]]:
    """Return the files to be read, each with those that hold the same in another form.

    Args:
        paths: files of one level of a folder, in order; two in one folder whose names differ in
            their endings alone are two forms of one file.
        mapping: the one that was named; the form that it is made for is taken first.
    """
    forms: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        forms.setdefault((path.parent, path.stem), []).append(path)
    wanted = _made_for(mapping)
    ordered = (sorted(alike, key=lambda path: _rank(path, wanted)) for alike in forms.values())
    return {first: others for first, *others in ordered}


def _made_for(mapping: SetMapping | None) -> frozenset[str]:
    """Return the endings of the files that a mapping is made for; none where it does not say."""
    if mapping is None:
        return frozenset()
    role = mapping.container
    if role.kind is ContainerKind.AUTO and (role.columns or role.delimiter):
        return _TABLES
    return _OF_KIND.get(role.kind, frozenset())


def _rank(path: Path, wanted: frozenset[str]) -> tuple[bool, int]:
    suffix = path.suffix.lower()
    return suffix not in wanted, _FORMS.index(suffix) if suffix in _FORMS else len(_FORMS)


def other_forms_told(others: Sequence[Path]) -> tuple[Sentence, ...]:
    """Say of a file which others were left out beside it."""
    if not others:
        return ()
    return (
        Sentence(
            "{names} lies beside it under the same name and is left out; name that file to read "
            "it instead.",
            names=", ".join(path.name for path in others),
        ),
    )
