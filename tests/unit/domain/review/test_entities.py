"""Labels taken apart into entities, and what a review did to them."""

from dataclasses import replace

from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.review.difference import Outcome, differences
from medannot.domain.review.entity import EntityKind, entities_of


def term(node: str) -> Term:
    return Term(node, "skin@1", node, node)


def said(key: str, content: Content, image: str | None = "m1") -> Finding:
    return Finding(FindingId(key), MediaId(image) if image else None, content)


RIGHT_CHEEK = Site(term("cheek"), Laterality.RIGHT)
PAPULE = Lesion(
    term("papule"),
    LesionRole.PRIMARY,
    (RIGHT_CHEEK,),
    (Value(term("colour"), (term("red"),)), Value(term("size"), (), 0.1, 0.3, "cm")),
)
WORK = (
    said("q", Quality()),
    said("r", Region(Site(term("face")))),
    said("p", PAPULE, None),
    said("u", Lesion(term("pustule")), None),
    said("rel", LesionRelation(FindingId("u"), FindingId("p"), term("on"), Together.MOSTLY), None),
    said("d", Diagnosis(term("acne"), 1), None),
    said("a", Advice(None, "No  squeezing"), None),
    said("m", Mark(Outline(ShapeKind.POINT, ((1.0, 1.0),)), FindingId("p"))),
)


def test_a_work_is_taken_apart() -> None:
    assert [(one.kind.value, one.node, one.attribute, one.detail) for one in entities_of(WORK)] == [
        ("region", "face", "", ()),
        ("lesion", "papule", "", ("primary",)),
        ("location", "cheek", "papule", ("right",)),
        ("attribute", "papule", "colour", ("red",)),
        ("attribute", "papule", "size", ("0.1–0.3cm",)),
        ("lesion", "pustule", "", ()),
        ("relation", "pustule", "on", ("papule", "mostly")),
        ("diagnosis", "acne", "", ()),
        ("advice", "", "", ("no squeezing",)),
    ]


def _outcomes(after: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (one.outcome.value, one.entity.node or one.entity.kind.value)
        for one in differences(WORK, after)
        if one.outcome is not Outcome.KEPT
    ]


def test_what_is_not_touched_is_kept() -> None:
    found = differences(WORK, WORK)
    assert len(found) == 9
    assert {one.outcome for one in found} == {Outcome.KEPT}


def test_another_node_is_a_change_and_its_attributes_go_with_it() -> None:
    nodule = replace(PAPULE, term=term("nodule"))
    after = tuple(said("p", nodule, None) if one.id == "p" else one for one in WORK)
    changed = [one for one in differences(WORK, after) if one.outcome is Outcome.CHANGED]
    assert [one.entity.kind for one in changed] == [
        EntityKind.LESION,
        EntityKind.LOCATION,
        EntityKind.ATTRIBUTE,
        EntityKind.ATTRIBUTE,
        EntityKind.RELATION,
    ]


def test_a_place_that_moved_is_one_change() -> None:
    elsewhere = replace(PAPULE, locations=(Site(term("cheek"), Laterality.LEFT),))
    after = tuple(said("p", elsewhere, None) if one.id == "p" else one for one in WORK)
    assert _outcomes(after) == [("changed", "cheek")]


def test_deleted_and_missed() -> None:
    after = (*(one for one in WORK if one.id != "d"), said("x", Region(Site(term("neck")))))
    assert _outcomes(after) == [("deleted", "acne"), ("added", "neck")]


def test_the_order_of_descriptors_says_nothing() -> None:
    two = Value(term("shape"), (term("round"), term("oval")))
    turned = Value(term("shape"), (term("oval"), term("round")))
    before = (said("p", Lesion(term("papule"), values=(two,))),)
    after = (said("p", Lesion(term("papule"), values=(turned,))),)
    assert {one.outcome for one in differences(before, after)} == {Outcome.KEPT}
