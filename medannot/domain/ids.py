"""Identifiers made where a row is born, so that rows can travel between machines.

An id is 128 random bits as 32 hexadecimal digits. It says nothing and orders nothing: order is
always a column of its own.
"""

import hashlib
import secrets
from typing import NewType, Protocol

WorkspaceId = NewType("WorkspaceId", str)
PersonId = NewType("PersonId", str)
MediaId = NewType("MediaId", str)
CaseId = NewType("CaseId", str)
UnitId = NewType("UnitId", str)
FamilyId = NewType("FamilyId", str)
QuestionSetId = NewType("QuestionSetId", str)
SetVersionId = NewType("SetVersionId", str)
ItemId = NewType("ItemId", str)
ItemVersionId = NewType("ItemVersionId", str)
OptionId = NewType("OptionId", str)
StudyId = NewType("StudyId", str)
StudyVersionId = NewType("StudyVersionId", str)
ArmId = NewType("ArmId", str)
GroupId = NewType("GroupId", str)
TrialId = NewType("TrialId", str)
SittingId = NewType("SittingId", str)
EpochId = NewType("EpochId", str)
EventId = NewType("EventId", str)
ResponseId = NewType("ResponseId", str)
ResponseKey = NewType("ResponseKey", str)
LexiconPinId = NewType("LexiconPinId", str)
AuditEntryId = NewType("AuditEntryId", str)
ProjectId = NewType("ProjectId", str)
AnnotationCaseId = NewType("AnnotationCaseId", str)
AssignmentId = NewType("AssignmentId", str)
FindingId = NewType("FindingId", str)
RevisionId = NewType("RevisionId", str)
ActId = NewType("ActId", str)
ReviewRoundId = NewType("ReviewRoundId", str)
ReviewPlaceId = NewType("ReviewPlaceId", str)
ReviewDecisionId = NewType("ReviewDecisionId", str)
ConsensusId = NewType("ConsensusId", str)
QuestionDecisionId = NewType("QuestionDecisionId", str)
QuestionSampleId = NewType("QuestionSampleId", str)
ModelRunId = NewType("ModelRunId", str)
ModelAnswerId = NewType("ModelAnswerId", str)
ModelExtractionId = NewType("ModelExtractionId", str)
JudgeRunId = NewType("JudgeRunId", str)


class IdSource(Protocol):
    """Makes identifiers; injected, so that tests and simulations can seed it."""

    def new(self) -> str:
        """Return 128 bits as 32 lower-case hexadecimal digits, never the same twice."""


class RandomIds:
    """Identifiers from the operating system's randomness."""

    def new(self) -> str:
        """Return 128 random bits as 32 lower-case hexadecimal digits."""
        return secrets.token_hex(16)


class SeededIds:
    """Reproducible identifiers for tests and simulations: SHA-256 of a seed and a counter."""

    def __init__(self, seed: int | str) -> None:
        self._seed = str(seed)
        self._count = 0

    def new(self) -> str:
        """Return the next 128 bits of the seeded stream as 32 lower-case hexadecimal digits."""
        self._count += 1
        return hashlib.sha256(f"medannot-ids|{self._seed}|{self._count}".encode()).hexdigest()[:32]


class AscendingIds:
    """Identifiers of one large write: random, but each greater than the one before.

    The rows of a table lie in the order of their ids. Ids in no order would touch every page of a
    large table again and again; these are written one behind the other, and hashes over rows in the
    order of their ids can be made while the rows are written. They say nothing but that order.

    Args:
        source: gives the first one; of its kind, random or seeded, are all others.
    """

    _STEP_BYTES = 12
    _STEPS_AT_ONCE = 64
    # A quarter of all numbers is left free above the first id: room for 2^29 steps.
    _FREE_BITS = 2

    def __init__(self, source: IdSource) -> None:
        self._last = int(source.new(), 16) >> self._FREE_BITS
        self._key = bytes.fromhex(source.new())
        self._count = 0
        self._ready: list[str] = []

    def new(self) -> str:
        """Return the next 128 bits as 32 lower-case hexadecimal digits."""
        if not self._ready:
            self._make_some()
        return self._ready.pop()

    def _make_some(self) -> None:
        self._count += 1
        size = self._STEP_BYTES
        stream = hashlib.shake_256(self._key + self._count.to_bytes(8, "big"))
        drawn = stream.digest(size * self._STEPS_AT_ONCE)
        last, made = self._last, []
        for at in range(len(drawn) - size, -1, -size):
            last += 1 + int.from_bytes(drawn[at : at + size], "big")
            made.append(f"{last:032x}")
        made.reverse()  # they are taken from the end
        self._last, self._ready = last, made
