"""The assignment problem: rows and columns paired one to one for the highest sum."""

from collections.abc import Sequence


def best_pairs(scores: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Return pairs of rows and columns whose scores sum to the most (Crouse 2016, as in scipy).

    Args:
        scores: one row each of the one side, as long as the other side is.
    """
    if not scores or not scores[0]:
        return ()
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  # takes long to load

    rows, columns = linear_sum_assignment(scores, maximize=True)
    return tuple(zip(rows.tolist(), columns.tolist(), strict=True))
