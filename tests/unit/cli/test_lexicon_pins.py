"""Lexicons are taken into use from a shell."""

import json
from pathlib import Path

import pytest

from medannot.cli.main import run
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace


def test_a_lexicon_is_pinned_listed_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = empty_workspace(tmp_path)
    monkeypatch.setenv("MEDANNOT_WORKSPACE", str(folder))

    def said(*argv: str, code: int = 0) -> str:
        assert run(list(argv), NoWindow()) == code
        told = capsys.readouterr()
        return told.out + told.err

    assert said("lexicon", "pins").strip() == "This workspace uses no lexicon yet."
    told = said("lexicon", "pin", "medannot-radiology")
    assert told.startswith("This workspace uses medannot-radiology@1.0.0 and keeps a copy of it;")
    said("lexicon", "pin", "medannot-skin", "--primary")
    first, second = said("lexicon", "pins").splitlines()
    assert first.startswith("medannot-skin@1.0.0, primary: pinned ")
    assert second.startswith("medannot-radiology@1.0.0: pinned ")
    by_number = json.loads(said("lexicon", "pins", "--all", "--json"))
    assert [(one["number"], one["lexicon_id"]) for one in by_number] == [
        (1, "medannot-radiology"),
        (2, "medannot-skin"),
    ]
    assert "lexicons: 2, " in said("workspace", "check")

    kept = folder / "lexicons" / "kept" / "medannot-skin@1.0.0" / "lesions.csv"
    kept.write_bytes(kept.read_bytes() + b"\n")
    told = said("workspace", "check", code=1)
    assert "The kept lexicon medannot-skin@1.0.0 was altered by another program" in told
    assert "There is no lexicon no-such" in said("lexicon", "pin", "no-such", code=1)
