"""What is found by what a person types."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.lexicon.names import Field
from medannot.domain.lexicon.node import Code, Level, NodeKind
from medannot.domain.lexicon.search import Narrowed, SearchIndex
from medannot.domain.lexicon.search_marks import distance, folded
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.folder import load
from tests.helpers.large_lexicon import QUERIES, keys_of, write_large
from tests.helpers.lexicons import small

SYLLABLES = {
    "身体": ["shen", "ti"], "面部": ["mian", "bu"], "颊部": ["jia", "bu"], "颈部": ["jing", "bu"],
    "颈侧区": ["jing", "ce", "qu"], "皮损": ["pi", "sun"], "丘疹": ["qiu", "zhen"],
    "脓疱": ["nong", "pao"], "疾病": ["ji", "bing"], "毛囊炎": ["mao", "nang", "yan"],
}  # fmt: skip
INDEX = SearchIndex(small(), lambda text: SYLLABLES.get(text, list(text)))


@pytest.mark.parametrize(
    ("typed", "node_id", "field"),
    [
        ("papule", "L.PAPULE", Field.LABEL),
        ("PAP", "L.PAPULE", Field.LABEL),
        ("neck lat", "NECK.SIDE", Field.LABEL),
        ("lateral neck", "NECK.SIDE", Field.LABEL),
        ("丘疹", "L.PAPULE", Field.LABEL),
        ("囊炎", "D.FOLLIC", Field.LABEL),
        ("侧颈", "NECK.SIDE", Field.LABEL),
        ("L73", "D.FOLLIC", Field.CODE),
        ("doid:4409", "D.FOLLIC", Field.CODE),
        ("maonangyan", "D.FOLLIC", Field.PINYIN),
        ("mao nang", "D.FOLLIC", Field.PINYIN),
        ("nangyan", "D.FOLLIC", Field.PINYIN),
        ("mny", "D.FOLLIC", Field.INITIALS),
        ("folicullitis", "D.FOLLIC", Field.LABEL),
        ("pustle", "L.PUSTULE", Field.LABEL),
    ],
)
def test_a_term_is_found_first_by(typed: str, node_id: str, field: Field) -> None:
    first = INDEX.search(typed)[0]
    assert (first.node_id, first.field) == (node_id, field)


def test_exact_names_come_before_beginnings_and_those_before_words_inside() -> None:
    assert [hit.node_id for hit in INDEX.search("neck")] == ["NECK", "NECK.SIDE"]


def test_nothing_is_found_by_nothing_or_by_nonsense() -> None:
    assert INDEX.search("  ") == ()
    assert INDEX.search("qqqqqq") == ()
    assert INDEX.search("龘") == ()


def test_a_search_is_narrowed_by_branch_level_and_kind() -> None:
    def ids(**more: object) -> list[str]:
        return [hit.node_id for hit in INDEX.search("p", Narrowed(**more))]  # type: ignore[arg-type]  # a test names what it needs

    assert ids(kinds=frozenset({NodeKind.LESION})) == ["L.PAPULE", "L.PUSTULE"]
    assert ids(under="DISEASE") == []
    both = [hit.node_id for hit in INDEX.search("部", Narrowed(level=Level.LESION_LOCATION))]
    assert both == ["CHEEK"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("papule", "papule", 0), ("papule", "papul", 1), ("paplue", "papule", 1), ("abc", "xyz", 3)],
)
def test_letters_that_are_wrong_are_counted(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == expected


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_terms_of_the_lexicon(typed: str) -> None:
    lexicon = small()
    assert all(hit.node_id in lexicon for hit in INDEX.search(typed))
    assert folded(folded(typed)) == folded(typed)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """Return the index of 400 terms; a sign's own code point stands for its pinyin."""
    folder = write_large(tmp_path_factory.mktemp("large"), 400)
    return SearchIndex(load(folder).lexicon, lambda text: [f"{ord(sign):x}" for sign in text])


@pytest.mark.parametrize("typed", sorted({keys for one in QUERIES for keys in keys_of(one)}))
def test_the_first_hits_are_the_same_however_many_are_asked_for(
    typed: str, many: SearchIndex
) -> None:
    everything = many.search(typed, most=10_000)
    for most in (1, 7, 50):
        assert many.search(typed, most=most) == everything[:most]
    ranks = [hit.score for hit in everything if hit.field is Field.LABEL]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("typed", ["scalp", "pat", "fol", "e", "bullous", "头皮", "性"])
def test_all_labels_that_hold_a_text_are_found(typed: str, many: SearchIndex) -> None:
    lexicon = many.lexicon
    holding = {
        node.id
        for node in lexicon.nodes.values()
        if typed in node.en.label.lower() or typed in node.zh.label
    }
    assert holding
    assert holding <= {hit.node_id for hit in many.search(typed, most=10_000)}


def test_a_keyword_is_found_by_its_numbers() -> None:
    coded = Code("SCT", "Papule")
    nodes = [
        replace(one, codes=(coded,)) if one.id == "L.PAPULE" else one
        for one in small().nodes.values()
    ]
    lexicon = Lexicon(small().head, nodes)
    index = SearchIndex(lexicon, numbers_of=lambda code: ("98765",) if code == coded else ())
    for typed in ("98765", "sct:98765", "SCT 987", "papule"):
        assert index.search(typed)[0].node_id == "L.PAPULE", typed
    assert index.search("98765")[0].text == "SCT:98765 (Papule)"
    assert SearchIndex(lexicon).search("98765") == ()
