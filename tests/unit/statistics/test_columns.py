"""Columns of values as numbers."""

import numpy as np
import pytest

from medannot.domain.review.difference import Outcome
from medannot.statistics.columns import coded, column_of, crossed, ranks
from medannot.statistics.label_quality import quality_by, reviewed


def test_values_are_numbered_as_they_occur() -> None:
    column = column_of(["b", None, "a", "b"])
    assert column.values == ("b", "a")
    assert column.codes.tolist() == [0, -1, 1, 0]
    assert len(column) == 4


def test_values_that_belong_together() -> None:
    groups = {"papule": "flat", "wheal": None, "nodule": "deep", "plaque": "flat"}
    column = column_of(["wheal", "papule", None, "nodule", "plaque"]).regrouped(
        lambda value: groups[str(value)]
    )
    assert column.values == ("flat", "deep")
    assert column.codes.tolist() == [-1, 0, -1, 1, 0]
    assert column_of([]).regrouped(lambda _: "x").codes.tolist() == []


@pytest.mark.parametrize(
    "labels",
    [[3, 7, 3, 5], [3_000_000, 7_000_000, 3_000_000, 5_000_000], list("cgce"), [-3, 7, -3, 5]],
)
def test_ranks_are_places_among_the_sorted_different_labels(labels: list[object]) -> None:
    places, many = ranks(np.array(labels))
    assert (places.tolist(), many) == ([0, 2, 0, 1], 3)


def test_no_labels() -> None:
    places, many = ranks([])
    assert (places.tolist(), many) == ([], 0)


def test_figures_by_a_column_of_numbers_are_those_by_its_values() -> None:
    kept, deleted = Outcome.KEPT, Outcome.DELETED
    rows = reviewed(["1", "1", "2", "3"], [kept, deleted, kept, kept])
    by_values = quality_by(rows, ["a", "b", "a", None])
    assert quality_by(rows, coded([0, 1, 0, -1], ["a", "b"])) == by_values
    assert [(one.value, one.kept, one.deleted) for one in by_values] == [("a", 2, 0), ("b", 0, 1)]


def test_pairs_of_two_columns() -> None:
    both = crossed(column_of(["a", "b", None, "a", "a"]), column_of(["x", "x", "x", None, "y"]))
    assert [both.values[code] if code >= 0 else None for code in both.codes] == [
        ("a", "x"),
        ("b", "x"),
        None,
        None,
        ("a", "y"),
    ]
    assert set(both.values) == {("a", "x"), ("b", "x"), ("a", "y")}
