"""Reads reference cases of the outside material: data, and expected numbers with tolerances."""

import csv
from collections.abc import Mapping, Sequence

import pytest

from tests.helpers.outside import shared_folder


def rows(case: str) -> Sequence[Mapping[str, str]]:
    """Return the data of a case."""
    path = shared_folder("stats", "reference", case, "data.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def table(case: str, value: str = "rating") -> list[list[str | None]]:
    """Return the ratings of a case: one row a unit, one column a rater."""
    found = {(row["unit"], row["rater"]): row[value] for row in rows(case)}
    units, raters = ({key[at]: None for key in found} for at in (0, 1))
    return [[found.get((unit, rater)) for rater in sorted(raters)] for unit in units]


def expected(case: str) -> Mapping[str, object]:
    """Return what the case expects, as pytest's approximate numbers."""
    path = shared_folder("stats", "reference", case, "expected.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["quantity"]: pytest.approx(float(row["value"]), abs=float(row["tolerance"]), rel=0)
            for row in csv.DictReader(file)
        }
