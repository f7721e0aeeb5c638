"""The lexicons that come with the program are sound, large enough, and clean of others' words."""

import re

import pytest

from medannot.domain.lexicon.node import Level, NodeKind, Role
from medannot.paths import resources
from medannot.services.lexicons import LexiconShelf, search, summary

SHELF = LexiconShelf()
NAMES = ("medannot-radiology", "medannot-skin")


def test_there_are_two() -> None:
    assert SHELF.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_term_has_words_and_a_definition_in_both_languages(name: str) -> None:
    for node in SHELF.open(name).lexicon.nodes.values():
        for words in (node.en, node.zh):
            assert words.label, node.id
            assert words.definition, node.id
        assert re.search(r"[一-鿿]", node.zh.label), node.id


def test_the_body_surface_holds_what_its_annotation_needs() -> None:
    loaded = SHELF.open("medannot-skin")
    found, nodes = summary(loaded), loaded.lexicon.nodes.values()
    regions = [one for one in nodes if one.kind is NodeKind.REGION and one.is_selectable]
    lesions = [one for one in nodes if one.kind is NodeKind.LESION and one.is_selectable]
    assert len(regions) >= 110
    assert len(lesions) >= 94
    assert {one.default_role for one in lesions} == set(Role)
    assert found.selectable["disease"] >= 96
    assert found.selectable["tooth"] == 52
    hand = [one for one in regions if one.parent_id == "SKIN.HAND"]
    assert len(hand) == 9
    attributes = [one for one in nodes if one.kind is NodeKind.ATTRIBUTE]
    assert len(attributes) == 7
    for attribute in attributes:
        assert len(loaded.lexicon.children(attribute.id)) >= 7
    departments = {one.department for one in nodes if one.kind is NodeKind.DISEASE}
    assert len(departments) == 3
    assert len(loaded.lexicon.children("A.SPATIAL")) >= 10
    assert any(one.is_selectable_at(Level.IMAGE_REGION) for one in nodes)


def test_radiology_has_eight_regions_with_nothing_seen_in_each() -> None:
    lexicon = SHELF.open("medannot-radiology").lexicon
    normal = [one for one in lexicon.nodes.values() if one.kind is NodeKind.NORMAL]
    assert len({one.parent_id for one in normal}) == 8
    findings = [one for one in lexicon.nodes.values() if one.kind is NodeKind.FINDING]
    keys = {one.note.split(";")[0] for one in findings if "evidence" in one.note}
    assert len(keys) >= 97


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("scalp", "Scalp and hair"), ("face", "Face"), ("postauricular area", "Postauricular area"),
        ("neck", "Neck"), ("hand", "Hand"), ("fingernail", "Fingernail"), ("papule", "Papule"),
        ("pustule", "Pustule"), ("cheek", "Buccal cheek"), ("lateral neck", "Lateral neck"),
        ("brown", "Brown"), ("subcircular", "Roughly round"), ("scattered", "Scattered"),
        ("multiple", "Multiple (11-20)"), ("well-defined", "Well-defined"),
        ("folliculitis", "Folliculitis"),
        ("头皮", "Scalp and hair"), ("面部", "Face"), ("耳后", "Postauricular area"),
        ("颈部", "Neck"), ("手部", "Hand"), ("指甲", "Fingernail"), ("丘疹", "Papule"),
        ("脓疱", "Pustule"), ("颊部", "Buccal cheek"), ("颈侧", "Lateral neck"),
        ("棕色", "Brown"), ("近圆形", "Roughly round"), ("散在", "Scattered"),
        ("多发", "Multiple (11-20)"), ("边界清楚", "Well-defined"), ("毛囊炎", "Folliculitis"),
    ],
)  # fmt: skip
def test_the_paper_s_own_example_is_found_word_by_word(typed: str, label: str) -> None:
    assert label in [one.en for one in search(SHELF.open("medannot-skin"), typed, most=3)]


def test_no_number_of_snomed_and_no_title_of_icd_stands_in_our_files() -> None:
    for path in sorted((resources() / "lexicons").glob("*/*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        assert not re.search(r"\b\d{6,18}\b(?!\d)", re.sub(r"codes?|HP|,0\d{6},", ",", text)) or (
            path.name == "codes_hp.csv"
        ), path
    header = "id,code,match"
    icd = resources() / "lexicons" / "medannot-skin" / "codes_icd10.csv"
    assert icd.read_text(encoding="utf-8-sig").splitlines()[0] == header
