"""Paints the marks of the frame in front over its pixels."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from medannot.domain.annotation.shapes import Outline, Place, Shape, ShapeKind
from medannot.domain.ids import FindingId
from medannot.ui import theme
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.easel import Easel
from medannot.ui.bench.marks.edit import handles
from medannot.ui.bench.marks.gallery import MARGIN, Gallery, room_of
from medannot.ui.bench.marks.inks import Inks, Sight
from medannot.ui.bench.marks.mask_picture import Ground, MaskPicture
from medannot.ui.bench.marks.naming import Naming
from medannot.ui.bench.marks.shown import ShownMark, TargetKind
from medannot.ui.bench.marks.style import Strokes, draw_handles, number_of
from medannot.ui.viewer.layers import Mapping
from medannot.ui.widgets.painting import faded

_DRAWN_LIVE = 6
"""So many selected marks are drawn anew in each frame; more are one picture, like all others."""

_EDGE = 16.0
"""So far around its points a draft's line and handles reach, and around the brush its ring."""

_CROSS = 14.0
_CROSS_GAP = 4.0
_NEW = FindingId("")


@dataclass(frozen=True, slots=True)
class _Groups:
    """Marks by how they are painted.

    Attributes:
        of: what they were taken from.
        others: neither selected nor waiting for repair: one picture.
        chosen: selected.
        unsound: not selected, and waiting for repair.
    """

    of: tuple[object, ...]
    others: list[ShownMark]
    chosen: list[ShownMark]
    unsound: list[ShownMark]


@dataclass(frozen=True, slots=True)
class _Painted:
    """What a frame showed.

    Attributes:
        still: all that is drawn beside what is in a person's hands.
        room: the part of the pane that this took.
    """

    still: tuple[object, ...]
    room: QRectF


class MarkLayer:
    """The marks of a board, those that are being drawn, and the keyboard's cross.

    Args:
        board: the marks.
        easel: what is being drawn.
        repaint: asks for a new frame.
        pen_place: returns where the brush's ring is drawn, or None where there is none.
    """

    def __init__(
        self,
        board: MarkBoard,
        easel: Easel,
        repaint: Callable[[], object],
        pen_place: Callable[[], Place | None],
    ) -> None:
        self._board, self._easel, self._pen_place = board, easel, pen_place
        self._inks = Inks()
        self._naming = Naming()
        self._groups = _Groups((), [], [], [])
        self._others = Gallery(self._inks, repaint, board)
        self._selected = Gallery(self._inks, repaint, board)
        self._stroke_picture = MaskPicture()
        self._painted: _Painted | None = None

    def changed(self, mapping: Mapping) -> QRect | None:
        """Return the part of the pane that looks otherwise than it was drawn last.

        A frame that draws only the few marks in a person's hands anew takes a fraction of the
        time that the whole pane takes.

        Args:
            mapping: where places of the image lie.

        Returns:
            The part; None where the whole pane is to be drawn.
        """
        last = self._painted
        now = self._looked(mapping, self._group())
        if last is None or now is None or last.still != now.still:
            return None
        return last.room.united(now.room).toAlignedRect()

    def _looked(self, mapping: Mapping, groups: _Groups) -> _Painted | None:
        """Return what a frame would show now, or None where it is not worth telling apart."""
        board, sheet = self._board, self._board.sheet
        if self._easel.stroke is not None or len(groups.chosen) > _DRAWN_LIVE:
            return None
        still = (
            mapping,
            board.look,
            board.all_hidden,
            board.steps_back,
            self._named(mapping, groups),
            groups.others,
            tuple(groups.unsound),
            sheet.waiting,
        )
        return _Painted(still, self._room(mapping, groups.chosen))

    def _room(self, mapping: Mapping, chosen: list[ShownMark]) -> QRectF:
        """Return the part of the pane that is taken by what is in a person's hands."""
        board, room = self._board, QRectF()
        if chosen:
            drift = _shift(mapping, board.drift)
            transform = mapping.transform() * drift
            for mark in chosen:
                room |= room_of(mark.shape, transform, named=True)
        draft, place = self._easel.draft, self._pen_place()
        points = [(point, _EDGE) for point in (draft.seen().points if draft is not None else ())]
        if board.cross is not None:
            points.append((board.cross, _EDGE))
        if place is not None:
            points.append((place, self._easel.size / 2 * mapping.scale + _EDGE))
        for point, reach in points:
            at = mapping.to_screen(*point)
            room |= QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        return room

    @property
    def settled(self) -> bool:
        """Tell whether all marks are drawn as they are."""
        return self._others.settled and self._selected.settled

    def paint(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw what is seen of the marks, and what is being drawn."""
        board = self._board
        ratio = painter.device().devicePixelRatio()
        sheet = board.sheet
        sight = Sight(mapping, ratio, board.look.opacity, sheet.columns, sheet.rows)
        self._inks.fresh = self._easel.last
        self._painted = self._looked(mapping, self._group())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not board.all_hidden:
            self._paint_marks(painter, sight)
        self._paint_begun(painter, sight)
        painter.restore()

    def _paint_marks(self, painter: QPainter, sight: Sight) -> None:
        board, sheet = self._board, self._board.sheet
        groups = self._group()
        sight = replace(sight, named=self._named(sight.mapping, groups))
        wide = replace(sight, margin=MARGIN)
        painter.save()
        if board.steps_back or (board.look.dimmed and self._easel.stroke is not None):
            painter.setOpacity(1.0 - number_of("dim_alpha"))
        self._others.paint(painter, groups.others, wide, sheet.within)
        painter.restore()
        drift = board.drift
        painter.save()
        painter.setTransform(_shift(sight.mapping, drift), combine=True)
        if len(groups.chosen) > _DRAWN_LIVE:
            self._selected.paint(painter, groups.chosen, wide, sheet.within)
        else:
            self._selected.forget()
            for mark in groups.chosen:
                bad = mark.id in sheet.unsound
                self._inks.draw(painter, mark, sight, unsound=bad, labelled=True)
        painter.restore()
        for mark in groups.unsound:
            self._inks.draw(painter, mark, sight, unsound=True)
        only = board.only
        if only is not None and only.id != board.busy_with:
            self._paint_handles(painter, only.shape, sight.mapping, drift)
        for shape in sheet.waiting:
            mark = ShownMark(_NEW, shape)
            self._inks.draw(painter, mark, sight)

    def _named(self, mapping: Mapping, groups: _Groups) -> frozenset[FindingId]:
        if not self._board.look.named:
            return frozenset()
        sheet = self._board.sheet
        seen = [*groups.others, *groups.chosen]
        return self._naming.named(seen, mapping, sheet.columns, sheet.rows)

    def _group(self) -> _Groups:
        """Return the marks by how they are painted; the same lists while they are the same."""
        board, sheet, last = self._board, self._board.sheet, self._groups
        of = (sheet, sheet.version, sheet.unsound, board.busy_with)
        if last.of != of:
            seen = [one for one in sheet.marks if not one.hidden and one.id != board.busy_with]
            plain = [one for one in seen if not one.selected]
            others = [one for one in plain if one.id not in sheet.unsound]
            self._groups = _Groups(
                of,
                last.others if last.others == others else others,
                [one for one in seen if one.selected],
                [one for one in plain if one.id in sheet.unsound],
            )
            self._inks.forget({mark.id for mark in sheet.marks} | {_NEW})
        return self._groups

    def _paint_handles(
        self, painter: QPainter, shape: Shape, mapping: Mapping, drift: Place
    ) -> None:
        points = [mapping.to_screen(x + drift[0], y + drift[1]) for x, y in handles(shape)]
        draw_handles(painter, points, self._board.handle)

    def _paint_begun(self, painter: QPainter, sight: Sight) -> None:
        self._paint_stroke(painter, sight)
        draft = self._easel.draft
        if draft is not None:
            shown = ShownMark(_NEW, draft.seen(), TargetKind.NOTHING, selected=True)
            self._draw_draft(painter, shown, sight, refused=draft.refused)
            if draft.refused or draft.kind in {ShapeKind.POLYGON, ShapeKind.POLYLINE}:
                points = [sight.mapping.to_screen(*point) for point in draft.points]
                draw_handles(painter, points, None)
        if self._board.cross is not None:
            _draw_cross(painter, sight.mapping.to_screen(*self._board.cross))
        place = self._pen_place()
        if place is not None:
            self._paint_ring(painter, place, sight.mapping)

    def _draw_draft(
        self, painter: QPainter, mark: ShownMark, sight: Sight, *, refused: bool
    ) -> None:
        shape = mark.shape
        if isinstance(shape, Outline) and shape.kind is ShapeKind.POLYGON and not refused:
            # Open until it is closed.
            mark = replace(mark, shape=Outline(ShapeKind.POLYLINE, shape.points))
        self._inks.draw_shape(painter, mark, sight, unsound=refused)

    def _paint_stroke(self, painter: QPainter, sight: Sight) -> None:
        stroke = self._easel.stroke
        if stroke is None:
            return
        target = TargetKind.NOTHING
        if stroke.base is not None and stroke.base in self._board.sheet:
            target = self._board.sheet[stroke.base].target
        pens = Strokes(target, sight.opacity, selected=True)
        ground = Ground(sight.mapping, sight.ratio)
        dirty = stroke.take_dirty()
        self._stroke_picture.paint(painter, stroke.mask, ground, pens, dirty)

    def _paint_ring(self, painter: QPainter, place: Place, mapping: Mapping) -> None:
        """Draw how far the brush reaches."""
        look = theme.current()
        radius = self._easel.size / 2 * mapping.scale
        centre = mapping.to_screen(*place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (faded(look.colour("image.mark_casing"), number_of("mark_casing_alpha")), 3.0),
            (look.colour("image.handle.fill"), 1.0),
        ):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(centre, radius, radius)


def _shift(mapping: Mapping, drift: Place) -> QTransform:
    """Return by how much the screen shifts where the image does."""
    way = mapping.to_screen(*drift) - mapping.to_screen(0.0, 0.0)
    return QTransform.fromTranslate(way.x(), way.y())


def _draw_cross(painter: QPainter, centre: QPointF) -> None:
    """Draw the keyboard's cross: light lines with dark edges, open in the middle."""
    look = theme.current()
    dark: QColor = look.colour("image.focus.outer")
    for colour, width in ((dark, 4.0), (look.colour("image.focus.inner"), 2.0)):
        painter.setPen(QPen(colour, width))
        for step in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(centre + step * _CROSS_GAP, centre + step * _CROSS)
