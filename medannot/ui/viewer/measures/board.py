"""The measures of all images that are looked at, and the one that is being drawn."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from medannot.imaging.measuring import Place
from medannot.ui.viewer.measures.marks import Mark, MeasureKind, wants_more

Where = tuple[str, int]
"""Key of an image and 1-based frame."""

_SOMEWHERE: Where = ("", 0)


class MeasureBoard(QObject):
    """Keeps marks for each image and frame; knows nothing of the screen.

    Signals:
        changed: something is to be painted anew.
        finished: (Mark) a measure was drawn or changed to its end.
        removed: (Mark) a measure was taken away.
    """

    changed = Signal()
    finished = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[Where, list[Mark]] = {}
        self._where: Where = _SOMEWHERE
        self._chosen: int | None = None
        self._drawing = False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks of the frame in front, the one being drawn last."""
        return tuple(self._marks.get(self._where, ()))

    @property
    def chosen(self) -> int | None:
        """Return the place of the chosen mark among `marks`, or None."""
        return self._chosen

    @property
    def drawing(self) -> bool:
        """Tell whether a mark is being drawn."""
        return self._drawing

    def show(self, where: Where) -> None:
        """Turn to another image or frame; a mark that is only begun is given up."""
        if where != self._where:
            self.cancel()
            self._where, self._chosen = where, None
            self.changed.emit()

    def forget_all(self) -> None:
        """Forget the marks of every image."""
        self._marks.clear()
        self._chosen, self._drawing = None, False
        self.changed.emit()

    def begin(self, kind: MeasureKind, place: Place) -> None:
        """Begin a mark; its second point follows the pointer."""
        self._here().append(Mark(kind, (place, place)))
        self._chosen, self._drawing = len(self.marks) - 1, True
        self.changed.emit()

    def follow(self, place: Place) -> None:
        """Let the last point of the mark that is being drawn follow the pointer."""
        if self._drawing:
            mark = self._here()[-1]
            self._here()[-1] = mark.moved(len(mark.points) - 1, place)
            self.changed.emit()

    def add(self, place: Place) -> None:
        """Fix the last point; take a further one, or end the mark where it has all."""
        if not self._drawing:
            return
        self.follow(place)
        mark = self._here()[-1]
        if wants_more(mark):
            self._here()[-1] = replace(mark, points=(*mark.points, place))
            self.changed.emit()
        else:
            self.end()

    def end(self) -> None:
        """End the mark that is being drawn; one that measures nothing goes."""
        if not self._drawing:
            return
        self._drawing = False
        mark = self._here()[-1]
        if mark.kind is MeasureKind.POLYGON:
            mark = replace(mark, points=_without_doubles(mark.points))
            self._here()[-1] = mark
        if mark.complete:
            self.finished.emit(mark)
        else:
            self._drop_last()
        self.changed.emit()

    def cancel(self) -> bool:
        """Give up the mark that is being drawn; tell whether there was one."""
        if not self._drawing:
            return False
        self._drawing = False
        self._drop_last()
        self.changed.emit()
        return True

    def choose(self, number: int | None) -> None:
        """Choose a mark of the frame in front, or none."""
        if number != self._chosen:
            self._chosen = number
            self.changed.emit()

    def put(self, number: int, mark: Mark) -> None:
        """Put a mark in the place of another while it is dragged."""
        self._here()[number] = mark
        self.changed.emit()

    def settle(self) -> None:
        """End a drag of the chosen mark."""
        if self._chosen is not None:
            self.finished.emit(self.marks[self._chosen])

    def remove_chosen(self) -> bool:
        """Take the chosen mark away; tell whether there was one."""
        if self.cancel():
            return True
        if self._chosen is None:
            return False
        mark = self._here().pop(self._chosen)
        self._chosen = None
        self.removed.emit(mark)
        self.changed.emit()
        return True

    def _here(self) -> list[Mark]:
        return self._marks.setdefault(self._where, [])

    def _drop_last(self) -> None:
        self._here().pop()
        self._chosen = None


def _without_doubles(points: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out a point that repeats the one before: a double click clicks twice."""
    kept = [
        point for point, before in zip(points, (None, *points), strict=False) if point != before
    ]
    return tuple(kept)
