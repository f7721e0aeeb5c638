"""Records inside a JSON object, and the files of a folder."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.containers.finding import question_files
from medannot.exchange.question_sets.containers.opening import read_records
from medannot.exchange.question_sets.mapping import ContainerRole


@pytest.mark.parametrize(
    ("path", "value", "records"),
    [
        ("samples[*]", {"samples": [{"q": 1}, {"q": 2}]}, [{"q": 1, "@1": 0}, {"q": 2, "@1": 1}]),
        ("$.*", {"a7": {"q": 1}, "b": {"q": 2}}, [{"q": 1, "@1": "a7"}, {"q": 2, "@1": "b"}]),
        (
            "*.test[*]",
            {"PubMed": {"val": [{"q": 0}], "test": [{"q": 1}]}, "Atlas": {"test": [{"q": 2}]}},
            [{"q": 1, "@1": "PubMed", "@2": 0}, {"q": 2, "@1": "Atlas", "@2": 0}],
        ),
        ("$.*[*]", {"诊断": [{"q": 1}]}, [{"q": 1, "@1": "诊断", "@2": 0}]),
        ("Instances[*]", {"Instances": [["q", ["a"]]]}, [{"@value": ["q", ["a"]], "@1": 0}]),
    ],
)
def test_records_are_found_at_their_path(
    path: str, value: object, records: list[object], tmp_path: Path
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(value), encoding="utf-8")

    assert [r for _, r in read_records(file, ContainerRole(records=path)).records] == records


def test_keys_around_the_records_may_be_put_into_them(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"modality": "CT", "samples": [{"q": 1}, 7]}', encoding="utf-8")

    read = read_records(file, ContainerRole(records="samples[*]", outer=("modality", "none")))

    assert read.records == ((1, {"q": 1, "@1": 0, "@modality": "CT"}),)
    assert [p.sentence() for p in read.refused] == ["a.json, row 2: the row is no JSON object."]


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"samples": {}}', encoding="utf-8")

    said = []
    for path in ("samples[*]", "none", "samples[0]", "[[*]"):
        (problem,) = read_records(file, ContainerRole(records=path)).refused
        said.append(problem.sentence())

    assert said == [
        "a.json: the file holds no question at samples[*].",
        "a.json: the file holds no question at none.",
        "a.json: 'samples[0]' is no path to records.",
        "a.json: '[[*]' is no path to records.",
    ]


def files(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("[]", encoding="utf-8")
    return root


def test_a_folder_of_folders_gives_the_files_of_the_first_level_that_has_any(
    tmp_path: Path,
) -> None:
    root = files(
        tmp_path, "QA/Open/b.json", "QA/Open/a.json", "QA/Closed/a.json", "QA/Open/x/deep.json",
        "QA/.hidden/c.json", "__MACOSX/QA/d.json", "readme.md",
    )  # fmt: skip

    assert [file.name for file in question_files([root / "QA"])] == [
        "Closed/a.json",
        "Open/a.json",
        "Open/b.json",
    ]


def test_files_beside_folders_hide_what_lies_deeper(tmp_path: Path) -> None:
    root = files(tmp_path, "test.json", "imgs/xmlab1/question.json")

    assert [file.name for file in question_files([root])] == ["test.json"]


def test_a_pickle_is_named_where_nothing_else_lies(tmp_path: Path) -> None:
    (found,) = question_files([files(tmp_path, "qas/test/test.pkl")])

    assert [p.sentence() for p in read_records(found.path, name=found.name).refused] == [
        (
            "qas/test/test.pkl: the file is a pickle, which may run any program when it is read; "
            "it is never opened."
        )
    ]


def test_two_files_of_one_name_are_refused_and_their_folder_is_advised(tmp_path: Path) -> None:
    files(tmp_path, "a/x.json", "b/x.json", "b/y.json")

    with pytest.raises(InputFault, match=r"Two files are called x\.json; .* choose the folder"):
        question_files([tmp_path / "a", tmp_path / "b"])
    found = question_files([tmp_path])
    assert [file.name for file in found] == ["a/x.json", "b/x.json", "b/y.json"]


def test_a_file_is_called_alike_whatever_lies_deeper_and_was_chosen_too(tmp_path: Path) -> None:
    root = files(tmp_path, "x.json", "deep/x.json", "deep/y.json")

    assert [file.name for file in question_files([root])] == ["x.json"]
    found = question_files([root, root / "deep"])
    assert [file.name for file in found] == ["x.json", "deep/x.json", "deep/y.json"]
    found = question_files([root / "deep" / "x.json", root])
    assert [file.name for file in found] == ["deep/x.json", "x.json"]
