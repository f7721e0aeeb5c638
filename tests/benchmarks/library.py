"""The longest time that the window stands still while 20,000 questions are scrolled and searched.

    python tests/benchmarks/library.py [--questions N]

A timer of 5 ms beats in the window; the longest gap between two beats is what a person feels. The
floor is the longest gap of the same window at rest, in the same run.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Beat:
    """Measures the longest gap between two beats of a timer."""

    def __init__(self, window: Any) -> None:
        from PySide6.QtCore import QTimer

        self._last = perf_counter()
        self.longest_ms = 0.0
        timer = QTimer(window)
        timer.timeout.connect(self._tick)
        timer.start(5)

    def _tick(self) -> None:
        now = perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now

    def during(self, work: Callable[[], None]) -> float:
        """Return the longest gap in milliseconds while the work is done."""
        self._last, self.longest_ms = perf_counter(), 0.0
        work()
        return round(self.longest_ms, 1)


def scroll(window: Any) -> None:
    """Scroll through the whole list in a hundred steps."""
    from tests.helpers.driving import settle

    bar = window.page().table.verticalScrollBar()
    for step in range(101):
        bar.setValue(bar.maximum() * step // 100)
        settle(10)
    window.idle()


def search(window: Any) -> None:
    """Search three texts and take each back."""
    from tests.helpers.driving import settle

    for text in ("redness", "figure 42", "nothing like it"):
        window.page().search.setText(text)
        settle(260)
        window.idle()
    window.page().search.clear()
    settle(260)
    window.idle()


def measure(questions: int) -> dict[str, object]:
    """Return the longest gaps in milliseconds."""
    from tests.benchmarks.start import full_workspace
    from tests.helpers.driving import Driven, drive, settle

    found: dict[str, object] = {"questions": questions}

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+3")
        window.wait_for(lambda: window.page().model.rowCount() == questions)
        window.idle()
        settle(300)
        beat = Beat(window.window)
        found["at_rest_ms"] = rest = beat.during(lambda: settle(1500))
        found["scrolling_ms"] = beat.during(lambda: scroll(window))
        found["searching_ms"] = beat.during(lambda: search(window))
        worst = max(float(str(found["scrolling_ms"])), float(str(found["searching_ms"])))
        found["ratio_to_rest"] = round(worst / max(rest, 1.0), 1)

    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"HOME": scratch, "XDG_CONFIG_HOME": scratch}
        drive(["--workspace", str(full_workspace(Path(scratch), questions))], script)
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    wanted = parser.parse_args(argv)
    print(json.dumps(measure(wanted.questions), indent=1))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
