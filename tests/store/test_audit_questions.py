"""Questions, keys and items that another program alters are named with their set."""

from pathlib import Path

import pytest

from medannot.domain.question import ItemType, content_bytes, content_hash
from tests.helpers.tampering import folder_of_answers, ids, tamper, verified


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_answers(tmp_path)


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
        ("UPDATE set_version SET number = 7", "number is 7"),
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


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item SET source_file = 'other.json' WHERE source_row = 1",
        "UPDATE item SET source_row = 99 WHERE source_row = 1",
        "UPDATE item SET source_id = 'other' WHERE source_row = 1",
        "UPDATE item SET unit_id = id WHERE source_row = 1",
        "UPDATE item SET unit_position = 7 WHERE source_row = 1",
        "UPDATE item SET as_set = 1 WHERE source_row = 1",
        "UPDATE item SET case_id = id WHERE source_row = 1",
        "UPDATE item SET source_file = CAST(x'ff' AS TEXT) WHERE source_row = 1",
        "DELETE FROM item WHERE source_row = 2",
    ],
)
def test_an_altered_source_unit_or_case_is_named_with_the_set_of_its_import(
    folder: Path, statement: str
) -> None:
    (version,) = ids(folder, "SELECT id FROM set_version")

    tamper(folder, statement)

    (problem,) = verified(folder).problems
    assert problem == (
        f"set_version {version}: an item that came with it was altered or removed: its source, "
        "unit, case or family is another than the audit vouches for"
    )


def test_an_item_that_no_import_wrote_is_named(folder: Path) -> None:
    columns = "set_id, source_file, source_part, unit_id, unit_position, as_set, case_id, family_id"

    tamper(
        folder,
        f"INSERT INTO item (id, source_row, source_id, created_utc, {columns}) "
        f"SELECT 'new', 77, 'new', created_utc, {columns} FROM item LIMIT 1",
    )

    assert verified(folder).problems == (
        "item new stands in no audit entry: it was added or renamed",
    )
