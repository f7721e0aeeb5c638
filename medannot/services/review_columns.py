"""What a report counts, entity after entity, as columns of numbers.

There are very many entities: of each only its numbers are kept, and of each value its name once.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat

from medannot.domain.annotation.finding import Term
from medannot.domain.review.counted import Counted
from medannot.domain.review.difference import Outcome
from medannot.domain.review.round import ReviewPlace
from medannot.statistics.columns import Column, coded
from medannot.statistics.label_confusions import NOTHING, Move, Sums, added
from medannot.statistics.label_quality import CODES, ReviewedEntities, reviewed_codes

_CODES = dict(CODES)

AND = "+"
"""Between the values of an attribute that has several."""


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


@dataclass(frozen=True, slots=True)
class Origin:
    """Where entities come from.

    Attributes:
        case: that the work lies in.
        annotator: whose it is, by code.
        weight: works of the population that it stands for.
        day: of its last change before it was handed in, such as "2026-03-01".
    """

    case: str
    annotator: str
    weight: float
    day: str


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
        moved: what was not kept, by what it was and became, with its weight.
        words: of each node that an entity names, both languages.
    """

    def __init__(self) -> None:
        self.moved: dict[Move, Sums] = {}
        self.words: dict[str, tuple[str, str]] = {}
        self._cases = _Names()
        self._clusters, self._outcomes, self._weights = array("i"), array("b"), array("d")
        self._annotators, self._days, self._kinds = _Named(), _Named(), _Named()
        self._nodes, self._attributes, self._said = _Named(), _Named(), _Named()

    def take(self, work: Origin, those: Sequence[Counted]) -> int:
        """Take in the entities of one work.

        Args:
            work: where they come from.
            those: what was decided of it.

        Returns:
            How many of them the annotator had said.
        """
        if not those:
            return 0
        # Column by column: each entity by itself would cost more than all that is known of it.
        outcomes, kinds, nodes, attributes, terms, _, _ = zip(*those, strict=True)
        self._outcomes.extend(map(_CODES.__getitem__, outcomes))
        self._kinds.extend(kinds)
        self._nodes.extend(nodes)
        self._attributes.extend(attributes)
        self._said.extend(map(_said, nodes, attributes, terms))
        many = len(those)
        self._clusters.extend(repeat(self._cases[work.case], many))
        self._weights.extend(repeat(work.weight, many))
        self._annotators.extend(repeat(work.annotator, many))
        self._days.extend(repeat(work.day, many))
        self._name(terms)
        if outcomes.count(Outcome.KEPT) < many:
            self._move(those, work.weight)
        return many - outcomes.count(Outcome.ADDED)

    def _name(self, terms: Iterable[Sequence[Term]]) -> None:
        for term in chain.from_iterable(terms):
            if term.node_id not in self.words:
                self.words[term.node_id] = (term.en, term.zh)

    def _move(self, those: Iterable[Counted], weight: float) -> None:
        self._name(one.after for one in those)
        for one in those:
            if one.outcome is Outcome.KEPT:
                continue
            was = "" if one.outcome is Outcome.ADDED else _said(one.node, one.attribute, one.terms)
            becomes = (
                ""
                if one.outcome is Outcome.DELETED
                else _said(one.becomes, one.attribute, one.after)
            )
            if was or (becomes and one.outcome is Outcome.ADDED):
                move = one.kind.value, one.attribute, was, becomes
                self.moved[move] = added(self.moved.get(move, NOTHING), (1, weight))

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
    def said(self) -> Column:
        """Return what can be mistaken for another: a node, or the values of an attribute."""
        return self._said.column()

    @property
    def weeks(self) -> Column:
        """Return the week in which each work was made that was handed in, such as "2026-W12"."""
        return self._days.column().regrouped(lambda day: _week(str(day)))


def _said(node: str, attribute: str, terms: Sequence[Term]) -> str:
    """Return a node, or the values of an attribute; "" of one that has a number only."""
    if not attribute:
        return node
    values = terms[2:]
    return values[0].node_id if len(values) == 1 else AND.join(sorted({v.node_id for v in values}))


def _week(day: str) -> str:
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"
