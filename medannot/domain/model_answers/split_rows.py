"""Rows that are named by their place in the split of a run, as lmms-eval's `doc_id` names them.

lmms-eval counts the rows of a task's test split from 0, after its own filtering by language. It is
never an id of the source, though both are numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A question with its place in the source."""

    @property
    def file(self) -> str:
        """Return the source's file."""

    @property
    def file_row(self) -> int:
        """Return its row there."""

    @property
    def language(self) -> str:
        """Return its language."""


Item = TypeVar("Item", bound=Placed)

_FIRST_ROW = 2


def rows_of_split(numbers: Collection[int], items: Sequence[Item]) -> Mapping[int, Item]:
    """Return the question of each row of a split; nothing where it is not sure which split it is.

    It is sure where the numbers are all from 0 on, and just one file of the set, or one language of
    a file, has as many questions; and where the set has all rows of that file: what was drawn from
    a set, or taken in without the refused rows, has other places than the source's split.

    Args:
        numbers: of the rows that a run answered.
        items: of the set, in its order.
    """
    count = len(set(numbers))
    if not count or set(numbers) != set(range(count)):
        return {}
    splits: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    languages: dict[str, set[str]] = defaultdict(set)
    for one in items:
        splits[one.file,].append(one)
        splits[one.file, one.language].append(one)
        languages[one.file].add(one.language)
    fitting = [
        split
        for (file, *language), split in splits.items()
        # Of a file in one language the two are the same.
        if len(split) == count and (not language or len(languages[file]) > 1)
    ]
    if len(fitting) != 1 or not _is_whole([one for one in items if one.file == fitting[0][0].file]):
        return {}
    return dict(enumerate(sorted(fitting[0], key=lambda one: one.file_row)))


def _is_whole(items: Sequence[Placed]) -> bool:
    """Tell whether no row of a file is missing between the first and the last, nor before them.

    A workbook's first question stands in row 2, behind its head.
    """
    rows = {one.file_row for one in items}
    return min(rows) <= _FIRST_ROW and len(rows) == max(rows) - min(rows) + 1
