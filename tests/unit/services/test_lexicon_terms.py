"""Codes of terms: SNOMED CT by its numbers, which stand in no file of ours."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom.sr.codedict import CONCEPTS, codes

from medannot.cli.main import run
from medannot.domain.lexicon.node import Code, Match
from medannot.exchange.lexicons import snomed
from medannot.exchange.lexicons.doubts import doubts
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_terms import code_words, search, term
from medannot.services.lexicons import LexiconShelf, checked, with_index
from tests.helpers.lexicons import write_small
from tests.helpers.sources import project_files
from tests.helpers.verbs import NoWindow

BODY = "BODY,,tree,none,1,Body,身体,,,,,no,,,active,1.0.0,,,own,"
FACE = "FACE,BODY,region,both,1,Face,面部,,,,,no,,skin,active,1.0.0,,,own,"
SHOULDER = str(codes.SCT.Shoulder.value)


def test_a_node_is_found_by_the_number_of_its_keyword() -> None:
    skin = LexiconShelf().open("medannot-skin")
    for typed in (SHOULDER, f"SCT:{SHOULDER}", f"sct {SHOULDER}", SHOULDER[:-1]):
        assert search(skin, typed)[0].id == "UARM.SHOULDER", typed
    index = with_index(skin).index
    assert index.search(SHOULDER)[0].text == f"SCT:{SHOULDER} (Shoulder)"
    assert term(skin, SHOULDER).en.label == "Shoulder"
    assert term(skin, "UARM.SHOULDER") == term(skin, f"SCT:{SHOULDER}")


def test_codes_are_worded_for_people_with_number_and_keyword() -> None:
    assert str(code_words(Code("SCT", "Shoulder"))) == f"SCT {SHOULDER} (Shoulder)"
    assert str(code_words(Code("SCT", "Shoulder", Match.BROAD))) == (
        f"SCT {SHOULDER} (Shoulder, broad)"
    )
    assert str(code_words(Code("HP", "0001234"))) == "HP 0001234"
    assert str(code_words(Code("ICD10", "L73.9", Match.NARROW))) == "ICD10 L73.9 (narrow)"
    assert str(code_words(Code("SCT", "NoSuchKeyword"))) == "SCT NoSuchKeyword"


@pytest.mark.parametrize("keyword", ["dir", "name", "concepts", "is_cid", "trait_names"])
def test_what_pydicom_calls_its_own_is_no_keyword(keyword: str) -> None:
    assert snomed.numbers_of(Code("SCT", keyword)) == ()


def test_every_keyword_that_ships_is_known_to_the_dictionary() -> None:
    for name in LexiconShelf().names():
        assert checked(LexiconShelf().open(name)).doubts == ()


def test_a_keyword_of_another_dictionary_is_told_and_all_else_works(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "l", BODY, FACE)
    (folder / "codes_sct.csv").write_text(
        "id,code,match\nBODY,Shoulder,exact\nFACE,FaceOfOld,exact\n"
    )
    loaded = load(folder)
    (doubt,) = doubts(loaded)
    assert doubt.sentence() == (
        f"codes_sct.csv, row 3: code FaceOfOld: the dictionary of {snomed.dictionary()} has no one "
        "number for this keyword, so that none is shown; look for a misspelling, or for the "
        "keyword of another version."
    )
    assert search(loaded, "FaceOfOld", numbers=True)[0].codes[0].code == ""
    assert search(loaded, "12345678") == ()


def test_a_keyword_of_several_numbers_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CONCEPTS["SCT"], "Twofold", {"1": ("One", []), "2": ("Two", [])})
    assert snomed.numbers_of(Code("SCT", "Twofold")) == ()


def test_numbers_stand_in_what_programs_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lexicon", "search", "medannot-skin", "肩部", "--json"], NoWindow()) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["codes"] == [
        {"system": "SCT", "code": SHOULDER, "keyword": "Shoulder", "match": "broad"}
    ]
    line = ["lexicon", "show", "medannot-skin", "--term", SHOULDER]
    assert run([*line, "--json"], NoWindow()) == 0
    assert json.loads(capsys.readouterr().out)["codes"] == first["codes"]
    assert run(line, NoWindow()) == 0
    assert f"codes: SCT {SHOULDER} (Shoulder, broad)" in capsys.readouterr().out
    assert run([*line, "--without", "SCT"], NoWindow()) == 1
    assert capsys.readouterr().err.strip() == (
        f"medannot: {SHOULDER} is no id and no code of medannot-skin@1.0.0; `lexicon search` finds "
        "terms by their names."
    )


def test_a_code_of_several_terms_names_them() -> None:
    skin = LexiconShelf().open("medannot-skin")
    nodes = [
        replace(node, codes=(Code("ICD10", "L73.9"),)) if node.id.startswith("D.A") else node
        for node in skin.lexicon.nodes.values()
    ]
    lexicon = type(skin.lexicon)(skin.lexicon.head, nodes)
    with pytest.raises(Exception, match=r"L73\.9 is a code of D\.AA, .*; name one of these ids"):
        term(replace(skin, lexicon=lexicon), "L73.9")


def test_systems_are_left_out_on_the_command_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["lexicon", "show", "medannot-skin", "--without", "sct"], NoWindow()) == 0
    shown = capsys.readouterr().out
    assert "SCT" not in shown
    assert "SNOMED" not in shown
    assert "Codes: DOID 104, HP 111, ICD10 189." in shown
    folder = tmp_path / "copy"
    export = ["lexicon", "export", "medannot-skin", "--folder", str(folder), "--as", "ours"]
    assert run([*export, "--without", "SCT", "--without", "HP"], NoWindow()) == 0
    assert {path.name for path in folder.glob("codes_*")} == {"codes_doid.csv", "codes_icd10.csv"}
    assert run(["lexicon", "check", "medannot-skin", "--without", "FMA"], NoWindow()) == 1
    assert (
        capsys.readouterr()
        .err.strip()
        .endswith("medannot: FMA is no coding system; there are SCT, HP, DOID, ICD10, RADLEX, DCM.")
    )


def test_no_number_of_snomed_stands_in_any_file() -> None:
    numbers = {number for found in CONCEPTS["SCT"].values() for number in found}
    texts = {".py", ".csv", ".toml", ".md", ".json", ".txt", ".sql", ".svg", ".lock"}
    for path in project_files():
        if path.suffix in texts:
            text = path.read_text(encoding="utf-8-sig")
            found = set(re.findall(r"(?<![\w.])\d{5,18}(?![\w.])", text)) & numbers
            assert not found, path
