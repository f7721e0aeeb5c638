"""The history of a work, stepped through act by act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import (
    Laterality,
    LateralitySource,
    Lesion,
    LesionRole,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.revision import Cause
from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.decision import Verdict
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, AnnotationRoom
from tests.helpers.reviewed import (
    ALL,
    STEPS,
    accept,
    begin,
    doubled,
    edit,
    find,
    first_of_two,
    hand_in,
    reject,
    seat,
    work_at,
)

SIZE = Term("A.SIZE", PIN, "Size", "大小")


class Ticking(ManualClock):
    """A clock that goes on by a second whenever it is looked at."""

    def utc(self) -> datetime:
        self.sleep_ms(1000)
        return super().utc()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of one case that anna has handed in: face, papule there, nodule."""
    with AnnotationRoom(tmp_path, (1,), ("anna",), steps=STEPS, annotators=1) as made:
        hand_in(made, 1)
        yield made


def test_every_act_with_its_differences(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk))
    opened = reject(room.desk, opened, find(opened, "L.PAPULE").key)
    opened = room.desk.reviewing.undo(seat(room.desk), opened)
    opened = edit(room.desk, opened, find(opened, "L.NODULE").key, Lesion(PAPULE))
    history = room.desk.review_history.of_review(seat(room.desk), opened)
    told = [
        (
            step.role,
            step.cause.value if step.cause else step.kind.value,
            step.reason,
            [
                (one.outcome.value, one.entity.kind.value, one.entity.node)
                for one in step.differences
            ],
        )
        for step in history
    ]
    assert told == [
        ("annotator", "made", "", []),
        ("annotator", "made", "", [("added", "region", "FACE")]),
        (
            "annotator",
            "made",
            "",
            [("added", "lesion", "L.PAPULE"), ("added", "location", "FACE")],
        ),
        ("annotator", "made", "", [("added", "lesion", "L.NODULE")]),
        ("annotator", "made", "", []),
        ("annotator", "handed_in", "", []),
        (
            "reviewer",
            "corrected",
            "not_visible",
            [("deleted", "lesion", "L.PAPULE"), ("deleted", "location", "FACE")],
        ),
        (
            "reviewer",
            "corrected",
            "",
            [("added", "lesion", "L.PAPULE"), ("added", "location", "FACE")],
        ),
        ("reviewer", "corrected", "wrong_term", [("changed", "lesion", "L.NODULE")]),
    ]
    assert [step.number for step in history if step.handed_in] == [6]
    assert history[5].findings == opened.before
    assert history[-1].findings == opened.findings
    assert len(history[5].findings) - len(history[6].findings) == 1
    assert {step.code for step in history} == {""}


def test_codes_where_the_round_is_not_blind(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk, replace(ALL, blind=False)))
    opened = reject(room.desk, opened, find(opened, "L.NODULE").key)
    history = room.desk.review_history.of_review(seat(room.desk), opened)
    assert [step.code for step in history[-2:]] == ["anna", "rita"]


def test_who_looks_after_the_project_sees_it_by_case(room: AnnotationRoom) -> None:
    begin(room.desk)
    _, case, found = room.desk.review_history.of(OWNER, "skin", 1, "anna")
    assert case.number == 1
    assert [(step.code, step.cause) for step in found] == [
        *[("anna", Cause.MADE)] * 5,
        ("anna", None),
    ]
    with pytest.raises(Refusal, match="bert has no case 1"):
        room.desk.review_history.of(OWNER, "skin", 1, "bert")
    with pytest.raises(Refusal, match="may not"):
        room.desk.review_history.of(seat(room.desk), "skin", 1, "anna")


def test_who_has_the_case_to_annotate_is_not_shown_it(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1,), ("anna", "bert"), steps=STEPS) as made:
        hand_in(made, 1)
        bert = replace(made.actor("bert"), roles=OWNER.roles)
        with pytest.raises(Refusal, match="submit your own work first"):
            made.desk.review_history.of(bert, "skin", 1, "anna")


def test_what_reviewer_and_annotator_did_stands_in_one_time_line(room: AnnotationRoom) -> None:
    desk = room.desk
    desk.store.clock = Ticking(desk.store.clock.utc())
    opened = work_at(desk, begin(desk))
    rita = seat(desk)
    papule, nodule = find(opened, "L.PAPULE").key, find(opened, "L.NODULE").key
    opened = accept(desk, opened, find(opened, "FACE").key)
    opened = accept(desk, opened, papule)
    opened = desk.reviewing.undo(rita, opened)
    opened = desk.reviewing.decide(rita, opened, nodule, Verdict.FLAG, None, "Ask a colleague")
    opened = reject(desk, opened, papule)
    opened = desk.reviewing.undo(rita, opened)
    opened = desk.reviewing.comment(rita, opened, papule, "Is it raised?")
    opened = desk.reviewing.send_back(rita, opened, nodule, "Look again")
    own = room.desk.annotating.reply(room.actor("anna"), room.open("anna", 1), nodule, "It is")
    room.desk.annotating.submit(room.actor("anna"), own)
    _, _, steps = desk.review_history.of(OWNER, "skin", 1, "anna")
    told = [
        (
            one.kind.value,
            one.code,
            one.verdict.value if one.verdict else "",
            one.comment,
            [each.node for each in one.named],
        )
        for one in steps[5:]
    ]
    assert told == [
        ("handed_in", "anna", "", "", []),
        ("decision", "rita", "accept", "", ["FACE", "L.PAPULE"]),
        ("taken_back", "rita", "accept", "", ["L.PAPULE"]),
        ("decision", "rita", "flag", "Ask a colleague", ["L.NODULE"]),
        ("act", "rita", "reject", "", ["L.PAPULE"]),
        ("taken_back", "rita", "reject", "", ["L.PAPULE"]),
        ("comment", "rita", "", "Is it raised?", ["L.PAPULE"]),
        ("returned", "rita", "", "Look again", ["L.NODULE"]),
        ("comment", "anna", "", "It is", ["L.NODULE"]),
        ("handed_in", "anna", "", "", []),
    ]


def test_each_part_is_told_before_and_after(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk))
    key = find(opened, "L.PAPULE").key
    left = Site(FACE, Laterality.LEFT, LateralitySource.STATED)
    wide = Value(SIZE, (), 3.0, 6.0, "mm", measured=True)
    content = Lesion(NODULE, LesionRole.SECONDARY, (left,), (wide,), "near the ear")
    edit(room.desk, opened, key, content)
    _, _, steps = room.desk.review_history.of(OWNER, "skin", 1, "anna")
    (change,) = steps[-1].changes
    assert (change.called, change.fresh, change.gone) == (PAPULE, False, False)
    assert [(one.aspect.value, one.before, one.after) for one in change.parts] == [
        ("claim", PAPULE, NODULE),
        ("role", None, LesionRole.SECONDARY),
        ("place", Site(FACE), left),
        ("value", None, wide),
        ("note", None, "near the ear"),
    ]


def test_a_second_reviewer_sees_neither_the_first_ones_decisions_nor_corrections(
    room: AnnotationRoom,
) -> None:
    desk = room.desk
    made = begin(desk, doubled(), ("rita", "saul"))
    first = first_of_two(desk, made)
    second = "saul" if first == "rita" else "rita"
    opened = work_at(desk, made, 1, first)
    opened = reject(desk, opened, find(opened, "L.PAPULE").key, first)
    desk.reviewing.comment(seat(desk, first), opened, None, "Look")
    other = work_at(desk, made, 1, second)
    accept(desk, other, find(other, "L.NODULE").key, second)
    other = work_at(desk, made, 1, second)
    found = desk.review_history.of_review(seat(desk, second), other)
    assert [one.kind.value for one in found[5:]] == ["handed_in", "decision"]
    with pytest.raises(Refusal, match="has no such work"):
        desk.review_history.of_review(seat(desk, first), other)
    _, _, whole = desk.review_history.of(OWNER, "skin", 1, "anna")
    assert {(one.code, one.kind.value) for one in whole[6:]} == {
        (first, "act"),
        (first, "comment"),
        (second, "decision"),
    }
