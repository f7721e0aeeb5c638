"""Many marks as one picture, which is drawn as it is until the view or the marks change.

Five hundred marks take longer to draw than a frame may last. The picture reaches beyond the pane:
while the view moves it is drawn at its new place. Where it is pushed far, the picture follows and
only its new edges are drawn; another one is made once the view rests, or was enlarged by much, in
small parts between the events.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QTransform

from medannot.domain.annotation.shapes import Shape, bounds
from medannot.domain.ids import FindingId
from medannot.ui.bench.marks.inks import Inks, Sight
from medannot.ui.bench.marks.near import Box
from medannot.ui.bench.marks.shown import ShownMark
from medannot.ui.bench.marks.style import screen_box
from medannot.ui.bench.marks.tags import NAMED_ROOM, ROOM

_AT_ONCE = 24
"""So many marks are drawn anew within a frame; more are drawn between frames."""

_SLICE_MS, _MOVING_SLICE_MS = 2, 1
_CALM_MS = 80
"""A view that stayed for so long rests."""

MARGIN = 160.0
"""So far around the pane marks are drawn, to be there when the view is pushed."""

_FAR = 0.75 * MARGIN
_LARGER = 2.0

Find = Callable[[Box], Sequence[ShownMark]]
"""Returns the marks that meet a box of the image, the lowest first."""


class _Sheet:
    """A picture that is being made or is made.

    Attributes:
        pushed: it followed the view, and is to be made anew.
    """

    def __init__(
        self, sight: Sight, marks: Sequence[ShownMark], inks: Inks, seen: Sequence[ShownMark]
    ) -> None:
        self.sight, self._inks = sight, inks
        size = QSizeF(sight.room().size() * sight.ratio).toSize()
        self.image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(sight.ratio)
        self.image.fill(Qt.GlobalColor.transparent)
        self.of: Sequence[ShownMark] = marks
        self.drawn = {mark.id: mark for mark in marks}
        self._left = list(reversed(seen))
        self.pushed = False

    @property
    def left(self) -> int:
        """Return how many marks are still to be drawn."""
        return len(self._left)

    def go_on(self, milliseconds: int | None = None) -> None:
        """Draw on for so long, or to the end."""
        timer = QElapsedTimer()
        timer.start()
        painter = self._painter()
        while self._left:
            self._inks.draw(painter, self._left.pop(), self.sight)
            if milliseconds is not None and timer.hasExpired(milliseconds):
                break
        painter.end()

    def repair(self, part: QRectF, marks: Sequence[ShownMark]) -> None:
        """Draw a part anew."""
        painter = self._painter()
        painter.setClipRect(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(part, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for mark in marks:
            self._inks.draw(painter, mark, self.sight, part)
        painter.end()

    def push(self, sight: Sight, way: QPointF) -> list[QRectF]:
        """Go over to a view that is pushed by so much; return the edges that are not drawn yet."""
        room = sight.room()
        pushed = QImage(self.image.size(), self.image.format())
        pushed.setDevicePixelRatio(sight.ratio)
        pushed.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pushed)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(way, self.image)
        painter.end()
        self.image, self.sight = pushed, sight
        kept = room.translated(way) & room
        over, under = QRectF(room), QRectF(room)
        over.setBottom(kept.top())
        under.setTop(kept.bottom())
        left = QRectF(room.left(), kept.top(), kept.left() - room.left(), kept.height())
        right = QRectF(kept.right(), kept.top(), room.right() - kept.right(), kept.height())
        return [edge for edge in (over, under, left, right) if not edge.isEmpty()]

    def _painter(self) -> QPainter:
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.sight.room().topLeft())
        return painter


class Gallery(QObject):
    """The picture of many marks.

    Args:
        inks: draws a mark.
        repaint: asks for a new frame.
        parent: who owns it.
    """

    def __init__(
        self, inks: Inks, repaint: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._inks, self._repaint = inks, repaint
        self._done: _Sheet | None = None
        self._next: _Sheet | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._last: Sight | None = None
        self._rests = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._rest)

    @property
    def settled(self) -> bool:
        """Tell whether what is seen is what there is."""
        return self._next is None and not self._calm.isActive()

    def forget(self) -> None:
        """Let go of the pictures' memory."""
        self._done = self._next = None
        self._timer.stop()
        self._calm.stop()

    def paint(
        self, painter: QPainter, marks: Sequence[ShownMark], sight: Sight, find: Find
    ) -> None:
        """Draw the marks, as well as they are drawn by now.

        Args:
            painter: in points of the pane.
            marks: the lowest first.
            sight: from where they are looked at.
            find: marks by where they lie.
        """
        if not marks:
            self.forget()
            return
        if self._is_good(marks, sight, find):
            self._calm.stop()
        elif self._next is None:
            self._follow(marks, sight, find)
        self._last = sight
        shown = self._done
        if shown is None:
            return
        way, corner = _way(shown.sight, sight), shown.sight.room().topLeft()
        painter.save()
        if not (way.isScaling() or way.isRotating()):
            painter.drawImage(QPointF(way.dx(), way.dy()) + corner, shown.image)
        else:
            # Only until the new picture is there: quick rather than fine.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.setTransform(way, combine=True)
            painter.drawImage(corner, shown.image)
        painter.restore()

    def _follow(self, marks: Sequence[ShownMark], sight: Sight, find: Find) -> None:
        """Begin another picture where the one there is does not do, or once the view rests."""
        done, rests, stays = self._done, self._rests, self._last == sight
        self._rests = False
        moves = done is not None and done.of is marks and _is_near(done.sight, sight)
        if not moves or (rests and stays):
            self._calm.stop()
            self._begin(marks, sight, find)
            return
        if not stays or not self._calm.isActive():
            self._calm.start()
        if done is not None:
            self._push(done, marks, sight, find)

    def _push(self, done: _Sheet, marks: Sequence[ShownMark], sight: Sight, find: Find) -> None:
        """Let the picture follow a view that was pushed far."""
        way = _way(done.sight, sight)
        if way.isScaling() or way.isRotating() or max(abs(way.dx()), abs(way.dy())) <= _FAR:
            return
        wanted = {mark.id: mark for mark in marks}
        for edge in done.push(sight, QPointF(way.dx(), way.dy())):
            done.repair(edge, self._within(edge, sight, wanted, find))
        # Its tags lie as they did in the view before: it does until the view rests.
        done.pushed = True

    def _rest(self) -> None:
        self._rests = True
        self._repaint()

    def _begin(self, marks: Sequence[ShownMark], sight: Sight, find: Find) -> None:
        """Begin the picture, and end it if that is quick or there is no other to show."""
        wanted = {mark.id: mark for mark in marks}
        seen = self._within(sight.room(), sight, wanted, find)
        made = _Sheet(sight, marks, self._inks, seen)
        if self._done is None:
            made.go_on(None if made.left <= 2 * _AT_ONCE else _SLICE_MS)
        if made.left:
            self._next = made
            self._timer.start()
        else:
            self._done = made

    def _is_good(self, marks: Sequence[ShownMark], sight: Sight, find: Find) -> bool:
        """Tell whether the picture shows these marks so; repair it where a few of them changed."""
        done = self._done
        if done is None or done.sight != sight or done.pushed:
            return False
        if done.of is marks:
            return True
        wanted = {mark.id: mark for mark in marks}
        if wanted.keys() == done.drawn.keys() and list(wanted) != list(done.drawn):
            return False
        gone = [mark for key, mark in done.drawn.items() if wanted.get(key) is not mark]
        come = [mark for key, mark in wanted.items() if done.drawn.get(key) is not mark]
        parts = _joined([*gone, *come], sight)
        plans = [(part, self._within(part, sight, wanted, find)) for part in parts]
        if sum(len(plan) for _, plan in plans) > _AT_ONCE:
            return False
        for part, plan in plans:
            done.repair(part, plan)
        done.drawn, done.of = wanted, marks
        return True

    def _within(
        self, part: QRectF, sight: Sight, wanted: dict[FindingId, ShownMark], find: Find
    ) -> list[ShownMark]:
        beside = NAMED_ROOM if sight.named else ROOM
        room = part.adjusted(-beside, -ROOM, beside, ROOM)
        back, _ = sight.mapping.transform().inverted()
        box = back.mapRect(room)
        found = find((box.left(), box.top(), box.right(), box.bottom()))
        return [mark for mark in found if mark.id in wanted]

    def _go_on(self) -> None:
        if self._next is None:
            self._timer.stop()
            return
        # What moves under the hand goes first.
        self._next.go_on(_MOVING_SLICE_MS if self._last != self._next.sight else _SLICE_MS)
        if not self._next.left:
            self._done, self._next = self._next, None
            self._timer.stop()
            self._repaint()


def _is_near(before: Sight, now: Sight) -> bool:
    """Tell whether a picture of one view does for another one for as long as that moves."""
    if replace(before, mapping=now.mapping) != now or before.room() != now.room():
        return False
    way = _way(before, now)
    if not (way.isScaling() or way.isRotating()):
        room = now.room()
        return abs(way.dx()) < room.width() / 2 and abs(way.dy()) < room.height() / 2
    larger = math.hypot(way.m11(), way.m12())
    return not way.isRotating() and 1 / _LARGER <= larger <= _LARGER


def _way(before: Sight, now: Sight) -> QTransform:
    """Return what leads from one view to another; a mere shift is one exactly."""
    back, _ = before.mapping.transform().inverted()
    way = back * now.mapping.transform()
    turned = abs(way.m11() - 1) + abs(way.m22() - 1) + abs(way.m12()) + abs(way.m21())
    if turned > 1e-6:
        return way
    # Whole device pixels, so that nothing is blurred and drawing is a copy.
    ratio = now.ratio
    return QTransform.fromTranslate(
        round(way.dx() * ratio) / ratio, round(way.dy() * ratio) / ratio
    )


def _joined(marks: Sequence[ShownMark], sight: Sight) -> list[QRectF]:
    """Return the parts of the pane in which marks are seen; parts that overlap are one."""
    parts: list[QRectF] = []
    pane, transform = sight.room(), sight.mapping.transform()
    for mark in marks:
        part = room_of(mark.shape, transform, named=mark.id in sight.named) & pane
        if part.isEmpty():
            continue
        meets = [one for one in parts if one.intersects(part)]
        for one in meets:
            part |= one
            parts.remove(one)
        parts.append(part)
        if len(parts) > _AT_ONCE:
            return [pane]
    return parts


def room_of(shape: Shape, transform: QTransform, *, named: bool) -> QRectF:
    """Return the part of the pane, in whole points, that a mark and its tag may reach into."""
    box = screen_box(bounds(shape), transform)
    beside = NAMED_ROOM if named else ROOM
    return box.adjusted(-beside, -ROOM, beside, ROOM).toAlignedRect().toRectF()
