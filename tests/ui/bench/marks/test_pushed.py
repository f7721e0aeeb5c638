"""Many marks under a view that moves: what comes into sight is painted, and rests where it lies."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from medannot.ui.bench.marks.shown import ShownMark
from tests.ui.bench.marks.mark_rooms import ORANGE, Make, MarkRoom, box, marked, photograph

BOXES = [(x, y) for x in range(20, 1900, 60) for y in range(20, 1100, 60)]


def many() -> list[ShownMark]:
    return [
        marked(f"{n}", box((x, y), (x + 40, y + 30)), target=ORANGE, number=n + 1)
        for n, (x, y) in enumerate(BOXES)
    ]


def shade(room: MarkRoom, x: float, y: float) -> QColor:
    """Return what is painted there right now."""
    image = room.view.grab().toImage()
    return image.pixelColor(QPoint(room.point(x, y)) * image.devicePixelRatio())


def pushed(room: MarkRoom, right: int, down: int, steps: int) -> None:
    for _ in range(steps):
        room.view.pan(right, down, moving=True)
        QApplication.processEvents()


def is_line(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 60


def test_edges_that_come_into_sight_have_their_marks_at_once(make: Make) -> None:
    room = make(photograph(2000, 1200), many())
    room.view.zoom(3.0)
    room.settle()
    before = room.view.mapping().to_image(room.view.rect().topLeft().toPointF())
    pushed(room, -30, -20, 24)
    after = room.view.mapping().to_image(room.view.rect().topLeft().toPointF())
    assert after[0] - before[0] > 100
    right, bottom = room.view.mapping().to_image(room.view.rect().bottomRight().toPointF())
    fresh = [(x, y) for x, y in BOXES if after[0] + 60 < x < right - 60 and y < bottom - 60]
    fresh = [(x, y) for x, y in fresh if y > after[1] + 60]
    assert len(fresh) > 10
    missing = [one for one in fresh if not is_line(shade(room, one[0] + 20, one[1]))]
    assert missing == []


def test_after_it_rests_the_view_is_painted_as_if_it_had_never_moved(make: Make) -> None:
    room = make(photograph(2000, 1200), many())
    room.view.zoom(3.0)
    pushed(room, -31, 17, 20)
    room.view.sharpen()
    room.settle()
    moved = room.view.grab().toImage()
    other = make(photograph(2000, 1200), many())
    other.view.zoom(3.0)
    for _ in range(20):
        other.view.pan(-31, 17)
    other.view.sharpen()
    other.settle()
    still = other.view.grab().toImage()
    places = [(x, y) for x in range(0, still.width(), 3) for y in range(0, still.height(), 3)]
    assert [one for one in places if still.pixel(*one) != moved.pixel(*one)] == []


def test_a_view_that_is_enlarged_step_by_step_shows_the_marks_all_the_way(make: Make) -> None:
    room = make(photograph(2000, 1200), many())
    room.settle()
    for _ in range(40):
        room.view.zoom(1.05, moving=True)
        QApplication.processEvents()
        image = room.view.grab().toImage()
        across, down = range(0, image.width(), 2), range(0, image.height(), 7)
        assert any(is_line(image.pixelColor(x, y)) for y in down for x in across)
