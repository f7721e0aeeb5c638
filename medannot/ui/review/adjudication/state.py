"""What the view of adjudication shows: the cases, and how the one in front is settled so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medannot.domain.people import Actor
from medannot.domain.review.consensus import (
    Choice,
    Point,
    PointKind,
    Rule,
    asked,
    in_force,
    open_points,
)
from medannot.domain.review.consensus_points import disease_key
from medannot.domain.review.consensus_settling import wanted_order
from medannot.services.adjudicating_values import CaseToSettle, OpenAdjudication


@dataclass(frozen=True)
class Work:
    """A case with the adjudicator's choices; nothing of it is written before it is kept.

    Attributes:
        choices: by the keys of points.
        current: key of the point in front.
        before: what it was before the last choice; None at the beginning.
        kept: this is what was written last.
    """

    opened: OpenAdjudication
    choices: Mapping[str, Choice] = field(default_factory=dict)
    current: str = ""
    comment: str = ""
    before: "Work | None" = None
    kept: bool = False

    @property
    def asked(self) -> tuple[Point, ...]:
        """Return the points that are asked now."""
        return asked(self.opened.points, self.choices)

    @property
    def conflicts(self) -> tuple[Point, ...]:
        """Return the conflicts, open and settled, in the protocol's order."""
        return tuple(one for one in self.asked if one.conflict)

    @property
    def agreed(self) -> tuple[Point, ...]:
        """Return what is settled by itself; marks and completeness say nothing to a reader."""
        silent = {PointKind.COMPLETE, PointKind.MARK}
        return tuple(one for one in self.asked if not one.conflict and one.kind not in silent)

    @property
    def open(self) -> tuple[Point, ...]:
        """Return the conflicts that are not settled yet."""
        return open_points(self.opened.points, self.choices)

    @property
    def point(self) -> Point | None:
        """Return the point in front."""
        return next((one for one in self.asked if one.key == self.current), None)

    def choice(self, point: Point) -> Choice | None:
        """Return how a point is settled by now."""
        return in_force(point, self.choices)

    def owner(self, point: Point) -> Point | None:
        """Return the lesion or region to which a point belongs; None for a relation."""
        return next((one for one in self.opened.points if one.key == point.owner), None)

    def order(self, point: Point) -> tuple[str, ...]:
        """Return the diseases of a differential as they are settled, or as they would be merged."""
        choice = self.choice(point) or Choice(Rule.BOTH)
        return wanted_order(point, choice, disease_key(self.opened.readings))


@dataclass(frozen=True)
class AdjudicationState:
    """What the view shows.

    Attributes:
        actor: who settles; without a person nothing can be kept.
        work: the case in front.
        told: what was written last, in words.
        done, total: how far the list is read.
    """

    project: str = ""
    actor: Actor | None = None
    cases: tuple[CaseToSettle, ...] = ()
    work: Work | None = None
    loading: bool = False
    busy: bool = False
    fault: str = ""
    told: str = ""
    done: int = 0
    total: int = 0

    @property
    def place(self) -> int:
        """Return the place of the case in front in the list; -1 where none is."""
        return next(
            (
                place
                for place, one in enumerate(self.cases)
                if self.work is not None and one.case_id == self.work.opened.case_id
            ),
            -1,
        )

    @property
    def all_own(self) -> bool:
        """Tell whether there are cases, and the adjudicator annotated every one of them."""
        return not self.loading and bool(self.cases) and all(one.own for one in self.cases)

    @property
    def settled(self) -> int:
        """Return of how many cases a consensus stands."""
        return sum(one.done for one in self.cases)
