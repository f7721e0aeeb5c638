"""Mappings that a workspace keeps: which of them fits records, and what it leaves out there."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from medannot.domain.errors import InputFault, MedannotError, Sentence
from medannot.exchange.question_sets.mapping import OptionsFrom, SetMapping
from medannot.services.question_mapping_bridge import (
    further_of,
    has_mark,
    is_column,
    read_mapping,
    recognise,
)
from medannot.services.question_mapping_proposal import proposed
from medannot.services.question_mapping_roles import keys_of
from medannot.services.question_mapping_tree import facts_of
from medannot.services.question_mapping_values import Fit, KeyFacts, Role

MAPPINGS_FOLDER = "mappings"
"""In a workspace: the mappings that its people made, a JSON file each."""

CONTENT = frozenset({Role.OPTIONS, Role.IMAGES, Role.ANSWER})
"""Roles without which a question is another one."""

_MOST_UNUSED = 400
_SPELLINGS = re.compile(r"[|{}]")
_SPOKEN = frozenset({"name", "title", "recognise"})
"""What of a mapping names no key that it reads."""

_PLAYED: Mapping[Role, tuple[str, ...]] = {
    Role.ID: ("id", "id_if_unique"),
    Role.CONTEXT: ("context",),
    Role.OPTIONS: ("options.key",),
    Role.ANSWER: ("answer.key",),
    Role.IMAGES: ("images.key",),
    Role.TYPE: ("type.key", "type.fixed"),
    Role.LANGUAGE: ("language.key",),
    Role.ABILITY: ("ability.key",),
    Role.GROUP: ("group",),
    Role.ORDER: ("order",),
    Role.CASE: ("case",),
    Role.SPLIT: ("split",),
    Role.EXPLANATION: ("answer.explanation",),
}
"""Where a mapping says of a role that something plays it."""


def saved_files(workspace: Path | None) -> list[Path]:
    """Return the files of the mappings that a workspace keeps."""
    folder = workspace / MAPPINGS_FOLDER if workspace else None
    return sorted(folder.glob("*.json")) if folder is not None and folder.is_dir() else []


def saved_in(workspace: Path | None) -> tuple[SetMapping, ...]:
    """Return the mappings that a workspace keeps; one that was spoilt by hand is passed over."""
    found = []
    for path in saved_files(workspace):
        try:
            found.append(read_mapping(path))
        except MedannotError:
            continue
    return tuple(found)


def fit_of(records: Sequence[Mapping[str, Any]], own: Sequence[SetMapping]) -> Fit:
    """Return the mapping that the first record's keys are recognised by.

    Mappings saved in the workspace come first: a person made them for such files. One that does
    not know fields to which the records would give a role was made for other files: it gives way
    to another that knows them, and to one of the program's that reads more of the fields, or the
    questions of a set that came in by that one would lose what only it reads.

    Args:
        records: the first ones of a file.
        own: the workspace's mappings.
    """
    if not records:
        return Fit()
    program = _of_program(records[0])
    fitting = [
        mapping
        for mapping in own
        if mapping.recognise and all(key in records[0] for key in mapping.recognise)
    ]
    if not fitting:
        return Fit(program.name if program else "")
    facts = facts_of(records)
    fits = [Fit(one.name, left_out(one, facts, records)) for one in fitting]
    asked = {mapping.name: len(mapping.recognise) for mapping in fitting}
    best = min(fits, key=lambda fit: (len(fit.left_out), -asked[fit.name]))
    if program is not None:
        chosen = next(mapping for mapping in fitting if mapping.name == best.name)
        if any(_knows(_names_in(program), key) for key in (*best.keys, *_unseen(chosen, facts))):
            return Fit(program.name)
    return best


def _unseen(mapping: SetMapping, facts: Sequence[KeyFacts]) -> Iterator[str]:
    """Yield the keys of records that a mapping's maker did not see, whatever role they have."""
    names = _names_in(mapping)
    return (one.path for one in facts if not _knows(names, one.path))


def _of_program(record: Mapping[str, Any]) -> SetMapping | None:
    try:
        return recognise(record)
    except InputFault:
        return None


def left_out(
    mapping: SetMapping, facts: Sequence[KeyFacts], records: Sequence[Mapping[str, Any]]
) -> Mapping[Role, tuple[str, ...]]:
    """Return the keys that records would give to roles which a mapping leaves empty.

    Where it lists its columns of options, further ones that stand in a row with them count too. A
    key that the mapping's maker saw (`SetMapping.unused`) is left out by will.

    Args:
        mapping: the one that fits.
        facts: the keys of the records.
        records: those that were looked at.
    """
    names = _names_in(mapping)
    paths = [one.path for one in facts]
    proposal = proposed(facts, records)
    found: dict[Role, tuple[str, ...]] = {}
    for role, places in _PLAYED.items():
        if _is_played(mapping, role, places):
            continue
        for key in keys_of(proposal, role):
            meant = [path for path in paths if is_column(path, key)] if has_mark(key) else [key]
            if not all(_knows(names, path) for path in meant):
                found[role] = (*found.get(role, ()), key)
    further = further_of(mapping.options.keys, [one.path for one in facts if one.filled])
    if unseen := tuple(path for path in further if not _knows(names, path)):
        found[Role.OPTIONS] = unseen
    return found


def unused_keys(mapping: SetMapping, facts: Sequence[KeyFacts]) -> list[str]:
    """Return the keys of records that a mapping does not use, as its maker left it."""
    return [*mapping.unused, *_unseen(mapping, facts)][:_MOST_UNUSED]


def not_known(fit: Fit) -> Sentence:
    """Say which fields a saved mapping leaves out of files for which it was not made."""
    return Sentence(
        "the saved mapping {mapping} fits, but leaves out {keys}, which the files that it was made "
        "for did not have; look whether they belong to the questions.",
        mapping=fit.name,
        keys=", ".join(f"'{key}'" for key in fit.keys),
    )


def not_taken(fit: Fit) -> Sentence:
    """Say why a saved mapping reads no file of which it would leave out more than groups."""
    return Sentence(
        "the saved mapping {mapping} fits, but leaves out {keys}, which the files that it was made "
        "for did not have; make one for this file on the mapping screen or with `questions map`, "
        "or name it with --mapping to leave them out.",
        mapping=fit.name,
        keys=", ".join(f"'{key}'" for key in fit.keys),
    )


def _is_played(mapping: SetMapping, role: Role, places: Sequence[str]) -> bool:
    if role is Role.OPTIONS and mapping.options.source is not OptionsFrom.NONE:
        return True
    return any(_at(mapping, place) for place in places)


def _at(mapping: object, place: str) -> object:
    for part in place.split("."):
        mapping = getattr(mapping, part, None)
    return mapping


def _names_in(mapping: SetMapping) -> frozenset[str]:
    """Return all keys and patterns of keys that a mapping names anywhere."""
    texts = list(_texts(mapping))
    parts = {part for text in texts for part in _SPELLINGS.split(text)}
    return frozenset({*texts, *(one for text in texts for one in text.split("|")), *parts} - {""})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Mapping):
        yield from _texts(list(value))
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name not in _SPOKEN and inner != field.default:
                yield from _texts(inner)


def _knows(names: Collection[str], path: str) -> bool:
    """Tell whether keys and patterns name a path, or what it lies in or holds."""
    if path in names or path.partition(".")[0] in names:
        return True
    inside = f"{path}."
    return any(
        name.startswith(inside) or (has_mark(name) and is_column(path, name)) for name in names
    )
