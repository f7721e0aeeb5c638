"""Reads, finds and recognises mappings.

A mapping is checked when it is read: an unknown role or word is refused by its name, so that a
slip of the pen is never a silent loss.
"""

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from medannot import paths
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.exchange.question_sets.fit import left_by, listed
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.recognition import meets, particular

MAX_MAPPING_BYTES = 1_000_000
_MOST_LISTED = 5
_MOST_KEYS = 12
_LONGEST_KEY = 40


@cache
def known_mappings() -> tuple[SetMapping, ...]:
    """Return the mappings that come with the program, by name."""
    folder = paths.resources() / "mappings"
    found = (read_mapping(path) for path in folder.glob("*.json"))
    return tuple(sorted(found, key=lambda mapping: mapping.name))


def choose_mapping(name: str) -> SetMapping:
    """Return the mapping of that name, or the one in the file of that name.

    Raises:
        InputFault: there is none; the sentence lists those there are.
    """
    for mapping in known_mappings():
        if mapping.name == name:
            return mapping
    path = Path(name)
    if path.is_file():
        return read_mapping(path)
    raise InputFault(
        "There is no mapping {name}; there are {known}, or give a mapping's file.",
        name=name,
        known=_listed(_named_like(name)),
    )


def _named_like(name: str) -> Sequence[SetMapping]:
    """Return the mappings, those first whose names are most like one that was written."""

    def likeness(mapping: SetMapping) -> float:
        return SequenceMatcher(None, name.casefold(), mapping.name.casefold()).ratio()

    return sorted(known_mappings(), key=lambda mapping: (-likeness(mapping), mapping.name))


def recognise(record: Mapping[str, Any], saved: Sequence[SetMapping] = ()) -> SetMapping:
    """Return the program's mapping whose keys a record has; of several the most particular one.

    One that would leave out what looks like options, or all images, fits none: they would be lost
    unseen.

    Args:
        record: the first of a file.
        saved: mappings of the workspace, which are named too where none fits.

    Raises:
        InputFault: none or more than one fits.
    """
    asked = {mapping.name: particular(mapping, record) for mapping in known_mappings()}
    most = max(asked.values(), default=0)
    best = [mapping for mapping in known_mappings() if most and asked[mapping.name] == most]
    left = [left_by(record, mapping) for mapping in best]
    taken = [mapping for mapping, keys in zip(best, left, strict=True) if not keys]
    if len(taken) == 1:
        return taken[0]
    if best and not taken:
        raise InputFault(
            "no mapping fits the keys of its first record ({keys}): {mapping} would leave out "
            "{left}; make one on the mapping screen or with `questions map`, or name one with "
            "--mapping: {known}, or a mapping's file.",
            keys=_keys(record),
            mapping=best[0].name,
            left=listed(left[0]),
            known=_listed(_likely(record, saved)),
        )
    raise InputFault(
        "no mapping fits the keys of its first record ({keys}); make one on the mapping screen or "
        "with `questions map`, or name one with --mapping: {known}, or a mapping's file.",
        keys=_keys(record),
        known=_listed(taken or _likely(record, saved)),
    )


def _keys(record: Mapping[str, Any]) -> str:
    """Name the first keys of a record."""
    names = [key[:_LONGEST_KEY] for key in record if not key.startswith("@")]
    more = [] if len(names) <= _MOST_KEYS else ["…"]
    return ", ".join([*names[:_MOST_KEYS], *more])


def _likely(record: Mapping[str, Any], saved: Sequence[SetMapping]) -> Sequence[SetMapping]:
    """Return the mappings, those first of whose keys a record has the largest share.

    Saved ones stand before the program's that are as likely.
    """

    def share(mapping: SetMapping) -> float:
        asked = [one for one in mapping.recognise if not one.startswith("!")]
        return sum(meets(one, record) for one in asked) / len(asked) if asked else 0.0

    return sorted((*saved, *known_mappings()), key=lambda mapping: -share(mapping))


def _listed(mappings: Sequence[SetMapping]) -> str:
    """Name the first mappings; `questions mappings` lists all of them."""
    names = ", ".join(mapping.name for mapping in mappings[:_MOST_LISTED])
    more = len(mappings) - _MOST_LISTED
    return f"{names} and {more} others (`questions mappings`)" if more > 0 else names


def read_mapping(path: Path) -> SetMapping:
    """Read and check a mapping's file.

    Raises:
        InputFault: the file is no mapping; the sentence names the role that is wrong.
        EnvironmentFault: the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise EnvironmentFault(
            "The mapping {name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault
    try:
        value = json.loads(data[:MAX_MAPPING_BYTES].decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise InputFault("The mapping {name} is no JSON text.", name=path.name) from fault
    return mapping_of(path.name, value)
