"""What readers answered is scored, timed and tabulated."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.answer import Answer
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType
from medannot.domain.scoring import ScoringRule
from medannot.domain.study import GroupPlan
from medannot.domain.trial import CannotJudgeReason, Origin, TrialState
from medannot.services.desk import Desk
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

DRAFTS = [
    Draft(
        "one",
        ItemType.SEVERAL_ANSWERS,
        options=("a", "b", "c", "d"),
        right=(0, 1),
        ability="disease_diagnosis",
    ),
    Draft(
        "two",
        ItemType.SEVERAL_ANSWERS,
        options=("a", "b", "c", "d"),
        right=(0, 1, 2),
        ability="disease_diagnosis",
    ),
    Draft(
        "three",
        ItemType.SEVERAL_ANSWERS,
        options=("a", "b"),
        right=(1,),
        ability="lesion_recognition",
    ),
    Draft("four", ItemType.YES_NO, options=("Yes", "No"), ability="lesion_recognition"),
    Draft("five", ItemType.SHORT_TEXT, text="Atopic eczema", ability="my own"),
    Draft("six", ItemType.SHORT_TEXT, text="scabies", ability="my own"),
    Draft("seven", ItemType.FREE_TEXT, text="a long story", ability=""),
    Draft("eight", ItemType.SEVERAL_ANSWERS, options=("a", "b"), ability="suggestion_treatment"),
]
GIVEN = {
    "one": Given(("a", "b"), ms=4_000),
    "two": Given(("a",), ms=5_000),
    "three": Given(("a", "b"), ms=6_000),
    "four": Given(("Yes",), changed_from=("No",), ms=7_000, slip=True),
    "five": Given(text=" ATOPIC  eczema. ", ms=8_000),
    "six": Given(text="eczema", ms=9_000),
    "seven": Given(text="once upon a time", ms=10_000),
    "eight": Given(answer=Answer(cannot_judge=CannotJudgeReason.OUTSIDE_MY_FIELD), ms=11_000),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    make_study(
        desk,
        DRAFTS,
        (GroupPlan("primary", 1, 1), GroupPlan("senior", 2, 1)),
    )
    answer_all(desk, GIVEN)
    yield desk
    desk.close()


def test_every_answer_is_scored_by_its_rule(desk: Desk) -> None:
    answers = desk.results.answers(OWNER, "one")
    scores = {
        answer.trial.item.source_row: answer.score for answer in answers if answer.score is not None
    }

    assert {
        row: (score.value, score.rule.value, score.waiting) for row, score in scores.items()
    } == {
        1: (1.0, "found_of_right", False),
        2: (1 / 3, "found_of_right", False),
        3: (0.0, "found_of_right", False),
        4: (1.0, "match", False),
        5: (1.0, "equal_text", False),
        6: (None, "equal_text", True),
        7: (None, "grader", True),
        8: (0.0, "cannot_judge", False),
    }


def test_trials_without_an_answer_have_neither_score_nor_times(desk: Desk) -> None:
    answers = [a for a in desk.results.answers(OWNER, "one") if a.trial.group == "senior"]

    assert len(answers) == 8
    assert {answer.trial.state for answer in answers} == {TrialState.PLANNED}
    assert {answer.score for answer in answers} == {None}
    assert {answer.times.response_time_ms for answer in answers} == {None}
    assert {answer.shown_utc for answer in answers} == {None}


def test_times_changes_and_slips_are_told(desk: Desk) -> None:
    answers = {a.trial.item.source_row: a for a in desk.results.answers(OWNER, "one")[:8]}

    assert answers[1].times.response_time_ms == 4_000
    assert answers[1].times.decision_time_ms == 2_000
    assert (answers[1].changes, answers[1].slip) == (0, False)
    assert (answers[4].changes, answers[4].slip) == (1, True)
    assert answers[4].times.response_time_ms == 7_000
    assert answers[8].origin is Origin.PERSON


def test_answers_stand_by_group_reader_and_position(desk: Desk) -> None:
    answers = desk.results.answers(OWNER, "one")
    places = [(a.trial.group, a.trial.reader, a.trial.position) for a in answers]

    assert places == sorted(places)
    assert len(places) == 16


def test_the_table_has_the_papers_abilities_first_and_the_nameless_last(desk: Desk) -> None:
    table = desk.results.table(OWNER, "one")

    assert table.abilities == (
        "lesion_recognition",
        "disease_diagnosis",
        "suggestion_treatment",
        "my own",
        "",
    )
    assert (table.title, table.simulated) == ("Baseline of one", False)


def test_the_table_counts_each_cell(desk: Desk) -> None:
    primary, senior = desk.results.table(OWNER, "one").rows

    assert (primary.group, primary.readers, primary.readers_begun) == ("primary", 1, 1)
    assert [(cell.n, cell.waiting, cell.mean) for cell in primary.by_ability] == [
        (2, 0, 0.5),
        (2, 0, pytest.approx(2 / 3)),
        (1, 0, 0.0),
        (2, 1, None),
        (1, 1, None),
    ]
    assert primary.overall.n == 8
    assert (primary.overall.scored, primary.overall.waiting) == (6, 2)
    # Two wait, so that the whole has bounds but no mean.
    assert (primary.overall.mean, primary.overall.counted) == (None, 0)
    assert primary.overall.cannot_judge == 1
    assert primary.overall.machine_scored == 5
    assert primary.overall.machine_scored_mean == pytest.approx((1 + 1 / 3 + 0 + 1 + 0) / 5)
    assert primary.median_response_time_ms == 7_500
    assert (senior.readers, senior.readers_begun) == (2, 0)
    assert {cell.n for cell in senior.by_ability} == {0}
    assert {cell.mean for cell in senior.by_ability} == {None}


def test_each_reader_has_a_line(desk: Desk) -> None:
    primary, *seniors = desk.results.table(OWNER, "one").readers

    assert (primary.reader, primary.trials, primary.overall.n) == ("primary-01", 8, 8)
    assert (primary.slips, primary.interrupted) == (1, 0)
    assert primary.total_response_time_ms == 60_000
    assert [(reader.overall.n, reader.total_response_time_ms) for reader in seniors] == [
        (0, None),
        (0, None),
    ]


def test_simulated_answers_are_named_in_the_title(desk: Desk) -> None:
    copy = desk.simulation.simulate(OWNER, "one", 7).study

    table = desk.results.table(OWNER, copy)
    assert table.simulated
    assert "simulated" in table.title
    assert {answer.origin for answer in desk.results.answers(OWNER, copy)} == {Origin.SIMULATED}
    assert ScoringRule.NO_KEY not in {
        answer.score.rule for answer in desk.results.answers(OWNER, copy) if answer.score
    }


def test_a_study_that_is_not_there_is_refused_by_name(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no study named two"):
        desk.results.table(OWNER, "two")


@pytest.mark.parametrize("role", [Role.READER, Role.GRADER, Role.ANNOTATOR])
def test_only_who_coordinates_sees_results(desk: Desk, role: Role, tmp_path: Path) -> None:
    actor = Actor("P01", frozenset({role}))

    with pytest.raises(Refusal, match="may not export baseline"):
        desk.results.table(actor, "one")
    with pytest.raises(Refusal, match="may not export baseline"):
        desk.results.answers(actor, "one")
    with pytest.raises(Refusal, match="may not export baseline"):
        desk.results.export(actor, "one", tmp_path / "out")
    assert not (tmp_path / "out").exists()
