"""The history of a work, stepped through act by act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion
from medannot.domain.annotation.revision import Cause
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from tests.helpers.annotated import PAPULE, AnnotationRoom
from tests.helpers.reviewed import (
    ALL,
    STEPS,
    begin,
    edit,
    find,
    hand_in,
    reject,
    seat,
    work_at,
)


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
    told = [
        (
            step.role,
            step.cause.value,
            step.reason,
            [
                (one.outcome.value, one.entity.kind.value, one.entity.node)
                for one in step.differences
            ],
        )
        for step in opened.history
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
    assert [step.number for step in opened.history if step.handed_in] == [5]
    assert opened.history[4].findings == opened.before
    assert opened.history[-1].findings == opened.findings
    assert len(opened.history[4].findings) - len(opened.history[5].findings) == 1
    assert {step.code for step in opened.history} == {""}


def test_codes_where_the_round_is_not_blind(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk, replace(ALL, blind=False)))
    opened = reject(room.desk, opened, find(opened, "L.NODULE").key)
    assert [step.code for step in opened.history[-2:]] == ["anna", "rita"]


def test_who_looks_after_the_project_sees_it_by_case(room: AnnotationRoom) -> None:
    begin(room.desk)
    _, case, found = room.desk.review_history.of(OWNER, "skin", 1, "anna")
    assert case.number == 1
    assert [(step.code, step.cause) for step in found] == [("anna", Cause.MADE)] * 5
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
