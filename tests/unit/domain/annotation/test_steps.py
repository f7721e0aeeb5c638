"""How far the steps are, and what is open before a case may be called complete."""

from dataclasses import replace

import pytest

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Diagnosis,
    DiscardReason,
    Finding,
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
)
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.annotation.steps import (
    Lack,
    Open,
    State,
    StepView,
    may_be_complete,
    step_views,
)
from medannot.domain.ids import FindingId, MediaId
from tests.helpers.figure_two import (
    BOUNDARY,
    IMAGE,
    SIZE,
    centimetres,
    figure_two,
    finding,
    lesion,
    site,
    skin,
    term,
    value,
)

SCHEMA = Schema(tuple(Step), "medannot-skin@1.0.0", "0" * 64, (SIZE, BOUNDARY))
SECOND = MediaId("second")
CHEEK = (site("FACE.CHEEK", Laterality.RIGHT),)
FULL = (centimetres(0.1, 0.3), value(BOUNDARY, "A.BOUNDARY.WELL"))
POINT = Outline(ShapeKind.POINT, ((1.0, 1.0),))


def views(found: list[Finding], schema: Schema = SCHEMA, *media: MediaId) -> dict[Step, StepView]:
    return {one.step: one for one in step_views(found, media or (IMAGE,), schema, skin().lexicon)}


def lacks(view: StepView) -> list[tuple[Lack, str | None, str]]:
    return [(one.lack, one.finding, one.node_id) for one in view.open]


def papules(**more: object) -> Lesion:
    given: dict[str, object] = {"locations": CHEEK} | more
    return lesion("L.PAPULE", *FULL, **given)


def test_nothing_is_begun_in_an_empty_case() -> None:
    found = views([])
    assert {view.state for view in found.values()} == {State.NOT_BEGUN}
    assert lacks(found[Step.QUALITY]) == [(Lack.QUALITY, None, "")]
    assert [one.lack for one in found[Step.LESIONS].open] == [Lack.TICK]
    assert [one.lack for one in found[Step.DIAGNOSES].open] == [Lack.DIAGNOSIS]


def test_figure_two_is_open_where_the_figure_says_nothing() -> None:
    found = views([*figure_two(), finding("q", Quality(), IMAGE)])

    assert found[Step.QUALITY].state is State.DONE
    assert found[Step.REGIONS].state is State.DONE
    assert [one.en for one in found[Step.REGIONS].terms][:2] == ["Scalp and hair", "Face"]
    assert found[Step.LESIONS].state is State.BEGUN
    assert found[Step.LESIONS].count == 3
    assert lacks(found[Step.LESIONS]) == [
        (Lack.LOCATION, "pustules", ""),
        (Lack.ATTRIBUTE, "pustules", SIZE),
        (Lack.ATTRIBUTE, "pustules", BOUNDARY),
        (Lack.LOCATION, "reddening", ""),
        (Lack.ATTRIBUTE, "reddening", SIZE),
        (Lack.ATTRIBUTE, "reddening", BOUNDARY),
        (Lack.TICK, None, ""),
    ]
    assert found[Step.DIAGNOSES].state is State.DONE
    assert found[Step.ADVICE].state is State.DONE


def complete() -> list[Finding]:
    return [
        finding("q", Quality(), IMAGE),
        finding("r", Region(site("SKIN.FACE")), IMAGE),
        finding("papules", papules()),
        finding("m", Mark(POINT, FindingId("papules")), IMAGE),
        finding("d", Diagnosis(term("D.FOLLIC"), 1, "", (FindingId("papules"),))),
        finding("a", Advice(term("T.LIFE.AVOIDSCR"), "", FindingId("d"))),
        finding("c", Complete(), IMAGE),
    ]


def test_a_case_with_all_that_is_asked_is_complete() -> None:
    found = step_views(complete(), (IMAGE,), SCHEMA, skin().lexicon)
    assert [view.open for view in found] == [()] * 5
    assert may_be_complete(found)


@pytest.mark.parametrize(
    ("step", "more", "expected"),
    [
        (Step.REGIONS, Region(site("FACE.CHEEK")), (Lack.SIDE, "x", "FACE.CHEEK")),
        (
            Step.LESIONS,
            papules(locations=(site("NECK.LATERAL"),)),
            (Lack.SIDE, "x", "NECK.LATERAL"),
        ),
        (Step.LESIONS, papules(role=None), (Lack.ROLE, "x", "")),
        (Step.LESIONS, papules(role=LesionRole.SECONDARY), (Lack.PRIMARY, "x", "")),
        (
            Step.LESIONS,
            LesionRelation(FindingId("gone"), FindingId("papules")),
            (Lack.RELATED_LESION, "x", ""),
        ),
        (Step.LESIONS, Mark(POINT), (Lack.TARGET, "x", "")),
        (Step.LESIONS, Mark(POINT, FindingId("gone")), (Lack.TARGET, "x", "")),
        (
            Step.DIAGNOSES,
            Diagnosis(term("D.ACNE"), 2, "", (FindingId("gone"),)),
            (Lack.EVIDENCE, "x", ""),
        ),
        (Step.DIAGNOSES, Diagnosis(None, 2, "  "), (Lack.NAME, "x", "")),
        (Step.DIAGNOSES, Diagnosis(term("D.ACNE"), 1), (Lack.RANK_TWICE, "x", "")),
        (
            Step.ADVICE,
            Advice(term("T.LIFE.AVOIDSCR"), "", FindingId("gone")),
            (Lack.ADVISED_DIAGNOSIS, "x", ""),
        ),
    ],
)
def test_each_thing_that_is_open_is_told_with_its_finding(
    step: Step, more: object, expected: tuple[Lack, str, str]
) -> None:
    added = finding("x", more, IMAGE)  # type: ignore[arg-type]  # any content
    found = views([*complete(), added])
    assert expected in lacks(found[step])
    assert found[step].state is State.BEGUN


def test_a_gap_in_the_ranks_is_named() -> None:
    found = views([*complete(), finding("x", Diagnosis(term("D.ACNE"), 3))])
    assert found[Step.DIAGNOSES].open == (Open(Lack.RANK, rank=2),)
    assert [one.en for one in found[Step.DIAGNOSES].terms] == ["Folliculitis", "Acne vulgaris"]


def test_a_secondary_lesion_may_be_either_end_of_its_relation() -> None:
    halo = papules(role=LesionRole.SECONDARY)
    link = LesionRelation(FindingId("papules"), FindingId("x"), term("A.SPATIAL.SURROUND"))
    found = views([*complete(), finding("x", halo), finding("l", link)])
    assert found[Step.LESIONS].open == ()


def test_attributes_that_do_not_apply_are_not_asked() -> None:
    hair = lesion("L.ALOPECIADIFF", value(BOUNDARY, "A.BOUNDARY.ILL"), locations=CHEEK)
    found = views([*complete(), finding("x", hair)])
    assert found[Step.LESIONS].open == ()


def test_a_discarded_image_needs_nothing_more() -> None:
    gone = [
        finding("q", Quality(DiscardReason.UNSHARP), IMAGE),
        finding("m", Mark(POINT), IMAGE),
    ]
    found = views(gone)
    assert {view.state for view in found.values()} == {State.DONE}
    assert found[Step.QUALITY].discarded == (DiscardReason.UNSHARP,)

    both = views([*complete(), replace(gone[0], media_id=SECOND)], SCHEMA, IMAGE, SECOND)
    assert may_be_complete(both.values())


def test_each_image_needs_its_regions() -> None:
    second = finding("q2", Quality(), SECOND)
    found = views([*complete(), second], SCHEMA, IMAGE, SECOND)
    assert found[Step.REGIONS].open == (Open(Lack.REGION, media_id=SECOND),)
    assert found[Step.LESIONS].open == (Open(Lack.TICK),)


def test_healthy_skin_needs_neither_diagnosis_nor_advice() -> None:
    healthy = [one for one in complete() if one.id in {"q", "r", "c"}]
    assert may_be_complete(views(healthy).values())


def test_an_open_world_asks_for_a_lesion_instead_of_the_tick() -> None:
    schema = replace(SCHEMA, closed_world=False)
    assert may_be_complete(views([one for one in complete() if one.id != "c"], schema).values())
    assert [one.lack for one in views([], schema)[Step.LESIONS].open] == [Lack.LESION]


def test_diagnoses_of_images_are_asked_of_each() -> None:
    schema = replace(SCHEMA, diagnosis_scope=DiagnosisScope.IMAGE)
    mine = finding("d", Diagnosis(term("D.FOLLIC"), 1), IMAGE)
    found = views([mine], schema, IMAGE, SECOND)
    assert found[Step.DIAGNOSES].open == (Open(Lack.DIAGNOSIS, media_id=SECOND),)
