"""What labels were corrected to, what was taken away and what was missed, as counts and shares."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Label = tuple[str, str, str]
"""Kind, attribute or "", and what is said: a node, or the values of the attribute."""
Move = tuple[str, str, str, str]
"""Kind, attribute or "", what it was and what it became; "" before what was missed, and after what
was taken away."""
Sums = tuple[int, float]
"""How many, and the sum of their weights."""

NOTHING: Sums = (0, 0.0)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one label was corrected to another, taken away or missed.

    Attributes:
        was: "" where it was missed.
        becomes: "" where it was taken away.
        of: reviewed labels that were `was`; where it was missed, labels that are `becomes` after
            review.
        share: of those, weighted.
        kind, attribute: of the labels.
        weighted_count, weighted_of: sums of weights.
    """

    was: str
    becomes: str
    count: int
    share: float
    of: int = 0
    kind: str = ""
    attribute: str = ""
    weighted_count: float = 0.0
    weighted_of: float = 0.0


def confused(pairs: Sequence[tuple[str, str | None]]) -> tuple[Confusion, ...]:
    """Return which nodes were corrected to which, most frequent first.

    Args:
        pairs: of every reviewed entity its node, and the node after review; None where deleted.
    """
    kept: Counter[Label] = Counter()
    moved: Counter[Move] = Counter()
    for was, becomes in pairs:
        if becomes == was:
            kept["", "", was] += 1
        else:
            moved["", "", was, becomes or ""] += 1
    found = confusions_of(
        {label: (many, many) for label, many in kept.items()},
        {move: (many, many) for move, many in moved.items()},
    )
    return tuple(one for one in found if one.becomes)


def confusions_of(kept: Mapping[Label, Sums], moved: Mapping[Move, Sums]) -> tuple[Confusion, ...]:
    """Return what became of labels, most frequent first.

    Args:
        kept: labels that were let stand.
        moved: all others; what was changed in something else than its term became what it was.
    """
    were, are = _totals(kept, moved)
    found = []
    for (kind, attribute, was, becomes), (many, weight) in moved.items():
        if was == becomes:
            continue
        of, heavy = were[kind, attribute, was] if was else are[kind, attribute, becomes]
        share = weight / heavy if heavy else 0.0
        found.append(Confusion(was, becomes, many, share, of, kind, attribute, weight, heavy))
    return tuple(
        sorted(
            found,
            key=lambda one: (-one.count, one.kind, one.attribute, one.was, one.becomes),
        )
    )


def _totals(
    kept: Mapping[Label, Sums], moved: Mapping[Move, Sums]
) -> tuple[Mapping[Label, Sums], Mapping[Label, Sums]]:
    """Return how many there were of each label as handed in, and how many there are now."""
    were: defaultdict[Label, Sums] = defaultdict(lambda: NOTHING, kept)
    are: defaultdict[Label, Sums] = defaultdict(lambda: NOTHING, kept)
    for (kind, attribute, was, becomes), sums in moved.items():
        for side, said in ((were, was), (are, becomes)):
            if said:
                side[kind, attribute, said] = added(side[kind, attribute, said], sums)
    return were, are


def added(one: Sums, other: Sums) -> Sums:
    """Return the sums of both."""
    return one[0] + other[0], one[1] + other[1]
