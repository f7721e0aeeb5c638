"""Whatever is annotated can be said: no fault, no hole, and a stop at the end."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    DiscardReason,
    Finding,
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.project import Schema, Step
from medannot.domain.annotation.regions import coarse, derived
from medannot.domain.annotation.rules import RuleBook
from medannot.domain.annotation.sentence import sentences
from medannot.domain.annotation.steps import step_views
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import PLACES, Language, NodeKind
from tests.helpers.figure_two import skin, term

LEXICON = skin().lexicon
BOOK = RuleBook(LEXICON, skin().rules)
KEYS = [FindingId(f"f{number}") for number in range(8)]
IMAGES = [MediaId("a"), MediaId("b")]
WORDS = st.text("aeiulmnprst SXÄé 红丘疹（）()-,;.…\n\t0", max_size=24)
STRANGE = st.builds(Term, st.sampled_from(["X1", "X2"]), st.just("own@1.0.0"), WORDS, WORDS)


def of(*kinds: NodeKind) -> st.SearchStrategy[Term]:
    ids = sorted(node.id for node in LEXICON.nodes.values() if node.kind in kinds)
    return st.sampled_from(ids).map(term) | STRANGE


SITES = st.builds(Site, of(*PLACES), st.none() | st.sampled_from(Laterality))
NUMBERS = st.none() | st.floats(-5, 500) | st.sampled_from([0.1, 1.0, 3.0, float("inf")])
VALUES = st.builds(
    Value,
    of(NodeKind.ATTRIBUTE),
    st.lists(of(NodeKind.DESCRIPTOR), max_size=3).map(tuple),
    NUMBERS,
    NUMBERS,
    st.sampled_from(["", "cm", "mm", "count", "odd  unit"]),
    st.booleans(),
)
CONTENTS = st.one_of(
    st.builds(Quality, st.none() | st.sampled_from(DiscardReason), WORDS),
    st.builds(Region, SITES),
    st.builds(
        Lesion,
        of(NodeKind.LESION),
        st.none() | st.sampled_from(LesionRole),
        st.lists(SITES, max_size=3).map(tuple),
        st.lists(VALUES, max_size=5).map(tuple),
        WORDS,
    ),
    st.builds(
        LesionRelation,
        st.sampled_from(KEYS),
        st.sampled_from(KEYS),
        st.none() | of(NodeKind.RELATION),
        st.none() | st.sampled_from(Together),
    ),
    st.builds(
        Diagnosis,
        st.none() | of(NodeKind.DISEASE),
        st.integers(1, 4),
        WORDS,
        st.lists(st.sampled_from(KEYS), max_size=3).map(tuple),
        WORDS,
    ),
    st.builds(Advice, st.none() | of(NodeKind.ADVICE), WORDS, st.none() | st.sampled_from(KEYS)),
)
FINDINGS = st.lists(st.tuples(CONTENTS, st.none() | st.sampled_from(IMAGES)), max_size=8).map(
    lambda those: [
        Finding(key, media, content) for key, (content, media) in zip(KEYS, those, strict=False)
    ]
)
HOLES = re.compile(r"  |\n|\t|None|\(\)|（）|\bthe (?:and|is|are)\b| [,;.]|^[,;.]")


@settings(max_examples=400, deadline=None)
@given(FINDINGS, st.sampled_from(Language), st.booleans())
def test_any_findings_can_be_said(found: list[Finding], language: Language, known: bool) -> None:
    required = ("A.SIZE", "A.BOUNDARY", "X1")
    spoken = sentences(found, language, LEXICON if known else None, required)
    for text in (*spoken.said, *spoken.missing):
        assert text == " ".join(text.split())
        assert text.strip(".。 ")
        assert "None" not in text
        assert text.endswith((".", "!", "?", "。", "！", "？", "…"))


@given(st.data())
def test_the_lexicons_own_words_leave_no_hole(data: st.DataObject) -> None:
    ids = sorted(one.id for one in LEXICON.nodes.values() if one.kind is NodeKind.DESCRIPTOR)
    values = tuple(
        Value(term(LEXICON[one].parent_id), (term(one),))
        for one in data.draw(st.lists(st.sampled_from(ids), max_size=5, unique=True))
    )
    lesions = sorted(one.id for one in LEXICON.nodes.values() if one.kind is NodeKind.LESION)
    places = sorted(one.id for one in LEXICON.nodes.values() if one.kind in PLACES)
    sites = tuple(
        Site(term(one), data.draw(st.none() | st.sampled_from(Laterality)))
        for one in data.draw(st.lists(st.sampled_from(places), max_size=3, unique=True))
    )
    lesion = Lesion(term(data.draw(st.sampled_from(lesions))), LesionRole.PRIMARY, sites, values)
    for language in Language:
        (text,) = sentences([Finding(KEYS[0], None, lesion)], language, LEXICON).said
        assert not HOLES.search(text), text
        assert text[0] == text[0].upper()


@settings(deadline=None)
@given(FINDINGS, st.booleans())
def test_any_findings_can_be_looked_through(found: list[Finding], closed: bool) -> None:
    schema = Schema(tuple(Step), LEXICON.head.pin, "0" * 64, ("A.SIZE", "X1"), closed_world=closed)
    views = step_views(found, IMAGES, schema, LEXICON)
    assert [view.step for view in views] == list(Step)
    assert all(one.en.strip() and one.zh.strip() for one in BOOK.breaches(found))
    assert {site.term.node_id for site in derived(found, LEXICON)} <= set(LEXICON.nodes)


@given(st.lists(SITES, max_size=6))
def test_coarse_regions_stay_what_they_are(sites: list[Site]) -> None:
    once = coarse(sites, LEXICON)
    assert coarse(once, LEXICON) == once
    assert len({site.term.node_id for site in once}) == len(once)
