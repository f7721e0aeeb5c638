"""What a report counts, entity after entity, as columns of numbers.

There are very many entities: of each only its numbers are kept, and of each value its name once.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat

from medannot.domain.review.counted import Counted
from medannot.domain.review.difference import Outcome
from medannot.domain.review.round import ReviewPlace
from medannot.statistics.columns import Column, coded
from medannot.statistics.label_quality import CODES, ReviewedEntities, reviewed_codes

_CODES = dict(CODES)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Entities of a work that nobody has decided yet.

    Attributes:
        case: that it lies in.
        weight: works of the population that it stands for.
        entities: how many.
    """

    case: str
    weight: float
    entities: int

    @staticmethod
    def of(place: ReviewPlace, decided: int = 0) -> "Waiting":
        """Return what waits of a work of which so many are decided."""
        return Waiting(place.case_id, place.weight, max(place.entities - decided, 0))


class _Names(dict[str, int]):
    """Numbers of names, in the order in which they first occur; "" is none, and has -1."""

    def __init__(self) -> None:
        super().__init__({"": -1})

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self) - 1
        return number


class _Named:
    """A column of names that grows."""

    def __init__(self) -> None:
        self._names = _Names()
        self._codes = array("i")

    def extend(self, names: Iterable[str]) -> None:
        self._codes.extend(map(self._names.__getitem__, names))

    def column(self) -> Column:
        return coded(self._codes, tuple(map(str, self._names))[1:])


class ReviewColumns:
    """Takes in works.

    Attributes:
        moved: how often a node was corrected to another.
        words: of each node that an entity names, both languages.
    """

    def __init__(self) -> None:
        self.moved: Counter[tuple[str, str]] = Counter()
        self.words: dict[str, tuple[str, str]] = {}
        self._cases = _Names()
        self._clusters, self._outcomes, self._weights = array("i"), array("b"), array("d")
        self._annotators, self._days, self._kinds = _Named(), _Named(), _Named()
        self._nodes, self._attributes = _Named(), _Named()

    def take(self, case: str, annotator: str, weight: float, those: Sequence[Counted]) -> int:
        """Take in the entities of one work.

        Args:
            case: that it lies in.
            annotator: whose it is, by code.
            weight: works of the population that it stands for.
            those: what was decided of it.

        Returns:
            How many of them the annotator had said.
        """
        if not those:
            return 0
        # Column by column: each entity by itself would cost more than all that is known of it.
        outcomes, kinds, nodes, attributes, terms, becomes, days = zip(*those, strict=True)
        self._outcomes.extend(map(_CODES.__getitem__, outcomes))
        self._kinds.extend(kinds)
        self._nodes.extend(nodes)
        self._attributes.extend(attributes)
        self._days.extend(days)
        many = len(those)
        self._clusters.extend(repeat(self._cases[case], many))
        self._weights.extend(repeat(weight, many))
        self._annotators.extend(repeat(annotator, many))
        if becomes != nodes:
            self._move(those)
        for term in chain.from_iterable(terms):
            if term.node_id not in self.words:
                self.words[term.node_id] = (term.en, term.zh)
        return many - outcomes.count(Outcome.ADDED)

    def _move(self, those: Iterable[Counted]) -> None:
        for one in those:
            was, becomes = one.node, one.becomes
            if was and becomes and was != becomes and one.outcome is not Outcome.ADDED:
                self.moved[was, becomes] += 1

    @property
    def rows(self) -> ReviewedEntities:
        """Return the entities as figures take them."""
        return reviewed_codes(self._clusters, self._outcomes, self._weights)

    def with_kept(self, waiting: Iterable[Waiting]) -> ReviewedEntities:
        """Return the entities and those that wait, as if these were right."""
        clusters, outcomes, weights = self._clusters[:], self._outcomes[:], self._weights[:]
        for one in waiting:
            clusters.extend([self._cases[one.case]] * one.entities)
            outcomes.extend([CODES[Outcome.KEPT]] * one.entities)
            weights.extend([one.weight] * one.entities)
        return reviewed_codes(clusters, outcomes, weights)

    @property
    def annotators(self) -> Column:
        """Return whose each entity is."""
        return self._annotators.column()

    @property
    def kinds(self) -> Column:
        """Return of what kind each is."""
        return self._kinds.column()

    @property
    def nodes(self) -> Column:
        """Return which node each claims."""
        return self._nodes.column()

    @property
    def attributes(self) -> Column:
        """Return which attribute each is of."""
        return self._attributes.column()

    @property
    def weeks(self) -> Column:
        """Return the week of each decision, such as "2026-W12"."""
        return self._days.column().regrouped(lambda day: _week(str(day)))


def _week(day: str) -> str:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"
