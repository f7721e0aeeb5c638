"""The viewer's steps against the plain route: python -m tests.benchmarks.viewer

Measures, on a radiograph of 3000 x 2500 in a view of 1600 x 1000 and on a CT of 512 x 512, from the
event to the end of the repaint: a step of the window, of the zoom, of the move (CPU time of the
window's thread, and wall time); the next image from the cache and from the disk; a series of 200
slices; memory through 1,000 images. The plain route windows the whole image by numpy in floating
point, makes a QImage of it and lets Qt scale it.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from medannot.imaging.frame import Frame, Window
from medannot.imaging.opener import open_image
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.prepared import prepare
from medannot.ui.viewer.viewer import Viewer, ViewerImage
from tests.helpers.driving import dressed, wait_for
from tests.helpers.figures import write_figures
from tests.helpers.pictures import dicom_file

PANE = (1600, 1000)
ROUNDS = 60
SLICES = 200
IMAGES = 1_000

Figures = dict[str, object]


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures; takes no arguments."""
    del argv
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dressed(app)
    random = np.random.default_rng(7)
    radiograph = random.integers(0, 4096, (3000, 2500), dtype=np.uint16)
    section = random.integers(-1000, 2000, (512, 512), dtype=np.int16)
    figures: Figures = {"view": f"{PANE[0]} x {PANE[1]}"}
    for name, values in (("radiograph 2500 x 3000", radiograph), ("CT 512 x 512", section)):
        figures |= _steps(name, values)
    with tempfile.TemporaryDirectory() as folder:
        figures |= _series(Path(folder), section)
        figures |= _next_images(Path(folder), radiograph)
        figures |= _memory(Path(folder))
    write_figures("viewer", figures)
    return 0


def _steps(name: str, values: NDArray[np.generic]) -> Figures:
    frame = Frame(values, monochrome=True, voi=(Window(2000, 3000),))
    view = ImageView()
    view.resize(*PANE)
    view.show()
    view.show_frame(prepare(frame))
    QApplication.processEvents()
    plain, _ = _timed(_plain(frame), ROUNDS // 4)
    signs = iter([1, -1] * 10_000)
    zooms = iter([1.05, 1 / 1.05] * 10_000)
    acts: dict[str, Callable[[], object]] = {
        "window": lambda: view.adjust(3 * next(signs), 3),
        "zoom": lambda: view.zoom(next(zooms), moving=True),
        "move": lambda: view.pan(5 * next(signs), 3, moving=True),
    }
    figures: Figures = {f"{name}, plain route (median CPU ms)": round(plain, 1)}
    for act, step in acts.items():
        cpu, wall = _timed(lambda step=step: _painted(step), ROUNDS)  # type: ignore[misc]  # mypy knows no default of a lambda
        figures[f"{name}, {act} (median CPU ms; p95 wall ms)"] = f"{cpu:.1f}; {wall:.1f}"
        figures[f"{name}, {act}, ratio to the plain route"] = round(cpu / plain, 3)
    view.close()
    return figures


def _plain(frame: Frame) -> Callable[[], object]:
    canvas = QImage(*PANE, QImage.Format.Format_RGB32)
    rows, columns = frame.rows, frame.columns

    def step() -> None:
        values = frame.pixels.astype(np.float64)
        share = np.clip((values - (2000 - 0.5)) / (3000 - 1) + 0.5, 0.0, 1.0)
        grey = np.ascontiguousarray((share * 255 + 0.5).astype(np.uint8))
        image = QImage(grey.data, columns, rows, columns, QImage.Format.Format_Grayscale8)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, *PANE), image, QRectF(image.rect()))
        painter.end()

    return step


def _painted(step: Callable[[], object]) -> None:
    step()
    QApplication.processEvents()


def _timed(step: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return median CPU time of this thread and 95th percentile of wall time, in ms."""
    step()
    cpu, wall = [], []
    for _ in range(rounds):
        began, started = time.thread_time_ns(), time.perf_counter_ns()
        step()
        cpu.append((time.thread_time_ns() - began) / 1e6)
        wall.append((time.perf_counter_ns() - started) / 1e6)
    return median(cpu), float(np.percentile(wall, 95))


def _viewer(folder: Path, names: Sequence[str], images: Sequence[ViewerImage]) -> Viewer:
    viewer = Viewer()
    viewer.resize(*PANE)
    frames = FrameCache(lambda key: open_image(folder / key), Tasks(viewer), viewer)
    viewer.use_frames(frames)
    viewer.show()
    viewer.show_images(images)
    wait_for(lambda: viewer.view.prepared is not None, names[0])
    return viewer


def _series(folder: Path, values: NDArray[np.int16]) -> Figures:
    names = [f"slice{number:03}" for number in range(SLICES)]
    for number, name in enumerate(names):
        (folder / name).write_bytes(dicom_file(np.roll(values, number, axis=0)))
    series = ViewerImage("series", "Series", True, slices=tuple((name, 1) for name in names))
    viewer = _viewer(folder, names, [series])
    for there in range(2, SLICES + 1):
        _scroll(viewer, there)
    times = []
    for back in range(SLICES - 1, 0, -1):
        started = time.perf_counter_ns()
        _scroll(viewer, back)
        times.append((time.perf_counter_ns() - started) / 1e6)
    viewer.close()
    return {
        "series of 200, a slice from the cache (median ms; p95)": (
            f"{median(times):.1f}; {np.percentile(times, 95):.1f}"
        )
    }


def _scroll(viewer: Viewer, frame: int) -> None:
    before = viewer.view.prepared
    viewer.go_to(frame)
    wait_for(lambda: viewer.view.prepared is not before)
    QApplication.processEvents()


def _next_images(folder: Path, values: NDArray[np.uint16]) -> Figures:
    names = [f"chest{number}" for number in range(12)]
    for number, name in enumerate(names):
        (folder / name).write_bytes(dicom_file(np.roll(values, number, axis=0), Modality="DX"))
    images = [ViewerImage(name, name, True) for name in names]
    viewer = _viewer(folder, names, images)
    first, again = [], []
    for times, order in ((first, range(1, 12)), (again, range(10, -1, -1))):
        for place in order:
            started = time.perf_counter_ns()
            viewer.open(place)
            wait_for(lambda place=place: _shows(viewer, place))  # type: ignore[misc]  # as above
            times.append((time.perf_counter_ns() - started) / 1e6)
    viewer.close()
    return {
        "next radiograph from the disk (p95 ms)": round(float(np.percentile(first, 95)), 1),
        "next radiograph from the cache (p95 ms)": round(float(np.percentile(again, 95)), 1),
    }


def _shows(viewer: Viewer, place: int) -> bool:
    return viewer.place == place and viewer.view.prepared is not None and viewer.view.has_painted


def _memory(folder: Path) -> Figures:
    """Page through 1,000 images of 2 MB each with a bound of 128 MB."""
    values = np.random.default_rng(1).integers(0, 4096, (1000, 1000), dtype=np.uint16)
    (folder / "page").write_bytes(dicom_file(values))
    tasks = Tasks()
    frames = FrameCache(lambda _key: open_image(folder / "page"), tasks, None, most_bytes=128 << 20)
    process, most, held = psutil.Process(), 0, 0
    resting = process.memory_info().rss
    for number in range(IMAGES):
        ready: list[object] = []
        frames.want(f"page {number}", 1, ready.append, ready.append)
        wait_for(lambda ready=ready: ready)  # type: ignore[misc]  # as above
        most = max(most, process.memory_info().rss)
        held = max(held, frames.held_bytes)
    tasks.close()
    return {
        "1,000 images, bound 128 MB: most held (MB)": round(held / (1 << 20)),
        "1,000 images: resident memory above the beginning (MB)": round(
            (most - resting) / (1 << 20)
        ),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
