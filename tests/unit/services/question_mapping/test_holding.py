"""How files hold their records: found out where no mapping says it, and said by a person."""

import json
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.exchange.question_sets.containers.path_finding import division, record_places
from medannot.services.question_mapping import QuestionMappings

QUESTION = {"question": "What is it?", "options": ["a", "b"], "answer": "A"}
OTHER = {"question": "Where is it?", "options": ["c", "d"], "answer": "B"}


@pytest.fixture
def mappings(tmp_path: Path) -> QuestionMappings:
    (tmp_path / "workspace").mkdir()
    return QuestionMappings(tmp_path / "workspace")


def file_of(folder: Path, value: object, name: str = "odd.json") -> Path:
    path = folder / name
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({"samples": [QUESTION, OTHER]}, ["samples[*]"]),
        ({"about": {"by": "us"}, "data": {"test": [QUESTION, OTHER]}}, ["data.test[*]"]),
        ({"1": QUESTION, "2": OTHER}, ["$.*"]),
        ({"skin": [QUESTION], "lung": [OTHER]}, ["$.*[*]", "lung[*]", "skin[*]"]),
        ({"all": {"q1": QUESTION, "q2": OTHER}}, ["all.*"]),
        ({"a": {"test": [QUESTION], "val": [OTHER]}, "b": {"test": [QUESTION]}}, ["$.*.*[*]"]),
        ({"title": "nothing", "list": ["a", "b"]}, []),
        ([QUESTION], []),
    ],
)
def test_the_places_of_records_are_found(value: object, paths: list[str]) -> None:
    found = [one.path for one in record_places(value)]
    assert found[: len(paths)] == paths
    assert bool(found) == bool(paths)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["made by us", "", "q?|a|1", "r?|b|2"], ("|", 2, 3)),
        (["a, b;1", "c;2", "d, e, f;3"], (";", 0, 2)),
        (["x\ty", "z\tw"], ("\t", 0, 2)),
        (["no sign at all", "none here"], ("|", 0, 1)),
    ],
)
def test_the_division_of_lines_is_that_of_most(
    lines: list[str], said: tuple[str, int, int]
) -> None:
    found = division(lines)
    assert (found.delimiter, found.skip, found.parts) == said


def test_an_object_nobody_knows_is_read_at_the_place_with_most_records(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    path = file_of(tmp_path, {"few": [QUESTION], "many": [QUESTION, OTHER]})

    look = mappings.look(OWNER, [path])

    assert look.holding is not None
    assert [(one.path, one.count) for one in look.holding.places][:2] == [
        ("$.*[*]", 3),
        ("many[*]", 2),
    ]
    assert look.proposal["container"] == {"records": "$.*[*]"}
    assert (look.proposal["question"], look.total) == ("question", 3)

    other = mappings.look(OWNER, [path], container={"records": "many[*]"})
    assert (other.proposal["container"], other.total) == ({"records": "many[*]"}, 2)
    wrong = mappings.look(OWNER, [path], container={"records": "none[*]"})
    assert (wrong.rows, [problem.sentence() for problem in wrong.problems]) == (
        (),
        ["odd.json: the file holds no question at none[*]."],
    )


def test_a_mapping_kept_with_its_place_is_recognised_next_time(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    path = file_of(tmp_path, {"many": [QUESTION, OTHER]})
    look = mappings.look(OWNER, [path])
    mappings.save(OWNER, "clinic", look.proposal)

    again = mappings.look(OWNER, [path])

    assert (again.recognised, again.total) == ("clinic", 2)
    assert [file.tried for file in again.files] == [True]


def test_the_texts_of_a_known_benchmark_need_no_name(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    lines = "VID01\nframe\nWhat tool is used?|grasper|single|query\nIs it red?|yes|single|exist\n"
    file_of(folder, lines, "000012.txt")

    look = mappings.look(OWNER, [folder])

    assert (look.recognised, look.total) == ("ssg-vqa", 2)
    assert look.rows[0][2]["question"] == "What tool is used?"


def test_plain_lines_get_columns_that_a_person_renames(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "from 2024\nWhat is it?;a\nWhere is it?;b\n", "odd.txt")

    look = mappings.look(OWNER, [path])

    assert look.holding is not None
    assert dict(look.holding.raw) == {
        "kind": "lines",
        "delimiter": ";",
        "columns": ["part 1", "part 2"],
        "skip_lines": 1,
    }
    assert look.holding.head[0] == "from 2024"
    assert [record["part 1"] for record in look.records] == ["What is it?", "Where is it?"]
    named = {**look.holding.raw, "columns": ["question", "answer"]}
    look = mappings.look(OWNER, [path], container=named)
    assert (look.proposal["question"], look.proposal["answer"]) == ("question", {"key": "answer"})


def test_lines_before_the_head_of_a_table_are_passed_over(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "exported today\nfrage,loesung\nWhat?,a\nWhere?,b\n", "odd.csv")

    look = mappings.look(OWNER, [path], container={"skip_lines": 1})

    assert sorted(look.records[0]) == [
        "@file",
        "@row",
        "@stem",
        "frage",
        "loesung",
    ]
    assert look.proposal["container"] == {"skip_lines": 1}
