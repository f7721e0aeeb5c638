"""Lesions of two annotators matched to each other, by node, place and overlap of their marks.

Pairs are scored and taken one to one so that their scores sum to the most. A person may change a
match, which then stands whatever the scores say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.finding import Lesion
from medannot.domain.ids import FindingId

SAME_NODE, NEAR_NODE, SAME_PLACE, OVERLAP = 4.0, 2.0, 1.5, 3.0
"""What speaks for a pair: the exact node; a parent, child or sibling; a shared place; overlap of
marks (intersection over union, times this)."""

LEAST_SCORE = 2.0
"""Pairs below this are none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A lesion as it is matched.

    Attributes:
        places: node ids of its locations.
    """

    id: FindingId
    lesion: Lesion

    @property
    def places(self) -> frozenset[str]:
        """Return the node ids of its locations."""
        return frozenset(site.term.node_id for site in self.lesion.locations)


@dataclass(frozen=True, slots=True)
class Match:
    """Two lesions that are taken for one, or one that the other annotator does not have.

    Attributes:
        near_node: one's node is a parent, child or sibling of the other's.
        same_place: they share a location.
        overlap: intersection over union of their marks; None where one of them has none.
        by_hand: a person said so.
    """

    first: FindingId | None
    second: FindingId | None
    score: float = 0.0
    same_node: bool = False
    overlap: float | None = None
    by_hand: bool = False
    near_node: bool = False
    same_place: bool = False


Near = Callable[[str, str], bool]
"""Tells whether two nodes are near each other in the tree."""

Overlap = Callable[[FindingId, FindingId], float | None]
"""Returns intersection over union of the marks of two lesions, or None where there are none."""


Pairing = Callable[[Sequence[Sequence[float]]], Sequence[tuple[int, int]]]
"""Pairs rows with columns one to one so that the scores sum to the most."""


def matches(
    first: Sequence[Seen],
    second: Sequence[Seen],
    near: Near,
    overlap: Overlap,
    pairing: Pairing,
    by_hand: Mapping[FindingId, FindingId | None] | None = None,
) -> tuple[Match, ...]:
    """Match lesions one to one.

    Args:
        first: lesions of one annotator, in order.
        second: lesions of the other.
        near: of nodes.
        overlap: of marks.
        pairing: solves the assignment problem.
        by_hand: of the first annotator's lesions, to which of the second's they belong; None for
            none of them.

    Returns:
        Matches in the first one's order, then the lesions that only the second has.
    """
    fixed = dict(by_hand or {})
    theirs = {one.id: one for one in second}
    taken = {other for other in fixed.values() if other is not None}
    open_first = [one for one in first if one.id not in fixed]
    open_second = [one for one in second if one.id not in taken]
    scored = [[match_of(a, b, near, overlap) for b in open_second] for a in open_first]
    chosen = pairing([[one.score for one in row] for row in scored])
    found: dict[FindingId, Match] = {}
    for row, column in chosen:
        if scored[row][column].score >= LEAST_SCORE:
            found[open_first[row].id] = scored[row][column]
    mine = {one.id: one for one in first}
    for own, other in fixed.items():
        if own in mine and other in theirs:
            told = match_of(mine[own], theirs[other], near, overlap)
            found[own] = replace(told, by_hand=True)
        elif own in mine:
            found[own] = Match(own, None, by_hand=True)
    matched = {one.second for one in found.values()}
    return (
        *(found.get(one.id, Match(one.id, None)) for one in first),
        *(Match(None, one.id) for one in second if one.id not in matched),
    )


def match_of(a: Seen, b: Seen, near: Near, overlap: Overlap) -> Match:
    """Return what speaks for two lesions being one."""
    own, other = a.lesion.term.node_id, b.lesion.term.node_id
    same = own == other
    close = not same and near(own, other)
    score = SAME_NODE if same else NEAR_NODE if close else 0.0
    beside = bool(a.places & b.places)
    if beside:
        score += SAME_PLACE
    shared = overlap(a.id, b.id)
    if shared is not None:
        score += OVERLAP * shared
    return Match(a.id, b.id, score, same, shared, near_node=close, same_place=beside)


def together(found: Sequence[Match], match: Match) -> tuple[Match, ...]:
    """Return matches with two lesions taken for one by hand; all others stay as they are.

    Whatever either was matched to before is without a partner then.
    """
    kept: list[Match] = []
    left: list[Match] = []
    for one in found:
        if one.first == match.first:
            kept.append(replace(match, by_hand=True))
            if one.second not in {None, match.second}:
                left.append(Match(None, one.second, by_hand=True))
        elif one.second != match.second:
            kept.append(one)
        elif one.first is not None:
            kept.append(Match(one.first, None, by_hand=True))
    return (*kept, *left)


def apart(found: Sequence[Match], first: FindingId) -> tuple[Match, ...]:
    """Return matches with a lesion parted from the other annotator's by hand; others stay."""
    parted = next((one.second for one in found if one.first == first), None)
    kept = [Match(first, None, by_hand=True) if one.first == first else one for one in found]
    return (*kept, Match(None, parted, by_hand=True)) if parted is not None else tuple(kept)
