"""Pairs whose scores sum to the most."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from medannot.statistics.assignment import best_pairs


def test_the_best_sum_is_not_the_best_first_pair() -> None:
    # 5 + 0 is less than 4 + 4.
    assert set(best_pairs([[5, 4], [4, 0]])) == {(0, 1), (1, 0)}


def test_nothing_to_pair() -> None:
    assert best_pairs([]) == ()
    assert best_pairs([[]]) == ()


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=n, max_size=n
        )
    )
)
def test_no_other_pairing_is_better(scores: list[list[int]]) -> None:
    best = max(
        sum(row[column] for row, column in zip(scores, chosen, strict=True))
        for chosen in permutations(range(4), len(scores))
    )
    assert sum(scores[row][column] for row, column in best_pairs(scores)) == best
