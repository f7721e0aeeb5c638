"""Whatever a record holds, through whichever mapping: drafts or reasons, never another fault."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medannot.exchange.question_sets.lookup import places_of
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import known_mappings
from medannot.exchange.question_sets.recognition import fits, particular
from medannot.exchange.question_sets.rows import in_order, read_row
from medannot.exchange.question_sets.values import Draft

WORDS = (
    "A",
    "B",
    "AB",
    "A;C",
    "yes",
    "No.",
    "是",
    "A. CT",
    "(A) x (B) y",
    "A:ear, B:eye",
    "['a', 'b']",
)
WORDS += ("[[[", "{'A': 1}", "CLOSED", "OPEN ", "multiple-choice", "?", "-1", "证型选项：A:甲;B:乙")
WORDS += ("/etc/passwd", "..", "a/../../b", "<image>", "\x00", "\ud800", "", " ", "Answer Choices:")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.integers(),
    st.floats(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.binary(max_size=4),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ("A", "B", "letter", "content", "key", "value", "from", "role", "bytes")
            )
            | st.text(max_size=3),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


def _keys(value: object) -> set[str]:
    """Return every text of a mapping that may be a key, without asking what it is for."""
    if isinstance(value, str):
        names = {value, *places_of(value)}
        return {part for name in names for part in (name, *name.split("|"), name.split(".")[0])}
    if isinstance(value, tuple):
        return {key for part in value for key in _keys(part)}
    if hasattr(value, "__dataclass_fields__"):
        return {key for name in value.__dataclass_fields__ for key in _keys(getattr(value, name))}
    return set()


MAPPINGS = [*known_mappings()]
KEYS = {mapping.name: sorted(_keys(mapping)) for mapping in MAPPINGS}


@st.composite
def records(draw: st.DrawFn, mapping: SetMapping) -> Any:
    names = st.sampled_from(KEYS[mapping.name])
    record = draw(st.dictionaries(names, values, max_size=12))
    for shape in (mapping, *mapping.variants):
        if draw(st.booleans()):
            asked = [one.partition(":")[0].partition("=")[0] for one in shape.recognise]
            record |= {key: draw(values) for key in asked if not key.startswith("!")}
    return record


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda mapping: mapping.name)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_record_gives_drafts_or_reasons(mapping: SetMapping, data: st.DataObject) -> None:
    record = data.draw(records(mapping))

    reading = read_row("a.json", 1, record, mapping)

    assert bool(reading.drafts or reading.refused) == reading.kept
    assert all(isinstance(draft, Draft) and draft.stem for draft in reading.drafts)
    assert all(isinstance(reason, str) and reason for reason in reading.refused)
    assert len({draft.part for draft in reading.drafts}) == len(reading.drafts)
    assert all(len(draft.options) != 1 for draft in reading.drafts)
    for draft in reading.drafts:
        places = range(len(draft.options))
        assert draft.key is None or all(place in places for place in draft.key.right)
        hash((draft.options, draft.images, draft.marks, draft.relations, draft.key))


@settings(max_examples=60, deadline=None)
@given(value=values, mapping=st.sampled_from(MAPPINGS))
def test_a_row_that_is_no_object_gives_a_reason_or_drafts(value: Any, mapping: SetMapping) -> None:
    reading = read_row("a.json", 1, value, mapping)

    assert bool(reading.drafts or reading.refused) == reading.kept


@settings(max_examples=60, deadline=None)
@given(record=st.dictionaries(st.text(max_size=5), values, max_size=5))
def test_recognising_is_never_more_than_a_guess_that_holds(record: dict[str, Any]) -> None:
    for mapping in MAPPINGS:
        shapes = (mapping, *mapping.variants)
        assert (particular(mapping, record) > 0) == any(fits(shape, record) for shape in shapes)


@given(st.lists(st.tuples(st.sampled_from(("", "a", "b")), st.integers(0, 3)), max_size=9))
def test_units_are_put_in_order_and_nothing_is_lost(units: list[tuple[str, int]]) -> None:
    blank = read_row("a.json", 1, {"id": 1, "question": "?", "type": "short_text"}, _own())
    (draft,) = blank.drafts
    drafts = [
        _in(draft, unit=unit, place=place, row=row) for row, (unit, place) in enumerate(units)
    ]

    ordered = in_order(drafts)

    assert sorted(draft.row for draft in ordered) == list(range(len(units)))
    for unit in ("a", "b"):
        at = [n for n, draft in enumerate(ordered) if draft.unit == unit]
        places = [(draft.place, draft.row) for draft in ordered if draft.unit == unit]
        assert at == list(range(at[0], at[0] + len(at))) if at else True
        assert places == sorted(places)


def _own() -> SetMapping:
    return next(mapping for mapping in MAPPINGS if mapping.name == "medannot")


def _in(draft: Draft, **changes: Any) -> Draft:
    return replace(draft, **changes)
