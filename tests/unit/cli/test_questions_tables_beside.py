"""A folder whose questions have their tables beside them: the tables are no question files."""

import shutil
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import question_files
from tests.helpers.outside import REPOSITORY
from tests.helpers.verbs import saying
from tests.helpers.workspaces import empty_workspace

SET = REPOSITORY / "tests/data/question_sets/ehrstruct"


@pytest.mark.parametrize("named", [(), ("--mapping", "ehrstruct")])
def test_the_folder_imports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], named: tuple[str, ...]
) -> None:
    say = saying(empty_workspace(tmp_path), capsys, "questions")
    folder = tmp_path / "set"
    folder.mkdir()
    for path in SET.glob("*.csv"):
        shutil.copy(path, folder)

    done = say("import", folder, "--set", "s", *named)

    assert (done.code, done.err) == (0, "")
    assert "read     1\nitems    1\nrefused  0\nmapping: ehrstruct\n" in done.out


def test_tables_so_called_beside_other_questions_are_question_files(tmp_path: Path) -> None:
    for name in ("sample_1.csv", "sample_2.csv", "more.csv"):
        (tmp_path / name).write_text("question,answer\nWhich?,This\n", encoding="utf-8")

    assert [file.name for file in question_files([tmp_path])] == [
        "more.csv",
        "sample_1.csv",
        "sample_2.csv",
    ]
