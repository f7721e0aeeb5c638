"""What a correction says of entities, and why it was likely made."""

import pytest

from medannot.domain.annotation.finding import (
    Finding,
    Laterality,
    Lesion,
    LesionRole,
    Mark,
    Region,
)
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import FindingId
from medannot.domain.review.correcting import likely_reason, verdicts_of
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import Entity, EntityKey, EntityKind, entities_of
from tests.helpers.figure_two import COLOUR, SHAPE, finding, site, skin, term, value

RED, BROWN = value(COLOUR, "A.COLOR.RED"), value(COLOUR, "A.COLOR.BROWN")
ROUND = value(SHAPE, "A.SHAPE.SUBROUND")
NECK, HAND = site("SKIN.NECK"), site("SKIN.HAND")


def plaque(what: str = "L.PLAQUE", *values: object, places: tuple[object, ...] = (NECK,)) -> Lesion:
    return Lesion(term(what), LesionRole.PRIMARY, places, values)  # type: ignore[arg-type]


def case(*findings: Finding) -> dict[FindingId, Finding]:
    return {one.id: one for one in findings}


BEFORE = case(finding("a", plaque("L.PLAQUE", RED)), finding("r", Region(NECK)))
SELF = EntityKey(FindingId("a"), EntityKind.LESION)
COLOUR_OF_A = EntityKey(FindingId("a"), EntityKind.ATTRIBUTE, COLOUR)
PLACE_OF_A = EntityKey(FindingId("a"), EntityKind.LOCATION, "SKIN.NECK")
REGION = EntityKey(FindingId("r"), EntityKind.REGION)
HANDED_IN = [one.key for one in entities_of(BEFORE.values())]


def said(after: dict[FindingId, Finding], asked: EntityKey | None) -> dict[EntityKey, Verdict]:
    return dict(verdicts_of(BEFORE, after, HANDED_IN, asked))


def test_another_name_makes_neither_places_nor_attributes_wrong() -> None:
    after = BEFORE | case(finding("a", plaque("L.PATCH", RED)))
    assert said(after, SELF) == {SELF: Verdict.EDIT}


def test_what_changed_beside_the_entity_is_decided_with_it() -> None:
    after = BEFORE | case(finding("a", plaque("L.PATCH", BROWN, ROUND)))
    assert said(after, SELF) == {
        SELF: Verdict.EDIT,
        COLOUR_OF_A: Verdict.EDIT,
        EntityKey(FindingId("a"), EntityKind.ATTRIBUTE, SHAPE): Verdict.ADD,
    }


def test_what_is_asked_comes_first_and_is_told_where_only_its_marks_changed() -> None:
    after = BEFORE | case(finding("a", plaque("L.PLAQUE", BROWN)))
    assert list(said(after, PLACE_OF_A).items()) == [
        (PLACE_OF_A, Verdict.EDIT),
        (COLOUR_OF_A, Verdict.EDIT),
    ]


def test_a_lesion_that_was_taken_away_is_rejected_with_its_parts() -> None:
    after = {FindingId("r"): BEFORE[FindingId("r")]}
    assert said(after, SELF) == {
        SELF: Verdict.REJECT,
        PLACE_OF_A: Verdict.REJECT,
        COLOUR_OF_A: Verdict.REJECT,
    }


def test_a_place_that_came_for_one_that_went_is_one_change() -> None:
    after = BEFORE | case(finding("a", plaque("L.PLAQUE", RED, places=(HAND,))))
    assert said(after, None) == {PLACE_OF_A: Verdict.EDIT}


def test_what_the_reviewer_added_before_and_changes_now_stays_added() -> None:
    before = BEFORE | case(finding("new", plaque("L.NODULE", places=())))
    after = before | case(finding("new", plaque("L.PUSTULE", places=())))
    assert verdicts_of(before, after, HANDED_IN) == ()


def entity(key: EntityKey) -> Entity:
    return next(one for one in entities_of(BEFORE.values()) if one.key == key)


@pytest.mark.parametrize(
    ("key", "after", "reason"),
    [
        (SELF, finding("a", plaque("L.PATCH", RED)), ReviewReason.WRONG_TERM),
        (COLOUR_OF_A, finding("a", plaque("L.PLAQUE", BROWN)), ReviewReason.WRONG_VALUE),
        (COLOUR_OF_A, finding("a", plaque("L.PLAQUE")), ReviewReason.NOT_VISIBLE),
        (
            PLACE_OF_A,
            finding("a", plaque("L.PLAQUE", RED, places=(HAND,))),
            ReviewReason.WRONG_PLACE,
        ),
        (SELF, finding("a", plaque("L.PLAQUE", RED)), ReviewReason.OTHER),
        (
            SELF,
            finding("a", Lesion(term("L.PLAQUE"), LesionRole.SECONDARY, (NECK,), (RED,))),
            ReviewReason.WRONG_ROLE,
        ),
        (REGION, finding("r", Region(site("NECK.LATERAL"))), ReviewReason.TOO_COARSE),
        (REGION, finding("r", Region(site("SKIN.NECK", Laterality.LEFT))), ReviewReason.WRONG_SIDE),
    ],
)
def test_the_likely_reason_follows_from_what_became_of_it(
    key: EntityKey, after: Finding, reason: ReviewReason
) -> None:
    later = BEFORE | case(after)
    assert likely_reason(entity(key), BEFORE, later, skin().lexicon) is reason


def box(left: float, target: str = "a") -> Finding:
    corners = ((left, 10.0), (left + 20.0, 30.0))
    return finding("m", Mark(Outline(ShapeKind.BOX, corners), FindingId(target)))


def test_a_correction_of_marks_alone_is_one_of_the_outline() -> None:
    before = BEFORE | case(box(10.0))
    moved, gone = BEFORE | case(box(14.0)), BEFORE
    assert likely_reason(entity(SELF), before, moved) is ReviewReason.OUTLINE
    assert likely_reason(entity(SELF), before, gone) is ReviewReason.OUTLINE
    # What is said counts before how it is drawn, and another lesion's mark is no reason.
    renamed = moved | case(finding("a", plaque("L.PATCH", RED)))
    assert likely_reason(entity(SELF), before, renamed) is ReviewReason.WRONG_TERM
    assert likely_reason(entity(REGION), before, moved) is ReviewReason.OTHER
