"""What clinicians type into the search of the shipped lexicon, and what they mean by it."""

import pytest

from medannot.domain.lexicon.search import SearchIndex
from medannot.exchange.lexicons.pinyin import romanised
from medannot.services.lexicons import LexiconShelf


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(LexiconShelf().open("medannot-skin").lexicon, romanised)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("scalp", "SKIN.SCALP"),
        ("头皮", "SKIN.SCALP"),
        ("gum", "ORAL.GINGIVA"),
        ("reddening", "L.ERYTHEMA"),
        ("cavities", "L.CARIES"),
        # Two letters exchanged, in a name and in pinyin with a sound that is often mixed up.
        ("paplue", "L.PAPULE"),
        ("maonanyan", "D.FOLLIC"),
        # Another character of the same sound.
        ("脓泡", "L.PUSTULE"),
        ("丘诊", "L.PAPULE"),
        ("36", "OTTH.FDI.36"),
        ("11", "OTTH.FDI.11"),
    ],
)
def test_what_was_meant_comes_first(index: SearchIndex, typed: str, meant: str) -> None:
    assert index.search(typed)[0].node_id == meant


def test_initials_of_a_whole_name_come_before_those_of_its_beginning(index: SearchIndex) -> None:
    assert [hit.node_id for hit in index.search("tp")[:2]] == ["SKIN.SCALP", "L.DESQUAM"]
