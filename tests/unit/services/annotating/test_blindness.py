"""The second annotator's work is absent from what the first is given, in values and in SQL."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from medannot.cli.context import plain
from medannot.domain.annotation.finding import Diagnosis
from medannot.domain.annotation.gallery import GalleryQuery
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from tests.helpers.annotated import NODULE, UNSHARP, USABLE, AnnotationRoom, last, lesion

OF_OTHERS = ("finding_revision", "current_finding", "audit")
SECRET = "what bert alone thinks"


@contextmanager
def spoken(room: AnnotationRoom) -> Iterator[list[str]]:
    """Gather every statement that SQLite runs, with its parameters in their places."""
    said: list[str] = []

    def listen(connection: Any, *_more: object) -> None:
        connection.set_trace_callback(said.append)

    def deafen(connection: Any, *_more: object) -> None:
        connection.set_trace_callback(None)

    engine = room.desk.store._engine
    event.listen(engine, "checkout", listen)
    event.listen(engine, "checkin", deafen)
    yield said
    event.remove(engine, "checkout", listen)
    event.remove(engine, "checkin", deafen)


def annotated_by_bert(room: AnnotationRoom) -> set[str]:
    """Let the second annotator finish the case; return the ids and words that are theirs."""
    opened = room.say(room.open("bert"), UNSHARP, 1, "bert")
    opened = room.say(opened, lesion(NODULE), 0, "bert")
    opened = room.complete_rest(opened, Diagnosis(None, 1, SECRET), "bert")
    person = room.actor("bert").person_id
    assert person is not None
    ids = {one.id for one in opened.revisions} | {one.finding_id for one in opened.revisions}
    return {*ids, opened.assignment.id, person, SECRET, "L.NODULE", "unsharp", "bert"}


def test_nothing_of_anothers_work_is_in_what_an_annotator_is_given(room: AnnotationRoom) -> None:
    theirs = annotated_by_bert(room)
    annotating, anna = room.desk.annotating, room.actor()

    values: list[object] = [room.open()]
    values.append(room.say(room.open(), USABLE, 1))
    values.append(annotating.undo(anna, room.open()))
    values.append(annotating.redo(anna, room.open()))
    values.append(annotating.media_changed(anna, room.open()))
    values.append(annotating.projects(anna))
    values.append(annotating.counts(anna, room.project.id))
    values += [annotating.next(anna, room.project.id, after) for after in range(3)]
    overview = room.desk.project_overview
    values.append(overview.gallery(anna, room.project.id, GalleryQuery(), 0, 10))

    told = json.dumps([plain(value) for value in values], default=str)
    assert [word for word in sorted(theirs) if word in told] == []
    assert [one.content for one in room.open().findings.values()] == [USABLE]


def test_every_statement_about_findings_names_the_annotators_own_work(
    room: AnnotationRoom,
) -> None:
    annotated_by_bert(room)
    annotating, anna = room.desk.annotating, room.actor()
    own = room.open().assignment.id

    with spoken(room) as said:
        opened = room.open()
        opened = room.say(opened, USABLE, 1)
        opened = annotating.undo(anna, opened)
        annotating.redo(anna, opened)

    asked = [
        statement
        for statement in said
        if statement.startswith("SELECT") and any(name in statement for name in OF_OTHERS)
    ]
    assert len(asked) >= 4
    for statement in asked:
        if "FROM audit" in statement:
            assert "audit.seq, audit.hash" in statement, "an entry's text tells of others' work"
        else:
            assert f"finding_revision.assignment_id = '{own}'" in statement


def test_the_order_of_the_gallery_and_its_filters_tell_an_annotator_nothing(
    room: AnnotationRoom,
) -> None:
    annotated_by_bert(room)
    overview, anna, project = room.desk.project_overview, room.actor(), room.project.id

    assert overview.gallery_count(anna, project, GalleryQuery(discarded=True)) == 0
    assert overview.gallery_count(anna, project, GalleryQuery(nodes=frozenset({"L.NODULE"}))) == 0
    theirs = GalleryQuery(annotator=room.actor("bert").person_id, discarded=True)
    assert overview.gallery_count(anna, project, theirs) == 0
    assert overview.gallery_count(OWNER, project, theirs) == 1
    (line, *_) = overview.gallery(anna, project, GalleryQuery(), 0, 10)
    assert (line.annotators, line.submitted, line.discarded, line.disagrees) == (1, 0, (), None)


def test_an_annotator_cannot_open_act_or_look_in_anothers_place(room: AnnotationRoom) -> None:
    annotated_by_bert(room)
    anna, bert = room.actor(), room.actor("bert")
    theirs = room.open("bert")

    with pytest.raises(Refusal, match="anna has no such case"):
        room.desk.annotating.undo(anna, theirs)
    with pytest.raises(Refusal, match="anna may not annotate for bert"):
        room.desk.annotating.seat(anna, "bert")
    with pytest.raises(Refusal, match="owner has no cases of their own"):
        room.desk.annotating.open(OWNER, room.case_id(1))
    with pytest.raises(Refusal, match="anna may not see project here"):
        room.desk.project_overview.case(anna, room.case_id(1))
    assert room.desk.annotating.seat(bert, "bert") == bert


def test_who_looks_after_a_project_sees_all_but_not_a_case_still_to_annotate(
    room: AnnotationRoom,
) -> None:
    annotated_by_bert(room)
    opened = room.say(room.open(), USABLE, 1)
    view = room.desk.project_overview.case(OWNER, room.case_id(1))
    both = room.as_reviewer("anna")

    assert [(work.code, len(work.findings)) for work in view.works] == [("anna", 1), ("bert", 5)]
    with pytest.raises(Refusal, match="submit your own work first"):
        room.desk.project_overview.case(both, room.case_id(1))
    assert last(opened) == view.works[0].findings[0].id
