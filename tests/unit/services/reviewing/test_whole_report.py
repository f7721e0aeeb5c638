"""The whole report of a round in which everything happened, as it was once and as works tell it."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from medannot.domain.ids import AssignmentId
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.domain.review.counted import counted
from medannot.domain.review.course import course_of
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.judged import Judged, judged
from medannot.domain.review.round import ReviewPlace
from medannot.domain.review.standing_place import looked_at
from medannot.services.review_report import ReviewReport
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.findings import Findings
from medannot.store.review_works import ReviewWorks
from medannot.store.reviews import Reviews
from tests.helpers.mixed_review import MixedReview
from tests.helpers.outside import REPOSITORY

STORED = REPOSITORY / "tests" / "data" / "reviews" / "mixed.json"
"""What was written of this round when every work was read and followed by itself."""

HEIRS = {"TOE": "FOOT", "WIDTH": "SPAN"}
"""What stands in the place of terms that the migration gave up, as its lexicon says."""

Counts = tuple[int, int, int, int]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MixedReview]:
    with MixedReview(tmp_path_factory.mktemp("mixed")) as made:
        yield made


def report(mixed: MixedReview) -> ReviewReport:
    return mixed.desk.review_reports.of(OWNER, "house", "first")


def one_by_one(mixed: MixedReview) -> list[tuple[ReviewPlace, Judged]]:
    """Judge one work after another, each by its own chain and decisions."""
    reviews, findings = Reviews(mixed.desk.store), Findings(mixed.desk.store)
    found = []
    for place in reviews.places(mixed.made.id):
        decisions = reviews.decisions(place.id)
        if place.second or not decisions:
            continue
        back = reviews.returned_at(place.assignment_id) if place.returned else None
        seen = looked_at(findings.chain(place.assignment_id), place, back)
        course = course_of(seen, place.handed_in)
        found += [(place, one) for one in judged(course, decisions)]
    return found


def by(pairs: list[tuple[object, Judged]]) -> dict[object, Counts]:
    many = Counter((value, one.outcome.value) for value, one in pairs if value)
    return {
        value: (
            many[value, "kept"],
            many[value, "changed"],
            many[value, "deleted"],
            many[value, "added"],
        )
        for value, _ in many
    }


def told(report: ReviewReport, name: str) -> dict[object, Counts]:
    rows = next(section.rows for section in report.sections if section.name == name)
    return {row.value: (row.kept, row.changed, row.deleted, row.added) for row in rows}


def close(now: dict[str, object], then: dict[str, object]) -> bool:
    """Compare names and words as they are, and figures but for what a processor rounds."""
    return now.keys() == then.keys() and all(
        now[key] == (pytest.approx(value, rel=1e-12) if isinstance(value, float) else value)
        for key, value in then.items()
    )


def test_the_files_are_as_they_were(mixed: MixedReview, tmp_path: Path) -> None:
    mixed.desk.review_files.write(OWNER, "house", "first", tmp_path / "out")
    written = json.loads((tmp_path / "out" / "review.json").read_text(encoding="utf-8"))
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    written["facts"].pop("program")
    assert close(written["facts"], stored["facts"])
    assert written["formulas"] == stored["formulas"]
    for part in ("figures", "confusions", "reviewers"):
        assert len(written[part]) == len(stored[part])
        for now, then in zip(written[part], stored[part], strict=True):
            assert close(now, then), (now, then)


def test_it_counts_what_each_work_tells_by_itself(mixed: MixedReview) -> None:
    found, made = report(mixed), one_by_one(mixed)
    outcomes = Counter(one.outcome.value for _, one in made)
    whole = found.whole
    assert outcomes == {
        "kept": whole.kept,
        "changed": whole.changed,
        "deleted": whole.deleted,
        "added": whole.added,
    }
    assert told(found, "kind") == by([(one.entity.kind.value, one) for _, one in made])
    assert told(found, "node") == by([(HEIRS.get(n := one.entity.node, n), one) for _, one in made])
    codes: dict[AssignmentId, str] = dict(
        AnnotationPlaces(mixed.desk.store).codes(mixed.project.id)
    )
    assert told(found, "annotator") == by([(codes[at.assignment_id], one) for at, one in made])
    moved = Counter(
        (one.entity.kind.value, HEIRS.get(n := one.entity.node, n), one.becomes)
        for _, one in made
        if one.entity.node and one.becomes and one.outcome.value != "added"
    )
    assert {
        (one.kind, one.was, one.becomes): one.count
        for one in found.confusions
        if one.kind != "attribute"
    } == {
        label: many
        for label, many in moved.items()
        if label[1] != label[2] and label[0] != "attribute"
    }
    words = {term.node_id: term.en for _, one in made for term in (*one.entity.terms, *one.after)}
    assert {node: en for node, (en, _) in found.words.items()} == words


def test_each_work_counts_as_it_is_judged_entity_by_entity(mixed: MixedReview) -> None:
    reviews = Reviews(mixed.desk.store)
    places = [one for one in reviews.places(mixed.made.id) if not one.second]
    found = []
    for works in ReviewWorks(mixed.desk.store).of(places):
        for work in works:
            own = work.place.assignment_id
            back = reviews.returned_at(own) if work.place.returned else None
            those = counted(
                work.chain[:back],
                work.place.handed_in,
                work.decisions,
                partial(reviews.decisions, work.place.id),
            )
            found += [(own, *one) for one in those]
    assert found == [
        (
            at.assignment_id,
            one.outcome,
            one.entity.kind,
            one.entity.node,
            one.entity.attribute if one.entity.kind is EntityKind.ATTRIBUTE else "",
            one.entity.terms,
            one.becomes,
            one.after,
        )
        for at, one in one_by_one(mixed)
    ]


def test_progress_ends_with_all_works_and_a_stop_is_heard(mixed: MixedReview) -> None:
    steps: list[tuple[int, int]] = []
    mixed.desk.review_reports.of(
        OWNER, "house", "first", lambda done, total: steps.append((done, total))
    )
    places = len(Reviews(mixed.desk.store).places(mixed.made.id))
    assert steps[0] == (0, places)
    assert steps[-1] == (places, places)
    assert steps == sorted(steps)

    for wanted in range(len(steps)):
        heard = iter(range(len(steps)))

        def stop(_done: int, _total: int, at: int = wanted, said: Iterator[int] = heard) -> None:
            if next(said) == at:
                raise Stopped

        with pytest.raises(Stopped):
            mixed.desk.review_reports.of(OWNER, "house", "first", stop)
