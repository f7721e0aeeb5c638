"""How far two reviewers of the same works agree on accepting or not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from medannot.domain.ids import AssignmentId
from medannot.domain.review.decision import FINAL, DecisionLine, Verdict, standing_lines
from medannot.domain.review.round import ReviewPlace, RoundPlan
from medannot.statistics.clusters import cluster_share
from medannot.statistics.estimate import Estimate
from medannot.statistics.two_readings import TwoReadings
from medannot.store.review_works import ReviewedWork


@dataclass(frozen=True, slots=True)
class AgreedKind:
    """How far reviewers agree on entities of a kind.

    Attributes:
        kind: "" of all.
        works: that two of them have decided such entities of.
        identical: share of the entities that both decided, on which they agree, with an interval
            clustered by work.
        kappa: Cohen's, with an interval clustered by work as well.
        ac1: Gwet's, likewise.
    """

    kind: str
    works: int
    identical: Estimate
    kappa: Estimate
    ac1: Estimate


@dataclass(frozen=True, slots=True)
class ReviewersAgree:
    """How far reviewers agree.

    Attributes:
        works: that two of them have decided something of.
        kinds: the same by kind, those with most entities first.
    """

    works: int
    whole: AgreedKind
    kinds: tuple[AgreedKind, ...]


def doubled(places: Iterable[ReviewPlace]) -> list[ReviewPlace]:
    """Return the places of works that stand before two reviewers, those of one work together."""
    of: dict[AssignmentId, list[ReviewPlace]] = {}
    for place in places:
        of.setdefault(place.assignment_id, []).append(place)
    return [place for those in of.values() if len(those) > 1 for place in those]


def reviewers_agree(works: Iterable[ReviewedWork], plan: RoundPlan) -> ReviewersAgree:
    """Compare the first two reviewers of each work on the entities that both decided.

    Args:
        works: those of one work together, as `doubled` puts them.
        plan: of the round, with the confidence and what is assumed within a work.
    """
    many = 0
    both: list[_Both] = []
    for _, those in groupby(works, key=lambda one: one.place.assignment_id):
        said = [_accepted(one.decisions) for one in those if one.decisions]
        if len(said) < 2:  # one reviewer agrees with nobody
            continue
        first, second, *_ = said
        both += [
            _Both(many, part[1], first[part], second[part]) for part in first if part in second
        ]
        many += 1
    by_kind = Counter(one.kind for one in both)
    return ReviewersAgree(
        many,
        _agreed("", both, plan, many),
        tuple(
            _agreed(kind, those, plan, len({one.work for one in those}))
            for kind, _ in by_kind.most_common()
            for those in ([one for one in both if one.kind == kind],)
        ),
    )


class _Both(NamedTuple):
    """An entity that two reviewers decided, with whether each accepted it."""

    work: int
    kind: str
    first: bool
    second: bool


def _agreed(kind: str, those: Sequence[_Both], plan: RoundPlan, works: int) -> AgreedKind:
    given = TwoReadings.of(
        [(one.first, one.second) for one in those], [one.work for one in those], (False, True)
    )
    identical = cluster_share(
        [int(one.first == one.second) for one in those],
        [1] * len(those),
        [one.work for one in those],
        level=plan.level,
        correlation=plan.correlation,
    ).estimate
    return AgreedKind(kind, works, identical, given.kappa(plan.level), given.ac1(plan.level))


def _accepted(lines: Sequence[DecisionLine]) -> Mapping[tuple[str, str, str], bool]:
    """Return of each entity with a final decision whether it was accepted."""
    last = {(one.finding_id, one.kind, one.part): one.verdict for one in standing_lines(lines)}
    return {key: said == Verdict.ACCEPT for key, said in last.items() if said in FINAL}
