"""`medannot questions`: exit codes, and reasons that name file and row."""

import json
from pathlib import Path

import pytest

from medannot.cli.main import run
from tests.helpers.outside import REPOSITORY
from tests.helpers.question_banks import own_file, picture
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace

DATA = REPOSITORY / "tests" / "data" / "questions"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_workspace(tmp_path)


def medannot(folder: Path, *words: str | Path) -> int:
    return run(["questions", *map(str, words), "--workspace", str(folder)], NoWindow())


def test_an_import_reports_three_counts_first_and_then_what_it_wrote(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = medannot(folder, "import", DATA / "ward.json", "--set", "ward", "--allow-missing-images")

    out = capsys.readouterr().out.splitlines()
    assert code == 0
    assert out[:3] == ["read     5", "items    5", "refused  0"]
    assert out[-1] == "Wrote version 1 of the set ward: 5 items."


def test_an_import_counts_images_that_are_not_there_unreadable_or_repeated(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images = tmp_path / "images"
    images.mkdir()
    for name in ("a.png", "b.png"):
        (images / name).write_bytes(picture(1))
    (images / "bad.png").write_bytes(picture(1)[:40])
    names = (["a.png", "b.png"], ["a.png"], ["bad.png"], ["gone.png"])
    path = own_file(tmp_path, *({"question": f"{name}?", "images": name} for name in names))

    medannot(folder, "import", path, "--set", "x", "--images", images, "--good-rows")

    assert (
        "images: 1; not there: 1; unreadable: 1; stored once: 1 of other files that hold the same, "
        "2 shown again"
    ) in capsys.readouterr().out.splitlines()


def test_an_import_counts_names_that_are_made_up_where_some_are(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "item names made up: 2; the row is the name"
    named = own_file(tmp_path, {"question": "One?"})
    bare = own_file(
        tmp_path, {"question": "One?", "id": ""}, {"question": "Two?", "id": ""}, name="bare.json"
    )

    medannot(folder, "import", named, "--set", "named")
    assert "made up" not in capsys.readouterr().out
    medannot(folder, "import", bare, "--set", "bare")
    assert said in capsys.readouterr().out.splitlines()


def test_show_gives_the_counts_for_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    medannot(folder, "import", DATA / "ward.json", "--set", "ward", "--allow-missing-images")
    capsys.readouterr()

    assert medannot(folder, "show", "ward", "--json") == 0

    shown = json.loads(capsys.readouterr().out)
    assert shown["items"] == 5
    assert shown["by_type"] == {"yes_no": 2, "free_text": 1, "short_text": 1, "single_choice": 1}
    assert shown["by_language"] == {"en": 4, "zh": 1}
    assert shown["by_ability"]["attribute_recognition"] == 2
    assert (shown["missing_images"], shown["without_key"]) == (2, 1)


def test_refused_rows_stand_on_stderr_with_file_and_row(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = medannot(folder, "import", DATA / "ward.json", "--set", "ward")

    said = capsys.readouterr()
    assert code == 1
    assert "ward.json, row 1: the image ring.png is missing" in said.err
    assert "ward.json, row 2:" in said.err
    assert said.out.splitlines()[:3] == ["read     5", "items    3", "refused  2"]
    assert medannot(folder, "show", "ward") == 1


def test_good_rows_are_taken_and_the_others_still_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = medannot(folder, "import", DATA / "ward.json", "--set", "ward", "--good-rows")

    said = capsys.readouterr()
    assert code == 0
    assert "Wrote version 1 of the set ward: 3 items." in said.out
    assert "ward.json, row 2:" in said.err


def test_questions_whose_key_cannot_be_used_are_taken_without_it_by_choice(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "quiz.csv"
    file.write_text("question,A,B,answer\nWhich?,CT,MRI,B\nWhere?,left,right,C\n", "utf-8")
    words = ("import", file, "--set", "quiz")

    assert medannot(folder, *words) == 1
    assert "quiz.csv, row 2: its key 'C' is not among its options." in capsys.readouterr().err
    assert medannot(folder, *words, "--without-bad-keys") == 0

    out = capsys.readouterr().out
    assert "items that miss an image: 0; without key: 1;" in out
    assert (
        "quiz.csv, row 2: its key 'C' cannot be used with its options or type; it is taken "
        "without a key."
    ) in out


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("import", DATA / "ward.json", "--set", "ward", "--allow-missing-images")

    assert medannot(folder, *words, "--dry-run", "--json") == 0

    said = json.loads(capsys.readouterr().out)
    assert (said["read"], said["items"], said["refused"]) == (5, 5, 0)
    assert (said["written"], said["summary"]) == (False, None)
    assert medannot(folder, "list", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_mapping_of_ones_own_and_a_second_import(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("import", DATA / "exam.json", "--set", "exam", "--mapping", DATA / "exam-mapping.json")

    assert medannot(folder, *words) == 0
    assert medannot(folder, *words) == 0

    out = capsys.readouterr().out
    assert "types: single_choice: 2; several_answers: 1" in out
    assert "The set exam holds all of this already; nothing was changed." in out
    assert medannot(folder, "list") == 0
    assert capsys.readouterr().out == "exam  version 1  3 items\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("import", "none.json", "--set", "x"), 1, "There is no file or folder none.json."),
        (("import", str(DATA / "ward.json")), 2, "--set"),
        (("import", str(DATA / "ward.json"), "--set", " "), 2, "is no name for a question set"),
        (
            ("import", str(DATA / "ward.json"), "--set", "x", "--language", "klingon"),
            2,
            "--language",
        ),
        (
            ("import", str(DATA / "ward.json"), "--set", "x", "--mapping", "rad"),
            1,
            "There is no mapping rad; there are miriad, vqa-rad",
        ),
        (
            ("import", str(DATA / "ward.json"), "--set", "x", "--images", "none"),
            1,
            "There is no images folder none.",
        ),
        (("import", str(DATA / "ward.json"), "--set", ""), 2, "An empty value stands behind --set"),
        (
            ("import", str(DATA / "ward.json"), "--set", "x", "--mapping="),
            2,
            "An empty value stands behind --mapping",
        ),
        (("import", "", "--set", "x"), 2, "An empty value stands behind import"),
        (("show", "none"), 1, "There is no question set named none"),
    ],
)
def test_what_cannot_be_done_says_why(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    assert medannot(folder, *words) == code
    assert sentence in capsys.readouterr().err


def test_a_question_without_an_ability_is_called_the_same_everywhere(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    path.write_text('[{"id": "1", "type": "short_text", "question": "What?"}]', encoding="utf-8")

    assert medannot(folder, "import", path, "--set", "one", "--json") == 0
    assert json.loads(capsys.readouterr().out)["by_ability"] == {"(none)": 1}
    assert medannot(folder, "show", "one", "--json") == 0
    assert json.loads(capsys.readouterr().out)["by_ability"] == {"(none)": 1}
    assert medannot(folder, "show", "one") == 0
    assert "abilities: (none): 1\n" in capsys.readouterr().out


def test_a_file_that_is_refused_as_a_whole_has_no_row(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.json").mkdir()

    assert medannot(folder, "import", tmp_path, "--set", "one", "--json") == 1
    assert json.loads(capsys.readouterr().out)["problems"] == [
        {"file": "bad.json", "row": None, "reason": "it is a folder, not a file of questions."}
    ]


def test_show_tells_knowledge_questions_from_those_of_looking(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slake = REPOSITORY / "tests" / "data" / "question_sets" / "slake" / "validate.json"
    medannot(folder, "import", slake, "--set", "slake", "--allow-missing-images")
    capsys.readouterr()

    assert medannot(folder, "show", "slake") == 0

    out = capsys.readouterr().out.splitlines()
    assert "asks for: the image alone: 1; knowledge too: 1" in out
    assert "items with marks: 0; with relations: 1" in out


def test_show_tells_of_pairs_that_are_right_together(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = REPOSITORY / "tests" / "data" / "question_sets" / "mediconfusion" / "dataset.json"
    medannot(folder, "import", pairs, "--set", "pairs", "--allow-missing-images", "--good-rows")
    capsys.readouterr()

    assert medannot(folder, "show", "pairs") == 0

    assert "items that are right together with their unit: 2" in capsys.readouterr().out


def test_rows_of_several_questions_are_counted_as_rows_and_as_questions(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = REPOSITORY / "tests" / "data" / "question_sets" / "mediconfusion" / "dataset.json"

    assert medannot(folder, "import", pairs, "--set", "pairs") == 1

    said = capsys.readouterr()
    assert said.out.splitlines()[:4] == [
        "read     1",
        "items    0",
        "refused  1 (2 questions)",
        "mapping: mediconfusion",
    ]
    assert (
        "Nothing is imported, since 2 questions in 1 of 1 rows are refused; mend what is refused, "
        "or take the good rows only."
    ) in said.err


def test_a_question_file_that_is_not_there_is_named_itself(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert medannot(folder, "import", tmp_path / "none" / "foo.json", "--set", "z") != 0

    assert "There is no file or folder foo.json." in capsys.readouterr().err


def test_an_import_says_which_language_it_takes_questions_for_by_their_words(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stems = ("¿Dónde está la lesión?", "¿Cuál es el diagnóstico más probable?", "¿Normal?")
    path = own_file(tmp_path, *({"question": stem, "answer": "x"} for stem in stems))

    assert medannot(folder, "import", path, "--set", "x") == 0

    out = capsys.readouterr().out
    assert "languages: es: 3" in out
    assert (
        "3 of 3 questions name no language and are taken for Spanish (español) by their words; if "
        "they are in another one, choose it as the language of the import."
    ) in out


def test_abilities_that_are_numbers_are_told_from_their_counts(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = {"type": "short_text", "question": "What?"}
    rows = [{"id": str(n), "ability": word} | asked for n, word in enumerate(("1", "10"))]
    path = tmp_path / "two.json"
    path.write_text(json.dumps(rows), encoding="utf-8")

    assert medannot(folder, "import", path, "--set", "two") == 0
    assert 'abilities: "1": 1; "10": 1\n' in capsys.readouterr().out
