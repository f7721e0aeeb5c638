"""A baseline goes out as workbook, CSV and JSON that say the same, text as text."""

import csv
import gc
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from medannot.domain.answer import Answer
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan
from medannot.domain.trial import CannotJudgeReason
from medannot.exchange.baselines import csv_files
from medannot.exchange.baselines.columns import COLUMNS, codebook
from medannot.services.desk import Desk
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import desk_with

TEXTS = {
    "q1": "=1+1",
    "q2": "+49 30 1234",
    "q3": "-2 °C",
    "q4": "@SUM(A1)",
    "q5": "'quoted'",
    "q6": "湿疹，“左侧”",
    "q7": 'two\nlines, and a "quote"',
    "q8": "a bell \x07 and a tab\t.",
}
FILES = {
    "answers.csv",
    "baseline.json",
    "baseline.xlsx",
    "codebook.csv",
    "readers.csv",
    "table.csv",
}


def typed_text(field: str) -> str:
    """Return a text field as it was typed, by the rule that the codebook states."""
    return field.removeprefix("'")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk, _ = desk_with(tmp_path, "a study to export", answered)
    yield desk
    desk.close()


def answered(desk: Desk) -> None:
    drafts = [Draft(stem, ItemType.SHORT_TEXT, text="key") for stem in TEXTS]
    drafts.append(Draft("choice", options=("papule", "plaque", "macule")))
    drafts.append(Draft("none", options=("papule", "plaque"), ability=""))
    make_study(desk, drafts, (GroupPlan("primary", 1, 1), GroupPlan("senior", 1, 1)))
    given = {stem: Given(text=text) for stem, text in TEXTS.items()}
    given["choice"] = Given(("plaque",), ms=12_345)
    given["none"] = Given(
        answer=Answer(cannot_judge=CannotJudgeReason.OTHER, comment="=cmd|' /C calc'!A0")
    )
    answer_all(desk, given)


@pytest.fixture
def out(desk: Desk, tmp_path: Path) -> Path:
    desk.results.export(OWNER, "one", tmp_path / "out")
    return tmp_path / "out"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def sheet_rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_report_names_what_was_written(desk: Desk, tmp_path: Path) -> None:
    report = desk.results.export(OWNER, "one", tmp_path / "out")

    assert set(report.files) == FILES == {path.name for path in (tmp_path / "out").iterdir()}
    assert (report.title, report.simulated) == ("Baseline of one", False)
    assert (report.answers, report.readers) == (10, 1)


def test_there_is_a_row_for_each_reader_and_item_in_every_format(out: Path) -> None:
    in_json = read_json(out / "baseline.json")["answers"]
    in_csv = read_csv(out / "answers.csv")
    in_book = sheet_rows(load_workbook(out / "baseline.xlsx"), "Answers")

    assert len(in_json) == len(in_csv) == len(in_book) == 20
    assert list(in_json[0]) == list(in_csv[0]) == list(in_book[0])
    assert list(in_json[0]) == [column.name for column in COLUMNS["answers"]]
    for row_json, row_csv, row_book in zip(in_json, in_csv, in_book, strict=True):
        for name, value in row_json.items():
            assert row_book[name] == (
                value.replace("\x07", "\ufffd") if isinstance(value, str) else value
            )
            assert same(row_csv[name], value), name


def same(field: str, value: object) -> bool:
    if value is None:
        return field == ""
    if isinstance(value, bool):
        return field == str(value).lower()
    return typed_text(field) == value if isinstance(value, str) else float(field) == value


def test_every_time_is_there_for_an_answer_and_null_for_none(out: Path) -> None:
    answers = read_json(out / "baseline.json")["answers"]
    (choice,) = (row for row in answers if row["answer_letters"] == "B")

    assert {name: choice[name] for name in choice if name.endswith("_ms")} == {
        "response_time_ms": 12_345,
        "decision_time_ms": 6_173,
        "active_ms": 12_345,
        "idle_ms": 0,
        "away_ms": 0,
        "paused_ms": 0,
        "gap_ms": 0,
    }
    assert choice["answer_options"] == "plaque"
    assert (choice["score"], choice["waiting"], choice["origin"]) == (0.0, False, "person")
    assert choice["shown_utc"] < choice["confirmed_utc"]
    open_rows = [row for row in answers if row["reader"] == "senior-01"]
    assert {row["state"] for row in open_rows} == {"planned"}
    for name in ("score", "response_time_ms", "gap_ms", "waiting", "slip", "confirmed_utc"):
        assert {row[name] for row in open_rows} == {None}


@pytest.mark.parametrize("text", list(TEXTS.values()))
def test_a_text_stays_a_text_in_every_format(out: Path, text: str) -> None:
    answers = read_json(out / "baseline.json")["answers"]
    sheet = load_workbook(out / "baseline.xlsx")["Answers"]
    column = [cell.value for cell in sheet[1]].index("answer_text")

    assert text in [row["answer_text"] for row in answers]
    assert text in [typed_text(row["answer_text"]) for row in read_csv(out / "answers.csv")]
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    (cell,) = (cell for cell in cells if cell.value == text.replace("\x07", "\ufffd"))
    assert cell.data_type == "s"


def test_no_field_of_a_csv_file_is_a_formula_to_a_spreadsheet(out: Path) -> None:
    for path in out.glob("*.csv"):
        for row in read_csv(path):
            for field in row.values():
                assert not re.match(r"[=+@\t\r]|-(?![\d.]+$)", field)


@given(st.text())
def test_what_a_csv_field_holds_can_be_taken_back(text: str) -> None:
    field = csv_files._field(text)

    assert typed_text(field) == text
    assert field[:1] not in {"=", "+", "-", "@", "\t", "\r"}


def test_the_codebook_explains_every_column_of_every_table(out: Path) -> None:
    lines = read_csv(out / "codebook.csv")
    in_json = read_json(out / "baseline.json")["codebook"]
    in_book = sheet_rows(load_workbook(out / "baseline.xlsx"), "Codebook")

    assert in_json == in_book
    assert lines[:-1] == in_json
    assert "apostrophe" in lines[-1]["meaning"]
    explained = {(line["table"], line["column"]) for line in in_json}
    for table in ("answers", "table", "readers"):
        columns = set(read_csv(out / f"{table}.csv")[0])
        assert columns == {column for name, column in explained if name == table}
    assert all(meaning.endswith(".") for *_, meaning in codebook())


def test_the_table_has_a_line_for_each_group_and_ability_with_its_n(out: Path) -> None:
    lines = read_csv(out / "table.csv")

    assert [(line["group"], line["ability"], line["n"], line["mean"]) for line in lines] == [
        # While an answer waits there is no mean, since nobody knows the worth of what waits.
        ("primary", "(all)", "10", ""),
        ("primary", "lesion_recognition", "9", ""),
        ("primary", "(none)", "1", "0.0"),
        ("senior", "(all)", "0", ""),
        ("senior", "lesion_recognition", "0", ""),
        ("senior", "(none)", "0", ""),
    ]
    first = lines[0]
    assert (first["waiting"], first["counted"], first["cannot_judge"]) == ("8", "0", "1")
    assert (first["lowest"], first["highest"]) == ("0.0", "0.8")
    assert (first["machine_scored"], first["machine_scored_mean"]) == ("2", "0.0")


def test_the_workbook_is_read_at_ease(out: Path) -> None:
    book = load_workbook(out / "baseline.xlsx")

    assert book.sheetnames == ["About", "Table", "Readers", "Answers", "Codebook"]
    assert book["About"]["A1"].value == book["Table"]["A1"].value == "Baseline of one"
    assert book["Answers"].freeze_panes == "D2"
    assert book["Answers"].auto_filter.ref.startswith("A1:")
    assert book["Table"]["C3"].value == "all questions"
    assert [cell.value for cell in book["Table"][4]][:8] == [
        None,
        None,
        "mean",
        "lowest",
        "highest",
        "counted",
        "n",
        "waiting",
    ]
    # Of ten confirmed answers eight wait for a grader: there are bounds, but no mean.
    row = [cell.value for cell in book["Table"][5]][:8]
    assert row == ["primary", 1, None, 0, 0.8, 0, 10, 8]
    assert "between which values" in book["Table"]["A8"].value
    # The senior's mean was not measured: the cell is empty, not 0.
    row = [cell.value for cell in book["Table"][6]][:8]
    assert row == ["senior", 1, None, None, None, 0, 0, 0]


def test_no_reference_answer_is_exported(out: Path) -> None:
    for name in ("answers.csv", "baseline.json"):
        assert '"key"' not in (out / name).read_text(encoding="utf-8")
    names = set(read_csv(out / "answers.csv")[0])
    assert not {name for name in names if "key" in name or "reference" in name or "right" in name}


def test_simulated_answers_are_named_in_every_title(desk: Desk, tmp_path: Path) -> None:
    copy = desk.simulation.simulate(OWNER, "one", 3).study

    report = desk.results.export(OWNER, copy, tmp_path / "dry")

    assert report.simulated
    assert "simulated" in report.title
    assert {name for name in report.files if not name.startswith("simulated-")} == {"codebook.csv"}
    book = load_workbook(tmp_path / "dry" / "simulated-baseline.xlsx")
    assert "simulated" in str(book.properties.title)
    for sheet in book.worksheets[:4]:
        assert "simulated" in f"{sheet.title} {sheet['A1'].value}"
    about = read_json(tmp_path / "dry" / "simulated-baseline.json")["about"]
    assert about["simulated"] is True
    assert {row["origin"] for row in read_csv(tmp_path / "dry" / "simulated-answers.csv")} == {
        "simulated"
    }


def test_an_export_replaces_an_earlier_one_of_the_same_study(desk: Desk, out: Path) -> None:
    before = (out / "baseline.json").read_bytes()

    desk.results.export(OWNER, "one", out)

    assert (out / "baseline.json").read_bytes() == before
    assert {path.name for path in out.iterdir()} == FILES


def test_the_same_results_give_the_same_files(desk: Desk, out: Path, tmp_path: Path) -> None:
    desk.results.export(OWNER, "one", tmp_path / "again")

    for name in FILES - {"baseline.xlsx"}:
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_a_folder_with_something_else_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_bytes(b"x")

    with pytest.raises(Refusal, match=r"holds something else \(thesis\.docx\)"):
        desk.results.export(OWNER, "one", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "~$baseline.xlsx"])
def test_what_a_desktop_leaves_in_a_folder_keeps_no_export(
    desk: Desk, out: Path, name: str
) -> None:
    (out / name).write_bytes(b"x")

    desk.results.export(OWNER, "one", out)

    assert {path.name for path in out.iterdir()} == FILES | {name}


def test_an_export_that_was_killed_between_its_files_can_be_repeated(desk: Desk, out: Path) -> None:
    workbook, facts, *others = desk.results.export(OWNER, "one", out).files
    for name in others:
        (out / name).unlink()

    desk.results.export(OWNER, "one", out)

    assert (workbook, facts) == ("baseline.xlsx", "baseline.json")
    assert {path.name for path in out.iterdir()} == FILES


def test_the_export_of_another_study_is_not_overwritten(desk: Desk, out: Path) -> None:
    make_study(desk, [Draft("x")], name="two")

    with pytest.raises(Refusal, match="holds something else"):
        desk.results.export(OWNER, "two", out)
    assert read_json(out / "baseline.json")["about"]["study"] == "one"


def test_a_file_in_the_place_of_the_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")

    with pytest.raises(Refusal, match="is a file"):
        desk.results.export(OWNER, "one", tmp_path / "out")


def test_a_disk_that_fails_leaves_the_earlier_export_whole(
    desk: Desk, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("medannot.exchange.baselines.export.write_codebook", full)

    with pytest.raises(EnvironmentFault, match="No space left on device"):
        desk.results.export(OWNER, "one", out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.skipif(os.name == "nt", reason="there is no such limit there")
@pytest.mark.parametrize("most_bytes", [300, 9_000])
def test_a_disk_that_is_full_leaves_no_folder_and_no_stray_complaint(
    desk: Desk, tmp_path: Path, most_bytes: int
) -> None:
    import resource

    # A file that may not grow fails as one on a full disk; what is complained about where nobody
    # catches it fails this test as a warning.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        with pytest.raises(EnvironmentFault, match="could not be written"):
            desk.results.export(OWNER, "one", tmp_path / "new" / "out")
        gc.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert not (tmp_path / "new").exists()


def test_a_stopped_export_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    from medannot.domain.progress import Stopped

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        desk.results.export(OWNER, "one", tmp_path / "out", stop)
    assert not (tmp_path / "out").exists()


def test_what_a_killed_export_left_is_cleared_away(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out" / ".export-x1").mkdir(parents=True)
    (tmp_path / "out" / ".export-x1" / "answers.csv").write_text("half", encoding="utf-8")

    desk.results.export(OWNER, "one", tmp_path / "out")

    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
