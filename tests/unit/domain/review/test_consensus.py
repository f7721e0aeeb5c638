"""What two readings become: properties that hold whatever the two say."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

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
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import FindingId, MediaId, SeededIds
from medannot.domain.review.consensus import (
    Choice,
    Choices,
    Point,
    PointKind,
    Rule,
    asked,
    conflict_kinds,
    open_points,
)
from medannot.domain.review.consensus_points import Readings, points_of
from medannot.domain.review.consensus_settling import Settled, settled
from medannot.services.adjudicating_readings import Ground

IMAGE = MediaId("image")
GROUND = Ground(None)


def term(node: str) -> Term:
    return Term(node, "skin@1", node.title(), node)


def finding(key: str, content: Content, *, image: bool = False) -> Finding:
    return Finding(FindingId(key), IMAGE if image else None, content)


def reading(*findings: Finding) -> Mapping[FindingId, Finding]:
    return {one.id: one for one in findings}


def box(target: str, left: float = 0) -> Mark:
    return Mark(Outline(ShapeKind.BOX, ((left, 0), (left + 10, 10))), FindingId(target))


def settle(readings: Readings, choices: Choices) -> Settled:
    ids = SeededIds(1)
    return settled(readings, points_of(readings), choices, lambda: FindingId(ids.new()))


NODES = st.sampled_from(["papule", "nodule", "scar", "wheal"])
PLACES = st.lists(st.sampled_from(["face", "arm"]), max_size=2, unique=True)
COLOURS = st.lists(st.sampled_from(["red", "brown"]), max_size=2, unique=True)


@st.composite
def readings_of(draw: st.DrawFn, name: str) -> Mapping[FindingId, Finding]:
    """Return a sound reading with findings of most kinds."""
    found = []
    for number, place in enumerate(draw(PLACES)):
        side = draw(st.sampled_from([None, Laterality.LEFT, Laterality.RIGHT]))
        found.append(finding(f"{name}r{number}", Region(Site(term(place), side)), image=True))
    lesions = draw(st.lists(NODES, max_size=3))
    for number, node in enumerate(lesions):
        colours = tuple(term(one) for one in draw(COLOURS))
        values = (Value(term("colour"), colours),) if colours else ()
        places = tuple(Site(term(one)) for one in draw(PLACES))
        role = draw(st.sampled_from([None, LesionRole.PRIMARY, LesionRole.SECONDARY]))
        key = f"{name}l{number}"
        found.append(finding(key, Lesion(term(node), role, places, values)))
        if draw(st.booleans()):
            left = draw(st.sampled_from([0.0, 2.0, 30.0]))
            found.append(finding(f"{name}m{number}", box(key, left), image=True))
    if len(lesions) > 1 and draw(st.booleans()):
        ends = FindingId(f"{name}l0"), FindingId(f"{name}l1")
        found.append(finding(f"{name}x", LesionRelation(*ends)))
    diseases = draw(st.lists(st.sampled_from("abcd"), max_size=3, unique=True))
    for rank, disease in enumerate(diseases, start=1):
        evidence = (FindingId(f"{name}l0"),) if lesions else ()
        found.append(finding(f"{name}d{rank}", Diagnosis(term(disease), rank, "", evidence)))
    for number, advice in enumerate(draw(st.lists(st.sampled_from("pq"), max_size=2, unique=True))):
        served = FindingId(f"{name}d1") if diseases else None
        found.append(finding(f"{name}a{number}", Advice(term(advice), "", served)))
    return reading(*found)


def random_choices(points: tuple[Point, ...], draw: st.DataObject) -> Choices:
    """Settle every conflict by one of the rules that it offers."""
    found: dict[str, Choice] = {}
    for point in points:
        if point.conflict:
            rules = sorted(point.options - {Rule.EDITED})
            found[point.key] = Choice(draw.draw(st.sampled_from(rules)))
    return found


@settings(max_examples=60, deadline=None)
@given(readings_of("A"), readings_of("B"), st.data())
def test_whatever_is_chosen_nothing_in_the_consensus_names_what_is_not_there(
    first: Mapping[FindingId, Finding], second: Mapping[FindingId, Finding], data: st.DataObject
) -> None:
    readings = GROUND.readings(first, second)
    points = points_of(readings)
    found = settle(readings, random_choices(points, data))
    there = {one.id for one in found.findings}
    assert len(there) == len(found.findings)
    for one in found.findings:
        content = one.content
        if isinstance(content, LesionRelation):
            assert {content.subject, content.object} <= there
        elif isinstance(content, Mark):
            assert content.target in there
        elif isinstance(content, Diagnosis):
            assert set(content.evidence) <= there
        elif isinstance(content, Advice):
            assert content.diagnosis is None or content.diagnosis in there
    ranks = sorted(one.content.rank for one in found.findings if isinstance(one.content, Diagnosis))
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) <= 3
    assert all(one.first_ids or one.second_ids for one in found.findings)
    assert Rule.NEITHER not in {one.rule for one in found.findings}


@settings(max_examples=60, deadline=None)
@given(readings_of("A"), readings_of("B"))
def test_each_finding_of_either_reading_stands_in_a_point(
    first: Mapping[FindingId, Finding], second: Mapping[FindingId, Finding]
) -> None:
    points = points_of(GROUND.readings(first, second))
    assert {id_ for one in points for id_ in one.first_ids} == set(first)
    assert {id_ for one in points for id_ in one.second_ids} == set(second)
    keys = [one.key for one in points]
    assert len(set(keys)) == len(keys)


@settings(max_examples=40, deadline=None)
@given(readings_of("A"))
def test_who_says_the_same_twice_is_in_no_conflict(first: Mapping[FindingId, Finding]) -> None:
    points = points_of(GROUND.readings(first, first))
    assert conflict_kinds(points) == ()
    found = settle(GROUND.readings(first, first), {})
    assert len(found.findings) == len(first)
    assert {one.rule for one in found.findings} <= {Rule.AGREED}


@settings(max_examples=40, deadline=None)
@given(readings_of("A"), readings_of("B"))
def test_the_two_may_change_places(
    first: Mapping[FindingId, Finding], second: Mapping[FindingId, Finding]
) -> None:
    one, other = (points_of(GROUND.readings(a, b)) for a, b in ((first, second), (second, first)))
    for kind in (PointKind.REGION, PointKind.DIAGNOSIS, PointKind.ADVICE):
        assert sum(p.conflict and p.kind is kind for p in one) == sum(
            p.conflict and p.kind is kind for p in other
        )


def test_a_lesion_that_is_left_out_takes_its_parts_along() -> None:
    red, brown = (Value(term("colour"), (term(one),)) for one in ("red", "brown"))
    first = reading(finding("a", Lesion(term("papule"), values=(red,))))
    second = reading(finding("b", Lesion(term("papule"), values=(brown,))))
    readings = GROUND.readings(first, second)
    points = points_of(readings)
    (lesion,) = (one for one in points if one.kind is PointKind.LESION)
    left_out = {lesion.key: Choice(Rule.NEITHER)}
    assert [one.kind for one in asked(points, left_out)] == [PointKind.LESION]
    assert open_points(points, left_out) == ()
    assert settle(readings, left_out).findings == ()


def test_numbers_of_both_become_one_range() -> None:
    size = term("size")
    small, large = Value(size, (), 1.0, 2.0, "cm"), Value(size, (), 2.0, 4.0, "cm")
    readings = GROUND.readings(
        reading(finding("a", Lesion(term("papule"), values=(small,)))),
        reading(finding("b", Lesion(term("papule"), values=(large,)))),
    )
    (point,) = (one for one in points_of(readings) if one.kind is PointKind.ATTRIBUTE)
    (lesion,) = settle(readings, {point.key: Choice(Rule.BOTH)}).findings
    assert isinstance(lesion.content, Lesion)
    (value,) = lesion.content.values
    assert (value.least, value.most, value.unit) == (1.0, 4.0, "cm")


def test_numbers_in_different_units_are_not_joined() -> None:
    size = term("size")
    readings = GROUND.readings(
        reading(finding("a", Lesion(term("papule"), values=(Value(size, (), 1.0, 2.0, "cm"),)))),
        reading(finding("b", Lesion(term("papule"), values=(Value(size, (), 1.0, 2.0, "mm"),)))),
    )
    (point,) = (one for one in points_of(readings) if one.kind is PointKind.ATTRIBUTE)
    assert Rule.BOTH not in point.options
