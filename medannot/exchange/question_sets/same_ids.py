"""Ids that stand in several rows of a file: which rows are refused for it, each once."""

from collections.abc import Iterator

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.values import Draft


class SeenIds:
    """The ids of one file, as its items come.

    Questions and cases are counted for themselves: where a file holds both, as TCM-BEST4SDT, each
    kind has its own numbers from 1, and to refuse one for the other would lose it.

    Args:
        file: the file's name.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._firsts: dict[tuple[str, bool], int] = {}
        self._told: set[int] = set()

    def is_free(self, draft: Draft) -> bool:
        """Tell whether no earlier row has the id of an item, which may have none."""
        return not draft.source_id or self._first(draft) == draft.row

    def refused(self, draft: Draft) -> Iterator[Problem]:
        """Yield why the row of an item whose id is not free is refused, unless that was told."""
        if draft.row not in self._told:
            self._told.add(draft.row)
            yield Problem(self._file, draft.row, same_id(draft.source_id, self._first(draft)))

    def doubts(self) -> Iterator[Problem]:
        """Yield that ids are those of a question and of a case, where any are."""
        both = [id_ for id_, of_case in self._firsts if of_case and (id_, False) in self._firsts]
        if both:
            yield Problem(
                self._file,
                0,
                Sentence(
                    "some ids are those of a question and of a case of several questions "
                    "({count}; the first is {id}); they are taken for different ones.",
                    count=len(both),
                    id=both[0][:80],
                ),
            )

    def _first(self, draft: Draft) -> int:
        return self._firsts.setdefault((draft.source_id, draft.part > 0), draft.row)


def same_id(source_id: str, first: int) -> Sentence:
    """Say that an id stands in an earlier row."""
    return Sentence("its id {id} stands in row {first} already.", id=source_id[:80], first=first)
