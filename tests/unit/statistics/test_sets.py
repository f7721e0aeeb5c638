"""Questions that are right together or not at all."""

from medannot.domain.baseline import Cell
from medannot.statistics.means import ScoredAnswer
from medannot.statistics.sets import set_cell

RIGHT, WRONG, HALF = ScoredAnswer(1.0), ScoredAnswer(0.0), ScoredAnswer(0.5)
WAITING = ScoredAnswer(None, is_open=True, waiting=True)
UNSEEN = ScoredAnswer(None, unavailable=True)


def pairs(*pairs: tuple[ScoredAnswer | None, ScoredAnswer | None]) -> Cell | None:
    return set_cell((place, one) for place, pair in enumerate(pairs) for one in pair)


def test_a_pair_is_right_where_both_are() -> None:
    cell = pairs((RIGHT, RIGHT), (RIGHT, WRONG), (WRONG, WRONG), (RIGHT, HALF), (RIGHT, RIGHT))

    assert cell is not None
    assert (cell.n, cell.scored, cell.mean) == (5, 5, 0.4)


def test_a_pair_that_is_not_answered_whole_counts_nowhere() -> None:
    cell = pairs((RIGHT, None), (None, None), (RIGHT, RIGHT))

    assert cell is not None
    assert (cell.n, cell.mean) == (1, 1.0)


def test_what_waits_decides_only_where_the_other_is_right() -> None:
    cell = pairs((RIGHT, WAITING), (WRONG, WAITING), (RIGHT, RIGHT))

    assert cell is not None
    assert (cell.waiting, cell.mean, cell.lowest, cell.highest) == (1, None, 1 / 3, 2 / 3)


def test_a_pair_whose_image_nobody_could_see_has_no_score() -> None:
    cell = pairs((RIGHT, UNSEEN), (RIGHT, RIGHT))

    assert cell is not None
    assert (cell.n, cell.scored, cell.image_unavailable, cell.mean) == (2, 1, 1, 1.0)


def test_without_sets_there_is_no_cell() -> None:
    assert set_cell([]) is None
