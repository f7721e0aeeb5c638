"""The whole history of a work, step by step: who, when, why, and what it made of what is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.revision import Cause, Revision, current
from medannot.domain.ids import FindingId
from medannot.domain.review.consensus import Rule
from medannot.domain.review.decision import Verdict
from medannot.domain.review.difference import Difference, Outcome, differences
from medannot.domain.review.entity import Entity, EntityKey, entities_of
from medannot.domain.review.particulars import FindingChange, finding_changes
from medannot.domain.review.renaming import Renaming


class StepKind(StrEnum):
    """What a step is.

    Attributes:
        ACT: something was said, by hand, by a correction, an import or a migration.
        DECISION: a reviewer decided, and changed nothing by it.
        TAKEN_BACK: a reviewer took a decision back, with what it had corrected.
        RETURNED: the work went back to its annotator.
        COMMENT: reviewer or annotator wrote to the other.
        HANDED_IN, REOPENED: the annotator handed the work in, or opened it again.
        ADJUDICATED: a consensus of the case was kept to which the work belongs.
    """

    ACT = "act"
    DECISION = "decision"
    TAKEN_BACK = "taken_back"
    RETURNED = "returned"
    COMMENT = "comment"
    HANDED_IN = "handed_in"
    REOPENED = "reopened"
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True)
class HistoryStep:
    """One step.

    Attributes:
        number: of the step, counted from 1.
        revision: number of the last revision that the work had after it.
        role: "annotator", "reviewer", "adjudicator", "owner" or "coordinator".
        code: who did it; "" for those who are not told.
        reason: coded or in free words, where there is one.
        comment: in free words.
        cause: of an act's revisions; None where nothing was written of the findings.
        verdict: of the reviewer; what was taken back where that is what happened.
        about: the entities that it names; none where it is about the whole work.
        rules: of an adjudication, by which rules points were settled, seen from this work: "first"
            is this one.
        handed_in: a round of review began with what the work was after this act.
        chain: the work's revisions.
        begin: how many of them there were before the step.
    """

    kind: StepKind
    revision: int
    at: datetime
    role: str
    code: str
    reason: str = ""
    comment: str = ""
    cause: Cause | None = None
    verdict: Verdict | None = None
    about: tuple[EntityKey, ...] = ()
    rules: Mapping[Rule, int] = field(default_factory=dict)
    handed_in: bool = False
    number: int = 0
    chain: tuple[Revision, ...] = field(default=(), repr=False)
    begin: int = 0

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they stood after it."""
        return current(self.chain[: self.revision])

    @cached_property
    def _before(self) -> Mapping[FindingId, Finding]:
        """Return the findings before it; a migration only says the same in other words."""
        before = current(self.chain[: self.begin])
        if self.cause is Cause.MIGRATED:
            renaming = Renaming(before, self.chain[self.begin : self.revision])
            return {id_: renaming.finding(one) for id_, one in before.items()}
        return before

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return what it made of entities; what it left as it was is left out."""
        if self.begin == self.revision:
            return ()
        return tuple(
            one
            for one in differences(self._before.values(), self.findings.values())
            if one.outcome is not Outcome.KEPT
        )

    @cached_property
    def changes(self) -> tuple[FindingChange, ...]:
        """Return what it made of each part of each finding."""
        if self.begin == self.revision:
            return ()
        return finding_changes(self._before, self.findings)

    @cached_property
    def named(self) -> tuple[Entity, ...]:
        """Return the entities that it names, as they were then."""
        if not self.about:
            return ()
        known = _by_key(self._before.values()) | _by_key(self.findings.values())
        found = [known.get(key) or self._earlier(key) for key in self.about]
        return tuple(one for one in found if one is not None)

    def _earlier(self, key: EntityKey) -> Entity | None:
        """Return an entity that was taken away before the step."""
        for number in range(self.revision - 1, 0, -1):
            if self.chain[number - 1].finding_id == key.finding_id:
                found = _by_key(current(self.chain[:number]).values()).get(key)
                if found is not None:
                    return found
        return None


def _by_key(findings: Iterable[Finding]) -> dict[EntityKey, Entity]:
    return {one.key: one for one in entities_of(findings)}
