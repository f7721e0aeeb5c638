"""Coarse regions from fine ones: the cheek and the lateral neck are seen, so face and neck are.

A lesion's location is fine, the regions of an image are coarse (MedLesionVQA, figure 2). A fine
place leads to the nearest one above it that is a region of images only; where a lexicon has none,
to the nearest that may be one.
"""

from collections.abc import Iterable, Sequence

from medannot.domain.annotation.finding import (
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    Region,
    Site,
    Term,
)
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon

_SOURCES = tuple(LateralitySource)
"""From the surest to the least sure."""


def coarse_of(node_id: str, lexicon: Lexicon) -> str | None:
    """Return the coarse region that a place lies in, itself where it is one, or None."""
    if node_id not in lexicon:
        return None
    for found in (node_id, *lexicon.ancestors(node_id)):
        if lexicon[found].is_selectable and lexicon[found].level is Level.IMAGE_REGION:
            return found
    return lexicon.rolled_up(node_id, Level.IMAGE_REGION)


def together(sides: Iterable[Laterality | None]) -> Laterality | None:
    """Return the side of parts that are taken for one: left and right are both."""
    known = {side for side in sides if side is not None}
    if Laterality.BILATERAL in known or {Laterality.LEFT, Laterality.RIGHT} <= known:
        return Laterality.BILATERAL
    order = (Laterality.LEFT, Laterality.RIGHT, Laterality.UNKNOWN_SIDE, Laterality.MEDIAN)
    return next((side for side in order if side in known), None)


def merged(sites: Iterable[Site]) -> tuple[Site, ...]:
    """Return each place once, in the order they came, with the sides taken together."""
    found: dict[str, list[Site]] = {}
    for site in sites:
        found.setdefault(site.term.node_id, []).append(site)
    return tuple(_as_one(those) for those in found.values())


def _as_one(sites: Sequence[Site]) -> Site:
    if len(sites) == 1:
        return sites[0]
    source = max((site.source for site in sites), key=_SOURCES.index)
    return Site(sites[0].term, together(site.laterality for site in sites), source)


def coarse(sites: Iterable[Site], lexicon: Lexicon) -> tuple[Site, ...]:
    """Return the coarse regions of places, each once and in the lexicon's order.

    A side stays where the coarse region is paired too; places that the lexicon does not know are
    left out.
    """
    found: list[Site] = []
    for site in sites:
        above = coarse_of(site.term.node_id, lexicon)
        if above is None:
            continue
        node = lexicon[above]
        term = Term(above, lexicon.head.pin, node.en.label, node.zh.label)
        kept = (site.laterality, site.source) if node.paired else (None, LateralitySource.UNKNOWN)
        found.append(Site(term, *kept))
    return in_order(merged(found), lexicon)


def in_order(sites: Iterable[Site], lexicon: Lexicon | None) -> tuple[Site, ...]:
    """Return places in the lexicon's order; those that it does not know stand last."""
    if lexicon is None:
        return tuple(sites)
    last = (float("inf"),)

    def key(site: Site) -> tuple[float, ...]:
        node_id = site.term.node_id
        if node_id not in lexicon:
            return last
        above = reversed((node_id, *lexicon.ancestors(node_id)))
        return tuple(lexicon[one].order for one in above)

    return tuple(sorted(sites, key=key))


def derived(findings: Iterable[Finding], lexicon: Lexicon) -> tuple[Site, ...]:
    """Return the coarse regions that lesions lie in and nobody has named yet.

    A region that was named covers its coarse one: who named the postauricular area need not name
    the ear.
    """
    found = list(findings)
    named = [one.content.site for one in found if isinstance(one.content, Region)]
    covered = {coarse_of(site.term.node_id, lexicon) for site in named}
    places = [
        site for one in found if isinstance(one.content, Lesion) for site in one.content.locations
    ]
    return tuple(site for site in coarse(places, lexicon) if site.term.node_id not in covered)
