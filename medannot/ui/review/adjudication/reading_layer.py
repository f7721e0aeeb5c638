"""Draws the marks of both readings over an image: those in question clearly, others faintly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from medannot.domain.annotation.finding import Finding, Mark
from medannot.domain.annotation.shapes import bounds
from medannot.domain.ids import FindingId
from medannot.domain.review.consensus import Point, PointKind, owners_of
from medannot.ui import theme
from medannot.ui.bench.marks.inks import Inks, Sight
from medannot.ui.bench.marks.shown import ShownMark
from medannot.ui.bench.marks.style import colour_of, number_of, screen_box
from medannot.ui.bench.marks.tags import GAP, HEIGHT, place_tag
from medannot.ui.review.adjudication.letters import KINDS, SIDE, paint_letter
from medannot.ui.review.adjudication.state import Work
from medannot.ui.viewer.layers import Mapping

_FAINT = 0.4


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A mark of one of the readings.

    Attributes:
        side: 0 for A, 1 for B.
        asked: it belongs to the point in front.
        rows, columns: of its image.
    """

    mark: ShownMark
    media_id: str
    frame: int
    side: int
    asked: bool
    rows: int
    columns: int


def read_marks(work: Work) -> tuple[ReadMark, ...]:
    """Return the marks of both readings; those of the point in front last, so that they lie on top.

    Where the point in front has no marks of its own, such as a differential, none is faint.
    """
    point = work.point
    wanted = _wanted(work, point) if point is not None else frozenset()
    sizes = {one.media_id: one.shown for one in work.opened.images}
    readings = work.opened.readings
    found = [
        _read(one, one.content, side, wanted, sizes[one.media_id])
        for side, findings in enumerate((readings.first, readings.second))
        for one in findings.values()
        if isinstance(one.content, Mark) and one.media_id in sizes
    ]
    return tuple(sorted(found, key=lambda one: one.asked))


def _read(
    one: Finding, mark: Mark, side: int, wanted: frozenset[FindingId], shown: object
) -> ReadMark:
    asked = one.id in wanted or (mark.target is not None and mark.target in wanted)
    return ReadMark(
        mark=ShownMark(one.id, mark.shape, KINDS[side], selected=asked),
        media_id=str(one.media_id),
        frame=mark.frame,
        side=side,
        asked=asked,
        rows=getattr(shown, "rows", 0),
        columns=getattr(shown, "columns", 0),
    )


def _wanted(work: Work, point: Point) -> frozenset[FindingId]:
    """Return the lesions, regions and marks that a point is about."""
    if point.kind is PointKind.MARK:
        return frozenset((*point.first_ids, *point.second_ids))
    keys = {*owners_of(point), point.key}
    return frozenset(
        id_
        for one in work.opened.points
        if one.key in keys and one.kind in {PointKind.LESION, PointKind.REGION}
        for id_ in (*one.first_ids, *one.second_ids)
    )


class ReadingLayer:
    """The marks of one pane.

    Args:
        marks: returns the marks of the frame that the pane shows.
    """

    def __init__(self, marks: Callable[[], Sequence[ReadMark]]) -> None:
        self._marks = marks
        self._inks = Inks()

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw them, and their letters above all lines."""
        marks = self._marks()
        any_asked = any(one.asked for one in marks)
        ratio = painter.device().devicePixelRatio()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in marks:
            strong = one.asked or not any_asked
            sight = Sight(mapping, ratio, 1.0 if strong else _FAINT, one.columns, one.rows)
            self._inks.draw_shape(painter, one.mark, sight)
        for one in marks:
            if one.asked or not any_asked:
                _paint_tag(painter, one, mapping)
        painter.restore()
        self._inks.forget({one.mark.id for one in marks})


def _paint_tag(painter: QPainter, one: ReadMark, mapping: Mapping) -> None:
    """Draw the letter above the mark's left end for A, above its right end for B."""
    look = theme.current()
    box = screen_box(bounds(one.mark.shape), mapping.transform())
    pane = QRectF(0, 0, mapping.screen.width, mapping.screen.height)
    place = place_tag(box, SIDE, pane)
    if one.side:
        right = max(box.right() - SIDE, place.x() + SIDE + GAP)
        place.setX(min(right, max(pane.right() - SIDE, pane.left())))
    ground = QRectF(place.x(), place.y(), HEIGHT, HEIGHT)
    ink = look.colour("image.tag_background")
    casing = look.colour("image.mark_casing")
    casing.setAlphaF(number_of("mark_casing_alpha"))
    painter.fillRect(ground.adjusted(-2, -2, 2, 2), casing)
    paint_letter(painter, ground, one.side, colour_of(one.mark.target), ink, look)
