"""What is told of a project that is brought to a later version of its lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.annotation.project import Assignment
from medannot.domain.ids import FindingId
from medannot.services.lexicon_migration import Candidate

Decisions = Mapping[tuple[FindingId, str], str]
"""What a person has decided: the node that takes the place of another one in a finding."""


@dataclass(frozen=True, slots=True)
class WaitingTerm:
    """A term that needs a person; its finding stays as it was.

    Attributes:
        code, number: of the annotator and the case.
        sentence: what happened, and what to do.
    """

    assignment: Assignment
    code: str
    number: int
    finding_id: FindingId
    node_id: str
    en: str
    zh: str
    candidates: tuple[Candidate, ...]
    sentence: str

    @property
    def key(self) -> tuple[FindingId, str]:
        """Return under what it is decided."""
        return self.finding_id, self.node_id


@dataclass(frozen=True, slots=True)
class ProjectMigration:
    """What a migration of a project does, or has done.

    Attributes:
        before, after: id and version of the lexicon.
        findings: current ones that name a term.
        migrated: of these, written anew.
        dropped: terms that lost their node on the way; what is above it stands in its place.
        waiting: terms that need a person and were not decided.
    """

    before: str
    after: str
    findings: int
    migrated: int
    dropped: int
    waiting: tuple[WaitingTerm, ...]
