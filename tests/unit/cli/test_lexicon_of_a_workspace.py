"""The workspace's own lexicons by name, where a workspace is named."""

from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.exchange.lexicons.folder import load
from tests.helpers.small_lexicon import edited_workbook, put, small_lexicon
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = empty_workspace(tmp_path)
    small_lexicon(folder / "lexicons" / "clinic-skin")
    return folder


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["list"], "clinic-skin@1.2.0: Skin (皮肤), 5 nodes, 5 drafts"),
        (["show", "clinic-skin"], "clinic-skin@1.2.0: Skin (皮肤)"),
        (["check", "clinic-skin"], "clinic-skin@1.2.0 is sound: 5 nodes."),
        (["search", "clinic-skin", "面部"], "Face"),
        (["diff", "clinic-skin", "clinic-skin"], "clinic-skin@1.2.0 and clinic-skin@1.2.0 are"),
    ],
)
def test_verbs_know_the_lexicons_of_the_workspace(
    folder: Path, line: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lexicon", *line, "--workspace", str(folder)], NoWindow()) == 0
    assert said in capsys.readouterr().out


def test_the_variable_names_the_workspace_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lexicon", "show", "clinic-skin"], NoWindow()) == 1
    assert "There is no lexicon clinic-skin" in capsys.readouterr().err
    monkeypatch.setenv("MEDANNOT_WORKSPACE", str(folder))
    assert run(["lexicon", "show", "clinic-skin"], NoWindow()) == 0


def test_what_a_workbook_changed_stands_in_the_history(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folder / "lexicons" / "clinic-skin"
    book = edited_workbook(
        load(own), tmp_path / "ward.xlsx", lambda b: put(b, "regions", "G3", "脸")
    )
    named = ["--workspace", str(folder)]
    line = ["lexicon", "import", str(book), "--into", "clinic-skin", "--accept", "all"]
    assert run([*line, *named], NoWindow()) == 0
    capsys.readouterr()
    assert run(["lexicon", "history", "clinic-skin", "--term", "FACE", *named], NoWindow()) == 0
    (line_,) = capsys.readouterr().out.splitlines()
    assert line_.endswith("FACE zh: 面部 > 脸")
