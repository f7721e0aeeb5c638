"""A coding system can be left out of a build by one switch, and everything works without any."""

import importlib
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from medannot.paths import resources
from medannot.services.lexicon_terms import search
from medannot.services.lexicons import LexiconShelf, checked, summary, with_index
from tests.helpers.outside import REPOSITORY

SCRIPTS = REPOSITORY / "packaging"


@pytest.fixture
def code_systems(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("code_systems")


def test_the_build_ships_four_systems_unless_the_switch_leaves_some_out(
    code_systems: ModuleType,
) -> None:
    assert code_systems.known_systems(resources()) == ("DOID", "HP", "ICD10", "SCT")
    build = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    hook = build["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert hook == {"path": "packaging/wheel_hook.py", "without-codes": []}
    assert (REPOSITORY / hook["path"]).is_file()


def test_a_system_goes_with_its_file_and_its_notices_and_nothing_else(
    code_systems: ModuleType, tmp_path: Path
) -> None:
    made = tmp_path / "resources"
    code_systems.copy_without(resources(), made, ["SCT"])

    names = {path.name for path in made.glob("lexicons/medannot-skin/codes_*")}
    assert names == {"codes_doid.csv", "codes_hp.csv", "codes_icd10.csv"}
    before = (resources() / "NOTICES.md").read_text(encoding="utf-8")
    after = (made / "NOTICES.md").read_text(encoding="utf-8")
    assert "SNOMED" in before
    assert "SNOMED" not in after
    for other in ("Human Phenotype Ontology", "Disease Ontology", "ICD-10", "SLAKE", "Noto Sans"):
        assert other in after
    whole, less = LexiconShelf(), LexiconShelf(made / "lexicons")
    for name in whole.names():
        with_all, without = whole.open(name), less.open(name)
        assert with_all.sha256 == without.sha256
        assert "SNOMED" in " ".join(summary(with_all).notices)
        assert "SNOMED" not in " ".join(summary(without).notices)
        assert "Human Phenotype Ontology" in " ".join(summary(without).notices)


def test_everything_works_without_any_code(code_systems: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "resources"
    code_systems.copy_without(resources(), made, ["sct", "HP", "DOID", "ICD10"])
    assert code_systems.known_systems(made) == ()
    shelf = LexiconShelf(made / "lexicons")
    for name in shelf.names():
        found = checked(shelf.open(name))
        assert found.summary.codes == {}
        assert found.doubts == ()
        assert not re.search("SNOMED|Phenotype|ICD|DOID", " ".join(found.summary.notices))
    skin = shelf.open("medannot-skin")
    assert [hit.node_id for hit in with_index(skin).index.search("mny")] == ["D.FOLLIC"]
    assert search(skin, "L73.9") == ()


def test_a_system_that_there_is_not_is_told(code_systems: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"There are no codes of LOINC to leave out; there are"):
        code_systems.copy_without(resources(), tmp_path / "made", ["LOINC"])
    assert not (tmp_path / "made").exists()
