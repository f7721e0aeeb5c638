"""What the desk shows: which work is open, which entity is lit, what was decided so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medannot.domain.annotation.finding import Finding
from medannot.domain.ids import FindingId
from medannot.domain.review.decision import FINAL, Verdict
from medannot.domain.review.entity import Entity, EntityKey
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.services.reviewing_draft import Correction
from medannot.services.reviewing_values import OpenReview
from medannot.ui.review.seats import ReviewSeat

if TYPE_CHECKING:
    from medannot.domain.review.history import HistoryStep
    from medannot.services.reviewing_values import RunningFigures


_ALL = QueueFilter()


@dataclass(frozen=True)
class DeskState:
    """What the page shows.

    Attributes:
        opened: the work, or None before one is there and while the next one is looked for.
        lit: the entity that is asked about; None where all of the work are decided.
        deciding: entities on which a decision is under way.
        correction: what is being corrected, or None while nothing is.
        adding: the correction adds what was missed; it is not about the lit entity.
        history: of the work, once somebody asked for it.
        step: the step of the history that is looked at, or None for what is current.
        nodes: of entities that are asked about; empty for all.
        works: those that the filter lets through, in the reviewer's order; None without one.
        ended: there is no further work in the direction in which one was looked for.
        fault: why the last wish was not fulfilled, or "".
    """

    seat: ReviewSeat | None = None
    opened: OpenReview | None = None
    lit: EntityKey | None = None
    deciding: frozenset[EntityKey] = frozenset()
    correction: Correction | None = None
    adding: bool = False
    history: "tuple[HistoryStep, ...]" = ()
    step: int | None = None
    figures: "RunningFigures | None" = None
    wanted: QueueFilter = _ALL
    nodes: frozenset[str] = frozenset()
    works: tuple[QueuedWork, ...] | None = None
    ended: bool = False
    writing: int = 0
    fault: str = ""

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Return the entities of the work that are asked for, in their order."""
        if self.opened is None:
            return ()
        gone, decided = self.opened.rejected, self.opened.decided
        return tuple(
            one
            for one in self.opened.entities
            if self._asks(one) and (one.key.finding_id not in gone or one.key in decided)
        )

    def _asks(self, one: Entity) -> bool:
        """Tell whether the filter asks about an entity; a finding is asked about with its parts."""
        if self.wanted.kinds and one.kind not in self.wanted.kinds:
            return False
        return not self.nodes or bool(self.nodes & {one.node, one.attribute})

    @property
    def entity(self) -> Entity | None:
        """Return the lit entity."""
        return next((one for one in self.entities if one.key == self.lit), None)

    def finding_of(self, entity: Entity) -> Finding | None:
        """Return the finding of an entity as it was handed in, or as it was added."""
        if self.opened is None:
            return None
        found = self.opened.before.get(entity.key.finding_id)
        return found or self.opened.findings.get(entity.key.finding_id)

    def verdict(self, key: EntityKey) -> Verdict | None:
        """Return what was decided of an entity, or None."""
        found = self.opened.decided.get(key) if self.opened is not None else None
        return found.verdict if found is not None else None

    @property
    def second(self) -> bool:
        """Tell whether the decisions on the work are only compared with those that count."""
        return self.opened is not None and self.opened.place.second

    @property
    def away(self) -> bool:
        """Tell whether the annotator has the work again."""
        return self.opened is not None and self.opened.returned

    @property
    def decidable(self) -> bool:
        """Tell whether the lit entity can be decided on as things are shown."""
        return self.lit is not None and self.step is None and not (self.away or self.unseen)

    @property
    def unseen(self) -> bool:
        """Tell whether nobody can judge the lit entity any more: its images were erased."""
        return self.opened is not None and self.lit in self.opened.unseen

    @property
    def waiting(self) -> tuple[EntityKey, ...]:
        """Return what is still to be decided, without what is being decided now."""
        if self.opened is None:
            return ()
        asked = {one.key for one in self.entities} - self.deciding
        return tuple(one.key for one in self.opened.waiting if one.key in asked)

    @property
    def decided(self) -> int:
        """Return how many entities of the work were decided finally."""
        return sum(self.verdict(one.key) in FINAL for one in self.entities)

    @property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return what is shown: a correction in hand, a step of the history, or what is current."""
        if self.correction is not None:
            return self.correction.case.findings
        found = self.past
        if found is not None:
            return found.findings
        return self.opened.findings if self.opened is not None else {}

    @property
    def past(self) -> "HistoryStep | None":
        """Return the step of the history that is looked at."""
        return None if self.step is None else self.history[self.step]

    @property
    def working(self) -> bool:
        """Tell whether the bench is open for a correction."""
        return self.correction is not None
