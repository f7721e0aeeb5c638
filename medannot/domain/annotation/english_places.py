"""Places of the body in English: the right cheek and lateral neck, both axillae, tooth 11."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medannot.domain.annotation.english import (
    is_several,
    lowered,
    plural_of_word,
    row,
    with_articles,
)
from medannot.domain.annotation.finding import Laterality, Site
from medannot.domain.annotation.words import label, listed, without_gloss
from medannot.domain.lexicon.node import Language

_SIDES = {Laterality.LEFT: "left", Laterality.RIGHT: "right"}
_BEHIND = {
    Laterality.BILATERAL: " on both sides",
    Laterality.UNKNOWN_SIDE: " on one side",
    Laterality.MEDIAN: " in the midline",
}
_IN = frozenset(
    {
        "area", "axilla", "canal", "canthus", "cavity", "cleft", "concha", "fold", "fossa",
        "groin", "groove", "hair", "mouth", "nostril", "oropharynx", "region", "space", "sulcus",
        "umbilicus", "vestibule", "zone",
    }
)  # fmt: skip
"""What lesions lie in, not on."""
_NUMBERED = re.compile(r"\d")
_LIMB = re.compile(
    r"^(?P<part>.+ of )(?P<whole>(?:\w+ )?(?:breast|finger|foot|hand|pinna|sole|thumb|toe))$"
)
"""What has the side itself: the dorsum of the right hand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place as it stands in a row: its name, its side, and what stands before and between."""

    name: str
    side: Laterality | None
    way: str
    """One of "the", "bare", "inner" and "both": how the article goes with it."""
    lies: str


def _place(site: Site) -> _Place | None:
    name = lowered(without_gloss(label(site.term, Language.ENGLISH)))
    if not name:
        return None
    head = name.partition(" of ")[0]
    last = head.rpartition(" ")[2]
    lies = "in" if last in _IN else "on"
    if _NUMBERED.search(name):
        return _Place(name, site.laterality, "bare", lies)
    if site.laterality in _SIDES and _LIMB.match(name):
        return _Place(name, site.laterality, "inner", lies)
    plural = plural_of_word(last) if head == name else ""
    if site.laterality is Laterality.BILATERAL and plural:
        return _Place(name.removesuffix(last) + plural, site.laterality, "both", lies)
    return _Place(with_articles(name), site.laterality, "the", lies)


def _rows(sites: Sequence[Site], *, with_lies: bool) -> list[tuple[str, list[_Place]]]:
    groups: dict[tuple[object, ...], list[_Place]] = {}
    for place in filter(None, map(_place, sites)):
        lies = place.lies if with_lies else ""
        groups.setdefault((lies, place.side, place.way), []).append(place)
    return [(f"{key[0]} " if key[0] else "", those) for key, those in groups.items()]


def _row(places: list[_Place]) -> str:
    side, way = places[0].side, places[0].way
    names = [place.name for place in places]
    if way == "both":
        return f"both {row(names)}"
    if way == "inner" and side is not None:
        return row([_inner(name, _SIDES[side]) for name in names])
    if way == "bare":
        told = (
            f" on the {_SIDES[side]}" if side in _SIDES else _BEHIND.get(side, "") if side else ""
        )
        return row(names) + told
    if side in _SIDES:
        return f"the {_SIDES[side]} {row(names)}"
    return f"the {row(names)}{_BEHIND.get(side, '') if side else ''}"


def _inner(name: str, side: str) -> str:
    found = _LIMB.match(name)
    return f"the {found['part']}the {side} {found['whole']}" if found else f"the {side} {name}"


def _joined(rows: list[tuple[str, list[_Place]]]) -> str:
    last = ", and " if any(len(places) > 1 for _, places in rows) else " and "
    return listed([f"{lies}{_row(places)}" for lies, places in rows], ", ", last)


def where(sites: Sequence[Site]) -> str:
    """Return where something lies: "on the right cheek and lateral neck"; nothing for no site."""
    return _joined(_rows(sites, with_lies=True))


def named(sites: Sequence[Site]) -> str:
    """Return places in a row: "the face and neck"."""
    return _joined(_rows(sites, with_lies=False))


def are_several(sites: Sequence[Site]) -> bool | None:
    """Tell whether places go with `are`; None where a single one's name leaves that open."""
    places = [place for place in map(_place, sites) if place is not None]
    if len(places) != 1 or places[0].way == "both":
        return True
    return is_several(places[0].name)
