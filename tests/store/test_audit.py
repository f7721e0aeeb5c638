"""Whatever another program alters, the verification names it."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from medannot.domain.answer import Answer
from medannot.domain.audit import AuditProof, canonical_json, chain_hash
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType, content_bytes, content_hash
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import open_desk
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk
from tests.proofs.audit_tamper import answered_workspace, unnamed_alterations

DRAFTS = [
    Draft("Which is it?", options=("papule", "plaque")),
    Draft("Which disease?", ItemType.SHORT_TEXT, text="eczema"),
    Draft("Is it red?", ItemType.YES_NO, options=("Yes", "No")),
]
GIVEN = {
    "Which is it?": Given(("papule",), changed_from=("plaque",)),
    "Which disease?": Given(text="湿疹 = eczema"),
    "Is it red?": Given(answer=Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a closed workspace in which three answers were given."""
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, GIVEN)
    return tmp_path / "workspace"


def verified(folder: Path) -> AuditProof:
    with open_desk(folder, read_only=True) as desk:
        return desk.auditing.verify(OWNER)


def tamper(folder: Path, *statements: str) -> None:
    """Change the database as another program would, without the triggers."""
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0, statement
    connection.close()


def ids(folder: Path, query: str) -> list[str]:
    connection = sqlite3.connect(folder / "medannot.sqlite")
    found = [str(row[0]) for row in connection.execute(query)]
    connection.close()
    return found


def test_what_nobody_altered_holds(folder: Path) -> None:
    proof = verified(folder)

    assert proof.problems == ()
    assert proof.holds
    assert proof.responses == 3 + 2 + 2
    assert proof.events == len(ids(folder, "SELECT id FROM event"))
    assert proof.head == ids(folder, "SELECT hash FROM audit ORDER BY seq DESC")[0]


def test_the_chain_is_that_of_the_stored_bytes(folder: Path) -> None:
    connection = sqlite3.connect(folder / "medannot.sqlite")
    before = "0" * 64
    for body, stored in connection.execute("SELECT body, hash FROM audit ORDER BY seq"):
        before = chain_hash(before, body)
        assert before == stored
        assert canonical_json(json.loads(body)) == body
    connection.close()


@pytest.mark.parametrize(
    ("column", "statement", "said"),
    [
        ("text", "text = '湿疹 - eczema'", "'湿疹 - eczema', the audit says '湿疹 = eczema'"),
        ("utc", "utc = '2026-01-01T09:00:00.001Z'", "2026-01-01T09:00:00.001Z"),
        ("comment", "comment = ' '", "the audit says ''"),
        ("text", "text = CAST(x'ff' AS TEXT)", r"\udcff"),
        ("text", "text = x'e6b9bf'", "b'"),
        ("seq", "seq = seq + 7", "is 8, the audit says 1"),
    ],
)
def test_one_altered_answer_is_named_with_its_column(
    folder: Path, column: str, statement: str, said: str
) -> None:
    chosen = "SELECT id FROM response WHERE text <> '' AND seq = 1"
    (id_,) = ids(folder, chosen)

    tamper(folder, f"UPDATE response SET {statement} WHERE id = '{id_}'")

    (problem,) = verified(folder).problems
    assert problem.startswith(f"response {id_} was altered: {column} is ")
    assert said in problem


@pytest.mark.parametrize("column", ["at_ns", "seq", "kind", "utc", "payload", "input_ns"])
def test_one_altered_event_is_named_with_its_column(folder: Path, column: str) -> None:
    (id_, *_) = ids(folder, "SELECT id FROM event WHERE kind = 'shown'")
    value = {"kind": "'requested'", "utc": "'x'", "payload": "'{\"a\":1}'"}.get(column, "99")

    tamper(folder, f"UPDATE event SET {column} = {value} WHERE id = '{id_}'")

    (problem,) = verified(folder).problems
    assert problem.startswith(f"event {id_} was altered: {column} is ")


@pytest.mark.parametrize("table", ["response", "event"])
def test_a_removed_row_is_named(folder: Path, table: str) -> None:
    id_ = ids(folder, f"SELECT id FROM {table}")[2]

    tamper(folder, f"DELETE FROM {table} WHERE id = '{id_}'")

    assert verified(folder).problems == (f"{table} {id_} is missing or was renamed",)


def test_an_added_row_is_named(folder: Path) -> None:
    tamper(
        folder,
        "INSERT INTO response SELECT 'forged', 'forged', trial_id, seq + 100, 'change', option_ids,"
        " text, cannot_judge, comment, event_seq, utc, origin FROM response LIMIT 1",
    )

    assert verified(folder).problems == (
        "response forged stands in no audit entry: it was added or renamed",
    )


def test_a_renamed_row_is_named_under_both_names(folder: Path) -> None:
    id_ = ids(folder, "SELECT id FROM event")[0]

    tamper(folder, f"UPDATE event SET id = 'forged' WHERE id = '{id_}'")

    assert set(verified(folder).problems) == {
        f"event {id_} is missing or was renamed",
        "event forged stands in no audit entry: it was added or renamed",
    }


def flip(text: str, place: int) -> str:
    other = "1" if text[place] == "0" else "0"
    return text[:place] + other + text[place + 1 :]


@pytest.mark.parametrize("column", ["body", "hash"])
def test_one_altered_byte_of_an_audit_entry_names_this_entry_alone(
    folder: Path, column: str
) -> None:
    (text,) = ids(folder, f"SELECT {column} FROM audit WHERE seq = 4")
    place = text.index('"utc":"2026') + 8 if column == "body" else 5

    tamper(folder, f"UPDATE audit SET {column} = '{flip(text, place)}' WHERE seq = 4")

    assert verified(folder).problems == (
        "audit entry 4 was altered: its hash does not fit its text and place",
    )


def test_an_altered_last_entry_is_named(folder: Path) -> None:
    (last, *_) = ids(folder, "SELECT seq FROM audit ORDER BY seq DESC")

    tamper(folder, f"UPDATE audit SET body = body || ' ' WHERE seq = {last}")

    (problem,) = verified(folder).problems
    assert problem.startswith(f"audit entry {last} was altered")


def test_bytes_that_are_no_text_any_more_are_named(folder: Path) -> None:
    tamper(folder, "UPDATE audit SET body = CAST(x'7bff7d' AS TEXT) WHERE seq = 2")

    assert "audit entry 2 was altered: its hash does not fit its text and place" in (
        verified(folder).problems
    )


def test_a_removed_entry_is_named(folder: Path) -> None:
    tamper(folder, "DELETE FROM audit WHERE seq = 3")

    assert "audit entry 3 is missing before entry 4" in verified(folder).problems


def test_several_removed_entries_are_named(folder: Path) -> None:
    tamper(folder, "DELETE FROM audit WHERE seq IN (2, 3)")

    assert "audit entry 2 to 3 is missing before entry 4" in verified(folder).problems


def test_an_entry_recomputed_with_its_hash_breaks_the_chain_after_it(folder: Path) -> None:
    (before,) = ids(folder, "SELECT hash FROM audit WHERE seq = 3")
    (body,) = ids(folder, "SELECT body FROM audit WHERE seq = 4")
    forged = body.replace('"actor":"owner"', '"actor":"other"')
    assert forged != body

    tamper(
        folder,
        f"UPDATE audit SET body = '{forged}', hash = '{chain_hash(before, forged)}' WHERE seq = 4",
    )

    assert verified(folder).problems == (
        "audit entry 5 was altered: its hash does not fit its text and place",
    )


def test_a_chain_forged_from_its_middle_on_is_another_than_was_written_down(folder: Path) -> None:
    connection = sqlite3.connect(folder / "medannot.sqlite")
    entries = connection.execute("SELECT seq, body, hash FROM audit ORDER BY seq").fetchall()
    connection.close()
    before, statements = entries[3][2], []
    for seq, body, _ in entries[4:]:
        forged = body.replace('"reason":""', '"reason":"forged"')
        before = chain_hash(before, forged)
        statements.append(
            f"UPDATE audit SET body = '{forged}', hash = '{before}' WHERE seq = {seq}"
        )

    tamper(folder, *statements)

    (problem,) = verified(folder).problems
    assert problem == f"audit entry {entries[-1][0]} is another than at {written_down(folder)}"


def written_down(folder: Path) -> str:
    return str(json.loads((folder / "audit-head.json").read_text(encoding="utf-8"))["utc"])


def test_a_chain_cut_off_at_its_end_is_seen(folder: Path) -> None:
    last = int(ids(folder, "SELECT max(seq) FROM audit")[0])

    tamper(folder, f"DELETE FROM audit WHERE seq = {last}")

    assert (
        f"the chain ends with entry {last - 1}, but had reached entry {last} at "
        f"{written_down(folder)}: its last entries are missing"
    ) in verified(folder).problems


def test_a_damaged_end_file_is_told(folder: Path) -> None:
    (folder / "audit-head.json").write_text("{}", encoding="utf-8")

    with pytest.raises(EnvironmentFault, match=r"audit-head.json in the workspace is damaged"):
        verified(folder)


def test_a_workspace_that_was_killed_holds_without_its_end_written_down(folder: Path) -> None:
    (folder / "audit-head.json").unlink()

    assert verified(folder).holds


def test_an_altered_state_of_a_trial_is_named(folder: Path) -> None:
    id_ = ids(folder, "SELECT id FROM trial WHERE state = 'answered'")[0]

    tamper(folder, f"UPDATE trial SET state = 'planned' WHERE id = '{id_}'")

    assert verified(folder).problems == (
        f"trial {id_}: its state is 'planned', the audit says answered",
    )


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE person SET code = 'senior-09'", "person"),
        ("UPDATE study_version SET seed = 8", "study_version"),
        ("UPDATE reader_group SET per_item = 3", "reader_group"),
        ("UPDATE sitting SET environment = '{}'", "sitting"),
        ("UPDATE clock_epoch SET at_ns = 0", "clock_epoch"),
    ],
)
def test_rows_around_the_answers_are_proved_too(folder: Path, statement: str, name: str) -> None:
    tamper(folder, statement)

    (problem,) = verified(folder).problems
    assert problem.startswith(f"{name} ")
    assert "was altered" in problem


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trial SET position = position + 10 WHERE position = 1",
        "UPDATE trial SET option_order = '[]' WHERE option_order <> '[]'",
        "UPDATE trial SET kind = 'practice' WHERE position = 1",
        "UPDATE trial SET option_order = x'ff' WHERE position = 1",
        "DELETE FROM trial WHERE position = 2",
    ],
)
def test_an_altered_order_is_named_with_its_study_version(folder: Path, statement: str) -> None:
    (version,) = ids(folder, "SELECT id FROM study_version")

    tamper(folder, statement)

    assert [p for p in verified(folder).problems if p.startswith(f"study_version {version}: its ")]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE reference_answer SET text = 'acne' WHERE text <> ''", "reference answers"),
        ("UPDATE reference_answer SET option_ids = '[]' WHERE option_ids <> '[]'", "reference"),
        ("UPDATE reference_answer SET synonyms = '[\"acne\"]'", "reference answers"),
        ("DELETE FROM reference_answer WHERE text <> ''", "the 2 reference answers"),
        ("UPDATE item_version SET ability = 'x' WHERE type = 'yes_no'", "ability"),
        ("UPDATE item_option SET id = id || 'x' WHERE text = 'papule'", "option"),
        ("UPDATE set_member SET position = position + 10", None),
        ("DELETE FROM set_member WHERE position = 2", "its 2 questions are not the 3"),
        ("UPDATE set_version SET takes_several = 1", "takes_several is 1"),
    ],
)
def test_altered_questions_and_keys_are_named_with_their_set(
    folder: Path, statement: str, said: str | None
) -> None:
    (version,) = ids(folder, "SELECT id FROM set_version")

    tamper(folder, statement)

    problems = [p for p in verified(folder).problems if p.startswith(f"set_version {version}")]
    assert bool(problems) is (said is not None)
    assert said is None or any(said in problem for problem in problems)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item_version SET stem = 'Which is it not?' WHERE id = '{id}'",
        "UPDATE item_version SET stem = CAST(x'ff' AS TEXT) WHERE id = '{id}'",
        "UPDATE item_option SET text = 'macule' WHERE item_version_id = '{id}' AND position = 1",
        "UPDATE item_version SET type = 'several_answers' WHERE id = '{id}'",
    ],
)
def test_an_altered_question_is_named(folder: Path, statement: str) -> None:
    (id_,) = ids(folder, "SELECT id FROM item_version WHERE stem = 'Which is it?'")

    tamper(folder, statement.format(id=id_))

    assert verified(folder).problems == (
        f"item_version {id_} was altered: its texts, options or images do not fit its content hash",
    )


def test_a_question_altered_with_its_hash_is_missed_by_its_set(folder: Path) -> None:
    (version,) = ids(folder, "SELECT id FROM set_version")
    forged = content_hash(
        content_bytes(
            stem="Which is it not?",
            context="",
            type_=ItemType.SINGLE_CHOICE,
            language="en",
            option_texts=["papule", "plaque"],
            images=[],
        )
    )

    tamper(
        folder,
        f"UPDATE item_version SET stem = 'Which is it not?', content_hash = '{forged}' "
        "WHERE stem = 'Which is it?'",
    )

    (problem,) = verified(folder).problems
    assert problem == (
        f"set_version {version}: its 3 questions are not the 3 that the audit vouches for: one was "
        "altered, added or removed"
    )


def test_every_entry_has_an_id_of_its_own_within_its_hashed_bytes(folder: Path) -> None:
    found = [json.loads(body)["id"] for body in ids(folder, "SELECT body FROM audit")]

    assert len(found) > 5
    assert len(set(found)) == len(found)
    assert all(len(id_) == 32 and set(id_) <= set("0123456789abcdef") for id_ in found)


def on_the_disk(table_query: str) -> Callable[[Path], bytes]:
    def find(folder: Path) -> bytes:
        return ids(folder, table_query)[0].encode()

    return find


@pytest.mark.parametrize(
    ("needle", "named"),
    [
        (on_the_disk("SELECT text FROM response WHERE text <> ''"), "response"),
        (on_the_disk("SELECT payload FROM event WHERE payload LIKE '%length%'"), "event"),
        (on_the_disk("SELECT body FROM audit WHERE seq = 2"), "audit entry 2"),
    ],
)
def test_one_byte_altered_in_the_file_itself_is_named(
    folder: Path, needle: Callable[[Path], bytes], named: str
) -> None:
    path = folder / "medannot.sqlite"
    wanted = needle(folder)
    data = bytearray(path.read_bytes())
    # The same words stand in the audit entry too; the row is where no other JSON is around them.
    places = [
        place
        for place in range(len(data))
        if data.startswith(wanted, place)
        and data[place - 1 : place] != b'"'
        and data[place - 1 : place] != b"\\"
    ]
    assert places
    data[places[0] + len(wanted) - 2] ^= 0x01
    path.write_bytes(data)

    problems = verified(folder).problems
    assert any(problem.startswith(named) for problem in problems), problems


def test_a_reader_may_not_verify(tmp_path: Path) -> None:
    reader = Actor("P01", frozenset({Role.READER}))
    with make_desk(tmp_path) as desk, pytest.raises(Refusal, match="may not verify audit"):
        desk.auditing.verify(reader)


def test_one_altered_byte_anywhere_is_named(tmp_path: Path) -> None:
    assert unnamed_alterations(answered_workspace(tmp_path), wanted=25) == []


@pytest.mark.parametrize(
    ("table", "column"), [("response", "text"), ("event", "payload"), ("audit", "body")]
)
def test_a_row_that_another_program_replaces_past_the_triggers_is_named(
    folder: Path, table: str, column: str
) -> None:
    # Without recursive triggers, SQLite's own default, REPLACE removes a row unseen by them.
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    row = dict(zip(*_first_row(connection, table), strict=True))
    row[column] = '{"x":1}'
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
    )
    connection.close()

    proof = verified(folder)

    named = str(row["seq"]) if table == "audit" else str(row["id"])
    assert not proof.holds
    assert any(named in problem for problem in proof.problems)


def _first_row(connection: sqlite3.Connection, table: str) -> tuple[list[str], tuple[object, ...]]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY rowid LIMIT 1")
    return [column[0] for column in found.description], found.fetchone()
