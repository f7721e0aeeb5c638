"""The works of a reviewer's list, and what they may be chosen by."""

from dataclasses import dataclass

from medannot.domain.ids import ReviewPlaceId
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.round import PlaceState


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which works are wanted; what is left at its default confines nothing.

    Attributes:
        annotator: code; only where the round is not blind.
        node: works that name this node or one below it.
        kinds: works that hold an entity of one of these kinds.
        disagreement: works that differ from what another annotator handed in on the same case;
            those that differ most come first.
        low_agreement: works on cases where somebody named a node on which annotators agree
            significantly less than on the whole.
        rare: works that name a node that fewer handed-in works name than the round's plan says.
        drift: works of annotators whose error rate in later weeks is significantly above their
            earlier one.
        never_reviewed: works that no other reviewer has decided anything of, in any round.
    """

    annotator: str = ""
    node: str = ""
    kinds: tuple[EntityKind, ...] = ()
    disagreement: bool = False
    low_agreement: bool = False
    rare: bool = False
    drift: bool = False
    never_reviewed: bool = False


@dataclass(frozen=True, slots=True)
class QueuedWork:
    """A work of the list.

    Attributes:
        position: in the reviewer's order.
        number, name: of the case.
        decided: of those handed in, entities that count as something by now.
        handed_in: entities that were handed in.
        conflicts: things that only this work or only another one on the case names; counted where
            disagreement is asked for.
        returned: the annotator has it again.
        erased: numbers of the case's images that were erased; what only they show is not asked.
    """

    place_id: ReviewPlaceId
    position: int
    state: PlaceState
    number: int
    name: str
    decided: int
    handed_in: int
    conflicts: int = 0
    returned: bool = False
    erased: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClusterSums:
    """Sums over clusters of successes y and outcomes x, from which a share's interval follows."""

    clusters: int
    y: int
    x: int
    yy: int
    xy: int
    xx: int
