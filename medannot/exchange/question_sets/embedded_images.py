"""Images whose bytes stand in the record itself."""

import ast
import base64
import binascii
import re

from medannot.exchange.question_sets.mapping import ImageForm
from medannot.exchange.question_sets.values import RowRefused

_DATA_URL = re.compile(r"data:[\w.+-]+/[\w.+-]+;base64,", re.ASCII)
_BLANK = re.compile(r"\s+")
_LONGEST_INDEX = 64
"""Of what may stand for the image of another row in a table of VLMEvalKit."""


def packed_list(value: object, form: ImageForm) -> object:
    """Return the list that a table holds as text, or the value as it is."""
    if form is ImageForm.BASE64 and isinstance(value, str) and value.lstrip().startswith("["):
        try:
            return list(ast.literal_eval(value.strip()))
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as fault:
            raise RowRefused("its list of images is not whole.") from fault
    return value


def image_bytes(value: object, form: ImageForm) -> bytes | str | None:
    """Return an image's bytes, or the path that stands in their place, or nothing.

    Args:
        value: bytes, base64, or an object with `bytes` and `path` as `datasets` writes it.
        form: what is expected.

    Raises:
        RowRefused: it is neither.
    """
    if isinstance(value, dict):
        path = value.get("path")
        inner = value.get("bytes")
        if inner is None:
            return path if isinstance(path, str) and path else None
        value = inner
    if isinstance(value, bytes):
        if not value:
            raise RowRefused("the image is empty.")
        return value
    if isinstance(value, str) and form is ImageForm.BASE64:
        return _decoded(value)
    raise RowRefused("the image is given neither as bytes nor as base64.")


def _decoded(text: str) -> bytes:
    bare = _BLANK.sub("", _DATA_URL.sub("", text.strip(), count=1))
    if bare.isdecimal() and len(bare) <= _LONGEST_INDEX:
        raise RowRefused(
            "its image stands for that of the row {index}, and there is no such row with an image.",
            index=bare,
        )
    try:
        data = base64.b64decode(bare, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise RowRefused("the image is no whole base64.") from fault
    if not data:
        raise RowRefused("the image is empty.")
    return data
