"""Agreement of two readings that each name a set: identical, overlapping, beyond chance."""

from collections import Counter
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from medannot.statistics.agreement import gwet_ac
from medannot.statistics.alpha import krippendorff_alpha, masi, nominal
from medannot.statistics.clusters import cluster_mean, cluster_share
from medannot.statistics.estimate import Estimate
from medannot.statistics.ratings import ratings

Pair = tuple[AbstractSet[Hashable], AbstractSet[Hashable]]

AGREEMENT_FORMULAS = (
    (
        "readings",
        (
            "as handed in, before any reviewer had part in them; consensus and conflicts start "
            "from the labels as they stand"
        ),
    ),
    ("identical", "units with the same set / units; Wilson with the effective size, by case"),
    ("overlap", "mean of |A and B| / |A or B|; two empty sets are alike; Student's t"),
    ("alpha", "Krippendorff's alpha, 1 - observed / expected disagreement; nominal on whole sets"),
    ("alpha_masi", "the same with MASI's distance, which credits overlap"),
    ("ac1", "Gwet's AC1 on whole sets"),
    (
        "kappa",
        "Cohen's kappa on whole sets; chance by the shares of each side, sides by their codes",
    ),
)
"""What stands beside the figures wherever they are shown."""


@dataclass(frozen=True, slots=True)
class SetAgreement:
    """How two readings agree over units.

    Attributes:
        units: cases, or lesions that both saw.
        identical: share of units with the same set.
        overlap: mean of Jaccard's overlap.
        alpha, alpha_masi: Krippendorff's, on whole sets and with MASI's distance; None where all
            sets are alike.
        ac1: Gwet's, on whole sets.
        kappa: Cohen's, on whole sets; None where chance alone makes all alike.
    """

    units: int
    identical: Estimate
    overlap: Estimate
    alpha: float | None
    alpha_masi: float | None
    ac1: Estimate
    kappa: float | None


def set_agreement(pairs: Sequence[Pair], cluster: Sequence[Hashable] | None = None) -> SetAgreement:
    """Compare pairs of sets.

    Args:
        pairs: one a unit.
        cluster: the case of each unit; each unit is its own where there is none.
    """
    frozen = [(frozenset(a), frozenset(b)) for a, b in pairs]
    codes: dict[Hashable, int] = {}
    places = [codes.setdefault(one, len(codes)) for one in (cluster or range(len(frozen)))]
    same = [int(a == b) for a, b in frozen]
    given = ratings([list(pair) for pair in frozen])
    return SetAgreement(
        units=len(frozen),
        identical=cluster_share(same, [1] * len(same), places).estimate,
        overlap=cluster_mean([len(a & b) / len(a | b) if a | b else 1.0 for a, b in frozen]),
        alpha=krippendorff_alpha(given, nominal) if frozen else None,
        alpha_masi=krippendorff_alpha(given, masi) if frozen else None,
        ac1=gwet_ac(given),
        kappa=_kappa(frozen),
    )


def _kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa of whole sets, counted set by set: there may be very many."""
    units = len(pairs)
    if not units:
        return None
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    chance = sum(many * second[one] for one, many in first.items()) / units**2
    seen = sum(a == b for a, b in pairs) / units
    return None if chance >= 1 else (seen - chance) / (1 - chance)
