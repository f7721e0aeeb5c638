"""From the key that confirms to the next item's paint: python -m tests.benchmarks.next_item

The next item is prepared and its image decoded beforehand, as it is while a reader looks at the one
before. The commit is measured apart and taken out. The floor is a bare window that puts the same
picture, drawn ready, on the screen at a key. The goal is under 30 ms (p95) beside the commit.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from medannot.ui.reading import reading_presenter
from tests.helpers.driving import SMALL, dressed, press, settle, wait_for
from tests.helpers.figures import write_figures
from tests.ui.reading.room import ReadingRoom, item, photograph, picture

GOAL_MS = 30


class BareWindow(QWidget):
    """Shows a ready picture at a key, and takes the time at the end of the paint."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap(926, 564)
        self._shown: QPixmap | None = None
        self.painted_ns = 0

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self._shown = QPixmap(self._pixmap)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._shown is not None:
            painter.drawPixmap(0, 0, self._shown)
        painter.end()
        self.painted_ns = time.perf_counter_ns()


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=60)
    options = parser.parse_args(argv)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    reading_presenter.ENTER_AFTER_NS = -(10**12)
    with tempfile.TemporaryDirectory() as name:
        whole_ms, commit_ms, cpu_ms = measure(Path(name), options.items)
    beside = [whole - commit for whole, commit in zip(whole_ms, commit_ms, strict=True)]
    floor = floor_ms(options.items)
    write_figures(
        "next_item",
        {
            "items": len(whole_ms),
            "key to paint, median ms": round(median(whole_ms), 1),
            "commit, median ms": round(median(commit_ms), 1),
            "beside the commit, median ms": round(median(beside), 1),
            "beside the commit, p95 ms": round(p95(beside), 1),
            "CPU of the window's thread, median ms": round(median(cpu_ms), 1),
            "floor (bare window, same key and paint), median ms": round(median(floor), 1),
            "floor, p95 ms": round(p95(floor), 1),
            "ratio of the medians": round(median(beside) / median(floor), 1),
            "goal, p95 ms": GOAL_MS,
        },
    )
    return 0


def measure(folder: Path, items: int) -> tuple[list[float], list[float], list[float]]:
    """Return whole time, commit, and the window thread's CPU time of each step, in ms."""
    images = ("near.png", "middle.png", "far.png")
    made = [item(n, images=picture(images[n % 3])) for n in range(items)]
    room = ReadingRoom(folder, made, photographs=_large_photographs)
    confirm, commits, shown = room.session.confirm, [], []

    def timed(*given: Any) -> Any:
        begun = time.perf_counter_ns()
        receipt = confirm(*given)
        commits.append((time.perf_counter_ns() - begun) / 1e6)
        return receipt

    setattr(room.session, "confirm", timed)  # noqa: B010 - a method is no attribute to assign to
    room.page.item.shown.connect(
        lambda: shown.append((time.perf_counter_ns(), time.thread_time_ns()))
    )
    room.start()
    whole, cpu = [], []
    for number in range(1, items):
        room.idle()
        room.key("1")
        settle(20)
        begun, begun_cpu = time.perf_counter_ns(), time.thread_time_ns()
        press(room.page, "Enter")
        wait_for_paint(room, number + 1)
        whole.append((shown[-1][0] - begun) / 1e6)
        cpu.append((shown[-1][1] - begun_cpu) / 1e6)
    room.close()
    return whole, commits, cpu


def wait_for_paint(room: ReadingRoom, position: int) -> None:
    """Live as the program does, without the pauses of a test's waiting."""
    while room.state.item is None or room.state.item.position != position:
        QApplication.processEvents()
    room.wait_for_item(position)


def floor_ms(rounds: int) -> list[float]:
    """Return key to paint of a bare window, in ms."""
    window = BareWindow()
    window.resize(*SMALL)
    window.show()
    wait_for(lambda: window.painted_ns)
    times = []
    for _ in range(rounds):
        window.painted_ns = 0
        begun = time.perf_counter_ns()
        press(window, "Return")
        while not window.painted_ns:
            QApplication.processEvents()
        times.append((window.painted_ns - begun) / 1e6)
    window.close()
    return times


def p95(times: list[float]) -> float:
    """Return the value that 95 in 100 do not exceed."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def _large_photographs(seed: int) -> Any:
    return photograph(seed, (1200, 1600))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
