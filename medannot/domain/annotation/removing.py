"""What goes with a finding that is taken away, so that nothing is left that refers to it."""

from collections.abc import Iterator
from dataclasses import replace

from medannot.domain.annotation.checking import Findings
from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    LesionRelation,
    Mark,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId


def changes_to_remove(findings: Findings, finding_id: FindingId) -> tuple[Change, ...]:
    """Return what takes a finding away: one act, which one undo brings back.

    The marks and relations of a lesion or region go with it; diagnoses lose it as evidence; the
    diagnoses after one that goes move up, and advice that served it serves the case.

    Args:
        findings: what is current.
        finding_id: one of these.
    """
    gone = findings[finding_id]
    first = Change(gone.id, gone.media_id, None)
    return (first, *(change for change in _following(findings, gone)))


def _following(findings: Findings, gone: Finding) -> Iterator[Change]:
    with_it = {gone.id} | {one.id for one in findings.values() if _goes_with(one.content, gone.id)}
    for one in findings.values():
        if one.id == gone.id:
            continue
        if one.id in with_it:
            yield Change(one.id, one.media_id, None)
        elif (content := _without(one, gone, with_it)) != one.content:
            yield Change(one.id, one.media_id, content)


def _goes_with(content: Content, gone: FindingId) -> bool:
    if isinstance(content, Mark):
        return content.target == gone
    return isinstance(content, LesionRelation) and gone in {content.subject, content.object}


def _without(one: Finding, gone: Finding, with_it: set[FindingId]) -> Content:
    content = one.content
    if isinstance(content, Diagnosis):
        evidence = tuple(other for other in content.evidence if other not in with_it)
        later = (
            isinstance(gone.content, Diagnosis)
            and one.media_id == gone.media_id
            and content.rank > gone.content.rank
        )
        return replace(content, evidence=evidence, rank=content.rank - later)
    if isinstance(content, Advice) and content.diagnosis in with_it:
        return replace(content, diagnosis=None)
    return content
