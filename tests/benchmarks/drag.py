"""One step of a window drag on a large radiograph: python -m tests.benchmarks.drag

The step is a mouse move to the end of the repaint, in CPU time of the window's thread. The floor is
one look-up of as many values as the pane has pixels, and drawing them.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from medannot.imaging.frame import Frame
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare
from tests.helpers.driving import dressed, settle
from tests.helpers.figures import write_figures

ROWS, COLUMNS = 3000, 2500
PANE = (1320, 936)
ROUNDS = 40


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures; takes no arguments."""
    del argv
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    values = np.random.default_rng(7).integers(0, 4096, (ROWS, COLUMNS), dtype=np.uint16)
    view = ImageView()
    view.resize(*PANE)
    view.show()
    view.show_frame(prepare(Frame(values, monochrome=True)))
    settle(50)
    whole = _steps(view)
    view.zoom(1 / view.view().scale)
    settle(200)
    enlarged = _steps(view)
    floor = _floor(view)
    write_figures(
        "drag",
        {
            "image": f"{COLUMNS} x {ROWS}, 16 bits",
            "pane": f"{PANE[0]} x {PANE[1]}",
            "whole image, one step (CPU ms)": round(whole, 2),
            "100 %, one step (CPU ms)": round(enlarged, 2),
            "floor: look up and draw the pane (CPU ms)": round(floor, 2),
            "whole image, ratio": round(whole / floor, 2),
            "100 %, ratio": round(enlarged / floor, 2),
        },
    )
    view.close()
    return 0


def _steps(view: ImageView) -> float:
    _mouse(view, QMouseEvent.Type.MouseButtonPress, 100)
    steps = iter(range(1, 10_000))
    result = _median_ms(lambda: _move(view, next(steps)))
    _mouse(view, QMouseEvent.Type.MouseButtonRelease, 100)
    return result


def _move(view: ImageView, step: int) -> None:
    _mouse(view, QMouseEvent.Type.MouseMove, 100 + step)
    QApplication.processEvents()


def _mouse(view: ImageView, kind: QMouseEvent.Type, x: int) -> None:
    place = QPointF(x, 200 + x)
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, place, place, left, left, none))


def _floor(view: ImageView) -> float:
    columns, rows = PANE
    values = np.random.default_rng(8).integers(0, 4096, (rows, columns), dtype=np.uint16)
    table = np.arange(65_536, dtype=np.uint16).astype(np.uint8)
    canvas = QImage(columns, rows, QImage.Format.Format_RGB32)

    def draw() -> None:
        found = table[values]
        painter = QPainter(canvas)
        image = QImage(found.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
        painter.drawImage(0, 0, image)
        painter.end()

    return _median_ms(draw)


def _median_ms(step: Callable[[], object]) -> float:
    step()
    times = []
    for _ in range(ROUNDS):
        begun = time.thread_time_ns()
        step()
        times.append((time.thread_time_ns() - begun) / 1e6)
    return median(times)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
