"""The shapes, frames and reason that `medannot media cover` is given."""

import re
from collections.abc import Iterable, Sequence

from medannot.domain.covering import Place, Shape, ShapeKind, Subject
from medannot.domain.errors import UsageFault

_MOST_FRAMES = 20_000


def shapes(
    boxes: Sequence[str], ellipses: Sequence[str], polygons: Sequence[str]
) -> tuple[Shape, ...]:
    """Return the shapes of the command line.

    Raises:
        UsageFault: one of them cannot be read; the sentence names it.
    """
    return (
        *(_cornered(ShapeKind.BOX, text) for text in boxes),
        *(_cornered(ShapeKind.ELLIPSE, text) for text in ellipses),
        *(Shape(ShapeKind.POLYGON, tuple(_places(text))) for text in polygons),
    )


def frames(text: str | None) -> frozenset[int]:
    """Return frame numbers of words such as "1-3,7"; empty for all.

    Raises:
        UsageFault: the words cannot be read.
    """
    chosen: set[int] = set()
    for part in (text or "").replace(" ", "").split(",") if text else ():
        found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not 1 <= first <= last <= _MOST_FRAMES:
            raise UsageFault(
                "“{text}” names no frames; write numbers and ranges such as 1-3,7.", text=text
            )
        chosen.update(range(first, last + 1))
    return frozenset(chosen)


def subject(reason: str) -> Subject:
    """Return what a reason hides where it is one of the usual words, else `OTHER`."""
    return next((one for one in Subject if one.value == reason.strip().lower()), Subject.OTHER)


def _cornered(kind: ShapeKind, text: str) -> Shape:
    values = _numbers(text, text.split(","))
    if len(values) != 4:
        raise _unread(text)
    x, y, width, height = values
    return Shape(kind, ((x, y), (x + width, y + height)))


def _places(text: str) -> Iterable[Place]:
    for corner in text.split(";"):
        values = _numbers(text, corner.split(","))
        if len(values) != 2:
            raise _unread(text)
        yield values[0], values[1]


def _numbers(text: str, words: Sequence[str]) -> list[float]:
    if not all(re.fullmatch(r"\s*-?\d{1,6}(\.\d{1,6})?\s*", word) for word in words):
        raise _unread(text)
    return [float(word) for word in words]


def _unread(text: str) -> UsageFault:
    return UsageFault(
        "“{text}” is no shape; write a box or ellipse as X,Y,W,H and a polygon as X,Y;X,Y;X,Y.",
        text=text,
    )
