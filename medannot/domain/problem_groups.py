"""Rows that are refused or doubtful for one and the same reason, told together."""

from collections.abc import Iterable
from dataclasses import dataclass

from medannot.domain.errors import Problem

_ALONE = 3
"""Up to so many rows of one reason are told one by one."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Rows of one file with one reason, whatever its details.

    Attributes:
        first: the first of them, with its own details.
        more: how many there are beside it.
        rows: the numbers of the next few of these.
    """

    first: Problem
    more: int = 0
    rows: tuple[int, ...] = ()


def grouped(problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """Return problems by file and reason, in the order of their first rows.

    Few of one reason stand by themselves, and so does what concerns a file as a whole.
    """
    found: dict[tuple[str, str, bool], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.file, problem.template, problem.row > 0), []).append(problem)
    groups: list[ProblemGroup] = []
    for (_, _, of_row), alike in found.items():
        if len(alike) <= _ALONE or not of_row:
            groups.extend(map(ProblemGroup, alike))
        else:
            rows = tuple(problem.row for problem in alike[1 : _NAMED + 1])
            groups.append(ProblemGroup(alike[0], len(alike) - 1, rows))
    return tuple(groups)
