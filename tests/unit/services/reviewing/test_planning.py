"""A round that names no number of works draws as many as its claim takes."""

from pathlib import Path

from medannot.domain.people import OWNER
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import open_desk
from tests.helpers.desk_scene import desk_scene


def test_another_round_begins_after_one_of_all_works_without_a_number(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    plan = RoundPlan(SamplingPlan.STRATIFIED, 0, 4, bound=0.8, expected=0.95, doubled=0.2)
    with open_desk(folder) as desk:
        outlook = desk.review_planning.outlook(OWNER, "skin", plan)
        assert outlook.sample is not None
        made = desk.review_planning.begin(OWNER, "skin", "spring", plan, ("clara", "dora", "rita"))
        assert made.plan.size == outlook.sample.works > 0
        given = sum(one.total for one in desk.review_planning.progress(made.id))
        assert given >= outlook.sample.works
        assert desk.review_planning.round(OWNER, "skin", "spring")[1].plan == made.plan


def test_a_round_of_everything_keeps_that_it_names_no_number(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    plan = RoundPlan(SamplingPlan.ALL, 0, 4)
    with open_desk(folder) as desk:
        made = desk.review_planning.begin(OWNER, "skin", "whole", plan, ("clara", "dora"))
        assert made.plan.size == 0
