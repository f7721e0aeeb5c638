"""What goes with a finding that is rejected as a whole, and comes back with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding, Mark
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.ids import FindingId
from medannot.domain.review.entity import entities_of


@dataclass(frozen=True, slots=True)
class Belonging:
    """How much goes with a finding.

    Attributes:
        labels: its places and attributes, and relations to it.
        marks: that show it.
    """

    labels: int = 0
    marks: int = 0


def belonging(findings: Mapping[FindingId, Finding], finding_id: FindingId) -> Belonging:
    """Return what belongs to a finding; nothing where it is not there.

    Args:
        findings: as they were before it went.
        finding_id: which goes.
    """
    if finding_id not in findings:
        return Belonging()
    own = (one.key.finding_id == finding_id for one in entities_of(findings.values()))
    gone = [one for one in changes_to_remove(findings, finding_id) if one.content is None]
    marks = sum(isinstance(findings[one.finding_id].content, Mark) for one in gone)
    # The finding itself is neither a part of its own nor one of those that go with it.
    return Belonging(max(sum(own) - 1, 0) + len(gone) - 1 - marks, marks)
