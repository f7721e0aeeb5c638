"""Whether a mapping that a person has named fits the rows of a file; nothing is lost unseen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.mapping import OptionsFrom, SetMapping

_LIKE_OPTIONS = re.compile(
    r"(options?|choices?|alternatives)([_ -]?[a-j1-9])?|op[a-j]", re.IGNORECASE
)


def misfits(
    file: str, records: Sequence[Mapping[str, Any]], mapping: SetMapping
) -> Iterator[Problem]:
    """Say once for a file what a mapping misses in its rows, or leaves out of them.

    Args:
        file: the file's name.
        records: its rows.
        mapping: the one that was named.
    """
    keys = {key for record in records for key in record}
    if missing := [key for key in mapping.recognise if key not in keys]:
        yield Problem(
            file,
            0,
            Sentence(
                "no row has {keys}, which files for the mapping {mapping} have; "
                "it may be the wrong mapping.",
                keys=_listed(missing),
                mapping=mapping.name,
            ),
        )
    if left := sorted(key for key in keys if _is_left_out(key, mapping)):
        yield Problem(
            file,
            0,
            Sentence(
                "the mapping {mapping} leaves out {keys}, which may hold the options; "
                "it may be the wrong mapping.",
                mapping=mapping.name,
                keys=_listed(left),
            ),
        )


def _is_left_out(key: str, mapping: SetMapping) -> bool:
    if not _LIKE_OPTIONS.fullmatch(key) or key in _other_roles(mapping):
        return False
    role = mapping.options
    if role.source is OptionsFrom.COLUMNS:
        start, _, end = role.key.partition("{L}")
        return not (key.startswith(start) and key.endswith(end))
    return role.source is OptionsFrom.NONE or role.key.partition(".")[0] != key


def _other_roles(mapping: SetMapping) -> frozenset[str]:
    return frozenset({mapping.answer.key, mapping.question, mapping.context, *mapping.categories})


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)
