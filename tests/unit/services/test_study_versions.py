"""Studies of questions in several languages: who meets which version, said and kept apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.errors import Refusal
from medannot.domain.ids import ItemId
from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.versions_met import VersionsMet
from medannot.services.desk import Desk, open_desk
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(empty_workspace(tmp_path)) as opened:
        yield opened


def joined_set(desk: Desk, *, linked: bool = False) -> list[ItemId]:
    """Add six questions in English, their six in Chinese, and one that stands alone."""
    unit = "one" if linked else ""
    drafts = [Draft(f"Where, {n}?", unit=unit if n == 0 else "") for n in range(6)]
    drafts += [Draft(f"在哪里 {n}？", unit=unit if n == 0 else "", language="zh") for n in range(6)]
    add_set(desk.store, "both", [*drafts, Draft("Alone?")])
    lines = desk.bank.page(OWNER, ItemQuery(set_name="both"), 0, 20)
    by_stem = {line.stem: line.item_id for line in lines}
    for n in range(6):
        desk.set_keeping.join(OWNER, by_stem[f"Where, {n}?"], by_stem[f"在哪里 {n}？"])
    return [line.item_id for line in lines]


def plan(size: int, per_item: int, *, language: str = "", apart: bool = False) -> StudyPlan:
    groups = (GroupPlan("primary", size, per_item),)
    return StudyPlan("s", "both", groups, 3, language=language, apart=apart)


def test_a_plan_tells_who_would_meet_a_question_twice(desk: Desk) -> None:
    joined_set(desk)

    assert desk.designs.preview(OWNER, plan(4, 4)).met == VersionsMet(6, 6, 4)
    assert desk.designs.preview(OWNER, plan(4, 4, language="zh")).met == VersionsMet()
    assert desk.designs.preview(OWNER, plan(4, 2, apart=True)).met == VersionsMet(6, 0, 0)


def test_each_reader_gets_one_version_and_the_proof_draws_the_same_after_later_joins(
    desk: Desk,
) -> None:
    items = joined_set(desk)
    desk.designs.create(OWNER, plan(4, 2, apart=True))
    before = desk.designs.show(OWNER, "s")

    assert before.version.algorithm == "even-lists-apart"
    assert before.version.joined == tuple((n, n + 6) for n in range(1, 7))
    question = {item: n % 6 if n < 12 else n for n, item in enumerate(items)}
    for reader in before.readers:
        met = [question[item] for item in reader.items]
        assert len(set(met)) == len(met)
    desk.set_keeping.part(OWNER, items[0], items[6])
    after = desk.designs.show(OWNER, "s")
    assert after.met == VersionsMet(6, 0, 0)
    assert desk.designs.verify(OWNER, "s").holds


def test_a_study_without_the_choice_is_drawn_as_ever_and_says_what_is_met(desk: Desk) -> None:
    joined_set(desk)
    desk.designs.create(OWNER, plan(3, 3))

    view = desk.designs.show(OWNER, "s")

    assert view.version.algorithm == "even-lists"
    assert view.met == VersionsMet(6, 6, 3)
    assert desk.designs.verify(OWNER, "s").holds


def test_too_few_readers_for_one_version_each_are_told(desk: Desk) -> None:
    joined_set(desk)

    with pytest.raises(Refusal, match=r"has 3 readers; for one version .* needs 4 at least"):
        desk.designs.create(OWNER, plan(3, 2, apart=True))


def test_versions_in_one_unit_cannot_be_kept_apart(desk: Desk) -> None:
    joined_set(desk, linked=True)

    with pytest.raises(Refusal, match=r"Linked questions hold this many .* together: 1;"):
        desk.designs.create(OWNER, plan(4, 2, apart=True))
    assert desk.designs.preview(OWNER, plan(4, 2, language="en")).met == VersionsMet()
