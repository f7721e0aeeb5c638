"""Whole works that medannot wrote and reads back: what their readers share.

A listing of our own is taken whole or not at all: where one row of it cannot be read, somebody
altered it or it is not all there, and the rows beside it may say what nobody said.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from medannot.domain.annotation.checking import faults_in_themselves
from medannot.domain.annotation.finding import Finding, Mark
from medannot.domain.annotation.foreign import ForeignSet, ForeignWork, WorkImage
from medannot.domain.annotation.shapes import LEAST_POINTS, Brush, Shape, ShapeKind
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import FindingId
from medannot.exchange.annotations.reading import (
    UnreadableError,
    number,
    refuse_area,
    refuse_many,
)

MOST_SIGNS = 100_000
"""Of one text; whoever writes more wrote no note."""

_MOST_FRAMES = 100_000
_MOST_RANK = 1_000


class RowError(UnreadableError):
    """A row of a listing cannot be read, and so the listing is not taken.

    Attributes:
        row: of the file, counted from 1.
    """

    def __init__(self, row: int, why: Sentence) -> None:
        super().__init__(why.template, **why.details)
        self.row = row


@dataclass(slots=True)
class Reading:
    """Works as they are read from a file, each checked in itself.

    Attributes:
        file: its name.
    """

    file: str
    _works: list[ForeignWork] = field(default_factory=list)
    _first: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, work: ForeignWork) -> None:
        """Take a work.

        Raises:
            RowError: it cannot be what somebody said of a case, or stands there twice.
        """
        key = work.case, work.author
        if key in self._first:
            twice = "the case {case} of {author} stands in row {first} already; keep one of them."
            told = Sentence(twice, case=work.case, author=work.author, first=self._first[key])
            raise RowError(work.row, told)
        self._first[key] = work.row
        refuse_unsound_work(work)
        self._works.append(work)

    def made(self, problems: tuple[Problem, ...] = ()) -> ForeignSet:
        """Return all that was taken."""
        return ForeignSet((), problems, works=tuple(self._works))


def refused(file: str, row: int, why: Sentence) -> ForeignSet:
    """Return a listing of which nothing is taken, since a row of it cannot be read."""
    return ForeignSet((), (Problem(file, row, why),))


def refuse_unsound_work(work: ForeignWork) -> None:
    """Refuse a work that no person can have left so.

    Raises:
        RowError: so it is; the first fault, with the row where it stands.
    """
    findings: dict[FindingId, Finding] = {}
    keys = {image.key for image in work.images}
    for one in work.findings:
        row = work.row_of(one.id)
        if one.id in findings:
            raise RowError(row, Sentence("the finding {id} stands there twice.", id=_short(one.id)))
        findings[one.id] = one
        if one.media_id is not None and one.media_id not in keys:
            why = "a {kind} names an image that is not listed."
            raise RowError(row, Sentence(why, kind=one.kind.value))
        try:
            _refuse_beyond(one)
        except UnreadableError as fault:
            raise RowError(row, fault.sentence) from None
    for finding_id, why in faults_in_themselves(findings):
        raise RowError(work.row if finding_id is None else work.row_of(finding_id), why)


def image_of(key: str, name: str, columns: int | None, rows: int | None) -> WorkImage:
    """Return an image of a work.

    Raises:
        UnreadableError: it has no name, or one that is longer than names are.
    """
    if not name.strip() or not key or max(len(name), len(key)) > 1_000:
        raise UnreadableError("an image has no name, or one that is too long.")
    return WorkImage(key, name, columns, rows)


def _refuse_beyond(finding: Finding) -> None:
    """Refuse values beyond what people enter, before anything is computed with them."""
    content = finding.content
    texts = [finding.id, *([] if isinstance(content, Mark) else _texts(content))]
    if max(map(len, texts)) > MOST_SIGNS:
        raise UnreadableError("a text of it is longer than {most} signs.", most=MOST_SIGNS)
    if isinstance(content, Mark):
        if not 1 <= content.frame <= _MOST_FRAMES:
            raise UnreadableError("it names a frame that no image has.")
        _refuse_shape(content.shape)
        return
    for value in _numbers(content):
        if not math.isfinite(value) or (isinstance(value, int) and abs(value) > _MOST_RANK):
            raise UnreadableError("a number of it is none, or beyond all measure.")


def _refuse_shape(shape: Shape) -> None:
    if isinstance(shape, Brush):
        for side in (shape.left, shape.top, shape.width, shape.height):
            number(side)
        refuse_area(shape.width, shape.height)
        return
    if shape.kind is ShapeKind.BRUSH or len(shape.points) < LEAST_POINTS[shape.kind]:
        raise UnreadableError("it has too few points for its kind.")
    if shape.kind is ShapeKind.POLYGON:
        refuse_many(shape.points)
    for x, y in shape.points:
        number(x), number(y)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in _parts(value):
        yield from _texts(part)


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, int | float):
        yield value
    for part in _parts(value):
        yield from _numbers(part)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, one.name) for one in fields(value))


def _short(text: str) -> str:
    return text[:64]
