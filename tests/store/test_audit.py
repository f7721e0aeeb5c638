"""Whatever another program alters, the verification names it."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from medannot.domain.audit import canonical_json, chain_hash
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import Actor, Role
from tests.helpers.tampering import folder_of_answers, ids, tamper, verified
from tests.helpers.workspaces import make_desk
from tests.proofs.audit_tamper import answered_workspace, unnamed_alterations


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_answers(tmp_path)


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
