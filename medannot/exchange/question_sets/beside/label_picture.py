"""A picture whose numbers or colours are labels: each becomes the mask of a mark."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.values import DraftMark, RowRefused
from medannot.imaging.limits import DECODER_FAULTS, Packing, check_plausible
from medannot.imaging.masks import runs_of
from medannot.imaging.png import scan_png
from medannot.imaging.sniffing import PNG_SIGNATURE

MOST_LABELS = 64
"""A picture with more colours is a photograph, and no picture of labels."""

_GREY = frozenset({"1", "L", "P", "I;16", "I;16B", "I"})
_COLOURED = frozenset({"RGB", "RGBA"})
_NUMBERS = r"[\[(]?\s*(?P<numbers>\d+(?:[\s,;]+\d+){0,2})\s*[\])]?"
_LEGENDS = (
    re.compile(rf"(?P<name>.*?[^\d\s,;:=\[(].*?)[\s:=,;#]+{_NUMBERS}"),
    re.compile(rf"{_NUMBERS}[\s:=,;#]+(?P<name>\D.*)"),
)


def label_marks(data: bytes, legend: Mapping[int, str]) -> tuple[DraftMark, ...]:
    """Return a mask for each label of a PNG picture; black is no label.

    Args:
        data: the file.
        legend: the words for numbers and colours (red, green and blue as one number); without a
            word the label is the number, or the colour such as "#ff0000".

    Raises:
        RowRefused: it is no PNG, broken, too large, or has more colours than labels.
    """
    values, coloured = _numbers(data)
    found = np.unique(values)
    wanted = [int(value) for value in found if value]
    if len(wanted) > MOST_LABELS:
        raise RowRefused(
            "it has {count} colours, and a picture of labels has at most {most}.",
            count=len(wanted),
            most=MOST_LABELS,
        )
    rows, columns = values.shape
    flat = values.reshape(-1)
    return tuple(
        DraftMark(
            "mask",
            tuple(runs_of(flat == value)),
            legend.get(value, f"#{value:06x}" if coloured else str(value)),
            columns,
            rows,
            by_rows=True,
        )
        for value in wanted
    )


def _numbers(data: bytes) -> tuple[NDArray[np.uint32], bool]:
    if not data.startswith(PNG_SIGNATURE):
        raise RowRefused("it is no PNG picture.")
    try:
        scan = scan_png(data, "PNG")
        check_plausible(scan.rows * scan.columns, len(data), Packing.DEFLATE, "PNG")
        with Image.open(BytesIO(scan.kept), formats=["PNG"]) as picture:
            if picture.mode in _GREY:
                return np.asarray(picture).astype(np.uint32), False
            if picture.mode in _COLOURED:
                return _packed(np.asarray(picture).astype(np.uint32))
    except InputFault as fault:
        raise RowRefused("its picture is broken or too large.") from fault
    except DECODER_FAULTS as fault:
        raise RowRefused("its picture is broken.") from fault
    raise RowRefused("its picture has neither numbers nor plain colours.")


def _packed(channels: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], bool]:
    """Return one number a pixel; a grey picture that is stored in colours is grey."""
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return red, False
    return ((red << 16) | (green << 8) | blue).astype(np.uint32), True


def legend_of(text: str) -> Mapping[int, str]:
    """Return the words of a legend: a line for each, with one number or the three of a colour."""
    found: dict[int, str] = {}
    for line in text.splitlines():
        match = next(filter(None, (rule.fullmatch(line.strip()) for rule in _LEGENDS)), None)
        value = _value(re.findall(r"\d+", match["numbers"])) if match else 0
        if match and value:
            found.setdefault(value, match["name"].strip(" \t:=,;#\"'"))
    return found


def _value(numbers: Sequence[str]) -> int:
    """Return the number that stands for a label; 0, which is no label, where there is none."""
    if len(numbers) == 1:
        return int(numbers[0][:6])
    if len(numbers) != 3 or any(len(number) > 3 or int(number) > 255 for number in numbers):
        return 0
    red, green, blue = map(int, numbers)
    return red if red == green == blue else (red << 16) | (green << 8) | blue
