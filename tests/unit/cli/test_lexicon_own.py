"""Own lexicons from a shell: copied, kept, and what was done to them."""

import json
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.lexicon.editing import SetField
from medannot.domain.lexicon.fields import Field
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace


def test_a_lexicon_is_copied_edited_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--workspace", str(empty_workspace(tmp_path))]

    def said(*verb: str, code: int = 0) -> str:
        assert run(["lexicon", *verb, *where], NoWindow()) == code
        out = capsys.readouterr()
        return out.out if code == 0 else out.err

    copied = said("copy", "medannot-skin", "clinic-skin")
    assert copied == "clinic-skin@1.0.0 is made, based on medannot-skin@1.0.0.\n"
    assert "already" in said("copy", "medannot-skin", "clinic-skin", code=1)
    assert said("history", "clinic-skin") == "Nothing was changed here yet.\n"
    assert "Nothing was changed since clinic-skin@1.0.0" in said("keep", "clinic-skin", code=1)
    with open_desk(Path(where[1])) as desk:
        own = desk.lexicon_editing.open(OWNER, "clinic-skin")
        own.apply(OWNER, SetField("L.PAPULE", Field.ZH, "丘疹样皮损"))
    assert said("keep", "clinic-skin").startswith("clinic-skin@1.0.1 is kept. SHA-256 ")
    rows = json.loads(said("history", "clinic-skin", "--term", "L.PAPULE", "--json"))
    assert [(one["who"], one["field"], one["after"]) for one in rows] == [
        ("owner", "zh", "丘疹样皮损")
    ]
    assert "cannot be changed here" in said("history", "medannot-skin", code=1)
