"""A study takes the questions of one language, or those that ask for one thing."""

from pathlib import Path

import pytest

from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemId
from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from medannot.services.study_plan import LeftOut
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

LOOKING, KNOWING = {"base_type": "vqa"}, {"base_type": "kvqa"}
DRAFTS = [
    Draft("Which organ?", categories=LOOKING),
    Draft("哪个器官？", language="zh", categories=LOOKING),
    Draft("What does it do?", categories=KNOWING),
    Draft("它有什么功能？", language="zh", categories=KNOWING),
    Draft("Which side?"),
]


def plan(**wishes: str) -> StudyPlan:
    return StudyPlan("study", "slake", (GroupPlan("primary", 1, 1),), 7, (), **wishes)


def desk_of(folder: Path) -> Desk:
    desk = make_desk(folder)
    add_set(desk.store, "slake", DRAFTS)
    return desk


def item(desk: Desk, place: int) -> ItemId:
    return desk.bank.page(OWNER, ItemQuery(set_name="slake"), place, 1)[0].item_id


def read_stems(desk: Desk) -> set[str]:
    (reader,) = desk.designs.show(OWNER, "study").readers
    lines = desk.bank.page(OWNER, ItemQuery(set_name="slake"), 0, 10)
    return {line.stem for line in lines if line.item_id in reader.items}


@pytest.mark.parametrize(
    ("wishes", "stems"),
    [
        ({}, {draft.stem for draft in DRAFTS}),
        ({"language": "en"}, {"Which organ?", "What does it do?", "Which side?"}),
        ({"needs": "knowledge"}, {"What does it do?", "它有什么功能？"}),
        ({"language": "zh", "needs": "image"}, {"哪个器官？"}),
    ],
)
def test_only_what_was_chosen_is_read_and_the_order_is_proven(
    tmp_path: Path, wishes: dict[str, str], stems: set[str]
) -> None:
    with desk_of(tmp_path) as desk:
        desk.designs.create(OWNER, plan(**wishes))

        assert read_stems(desk) == stems
        version = desk.designs.show(OWNER, "study").version
        assert (version.language, version.needs) == (
            wishes.get("language", ""),
            wishes.get("needs", ""),
        )
        assert desk.designs.verify(OWNER, "study").holds


def test_what_is_left_out_is_counted_and_joined_versions_apart(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        desk.set_keeping.join(OWNER, item(desk, 0), item(desk, 1))

        assert desk.designs.preview(OWNER, plan(language="en")).left_out == LeftOut(2, 1, 1)
        assert desk.designs.preview(OWNER, plan(language="zh")).left_out == LeftOut(3, 2, 1)
        assert desk.designs.preview(OWNER, plan(needs="image")).left_out == LeftOut(3, 0, 0)
        assert desk.designs.preview(OWNER, plan()).left_out == LeftOut(0, 0, 0)


def test_a_link_that_was_taken_back_joins_nothing(tmp_path: Path) -> None:
    with desk_of(tmp_path) as desk:
        pair = item(desk, 0), item(desk, 1)
        desk.set_keeping.join(OWNER, *pair)
        desk.set_keeping.part(OWNER, *pair)

        assert desk.designs.preview(OWNER, plan(language="en")).left_out == LeftOut(2, 2, 0)


def test_a_choice_that_leaves_nothing_is_refused(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "slake", [Draft("Which organ?")])

        with pytest.raises(Refusal) as refused:
            desk.designs.create(OWNER, plan(language="zh"))
    assert str(refused.value) == (
        "The question set slake has no question in this language that asks for this; choose "
        "otherwise."
    )


def test_the_preview_counts_what_has_no_score(tmp_path: Path) -> None:
    drafts = [
        Draft("One?"),
        Draft("Two?", has_key=False),
        Draft("三？", language="zh", has_key=False),
    ]
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "slake", drafts)
        groups = (GroupPlan("primary", 1, 1),)
        counted = [
            desk.designs.preview(
                OWNER, StudyPlan("study", "slake", groups, 7, (), language, unscored=True)
            )
            for language in ("", "en", "zh")
        ]
    assert [(one.items, one.unscored) for one in counted] == [(3, 2), (2, 1), (1, 1)]
