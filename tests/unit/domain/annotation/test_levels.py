"""Levels of a lexicon that a project lets terms be chosen at."""

import pytest

from medannot.domain.annotation.finding import Finding, Lesion, Region, Site, Term
from medannot.domain.annotation.levels import (
    Asked,
    Depths,
    offered,
    refuse_empty,
    refuse_other_levels,
)
from medannot.domain.annotation.project import Schema, Step
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import FindingId
from medannot.services.lexicons import LexiconShelf

LEXICON = LexiconShelf().open("medannot-skin").lexicon
ONE = FindingId("one")
SECOND = ((Asked.REGIONS, Depths(2, 2)), (Asked.LOCATIONS, Depths(2, 2)))


def term(node_id: str) -> Term:
    node = LEXICON[node_id]
    return Term(node_id, LEXICON.head.pin, node.en.label, node.zh.label)


def first_at(depth: int, *, of: str) -> Term:
    ids = (one.id for one in LEXICON.walk(of) if one.is_selectable)
    return term(next(one for one in ids if len(LEXICON.ancestors(one)) == depth))


def region(found: Term) -> dict[FindingId, Finding]:
    return {ONE: Finding(ONE, None, Region(Site(found)))}


def test_each_level_is_counted_by_what_may_be_chosen_there() -> None:
    counts = offered(LEXICON)
    assert sorted(counts[Asked.REGIONS]) == [1, 2]
    assert sorted(counts[Asked.LOCATIONS]) == [2, 3]
    assert list(counts[Asked.LESIONS]) == list(counts[Asked.DIAGNOSES]) == [2]


def test_a_term_of_another_level_is_refused_and_one_that_was_there_stays() -> None:
    coarse, fine = region(first_at(1, of="BODY")), region(first_at(2, of="BODY"))
    refuse_other_levels({}, fine, [ONE], SECOND, LEXICON)
    refuse_other_levels(coarse, coarse, [ONE], SECOND, LEXICON)
    refuse_other_levels({}, coarse, [ONE], (), LEXICON)
    with pytest.raises(Refusal, match="lies at level 1 of the lexicon, and this project asks for"):
        refuse_other_levels({}, coarse, [ONE], SECOND, LEXICON)


def test_places_of_a_lesion_have_levels_of_their_own() -> None:
    tooth = next(one.id for one in LEXICON.nodes.values() if one.kind.value == "tooth")
    papule = Lesion(term("L.PAPULE"), locations=(Site(term(tooth)),))
    with pytest.raises(Refusal, match="lies at level 3 of the lexicon"):
        refuse_other_levels({}, {ONE: Finding(ONE, None, papule)}, [ONE], SECOND, LEXICON)


def test_levels_that_hold_nothing_or_stand_twice_are_refused() -> None:
    with pytest.raises(InputFault, match="has no lesions at level 3-4; choose among 2"):
        refuse_empty(((Asked.LESIONS, Depths(3, 4)),), LEXICON)
    with pytest.raises(InputFault, match="2 to 1 is no span of levels"):
        Depths(2, 1)
    with pytest.raises(InputFault, match="each may be named once"):
        Schema(tuple(Step), "skin@1.0.0", "", levels=(SECOND[0], SECOND[0]))
