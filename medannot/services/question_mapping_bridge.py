"""All that the mapping screen asks of the readers of question files, in one place."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from medannot import paths
from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.languages import LANGUAGES
from medannot.domain.little_words import LatinTexts
from medannot.exchange.question_sets.containers import finding
from medannot.exchange.question_sets.containers.finding import SUFFIXES, QuestionFile
from medannot.exchange.question_sets.containers.source import FileRefused
from medannot.exchange.question_sets.draft_images import draft_images
from medannot.exchange.question_sets.lookup import plain_at, text_at
from medannot.exchange.question_sets.mapping import (
    ContainerKind,
    ContainerRole,
    ImageRole,
    SetMapping,
)
from medannot.exchange.question_sets.mapping_files import (
    known_mappings,
    read_mapping,
    recognise,
)
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.named_columns import (
    family_of,
    further_of,
    is_called_option,
    row_of,
    signs_of,
    stem_of,
)
from medannot.exchange.question_sets.option_columns import (
    columns_of,
    has_mark,
    is_column,
    is_numbered,
    pattern_of,
)
from medannot.exchange.question_sets.options import read_options
from medannot.exchange.question_sets.reading import FileReader, unknown_language
from medannot.exchange.question_sets.rows import pieces_of, read_row
from medannot.exchange.question_sets.types import all_yes_or_no, settle, several_files
from medannot.exchange.question_sets.values import Draft, DraftImage, RowRefused
from medannot.exchange.question_sets.written_lists import unwritten
from medannot.services.question_mapping_values import FileLook, RawContainer, RawMapping

__all__ = [
    "NUMBERED_IMAGES",
    "SPLIT_IS_A_ROLE",
    "SUFFIXES",
    "QuestionFile",
    "RowRefused",
    "columns_of",
    "drafts_of",
    "family_of",
    "filled_at",
    "first_records",
    "further_of",
    "has_mark",
    "images_alone",
    "is_called_option",
    "is_column",
    "is_numbered",
    "known_mappings",
    "mapping_of",
    "options_alone",
    "pattern_of",
    "plain_at",
    "program_mappings",
    "question_files",
    "read_mapping",
    "recognise",
    "row_of",
    "settled",
    "signs_of",
    "stem_of",
    "unfolded",
    "with_other_files",
]

SPLIT_IS_A_ROLE = "split" in {one.name for one in fields(SetMapping)}
"""Whether the language has a role of its own for the part of the source; else it is a category."""

NUMBERED_IMAGES = "captions" in {one.name for one in fields(ImageRole)}
"""Whether `{n}` in the key of images stands for 1, 2, 3 …"""


def question_files(paths: Sequence[Path]) -> tuple[QuestionFile, ...]:
    """Return the question files that the paths name; texts where a folder holds no other.

    Raises:
        EnvironmentFault: a folder cannot be read.
        InputFault: a folder holds no question file, or a file is named twice.
    """
    try:
        return finding.question_files(paths)
    except InputFault as fault:
        try:
            return finding.question_files(paths, _OF_LINES)
        except InputFault:
            raise fault from None


_OF_LINES = SetMapping("", "", "", container=ContainerRole(ContainerKind.LINES))


def first_records(
    file: QuestionFile, most: int, container: RawContainer | None = None, encoding: str = ""
) -> FileLook:
    """Read the first records of a file, and no further.

    Args:
        file: where it lies, and what is to be said of what lies beside it.
        most: records.
        container: how it holds them; None where the file itself tells.
        encoding: of its text; "" to find it out.

    Raises:
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    named = None
    if container is not None:
        named = mapping_of("", {"name": "-", "title": "-", "question": "-", "container": container})
    path = file.path
    reader = FileReader(replace(file, name=path.name), named, encoding=encoding)
    rows: list[tuple[int, Mapping[str, Any]]] = []
    problems: list[Problem] = []
    whole = True
    try:
        for row, record in reader.rows():
            if isinstance(record, dict):
                rows.append((row, record))
            else:
                problems.append(Problem(path.name, row, record))
            if len(rows) == most:
                whole = False
                break
    except FileRefused as fault:
        rows, problems = [], [Problem(path.name, 0, fault.reason)]
    return FileLook(
        path=path,
        rows=tuple(rows),
        total=len(rows) if whole and rows else None,
        recognised="",
        problems=tuple(problems),
        doubts=reader.doubts(),
    )


def with_other_files(look: FileLook, own: Sequence[SetMapping]) -> FileLook:
    """Return the records of a file with what the files beside it say of them.

    Args:
        look: the file's first records, with the mapping that is known to fit.
        own: the workspace's mappings.
    """
    known = (one for one in (*own, *known_mappings()) if one.name == look.recognised)
    mapping = next(known, None)
    if mapping is None or not (mapping.container.table or mapping.container.beside):
        return look
    reader = FileReader(QuestionFile(look.path, look.path.name), mapping)
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for row, record in look.rows:
        try:
            rows.append((row, {**record, **reader.of_other_files(record, mapping)}))
        except RowRefused:
            rows.append((row, record))  # the import tells why
    return replace(look, rows=tuple(rows))


def drafts_of(
    file: str, row: int, record: Mapping[str, Any], mapping: SetMapping, latin: LatinTexts
) -> tuple[Draft, ...]:
    """Return the questions that a record becomes.

    Args:
        file: its file's name.
        row: its number.
        record: the JSON object.
        mapping: by which it is read.
        latin: what Latin letters of its file are in, where nothing names a language.

    Raises:
        RowRefused: it becomes none.
    """
    reading = read_row(file, row, record, mapping, latin=latin)
    if reading.refused and not reading.drafts:
        reason = reading.refused[0]
        if isinstance(reason, Sentence):
            raise RowRefused(reason.template, **reason.details)
        raise RowRefused(reason)
    known = tuple(draft for draft in reading.drafts if draft.language in LANGUAGES)
    if reading.drafts and not known:
        said = unknown_language(reading.drafts[0].language)
        raise RowRefused(said.template, **said.details)
    return known


def options_alone(record: Mapping[str, Any], mapping: SetMapping) -> tuple[int, ...]:
    """Count the options of each item of a record that has some, whatever its other roles hold."""
    counts = []
    for inner, shape in pieces_of(record, mapping):
        try:
            counts.append(len(read_options(inner, shape.options, _question(inner, shape)).texts))
        except RowRefused:
            continue
    return tuple(filter(None, counts))


def _question(record: Mapping[str, Any], mapping: SetMapping) -> str:
    try:
        return text_at(record, mapping.question, "question")
    except RowRefused:
        return ""


def images_alone(
    record: Mapping[str, Any], mapping: SetMapping
) -> tuple[tuple[DraftImage, ...], ...]:
    """Return the images of each item of a record that has some, whatever its other roles hold."""
    found = []
    for inner, shape in pieces_of(record, mapping):
        try:
            found.append(draft_images(inner, shape.images))
        except RowRefused:
            continue
    return tuple(filter(None, found))


def filled_at(record: Mapping[str, Any], key: str) -> object:
    """Return what stands under a key, or the text of a template; None where that is no text."""
    if "{" not in key:
        return plain_at(record, key)
    try:
        return text_at(record, key, "text")
    except RowRefused:
        return None


def unfolded(value: object) -> object:
    """Return the list or object that was stored as a text; what holds none stays as it is."""
    if not isinstance(value, str) or not value.lstrip().startswith(("[", "{", "array(", "np.")):
        return value
    try:
        return unwritten(value)
    except RowRefused:
        return value


def settled(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give drafts the types that hold over all of them."""
    closed = {language for language, all_so in all_yes_or_no(drafts).items() if all_so}
    return settle(drafts, closed, several_files(drafts))


def program_mappings() -> Mapping[str, RawMapping]:
    """Return the program's own mappings by name, as their files hold them."""
    folder = paths.resources() / "mappings"
    values = [json.loads(file.read_text("utf-8")) for file in sorted(folder.rglob("*.json"))]
    return {str(value["name"]): value for value in values if "name" in value}
