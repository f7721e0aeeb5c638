"""Five hundred marks on one image, and a brush on a large one: python -m tests.benchmarks.marks

A step is a mouse move (or a change of the view) to the end of the repaint, through the real view.
Each has its median CPU time in the window's thread, its wall time at the 95th percentile, and its
ratio to a floor measured in the same run: for draw and drag a bare painter that draws the same 500
paths once, for pan, zoom and brush a bare painter that draws the photograph scaled and a ready
picture over it, for the hit-test a bare look through 500 paths. The paths' floor is far above what
a frame may cost: marks are one picture. Read ratios and CPU times; the machine may be busy.
"""

import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import FindingId
from medannot.imaging.frame import Frame
from medannot.ui.bench.marks.board_presenter import MarkBoard
from medannot.ui.bench.marks.hands import MarkHands
from medannot.ui.bench.marks.look import MarkLook
from medannot.ui.bench.marks.mark_tool import MarkTool
from medannot.ui.bench.marks.shown import ShownMark, TargetKind
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare
from tests.helpers.driving import dressed, settle, wait_for
from tests.helpers.figures import write_figures

COLUMNS, ROWS = 4000, 3000
PANE = (1320, 936)
MARKS = 500
STEPS = 120

Times = list[tuple[float, float]]
"""CPU and wall time of each step, in milliseconds."""


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures; takes no arguments."""
    del argv
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    shapes = polygons()
    figures: dict[str, object] = {"image": f"{COLUMNS} x {ROWS}", "pane": f"{PANE[0]} x {PANE[1]}"}
    paths, picture, look = paths_floor_ms(shapes), picture_floor_ms(), hit_floor_us(shapes)
    figures["floor of draw and drag: 500 paths once (CPU ms)"] = round(paths, 2)
    figures["floor of pan, zoom and brush: a picture over a scaled photograph (CPU ms)"] = round(
        picture, 2
    )
    figures["floor of the hit-test: 500 paths looked through (CPU µs)"] = round(look, 1)
    for name, frame in frames().items():
        view, board, hands = scene(frame, shapes)
        for title, step in all_steps(view, board, hands).items():
            floor = picture if title.startswith(("pan", "zoom", "brush", "end")) else paths
            tell(figures, f"{name}, {title}", step(), floor)
        hit = hit_us(board)
        figures[f"{name}, hit-test (CPU µs, CPU / floor)"] = f"{hit:.1f}, {hit / look:.3f}"
        figures[f"{name}, brush over the whole image: its mask (MiB)"] = round(
            painted_bytes(view, board, hands) / 2**20, 1
        )
        view.close()
        hands.take(None)
    write_figures("marks", figures)
    return 0


def polygons() -> list[Outline]:
    """Return marks all over the image, as people draw them."""
    draw = np.random.default_rng(5)
    shapes = []
    for _ in range(MARKS):
        x, y, radius = (
            draw.uniform(150, COLUMNS - 150),
            draw.uniform(150, ROWS - 150),
            draw.uniform(30, 150),
        )
        corners = [
            (
                float(x + radius * far * math.cos(2 * math.pi * n / 14)),
                float(y + radius * far * math.sin(2 * math.pi * n / 14)),
            )
            for n, far in enumerate(draw.uniform(0.8, 1.0, 14))
        ]
        shapes.append(Outline(ShapeKind.POLYGON, tuple(corners)))
    return shapes


def frames() -> dict[str, Frame]:
    draw = np.random.default_rng(6)
    grey = draw.integers(0, 4096, (ROWS, COLUMNS), dtype=np.uint16)
    colour = draw.integers(0, 256, (ROWS, COLUMNS, 3), dtype=np.uint8)
    return {
        "photograph": Frame(colour, monochrome=False),
        "radiograph": Frame(grey, monochrome=True),
    }


def scene(frame: Frame, shapes: Sequence[Outline]) -> tuple[ImageView, MarkBoard, MarkHands]:
    view = ImageView()
    view.resize(*PANE)
    view.show()
    view.show_frame(prepare(frame))
    board = MarkBoard()
    hands = MarkHands(view, board)
    kinds = list(TargetKind)
    marks = [
        ShownMark(FindingId(f"{number}"), shape, kinds[number % len(kinds)], number + 1)
        for number, shape in enumerate(shapes)
    ]
    board.show(("a", 1), marks, COLUMNS, ROWS)
    hands.take(MarkTool.SELECT)
    rest(hands)
    return view, board, hands


def rest(hands: MarkHands) -> None:
    settle(150)
    wait_for(lambda: hands.layer.settled)
    settle(20)


def all_steps(
    view: ImageView, board: MarkBoard, hands: MarkHands
) -> dict[str, Callable[[], Times]]:
    return {
        "draw (repaint)": lambda: measure(lambda _n: view.repaint()),
        "pointer over marks": lambda: measure(lambda n: move(view, 100 + 6 * n, 200 + 3 * n)),
        "drag of one mark": lambda: dragged(view, board, hands, 1),
        "drag of a corner": lambda: corner_dragged(view, board, hands),
        "drag of all marks": lambda: dragged(view, board, hands, MARKS),
        "pan": lambda: panned(view, hands),
        "zoom": lambda: zoomed(view, hands),
        "all marks drawn anew, whole wait": lambda: anew(view, board, hands),
        "brush of 65, whole image": lambda: painted(view, board, hands, 65),
        "brush of 401, whole image": lambda: painted(view, board, hands, 401),
        "end of a large stroke": lambda: ended(view, board, hands),
    }


def measure(step: Callable[[int], object], steps: int = STEPS) -> Times:
    times = []
    for number in range(steps):
        wall, begun = time.perf_counter_ns(), time.thread_time_ns()
        step(number)
        QApplication.processEvents()
        times.append(((time.thread_time_ns() - begun) / 1e6, (time.perf_counter_ns() - wall) / 1e6))
    return times


def mouse(view: ImageView, kind: QMouseEvent.Type, x: float, y: float) -> None:
    place, left = QPointF(x, y), Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def move(view: ImageView, x: float, y: float) -> None:
    mouse(view, QMouseEvent.Type.MouseMove, x, y)


def begin(view: ImageView, x: float, y: float, hands: MarkHands) -> None:
    mouse(view, QMouseEvent.Type.MouseButtonPress, x, y)
    move(view, x + 5, y + 5)
    rest(hands)


def end(view: ImageView, x: float, y: float, hands: MarkHands) -> None:
    mouse(view, QMouseEvent.Type.MouseButtonRelease, x, y)
    rest(hands)


def dragged(view: ImageView, board: MarkBoard, hands: MarkHands, count: int) -> Times:
    hands.take(MarkTool.SELECT)
    chosen = [mark.id for mark in board.marks[200 : 200 + count]] if count < MARKS else None
    if chosen is None:
        board.select_all()
    else:
        board.select(chosen)
    rest(hands)
    shape = board.sheet[board.selected[0]].shape
    assert isinstance(shape, Outline)
    (ax, ay), (bx, by) = shape.points[0], shape.points[7]
    at = view.mapping().to_screen((ax + bx) / 2, (ay + by) / 2)
    begin(view, at.x(), at.y(), hands)
    times = measure(lambda n: move(view, at.x() + 20 * math.sin(n / 9), at.y() + n / 5))
    end(view, at.x(), at.y(), hands)
    return times


def corner_dragged(view: ImageView, board: MarkBoard, hands: MarkHands) -> Times:
    board.select((board.marks[300].id,))
    rest(hands)
    shape = board.marks[300].shape
    assert isinstance(shape, Outline)
    at = view.mapping().to_screen(*shape.points[3])
    begin(view, at.x(), at.y(), hands)
    times = measure(lambda n: move(view, at.x() + 15 * math.sin(n / 9), at.y() + n / 5))
    end(view, at.x(), at.y(), hands)
    board.revert()
    board.select(())
    rest(hands)
    return times


def panned(view: ImageView, hands: MarkHands) -> Times:
    view.zoom(3.0)
    rest(hands)
    times = measure(lambda n: view.pan(6 * math.cos(n / 20), 4 * math.sin(n / 20), moving=True))
    view.fit()
    rest(hands)
    return times


def zoomed(view: ImageView, hands: MarkHands) -> Times:
    times = measure(lambda n: view.zoom(1.03 if n < STEPS / 2 else 1 / 1.03, moving=True))
    view.fit()
    rest(hands)
    return times


def anew(view: ImageView, board: MarkBoard, hands: MarkHands) -> Times:
    """Measure from a change of all marks to the frame in which all are drawn."""
    del view

    def step(number: int) -> None:
        board.set_look(MarkLook(percent=50 + number))
        QApplication.processEvents()
        while not hands.layer.settled:
            QApplication.processEvents()

    times = measure(step, 12)
    board.set_look(MarkLook())
    rest(hands)
    return times


def stroke_place(number: int) -> tuple[float, float]:
    turn = number / STEPS * 2 * math.pi
    return 660 + 380 * math.cos(turn), 468 + 380 * math.sin(turn)


def painted(view: ImageView, board: MarkBoard, hands: MarkHands, size: int) -> Times:
    hands.take(MarkTool.BRUSH)
    hands.easel.size = size
    begin(view, *stroke_place(0), hands)
    times = measure(lambda n: move(view, *stroke_place(n)))
    board.leave()
    rest(hands)
    mouse(view, QMouseEvent.Type.MouseButtonRelease, 0, 0)
    return times


def ended(view: ImageView, board: MarkBoard, hands: MarkHands) -> Times:
    """Measure from lifting the pen to the mask as runs."""
    hands.take(MarkTool.BRUSH)
    hands.easel.size = 401
    times = []
    for _ in range(5):
        begin(view, *stroke_place(0), hands)
        for number in range(0, STEPS, 4):
            move(view, *stroke_place(number))
        times += measure(
            lambda n: mouse(view, QMouseEvent.Type.MouseButtonRelease, *stroke_place(n)), 1
        )
        board.put([mark for mark in board.marks if mark.id])
    rest(hands)
    return times


def hit_places() -> list[tuple[float, float]]:
    draw = np.random.default_rng(9)
    return [(float(draw.uniform(0, COLUMNS)), float(draw.uniform(0, ROWS))) for _ in range(2000)]


def hit_us(board: MarkBoard) -> float:
    places = hit_places()
    begun = time.thread_time_ns()
    for place in places:
        board.hit(place, 18.0)
    return (time.thread_time_ns() - begun) / 1e3 / len(places)


def painted_bytes(view: ImageView, board: MarkBoard, hands: MarkHands) -> int:
    """Return what the mask of a stroke all over the image takes while it lasts."""
    hands.take(MarkTool.BRUSH)
    hands.easel.size = 401
    begin(view, 2, 2, hands)
    for number in range(STEPS):
        move(view, PANE[0] * (number % 2), PANE[1] * number / STEPS)
    stroke = hands.easel.stroke
    taken = sum(stroke.mask.level(n).nbytes for n in range(5)) if stroke is not None else 0
    board.leave()
    mouse(view, QMouseEvent.Type.MouseButtonRelease, 0, 0)
    rest(hands)
    return taken


def bare_paths(shapes: Sequence[Outline], scale: float = 1.0) -> list[QPainterPath]:
    paths = []
    for shape in shapes:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) * scale for x, y in shape.points]))
        path.closeSubpath()
        paths.append(path)
    return paths


def paths_floor_ms(shapes: Sequence[Outline]) -> float:
    canvas = QImage(*PANE, QImage.Format.Format_ARGB32_Premultiplied)
    paths = bare_paths(shapes, min(PANE[0] / COLUMNS, PANE[1] / ROWS))
    dark, line = QPen(Qt.GlobalColor.black, 5), QPen(Qt.GlobalColor.yellow, 2)

    def draw(_number: int) -> None:
        canvas.fill(0)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path in paths:
            painter.strokePath(path, dark)
            painter.strokePath(path, line)
        painter.end()

    return median(cpu for cpu, _ in measure(draw, 9))


def picture_floor_ms() -> float:
    canvas = QImage(*PANE, QImage.Format.Format_RGB32)
    photograph = QImage(COLUMNS, ROWS, QImage.Format.Format_RGB32)
    photograph.fill(Qt.GlobalColor.darkRed)
    over = QImage(*PANE, QImage.Format.Format_ARGB32_Premultiplied)
    over.fill(QColor(0, 0, 0, 20))

    def draw(_number: int) -> None:
        painter = QPainter(canvas)
        painter.drawImage(QRectF(0, 0, *PANE), photograph, QRectF(photograph.rect()))
        painter.drawImage(QPointF(0, 0), over)
        painter.end()

    return median(cpu for cpu, _ in measure(draw, 25))


def hit_floor_us(shapes: Sequence[Outline]) -> float:
    paths = bare_paths(shapes)
    places = hit_places()[:100]
    begun = time.thread_time_ns()
    for place in places:
        point = QPointF(*place)
        any(path.contains(point) for path in paths)
    return (time.thread_time_ns() - begun) / 1e3 / len(places)


def tell(figures: dict[str, object], name: str, times: Times, floor: float) -> None:
    cpu = median(one for one, _ in times)
    wall = quantiles([one for _, one in times], n=20)[-1] if len(times) > 1 else times[0][1]
    figures[f"{name} (CPU ms, wall ms p95, CPU / floor)"] = (
        f"{cpu:.2f}, {wall:.2f}, {cpu / floor:.3f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
