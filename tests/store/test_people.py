"""People are codes; names lie in a file outside the database."""

import sqlite3
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER, Role, UseCase, may
from medannot.store.names import NamesFile
from medannot.store.people import WORKSPACE_SCOPE, People
from medannot.store.store import Store
from tests.helpers.workspaces import make_workspace


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_workspace(tmp_path)


def test_people_come_back_by_code(store: Store) -> None:
    people = People(store)
    with store.writing(OWNER, "test") as work:
        people.add(work, ["senior-01", "primary-01"])
        people.add(work, ["robot-01"], simulated=True)

    assert [(person.code, person.simulated) for person in people.all()] == [
        ("primary-01", False),
        ("robot-01", True),
        ("senior-01", False),
    ]
    found = people.by_code("senior-01")
    assert found is not None
    assert len(found.id) == 32
    assert people.by_code("Senior-01") is None
    assert people.taken(["senior-01", "senior-02"]) == {"senior-01"}


@pytest.mark.parametrize("codes", [["P01"], ["P02", "P02"], ["P03", "P01"]])
def test_a_code_is_given_once(store: Store, codes: list[str]) -> None:
    people = People(store)
    with store.writing(OWNER, "test") as work:
        people.add(work, ["P01"])

    with (
        pytest.raises(Refusal, match=r"reader code P0[12] is taken"),
        store.writing(OWNER, "test") as work,
    ):
        people.add(work, codes)
    assert [person.code for person in people.all()] == ["P01"]


def test_roles_are_held_in_one_study_only(store: Store) -> None:
    people = People(store)
    with store.writing(OWNER, "test") as work:
        (person,) = people.add(work, ["P01"])
        people.grant(work, [person.id], Role.READER, "study-a")
        people.grant(work, [person.id], Role.GRADER, "study-b")

    actor = people.actor("P01")
    assert may(actor, UseCase.READ_STUDY, "study-a")
    assert not may(actor, UseCase.GRADE_ANSWERS, "study-a")
    assert may(actor, UseCase.GRADE_ANSWERS, "study-b")
    assert not may(actor, UseCase.READ_STUDY, "study-c")
    assert not may(actor, UseCase.READ_STUDY)
    with pytest.raises(Refusal, match="Nobody here has the code P09"):
        people.actor("P09")


def test_a_role_in_the_workspace_is_held_in_every_study(store: Store) -> None:
    people = People(store)
    with store.writing(OWNER, "test") as work:
        (person,) = people.add(work, ["P01"])
        people.grant(work, [person.id], Role.COORDINATOR, "all", scope_kind=WORKSPACE_SCOPE)

    actor = people.actor("P01")
    assert may(actor, UseCase.SEE_STUDY, "study-a")
    assert may(actor, UseCase.IMPORT_QUESTIONS)
    assert not may(actor, UseCase.READ_STUDY, "study-a")


def test_names_are_in_a_file_of_their_own_and_in_no_table(store: Store) -> None:
    names = NamesFile(store.folder)
    assert names.read() == {}

    names.write({"P02": "李 明", "P01": "Ana, María"})

    assert names.read() == {"P01": "Ana, María", "P02": "李 明"}
    assert names.path == store.folder / "private" / "names.csv"
    connection = sqlite3.connect(store.database)
    assert "María" not in "".join(connection.iterdump())
    connection.close()


def test_a_damaged_list_of_names_is_told(store: Store) -> None:
    names = NamesFile(store.folder)
    names.write({"P01": "Ana"})
    names.path.write_bytes(b"who,what\nP01,\xff\n")

    with pytest.raises(EnvironmentFault, match=r"private/names\.csv cannot be read"):
        names.read()
