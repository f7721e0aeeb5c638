"""What a claim would take in a project, reckoned on the very sample that would be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import Drawn, SamplingPlan, drawn, rare_nodes
from medannot.statistics.clusters import assumed_effect
from medannot.statistics.review_plan import Clustering, ReviewNeed, need, sample_holds
from medannot.store.review_population import HandedIn

_TRIES = 8
"""Samples drawn to find one that is large enough; each is sized by what the one before told."""


@dataclass(frozen=True, slots=True)
class SampleOutlook:
    """The works that would be drawn.

    Attributes:
        images: cases that they lie on.
        entities: that they hold.
        enough: for the claim, if as many are right as is expected.
    """

    works: int
    images: int
    entities: int
    enough: bool


@dataclass(frozen=True, slots=True)
class ReviewOutlook:
    """What a claim would take in a project.

    A case of several images counts as one: intervals are clustered by case.

    Attributes:
        works: handed in, which can be drawn.
        images: cases that they lie on.
        findings: entities that they hold.
        rare: ids of nodes that few works name.
        lies: how entities lie on the images of the sample, weights reckoned with.
        need: entities and images for the claim, as they lie.
        sample: what would be drawn; None where nothing is handed in.
    """

    works: int
    images: int
    findings: int
    rare: tuple[str, ...]
    lies: Clustering
    need: ReviewNeed
    sample: SampleOutlook | None


def outlook_of(there: Sequence[HandedIn], plan: RoundPlan) -> ReviewOutlook:
    """Return what the plan's claim takes of these works, and what its sample would give."""
    rare = rare_nodes((one.unit for one in there), plan.rare_below)
    lies, sample = _found(there, plan) if there else (Clustering(), None)
    return ReviewOutlook(
        works=len(there),
        images=len({one.case_id for one in there}),
        findings=sum(one.unit.entities for one in there),
        rare=tuple(sorted(rare)),
        lies=lies,
        need=need(plan.bound, plan.expected, plan.level, lies),
        sample=sample,
    )


def _found(there: Sequence[HandedIn], plan: RoundPlan) -> tuple[Clustering, SampleOutlook]:
    cases = {one.unit.id: one.case_id for one in there}

    def tried(size: int) -> tuple[Clustering, SampleOutlook]:
        units = [one.unit for one in there]
        sample = drawn(units, plan.sampling, size, plan.seed, rare_below=plan.rare_below)
        return _told(sample, cases, plan)

    if plan.size or plan.sampling is SamplingPlan.ALL:
        return tried(plan.size)
    whole = _told([Drawn(one.unit, "", 1.0) for one in there], cases, plan)
    size = _works_for(whole, plan, len(there))
    found = tried(size)
    for _ in range(_TRIES):
        if found[1].enough or found[1].works >= len(there):
            break
        size = min(max(_works_for(found, plan, len(there)), size + 1), len(there))
        found = tried(size)
    return found


def _works_for(of: tuple[Clustering, SampleOutlook], plan: RoundPlan, most: int) -> int:
    """Return how many works hold as many images as are needed; all where no number is enough."""
    lies, sample = of
    images = need(plan.bound, plan.expected, plan.level, lies).images
    if images is None:
        return most
    return min(ceil(images * sample.works / sample.images), most)


def _told(
    sample: Sequence[Drawn], cases: Mapping[str, str], plan: RoundPlan
) -> tuple[Clustering, SampleOutlook]:
    held = [one.unit.entities for one in sample]
    clusters = [cases[one.unit.id] for one in sample]
    weights = [one.weight for one in sample]
    effect = assumed_effect(held, clusters, weights, correlation=plan.correlation)
    entities, images = sum(held), len(set(clusters))
    lies = Clustering(entities / images, effect)
    wrong = ceil(entities * (1 - plan.expected) - 1e-9)
    enough = sample_holds(plan.bound, entities - wrong, entities, plan.level, lies)
    return lies, SampleOutlook(len(sample), images, entities, enough)


def sized(plan: RoundPlan, outlook: ReviewOutlook) -> RoundPlan:
    """Return the plan with as many works as its sample has, where it names no number."""
    if plan.size or outlook.sample is None:
        return plan
    return replace(plan, size=outlook.sample.works)
