"""A review of 20,000 works with 500,000 entities: python -m tests.benchmarks.review

From a decision to the next entity, the running figures, and the reviewer's list by each filter. The
works are written as rows beside the services; what is measured goes through them. Each other case
has two annotators. Goals: a decision within 100 ms (p95), running figures within 100 ms, a list
well within a second,
the report of all in under 20 s with progress. The window is measured on a small round with images.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.finding import Lesion, Region, Site, Term, Value
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
from medannot.store.annotation_records import content_text
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, add_media, make_project
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, drive, press
from tests.helpers.figures import write_figures
from tests.helpers.workspaces import empty_workspace

T = TypeVar("T")

NODES = (PAPULE, NODULE, *(Term(f"L.{n}", PIN, f"Lesion {n}", f"皮损{n}") for n in range(300)))
VALUES = tuple(Value(Term(f"A.{n}", PIN, f"Attribute {n}", f"属性{n}"), (FACE,)) for n in range(3))
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
            told: list[int] = []
            report, took = timed(
                lambda: desk.review_reports.of(
                    OWNER, "skin", "first", lambda done, _total: told.append(done)
                )
            )
            figures["report s"] = round(took / 1000, 1)
            figures["report, times of progress told"] = len(told)
            figures["report, entities"] = sum(
                getattr(report.whole, one) for one in ("kept", "changed", "deleted", "added")
            )
        figures |= in_the_window(Path(name))
    write_figures("review", figures)
    return 0


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


def fill(database: Path) -> int:
    """Write five lesions with a place and three values each into every work, and submit it."""
    connection = sqlite3.connect(database)
    own = connection.execute("SELECT id, project_id, case_id, person_id FROM annotation_assignment")
    works = own.fetchall()
    media = dict(connection.execute("SELECT case_id, media_id FROM case_media"))
    lesions = [content_text(Lesion(one, None, (Site(FACE),), VALUES)) for one in NODES]
    region = content_text(Region(Site(FACE)))
    revisions, current = [], []
    for number, (work, project, case, person) in enumerate(works):
        week = 1 + number * 8 // len(works)
        utc = f"2026-02-{week:02d}T09:00:00.000Z"
        for seq in range(1, 7):
            node = (number // 2 * 7 + seq * seq + (number % 2) * (number % 13 == 1)) % len(NODES)
            kind = "region" if seq == 1 else "lesion"
            content, topic = (region, "FACE") if seq == 1 else (lesions[node], NODES[node].node_id)
            id_, place = f"{number}-{seq}", media[case] if seq == 1 else None
            revisions.append(
                (
                    *(f"r{id_}", work, seq, f"f{id_}", None, f"a{id_}", person, "annotator", utc),
                    *("made", kind, place, content, PIN, ""),
                )
            )
            current.append((f"f{id_}", project, case, work, f"r{id_}", kind, place, topic))
    with connection:
        marks = ", ".join("?" * 15)
        connection.executemany(f"INSERT INTO finding_revision VALUES ({marks})", revisions)
        connection.executemany(f"INSERT INTO current_finding VALUES ({marks[:22]})", current)
        connection.execute("UPDATE annotation_assignment SET state = 'submitted'")
        connection.execute("UPDATE annotation_case SET disagrees = (number % 4 = 0)")
    connection.close()
    return len(works) * (1 + 5 * 5)


def tally_all(database: Path) -> None:
    """Let every work have decisions, as at the end of the round."""
    connection = sqlite3.connect(database)
    with connection:
        connection.execute(
            "UPDATE review_place SET kept = 23 + position % 3, changed = position % 3 = 0, "
            "deleted = position % 5 = 0, added = position % 7 = 0, state = 'done'"
        )
    connection.close()


def decide_all(database: Path) -> None:
    """Write what `tally_all` says as decisions: every entity that has none is accepted."""
    connection = sqlite3.connect(database)
    places = connection.execute(
        "SELECT id, assignment_id, person_id FROM review_place WHERE id NOT IN "
        "(SELECT place_id FROM review_decision)"
    ).fetchall()
    parts = ("", "FACE", "A.0", "A.1", "A.2")
    kinds = ("lesion", "location", "attribute", "attribute", "attribute")
    found: dict[str, list[tuple[str, str]]] = {}
    for work, finding, kind in connection.execute(
        "SELECT assignment_id, finding_id, kind FROM current_finding"
    ):
        found.setdefault(work, []).append((finding, kind))
    rows = []
    for place, work, person in places:
        seq = 0
        for finding, kind in found[work]:
            told = [("region", "")] if kind == "region" else zip(kinds, parts, strict=True)
            for one, part in told:
                seq += 1
                id_, utc = f"{place}-{seq}", "2026-03-01T09:00:00.000Z"
                row = (id_, place, seq, finding, one, part, "accept", None, "", person, utc)
                rows.append((*row, None, None, 6))
    with connection:
        connection.executemany(
            f"INSERT INTO review_decision VALUES ({', '.join('?' * 14)})",
            rows,
        )
    connection.close()


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
