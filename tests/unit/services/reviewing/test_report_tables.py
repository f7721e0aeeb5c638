"""The tables of a report against what is counted by hand."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, Term, Value
from medannot.domain.annotation.project import Step
from medannot.domain.clock import ManualClock
from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.report import FigureRow, ReviewTables
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.annotation_values import ProjectPlan
from medannot.services.review_tables import tables_of
from tests.helpers.annotated import NODULE, PAPULE, PIN, USABLE, AnnotationRoom, add_media
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.reviewed import (
    STEPS,
    add,
    begin,
    decide_rest,
    doubled,
    edit,
    find,
    first_of_two,
    hand_in,
    reject,
    seat,
    work_at,
)

COLOUR, RED, BROWN = (
    Term("A.COLOUR", PIN, "Colour", "颜色"),
    Term("A.RED", PIN, "Red", "红色"),
    Term("A.BROWN", PIN, "Brown", "褐色"),
)
WEEK_MS = 7 * 24 * 3600 * 1000


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return two cases of anna: each the face, a papule there, a nodule."""
    with AnnotationRoom(tmp_path, (1, 1), ("anna",), steps=STEPS) as made:
        for case in (1, 2):
            hand_in(made, case)
        yield made


def tables(room: AnnotationRoom, name: str = "skin") -> ReviewTables:
    return tables_of(room.desk.review_reports.of(OWNER, name), "")


def rows(told: ReviewTables, column: str) -> list[tuple[object, ...]]:
    return sorted(
        (one.within, one.value, one.kept, one.changed, one.deleted, one.added)
        for one in told.figures
        if one.column == column
    )


def reviewed_by_hand(room: AnnotationRoom) -> None:
    """Accept one work; in the other reject the papule, rename the nodule, add a nodule."""
    made = begin(room.desk)
    decide_rest(room.desk, work_at(room.desk, made, 1))
    opened = work_at(room.desk, made, 2)
    opened = reject(room.desk, opened, find(opened, "L.PAPULE", EntityKind.LESION).key)
    opened = edit(room.desk, opened, find(opened, "L.NODULE").key, Lesion(PAPULE))
    opened = add(room.desk, opened, Lesion(NODULE))
    decide_rest(room.desk, opened)


def test_nodes_by_kind_and_by_level(room: AnnotationRoom) -> None:
    reviewed_by_hand(room)
    told = tables(room)
    # The papule takes its place with it.
    assert rows(told, "all") == [("", "", 5, 1, 2, 1)]
    assert rows(told, "node") == [
        ("", "FACE", 3, 0, 1, 0),
        ("", "L.NODULE", 1, 1, 0, 1),
        ("", "L.PAPULE", 1, 0, 1, 0),
    ]
    assert rows(told, "kind and node") == [
        ("lesion", "L.NODULE", 1, 1, 0, 1),
        ("lesion", "L.PAPULE", 1, 0, 1, 0),
        ("location", "FACE", 1, 0, 1, 0),
        ("region", "FACE", 2, 0, 0, 0),
    ]
    levels = [one for one in told.figures if one.column == "level"]
    assert [
        (one.level, one.value, one.words_en, one.words_zh, one.kept, one.changed, one.deleted)
        for one in levels
    ] == [
        (0, "BODY", "Body", "身体", 3, 0, 1),
        (1, "FACE", "Face", "面部", 3, 0, 1),
        (0, "LESION", "Lesion", "病损", 2, 1, 1),
        (1, "L.PAPULE", "Papule", "丘疹", 1, 0, 1),
        (1, "L.NODULE", "Nodule", "结节", 1, 1, 0),
    ]
    lesion = levels[2]
    assert lesion.precision == pytest.approx(2 / 4)
    assert lesion.recall == pytest.approx(2 / 4)
    assert "group" not in {one.column for one in told.figures}


def test_confusions_with_what_was_deleted_and_missed(room: AnnotationRoom) -> None:
    reviewed_by_hand(room)
    told = tables(room)
    found = [
        (one.what, one.kind, one.was, one.becomes, one.count, one.of, one.share)
        for one in told.confusions
    ]
    assert found == [
        # Of two nodules that stand in the end.
        ("missed", "lesion", "", "L.NODULE", 1, 2, 0.5),
        ("changed", "lesion", "L.NODULE", "L.PAPULE", 1, 2, 0.5),
        ("deleted", "lesion", "L.PAPULE", "", 1, 2, 0.5),
        ("deleted", "location", "FACE", "", 1, 2, 0.5),
    ]
    assert told.confusions[1].was_en == "Nodule"
    assert told.confusions[1].becomes_zh == "丘疹"
    matrices = {one.kind: one.rows for one in told.matrices}
    assert matrices["lesion"] == (
        ("attribute", "was", "L.NODULE", "L.PAPULE", "(deleted)", "of"),
        ("", "L.NODULE", 1, 1, 0, 2),
        ("", "L.PAPULE", 0, 1, 1, 2),
        ("", "(missed)", 1, 0, 0, 1),
    )


def test_values_of_attributes_are_confused_by_themselves(tmp_path: Path) -> None:
    red, both = (Lesion(PAPULE, values=(Value(COLOUR, one),)) for one in ((RED,), (RED, BROWN)))
    with AnnotationRoom(tmp_path, (1, 1, 1), ("anna",), steps=STEPS) as room:
        for case in (1, 2, 3):
            room.complete_rest(room.open("anna", case), red)
        made = begin(room.desk)
        opened = work_at(room.desk, made, 1)
        colour = find(opened, "L.PAPULE", EntityKind.ATTRIBUTE)
        decide_rest(room.desk, edit(room.desk, opened, colour.key, both))
        opened = work_at(room.desk, made, 2)
        # The lesion is renamed; its colour is right and stays so.
        papule = find(opened, "L.PAPULE", EntityKind.LESION)
        nodule = replace(red, term=NODULE)
        decide_rest(room.desk, edit(room.desk, opened, papule.key, nodule))
        decide_rest(room.desk, work_at(room.desk, made, 3))
        told = tables(room)
    assert [
        (one.what, one.kind, one.attribute, one.was, one.becomes, one.count, one.of)
        for one in told.confusions
    ] == [
        ("changed", "attribute", "A.COLOUR", "A.RED", "A.BROWN+A.RED", 1, 3),
        ("changed", "lesion", "", "L.PAPULE", "L.NODULE", 1, 3),
    ]
    assert (told.confusions[0].was_en, told.confusions[0].becomes_zh) == ("Red", "褐色 + 红色")
    assert told.confusions[0].share == pytest.approx(1 / 3)


def test_what_was_rejected_before_a_migration_counts_under_the_term_of_now(
    tmp_path: Path,
) -> None:
    old = write_lexicon(tmp_path / "old", lexicon("1.0.0", node("PATCH"), node("MACULE")))
    after = lexicon("2.0.0", node("MACULE"), node("PATCH", until="2.0.0", replaced_by=("MACULE",)))
    changes = (change("1.0.0 2.0.0", "merge", "MACULE PATCH", "MACULE"),)
    new = write_lexicon(tmp_path / "new", after, changes)
    patch = Lesion(Term("PATCH", "house@1.0.0", "Patch", "斑片"))
    with AnnotationRoom(tmp_path, [1]) as room:
        media = add_media(room.desk.store, 4)
        draft = room.desk.projects.read_media(OWNER, [[one] for one in media])
        steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
        plan = ProjectPlan("house", str(old), 1, annotators=1, closed_world=False, steps=steps)
        room.desk.projects.create(OWNER, plan, draft)
        room.desk.projects.assign(OWNER, "house", ["anna"])
        _, room.cases = room.desk.project_overview.show(OWNER, "house")
        for case in (1, 2, 3, 4):
            room.complete_rest(room.say(room.open("anna", case), USABLE, 1), patch)
        everything = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)
        made = room.desk.review_planning.begin(OWNER, "house", "first", everything, ["rita"])
        opened = work_at(room.desk, made, 1)
        reject(room.desk, opened, find(opened, "PATCH").key)
        macule = Lesion(Term("MACULE", "house@1.0.0", "Macule", "斑疹"))
        opened = work_at(room.desk, made, 2)
        edit(room.desk, opened, find(opened, "PATCH").key, macule)
        room.desk.project_migration.migrate(OWNER, "house", str(new))
        for position in (3, 4):
            decide_rest(room.desk, work_at(room.desk, made, position))
        told = tables(room, "house")
    assert rows(told, "node") == [("", "MACULE", 2, 1, 1, 0)]
    assert {(one.level, one.value) for one in told.figures if one.column == "level"} == {
        (0, "BODY"),
        (1, "MACULE"),
    }
    # In the words of now nothing was renamed; one was taken away.
    assert [(one.what, one.was, one.count, one.of) for one in told.confusions] == [
        ("deleted", "MACULE", 1, 4)
    ]


def test_weeks_are_those_of_handing_in_by_annotator_and_in_order(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1, 1), ("anna", "bert"), steps=STEPS) as room:
        clock = room.desk.store.clock
        assert isinstance(clock, ManualClock)
        # The clock begins on Thursday, 1 January 2026.
        hand_in(room, 1, "anna")
        clock.advance_ms(WEEK_MS)
        hand_in(room, 2, "bert")
        hand_in(room, 2, "anna")
        clock.advance_ms(5 * WEEK_MS)
        made = begin(room.desk)
        for position in (1, 2, 3):
            decide_rest(room.desk, work_at(room.desk, made, position))
        told = tables(room)
    weeks = [(one.value, one.kept) for one in told.figures if one.column == "week"]
    assert weeks == [("2026-W01", 4), ("2026-W02", 8)]
    both = [
        (one.within, one.value, one.kept)
        for one in told.figures
        if one.column == "annotator and week"
    ]
    # The round is blind, but done.
    assert both == [("anna", "2026-W01", 4), ("anna", "2026-W02", 4), ("bert", "2026-W02", 4)]


def test_reviewers_of_the_same_works(room: AnnotationRoom) -> None:
    made = begin(room.desk, doubled(), ("rita", "saul"))
    first = first_of_two(room.desk, made)
    other = "saul" if first == "rita" else "rita"
    # The two works of four entities: one rejects a nodule, the other a nodule and a papule of
    # the first work; the nodule is the same one.
    opened = work_at(room.desk, made, 1, first)
    work = opened.place.assignment_id
    decide_rest(room.desk, opened, lambda one: one.node == "L.NODULE", first)
    place = next(
        place
        for number in (0, 1)
        if (place := room.desk.reviewing.next(seat(room.desk, other), made.id, number))
        and place.assignment_id == work
    )
    theirs = room.desk.reviewing.open(seat(room.desk, other), place.id)
    papule = find(theirs, "L.PAPULE", EntityKind.LESION)
    nodule = find(theirs, "L.NODULE")
    for one in theirs.entities:
        verdict = Verdict.REJECT if one.key in {papule.key, nodule.key} else Verdict.ACCEPT
        reason = ReviewReason.NOT_VISIBLE if verdict is Verdict.REJECT else None
        if one.key in {left.key for left in theirs.waiting}:
            theirs = room.desk.reviewing.decide(
                seat(room.desk, other), theirs, one.key, verdict, reason
            )
    whole, *kinds = tables(room).reviewers
    assert (whole.kind, whole.works) == ("all", 1)
    # Region yes/yes, papule yes/no, nodule no/no; the papule's place went with it for the second.
    assert whole.entities == 3
    assert whole.agree == pytest.approx(2 / 3)
    chance = (2 / 3) * (1 / 3) + (1 / 3) * (2 / 3)
    assert whole.kappa == pytest.approx((2 / 3 - chance) / (1 - chance))
    accepted = (2 / 3 + 1 / 3) / 2
    gwet = 2 * accepted * (1 - accepted)
    assert whole.ac1 == pytest.approx((2 / 3 - gwet) / (1 - gwet))
    assert {(one.kind, one.entities, one.agree) for one in kinds} == {
        ("lesion", 2, 0.5),
        ("region", 1, 1.0),
    }
    facts = tables(room).facts
    assert (facts["works_reviewed_twice"], facts["share_reviewed_twice"]) == (1, 0.5)


def test_a_weighted_round_says_so_and_holds_its_weights(room: AnnotationRoom) -> None:
    reviewed_by_hand(room)
    report = room.desk.review_reports.of(OWNER, "skin")
    plain = tables_of(report, "")
    assert plain.facts["weights"] == "1 (2 works)"
    assert dict(plain.formulas)["precision"] == "kept / (kept + changed + deleted)"
    assert "no figure needs a weight" in dict(plain.formulas)["weights"]
    weighted = tables_of(replace(report, weights=((2.5, 4), (1.0, 6))), "")
    assert weighted.facts["weights"] == "2.5 (4 works); 1 (6 works)"
    told = dict(weighted.formulas)
    assert told["precision"] == "w kept / (w kept + w changed + w deleted)"
    assert "Not weighted: counts, means per case" in told["weights"]


def test_the_figures_come_out_of_the_columns_of_a_file(
    room: AnnotationRoom, tmp_path: Path
) -> None:
    reviewed_by_hand(room)
    out = tmp_path / "out"
    room.desk.review_files.write(OWNER, "skin", "first", out)
    with (out / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            kept, changed, deleted = (
                float(row[f"weighted_{one}"]) for one in ("kept", "changed", "deleted")
            )
            if kept + changed + deleted:
                expected = kept / (kept + changed + deleted)
                assert float(row["precision"]) == pytest.approx(expected)
            assert (row["case_precision_low"] == "") == (row["case_precision_high"] == "")
    assert {"case_recall_low", "cases"} <= set(FigureRow.__slots__)
