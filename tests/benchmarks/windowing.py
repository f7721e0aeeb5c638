"""Measures one step of the window on a large radiograph against plain numpy in the same run.

    python -m tests.benchmarks.windowing

Prints milliseconds of CPU and the ratio to the floor: a bare look-up in a table that is made once.
"""

import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from medannot.imaging.frame import Frame, Window
from medannot.imaging.windowing import apply_table, index_pixels, index_table
from tests.helpers.figures import write_figures

ROWS, COLUMNS = 3000, 2500
SCREEN = (1000, 1200)
ROUNDS = 15


def cpu_ms(step: Callable[[], object]) -> float:
    """Return the median CPU time of a step in milliseconds."""
    step()
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        step()
        times.append((time.thread_time_ns() - start) / 1e6)
    return median(times)


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures; takes no arguments."""
    del argv
    values = np.random.default_rng(7).integers(0, 4096, (ROWS, COLUMNS), dtype=np.int16)
    frame = Frame(pixels=values, monochrome=True, rescale_intercept=-1024.0)
    window = Window(40, 400)
    indexed = index_pixels(frame)
    whole = indexed.places
    screen = np.ascontiguousarray(whole[: SCREEN[0], : SCREEN[1]])
    out, table = np.empty(SCREEN, np.uint8), index_table(frame, indexed, window)
    floor = cpu_ms(lambda: table[screen])
    step = cpu_ms(lambda: apply_table(screen, index_table(frame, indexed, window), out))
    whole_floor = cpu_ms(lambda: table[whole])
    whole_step = cpu_ms(lambda: apply_table(whole, index_table(frame, indexed, window)))
    write_figures(
        "windowing",
        {
            "screen of 1200 x 1000, floor (CPU ms)": round(floor, 2),
            "screen of 1200 x 1000, window step (CPU ms)": round(step, 2),
            "screen, ratio to the floor": round(step / floor, 2),
            "image of 2500 x 3000, floor (CPU ms)": round(whole_floor, 1),
            "image of 2500 x 3000, window step (CPU ms)": round(whole_step, 1),
            "image, ratio to the floor": round(whole_step / whole_floor, 2),
            "table alone (CPU ms)": round(cpu_ms(lambda: index_table(frame, indexed, window)), 2),
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
