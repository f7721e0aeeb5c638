"""Agreement is that of the readings as handed in, however far a review of them has got."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.annotation.finding import Advice, Diagnosis, Lesion, Region, Site, Term
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Change
from medannot.domain.people import OWNER
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.annotation_values import ProjectPlan
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, USABLE, AnnotationRoom, add_media
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.reviewed import begin, decide_rest, edit, find, reject, seat
from tests.helpers.verbs import NoWindow

ACNE = Term("D.ACNE", PIN, "Acne", "痤疮")


def read(room: AnnotationRoom, code: str, case: int, lesion: Term) -> None:
    opened = room.say(room.open(code, case), USABLE, 1, code)
    opened = room.say(opened, Region(Site(FACE)), 1, code)
    opened = room.say(opened, Lesion(lesion), 0, code)
    opened = room.say(opened, Diagnosis(ACNE, 1), 0, code)
    room.complete_rest(opened, Advice(None, "Rest"), code)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return four cases under review; in the fourth alone the readings differ, in their lesion."""
    with AnnotationRoom(tmp_path, (1, 1, 1, 1)) as made:
        for case in (1, 2, 3):
            read(made, "anna", case, PAPULE)
            read(made, "bert", case, PAPULE)
        read(made, "anna", 4, NODULE)
        read(made, "bert", 4, PAPULE)
        yield made


def work_of(room: AnnotationRoom, code: str, case: int) -> OpenReview:
    """Open a work of rita's list by whose it is."""
    person = room.actor(code).person_id
    made = room.desk.review_planning.round(OWNER, "skin", "")[1]
    position = 0
    while True:
        place = room.desk.reviewing.next(seat(room.desk), made.id, position)
        assert place is not None
        position = place.position
        opened = room.desk.reviewing.open(seat(room.desk), place.id)
        own = opened.revisions[0].author
        if place.case_id == room.case_id(case) and own == person:
            return opened


def figures(room: AnnotationRoom) -> tuple[object, ...]:
    found = room.desk.consensus.of(OWNER, "skin")
    rows = {
        (row.about, row.node): (row.agreement.units, row.agreement.identical.value)
        for row in found.rows
    }
    return rows["lesion", ""], found.lesions_matched, found.lesions_single


def test_a_reviewer_who_corrects_one_reading_makes_them_no_more_alike(
    room: AnnotationRoom,
) -> None:
    # Three cases of four with the same set of lesions. A nodule and a papule are no match.
    before = figures(room)
    assert before[0] == (4, 0.75)
    begin(room.desk)
    assert figures(room) == before

    opened = work_of(room, "bert", 4)
    papule = find(opened, "L.PAPULE", EntityKind.LESION)
    edit(room.desk, opened, papule.key, Lesion(NODULE))
    assert figures(room) == before
    # What is to be settled starts from what stands now: nothing is.
    (fourth,) = (one for one in room.desk.consensus.of(OWNER, "skin").cases if one.number == 4)
    assert (fourth.conflicts, fourth.corrected) == ((), True)
    assert fourth.standing is not None
    assert fourth.standing.second.named["lesion"] == {"L.NODULE"}
    assert fourth.comparison.second.named["lesion"] == {"L.PAPULE"}


def test_what_was_rejected_or_given_back_was_handed_in_all_the_same(room: AnnotationRoom) -> None:
    before = figures(room)
    begin(room.desk)
    opened = work_of(room, "anna", 1)
    opened = reject(room.desk, opened, find(opened, "L.PAPULE", EntityKind.LESION).key)
    decide_rest(room.desk, opened)
    assert figures(room) == before

    given = work_of(room, "bert", 4)
    papule = find(given, "L.PAPULE", EntityKind.LESION)
    room.desk.reviewing.send_back(seat(room.desk), given, papule.key, "look again")
    assert figures(room) == before
    (fourth,) = (one for one in room.desk.consensus.of(OWNER, "skin").cases if one.number == 4)
    assert (fourth.standing, fourth.conflicts) == (None, ())

    # What the annotator makes of the reviewer's hint is no reading of their own any more.
    again = room.open("bert", 4)
    lesion = next(one for one in again.findings.values() if isinstance(one.content, Lesion))
    again = room.act(again, Change(lesion.id, lesion.media_id, Lesion(NODULE)), code="bert")
    room.desk.annotating.submit(room.actor("bert"), again)
    assert figures(room) == before


def test_the_verb_says_of_which_readings_agreement_is(
    room: AnnotationRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(room.desk)
    opened = work_of(room, "bert", 4)
    edit(room.desk, opened, find(opened, "L.PAPULE", EntityKind.LESION).key, Lesion(NODULE))
    folder = room.desk.folder
    room.desk.close()
    out = tmp_path / "out"
    line = ["annotations", "consensus", "skin", "--workspace", str(folder)]
    assert run([*line, "--out", str(out)], NoWindow()) == 0
    told = capsys.readouterr().out
    readings = (
        "as handed in, before any reviewer had part in them; consensus and conflicts start from "
        "the labels as they stand"
    )
    assert f"Agreement of the readings {readings}." in told
    assert "Changed since they were handed in: 4" in told
    with (out / "formulas.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file)) == {"figure": "readings", "formula": readings}
    assert run([*line, "--json"], NoWindow()) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["formulas"]["readings"], facts["changed_since_handed_in"]) == (readings, [4])


def test_what_was_rejected_before_a_migration_is_compared_in_the_words_of_now(
    tmp_path: Path,
) -> None:
    names = ("PATCH", "MACULE")
    before = lexicon("1.0.0", *map(node, names))
    after = lexicon("2.0.0", node("MACULE"), node("PATCH", until="2.0.0", replaced_by=("MACULE",)))
    changes = (change("1.0.0 2.0.0", "merge", "MACULE PATCH", "MACULE"),)
    old = write_lexicon(tmp_path / "old", before)
    new = write_lexicon(tmp_path / "new", after, changes)
    patch = Term("PATCH", "house@1.0.0", "Patch", "斑片")
    with AnnotationRoom(tmp_path, [1]) as room:
        draft = room.desk.projects.read_media(OWNER, [add_media(room.desk.store, 1)])
        steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
        plan = ProjectPlan("house", str(old), 1, annotators=2, closed_world=False, steps=steps)
        room.desk.projects.create(OWNER, plan, draft)
        room.desk.projects.assign(OWNER, "house", ["anna", "bert"])
        _, room.cases = room.desk.project_overview.show(OWNER, "house")
        for code in ("anna", "bert"):
            room.complete_rest(room.say(room.open(code), USABLE, 1, code), Lesion(patch), code)
        everything = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)
        made = room.desk.review_planning.begin(OWNER, "house", "first", everything, ["rita"])
        place = room.desk.reviewing.next(seat(room.desk), made.id, 0)
        assert place is not None
        opened = room.desk.reviewing.open(seat(room.desk), place.id)
        reject(room.desk, opened, find(opened, "PATCH").key)
        room.desk.project_migration.migrate(OWNER, "house", str(new))
        (only,) = room.desk.consensus.of(OWNER, "house").cases
        told = [side.named["lesion"] for side in (only.comparison.first, only.comparison.second)]
        assert told == [{"MACULE"}, {"MACULE"}]
