"""Guarded reading of single DICOM attributes, whose values may be anything."""

import math
import re
from collections.abc import Iterable

import numpy as np
from pydicom.dataset import Dataset

from medannot.imaging.limits import DECODER_FAULTS, refuse


def text(dataset: Dataset, keyword: str) -> str:
    """Return the attribute's text without blanks around it; nothing where absent or unreadable."""
    try:
        value = dataset.get(keyword)
        return "" if value is None else str(value).strip(" \x00")
    except DECODER_FAULTS:
        return ""


def texts(dataset: Dataset, keyword: str) -> tuple[str, ...]:
    """Return each of the attribute's values as text."""
    try:
        return tuple(str(value).strip(" \x00") for value in _several(dataset.get(keyword)))
    except DECODER_FAULTS:
        return ()


def numbers(dataset: Dataset, keyword: str) -> tuple[float, ...] | None:
    """Return the attribute's finite numbers; empty where absent, None where one is no number."""
    try:
        found = tuple(float(str(value)) for value in _several(dataset.get(keyword)))
    except DECODER_FAULTS:
        return None
    return found if all(math.isfinite(value) for value in found) else None


def number(dataset: Dataset, keyword: str, default: float, name: str) -> float:
    """Return the attribute's one number, or the default where it is absent.

    Raises:
        InputFault: the attribute holds something else.
    """
    found = numbers(dataset, keyword)
    if found == ():
        return default
    if found is None or len(found) != 1:
        raise refuse(
            "{name} is a DICOM file whose {keyword} is no number; export it again.",
            name,
            keyword=keyword,
        )
    return found[0]


def whole(dataset: Dataset, keyword: str, name: str, default: float | None = None) -> int:
    """Return the attribute's one whole number, or the default where it is absent.

    Raises:
        InputFault: the attribute holds something else, or is absent and has no default.
    """
    if keyword not in dataset and default is None:
        raise refuse(
            "{name} is a DICOM file without {keyword}, or it was cut short; export it again.",
            name,
            keyword=keyword,
        )
    value = number(dataset, keyword, math.nan if default is None else float(default), name)
    if not value.is_integer():
        raise refuse(
            "{name} is a DICOM file whose {keyword} is no whole number; export it again.",
            name,
            keyword=keyword,
        )
    return int(value)


def count(dataset: Dataset, keyword: str, default: int) -> int | None:
    """Return a whole number that careless writers mar ("1A", "12 frames", several values).

    The number at the beginning of the first value counts; None where there is none.
    """
    if not text(dataset, keyword):
        return default
    found = re.match(r"\s*\+?(\d{1,9})(?!\d)", texts(dataset, keyword)[0])
    return int(found[1]) if found else None


def words(dataset: Dataset, keyword: str, *, little: bool = True) -> tuple[int, ...]:
    """Return values of 16 bits, however they are written: US, SS, OW, or bytes of an unknown VR.

    Args:
        dataset: where they stand.
        keyword: the attribute.
        little: whether bytes are in little endian.

    Returns:
        The values; empty where absent or unreadable.
    """
    try:
        value = dataset.get(keyword)
        if isinstance(value, bytes):
            even = value[: len(value) & ~1]
            return tuple(np.frombuffer(even, dtype="<u2" if little else ">u2").tolist())
        return tuple(int(str(one)) for one in _several(value))
    except DECODER_FAULTS:
        return ()


def octets(raw: bytes, size: int, *, little: bool = True) -> tuple[int, ...]:
    """Return the first values of 8 bits that are packed into words of 16."""
    even = raw if little else np.frombuffer(raw[: len(raw) & ~1], ">u2").astype("<u2").tobytes()
    return tuple(even[:size])


def items(dataset: Dataset, keyword: str) -> tuple[Dataset, ...]:
    """Return the items of a sequence; none where absent or unreadable."""
    try:
        value = dataset.get(keyword)
        return tuple(item for item in value or () if isinstance(item, Dataset))
    except DECODER_FAULTS:
        return ()


def _several(value: object) -> Iterable[object]:
    """Return one value, several, or none, as several."""
    if value is None or value == "":
        return ()
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        return (value,)
    return value


def kept_age(dataset: Dataset) -> str:
    """Return the age that a file kept, or nothing where what it says is none."""
    age = text(dataset, "PatientAge").upper()
    return age if re.fullmatch(r"\d{3}[DWMY]", age) else ""
