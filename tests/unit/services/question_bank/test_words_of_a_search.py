"""A search finds questions that have all of its words, whether or not an index is ready."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import Desk, open_desk
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

STEMS = (
    "Is a nodule seen in the left lung?",
    "Is the lung nodule on the CT?",
    "Which organ is on the CT?",
    "肺部是否有结节",
    'He said "left lung" twice; 100% of it.',
)


@pytest.fixture(scope="module", params=[False, True], ids=["read through", "looked up"])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with open_desk(empty_workspace(Path(tmp_path_factory.mktemp("words")))) as desk:
        drafts = [Draft(stem, ItemType.SINGLE_CHOICE, ("Liver", "Spleen")) for stem in STEMS]
        add_set(desk.store, "words", drafts)
        while request.param and desk.bank.prepare_search(OWNER, 100):
            pass
        yield desk


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lung nodule", [1, 2]),
        ("  NODULE   lung ", [1, 2]),
        ('"lung nodule"', [2]),
        ("“lung nodule”", [2]),
        ("lung ct", [2]),
        ("ct on", [2, 3]),
        ("ct", [2, 3]),
        ("spleen organ", [3]),
        ("肺部　结节", [4]),
        ("结节 肺部是", [4]),
        ('"left', [5]),
        ('100% "', [5]),
        ("100_", []),
        ("lung pears", []),
    ],
)
def test_all_words_are_found_each_in_any_place(desk: Desk, words: str, found: list[int]) -> None:
    lines = desk.bank.page(OWNER, ItemQuery(text=words), 0, 10)

    assert [line.number for line in lines] == found
    assert desk.bank.count(OWNER, ItemQuery(text=words)) == len(found)


def test_a_whole_text_that_is_pasted_is_looked_for_as_it_stands(desk: Desk) -> None:
    pasted = " ".join(f"word{n}" for n in range(2_000))

    assert desk.bank.count(OWNER, ItemQuery(text=pasted)) == 0


def test_an_index_of_an_earlier_development_is_made_anew(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "words", [Draft(stem) for stem in STEMS])
    with closing(sqlite3.connect(folder / "medannot.sqlite")) as database:
        database.execute("CREATE VIRTUAL TABLE library_text USING fts5(words, content='')")
        database.execute("INSERT INTO library_text (rowid, words) VALUES (5, 'lung')")
        database.commit()
    with open_desk(folder) as desk:
        while desk.bank.prepare_search(OWNER, 100):
            pass
        assert desk.bank.count(OWNER, ItemQuery(text="lung ct")) == 1
    with closing(sqlite3.connect(folder / "medannot.sqlite")) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'library_text%'")
        assert names.fetchall() == []
