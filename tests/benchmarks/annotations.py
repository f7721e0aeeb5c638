"""A project of 20,000 images without a window: python -m tests.benchmarks.annotations

Told are the opening of the project (its status, its first page of the gallery, an annotator's first
case) and the way to the next case, also in a project of a hundredth of the size, since it must not
grow. Goals: usable within 1 s, next case within 100 ms (p95). What an act costs is told by
`annotation_act`, what the window adds by `annotation_project`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from medannot.domain.annotation.gallery import CaseState, GalleryQuery
from medannot.domain.annotation.project import Project
from medannot.domain.annotation.revision import Change
from medannot.domain.clock import SystemClock
from medannot.domain.ids import FindingId, RandomIds
from medannot.domain.people import OWNER
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotated import UNSHARP, USABLE, add_media, lesion, make_project
from tests.helpers.figures import write_figures
from tests.helpers.workspaces import empty_workspace

CODES = ("anna", "bert", "cleo")


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=20_000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="on the disk to measure; else a temporary one")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        figures = measure(folder, options.images, options.steps)
    write_figures("annotations", figures)
    return 0


def measure(folder: Path, images: int, steps: int) -> dict[str, object]:
    """Make both projects in one workspace, annotate some cases of each, and measure."""
    workspace = empty_workspace(folder)
    with open_desk(workspace, clock=SystemClock(), ids=RandomIds()) as desk:
        begun = time.perf_counter()
        large = _project(desk, "large", images)
        made_s = time.perf_counter() - begun
        small = _project(desk, "small", max(images // 100, steps))
        for project in (large, small):
            _annotate(desk, project, steps)
        proved_s = _timed(lambda: desk.auditing.verify(OWNER)) / 1000
    opened, gallery = _opened(workspace)
    with open_desk(workspace, clock=SystemClock(), ids=RandomIds()) as desk:
        steps_large = _walk(desk, large, steps)
        steps_small = _walk(desk, small, steps)
    return {
        "images": images,
        "creating and assigning s": round(made_s, 2),
        "audit verify s": round(proved_s, 2),
        "opening the project ms": round(opened, 1),
        **{f"gallery, {name} ms": round(value, 1) for name, value in gallery.items()},
        **_told("next case", steps_large),
        **_told("next case of the small project", steps_small),
        "goals": "open 1000 ms, next case p95 100 ms",
    }


def _project(desk: Desk, name: str, images: int) -> Project:
    groups = [[one] for one in add_media(desk.store, images)]
    return make_project(desk, groups, CODES, name)


def _annotate(desk: Desk, project: Project, count: int) -> None:
    """Say something of some cases in everybody's order, so that lists have what to find."""
    for code in CODES[:2]:
        actor, place = desk.annotating.seat(OWNER, code), 0
        for number in range(count):
            own = desk.annotating.next(actor, project.id, place)
            if own is None:
                return
            place = own.position
            opened = desk.annotating.open(actor, own.case_id)
            media = opened.images[0].media_id
            quality = UNSHARP if number % 10 == 0 else USABLE
            changes = [
                Change(FindingId(desk.store.ids.new()), media, quality),
                Change(FindingId(desk.store.ids.new()), None, lesion()),
            ]
            desk.annotating.act(actor, opened, changes)


def _opened(workspace: Path) -> tuple[float, dict[str, float]]:
    """Return what it takes from a closed workspace to what a page shows first, and the lists."""
    begun = time.perf_counter_ns()
    with open_desk(workspace, clock=SystemClock(), ids=RandomIds()) as desk:
        actor = desk.annotating.seat(OWNER, CODES[0])
        status = desk.project_overview.status(OWNER, "large")
        project = status.project.id
        desk.project_overview.gallery_count(OWNER, project, GalleryQuery())
        desk.project_overview.gallery(OWNER, project, GalleryQuery(), 0, 60)
        first = desk.annotating.next(actor, project, unfinished=True)
        assert first is not None
        desk.annotating.open(actor, first.case_id)
        opened = (time.perf_counter_ns() - begun) / 1e6
        queries = {
            "no filter, last page": (GalleryQuery(), status.images - 60),
            "discarded": (GalleryQuery(discarded=True), 0),
            "not submitted": (GalleryQuery(states=frozenset({CaseState.OPEN})), 0),
            "a node of one annotator": (
                GalleryQuery(nodes=frozenset({"L.PAPULE"}), annotator=actor.person_id),
                0,
            ),
            "disagreement": (GalleryQuery(disagrees=True), 0),
        }

        def ask(query: GalleryQuery, offset: int) -> None:
            desk.project_overview.gallery_count(OWNER, project, query)
            desk.project_overview.gallery(OWNER, project, query, offset, 60)

        return opened, {
            name: _timed(lambda asked=asked: ask(*asked)) for name, asked in queries.items()
        }


def _walk(desk: Desk, project: Project, steps: int) -> list[float]:
    """Go from case to case, each opened; return the milliseconds of each step."""
    actor = desk.annotating.seat(OWNER, CODES[2])
    total, _ = desk.annotating.counts(actor, project.id)
    place = max(total - steps - 1, 0)

    def step() -> None:
        nonlocal place
        own = desk.annotating.next(actor, project.id, place, unfinished=True)
        if own is not None:
            desk.annotating.open(actor, own.case_id)
            place = own.position

    return [_timed(step) for _ in range(min(steps, total))]


def _told(name: str, times: Sequence[float]) -> dict[str, object]:
    ordered = sorted(times)
    return {
        f"{name}, median ms": round(median(ordered), 2),
        f"{name}, p95 ms": round(ordered[int(0.95 * (len(ordered) - 1))], 2),
    }


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1_000_000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
