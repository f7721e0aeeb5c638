"""Question files that are called alike but for their folders, as MMMU's subjects are."""

import json
from pathlib import Path

import pytest

from medannot.exchange.model_files import drvd, json_lines, lmms_eval
from medannot.exchange.model_files.source_names import folder_names, source_name
from medannot.exchange.model_files.values import Wanted
from tests.helpers.model_sets import chose, item, of, panel, pixels

FILES = ("Clinical_Medicine/validation.parquet", "Pharmacy/validation.parquet")


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("test.jsonl", "test.jsonl"),
        ("Pharmacy/validation-00000.parquet", "Pharmacy/validation-00000.parquet"),
        ("临床/题库.json", "临床/题库.json"),
        ("/home/someone/test.jsonl", "test.jsonl"),
        ("C:/Users/someone/test.jsonl", "test.jsonl"),
        ("C:\\Users\\someone\\test.jsonl", "test.jsonl"),
        ("C:test.jsonl", "test.jsonl"),
        ("\\\\server\\share\\test.jsonl", "test.jsonl"),
        ("../someone/test.jsonl", "test.jsonl"),
        ("a/../../someone/test.jsonl", "test.jsonl"),
        ("someone\\test.jsonl", "test.jsonl"),
        ("", ""),
    ],
)
def test_a_file_is_named_below_the_chosen_folder_and_never_from_the_root(
    stored: str, told: str
) -> None:
    assert source_name(stored) == told


def test_folders_of_files_are_told_apart() -> None:
    assert list(folder_names(["x/test.json", "y/test.json", "train.json"]).values()) == [
        "x-test",
        "y-test",
        "train",
    ]
    assert list(folder_names(["a/b-c.json", "a-b/c.json", "q/b-c.json"]).values()) == [
        "a-b-c",
        "c",
        "q-b-c",
    ]
    assert list(folder_names(["a/t.json", "a/t.tsv", "题.json"]).values()) == [
        "a-t",
        "a-t-2",
        "file",
    ]


def test_each_file_has_its_own_log_and_its_own_rows(tmp_path: Path) -> None:
    all_ = of(*(item(str(n), file=file, row=1) for n, file in enumerate(FILES, start=1)))
    model = panel({"1": chose(0), "2": chose(1)}, "human")
    wanted = Wanted(benchmark=None, dataset="", task="mmmu_val", stamp="20261122-050407")

    section = lmms_eval.write_logs(tmp_path, all_, [model], wanted)
    drvd.write_responses(tmp_path, all_, [model])
    json_lines.write_set(tmp_path, all_, pixels)

    assert section.files == (
        "lmms-eval/human/Clinical_Medicine-validation/mmmu_val.json",
        "lmms-eval/human/Pharmacy-validation/mmmu_val.json",
    )
    said = [json.loads((tmp_path / file).read_text("utf-8"))["logs"] for file in section.files]
    assert [[one["doc_id"] for one in logs] for logs in said] == [[0], [0]]
    assert said[0] != said[1]
    # Two rows of two files are two questions, and not one joint question.
    written = [path.name for path in (tmp_path / "drvd-bench/human").iterdir()]
    assert written
    assert "joint_qa.jsonl" not in written
    lines = (tmp_path / "small-set.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source_file"] for line in lines] == list(FILES)
