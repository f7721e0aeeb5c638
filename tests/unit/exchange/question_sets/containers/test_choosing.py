"""Which files of a folder are read, as benchmarks lie on the disk when they were downloaded."""

from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.containers import finding
from medannot.exchange.question_sets.containers.finding import question_files
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.reading import read_question_file

QUESTION = (
    '[{"qid": "1", "image_name": "a.jpg", "image_organ": "HEAD", "question": "Is it a CT?", '
    '"question_type": "MODALITY", "answer": "Yes", "answer_type": "CLOSED"}]'
)


def lay(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [file.name for file in question_files([folder])]


@pytest.mark.parametrize(
    "about",
    ["dataset_infos", "dataset_info", "dataset_dict", "state"],
)
def test_what_tells_of_the_tables_does_not_hide_those_below(tmp_path: Path, about: str) -> None:
    infos = '{"default": {"features": {"question": {"dtype": "string"}}}}'
    lay(tmp_path, **{f"{about}_dot_json": infos}, data__test_dot_json=QUESTION)

    assert names(tmp_path) == ["data/test.json"]


def test_a_small_object_of_words_alone_is_no_question_file(tmp_path: Path) -> None:
    lay(tmp_path, info_dot_json='{"name": "bench", "version": 1}', test_dot_json=QUESTION)

    assert names(tmp_path) == ["test.json"]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ('["yes", "no", 3]', ["test.json"]),
        ("[]", ["all_answers.json", "test.json"]),
        ('["yes", {"question": "Is it?"}]', ["all_answers.json", "test.json"]),
    ],
)
def test_a_list_of_words_alone_is_no_question_file(
    tmp_path: Path, words: str, read: list[str]
) -> None:
    lay(tmp_path, all_answers_dot_json=words, test_dot_json=QUESTION)

    assert names(tmp_path) == read


def test_a_file_that_was_cut_off_is_read_and_refused_rather_than_passed_over(
    tmp_path: Path,
) -> None:
    lay(tmp_path, info_dot_json='{"name": "ben', test_dot_json=QUESTION)

    assert names(tmp_path) == ["info.json", "test.json"]


def test_a_folder_that_holds_such_files_alone_holds_no_question_file(tmp_path: Path) -> None:
    lay(tmp_path, dataset_infos_dot_json="{}")

    with pytest.raises(InputFault, match="holds no question file"):
        question_files([tmp_path])


def test_of_two_forms_of_one_file_one_is_read_and_says_so(tmp_path: Path) -> None:
    lay(
        tmp_path,
        VQA_RAD_dot_xlsx="not looked at",
        VQA_RAD_dot_json=QUESTION,
        other_dot_csv="question,answer\nIs it?,yes\n",
    )

    found = question_files([tmp_path])

    assert [file.name for file in found] == ["VQA_RAD.json", "other.csv"]
    assert [problem.sentence() for problem in read_question_file(found[0]).warnings] == [
        (
            "VQA_RAD.json: VQA_RAD.xlsx lies beside it under the same name and is left out; name "
            "that file to read it instead."
        )
    ]


@pytest.mark.parametrize(
    ("container", "first"),
    [
        ({}, "a.json"),
        ({"kind": "table"}, "a.csv"),
        ({"delimiter": ";"}, "a.csv"),
        ({"kind": "jsonl"}, "a.jsonl"),
        ({"kind": "json"}, "a.json"),
        ({"kind": "lines", "columns": ["question", "answer"]}, "a.txt"),
    ],
)
def test_of_two_forms_the_one_that_a_named_mapping_is_made_for_is_read(
    tmp_path: Path, container: dict[str, object], first: str
) -> None:
    table = "question,answer\nIs it?,yes\n"
    lay(tmp_path, a_dot_json=QUESTION, a_dot_csv=table, a_dot_txt=table, a_dot_jsonl=QUESTION)
    value = {"name": "own", "title": "Own", "question": "question", "container": container}

    found = question_files([tmp_path], mapping_of("own", value))

    assert [file.name for file in found] == [first]


def test_a_file_that_is_named_itself_is_read_whatever_lies_beside_it(tmp_path: Path) -> None:
    lay(tmp_path, a_dot_csv="question,answer\nIs it?,yes\n", a_dot_json=QUESTION)

    assert [file.name for file in question_files([tmp_path / "a.csv", tmp_path / "a.json"])] == [
        "a.csv",
        "a.json",
    ]


def test_the_same_name_in_two_folders_is_two_files(tmp_path: Path) -> None:
    lay(tmp_path, a__test_dot_json=QUESTION, b__test_dot_csv="question,answer\nIs it?,yes\n")

    assert names(tmp_path) == ["a/test.json", "b/test.csv"]


def test_texts_that_are_none_are_not_all_opened_and_this_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_FRUITLESS", 3)
    reports = {f"{number}_dot_txt": "No fracture.\n" for number in range(5)}
    lay(tmp_path / "reports", **reports)

    with pytest.raises(InputFault) as fault:
        question_files([tmp_path / "reports"])
    assert str(fault.value) == (
        "The folder reports holds no question file (.json, .jsonl, .ndjson, .csv, .tsv, .xlsx, "
        ".parquet), and none of the first 3 of its plain texts holds questions; choose the folder "
        "in which the questions lie."
    )

    lay(tmp_path / "reports", **{"0_dot_txt": "Is it?|yes|closed\n"})
    (found,) = question_files([tmp_path / "reports"])

    assert found.name == "0.txt"
    assert [str(doubt) for doubt in found.doubts] == [
        (
            "beside it 3 texts hold no questions, and the search for such ended there (texts not "
            "looked at: 1); choose the folder in which the questions lie."
        )
    ]


def test_texts_with_parts_are_found_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_FRUITLESS", 1)
    lay(tmp_path, **{f"VID01__{number}_dot_txt": "Is it?|yes|closed\n" for number in range(4)})

    found = question_files([tmp_path])

    assert [file.name for file in found] == [f"VID01/{number}.txt" for number in range(4)]
    assert [file.doubts for file in found] == [()] * 4
