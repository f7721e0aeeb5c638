"""What files beside the questions say of a record is looked at with it."""

import json
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import Role


@pytest.fixture
def mappings(tmp_path: Path) -> QuestionMappings:
    (tmp_path / "workspace").mkdir()
    return QuestionMappings(tmp_path / "workspace")


def test_images_that_another_file_names_are_found(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    about = {"answer_type": "single_choice", "options": ["yes", "no"], "path": "heart"}
    pairs = [["Is it wide?", ["no"], [], about]]
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "7.json").write_text(json.dumps(pairs), encoding="utf-8")
    named = tmp_path / "id_to_img_mapping_frontal_reports.json"
    named.write_text('{"7": ["c7_1", "c7_2"]}', encoding="utf-8")

    look = mappings.look(OWNER, [tmp_path / "test" / "7.json"])
    checked = mappings.check(OWNER, look, look.proposal)

    assert look.recognised == "radrestruct"
    assert checked.roles[Role.IMAGES].most == 2
    draft = checked.seen[0].draft
    assert draft is not None
    assert [one.name for one in draft.images] == ["c7_1", "c7_2"]
    assert checked.roles[Role.GROUP].filled == 1


def test_a_table_stands_before_its_question_and_is_not_said_as_a_value(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    asked = tmp_path / "query_answer_D-R1.csv"
    asked.write_text("file name,query,answer\nsample_1.csv,How much?,61\n", encoding="utf-8")
    wide = ",".join(f"column {n}" for n in range(9))
    (tmp_path / "sample_1.csv").write_text(f"{wide}\n{wide}\n", encoding="utf-8")

    look = mappings.look(OWNER, [asked])
    checked = mappings.check(OWNER, look, look.proposal)

    assert look.recognised == "ehrstruct"
    context = checked.roles[Role.CONTEXT]
    assert (context.filled, context.distinct, context.values) == (1, 1, ())
    draft = checked.seen[0].draft
    assert draft is not None
    assert draft.context.startswith("| column 0 |")


def test_a_table_that_is_not_there_leaves_its_question_to_be_refused(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    asked = tmp_path / "query_answer_D-R1.csv"
    asked.write_text("file name,query,answer\nsample_1.csv,How much?,61\n", encoding="utf-8")

    look = mappings.look(OWNER, [asked])

    assert look.recognised == "ehrstruct"
    assert look.files[0].rows[0][1]["query"] == "How much?"
