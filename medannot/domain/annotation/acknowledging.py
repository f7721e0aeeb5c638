"""Warnings that an annotator has looked at and lets stand: kept with the finding they are of.

An acknowledgement is a part of that finding's content, so that it is a revision like any other, is
undone like any other, and goes where the finding goes.
"""

from dataclasses import replace

from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.checking import Findings
from medannot.domain.annotation.finding import (
    Acknowledged,
    Advice,
    Diagnosis,
    Lesion,
    LesionRelation,
    Region,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.constraints import Severity

_Heeding = Region | Lesion | LesionRelation | Diagnosis | Advice


def may_be_acknowledged(breach: Breach) -> bool:
    """Tell whether a breach only warns; what blocks can be mended alone."""
    return breach.severity is Severity.WARN


def is_acknowledged(findings: Findings, breach: Breach) -> bool:
    """Tell whether a warning was acknowledged as it is now; what blocks never is."""
    if not may_be_acknowledged(breach):
        return False
    of = _carrier(findings, breach)
    return of is not None and any(_means(one, breach) for one in of[1].acknowledged)


def acknowledge(findings: Findings, breach: Breach, *, on: bool) -> tuple[Change, ...]:
    """Let a warning stand, or take that back.

    Raises:
        Refusal: it blocks the case.
    """
    if on and not may_be_acknowledged(breach):
        raise Refusal("This contradiction cannot be acknowledged; mend what it names.")
    of = _carrier(findings, breach)
    if of is None:
        return ()
    finding_id, content = of
    now = tuple(one for one in content.acknowledged if not _means(one, breach))
    if on:
        now = (*now, Acknowledged(breach.rule_id, breach.nodes))
    changed = replace(content, acknowledged=now)
    return (Change(finding_id, findings[finding_id].media_id, changed),)


def _carrier(findings: Findings, breach: Breach) -> tuple[FindingId, _Heeding] | None:
    """Return the first finding of a breach that is still there and can keep it."""
    for key in breach.findings:
        found = findings.get(key)
        if found is not None and isinstance(found.content, _Heeding):
            return key, found.content
    return None


def _means(one: Acknowledged, breach: Breach) -> bool:
    return one.rule_id == breach.rule_id and set(one.nodes) == set(breach.nodes)
