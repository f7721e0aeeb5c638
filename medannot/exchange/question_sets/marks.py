"""Boxes, polygons, masks and relations that come with a record, carried as plain values."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.lookup import value_at
from medannot.exchange.question_sets.mapping import MarkForm, MarkRole
from medannot.exchange.question_sets.texts import clean, folded
from medannot.exchange.question_sets.values import DraftMark, RowRefused

MOST_NUMBERS = 1_000_000
"""Numbers of one mark; a mask of a large image has fewer runs."""

_BOX = 4
_FEWEST_POINTS = 3
_TRIPLE = 3


def read_marks(
    record: Mapping[str, Any], roles: Sequence[MarkRole]
) -> tuple[tuple[DraftMark, ...], tuple[str, ...]]:
    """Return a record's marks, and a doubt for each key whose marks cannot be read."""
    if not roles:
        return (), ()
    marks: list[DraftMark] = []
    doubts: list[str] = []
    for role in roles:
        if role.file:
            continue  # read with the images
        try:
            marks.extend(_marks(record, role))
        except RowRefused as fault:
            doubts.append(
                Sentence(
                    "what it draws on its image ('{key}') is left out: {why}",
                    key=role.key,
                    why=fault.reason,
                )
            )
    return tuple(marks), tuple(doubts)


def _marks(record: Mapping[str, Any], role: MarkRole) -> list[DraftMark]:
    value = value_at(record, role.key)
    if value is None or value in ("", []):
        return []
    size = _size(record, role)
    if role.form is MarkForm.NAMED_BOXES:
        return [
            DraftMark("box", _sized(box), clean(name, "label"), *size)
            for name, box in _named(value)
        ]
    if role.form is MarkForm.COCO_LIST:
        return [mark for one in _objects(value) for mark in _coco(one, size)]
    shapes = list(_shapes(value, role.form, size))
    labels = _labels(value_at(record, role.label), len(shapes))
    return [
        DraftMark(kind, numbers, label, *(own or size), by_rows=role.by_rows)
        for (kind, numbers, own), label in zip(shapes, labels, strict=True)
    ]


def marks_in(value: object, role: MarkRole) -> list[DraftMark]:
    """Return the marks of a JSON file that lies beside an image.

    Raises:
        RowRefused: they cannot be read.
    """
    record = value if isinstance(value, Mapping) else {}
    return _marks({**record, "@value": value}, replace(role, key=role.key or "@value"))


_Shape = tuple[str, tuple[float, ...], tuple[int, int] | None]


def _named(value: object) -> Iterator[tuple[object, object]]:
    """Yield names and boxes, of one object or of a list of them; a name may have several boxes."""
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, Mapping):
            raise RowRefused("it is no list of named boxes.")
        for name, box in one.items():
            for each in _rows(box):
                yield name, each


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, Mapping):
            raise RowRefused("it is no list of objects.")
        yield one


def _coco(one: Mapping[str, Any], size: tuple[int, int]) -> Iterator[DraftMark]:
    """Yield the marks of one object: a box, or polygons, or a mask."""
    label = clean(one.get("label"), "label")
    place = _whole(one.get("image", 1)) - 1
    if one.get("segmentation") is None:
        yield DraftMark("box", _sized(one.get("bbox")), label, *size, image=place)
        return
    for kind, numbers, own in _segmentation(one["segmentation"]):
        yield DraftMark(kind, numbers, label, *(own or size), image=place)


def _sized(value: object) -> tuple[float, ...]:
    x, y, width, height = _four(value)
    return _ordered((x, y, x + width, y + height))


def _shapes(value: object, form: MarkForm, size: tuple[int, int]) -> Iterator[_Shape]:
    match form:
        case MarkForm.CORNERS:
            for box in _rows(value):
                yield "box", _box(box), None
        case MarkForm.CORNER_AND_SIZE:
            for box in _rows(value):
                yield "box", _sized(box), None
        case MarkForm.RUNS:
            yield "mask", _runs(value, size), None
        case MarkForm.SEGMENTATION:
            yield from _segmentation(value)
        case _:
            raise RowRefused("it stands in a file of its own.")


def _segmentation(value: object) -> Iterator[_Shape]:
    if isinstance(value, Mapping):
        counts, size = value.get("counts"), value.get("size")
        if not isinstance(size, list | tuple) or len(size) != 2:
            raise RowRefused("a mask does not say its size.")
        height, width = (_whole(number) for number in size)
        yield "mask", _runs(counts, (width, height)), (width, height)
        return
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        for part in value:
            yield from _segmentation(part)
        return
    for polygon in _rows(value):
        numbers = _numbers(polygon)
        if len(numbers) < 2 * _FEWEST_POINTS or len(numbers) % 2:
            raise RowRefused("a polygon has too few points.")
        yield "polygon", numbers, None


def _rows(value: object) -> list[object]:
    """Return the lists in a list; a list of numbers is one of them."""
    if not isinstance(value, list | tuple):
        raise RowRefused("it is no list of numbers.")
    return list(value) if value and isinstance(value[0], list | tuple) else [value]


def _box(value: object) -> tuple[float, ...]:
    return _ordered(_four(value))


def _four(value: object) -> tuple[float, float, float, float]:
    numbers = _numbers(value)
    if len(numbers) != _BOX:
        raise RowRefused("a box has not four numbers.")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _ordered(box: tuple[float, float, float, float]) -> tuple[float, ...]:
    if box[0] >= box[2] or box[1] >= box[3]:
        raise RowRefused("a box has no area.")
    return box


def _runs(value: object, size: tuple[int, int]) -> tuple[float, ...]:
    if isinstance(value, str):
        raise RowRefused("its runs are compressed, which is not read.")
    runs = _numbers(value)
    if any(run < 0 or run != int(run) for run in runs):
        raise RowRefused("a run is no whole number from 0.")
    if min(size) < 1 or sum(runs) > size[0] * size[1]:
        raise RowRefused("its runs do not fit the size of the mask.")
    return runs


def _numbers(value: object) -> tuple[float, ...]:
    if not isinstance(value, list | tuple) or len(value) > MOST_NUMBERS:
        raise RowRefused("it is no list of numbers.")
    return tuple(_number(part) for part in value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RowRefused("it is no list of numbers.")
    try:
        number = float(value)
    except OverflowError as fault:
        raise RowRefused("it holds a number that is too long.") from fault
    if not math.isfinite(number):
        raise RowRefused("it holds a number that is none.")
    return number


def _whole(value: object) -> int:
    number = _number(value)
    if number < 1 or number != int(number):
        raise RowRefused("the size of its frame is no whole number from 1.")
    return int(number)


def _size(record: Mapping[str, Any], role: MarkRole) -> tuple[int, int]:
    width, height = value_at(record, role.width), value_at(record, role.height)
    if width is None or height is None:
        return role.frame
    return _whole(width), _whole(height)


def _labels(value: object, count: int) -> list[str]:
    if isinstance(value, list) and len(value) == count:
        return [clean(part, "label") for part in value]
    if value is None or isinstance(value, list | dict):
        return [""] * count
    return [clean(value, "label")] * count


def read_relations(
    record: Mapping[str, Any], keys: Sequence[str], seen: Sequence[str] = ()
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return a record's triples, and a doubt for each key that holds none.

    A triple without a word in it relates nothing and is left out, as is one whose words all stand
    for what is seen: (vhead, _, _), which SLAKE has with each question that needs no knowledge.

    Args:
        record: the record.
        keys: under which triples stand.
        seen: words that stand for what the image shows.
    """
    nothing = {"", "_", "-", *(folded(word) for word in seen)}
    if not keys:
        return (), ()
    triples: list[tuple[str, ...]] = []
    doubts: list[str] = []
    for key in keys:
        value = value_at(record, key)
        if value is None or value in ("", []):
            continue
        try:
            found = [_triple(row) for row in _rows(value)]
        except RowRefused:
            doubts.append(Sentence("its relations ('{key}') are no triples and left out.", key=key))
            continue
        triples.extend(
            triple for triple in found if any(folded(part) not in nothing for part in triple)
        )
    return tuple(triples), tuple(doubts)


def _triple(row: object) -> tuple[str, ...]:
    if not isinstance(row, list | tuple) or len(row) != _TRIPLE:
        raise RowRefused("it is no triple.")
    return tuple(clean(part, "relation") for part in row)
