"""Images that a file has and its mapping does not take, in whichever row the first one stands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.image_values import image_values
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.other_roles import other_roles
from medannot.exchange.question_sets.values import RowRefused

_LIKE_IMAGE = re.compile(
    r"(.*[_ .-])?(images?|img|imgs|figures?|pictures?|photos?)([_ -]?(\d{1,2}|paths?|names?|files?"
    r"|file_?names?))?|file_?name|.*(图片|图像|影像).*",
    re.IGNORECASE,
)
_ENDINGS = (
    ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".dcm", ".dicom", ".jp2",
)  # fmt: skip
_LONGEST_NAME = 400
_BASE64 = ("data:image/", "iVBORw0KGgo", "/9j/")
"""How images begin that are written as a text: PNG and JPEG."""

_MOST_KEYS = 10_000
_MOST_TOLD = 10


class UnseenImages:
    """Watches the rows of a file for images that its mapping does not take.

    Rows are looked at as they pass, for the first may leave empty what a later one fills. Of a row
    whose keys are known and that has none of an image's names nothing but its keys is looked at.

    Args:
        mapping: by which the rows are read.
    """

    def __init__(self, mapping: SetMapping) -> None:
        self._name = mapping.name
        self._shapes = (mapping, *mapping.variants)
        self._taken = frozenset(key for one in self._shapes for key in one.images.key.split("|"))
        self._known: set[str] = set()
        self._watched: list[str] = []
        self._found: dict[str, int] = {}

    def look(self, row: int, record: Mapping[str, Any]) -> None:
        """Look at one more row."""
        if not record.keys() <= self._known and len(self._known) < _MOST_KEYS:
            called = [key for key in record if key not in self._known and key not in self._taken]
            self._watched += called_images(called, self._shapes)
            self._known |= record.keys()
        for key in self._watched:
            value = record.get(key)
            if value and is_image(value) and not _takes_images(record, self._shapes):
                self._found[key] = row
        if self._found:
            self._watched = [key for key in self._watched if key not in self._found]

    def told(self, file: str) -> Iterator[Problem]:
        """Say once for each key what the mapping leaves out, and from which row on.

        Args:
            file: the file's name.
        """
        for key, row in list(self._found.items())[:_MOST_TOLD]:
            yield Problem(
                file,
                0,
                Sentence(
                    "the mapping {mapping} leaves out '{key}', which holds images from row {row} "
                    "on; it may be the wrong mapping.",
                    mapping=self._name,
                    key=key,
                    row=row,
                ),
            )


def left_images(record: Mapping[str, Any], shapes: Sequence[SetMapping]) -> tuple[str, ...]:
    """Return the keys that hold images, where a mapping takes no image of the record at all.

    Beside the image that is taken many sources name it once more, or another form of it.

    Args:
        record: one row.
        shapes: the mapping and its variants.
    """
    keys = tuple(key for key in called_images(record, shapes) if is_image(record[key]))
    return () if keys and _takes_images(record, shapes) else keys


def called_images(keys: Iterable[str], shapes: Sequence[SetMapping]) -> list[str]:
    """Return the keys that are called as images are, and play no other role in a mapping."""
    called = [key for key in keys if _is_called_image(key)]
    return [key for key in called if not any(key in other_roles(one) for one in shapes)]


@lru_cache(maxsize=4096)
def _is_called_image(key: str) -> bool:
    return _LIKE_IMAGE.fullmatch(key.strip()) is not None


def is_image(value: object) -> bool:
    """Tell whether a value names the file of an image, holds one, or is a list of such."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith(_BASE64):
            return True
        named = len(text) <= _LONGEST_NAME and text.lower().endswith(_ENDINGS)
        return named and "\n" not in text and "." in text[1:]
    if isinstance(value, bytes):
        return bool(value)
    if not isinstance(value, Mapping | list | tuple):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return any(isinstance(one, str | bytes | Mapping) and is_image(one) for one in inner)


def _takes_images(record: Mapping[str, Any], shapes: Sequence[SetMapping]) -> bool:
    return any(_takes(record, one) for one in shapes)


def _takes(record: Mapping[str, Any], mapping: SetMapping) -> bool:
    if not mapping.images.key:
        return False
    # What a record is divided into may hold the images, which are then not to be seen here.
    if mapping.expand is not None:
        return True
    try:
        return any(image_values(record, mapping.images))
    except RowRefused:
        return True  # the row is refused, and says why
