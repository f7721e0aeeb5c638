"""Means rest on what a machine could score; what waits is neither right nor wrong."""

from hypothesis import given
from hypothesis import strategies as st

from medannot.statistics.means import ScoredAnswer, mean_cell, median_ms

RIGHT = ScoredAnswer(1.0)
WRONG = ScoredAnswer(0.0)
HALF = ScoredAnswer(0.5)
MATCHED = ScoredAnswer(1.0, is_open=True)
WAITING = ScoredAnswer(None, is_open=True, waiting=True)
NO_JUDGEMENT = ScoredAnswer(0.0, cannot_judge=True)
NO_IMAGE = ScoredAnswer(None, unavailable=True)


def test_no_answer_has_no_mean() -> None:
    cell = mean_cell([])

    assert (cell.n, cell.counted) == (0, 0)
    assert (cell.mean, cell.lowest, cell.highest) == (None, None, None)


def test_choices_are_averaged() -> None:
    cell = mean_cell([RIGHT, WRONG, HALF, RIGHT])

    assert (cell.n, cell.scored, cell.counted, cell.waiting) == (4, 4, 4, 0)
    assert (cell.mean, cell.lowest, cell.highest) == (0.625, 0.625, 0.625)


def test_an_item_whose_image_was_unavailable_counts_to_no_mean() -> None:
    cell = mean_cell([RIGHT, NO_IMAGE])

    assert (cell.n, cell.scored, cell.counted, cell.mean) == (2, 1, 1, 1.0)
    assert (cell.cannot_judge, cell.image_unavailable, cell.waiting) == (0, 1, 0)
    assert (cell.lowest, cell.highest) == (1.0, 1.0)


def test_who_cannot_judge_scores_nothing_and_is_counted_apart() -> None:
    cell = mean_cell([RIGHT, NO_JUDGEMENT])

    assert (cell.n, cell.scored, cell.cannot_judge, cell.mean) == (2, 2, 1, 0.5)


def test_matches_alone_do_not_make_a_mean_while_others_wait() -> None:
    cell = mean_cell([MATCHED, MATCHED, WAITING, WAITING])

    assert (cell.n, cell.scored, cell.waiting, cell.counted) == (4, 2, 2, 0)
    assert cell.mean is None
    assert (cell.lowest, cell.highest) == (0.5, 1.0)


def test_open_answers_count_once_none_waits() -> None:
    cell = mean_cell([MATCHED, ScoredAnswer(0.0, is_open=True), RIGHT])

    assert cell.counted == 3
    assert cell.mean == 2 / 3


def test_while_one_answer_waits_there_is_no_mean_but_bounds() -> None:
    cell = mean_cell([RIGHT, WRONG, MATCHED, WAITING])

    assert (cell.counted, cell.mean) == (0, None)
    assert (cell.lowest, cell.highest) == (0.5, 0.75)
    assert cell.scorable == 4


def test_questions_with_options_have_a_mean_of_their_own() -> None:
    cell = mean_cell([RIGHT, WRONG, MATCHED, WAITING])

    assert (cell.machine_scored, cell.machine_scored_mean) == (2, 0.5)
    assert mean_cell([MATCHED, WAITING]).machine_scored_mean is None


answers = st.sampled_from([RIGHT, WRONG, HALF, MATCHED, WAITING, NO_JUDGEMENT])


@given(st.lists(answers, min_size=1))
def test_the_bounds_hold_whatever_the_grader_will_say(some: list[ScoredAnswer]) -> None:
    cell = mean_cell(some)
    graded = [ScoredAnswer(0.5, is_open=True) if answer is WAITING else answer for answer in some]
    final = mean_cell(graded).mean

    assert final is not None
    assert cell.lowest is not None
    assert cell.highest is not None
    assert cell.lowest - 1e-9 <= final <= cell.highest + 1e-9
    assert cell.n == cell.scored + cell.waiting


def test_the_median_is_over_what_was_measured() -> None:
    assert median_ms([3_000, None, 1_000, 2_000]) == 2_000
    assert median_ms([1_000, 2_000]) == 1_500
    assert median_ms([None]) is None
    assert median_ms([]) is None
