"""Draws one mark: its line or its mask, and the number beside it."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from medannot.domain.annotation.shapes import Brush, Outline, Shape, bounds
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.mask import Mask
from medannot.ui.bench.marks.mask_picture import Ground, picture
from medannot.ui.bench.marks.shown import ShownMark, TargetKind
from medannot.ui.bench.marks.style import (
    Strokes,
    image_path,
    is_filled,
    screen_box,
    screen_path,
)
from medannot.ui.bench.marks.tags import place_tag, tag
from medannot.ui.viewer.layers import Mapping

_MOST_MASK_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sight:
    """From where marks are looked at.

    Attributes:
        mapping: where places of the image lie on the screen.
        ratio: device pixels for a pixel of the screen.
        opacity: how strongly marks are drawn.
        columns: of the image.
        rows: of the image.
        margin: so far around the pane marks are drawn too.
        named: marks whose tags have their names.
    """

    mapping: Mapping
    ratio: float
    opacity: float
    columns: int
    rows: int
    margin: float = 0.0
    named: frozenset[FindingId] = frozenset()

    def pane(self) -> QRectF:
        """Return the part of the screen that is seen."""
        size = self.mapping.screen
        return QRectF(0, 0, size.width, size.height)

    def room(self) -> QRectF:
        """Return the part of the screen on which is drawn, in whole device pixels around it."""
        beyond = round(self.margin * self.ratio) / self.ratio
        return self.pane().adjusted(-beyond, -beyond, beyond, beyond)


class Inks:
    """What drawing marks needs again and again: lines, masks and pens, each made once.

    Attributes:
        fresh: runs that were just painted and the mask they were made of, if any.
    """

    def __init__(self) -> None:
        self._paths: dict[FindingId, tuple[Shape, QPainterPath]] = {}
        self._masks: OrderedDict[FindingId, tuple[Brush, Mask]] = OrderedDict()
        self.fresh: tuple[Brush, Mask] | None = None
        self._strokes: dict[tuple[TargetKind, float, bool, bool], Strokes] = {}

    def forget(self, but: set[FindingId]) -> None:
        """Forget the marks that are gone."""
        for kept in (self._paths, self._masks):
            for mark_id in [one for one in kept if one not in but]:
                del kept[mark_id]

    def strokes(self, mark: ShownMark, sight: Sight, *, unsound: bool = False) -> Strokes:
        """Return the pens of a mark."""
        wanted = (mark.target, sight.opacity, mark.selected, unsound)
        if wanted not in self._strokes:
            if len(self._strokes) > 256:
                self._strokes.clear()
            self._strokes[wanted] = Strokes(
                mark.target, sight.opacity, selected=mark.selected, unsound=unsound
            )
        return self._strokes[wanted]

    def draw(
        self,
        painter: QPainter,
        mark: ShownMark,
        sight: Sight,
        part: QRectF | None = None,
        *,
        unsound: bool = False,
        labelled: bool = False,
    ) -> None:
        """Draw a mark and its number.

        Args:
            painter: in points of the pane.
            mark: what is drawn.
            sight: from where.
            part: of the pane; nothing else needs to be drawn.
            unsound: whether its shape cannot be kept as it is.
            labelled: whether its words stand beside the number.
        """
        self.draw_shape(painter, mark, sight, part, unsound=unsound)
        self.draw_tag(painter, mark, sight, labelled=labelled)

    def draw_shape(
        self,
        painter: QPainter,
        mark: ShownMark,
        sight: Sight,
        part: QRectF | None = None,
        *,
        unsound: bool = False,
    ) -> None:
        """Draw a mark's line or mask alone."""
        strokes = self.strokes(mark, sight, unsound=unsound)
        if isinstance(mark.shape, Outline):
            line = self._path(mark.id, mark.shape)
            path = screen_path(mark.shape, line, sight.mapping.transform())
            strokes.draw(painter, path, filled=is_filled(mark.shape))
        else:
            self._draw_mask(painter, mark.id, mark.shape, sight, strokes, part)

    def draw_tag(
        self, painter: QPainter, mark: ShownMark, sight: Sight, *, labelled: bool = False
    ) -> None:
        """Draw the number beside a mark, and its words where they are wanted."""
        label = tag(mark, sight.ratio, labelled=labelled or mark.id in sight.named)
        box = screen_box(bounds(mark.shape), sight.mapping.transform())
        width = label.width() / sight.ratio
        painter.drawPixmap(place_tag(box, width, sight.pane()), label)

    def mask(self, mark_id: FindingId, brush: Brush, columns: int, rows: int) -> Mask:
        """Return what a mark has painted; of all marks, no more than memory allows are kept."""
        kept = self._masks.pop(mark_id, None)
        if kept is None or kept[0] is not brush:
            kept = self.fresh if self.fresh and self.fresh[0] == brush else None
        mask = kept[1] if kept else Mask.of(brush, columns, rows)
        self._masks[mark_id] = (brush, mask)
        while len(self._masks) > 1 and self._mask_bytes() > _MOST_MASK_BYTES:
            self._masks.popitem(last=False)
        return mask

    def _mask_bytes(self) -> int:
        return sum(mask.values.nbytes for _, mask in self._masks.values())

    def _path(self, mark_id: FindingId, shape: Outline) -> QPainterPath:
        kept = self._paths.get(mark_id)
        if kept is None or kept[0] is not shape:
            kept = shape, image_path(shape)
            self._paths[mark_id] = kept
        return kept[1]

    def _draw_mask(
        self,
        painter: QPainter,
        mark_id: FindingId,
        brush: Brush,
        sight: Sight,
        strokes: Strokes,
        part: QRectF | None,
    ) -> None:
        ground = Ground(sight.mapping, sight.ratio)
        mask = self.mask(mark_id, brush, sight.columns, sight.rows)
        left, top, right, bottom = bounds(brush)
        area = ground.area((int(left), int(top), int(right), int(bottom)))
        area &= _device(sight.room(), sight.ratio)
        if part is not None:
            area &= _device(part, sight.ratio)
        made = None if area.isEmpty() else picture(mask, area, ground, strokes)
        if made is not None:
            made.setDevicePixelRatio(sight.ratio)
            painter.drawImage(QPointF(area.left(), area.top()) / sight.ratio, made)


def _device(part: QRectF, ratio: float) -> QRect:
    return QRectF(part.topLeft() * ratio, part.size() * ratio).toAlignedRect()
