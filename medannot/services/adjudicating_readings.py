"""Two readings of a case laid side by side by the project's lexicon."""

from collections.abc import Iterable

from medannot.domain.annotation.consensus import order_of
from medannot.domain.annotation.finding import Finding, Lesion, Mark
from medannot.domain.annotation.shapes import bounds
from medannot.domain.annotation.wishes_of_lesions import exclude
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.consensus_points import Findings, Readings
from medannot.domain.review.matching import Match, Near, Overlap, Seen, match_of, matches
from medannot.statistics.assignment import best_pairs

_Box = tuple[float, float, float, float]


class Ground:
    """What laying readings side by side needs of a lexicon, made once for many cases.

    Attributes:
        lexicon: of the project; None where it was altered or is gone.
    """

    def __init__(self, lexicon: Lexicon | None) -> None:
        self.lexicon = lexicon
        self.order = order_of(lexicon)
        self.near = near_in(lexicon)

    def readings(self, first: Findings, second: Findings) -> Readings:
        """Lay the findings of A and of B side by side."""
        overlap = overlap_of(first.values(), second.values())
        found = matches(_lesions(first), _lesions(second), self.near, overlap, best_pairs)
        return Readings(
            first, second, found, self.near, overlap, self._excludes, self.lexicon, self.order
        )

    def match(self, readings: Readings, first: FindingId, second: FindingId) -> Match:
        """Return what speaks for a lesion of A and one of B being one."""
        (a,) = (one for one in _lesions(readings.first) if one.id == first)
        (b,) = (one for one in _lesions(readings.second) if one.id == second)
        return match_of(a, b, readings.near, readings.overlap)

    def _excludes(self, attribute: str, one: str, other: str) -> bool:
        tree = self.lexicon
        # What a lexicon does not know, it cannot exclude.
        known = tree is not None and one in tree and other in tree
        return bool(tree is not None and known and exclude(attribute, one, other, tree))


def _lesions(findings: Findings) -> list[Seen]:
    return [
        Seen(one.id, one.content) for one in findings.values() if isinstance(one.content, Lesion)
    ]


def near_in(tree: Lexicon | None) -> Near:
    """Return what tells whether nodes are parent and child, or siblings, in a lexicon."""

    def near(a: str, b: str) -> bool:
        if tree is None or a not in tree or b not in tree:
            return False
        above_a, above_b = tree.ancestors(a)[:1], tree.ancestors(b)[:1]
        return b in above_a or a in above_b or bool(above_a and above_a == above_b)

    return near


def overlap_of(mine: Iterable[Finding], theirs: Iterable[Finding]) -> Overlap:
    """Return overlap of the boxes around marks, image by image: enough to tell lesions apart."""
    a, b = _boxes(mine), _boxes(theirs)

    def overlap(first: FindingId, second: FindingId) -> float | None:
        shared = a.get(first, {}).keys() & b.get(second, {}).keys()
        if not shared:
            return None
        return max(
            _shared(one, other)
            for image in shared
            for one in a[first][image]
            for other in b[second][image]
        )

    return overlap


def _boxes(
    findings: Iterable[Finding],
) -> dict[FindingId, dict[tuple[MediaId | None, int], list[_Box]]]:
    found: dict[FindingId, dict[tuple[MediaId | None, int], list[_Box]]] = {}
    for one in findings:
        if isinstance(one.content, Mark) and one.content.target is not None:
            of_target = found.setdefault(one.content.target, {})
            place = (one.media_id, one.content.frame)
            of_target.setdefault(place, []).append(bounds(one.content.shape))
    return found


def _shared(a: _Box, b: _Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both = wide * high
    areas = ((one[2] - one[0]) * (one[3] - one[1]) for one in (a, b))
    return both / (sum(areas) - both)
