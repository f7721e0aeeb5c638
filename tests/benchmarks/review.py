"""A review of 20,000 works with 500,000 entities: python -m tests.benchmarks.review

From a decision to the next entity, the running figures, and the reviewer's list by each filter. The
works are written as rows beside the services (`tests.helpers.reviewed_rows`); what is measured goes
through them. Each case has two annotators. Goals: a decision within 100 ms (p95), running figures
within 100 ms, a list well within a second, the report of all in under 20 s with progress. The
report's floor is what reading its rows and parsing their JSON takes. The window is measured on a
small round with images.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from medannot.domain.clock import SystemClock
from medannot.domain.ids import RandomIds, ReviewRoundId
from medannot.domain.people import OWNER, Actor
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.queue import QueueFilter
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.imaging.demo.pictures import picture_names
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotated import add_media, make_project
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, drive, press
from tests.helpers.figures import write_figures
from tests.helpers.reviewed_rows import decide_all, fill, tally_all
from tests.helpers.workspaces import empty_workspace

T = TypeVar("T")

PICTURES = picture_names()
FILTERS = {
    "everything": QueueFilter(),
    "annotator": QueueFilter(annotator="anna"),
    "node": QueueFilter(node="L.PAPULE"),
    "attributes": QueueFilter(kinds=(EntityKind.ATTRIBUTE,)),
    "disagreement": QueueFilter(disagreement=True),
    "low agreement": QueueFilter(low_agreement=True),
    "rare": QueueFilter(rare=True),
    "drift": QueueFilter(drift=True),
    "never reviewed": QueueFilter(never_reviewed=True),
}


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=20_000)
    parser.add_argument("--decisions", type=int, default=300)
    options = parser.parse_args(argv)
    figures: dict[str, object] = {"works": options.works}
    with tempfile.TemporaryDirectory() as name:
        folder = empty_workspace(Path(name))
        with open_desk(folder, clock=SystemClock(), ids=RandomIds()) as desk:
            media = add_media(desk.store, options.works // 2)
            make_project(desk, [[one] for one in media], ("anna", "bert"), annotators=2)
            figures["entities"] = fill(folder / "medannot.sqlite")
            plan = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0, blind=False)
            made, took = timed(
                lambda: desk.review_planning.begin(OWNER, "skin", "first", plan, ["rita"])
            )
            figures["begin s"] = round(took / 1000, 1)
            rita = desk.reviewing.seat(OWNER, "rita")
            figures |= decided(desk, rita, made.id, options.decisions)
            tally_all(folder / "medannot.sqlite")
            runs = [timed(lambda: desk.reviewing.running(rita, made.id))[1] for _ in range(9)]
            figures["running figures ms (median of 9)"] = round(median(runs), 1)
            for key, wanted in FILTERS.items():
                listed = [
                    timed(lambda one=wanted: desk.reviewing.queue(rita, made.id, one))
                    for _ in range(5)
                ]
                figures[f"list, {key} ms (median of 5)"] = round(median(t for _, t in listed))
                figures[f"list, {key} works"] = len(listed[0][0])
            decide_all(folder / "medannot.sqlite")
            figures |= reported(desk, folder / "medannot.sqlite")
        figures |= in_the_window(Path(name))
    write_figures("review", figures)
    return 0


def reported(desk: Desk, database: Path) -> dict[str, object]:
    """Make the report of all, and hold its time against the floor."""
    told: list[float] = []
    started = time.perf_counter()

    def tell(_done: int, _total: int) -> None:
        told.append(time.perf_counter() - started)

    busy = time.process_time()
    report, took = timed(lambda: desk.review_reports.of(OWNER, "skin", "first", tell))
    busy = time.process_time() - busy
    least = floor(database)
    whole, longest = report.whole, max(after - at for at, after in pairwise((0.0, *told)))
    return {
        "report s": round(took / 1000, 1),
        "report, CPU s": round(busy, 1),
        "report, floor: rows read and parsed, CPU s": round(least, 1),
        "report, ratio of the CPU times": round(busy / least, 1),
        "report, times of progress told": len(told),
        "report, longest without progress s": round(longest, 1),
        "report, entities": whole.kept + whole.changed + whole.deleted + whole.added,
    }


def timed(act: Callable[[], T]) -> tuple[T, float]:
    """Return what an act gives and how many milliseconds it took."""
    started = time.perf_counter()
    found = act()
    return found, 1000 * (time.perf_counter() - started)


def decided(desk: Desk, rita: Actor, made: ReviewRoundId, count: int) -> dict[str, object]:
    """Decide one entity after another; every tenth is rejected."""
    took: list[float] = []
    place = desk.reviewing.next(rita, made)
    assert place is not None
    opened = desk.reviewing.open(rita, place.id)
    while len(took) < count:
        if not opened.waiting:
            place = desk.reviewing.next(rita, made, opened.place.position)
            assert place is not None
            opened = desk.reviewing.open(rita, place.id)
        key, wrong = opened.waiting[0].key, len(took) % 10 == 9
        started = time.perf_counter()
        verdict = Verdict.REJECT if wrong else Verdict.ACCEPT
        reason = ReviewReason.NOT_VISIBLE if wrong else None
        opened = desk.reviewing.decide(rita, opened, key, verdict, reason)
        if opened.waiting:
            assert opened.waiting[0].key != key
        took.append(1000 * (time.perf_counter() - started))
    return {
        "decision ms, median": round(median(took), 1),
        "decision ms, p95": round(quantiles(took, n=20)[-1], 1),
    }


def floor(database: Path) -> float:
    """Return what CPU seconds it takes at least: the rows from the driver, the JSON parsed."""
    connection = sqlite3.connect(database)

    def read() -> float:
        started = time.process_time()
        told = "SELECT content FROM finding_revision WHERE content IS NOT NULL"
        for (content,) in connection.execute(told):
            json.loads(content)
        wanted = "SELECT place_id, finding_id, kind, part, verdict, utc FROM review_decision"
        for _ in connection.execute(wanted):
            pass
        return time.process_time() - started

    least = min(read() for _ in range(3))
    connection.close()
    return least


def in_the_window(folder: Path) -> dict[str, object]:
    """Return how long a key takes to the next label of the real desk, saved, with its image."""
    workspace = desk_scene(folder / "window", PICTURES)
    took: list[float] = []

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.wait_for(lambda: window.page_title() == "Review")
        window.idle()
        window.click("Review skin/first as rita")
        desk = window.page().desk
        window.wait_for(lambda: desk.presenter.at.lit is not None)
        window.idle()
        view = desk.bench.image.viewer
        for _ in range(90):
            at = desk.presenter.at
            before, started = (at.opened.place.id, at.lit), time.perf_counter()
            press(window.focus(), "A")
            while True:
                at = desk.presenter.at
                here = (at.opened.place.id, at.lit)
                if at.lit is not None and here != before and view.view.prepared is not None:
                    break
                QApplication.processEvents()
            took.append(1000 * (time.perf_counter() - started))
            window.idle()

    assert drive(["--workspace", str(workspace)], script) == 0
    return {
        "key to next label in the window ms, median": round(median(took), 1),
        "key to next label in the window ms, p95": round(quantiles(took, n=20)[-1], 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
