"""JSON objects that hold a table column after column."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.exchange.question_sets.containers.column_wise import is_column_wise, rows_of
from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.containers.opening import read_records
from medannot.exchange.question_sets.reading import read_question_file

WORDS = {
    "question": {"0": "Which?", "1": "Where?"},
    "opa": {"0": "one", "1": "three"},
    "opb": {"0": "two", "1": "four"},
    "opc": {"0": "x", "1": "y"},
    "opd": {"0": "z", "1": "w"},
    "answer_idx": {"0": "B", "1": "A"},
    "answer": {"0": "two", "1": "three"},
}


def test_a_table_that_pandas_wrote_by_columns_is_read_by_rows(tmp_path: Path) -> None:
    path = tmp_path / "op4.json"
    path.write_text(json.dumps(WORDS), encoding="utf-8")

    found = read_question_file(QuestionFile(path, path.name))

    assert found.refused == ()
    assert found.mapping is not None
    assert found.mapping.name == "medbullets"
    assert [(draft.row, draft.stem, draft.options[0]) for draft in found.drafts] == [
        (1, "Which?", "one"),
        (2, "Where?", "three"),
    ]


def test_a_list_a_column_is_read_by_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"q": ["one", "two"], "o": [["a", "b"], ["c"]]}', encoding="utf-8")

    assert read_records(path).records == (
        (1, {"q": "one", "o": ["a", "b"]}),
        (2, {"q": "two", "o": ["c"]}),
    )


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"question": {"0": "Which?", "1": "Where?"}},
        {"12": {"question": "Which?"}, "13": {"question": "Where?"}},
        {"q": {"0": "Which?"}, "a": {"1": "so"}},
        {"case1": {"1": {"q": "Which?"}}, "case2": {"1": {"q": "Where?"}}},
        {"q": {"0": "Which?"}, "a": "so"},
        {"train": [{"q": "Which?"}], "test": [{"q": "Where?"}]},
        {"q": ["Which?", "Where?"], "a": ["so"]},
        {"q": [], "a": []},
        {"question": "Which?", "options": ["a", "b"], "images": ["c", "d"]},
        ["question", "answer"],
    ],
)
def test_other_objects_hold_no_columns(value: object) -> None:
    assert not is_column_wise(value)


@given(
    st.lists(st.fixed_dictionaries({"q": st.text(), "a": st.integers() | st.none()}), min_size=1)
)
def test_rows_written_by_columns_come_back(rows: list[dict[str, object]]) -> None:
    columns = {name: {str(at): row[name] for at, row in enumerate(rows)} for name in ("q", "a")}

    assert is_column_wise(columns)
    assert list(rows_of(columns)) == rows
