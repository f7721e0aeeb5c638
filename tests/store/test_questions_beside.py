"""Marks and relations beside questions: stored once, vouched for, carried on by edits."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.domain.question_beside import (
    DrawnMark,
    Relation,
    RelationOrigin,
    shape_id,
    shape_of,
    shape_text,
)
from medannot.domain.question_list import ItemQuery
from medannot.store.questions import Questions
from medannot.store.questions_beside import QuestionMarks
from medannot.store.store import Store
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.tampering import ids, tamper, verified
from tests.helpers.workspaces import make_desk, make_workspace

BOX = Outline(ShapeKind.BOX, ((10.0, 20.0), (40.5, 60.0)))
MASK = Brush(3, 4, 5, 2, (1, 3, 2, 4))
BELONGS = Relation("vhead", "belong to", "circulatory system")
KNOWN = Relation("Heart", "belong to", "circulatory system", RelationOrigin.KNOWLEDGE)
MARKED = Draft(
    "Which organ?",
    marks=(DrawnMark(1, "Heart", BOX), DrawnMark(1, "Heart", MASK, 2)),
    relations=(BELONGS, KNOWN),
)


def store_of(folder: Path) -> Store:
    store = make_workspace(folder)
    add_set(store, "slake", [MARKED, replace(MARKED, stem="Which side?", relations=()), Draft()])
    return store


def test_shapes_are_canonical_json() -> None:
    assert shape_text(BOX) == '{"kind":"box","points":[[10.0,20.0],[40.5,60.0]]}'
    assert shape_text(MASK) == (
        '{"height":2,"kind":"brush","left":3,"runs":[1,3,2,4],"top":4,"width":5}'
    )
    assert shape_id(shape_text(BOX)) == (
        "9cb0a3e9c50e90764473a7709daacb0e84575989a891667c47ba7d190120570e"
    )
    assert [shape_of(shape_text(shape)) for shape in (BOX, MASK)] == [BOX, MASK]


@pytest.mark.parametrize("text", ["{}", "[]", '{"kind":"star"}', '{"kind":"box","points":[1]}'])
def test_no_stored_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored shape|star|unpack"):
        shape_of(text)


def test_what_came_with_questions_is_read_again_and_each_shape_stands_once(tmp_path: Path) -> None:
    with closing(store_of(tmp_path)) as store:
        one = Questions(store).named("slake")
        assert one is not None
        first, second, bare = (i.version for i in Questions(store).stored_items(one.version_id))

        assert first.relations == (BELONGS, KNOWN)
        assert (second.relations, bare.marks, bare.relations) == ((), (), ())
        assert QuestionMarks(store).drawn([first, second, bare]) == {
            first.id: MARKED.marks,
            second.id: MARKED.marks,
        }
        folder = store.folder
    (shapes,) = ids(folder, "SELECT count(*) FROM mark_shape")
    assert shapes == "2"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE item_mark SET label = 'Lung' WHERE position = 1", "mark or relation"),
        ("DELETE FROM item_mark WHERE frame = 2", "mark or relation"),
        ("UPDATE item_relation SET tail = 'x' WHERE position = 2", "mark or relation"),
        ("UPDATE mark_shape SET content = '{}'", "its content does not fit its hash"),
    ],
)
def test_what_is_altered_of_it_is_named(tmp_path: Path, statement: str, said: str) -> None:
    with closing(store_of(tmp_path)) as store:
        folder = store.folder
    assert verified(folder).problems == ()

    tamper(folder, statement)

    problems = verified(folder).problems
    assert problems
    assert all(said in problem for problem in problems)


def test_an_edited_question_keeps_them(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "slake", [MARKED])
        (line,) = desk.bank.page(OWNER, ItemQuery(set_name="slake"), 0, 5)
        opened = desk.question_editing.open(OWNER, line.item_id)
        desk.question_editing.edit(
            OWNER, opened, replace(opened.content, stem="Which organ is it?"), "clearer"
        )
        desk.question_editing.settle(OWNER, "slake")
        (line,) = desk.bank.page(OWNER, ItemQuery(set_name="slake"), 0, 5)
        view = desk.bank.item(OWNER, line.version_id)

        assert (view.version.number, view.version.stem) == (2, "Which organ is it?")
        assert view.version.relations == (BELONGS, KNOWN)
        assert QuestionMarks(desk.store).drawn([view.version])[line.version_id] == MARKED.marks
        folder = desk.folder
    assert verified(folder).problems == ()
    with sqlite3.connect(folder / "medannot.sqlite") as database:
        assert database.execute("SELECT count(*) FROM item_mark").fetchone() == (4,)
