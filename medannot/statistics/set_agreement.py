"""Agreement of two readings that each name a set: identical, overlapping, beyond chance."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from medannot.statistics.alpha import masi, nominal
from medannot.statistics.cluster_means import cluster_mean
from medannot.statistics.clusters import cluster_share
from medannot.statistics.estimate import Estimate
from medannot.statistics.two_readings import TwoReadings

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
    (
        "interval",
        (
            "of alpha, AC1 and kappa: jackknife over cases, variance = (cases - 1) / cases times "
            "the squares of what each is without one case about their mean; Student's t"
        ),
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
        alpha, alpha_masi: Krippendorff's, on whole sets and with MASI's distance; no value where
            all sets are alike.
        ac1: Gwet's, on whole sets.
        kappa: Cohen's, on whole sets; no value where chance alone makes all alike.
    """

    units: int
    identical: Estimate
    overlap: Estimate
    alpha: Estimate
    alpha_masi: Estimate
    ac1: Estimate
    kappa: Estimate


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
    both = TwoReadings.of(frozen, places)
    return SetAgreement(
        units=len(frozen),
        identical=cluster_share(same, [1] * len(same), places).estimate,
        overlap=cluster_mean([len(a & b) / len(a | b) if a | b else 1.0 for a, b in frozen]),
        alpha=both.alpha(nominal),
        alpha_masi=both.alpha(masi),
        ac1=both.ac1(),
        kappa=both.kappa(),
    )
