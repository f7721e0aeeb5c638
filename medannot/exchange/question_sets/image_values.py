"""Which values of a record are its images, however their keys are written."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from medannot.exchange.question_sets.lookup import has_key, places_of, text_at, value_at
from medannot.exchange.question_sets.mapping import ImageForm, ImageRole
from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import DraftImage, RowRefused
from medannot.exchange.question_sets.written_lists import literal, without_array, without_commas

MOST_NUMBERED = 99
"""The last number that is looked for behind a key such as `image_{n}`."""


def image_values(record: Mapping[str, Any], role: ImageRole) -> list[object]:
    """Return what stands for each image of a record, in order; nothing for those it leaves empty.

    Raises:
        RowRefused: a template's key holds no text, or a list that was stored as text is not whole.
    """
    values = [value for value in _values(record, role) if value is not None and value != ""]
    if role.form is not ImageForm.NAMES or not role.add_ext:
        return values
    return [_with_ending(value, role.add_ext) for value in values]


def _values(record: Mapping[str, Any], role: ImageRole) -> Sequence[object]:
    if "{n}" in role.key:
        return _numbered(record, role.key)
    if places_of(role.key):
        return [text_at(record, role.key, "image").lstrip("/")]
    value = value_at(record, role.key)
    if isinstance(value, str) and role.form is not ImageForm.BYTES:
        value = value.split(role.parted_by) if role.parted_by else _unwritten(value)
    if not isinstance(value, list):
        return [value]
    return [role.absent if one is None and role.absent else one for one in value]


def _numbered(record: Mapping[str, Any], pattern: str) -> list[object]:
    values: list[object] = []
    for number in range(1, MOST_NUMBERED + 1):
        key = pattern.replace("{n}", str(number))
        if not has_key(record, key):
            break
        values.append(value_at(record, key))
    return values


def _unwritten(text: str) -> object:
    """Read a list of names, or of base64 texts, that a table holds as text."""
    bare = without_array(text.strip())
    if not (bare.startswith("[") and bare.endswith("]")):
        return text
    # numpy writes names without commas, which Python would take for one long name.
    if (names := without_commas(bare)) is not None:
        return names
    try:
        value = literal(bare)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return text
    return value if isinstance(value, list) else text  # a name may stand in brackets


def _with_ending(value: object, ending: str) -> object:
    if isinstance(value, dict):
        return value
    name = clean(value, "image")
    return name if PurePosixPath(name).suffix else f"{name}{ending}"


def _listed(value: object, count: int) -> object:
    """Return the list that a table's cell holds as JSON, one text for each image, or the value."""
    if not isinstance(value, str) or not value.startswith('["'):
        return value
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return found if isinstance(found, list) and len(found) == count else value


def captioned(
    images: Sequence[DraftImage], record: Mapping[str, Any], role: ImageRole
) -> tuple[DraftImage, ...]:
    """Return the images with the captions that stand beside them: one an image, or one for all.

    Raises:
        RowRefused: there are as many captions as neither, or one is no text.
    """
    value = value_at(record, role.captions) if role.captions else None
    if value is None or value == "" or not images:
        return tuple(images)
    value = _listed(value, len(images))
    parts = value if isinstance(value, list) else [value] * len(images)
    if len(parts) != len(images):
        raise RowRefused(
            "its captions ({captions}) are not as many as its images ({images}).",
            captions=len(parts),
            images=len(images),
        )
    texts = [clean(part, "image's caption") for part in parts]
    return tuple(
        replace(image, caption=text or image.caption)
        for image, text in zip(images, texts, strict=True)
    )
