"""The gallery's filters and their counts, pictures for those who may see them, and no scans."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from medannot.domain.annotation.dimensions import Dimension
from medannot.domain.annotation.finding import Diagnosis, DiscardReason, Quality
from medannot.domain.annotation.gallery import CaseState, GalleryFacets, GalleryQuery
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.services.desk import open_desk
from medannot.services.pictures import Pictures
from tests.helpers.annotated import NODULE, UNSHARP, AnnotationRoom, lesion
from tests.helpers.annotating_room import with_project

DARK = Quality(DiscardReason.EXPOSURE)


@pytest.fixture
def judged(room: AnnotationRoom) -> AnnotationRoom:
    """Of case 1 anna discards both images and is done; bert discards the second."""
    opened = room.say(room.say(room.open(), UNSHARP, 1), DARK, 2)
    room.complete_rest(opened, lesion(NODULE))
    room.say(room.open("bert"), UNSHARP, 2, "bert")
    return room


def facets(room: AnnotationRoom, actor: Actor = OWNER, **asked: Any) -> GalleryFacets:
    overview = room.desk.project_overview
    return overview.gallery_facets(actor, room.project.id, GalleryQuery(**asked))


def test_each_choice_of_a_filter_tells_how_many_it_would_find(judged: AnnotationRoom) -> None:
    found = facets(judged)

    assert found.states == {CaseState.OPEN: 1, CaseState.PARTLY: 2, CaseState.DONE: 0}
    assert (found.kept, found.discarded) == (1, 2)
    # One image for two reasons counts for both.
    assert found.reasons == {"unsharp": 2, "exposure": 1}
    assert found.annotators == {"anna": 3, "bert": 3}
    assert found.disagrees == {True: 0, False: 0}
    bert = judged.actor("bert").person_id
    assert facets(judged, annotator=bert).reasons == {"unsharp": 1}
    partly = facets(judged, states=frozenset({CaseState.OPEN}))
    assert (partly.kept, partly.reasons) == (1, {})
    assert partly.states[CaseState.PARTLY] == 2


def test_images_are_found_by_the_reason_for_which_they_were_discarded(
    judged: AnnotationRoom,
) -> None:
    overview, project = judged.desk.project_overview, judged.project.id

    def found(*reasons: str) -> list[tuple[int, int]]:
        query = GalleryQuery(reasons=frozenset(reasons))
        lines = overview.gallery(OWNER, project, query, 0, 9)
        assert overview.gallery_count(OWNER, project, query) == len(lines)
        return [(one.number, one.position) for one in lines]

    assert found("unsharp") == [(1, 1), (1, 2)]
    assert found("exposure") == [(1, 2)]
    assert found("duplicate") == []


def test_who_has_a_case_open_learns_nothing_of_it_by_looking_after_the_project(
    judged: AnnotationRoom,
) -> None:
    both = judged.as_reviewer("bert")
    overview, project = judged.desk.project_overview, judged.project.id
    lines = overview.gallery(both, project, GalleryQuery(), 0, 9)

    # Case 1 is open to bert: what anna says of it is neither shown nor found.
    assert [one.discarded for one in lines] == [(), ("unsharp",), ()]
    assert facets(judged, both).reasons == {"unsharp": 1}
    nodule = GalleryQuery(nodes=frozenset({"L.NODULE"}))
    assert overview.gallery_count(both, project, nodule) == 0
    assert overview.gallery_count(OWNER, project, nodule) == 2
    anna = judged.actor().person_id
    of_anna = GalleryQuery(annotator=anna, reasons=frozenset({"exposure"}))
    assert overview.gallery_count(both, project, of_anna) == 0
    opened = judged.open("bert")
    judged.complete_rest(opened, Diagnosis(None, 1, "acne"), "bert")
    assert overview.gallery_count(both, project, nodule) == 2


def test_an_annotators_filters_tell_of_their_own_work_alone(judged: AnnotationRoom) -> None:
    found = facets(judged, judged.actor("bert"))

    assert found.states == {CaseState.OPEN: 3, CaseState.PARTLY: 0, CaseState.DONE: 0}
    assert found.reasons == {"unsharp": 1}
    assert (found.annotators, found.disagrees) == ({}, {})


def test_annotators_are_given_small_pictures_of_their_own_cases_alone(tmp_path: Path) -> None:
    folder = with_project(tmp_path, ("anna", "bert"))
    with open_desk(folder) as desk:
        project, cases = desk.project_overview.show(OWNER, "skin")
        anna = desk.annotating.seat(OWNER, "anna")
        pictures, ids = Pictures(desk.store), [case.media[0] for case in cases]

        given = pictures.given(anna, project.id, ids)
        assert set(given) == set(ids)
        small = pictures.small_given(anna, given[ids[0]], 1, 64)
        assert max(small.width, small.height) == 64
        bert = desk.annotating.seat(OWNER, "bert")
        with pytest.raises(Refusal, match="bert was not given this image"):
            pictures.small_given(bert, given[ids[0]], 1, 64)
        with pytest.raises(Refusal, match="anna may not see questions"):
            pictures.small(anna, given[ids[0]].shown, 1, 64)
        with pytest.raises(Refusal, match="may not annotate"):
            pictures.given(Actor("r", frozenset({Role.READER})), project.id, ids)


def test_images_of_others_cases_are_not_given(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1,) * 4, ("anna", "bert", "cleo"), annotators=1) as room:
        own = {
            code: room.desk.project_overview.gallery(
                room.actor(code), room.project.id, GalleryQuery(), 0, 9
            )
            for code in ("anna", "bert", "cleo")
        }
        given = Pictures(room.desk.store).given(room.actor(), room.project.id, room.media)
    assert set(given) == {one.media_id for one in own["anna"]}
    assert len(given) < len(room.media)


@pytest.fixture
def asked(room: AnnotationRoom) -> Iterator[list[tuple[str, Any]]]:
    said: list[tuple[str, Any]] = []

    def listen(_c: object, _u: object, statement: str, given: Any, *_more: object) -> None:
        said.append((statement, given))

    engine = room.desk.store._engine
    event.listen(engine, "before_cursor_execute", listen)
    yield said
    event.remove(engine, "before_cursor_execute", listen)


def test_no_table_of_the_project_is_read_from_end_to_end(
    room: AnnotationRoom, asked: list[tuple[str, Any]]
) -> None:
    for actor in (OWNER, room.actor(), room.as_reviewer("bert")):
        query = GalleryQuery(
            frozenset({CaseState.OPEN}), reasons=frozenset({"unsharp"}), nodes=frozenset({"FACE"})
        )
        room.desk.project_overview.gallery(actor, room.project.id, query, 0, 9)
        room.desk.project_overview.gallery_facets(actor, room.project.id, query)
        for dimension in Dimension:
            room.desk.project_figures.balance(actor, "skin", dimension)
        room.desk.project_figures.together(actor, "skin")
        room.desk.project_figures.differentials(actor, "skin")
    statements = [one for one in dict.fromkeys(map(str_and_values, asked)) if "FROM" in one[0]]
    assert len(statements) > 20
    with room.desk.store.reading() as connection:
        for statement, given in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
            whole = [row[-1] for row in plan if re.match(r"SCAN (?!CONSTANT|\(|anon)", row[-1])]
            assert [one for one in whole if _is_large(one)] == [], statement


def str_and_values(pair: tuple[str, Any]) -> tuple[str, tuple[Any, ...]]:
    return pair[0], tuple(pair[1])


def _is_large(step: str) -> bool:
    tables = ("annotation_case", "case_media", "annotation_assignment", "finding", "item_version")
    return any(step.removeprefix("SCAN ").startswith(name) for name in tables)
