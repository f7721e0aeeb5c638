"""How deep in the trees of its lexicon a project lets terms be chosen.

MedLesionVQA annotates by the second nodes of its trees (section 3.3). A lexicon says where a node
may be chosen at all; a project may narrow that, for each thing asked, to some of the levels.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Lesion,
    Region,
    Term,
)
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Level, Node, NodeKind
from medannot.domain.lexicon.tree import Lexicon


class Asked(StrEnum):
    """What a term is chosen for."""

    REGIONS = "regions"
    LOCATIONS = "locations"
    LESIONS = "lesions"
    DIAGNOSES = "diagnoses"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Depths:
    """Levels of a tree, from the least deep to the deepest.

    Attributes:
        least, most: counted from 1 for what lies right below the top of a tree.
    """

    least: int
    most: int

    def __post_init__(self) -> None:
        """Refuse what is no span of levels.

        Raises:
            InputFault: it is none.
        """
        if not 1 <= self.least <= self.most:
            raise InputFault(
                "{least} to {most} is no span of levels; the first level is 1.",
                least=self.least,
                most=self.most,
            )

    def __contains__(self, depth: object) -> bool:
        """Tell whether a level is one of them."""
        return isinstance(depth, int) and self.least <= depth <= self.most

    def __str__(self) -> str:
        """Return them as one writes them, such as "1-2" or "2"."""
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


Levels = tuple[tuple[Asked, Depths], ...]
"""What is narrowed, in the order of `Asked`; what is not named is as the lexicon has it."""

_OFFERED: Mapping[Asked, Callable[[Node], bool]] = {
    Asked.REGIONS: lambda node: node.is_selectable_at(Level.IMAGE_REGION),
    Asked.LOCATIONS: lambda node: node.is_selectable_at(Level.LESION_LOCATION),
    Asked.LESIONS: lambda node: node.kind is NodeKind.LESION and node.is_selectable,
    Asked.DIAGNOSES: lambda node: node.kind is NodeKind.DISEASE and node.is_selectable,
    Asked.ADVICE: lambda node: node.kind is NodeKind.ADVICE and node.is_selectable,
}


def depth_of(node_id: str, lexicon: Lexicon) -> int:
    """Return the level of a node: 0 for the top of a tree, 1 for what lies right below it."""
    return len(lexicon.ancestors(node_id))


def offered(lexicon: Lexicon) -> Mapping[Asked, Mapping[int, int]]:
    """Count, for each thing that is asked, the terms that may be chosen at each level."""
    found: dict[Asked, dict[int, int]] = {asked: {} for asked in Asked}
    for node in lexicon.nodes.values():
        for asked, fits in _OFFERED.items():
            if fits(node):
                depth = depth_of(node.id, lexicon)
                found[asked][depth] = found[asked].get(depth, 0) + 1
    return {asked: dict(sorted(counts.items())) for asked, counts in found.items()}


def refuse_empty(levels: Levels, lexicon: Lexicon) -> None:
    """Refuse levels at which a lexicon has nothing to choose.

    Raises:
        InputFault: there are such.
    """
    counts = offered(lexicon)
    for asked, depths in levels:
        if not any(depth in depths for depth in counts[asked]):
            raise InputFault(
                "The lexicon {lexicon} has no {asked} at level {levels}; choose among {there}.",
                lexicon=lexicon.head.pin,
                asked=asked.value,
                levels=str(depths),
                there=", ".join(str(depth) for depth in counts[asked]) or "none",
            )


def refuse_other_levels(
    before: Mapping[FindingId, Finding],
    after: Mapping[FindingId, Finding],
    changed: Collection[FindingId],
    levels: Levels,
    lexicon: Lexicon,
) -> None:
    """Refuse terms that are newly chosen at a level which the project leaves out.

    Raises:
        Refusal: the first such term, in one sentence.
    """
    asked_at = dict(levels)
    for finding_id in changed:
        known = set(_chosen(before[finding_id].content)) if finding_id in before else set()
        for asked, term in _chosen(after[finding_id].content) if finding_id in after else ():
            depths = asked_at.get(asked)
            if depths is None or (asked, term) in known or term.node_id not in lexicon:
                continue
            if depth_of(term.node_id, lexicon) not in depths:
                raise Refusal(
                    "{name} lies at level {level} of the lexicon, and this project asks for level "
                    "{levels}; choose a term there.",
                    name=term.en or term.zh,
                    level=depth_of(term.node_id, lexicon),
                    levels=str(depths),
                )


def _chosen(content: Content) -> Iterator[tuple[Asked, Term]]:
    """Yield the terms of a finding that are chosen by level."""
    if isinstance(content, Region):
        yield Asked.REGIONS, content.site.term
    elif isinstance(content, Lesion):
        yield Asked.LESIONS, content.term
        for site in content.locations:
            yield Asked.LOCATIONS, site.term
    elif isinstance(content, Diagnosis) and content.term is not None:
        yield Asked.DIAGNOSES, content.term
    elif isinstance(content, Advice) and content.term is not None:
        yield Asked.ADVICE, content.term
