"""Whether a mapping that a person has named fits the rows of a file; nothing is lost unseen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_uppercase
from typing import Any

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.image_values import image_values
from medannot.exchange.question_sets.lookup import places_of
from medannot.exchange.question_sets.mapping import OptionsFrom, SetMapping
from medannot.exchange.question_sets.recognition import KINDS, fits, meets
from medannot.exchange.question_sets.values import RowRefused

_LIKE_OPTIONS = re.compile(
    r"(options?|choices?|alternatives)([_ -]?[a-j1-9])?|op[a-j]", re.IGNORECASE
)
_LIKE_IMAGE = re.compile(
    r"(.*[_ .-])?(images?|img|imgs|figures?|pictures?|photos?)([_ -]?(\d{1,2}|paths?|names?|files?"
    r"|file_?names?))?|file_?name|.*(图片|图像|影像).*",
    re.IGNORECASE,
)
_IMAGE_FILE = re.compile(
    r"[^\n]{1,400}\.(png|jpe?g|bmp|gif|tiff?|webp|dcm|dicom|jp2)", re.IGNORECASE
)


def leaves_out(record: Mapping[str, Any], mapping: SetMapping) -> bool:
    """Tell whether a record has what looks like options or images and a mapping reads none of it.

    Of options that is each key that looks so; of images all of them.
    """
    shapes = (mapping, *mapping.variants)
    options = any(all(_is_left_out(key, one) for one in shapes) for key in _like_options(record))
    return options or bool(_left_images(record, shapes))


def _like_options(record: Mapping[str, Any]) -> list[str]:
    """Return the keys that look like options: by their names, or a row of letters from A on.

    An empty one counts: the rows below the first may fill it.
    """
    lettered = [key for key in record if len(key) == 1 and key in ascii_uppercase[:10]]
    if not {"A", "B"} <= set(lettered):
        lettered = []
    named = [key for key in record if _LIKE_OPTIONS.fullmatch(key)]
    return [*named, *lettered]


def image_keys(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the keys that are called as images are and under which names of image files stand."""
    return tuple(key for key in record if _is_called_image(key) and _names_image(record[key]))


@lru_cache(maxsize=4096)
def _is_called_image(key: str) -> bool:
    return _LIKE_IMAGE.fullmatch(key.strip()) is not None


def _names_image(value: object) -> bool:
    if isinstance(value, str):
        return _IMAGE_FILE.fullmatch(value.strip()) is not None
    if not isinstance(value, Mapping | list | tuple):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return any(isinstance(one, str | Mapping) and _names_image(one) for one in inner)


def misfits(
    file: str, records: Sequence[Mapping[str, Any]], mapping: SetMapping
) -> Iterator[Problem]:
    """Say once for a file what a mapping misses in its rows, or leaves out of them.

    Args:
        file: the file's name.
        records: its rows.
        mapping: the one that was named.
    """
    keys = {key for record in records for key in _like_options(record)}
    shapes = (mapping, *mapping.variants)
    if missing := _missing(records, mapping):
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
    if left := sorted(key for key in keys if all(_is_left_out(key, one) for one in shapes)):
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
    if images := sorted({key for record in records for key in _left_images(record, shapes)}):
        yield Problem(
            file,
            0,
            Sentence(
                "the mapping {mapping} leaves out {keys}, which may hold the images; "
                "it may be the wrong mapping.",
                mapping=mapping.name,
                keys=_listed(images),
            ),
        )


def _left_images(record: Mapping[str, Any], shapes: Sequence[SetMapping]) -> tuple[str, ...]:
    """Return the keys that may hold images, where a mapping takes no image of the record at all.

    Beside the image that is taken many sources name it once more, or another form of it.
    """
    if any(_takes_images(record, one) for one in shapes):
        return ()
    return tuple(
        key for key in image_keys(record) if not any(key in _other_roles(one) for one in shapes)
    )


def _takes_images(record: Mapping[str, Any], mapping: SetMapping) -> bool:
    if not mapping.images.key:
        return False
    # What a record is divided into may hold the images, which are then not to be seen here.
    if mapping.expand is not None:
        return True
    try:
        return any(image_values(record, mapping.images))
    except RowRefused:
        return True  # the row is refused, and says why


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
    if key in _other_roles(mapping):
        return False
    role = mapping.options
    if role.keys:
        named = {spelling for one in role.keys for spelling in one.split("|")}
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


def _other_roles(mapping: SetMapping) -> frozenset[str]:
    texts = (mapping.answer.key, mapping.answer.check, mapping.question, *mapping.context)
    keys = {spelling for text in texts for spelling in text.split("|")}
    keys |= {place for text in texts for place in places_of(text)}
    keys |= {role.key for role in (mapping.ability, *mapping.categories)}
    if mapping.expand is not None:
        keys |= {mapping.expand.key, mapping.expand.lines}
    return frozenset(keys)


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)
