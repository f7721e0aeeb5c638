"""What a finding says survives its way into the database, and nothing else gets out of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.finding import (
    KIND_OF,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    FindingKind,
    Lesion,
    Mark,
    Quality,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.ids import FindingId
from medannot.domain.review.entity import parts_of
from medannot.store.annotation_parts import parts_in
from medannot.store.annotation_records import content_of, content_text, topic_of

TERM = Term("L.PAPULE", "skin@1.0.0", "Papule", "丘疹")
# What is no number cannot be stored, and is refused before.
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
OUTLINES = st.builds(Outline, points=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=4).map(tuple))
VALUES = st.builds(Value, least=st.none() | NUMBERS, most=st.none() | NUMBERS)


def contents() -> st.SearchStrategy[Content]:
    """Return every kind of finding."""
    special: dict[type, st.SearchStrategy[Any]] = {
        Mark: st.builds(Mark, shape=OUTLINES | st.from_type(Brush)),
        Lesion: st.builds(Lesion, values=st.lists(VALUES, max_size=3).map(tuple)),
    }
    return st.one_of(*(special.get(kind, st.from_type(kind)) for kind in KIND_OF))


@given(contents())
def test_every_kind_comes_back_as_it_was(content: Content) -> None:
    text = content_text(content)

    assert content_of(KIND_OF[type(content)], text) == content
    assert content_text(content_of(KIND_OF[type(content)], text)) == text


SITES = st.lists(st.from_type(Site), max_size=3).map(tuple)
TERMS = st.lists(st.from_type(Term), max_size=2).map(tuple)
DESCRIBED = st.lists(st.builds(Value, descriptors=TERMS), max_size=3).map(tuple)


@given(contents() | st.builds(Lesion, locations=SITES, values=DESCRIBED))
def test_parts_are_read_as_the_whole_finding_has_them(content: Content) -> None:
    text, kind = content_text(content), KIND_OF[type(content)]

    assert list(parts_in(kind.value, text)) == list(parts_of(content, {}))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FindingKind.LESION, "[]"),
        (FindingKind.LESION, "{}"),
        (FindingKind.LESION, "no json"),
        (FindingKind.LESION, '{"term":"L.PAPULE"}'),
        (FindingKind.REGION, '{"site":{}}'),
        (FindingKind.DIAGNOSIS, '{"text":"x"}'),
    ],
)
def test_parts_of_what_cannot_be_read_are_refused(kind: FindingKind, text: str) -> None:
    with pytest.raises(EnvironmentFault, match=f"A stored {kind.value} cannot be read"):
        parts_in(kind.value, text)


@given(st.from_type(Brush), OUTLINES)
def test_both_sorts_of_marks_come_back(brush: Brush, outline: Outline) -> None:
    for shape in (brush, outline):
        back = content_of(FindingKind.MARK, content_text(Mark(shape)))
        assert isinstance(back, Mark)
        assert back.shape == shape
        assert type(back.shape) is type(shape)


def test_empty_fields_are_left_out_and_keys_are_sorted() -> None:
    lesion = Lesion(TERM, values=(Value(TERM, least=1, unit="cm", measured=True),))
    term = '{"en":"Papule","lexicon":"skin@1.0.0","node_id":"L.PAPULE","zh":"丘疹"}'

    assert content_text(Quality()) == "{}"
    assert content_text(Complete()) == "{}"
    assert content_text(Quality(DiscardReason.UNSHARP)) == '{"discarded":"unsharp"}'
    assert content_text(lesion) == (
        f'{{"term":{term},"values":[{{"attribute":{term},"least":1.0,"measured":true,'
        '"unit":"cm"}]}'
    )
    assert content_text(Mark(Brush(3, 4, 2, 1, (1, 1)), FindingId("f"))) == (
        '{"shape":{"height":1,"left":3,"runs":[1,1],"top":4,"width":2},"target":"f"}'
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FindingKind.QUALITY, '{"discarded":"ugly"}'),
        (FindingKind.QUALITY, '{"note":"a","strange":1}'),
        (FindingKind.QUALITY, '{"note":"","discarded":"unsharp"}'),
        (FindingKind.QUALITY, '{"note":"a","note":"a"}'),
        (FindingKind.QUALITY, '{ "note":"a"}'),
        (FindingKind.QUALITY, '{"note":1}'),
        (FindingKind.QUALITY, "null"),
        (FindingKind.QUALITY, "no json"),
        (FindingKind.DIAGNOSIS, '{"rank":"1","text":"x"}'),
        (FindingKind.DIAGNOSIS, '{"rank":1.0,"text":"x"}'),
        (FindingKind.DIAGNOSIS, "{}"),
        (FindingKind.MARK, '{"shape":{"kind":"box","points":[[1,2],[3,4]]}}'),
        (FindingKind.MARK, '{"shape":{"kind":"box","points":[[1.0,2.0,3.0],[3.0,4.0]]}}'),
        (FindingKind.COMPLETE, '{"note":"a"}'),
    ],
)
def test_what_would_not_be_written_so_is_refused(kind: FindingKind, text: str) -> None:
    with pytest.raises(EnvironmentFault, match=f"A stored {kind.value} cannot be read"):
        content_of(kind, text)


@pytest.mark.parametrize(
    "content",
    [
        Quality(note="\ud800"),
        Mark(Outline(ShapeKind.POINT, ((float("nan"), 1.0),))),
        Diagnosis(None, 1, "x", reasoning=None),  # type: ignore[arg-type]  # a fault of a caller
    ],
)
def test_what_cannot_be_stored_is_refused_in_a_sentence(content: Any) -> None:
    with pytest.raises(InputFault, match="holds a value that cannot be stored"):
        content_text(content)


def test_lists_look_for_nodes_and_for_reasons_of_discard() -> None:
    assert topic_of(Quality(DiscardReason.EXPOSURE)) == "exposure"
    assert topic_of(Quality()) == ""
    assert topic_of(Lesion(TERM)) == "L.PAPULE"
    assert topic_of(Diagnosis(None, 1, "rare")) == ""
    assert topic_of(Diagnosis(TERM, 1)) == "L.PAPULE"
