"""Question files that lie deeper in a chosen folder than those that are read: they are told of."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers import deeper
from medannot.exchange.question_sets.containers.finding import question_files
from tests.helpers.outside import shared_folder
from tests.helpers.question_banks import picture
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace

TOLD = "deeper in the folder {} lie more question files, which are not read ({})"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(empty_workspace(tmp_path), capsys, "questions")


def lay(folder: Path, *names: str) -> Path:
    """Lay files of one question each, which differ."""
    for name in names:
        record = {"id": name, "question": f"Which sign is {name}?", "answer": "Scale"}
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return folder


def doubts(folder: Path) -> list[str]:
    return [str(doubt) for file in question_files([folder]) for doubt in file.doubts]


def test_look_map_and_import_tell_of_the_same_files(say: Say, tmp_path: Path) -> None:
    folder = lay(tmp_path / "nest", "s.jsonl", "l1/s.jsonl", "l1/l2/s.jsonl", "l1/l2/l3/s.jsonl")
    told = TOLD.format("nest", "3: l1/s.jsonl, l1/l2/s.jsonl, l1/l2/l3/s.jsonl")

    assert told in say("look", folder).out
    assert told in say("map", folder, "--save", "nested").out
    done = say("import", folder, "--set", "nest", "--mapping", "nested")
    assert (done.code, "read     1" in done.out, told in done.out) == (0, True, True)


def test_what_is_advised_brings_them_in_and_nothing_is_told_then(say: Say, tmp_path: Path) -> None:
    folder = lay(tmp_path / "nest", "s.jsonl", "l1/s.jsonl")
    say("map", folder, "--save", "nested")

    done = say("import", folder, folder / "l1", "--set", "nest", "--mapping", "nested")

    assert (done.code, "read     2" in done.out, "deeper" in done.out) == (0, True, False)


def test_a_few_are_named_and_all_counted(tmp_path: Path) -> None:
    folder = lay(tmp_path, "s.jsonl", *(f"part {number}/q.jsonl" for number in range(5)))

    assert "(5: part 0/q.jsonl, part 1/q.jsonl, part 2/q.jsonl, …)" in doubts(folder)[0]


def test_slake_as_it_is_given_out_has_none(tmp_path: Path) -> None:
    folder = lay(tmp_path, "train.json", "validate.json", "test.json")
    for number in (0, 1):
        lay(folder, f"imgs/xmlab{number}/question.json")
        place = folder / f"imgs/xmlab{number}"
        (place / "source.jpg").write_bytes(picture(1))
        (place / "mask.png").write_bytes(picture(2))
        (place / "detection.json").write_text('[{"Lung": [1, 2, 3, 4]}]', encoding="utf-8")
    (folder / "KG").mkdir()
    (folder / "KG/en_disease.csv").write_text("vhead#_#ktail\nflu#treat#rest\n", encoding="utf-8")
    (folder / "mask.txt").write_text("1:Lung\n", encoding="utf-8")

    assert doubts(folder) == []


def test_licences_notes_and_figures_are_no_question_files(tmp_path: Path) -> None:
    folder = lay(tmp_path, "test.jsonl")
    (folder / "meta").mkdir()
    for name, text in {
        "LICENSE": "Ask no question: ",
        "README.md": "question,answer",
        "notes.txt": "question",
        "patients.csv": "patient,age\n1,50\n",
        "config.json": '{"name": "set", "files": ["test.jsonl"]}',
        "dataset_infos.json": '{"default": {"features": {"question": {"dtype": "string"}}}}',
    }.items():
        (folder / "meta" / name).write_text(text, encoding="utf-8")

    assert doubts(folder) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.csv", "nr;Question;A;B\n1;Which?;x;y\n"),
        ("q.tsv", "index\tquestion\n1\tWhich?\n"),
        ("q.json", '{"data": [{"Open-ended Verifiable Question": "Which?"}]}'),
        ("q.json", '[{"问题": "哪个？"}]'),
        ("q.jsonl", '{"conversations": [{"from": "human", "value": "Which?"}]}\n'),
    ],
)
def test_forms_of_question_files_are_known(tmp_path: Path, name: str, text: str) -> None:
    folder = lay(tmp_path, "test.jsonl")
    (folder / "more").mkdir()
    (folder / "more" / name).write_text(text, encoding="utf-8")

    assert f"(1: more/{name})" in doubts(folder)[0]


def test_tables_that_are_no_texts_are_known(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from pyarrow import parquet, table

    folder = lay(tmp_path, "test.jsonl")
    (folder / "more").mkdir()
    parquet.write_table(table({"question": ["Which?"]}), folder / "more/a.parquet")
    parquet.write_table(table({"age": [1]}), folder / "more/b.parquet")
    for name, head in (("c", "question"), ("d", "age")):
        book = Workbook()
        book.worksheets[0].append([head])
        book.worksheets[0].append(["Which?"])
        book.save(folder / "more" / f"{name}.xlsx")

    assert "(2: more/a.parquet, more/c.xlsx)" in doubts(folder)[0]


def test_the_search_through_images_has_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path, "test.jsonl", "z/more.jsonl")
    (folder / "a").mkdir()
    for number in range(30):
        (folder / "a" / f"{number}.png").touch()
    assert len(doubts(folder)) == 1

    monkeypatch.setattr(deeper, "MOST_ENTRIES", 20)

    assert doubts(folder) == []


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    ["mediconfusion", "medxpertqa", "multimedeval-dynamic", "slake", "tcm-best4sdt", "vqa-rad"],
)
def test_folders_of_real_sets_hold_no_deeper_ones(name: str) -> None:
    assert doubts(shared_folder("questions", name)) == []


@pytest.mark.shared
def test_real_sets_taken_together_tell_of_those_that_lie_deeper(say: Say) -> None:
    names = "/".join(("multimedeval-dynamic", "exampleDataset"))

    said = say("look", shared_folder("questions")).out

    assert f"(2: {names}QA/dataset.json, {names}VQA/dataset.json)" in said
