"""The longest time that the window stands still while 20,000 questions are scrolled and searched.

    python tests/benchmarks/library.py [--questions N] [--written]

With `--written` the rows are written by SQL, and what the list is asked for is timed besides: to
open it, its first part, one in its middle, a filter and a search, and as a floor one walk over all
narrow lines in the same run. So a million questions need no import.

In the window it is timed until the page is there, until a click on a type has filtered the list
and until a text is found, each with the longest time that the window stood still meanwhile.

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


def measure(questions: int, folder: Path | None = None) -> dict[str, object]:
    """Return the longest gaps in milliseconds."""
    from tests.benchmarks.start import full_workspace
    from tests.helpers.driving import Driven, drive, settle

    found: dict[str, object] = {"questions": questions}

    def script(window: Driven) -> None:
        beat = Beat(window.window)

        def timed(name: str, work: Callable[[], None], there: Callable[[], bool]) -> None:
            def whole() -> None:
                start = perf_counter()
                work()
                window.wait_for(there)
                found[f"{name}_s"] = round(perf_counter() - start, 3)
                window.idle()

            found[f"{name}_stands_still_ms"] = beat.during(whole)

        window.wait_for_workspace()
        window.idle()

        def rows() -> int:
            page = window.page()
            return int(page.model.rowCount()) if hasattr(page, "model") else -1

        timed("page", lambda: window.key("Ctrl+3"), lambda: rows() == questions)
        state = window.page().presenter.state
        free = state.facets.by_type.get("free_text", 0)
        if free:
            from medannot.ui.widgets.fields import CheckBox
            from tests.helpers.driving import click, find

            box = find(window.window, CheckBox, "Free text")
            timed("filter_in_window", lambda: click(box, (0.05, 0.5)), lambda: rows() == free)
            timed("all_again", window.page()._clear, lambda: rows() == questions)
        timed(
            "search_in_window",
            lambda: window.page().search.setText("figure 42"),
            lambda: 0 <= rows() < questions,
        )
        timed("all_again", window.page()._clear, lambda: rows() == questions)
        settle(300)
        found["at_rest_ms"] = rest = beat.during(lambda: settle(1500))
        found["scrolling_ms"] = beat.during(lambda: scroll(window))
        found["searching_ms"] = beat.during(lambda: search(window))
        worst = max(float(str(found["scrolling_ms"])), float(str(found["searching_ms"])))
        found["ratio_to_rest"] = round(worst / max(rest, 1.0), 1)

    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"HOME": scratch, "XDG_CONFIG_HOME": scratch}
        workspace = folder or full_workspace(Path(scratch), questions)
        drive(["--workspace", str(workspace)], script)
    return found


def asked(folder: Path) -> dict[str, object]:
    """Return the seconds of each thing that the list is asked for, and of the floor."""
    from sqlalchemy import text

    from medannot.domain.people import OWNER
    from medannot.domain.question import ItemType
    from medannot.services.desk import open_desk
    from medannot.services.question_bank import ItemQuery

    found: dict[str, object] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = perf_counter()
        answer = work()
        found[name] = round(perf_counter() - start, 3)
        return answer

    with open_desk(folder) as desk:
        bank = desk.bank

        def floor() -> None:
            with desk.store.reading() as connection:
                connection.execute(text("SELECT sum(cell_id) FROM library_line")).scalar()

        timed("index_s", lambda: bank.count(OWNER, ItemQuery()))
        timed("floor_s", floor)
        whole = timed("open_s", lambda: bank.listing(OWNER, ItemQuery()))
        timed("first_part_s", lambda: bank.lines(OWNER, whole, 0))
        timed("middle_part_s", lambda: bank.lines(OWNER, whole, len(whole.marks) // 2))
        open_text = ItemQuery(types=frozenset({ItemType.FREE_TEXT}))
        some = timed("filter_s", lambda: bank.listing(OWNER, open_text))
        timed("filtered_part_s", lambda: bank.lines(OWNER, some, len(some.marks) // 2))
        start = perf_counter()
        while bank.prepare_search(OWNER, 20_000):
            pass
        found["texts_made_ready_s"] = round(perf_counter() - start, 1)
        timed("search_s", lambda: bank.listing(OWNER, ItemQuery(text="sign of 777 is")))
        timed("search_of_many_s", lambda: bank.listing(OWNER, ItemQuery(text="figure 42")))
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--written", action="store_true")
    wanted = parser.parse_args(argv)
    found: dict[str, object] = {}
    if wanted.written:
        from tests.helpers.large_library import large_library

        with tempfile.TemporaryDirectory() as scratch:
            folder = large_library(Path(scratch), wanted.questions)
            found = asked(folder) | measure(wanted.questions, folder)
    else:
        found = measure(wanted.questions)
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
