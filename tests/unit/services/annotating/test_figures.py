"""Balance, what occurs together and merged differentials of a project, counted by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.balance import Whose
from medannot.domain.annotation.cooccurrence import Unit
from medannot.domain.annotation.dimensions import Dimension, Grain
from medannot.domain.annotation.finding import Mark
from medannot.domain.annotation.project import DiagnosisScope
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Actor, Role
from tests.helpers.overview_room import (
    OverviewRoom,
    primary,
    ranked,
    region,
    secondary,
)

ECZEMA, PSORIASIS, TINEA = "D.ECZEMA", "D.PSORIASIS", "D.TCORPORIS"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[OverviewRoom]:
    with OverviewRoom(tmp_path) as made:
        yield made


def counted(
    room: OverviewRoom,
    dimension: Dimension,
    whose: Whose = Whose.ANY,
    grain: Grain = Grain.FINE,
    actor: Actor = OWNER,
) -> dict[str, int]:
    table = room.desk.project_figures.balance(actor, "skin", dimension, whose, grain)
    return {row.rung.key: row.cases for row in table.rows if row.cases}


def annotated(room: OverviewRoom) -> None:
    """Case 1: both done, one thing shared; 2: anna alone is done; 3: begun; 4: nothing."""
    room.hands_in("anna", 1, region("FACE.CHEEK"), primary("L.PAPULE"), ranked(ECZEMA, PSORIASIS))
    room.hands_in(
        "bert", 1, region("SKIN.NECK"), primary("L.PAPULE"), ranked(PSORIASIS, ECZEMA, TINEA)
    )
    room.hands_in("anna", 2, region("SKIN.NECK"), secondary("L.PUSTULE"), ranked(TINEA))
    room.says("bert", 3, region("SKIN.FACE"))


def test_a_fine_region_counts_for_the_coarse_one_and_empty_ones_are_named(
    room: OverviewRoom,
) -> None:
    annotated(room)
    table = room.desk.project_figures.balance(OWNER, "skin", Dimension.REGION)

    assert counted(room, Dimension.REGION, grain=Grain.COARSE) == {"SKIN.FACE": 2, "SKIN.NECK": 2}
    assert counted(room, Dimension.REGION) == {"SKIN.FACE": 2, "FACE.CHEEK": 1, "SKIN.NECK": 2}
    assert (table.cases, table.recorded, table.without) == (4, 3, 1)
    face = next(row for row in table.rows if row.rung.key == "SKIN.FACE")
    assert table.share(face) == pytest.approx(2 / 3)
    empty = {rung.key for rung in table.empty}
    assert "SKIN.SCALP" in empty
    assert "SKIN.FACE" not in empty
    assert len(table.empty) == len(table.rows) - 2


def test_whose_annotations_count_is_chosen(room: OverviewRoom) -> None:
    annotated(room)
    disease = Dimension.DISEASE

    assert counted(room, disease) == {ECZEMA: 1, PSORIASIS: 1, TINEA: 2}
    assert counted(room, disease, Whose.AGREED) == {ECZEMA: 1, PSORIASIS: 1}
    # Both weigh 1 + 1/2: the tie leaves two first ones. Of case 2 one physician alone is done.
    assert counted(room, disease, Whose.MERGED) == {ECZEMA: 1, PSORIASIS: 1}
    assert counted(room, Dimension.LESION, Whose.AGREED) == {"L.PAPULE": 1}
    assert counted(room, Dimension.LESION, Whose.MERGED) == {"L.PAPULE": 1, "L.PUSTULE": 1}
    assert counted(room, Dimension.REGION, Whose.AGREED) == {}
    agreed = room.desk.project_figures.balance(OWNER, "skin", disease, Whose.AGREED)
    merged = room.desk.project_figures.balance(OWNER, "skin", disease, Whose.MERGED)
    assert (agreed.cases, merged.cases, merged.without) == (1, 2, 1)


def test_departments_are_those_of_the_diseases_where_none_came_in(room: OverviewRoom) -> None:
    annotated(room)
    table = room.desk.project_figures.balance(OWNER, "skin", Dimension.DEPARTMENT)

    assert {row.rung.key: row.cases for row in table.rows if row.cases} == {"dermatology_std": 2}
    assert table.from_source == 0
    assert "surgery" in {rung.key for rung in table.empty}


def test_what_nobody_recorded_is_not_invented(room: OverviewRoom) -> None:
    for dimension in (Dimension.AGE, Dimension.SKIN_TYPE):
        table = room.desk.project_figures.balance(OWNER, "skin", dimension)
        assert (table.cases, table.without, table.recorded) == (4, 4, 0)
        assert table.empty == ()
        assert {table.share(row) for row in table.rows} == {None}


def test_two_dimensions_are_crossed_in_the_levels_that_occur(room: OverviewRoom) -> None:
    annotated(room)
    by = (Dimension.REGION, Dimension.DISEASE)
    table = room.desk.project_figures.cross(OWNER, "skin", by, grain=Grain.FINE)

    assert [row.rung.key for row in table.rows] == ["SKIN.FACE", "FACE.CHEEK", "SKIN.NECK"]
    assert [row.rung.key for row in table.columns] == [ECZEMA, PSORIASIS, TINEA]
    assert table.counts["SKIN.NECK", TINEA] == 2
    assert table.counts["FACE.CHEEK", ECZEMA] == 1
    assert table.empty == 0
    assert table.left_out[0] > 40


def test_few_levels_are_crossed_with_those_that_no_case_has(room: OverviewRoom) -> None:
    annotated(room)
    by = (Dimension.DEPARTMENT, Dimension.REGION)
    table = room.desk.project_figures.cross(OWNER, "skin", by)
    alone = [room.desk.project_figures.balance(OWNER, "skin", one) for one in by]

    assert "surgery" in {row.rung.key for row in table.rows}
    assert "SKIN.SCALP" in {row.rung.key for row in table.columns}
    assert table.cells == len(alone[0].rows) * len(alone[1].rows)
    assert table.counts == {
        ("dermatology_std", "SKIN.FACE"): 1,
        ("dermatology_std", "SKIN.NECK"): 2,
    }
    assert table.empty == table.cells - 2
    assert table.left_out == (0, 0)
    nothing = room.desk.project_figures.cross(OWNER, "skin", (Dimension.AGE, Dimension.REGION))
    assert (nothing.rows, nothing.cells, nothing.empty) == ((), 0, 0)


def test_lesions_occur_together_with_shares_and_intervals(room: OverviewRoom) -> None:
    for case in (1, 2, 3):
        room.says("anna", case, primary("L.PAPULE"), secondary("L.PUSTULE"))
    room.says("anna", 4, primary("L.PAPULE"), secondary("L.ERYTHEMA"))
    room.says("bert", 4, primary("L.NODULE"), secondary("L.PUSTULE"))
    table = room.desk.project_figures.together(OWNER, "skin")

    assert [(rung.key, count) for rung, count in table.primary] == [
        ("L.PAPULE", 4),
        ("L.NODULE", 1),
    ]
    assert [(rung.key, count) for rung, count in table.secondary] == [
        ("L.PUSTULE", 4),
        ("L.ERYTHEMA", 1),
    ]
    # In case 4 anna's papules and bert's pustules make no pair: nobody saw both.
    pair = table.pairs["L.PAPULE", "L.PUSTULE"]
    assert (pair.of_primary.count, pair.of_primary.of) == (3, 4)
    # 3 of 4 after Wilson, worked by hand: (0.75 + 0.4802 ± 0.4735) / 1.9604
    assert pair.of_primary.low == pytest.approx(0.3006, abs=1e-4)
    assert pair.of_primary.high == pytest.approx(0.9544, abs=1e-4)
    never = table.pairs["L.NODULE", "L.ERYTHEMA"]
    assert (never.of_primary.count, never.of_primary.low) == (0, 0)
    assert table.units == 4
    assert room.desk.project_figures.together(OWNER, "skin", whose=Whose.AGREED).units == 0


def test_by_image_a_lesion_counts_where_it_is_marked(tmp_path: Path) -> None:
    with OverviewRoom(tmp_path, (2, 1)) as room:
        opened = room.says("anna", 1, primary("L.PAPULE"), secondary("L.PUSTULE"))
        first, _ = opened.findings
        dot = Outline(ShapeKind.POINT, ((3, 4),))
        room.says("anna", 1, Mark(dot, first), place=1)
        room.says("anna", 2, primary("L.PAPULE"), secondary("L.PUSTULE"))

        by_case = room.desk.project_figures.together(OWNER, "skin")
        by_image = room.desk.project_figures.together(OWNER, "skin", Unit.IMAGE)
    assert by_case.pairs["L.PAPULE", "L.PUSTULE"].of_primary.count == 2
    part = by_image.pairs["L.PAPULE", "L.PUSTULE"].of_primary
    assert (part.count, part.of, by_image.not_placed) == (1, 2, 1)


def test_differentials_are_merged_and_both_stay(room: OverviewRoom) -> None:
    annotated(room)
    first, second = room.desk.project_figures.differentials(OWNER, "skin")

    assert [(one.code, [d.node_id for d in one.diseases]) for one in first.originals] == [
        ("anna", [ECZEMA, PSORIASIS]),
        ("bert", [PSORIASIS, ECZEMA, TINEA]),
    ]
    assert [
        (one.disease.node_id, float(one.weight), one.rank, one.tied) for one in first.merged
    ] == [
        (ECZEMA, 1.5, 1, True),
        (PSORIASIS, 1.5, 1, True),
        (TINEA, pytest.approx(1 / 3), 2, False),
    ]
    assert first.tied_first
    assert (second.number, len(second.originals), second.merged) == (2, 1, ())


def test_what_is_not_handed_in_is_not_shown_beside_others(room: OverviewRoom) -> None:
    opened = room.says("anna", 4, ranked(ECZEMA))
    room.says("bert", 4, ranked(TINEA))
    room.hands_in("anna", 4)

    (found,) = room.desk.project_figures.differentials(OWNER, "skin")
    assert [(one.code, [d.node_id for d in one.diseases]) for one in found.originals] == [
        ("anna", [ECZEMA]),
        ("bert", []),
    ]
    beside = room.desk.cases_beside.of(OWNER, opened.case_id)
    assert [(one.code, one.findings > 0) for one in beside.works] == [
        ("anna", True),
        ("bert", False),
    ]
    assert "inea" not in str(beside.works[1].spoken)
    (own,) = room.desk.project_figures.differentials(room.actor("bert"), "skin")
    assert [d.node_id for d in own.originals[0].diseases] == [TINEA]


def test_where_diagnoses_are_of_images_each_has_its_own(tmp_path: Path) -> None:
    with OverviewRoom(tmp_path, (2,), scope=DiagnosisScope.IMAGE) as room:
        for place, disease in ((1, ECZEMA), (2, TINEA)):
            for code in ("anna", "bert"):
                room.says(code, 1, ranked(disease), place=place)
        for code in ("anna", "bert"):
            room.hands_in(code, 1)
        found = room.desk.project_figures.differentials(OWNER, "skin")
    assert [(one.place, [first.disease.node_id for first in one.first]) for one in found] == [
        (1, [ECZEMA]),
        (2, [TINEA]),
    ]


# Blindness


def test_an_annotator_is_told_figures_of_their_own_work_alone(room: OverviewRoom) -> None:
    annotated(room)
    anna, figures = room.actor("anna"), room.desk.project_figures

    assert counted(room, Dimension.REGION, actor=anna) == {
        "SKIN.FACE": 1,
        "FACE.CHEEK": 1,
        "SKIN.NECK": 1,
    }
    found = figures.differentials(anna, "skin")
    assert [[one.code for one in each.originals] for each in found] == [["anna"], ["anna"]]
    assert figures.together(anna, "skin").units == 2
    with pytest.raises(Refusal, match="may not annotate"):
        figures.balance(Actor("reader", frozenset({Role.READER})), "skin", Dimension.REGION)


def test_who_looks_after_a_project_is_told_nothing_of_cases_open_to_them(
    room: OverviewRoom,
) -> None:
    annotated(room)
    room.says("anna", 3, region("SKIN.SCALP"))
    bert = room.actor("bert")
    both = Actor(bert.code, frozenset({Role.REVIEWER}), bert.person_id)
    table = room.desk.project_figures.balance(both, "skin", Dimension.REGION)

    # Cases 2 to 4 are open to bert, who has said something of case 3 alone.
    assert counted(room, Dimension.REGION, grain=Grain.COARSE, actor=both) == {
        "SKIN.FACE": 2,
        "SKIN.NECK": 1,
    }
    assert table.withheld == 3
    found = room.desk.project_figures.differentials(both, "skin")
    assert [one.number for one in found] == [1]
    agreed = room.desk.project_figures.balance(both, "skin", Dimension.REGION, Whose.MERGED)
    assert agreed.cases == 1
