"""How far two reviewers of the same works agree on accepting or not."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from medannot.domain.ids import AssignmentId
from medannot.domain.review.decision import FINAL, DecisionLine, Verdict, standing_lines
from medannot.domain.review.round import ReviewPlace
from medannot.statistics.agreement import gwet_ac, percent_agreement
from medannot.statistics.estimate import Estimate
from medannot.statistics.ratings import ratings, ratings_of_pairs
from medannot.store.review_works import ReviewedWork


@dataclass(frozen=True, slots=True)
class ReviewersAgree:
    """How far reviewers agree.

    Attributes:
        works: that two of them have decided something of.
        share: of the entities that both decided, on which they agree.
        beyond_chance: Gwet's AC1.
    """

    works: int
    share: float | None
    beyond_chance: Estimate


def doubled(places: Iterable[ReviewPlace]) -> list[ReviewPlace]:
    """Return the places of works that stand before two reviewers, those of one work together."""
    of: dict[AssignmentId, list[ReviewPlace]] = {}
    for place in places:
        of.setdefault(place.assignment_id, []).append(place)
    return [place for those in of.values() if len(those) > 1 for place in those]


def reviewers_agree(works: Iterable[ReviewedWork]) -> ReviewersAgree:
    """Compare the first two reviewers of each work on the entities that both decided.

    Args:
        works: those of one work together, as `doubled` puts them.
    """
    many, mine, theirs = 0, array("b"), array("b")
    for _, those in groupby(works, key=lambda one: one.place.assignment_id):
        said = [_accepted(one.decisions) for one in those if one.decisions]
        if len(said) < 2:  # one reviewer agrees with nobody
            continue
        many += 1
        first, second, *_ = said
        both = [part for part in first if part in second]
        mine.extend(first[part] for part in both)
        theirs.extend(second[part] for part in both)
    given = ratings_of_pairs(mine, theirs, (False, True)) if mine else ratings([])
    return ReviewersAgree(many, percent_agreement(given), gwet_ac(given))


def _accepted(lines: Sequence[DecisionLine]) -> Mapping[tuple[str, str, str], bool]:
    """Return of each entity with a final decision whether it was accepted."""
    last = {(one.finding_id, one.kind, one.part): one.verdict for one in standing_lines(lines)}
    return {key: said == Verdict.ACCEPT for key, said in last.items() if said in FINAL}
