"""The lexicon's page in the real window, and its verbs."""

import json
from pathlib import Path

import pytest
from pydicom.sr.codedict import codes

from medannot.cli.main import run
from tests.helpers.driving import Driven, drive
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import empty_workspace


@pytest.mark.usefixtures("home")
def test_a_term_is_found_by_the_initials_of_its_pinyin_and_shown_in_the_tree(
    tmp_path: Path,
) -> None:
    folder = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+8")
        window.wait_for(lambda: window.page().finder.model.rowCount() == 6)
        window.idle()
        page = window.page()
        window.wait_to_see("drafts that no clinician has verified")
        window.key("/")
        for letter in "MNY":
            window.key(letter)
        window.wait_for(lambda: page.finder.hits.count() == 1)
        assert page.finder.hits.item(0).text().split("   ")[:2] == ["Folliculitis", "毛囊炎"]
        window.key("Enter")
        assert page.finder.tree.terms.node_at(page.finder.tree.currentIndex()).id == "D.FOLLIC"
        window.wait_to_see("Easily confused with")
        page.finder.tree.go_to("UARM.SHOULDER")
        window.wait_to_see(f"SCT {codes.SCT.Shoulder.value} (Shoulder, broad)")
        page.language.chosen.emit("zh")

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_verbs_count_check_find_and_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "show", "medannot-skin", "--json"], NoWindow()) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["selectable"]["lesion"] == 156
    assert found["languages"] == ["en", "zh"]
    assert found["drafts"] == found["nodes"]
    for name in ("medannot-skin", "medannot-radiology"):
        assert run(["lexicon", "check", name], NoWindow()) == 0
        assert "is sound" in capsys.readouterr().out
    assert run(["lexicon", "search", "medannot-skin", "mny"], NoWindow()) == 0
    assert "Folliculitis · 毛囊炎" in capsys.readouterr().out
    assert run(["lexicon", "search", "medannot-skin", "qqqq"], NoWindow()) == 1
    assert capsys.readouterr().out.strip() == "Nothing is found."
    assert run(["lexicon", "diff", "medannot-skin", "medannot-skin"], NoWindow()) == 0
    assert "are the same" in capsys.readouterr().out
    assert run(["lexicon", "check", "no-such"], NoWindow()) == 1
    assert "There is no lexicon no-such" in capsys.readouterr().err
