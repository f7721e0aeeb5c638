"""Edits of a lexicon by hand, and what would be wrong with them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medannot.domain.errors import Refusal
from medannot.domain.lexicon.adopting import Content
from medannot.domain.lexicon.cells import cells_between, undoing, with_cells
from medannot.domain.lexicon.checks import flaws
from medannot.domain.lexicon.editing import (
    Add,
    Edit,
    GiveUp,
    Move,
    Relate,
    SetField,
    TakeBack,
    Unrelate,
    edited,
    flaws_of,
)
from medannot.domain.lexicon.fields import Field, text_of, with_text
from medannot.domain.lexicon.keeping import dated
from medannot.domain.lexicon.new_node import kinds_below
from medannot.domain.lexicon.node import Code, Match, NodeKind, Status
from medannot.domain.lexicon.tree import RelationKind
from tests.helpers.lexicons import small

START = Content(small())


def told(edit: Edit, content: Content = START) -> list[tuple[str, str, str]]:
    return [(flaw.node_id, flaw.field, str(flaw.sentence)) for flaw in flaws_of(content, edit)]


def made(*edits: Edit, content: Content = START) -> Content:
    for edit in edits:
        content = edited(content, edit)
    return content


def test_words_codes_and_numbers_are_read_as_they_are_typed() -> None:
    done = made(
        SetField("L.PAPULE", Field.ZH, "  丘疹样  皮损 "),
        SetField("L.PAPULE", Field.EN_SYN, "bump； pimple ;bump;"),
        SetField("D.FOLLIC", Field.CODES, "icd10: L73.9; HP:0025084 ~ broad"),
        SetField("CHEEK", Field.PAIRED, "no"),
        SetField("L.PAPULE", Field.STATUS, "active"),
    ).lexicon
    assert done["L.PAPULE"].zh.label == "丘疹样 皮损"
    assert done["L.PAPULE"].en.synonyms == ("bump", "pimple")
    assert done["L.PAPULE"].status is Status.ACTIVE
    assert done["D.FOLLIC"].codes == (Code("HP", "0025084", Match.BROAD), Code("ICD10", "L73.9"))
    assert not done["CHEEK"].paired


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (Field.EN, "", "A label is missing; every node has one."),
        (Field.EN, "PUSTULE", "PUSTULE is the label of L.PUSTULE too; they cannot be told apart."),
        (Field.ZH, "=1", "It begins like a formula; write it without the first sign."),
        (Field.CODES, "HP 1", "HP 1 is no code; a system, a colon and its code are expected,"),
        (Field.CODES, "HP:12", "HP:12 is no code; HP has seven digits, zeros in front too."),
        (Field.ALLOWED_DOMAIN, "skin; moon", "moon: some of skin, oral_mucosa, nail, hair, tooth"),
        (Field.ALLOWED_DOMAIN, "", "A lesion says where it may lie"),
        (Field.ORDER, "first", "first is no whole number; one such as 3 is expected."),
        (Field.SURFACE, "skin", "A term of this kind has no such field."),
        (Field.STATUS, "deprecated", "A term is given up and taken back by acts of their own."),
    ],
)
def test_what_is_wrong_is_told_at_its_field(field: Field, text: str, said: str) -> None:
    ((node_id, where, sentence),) = told(SetField("L.PAPULE", field, text))
    assert (node_id, where) == ("L.PAPULE", field.value)
    assert sentence.startswith(said)
    with pytest.raises(Refusal):
        edited(START, SetField("L.PAPULE", field, text))


def test_a_new_term_is_like_its_siblings_and_stands_where_it_was_put() -> None:
    done = made(Add("LESION", NodeKind.LESION, "Bulla", "大疱", after="L.PAPULE")).lexicon
    assert done.children("LESION") == ("L.PAPULE", "LESION.BULLA", "L.PUSTULE")
    new = done["LESION.BULLA"]
    assert new.domains == {"skin"}
    assert new.status is Status.DRAFT
    assert list(done.nodes).index("LESION.BULLA") == list(done.nodes).index("L.PAPULE") + 1
    assert kinds_below(START.lexicon, "LESION") == (NodeKind.LESION,)
    assert told(Add("LESION", NodeKind.LESION, "papule", "x"))[0][1] == "en"
    assert told(Add("LESION", NodeKind.LESION, "Bulla", ""))[0][1] == "zh"


def test_a_term_moves_within_its_tree_only() -> None:
    assert made(Move("NECK.SIDE", "FACE")).lexicon.children("FACE") == ("CHEEK", "NECK.SIDE")
    assert told(Move("FACE", "CHEEK"))[0][2].startswith("A term cannot lie below itself")
    assert told(Move("CHEEK", "LESION"))[0][2].startswith("A term stays in its tree")


def test_a_term_in_use_below_keeps_one_from_being_given_up() -> None:
    assert told(GiveUp("FACE"))[0][2].startswith("CHEEK lies below it and is in use")
    done = made(GiveUp("L.PUSTULE", ("L.PAPULE",)))
    assert told(GiveUp("L.PAPULE"), done)[0][2].startswith("L.PUSTULE was given up for it")
    assert made(TakeBack("L.PUSTULE"), content=done).lexicon["L.PUSTULE"].replaced_by == ()


def test_a_look_alike_stands_once_in_either_direction() -> None:
    kind = RelationKind.LOOKS_LIKE
    done = made(Relate("L.PAPULE", kind, "L.PUSTULE"))
    said = told(Relate("L.PUSTULE", kind, "L.PAPULE"), done)[0][2]
    assert said == "L.PAPULE stands there already."
    assert made(Unrelate("L.PUSTULE", kind, "L.PAPULE"), content=done).lexicon.relations == ()


def test_the_version_goes_up_once_by_what_all_edits_come_to() -> None:
    small_step = made(SetField("L.PAPULE", Field.ZH, "丘疹样"), SetField("CHEEK", Field.NOTE, "x"))
    new_term = made(Add("LESION", NodeKind.LESION, "Bulla", "大疱"), content=small_step)
    given_up = made(GiveUp("L.PUSTULE", ("LESION.BULLA",)), content=new_term)
    found = [dated(START, one).lexicon for one in (START, small_step, new_term, given_up)]
    assert [str(one.head.version) for one in found] == ["1.0.0", "1.0.1", "1.1.0", "2.0.0"]
    assert found[2]["LESION.BULLA"].since == "1.1.0"
    assert found[3]["LESION.BULLA"].since == "2.0.0"
    assert found[3]["L.PUSTULE"].deprecated_since == "2.0.0"


def test_each_field_holds_what_it_says() -> None:
    for node in small().nodes.values():
        for field in Field:
            made = with_text(node, field, text_of(node, field))
            assert replace(made, codes=node.codes) == node
            assert set(made.codes) == set(node.codes)


IDS = st.sampled_from(tuple(START.lexicon.nodes))
TEXTS = st.sampled_from(
    ("Papule", "Bulla", "脓疱", "", "a;b", "=x", "HP:0000001", "yes", "skin", "3")
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(SetField, IDS, st.sampled_from(Field), TEXTS),
    st.builds(Add, IDS, st.sampled_from(NodeKind), TEXTS, TEXTS, st.just("")),
    st.builds(Add, IDS, st.sampled_from(NodeKind), TEXTS, TEXTS, IDS),
    st.builds(Move, IDS, IDS),
    st.builds(GiveUp, IDS, st.lists(IDS, max_size=2, unique=True).map(tuple)),
    st.builds(TakeBack, IDS),
    st.builds(Relate, IDS, st.sampled_from(RelationKind), IDS),
    st.builds(Unrelate, IDS, st.sampled_from(RelationKind), IDS),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(EDITS, max_size=12))
def test_edits_leave_a_sound_lexicon_or_are_refused_and_can_all_be_taken_back(
    edits: list[Edit],
) -> None:
    content, steps = START, []
    for edit in edits:
        try:
            after = edited(content, edit)
        except Refusal:
            assert flaws_of(content, edit)
            continue
        assert not flaws(tuple(after.lexicon.nodes.values()), after.lexicon.relations)
        steps.append(cells_between(content, after))
        assert as_rows(with_cells(content, steps[-1])) == as_rows(dated(START, after))
        content = after
    for cells in reversed(steps):
        content = with_cells(content, undoing(cells))
    assert as_rows(content) == as_rows(START)


def as_rows(content: Content) -> object:
    """Return all that is written of a lexicon, but for dates, which follow from the rest."""
    nodes = [
        replace(node, since="", deprecated_since="") for node in content.lexicon.nodes.values()
    ]
    return nodes, content.lexicon.relations


def test_a_term_that_comes_beside_another_makes_no_sibling_move() -> None:
    before = START.lexicon
    after = made(Add("LESION", NodeKind.LESION, "Bulla", "大疱", after="L.PAPULE")).lexicon
    assert {one.id: one.order for one in after.nodes.values() if one.id in before} == {
        one.id: one.order for one in before.nodes.values()
    }
