"""Which entities are reviewed: drawn once, stored, and drawn the same again from the seed.

Images are drawn rather than single entities, so that what was missed on them is found too and
recall can be told; the interval is clustered by image for the same reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.errors import InputFault
from medannot.domain.randomisation import Draw


class SamplingPlan(StrEnum):
    """How a sample is drawn.

    Attributes:
        SIMPLE: every unit with the same chance.
        STRATIFIED: by rarity of what is on it and by annotator, as many from each stratum as it
            has a part in the whole, at least one.
        RARE: all that hold a rare node, the rest simply.
        ALL: everything.
    """

    SIMPLE = "simple"
    STRATIFIED = "stratified"
    RARE = "rare"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ReviewUnit:
    """One annotator's work on one case, which is drawn as a whole.

    Attributes:
        id: of the assignment.
        annotator: code.
        nodes: ids of what it names.
        entities: how many there are.
    """

    id: str
    annotator: str
    nodes: frozenset[str]
    entities: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit of the sample.

    Attributes:
        stratum: it was drawn from.
        weight: units of the population that it stands for: the stratum's size over those drawn.
    """

    unit: ReviewUnit
    stratum: str
    weight: float


def rare_nodes(units: Iterable[ReviewUnit], below: int) -> frozenset[str]:
    """Return nodes that fewer than `below` units name."""
    counts: defaultdict[str, int] = defaultdict(int)
    for unit in units:
        for node in unit.nodes:
            counts[node] += 1
    return frozenset(node for node, many in counts.items() if many < below)


def drawn(
    units: Sequence[ReviewUnit],
    plan: SamplingPlan,
    size: int,
    seed: int,
    *,
    rare_below: int = 5,
) -> tuple[Drawn, ...]:
    """Draw a sample, in the order in which it is to be reviewed.

    Args:
        units: the population, in a fixed order which the draw hangs on.
        plan: how to draw.
        size: units wanted; a plan that takes all rare ones may give more.
        seed: stored with the sample.
        rare_below: a node is rare that fewer units name.

    Raises:
        InputFault: nothing is wanted, or the units are fewer than one.
    """
    if not units:
        raise InputFault("There is no handed-in work to review.")
    if size < 1 and plan is not SamplingPlan.ALL:
        raise InputFault("A sample has one case at least.")
    rare = rare_nodes(units, rare_below)
    strata = _strata(units, plan, rare)
    wanted = _shares(strata, plan, min(size, len(units)))
    found: list[Drawn] = []
    for name, members in strata.items():
        count = wanted[name]
        taken = Draw(seed, "review", name).shuffled(members)[:count]
        found.extend(Drawn(unit, name, len(members) / count) for unit in taken)
    return Draw(seed, "review-order").shuffled(found)


def _strata(
    units: Sequence[ReviewUnit], plan: SamplingPlan, rare: frozenset[str]
) -> dict[str, list[ReviewUnit]]:
    found: dict[str, list[ReviewUnit]] = {}
    for unit in units:
        rarity = "common" if unit.nodes.isdisjoint(rare) else "rare"
        name = {
            SamplingPlan.SIMPLE: "all",
            SamplingPlan.ALL: "all",
            SamplingPlan.RARE: rarity,
            SamplingPlan.STRATIFIED: f"{rarity}, {unit.annotator}",
        }[plan]
        found.setdefault(name, []).append(unit)
    return found


def _shares(strata: dict[str, list[ReviewUnit]], plan: SamplingPlan, size: int) -> dict[str, int]:
    """Return how many are drawn from each stratum: its part of the whole, at least one."""
    whole = sum(map(len, strata.values()))
    if plan is SamplingPlan.ALL:
        return {name: len(members) for name, members in strata.items()}
    if plan is SamplingPlan.RARE:
        rare = len(strata.get("rare", ()))
        rest = len(strata.get("common", ()))
        return {"rare": rare, "common": min(rest, max(size - rare, min(rest, 1)))}
    counts = {name: max(1, size * len(one) // whole) for name, one in strata.items()}
    left = size - sum(counts.values())
    # What whole numbers leave over goes to those whose part was cut most, in a fixed order.
    by_rest = sorted(strata, key=lambda name: (-(size * len(strata[name]) % whole), name))
    for name in by_rest:
        if left > 0 and counts[name] < len(strata[name]):
            counts[name] += 1
            left -= 1
    return counts
