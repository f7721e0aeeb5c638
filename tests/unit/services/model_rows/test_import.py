"""Predictions in: which rows are taken, what is said of the others, and nothing by halves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.errors import InputFault, MedannotError, Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.progress import Stopped
from medannot.services.desk import Desk
from medannot.services.model_values import ModelRequest
from tests.helpers.model_files import (
    add_lesions,
    answers,
    json_lines,
    read,
    table,
    take_in,
    workbook,
)
from tests.helpers.question_banks import rows_in
from tests.helpers.question_sets import Draft
from tests.helpers.stopping import StopAt
from tests.helpers.workspaces import make_desk

HEAD = ("index", "question", "A", "B", "answer", "prediction")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_lesions(desk)
        yield desk


def letters(desk: Desk) -> list[str]:
    lines = desk.models.lines(OWNER, "lesions", "Model-1")
    return [line.answer.reading.outcome.value for line in lines]


def as_json(folder: Path) -> Path:
    path = folder / "results.json"
    rows = [{"id": f"source-{n}", "response": text} for n, text in ((1, "B"), (2, "yes"))]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


ROWS = (
    ("source-1", "What lesion is it?", "macule", "papule", "A", "B"),
    ("source-2", "<image> Is it raised? Yes or no?", "Yes", "No", "A", "yes"),
)


def as_workbook(folder: Path) -> Path:
    rows = (HEAD, *ROWS)
    return workbook(folder / "M_lesions.xlsx", rows)


def as_tsv(folder: Path) -> Path:
    rows = (HEAD, *ROWS)
    return table(folder / "M_lesions.tsv", rows)


def as_csv(folder: Path) -> Path:
    return table(
        folder / "m.csv",
        (("source_file", "source_row", "prediction"), *((FILE, str(n), "B") for n in (1, 2))),
    )


FILE = "secret-source-name.json"


def as_lines(folder: Path) -> Path:
    return json_lines(
        folder / "m.jsonl",
        {"id": "source-1", "answer": "B"},
        {"id": "source-2", "answer": "yes"},
    )


def as_samples(folder: Path) -> Path:
    return json_lines(
        folder / "samples.jsonl",
        {"doc_id": "source-1", "target": "A", "resps": [["B"]], "filtered_resps": ["B"]},
        {"doc_id": "source-2", "target": "A", "resps": [["yes"]], "filtered_resps": ["yes"]},
    )


def as_llava(folder: Path) -> Path:
    beside = {"prompt": "What?", "answer_id": "x9", "model_id": "m", "metadata": {}}
    return json_lines(
        folder / "answer-file.jsonl",
        {"question_id": "source-1", "text": "B", **beside},
        {"question_id": "source-2", "text": "yes", **beside},
    )


def by_question(folder: Path) -> Path:
    return json_lines(
        folder / "q.jsonl",
        {"question": "what lesion is it", "answer": "macule", "response": "B"},
        {"question": "Is it raised?", "answer": "no", "response": "yes"},
    )


@pytest.mark.parametrize(
    "write", [as_json, as_workbook, as_tsv, as_csv, as_lines, as_samples, as_llava, by_question]
)
def test_each_form_of_file_is_matched_and_read(
    desk: Desk, tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    draft = read(desk, write(tmp_path))

    assert (draft.report.read, draft.report.matched, draft.report.missing) == (2, 2, 2)
    assert draft.report.unmatched == ()
    desk.models.write(OWNER, draft)
    lines = desk.models.lines(OWNER, "lesions", "Model-1")
    assert [line.source_id for line in lines] == ["source-1", "source-2"]
    assert lines[0].answer.reading.option_ids == (lines[0].version.options[1].id,)
    assert desk.auditing.verify(OWNER).problems == ()


def test_what_is_not_taken_is_named_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    path = json_lines(
        tmp_path / "m.jsonl",
        *answers("B", "yes"),
        {"id": "source-9", "prediction": "B"},
        {"id": "source-3", "prediction": "arm"},
        {"id": "source-3", "prediction": "arm"},
        {"id": "source-4", "prediction": "x"},
        {"id": "source-4", "prediction": "y"},
        {"prediction": "B"},
        {"id": "source-1", "prediction": True},
    )
    draft = read(desk, path)

    assert (draft.report.read, draft.report.matched, draft.report.doubled) == (9, 3, 1)
    assert [str(one.sentence()) for one in draft.report.unmatched] == [
        "m.jsonl, row 3: no question of the set has the id source-9.",
        "m.jsonl, row 6: row 7 answers the same question; neither is taken.",
        "m.jsonl, row 7: row 6 answers the same question; neither is taken.",
        "m.jsonl, row 8: the row has neither an id nor the text of its question.",
        "m.jsonl, row 9: the prediction is a truth value, not a text.",
    ]
    with pytest.raises(InputFault, match="5 of 9 rows of"):
        desk.models.write(OWNER, draft)
    assert rows_in(desk.store, "model_run") == 0
    desk.models.write(OWNER, read(desk, path, take_matched=True))
    assert rows_in(desk.store, "model_answer") == 3
    (card,) = desk.model_results.cards(OWNER, "lesions")
    assert (card.run.unmatched, card.run.doubled, card.run.rule) == (5, 1, "medannot-options 4")


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "yes")
    before = rows_in(desk.store, "audit")

    take_in(desk, tmp_path, "B", "yes")

    assert rows_in(desk.store, "audit") == before
    assert rows_in(desk.store, "model_run") == 1
    with pytest.raises(Refusal, match="has a row of Model-1 already"):
        take_in(desk, tmp_path, "A", "yes")


def test_a_row_that_was_taken_back_makes_room_for_another(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "yes")
    with pytest.raises(Refusal, match="Say why"):
        desk.models.take_back(OWNER, "lesions", "Model-1", " ")

    desk.models.take_back(OWNER, "lesions", "Model-1", "the wrong file")

    assert desk.model_results.cards(OWNER, "lesions") == ()
    take_in(desk, tmp_path, "A", "yes")
    assert len(desk.model_results.cards(OWNER, "lesions")) == 1
    assert desk.auditing.verify(OWNER).problems == ()


def test_rows_in_the_order_of_the_set_are_taken_on_a_word(desk: Desk, tmp_path: Path) -> None:
    drafts = [Draft("What is it?", options=("a", "b")), Draft("What is it?", options=("c", "d"))]
    add_lesions(desk, "alike", drafts)
    rows: list[dict[str, Any]] = [{"question": "What is it?", "response": "A"}] * 2
    path = json_lines(tmp_path / "m.jsonl", *rows)

    asked = read(desk, path, set_name="alike")
    assert "several questions of the set (2) have its text" in asked.report.unmatched[0].reason
    assert read(desk, path, set_name="alike", by_order=True).report.matched == 2
    other = json_lines(tmp_path / "o.jsonl", {"question": "Why?", "response": "A"}, rows[0])
    (problem,) = read(desk, other, set_name="alike", by_order=True).report.unmatched
    assert problem.reason == "its question is not the one at place 1 of the set."
    short = json_lines(tmp_path / "s.jsonl", rows[0])
    (problem,) = read(desk, short, set_name="alike", by_order=True).report.unmatched
    assert problem.reason.startswith("the file has 1 rows and the set 2 questions")


def bad(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (bad("m.xlsx", b"PK\x03\x04 nothing"), "m.xlsx is no workbook, or is damaged"),
        (bad("m.xlsx", b"\x00\x01"), "m.xlsx is no workbook, or is damaged"),
        (bad("m.json", b"{nonsense"), "m.json is no JSON: line 1 cannot be read."),
        (bad("m.json", b"[" * 100_000), "m.json is nested too deeply."),
        (bad("m.json", b'"text"'), "m.json holds no list of predictions."),
        (bad("m.json", b"[]"), "m.json holds no record."),
        (bad("m.csv", b""), "m.csv is empty."),
        (bad("m.csv", b"index,prediction\n"), "m.csv holds no record."),
        (bad("m.csv", b"id,id,prediction\n1,2,B\n"), "m.csv has two columns called 'id'"),
        (bad("m.csv", b"id,said\n1,B\n"), "m.csv has no field of predictions"),
        (bad("m.csv", b"id,question,answer\n1,q,B\n"), "m.csv has no field of predictions"),
        (bad("m.csv", b'id,prediction\n1,"B\n'), "m.csv is no table of text"),
        (bad("m.csv", "id,prediction\n1,é\n".encode("latin-1")), "m.csv is not in UTF-8 in line 2"),
        (bad("m.pdf", b"%PDF"), "m.pdf is no file of predictions"),
        (lambda folder: folder / "none.json", "There is no file or folder none.json."),
        (lambda folder: folder, "is a folder, not a file."),
    ],
)
def test_a_file_of_something_else_is_refused_in_one_sentence(
    desk: Desk, tmp_path: Path, write: Callable[[Path], Path], said: str
) -> None:
    with pytest.raises(MedannotError) as fault:
        read(desk, write(tmp_path))
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (
            lambda folder: workbook(
                folder / "m.xlsx", (("id", "prediction"), ("source-1", "=1+1"))
            ),
            "the prediction is a formula, not a text.",
        ),
        (
            bad("m.json", b'[{"id": "source-1", "prediction": NaN}]'),
            "the prediction is NaN, not a text.",
        ),
        (
            bad("m.json", b'[{"id": "source-1", "prediction": {"B": 1}}]'),
            "the prediction is an object, not a text.",
        ),
        (
            bad("m.json", b'[{"id": "source-1", "prediction": "' + b"x" * 1_000_000 + b'"}]'),
            "the prediction has 1000000 characters; 200000 at most are read.",
        ),
        (bad("m.jsonl", b'{"id": "source-1", "prediction": "B"}\n{'), "the line is no JSON."),
        (
            bad("m.json", b'[{"id": "source-1", "prediction": "B"}, 7]'),
            "the row is no JSON object.",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    desk: Desk, tmp_path: Path, write: Callable[[Path], Path], reason: str
) -> None:
    (problem,) = read(desk, write(tmp_path)).report.unmatched
    assert problem.reason == reason


def test_numbers_lists_and_blanks_are_texts(desk: Desk, tmp_path: Path) -> None:
    path = json_lines(
        tmp_path / "m.jsonl",
        {"id": "source-1", "prediction": ["B"]},
        {"id": "source-2", "prediction": None},
        {"id": "source-3", "prediction": 3.0},
        {"id": "source-4", "prediction": "half a sign \ud83d"},
    )
    desk.models.write(OWNER, read(desk, path))
    lines = desk.models.lines(OWNER, "lesions", "Model-1")
    assert [line.answer.raw for line in lines] == ["B", "", "3", "half a sign �"]
    assert letters(desk) == ["read", "no_answer", "read", "read"]


def test_a_figure_typed_by_hand_needs_its_source(desk: Desk) -> None:
    for score, n, source, said in (
        (61.4, 10, "paper", "between 0 and 1"),
        (0.6, 0, "paper", "on how many"),
        (0.6, 10, " ", "where the figure was read"),
    ):
        with pytest.raises(Refusal, match=said):
            desk.models.add_figure(OWNER, "lesions", "GPT", score, n, source)
    desk.models.add_figure(OWNER, "lesions", "GPT", 0.614, 1499, "paper, table 2")
    (card,) = desk.model_results.cards(OWNER, "lesions")
    assert (card.run.kind.value, card.run.score, card.run.n) == ("typed", 0.614, 1499)
    assert desk.auditing.verify(OWNER).problems == ()


@pytest.mark.parametrize("role", [Role.READER, Role.GRADER, Role.REVIEWER, Role.ANNOTATOR])
def test_only_who_coordinates_takes_models_in(desk: Desk, tmp_path: Path, role: Role) -> None:
    actor = Actor("P01", frozenset({role}))
    with pytest.raises(Refusal, match="may not manage models"):
        desk.model_results.cards(actor, "lesions")
    with pytest.raises(Refusal, match="may not manage models"):
        desk.models.add_figure(actor, "lesions", "GPT", 0.5, 1, "paper")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE model_answer SET raw = 'A' WHERE row = 1", "its 2 rows are not what"),
        ("UPDATE model_answer SET option_ids = '[]' WHERE row = 1", "its 2 rows are not what"),
        ("DELETE FROM model_answer WHERE row = 1", "its 1 rows are not what"),
        ("UPDATE model_run SET name = 'Other'", "was altered: name is 'Other'"),
        ("UPDATE model_run SET matched = 9", "was altered: matched is 9"),
    ],
)
def test_the_audit_vouches_for_what_came_in(
    desk: Desk, tmp_path: Path, statement: str, said: str
) -> None:
    take_in(desk, tmp_path, "B", "yes")
    with desk.store.writing(OWNER) as work:
        for verb in ("update", "delete"):
            for name in ("model_answer", "model_run"):
                work.connection.exec_driver_sql(f"DROP TRIGGER {name}_refuses_{verb}")
        work.connection.exec_driver_sql(statement)
        work.note("test.tamper", "model_run")
    (problem,) = desk.auditing.verify(OWNER).problems
    assert said in problem


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_import_that_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path, step: int) -> None:
    path = json_lines(tmp_path / "m.jsonl", *answers("B", "yes"))
    request = ModelRequest(path, "lesions", "Model-1")

    with pytest.raises(Stopped):
        desk.models.read(OWNER, request, StopAt(step))
    draft = desk.models.read(OWNER, request)
    with pytest.raises(Stopped):
        desk.models.write(OWNER, draft, StopAt(1))

    assert desk.model_results.cards(OWNER, "lesions") == ()
    assert desk.auditing.verify(OWNER).problems == ()
    desk.models.write(OWNER, draft)
    assert [card.run.matched for card in desk.model_results.cards(OWNER, "lesions")] == [2]


def unmatched(desk: Desk, path: Path, **wish: Any) -> list[str]:
    return [at.sentence() for at in read(desk, path, **wish).report.unmatched]


def test_a_row_that_repeats_another_question_is_not_believed_by_its_id(
    desk: Desk, tmp_path: Path
) -> None:
    path = json_lines(
        tmp_path / "m.jsonl",
        {"id": "source-1", "question": "Is it raised?", "prediction": "B"},
        {"id": "source-2", "question": "Which organ is shown?", "prediction": "yes"},
        {"id": "source-3", "question": "Where is it?\nAnswer in a word.", "prediction": "arm"},
    )

    refused = unmatched(desk, path)

    assert [one.partition(":")[0] for one in refused] == ["m.jsonl, row 1", "m.jsonl, row 2"]
    assert "other words than the row repeats ('Is it raised?')" in refused[0]
    assert "other words than the row repeats ('Which organ is shown?')" in refused[1]
    assert unmatched(desk, path, id_field="id") == []


REVERSED = ("nodule", "papule", "macule")


@pytest.mark.parametrize(
    "options",
    [
        {"A": "nodule", "B": "papule", "C": "macule"},
        {"choices": ["A. papule", "B. macule", "C. nodule"]},
        {"options": {"A": "macule", "B": "nodule", "C": "papule"}},
        {"options": [{"letter": x, "content": y} for x, y in zip("ABC", REVERSED, strict=True)]},
        {"option_A": "fever", "option_B": "cough", "option_C": "chills"},
    ],
)
def test_a_row_whose_options_are_not_in_the_order_of_the_question_is_refused(
    desk: Desk, tmp_path: Path, options: dict[str, Any]
) -> None:
    path = json_lines(tmp_path / "m.jsonl", {"id": "source-1", "prediction": "B", **options})

    (refused,) = unmatched(desk, path)

    assert "the options in the row are others than the question's, or stand in another" in refused


@pytest.mark.parametrize(
    "options",
    [
        {"A": "Macule ", "B": "papule", "C": "nodule", "D": ""},
        {"choices": ["A. macule", "B. papule", "C. nodule"]},
        {"options": {"A": "macule", "B": "2027-01-02", "C": "nodule"}},
        {"options": ["macule", "papule"]},
        {"a": "the whole answer"},
    ],
)
def test_a_row_may_repeat_its_options_as_a_spreadsheet_writes_them(
    desk: Desk, tmp_path: Path, options: dict[str, Any]
) -> None:
    path = json_lines(tmp_path / "m.jsonl", {"id": "source-1", "prediction": "B", **options})

    assert unmatched(desk, path) == []
    assert read(desk, path).answers[0].read.outcome.value == "read"
