"""The matrix of confusions: the commonest terms, most often corrected first."""

from medannot.statistics.label_confusions import Confusion
from medannot.ui.review.confusion_matrix import MOST, MatrixRow, matrix_of


def test_rows_and_columns_are_the_commonest_and_hold_the_counts() -> None:
    columns, rows = matrix_of(
        [
            Confusion("papule", "plaque", 8, 0.5),
            Confusion("papule", "nodule", 1, 0.1),
            Confusion("macule", "nodule", 4, 0.2),
        ]
    )
    assert columns == ("plaque", "nodule")
    assert rows == (MatrixRow("papule", (8, 1)), MatrixRow("macule", (0, 4)))


def test_no_more_than_so_many_terms_are_shown() -> None:
    many = [Confusion(f"was{n:02}", f"now{n:02}", 20 - n, 0.1) for n in range(12)]
    columns, rows = matrix_of(many)
    assert columns == tuple(f"now{n:02}" for n in range(MOST))
    assert [row.was for row in rows] == [f"was{n:02}" for n in range(MOST)]
    assert [sum(row.counts) for row in rows] == [20, 19, 18, 17, 16]
