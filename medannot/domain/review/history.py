"""The whole history of a work, act by act: who, when, why, and what it made of the entities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.revision import Cause, Revision, acts_of, current
from medannot.domain.ids import FindingId, PersonId
from medannot.domain.review.difference import Difference, Outcome, differences
from medannot.domain.review.renaming import Renaming


@dataclass(frozen=True)
class HistoryStep:
    """One act.

    Attributes:
        number: of the act, counted from 1.
        revision: number of its last revision.
        role: "annotator", "reviewer", "adjudicator", "owner" or "coordinator".
        code: who did it; "" for those who are not told.
        reason: coded or in free words, where there is one.
        handed_in: a round of review began with what the work was after this act.
    """

    number: int
    revision: int
    at: datetime
    role: str
    code: str
    cause: Cause
    reason: str
    handed_in: bool
    _chain: tuple[Revision, ...]
    _begin: int

    @cached_property
    def findings(self) -> Mapping[FindingId, Finding]:
        """Return the findings as they stood after it."""
        return current(self._chain[: self.revision])

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Return what it made of entities; what it left as it was is left out.

        A migration only says the same in other words, and shows what became otherwise.
        """
        before = current(self._chain[: self._begin])
        if self.cause is Cause.MIGRATED:
            renaming = Renaming(before, self._chain[self._begin : self.revision])
            before = {id_: renaming.finding(one) for id_, one in before.items()}
        return tuple(
            one
            for one in differences(before.values(), self.findings.values())
            if one.outcome is not Outcome.KEPT
        )


def steps(
    revisions: Sequence[Revision],
    handed_in: Sequence[int] = (),
    codes: Mapping[PersonId, str] | None = None,
) -> tuple[HistoryStep, ...]:
    """Return every act of a chain, in order.

    Args:
        revisions: of one work.
        handed_in: numbers of the last revisions with which rounds of review began.
        codes: of the persons who may be named; nobody is where it is left out.
    """
    named, begun = codes or {}, frozenset(handed_in)
    found: list[HistoryStep] = []
    chain, done = tuple(revisions), 0
    for number, act in enumerate(acts_of(revisions), start=1):
        first, end = act.revisions[0], done + len(act.revisions)
        found.append(
            HistoryStep(
                number,
                end,
                first.at,
                first.role,
                named.get(first.author, ""),
                act.cause,
                first.reason,
                end in begun,
                chain,
                done,
            )
        )
        done = end
    return tuple(found)
