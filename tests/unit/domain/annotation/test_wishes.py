"""What a physician wishes, as the changes of one act."""

import pytest

from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Laterality,
    Lesion,
    Quality,
    Region,
    Site,
    Term,
    Together,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.wishes import (
    judge,
    rank_diagnosis,
    remove,
    side_region,
    switch_advice,
    switch_diagnosis,
    switch_region,
    tick_complete,
)
from medannot.domain.annotation.wishes_of_lesions import (
    add_lesion,
    measure,
    relate,
    relations_of,
    switch_descriptor,
    switch_lesion,
    switch_location,
)
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.lexicons.folder import load
from medannot.paths import resources

LEXICON = load(resources() / "lexicons" / "medannot-skin").lexicon
IMAGE = MediaId("m1")


def key(name: str) -> FindingId:
    return FindingId(name)


def term(name: str) -> Term:
    return Term(name, "medannot-skin@1.0.0", name.title(), name)


def findings(
    *contents: tuple[str, Content, MediaId | None],
) -> dict[FindingId, Finding]:
    return {key(name): Finding(key(name), media, one) for name, one, media in contents}


def after(now: dict[FindingId, Finding], changes: tuple[Change, ...]) -> dict[FindingId, Finding]:
    found = dict(now)
    for one in changes:
        if one.content is None:
            del found[one.finding_id]
        else:
            found[one.finding_id] = Finding(one.finding_id, one.media_id, one.content)
    return found


def test_a_region_is_named_sided_and_taken_away() -> None:
    now = after({}, switch_region({}, IMAGE, Site(term("ear")), key("r")))
    now = after(now, side_region(now, key("r"), Laterality.LEFT))
    (only,) = now.values()
    assert isinstance(only.content, Region)
    assert (only.media_id, only.content.site.laterality) == (IMAGE, Laterality.LEFT)

    assert after(now, switch_region(now, IMAGE, Site(term("ear")), key("other"))) == {}


def test_the_quality_of_an_image_is_changed_and_not_said_twice() -> None:
    now = after({}, judge({}, IMAGE, Quality(), key("q")))

    assert [one.finding_id for one in judge(now, IMAGE, Quality(note="dim"), key("new"))] == ["q"]


def test_a_third_diagnosis_moves_to_the_first_rank_and_the_others_follow() -> None:
    now = findings(
        ("a", Diagnosis(term("acne"), 1), None),
        ("b", Diagnosis(term("rosacea"), 2), None),
        ("c", Diagnosis(term("lupus"), 3), None),
    )
    now = after(now, rank_diagnosis(now, key("c"), 1))

    assert {name: one.content.rank for name, one in now.items()} == {  # type: ignore[union-attr]  # all are diagnoses
        "a": 2,
        "b": 3,
        "c": 1,
    }
    with pytest.raises(Refusal, match="At most 3 diagnoses"):
        switch_diagnosis(now, None, term("eczema"), key("d"))


def test_advice_for_a_diagnosis_that_is_gone_by_then_serves_the_case() -> None:
    (made,) = switch_advice({}, None, term("rest"), key("gone"), key("t"))

    assert made.content == Advice(term("rest"))


def test_a_wish_for_what_is_gone_changes_nothing() -> None:
    assert remove({}, key("x")) == ()
    assert side_region({}, key("x"), Laterality.LEFT) == ()
    assert switch_location({}, key("x"), Site(term("ear"))) == ()
    assert relate({}, key("x"), key("y"), (None, None), key("z")) == ()


def test_completeness_is_ticked_once() -> None:
    now = after({}, tick_complete({}, key("c"), on=True))
    assert tick_complete(now, key("d"), on=True) == ()
    assert after(now, tick_complete(now, key("d"), on=False)) == {}


def test_descriptors_that_exclude_each_other_give_way() -> None:
    groups: dict[str, list[str]] = {}
    for node in LEXICON.nodes.values():
        if node.exclusive_group:
            groups.setdefault(node.exclusive_group, []).append(node.id)
    first, second = next(ids for ids in groups.values() if len(ids) > 1)[:2]
    parent = next(one for one in LEXICON.ancestors(first) if LEXICON[one].kind.value == "attribute")
    now = findings(("l", Lesion(term("papule")), None))
    for node_id in (first, second):
        now = after(now, switch_descriptor(now, key("l"), parent, node_id, LEXICON))
    lesion = now[key("l")].content
    assert isinstance(lesion, Lesion)
    assert [one.node_id for one in lesion.values[0].descriptors] == [second]

    now = after(now, switch_descriptor(now, key("l"), parent, second, LEXICON))
    assert now[key("l")].content == Lesion(term("papule"))


def test_what_was_measured_stands_with_its_unit_and_is_taken_away() -> None:
    size = Term("A.SIZE", "medannot-skin@1.0.0", "Size", "大小")
    now = findings(("l", Lesion(term("papule")), None))
    now = after(now, measure(now, key("l"), size, (0.1, 0.3), "cm"))
    lesion = now[key("l")].content
    assert isinstance(lesion, Lesion)
    assert (lesion.values[0].least, lesion.values[0].most, lesion.values[0].unit) == (
        0.1,
        0.3,
        "cm",
    )
    now = after(now, measure(now, key("l"), size, (None, None), "cm"))
    assert now[key("l")].content == Lesion(term("papule"))


def test_a_relation_is_said_changed_and_taken_away() -> None:
    now = findings(("a", Lesion(term("papule")), None), ("b", Lesion(term("scale")), None))
    now = after(now, relate(now, key("b"), key("a"), (None, None), key("r")))
    now = after(now, relate(now, key("b"), key("a"), (term("on"), None), key("new")))
    assert [(one, said.relation) for one, said in relations_of(now, key("b"))] == [
        ("r", term("on"))
    ]
    now = after(now, relate(now, key("b"), None, (None, None), key("r")))
    assert relations_of(now, key("b")) == ()


def test_a_lesion_lies_to_several_others_and_once_to_each() -> None:
    now = findings(*((name, Lesion(term("papule")), None) for name in "abc"))
    now = after(now, relate(now, key("c"), key("a"), (term("on"), None), key("r")))
    now = after(now, relate(now, key("c"), key("b"), (None, Together.ONCE), key("s")))
    assert [one.object for _, one in relations_of(now, key("c"))] == ["a", "b"]
    assert [one.together for _, one in relations_of(now, key("c"))] == [None, Together.ONCE]

    now = after(now, relate(now, key("c"), key("a"), (None, None), key("s")))
    assert [(one, said.object) for one, said in relations_of(now, key("c"))] == [("s", "a")]


def test_a_lesion_is_named_several_times_and_none_of_them_is_unticked_by_its_term() -> None:
    now = after({}, switch_lesion({}, term("papule"), key("a")))
    now = after(now, add_lesion(term("papule"), key("b")))
    with pytest.raises(Refusal, match="Papule is named 2 times"):
        switch_lesion(now, term("papule"), key("c"))
    now = after(now, remove(now, key("a")))
    assert after(now, switch_lesion(now, term("papule"), key("c"))) == {}
