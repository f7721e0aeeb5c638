"""Whether a mapping that a person has named fits the rows of a file; nothing is lost unseen."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.mapping import OptionsFrom, SetMapping
from medannot.exchange.question_sets.named_columns import (
    family_of,
    further_of,
    is_called_option,
    stem_of,
)
from medannot.exchange.question_sets.option_columns import pattern_of
from medannot.exchange.question_sets.other_roles import other_roles
from medannot.exchange.question_sets.recognition import KINDS, fits, meets
from medannot.exchange.question_sets.unseen_images import left_images

_LIKE_OPTIONS = re.compile(
    r"(options?|choices?|alternatives)([_ -]?[a-j1-9])?|op[a-j]", re.IGNORECASE
)


def left_by(record: Mapping[str, Any], mapping: SetMapping) -> tuple[str, ...]:
    """Return the keys of a record that look like options or images and that a mapping leaves out.

    Of options that is each key that looks so; of images all of them.
    """
    shapes = (mapping, *mapping.variants)
    keys = _like_options(record)
    options = [key for key in keys if all(_is_left_out(key, one) for one in shapes)]
    return (*options, *left_images(record, shapes))


def _like_options(record: Collection[str]) -> list[str]:
    """Return the keys of records that look like options: by names, or a row of letters from A on.

    An empty one counts: the rows below the first may fill it.
    """
    lettered = {key for key in record if len(key) == 1 and key in ascii_uppercase[:10]}
    if not lettered >= {"A", "B"}:
        lettered = set()
    return [
        key
        for key in record
        if key in lettered or _LIKE_OPTIONS.fullmatch(key) or _is_among(key, record)
    ]


def _is_among(key: str, keys: Collection[str]) -> bool:
    """Tell whether a key is one of several columns that are called options in any language."""
    pattern = pattern_of(key, keys)
    together = () if pattern else family_of(key, keys)
    return is_called_option(pattern or (stem_of(together) if together else ""))


def misfits(
    file: str, records: Sequence[Mapping[str, Any]], mapping: SetMapping
) -> Iterator[Problem]:
    """Say once for a file what a mapping misses in its rows, or leaves out of them.

    Args:
        file: the file's name.
        records: its rows.
        mapping: the one that was named.
    """
    # Rows may have some of the columns each; together they tell what they are.
    together = tuple(dict.fromkeys(key for record in records for key in record))
    further = [further_of(one.options.keys, together) for one in (mapping, *mapping.variants)]
    unseen = {key for those in further for key in those} - set(mapping.unused)
    liked = unseen.union(_like_options(together))
    shapes = (mapping, *mapping.variants)
    if missing := _missing(records, mapping):
        yield Problem(
            file,
            0,
            Sentence(
                "no row has {keys}, which files for the mapping {mapping} have; "
                "it may be the wrong mapping.",
                keys=listed(missing),
                mapping=mapping.name,
            ),
        )
    if left := [
        key for key in together if key in liked and all(_is_left_out(key, one) for one in shapes)
    ]:
        yield Problem(
            file,
            0,
            Sentence(
                "the mapping {mapping} leaves out {keys}, which may hold the options; "
                "it may be the wrong mapping.",
                mapping=mapping.name,
                keys=listed(left),
            ),
        )


def _missing(records: Sequence[Mapping[str, Any]], mapping: SetMapping) -> list[str]:
    """Return the keys that no record has, where none has the shape that the mapping reads."""
    shapes = (mapping, *mapping.variants)
    if any(fits(shape, record) for shape in shapes for record in records):
        return []
    wanted = [asked for asked in mapping.recognise if not asked.startswith("!")]
    return [_key_of(asked) for asked in wanted if not any(meets(asked, one) for one in records)]


def _key_of(asked: str) -> str:
    """Return the key of an entry of `recognise`, without what is asked of it."""
    key, colon, kind = asked.partition("=")[0].rpartition(":")
    return key if colon and kind in KINDS else asked.partition("=")[0]


def _is_left_out(key: str, mapping: SetMapping) -> bool:
    if key in other_roles(mapping):
        return False
    role = mapping.options
    if role.keys:
        named = {spelling for one in role.keys for spelling in (one, *one.split("|"))}
        return key not in named | {spelling.partition(".")[0] for spelling in named}
    if role.source is OptionsFrom.COLUMNS:
        return not any(_is_column(key, pattern) for pattern in role.key.split("|"))
    if role.source is OptionsFrom.NONE:
        return True
    return key not in {spelling.partition(".")[0] for spelling in role.key.split("|")}


def _is_column(key: str, pattern: str) -> bool:
    start, _, end = pattern.replace("{l}", "{L}").replace("{n}", "{L}").partition("{L}")
    start = start.rpartition("}")[2]
    return start in key and key.endswith(end)


def listed(keys: Sequence[str]) -> str:
    """Name keys in a sentence."""
    return ", ".join(f"'{key}'" for key in keys)
