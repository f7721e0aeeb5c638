"""The lexicons that come with the program are sound, large enough, and clean of others' words."""

import re
from collections import Counter
from functools import cache

import pytest

from medannot.domain.lexicon.node import Level, NodeKind, Role
from medannot.domain.lexicon.search import SearchIndex
from medannot.exchange.lexicons.folder import Loaded
from medannot.exchange.lexicons.pinyin import romanised
from medannot.paths import resources
from medannot.services.lexicons import LexiconShelf, summary

SHELF = LexiconShelf()
NAMES = ("medannot-radiology", "medannot-skin")


@cache
def opened(name: str) -> Loaded:
    return SHELF.open(name)


@cache
def index(name: str) -> SearchIndex:
    return SearchIndex(opened(name).lexicon, romanised)


def test_there_are_two() -> None:
    assert SHELF.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_term_has_words_and_a_definition_in_both_languages(name: str) -> None:
    for node in opened(name).lexicon.nodes.values():
        for words in (node.en, node.zh):
            assert words.label, node.id
            assert words.definition, node.id
        assert re.search(r"[一-鿿]", node.zh.label), node.id


def selectable(name: str) -> dict[str, int]:
    return dict(summary(opened(name)).selectable)


def test_the_body_surface_holds_what_its_annotation_needs() -> None:
    assert selectable("medannot-skin") == {
        "group": 28, "region": 186, "subregion": 41, "tooth": 52, "lesion": 156,
        "descriptor": 126, "relation": 14, "disease": 189, "advice": 49,
    }  # fmt: skip
    nodes = opened("medannot-skin").lexicon.nodes.values()
    assert sum(one.is_selectable_at(Level.IMAGE_REGION) for one in nodes) == 214
    assert sum(one.is_selectable_at(Level.LESION_LOCATION) for one in nodes) == 279
    hand = [one.id for one in nodes if one.parent_id == "SKIN.HAND" and one.is_selectable]
    assert len(hand) == 9
    teeth = {one.id for one in nodes if one.kind is NodeKind.TOOTH}
    permanent = {f"OTTH.FDI.{quadrant}{n}" for quadrant in (1, 2, 3, 4) for n in range(1, 9)}
    milk = {f"OTTH.FDI.{quadrant}{n}" for quadrant in (5, 6, 7, 8) for n in range(1, 6)}
    assert teeth == permanent | milk
    oral = [one for one in nodes if one.kind is NodeKind.REGION and one.id.startswith("O")]
    assert len(oral) >= 30


def test_lesions_have_roles_and_places() -> None:
    nodes = opened("medannot-skin").lexicon.nodes
    lesions = [one for one in nodes.values() if one.kind is NodeKind.LESION]
    assert Counter(one.default_role for one in lesions) == {
        Role.PRIMARY: 55, Role.SECONDARY: 29, Role.SPECIAL: 31, Role.ORAL_DENTAL: 31,
        Role.WOUND_SURGICAL: 10,
    }  # fmt: skip
    # They lie on the outer and the inner side of the lips.
    for node_id in ("L.ANGFISSURE", "L.LIPSWELL", "L.SCALE"):
        assert nodes[node_id].domains == {"skin", "oral_mucosa"}


def test_seven_attributes_have_descriptors_groups_and_ranks() -> None:
    lexicon = opened("medannot-skin").lexicon
    attributes = [one for one in lexicon.nodes.values() if one.kind is NodeKind.ATTRIBUTE]
    below = {
        one.id: [lexicon[node_id] for node_id in lexicon.children(one.id)] for one in attributes
    }
    assert {node_id: len(found) for node_id, found in below.items()} == {
        "A.SIZE": 12, "A.COLOR": 19, "A.SHAPE": 28, "A.NUMBER": 9, "A.DISTRIB": 20,
        "A.BOUNDARY": 16, "A.LOCATION": 22,
    }  # fmt: skip
    groups = {one.exclusive_group for found in below.values() for one in found} - {""}
    assert groups == {
        "size", "plan", "profile", "num", "arrangement", "extent", "side", "edge", "definition",
        "mobility", "site", "position",
    }  # fmt: skip
    ranks = {node_id: [one.rank for one in found if one.rank] for node_id, found in below.items()}
    assert {node_id: found for node_id, found in ranks.items() if found} == {
        "A.SIZE": list(range(1, 11)),
        "A.NUMBER": list(range(1, 8)),
    }
    assert len(lexicon.children("A.SPATIAL")) == 14


def test_diseases_have_departments_and_are_tied_to_signs_sites_and_advice() -> None:
    lexicon = opened("medannot-skin").lexicon
    diseases = [one for one in lexicon.nodes.values() if one.kind is NodeKind.DISEASE]
    assert Counter(one.department for one in diseases) == {
        "dermatology_std": 130, "dentistry": 32, "surgery": 27,
    }  # fmt: skip
    assert Counter(one.kind.value for one in lexicon.relations) == {
        "overlaps": 149, "looks_like": 241, "finding_site": 271, "has_symptom": 336,
        "treated_by": 186, "advised": 117,
    }  # fmt: skip
    assert all(one.source for one in lexicon.relations)
    tied = {one.object for one in lexicon.relations if one.kind.value in {"treated_by", "advised"}}
    advice = {one.id for one in lexicon.nodes.values() if one.kind is NodeKind.ADVICE}
    assert advice <= tied


def test_radiology_has_eight_regions_with_nothing_seen_in_each() -> None:
    assert selectable("medannot-radiology") == {
        "region": 13, "subregion": 37, "finding": 122, "normal": 8,
    }  # fmt: skip
    lexicon = opened("medannot-radiology").lexicon
    regions = set(lexicon.children("RAD"))
    assert regions == {
        "RR.ABDOMEN", "RR.ANKLEFOOT", "RR.BRAIN", "RR.CHEST", "RR.HIP", "RR.KNEE", "RR.SHOULDER",
        "RR.SPINE",
    }  # fmt: skip
    normal = [one for one in lexicon.nodes.values() if one.kind is NodeKind.NORMAL]
    assert sorted(one.parent_id for one in normal) == sorted(regions)
    findings = [one for one in lexicon.nodes.values() if one.kind is NodeKind.FINDING]
    keys = {one.note.split(";")[0] for one in findings if one.note.startswith("label key ")}
    assert len(keys - {"label key "}) == 97
    parts = lexicon.children("SLK")
    assert (len(parts), sum(len(lexicon.children(part)) for part in parts)) == (5, 37)


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
    hits = index("medannot-skin").search(typed, most=3)
    assert label in [opened("medannot-skin").lexicon[hit.node_id].en.label for hit in hits]


def test_no_number_of_snomed_and_no_title_of_icd_stands_in_our_files() -> None:
    for path in sorted((resources() / "lexicons").glob("*/*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        assert not re.search(r"\b\d{6,18}\b(?!\d)", re.sub(r"codes?|HP|,0\d{6},", ",", text)) or (
            path.name == "codes_hp.csv"
        ), path
    header = "id,code,match"
    icd = resources() / "lexicons" / "medannot-skin" / "codes_icd10.csv"
    assert icd.read_text(encoding="utf-8-sig").splitlines()[0] == header


def test_the_notices_of_the_terminologies_are_carried() -> None:
    in_app = " ".join((resources() / "NOTICES.md").read_text(encoding="utf-8").split())
    skin, radiology = (" ".join(summary(opened(name)).notices) for name in reversed(NAMES))
    human = "This product uses the Human Phenotype Ontology (version of 2025-01-16), https://hpo"
    snomed = "SNOMED Clinical Terms (SNOMED CT) used by permission of SNOMED International"
    for said in (in_app, skin, radiology):
        assert human in said
        assert snomed in said
    for said in (in_app, skin):
        assert "Disease Ontology identifiers (DOID)" in said
        assert "titles and texts of the classification" in said or "ICD-10: codes only" in said
    for said in (in_app, radiology):
        assert "SLAKE" in said
        assert "RadImageNet" in said
