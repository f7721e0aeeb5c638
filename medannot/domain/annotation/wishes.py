"""What an annotator wishes, as changes of findings: quality, regions, diagnoses, advice, marks.

Each function looks at what is current and returns the changes of one act. A wish that finds what
it was meant for gone changes nothing.
"""

from collections.abc import Iterable
from dataclasses import replace

from medannot.domain.annotation.checking import Findings
from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Advice,
    Complete,
    Diagnosis,
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    Mark,
    Quality,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import Shape
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon

Changes = tuple[Change, ...]


def term_of(node_id: str, lexicon: Lexicon) -> Term:
    """Return a node as findings name it, with the words it has now."""
    node = lexicon[node_id]
    return Term(node_id, lexicon.head.pin, node.en.label, node.zh.label)


def remove(findings: Findings, finding_id: FindingId) -> Changes:
    """Take a finding away, with what refers to it."""
    return changes_to_remove(findings, finding_id) if finding_id in findings else ()


def rename(findings: Findings, finding_id: FindingId, term: Term) -> Changes:
    """Call a region, lesion, diagnosis or advice by another term; all else that is said stays."""
    found = findings.get(finding_id)
    if found is None:
        return ()
    content = found.content
    if isinstance(content, Region):
        return (Change(found.id, found.media_id, Region(replace(content.site, term=term))),)
    if isinstance(content, Lesion | Diagnosis | Advice):
        return (Change(found.id, found.media_id, replace(content, term=term)),)
    return ()


def judge(findings: Findings, media_id: MediaId, quality: Quality, new_id: FindingId) -> Changes:
    """Say whether an image can be used."""
    for one in findings.values():
        if isinstance(one.content, Quality) and one.media_id == media_id:
            return (Change(one.id, media_id, quality),)
    return (Change(new_id, media_id, quality),)


def switch_region(findings: Findings, media_id: MediaId, site: Site, new_id: FindingId) -> Changes:
    """Name a region of an image, or take it away where it is named."""
    for one in findings.values():
        same = isinstance(one.content, Region) and one.media_id == media_id
        if same and _place_of(one) == site.term.node_id:
            return changes_to_remove(findings, one.id)
    return (Change(new_id, media_id, Region(site)),)


def _place_of(finding: Finding) -> str:
    return finding.content.site.term.node_id if isinstance(finding.content, Region) else ""


def side_region(findings: Findings, finding_id: FindingId, side: Laterality | None) -> Changes:
    """Say on which side a region lies."""
    found = findings.get(finding_id)
    if found is None or not isinstance(found.content, Region):
        return ()
    region = replace(found.content, site=sided(found.content.site, side))
    return (Change(found.id, found.media_id, region),)


def sided(site: Site, side: Laterality | None) -> Site:
    """Return a place with a side that the annotator stated."""
    source = LateralitySource.UNKNOWN if side is None else LateralitySource.STATED
    return Site(site.term, side, source)


def diagnoses_of(
    findings: Findings, scope: MediaId | None
) -> tuple[tuple[FindingId, Diagnosis], ...]:
    """Return the diagnoses of the case or of an image, the likeliest first."""
    found = [
        (one.id, one.content)
        for one in findings.values()
        if isinstance(one.content, Diagnosis) and one.media_id == scope
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].rank))


def switch_diagnosis(
    findings: Findings, scope: MediaId | None, term: Term, new_id: FindingId
) -> Changes:
    """Consider a disease as the next likely one, or no longer.

    Raises:
        Refusal: there are as many as there may be.
    """
    known = diagnoses_of(findings, scope)
    for finding_id, diagnosis in known:
        if diagnosis.term is not None and diagnosis.term.node_id == term.node_id:
            return changes_to_remove(findings, finding_id)
    return _considered(known, scope, Diagnosis(term, len(known) + 1), new_id)


def write_diagnosis(
    findings: Findings, scope: MediaId | None, text: str, new_id: FindingId
) -> Changes:
    """Consider a disease that the lexicon does not have, or call that one otherwise.

    Raises:
        Refusal: there are as many as there may be.
    """
    found = findings.get(new_id)
    if found is not None and isinstance(found.content, Diagnosis):
        return (Change(new_id, found.media_id, replace(found.content, text=text.strip())),)
    known = diagnoses_of(findings, scope)
    return _considered(known, scope, Diagnosis(None, len(known) + 1, text.strip()), new_id)


def _considered(
    known: tuple[tuple[FindingId, Diagnosis], ...],
    scope: MediaId | None,
    diagnosis: Diagnosis,
    new_id: FindingId,
) -> Changes:
    if len(known) >= MOST_DIAGNOSES:
        raise Refusal(
            "At most {most} diagnoses are considered; take one away first.", most=MOST_DIAGNOSES
        )
    return (Change(new_id, scope, diagnosis),)


def rank_diagnosis(findings: Findings, finding_id: FindingId, place: int) -> Changes:
    """Put a diagnosis at a rank, counted from 1; those between move by one."""
    found = findings.get(finding_id)
    if found is None or not isinstance(found.content, Diagnosis):
        return ()
    order = [key for key, _ in diagnoses_of(findings, found.media_id)]
    order.remove(finding_id)
    order.insert(min(max(place, 1), len(order) + 1) - 1, finding_id)
    changed = []
    for rank, key in enumerate(order, start=1):
        content = findings[key].content
        if isinstance(content, Diagnosis) and content.rank != rank:
            changed.append(Change(key, found.media_id, replace(content, rank=rank)))
    return tuple(changed)


def reason_diagnosis(findings: Findings, finding_id: FindingId, reasoning: str) -> Changes:
    """Say in free words why a diagnosis is considered."""
    found = findings.get(finding_id)
    if found is None or not isinstance(found.content, Diagnosis):
        return ()
    content = replace(found.content, reasoning=reasoning.strip())
    return (Change(found.id, found.media_id, content),)


def switch_evidence(findings: Findings, finding_id: FindingId, evidence: FindingId) -> Changes:
    """Let a finding speak for a diagnosis, or no longer."""
    found = findings.get(finding_id)
    if found is None or not isinstance(found.content, Diagnosis) or evidence not in findings:
        return ()
    known = found.content.evidence
    kept = tuple(one for one in known if one != evidence)
    now = kept if evidence in known else (*known, evidence)
    return (Change(found.id, found.media_id, replace(found.content, evidence=now)),)


def switch_advice(
    findings: Findings,
    scope: MediaId | None,
    term: Term,
    diagnosis: FindingId | None,
    new_id: FindingId,
) -> Changes:
    """Advise something for a diagnosis, or no longer."""
    for one in findings.values():
        content = one.content
        if not isinstance(content, Advice) or one.media_id != scope or content.term is None:
            continue
        if content.term.node_id == term.node_id:
            return changes_to_remove(findings, one.id)
    served = diagnosis if diagnosis in findings else None
    return (Change(new_id, scope, Advice(term, diagnosis=served)),)


def write_advice(
    findings: Findings,
    scope: MediaId | None,
    text: str,
    diagnosis: FindingId | None,
    new_id: FindingId,
) -> Changes:
    """Advise something in free words, or say that advice otherwise."""
    found = findings.get(new_id)
    if found is not None and isinstance(found.content, Advice):
        return (Change(new_id, found.media_id, replace(found.content, text=text.strip())),)
    served = diagnosis if diagnosis in findings else None
    return (Change(new_id, scope, Advice(None, text.strip(), served)),)


def serve(findings: Findings, finding_id: FindingId, diagnosis: FindingId | None) -> Changes:
    """Say which diagnosis an advice serves; None for the case as a whole."""
    found = findings.get(finding_id)
    if found is None or not isinstance(found.content, Advice):
        return ()
    if diagnosis is not None and diagnosis not in findings:
        return ()
    return (Change(found.id, found.media_id, replace(found.content, diagnosis=diagnosis)),)


def tick_complete(findings: Findings, new_id: FindingId, *, on: bool) -> Changes:
    """Say that everything visible in the case is annotated, or take that back."""
    ticked = [one for one in findings.values() if isinstance(one.content, Complete)]
    if on:
        return () if ticked else (Change(new_id, None, Complete()),)
    return tuple(Change(one.id, one.media_id, None) for one in ticked)


def draw_mark(
    findings: Findings,
    where: tuple[MediaId, int],
    shape: Shape,
    target: FindingId | None,
    new_id: FindingId,
) -> Changes:
    """Keep a mark that was drawn, for a lesion or region where one is named."""
    served = target if target in findings else None
    return (Change(new_id, where[0], Mark(shape, served, where[1])),)


def copy_marks(
    findings: Findings,
    copies: Iterable[tuple[FindingId, Shape, FindingId]],
    where: tuple[MediaId, int],
) -> Changes:
    """Put copies of marks on another frame, for the lesions and regions that they show.

    Args:
        findings: what is current.
        copies: of each the mark that is copied, the copy's shape and its id.
        where: the image and the 1-based frame.
    """
    made = []
    for source, shape, new_id in copies:
        found = findings.get(source)
        if found is not None and isinstance(found.content, Mark):
            content = Mark(shape, found.content.target, where[1])
            made.append(Change(new_id, where[0], content))
    return tuple(made)


def reshape_marks(findings: Findings, shapes: Iterable[tuple[FindingId, Shape]]) -> Changes:
    """Give marks other shapes."""
    changed = []
    for finding_id, shape in shapes:
        found = findings.get(finding_id)
        if found is not None and isinstance(found.content, Mark):
            content = replace(found.content, shape=shape)
            changed.append(Change(finding_id, found.media_id, content))
    return tuple(changed)


def aim_marks(
    findings: Findings, mark_ids: Iterable[FindingId], target: FindingId | None
) -> Changes:
    """Say which lesion or region marks show."""
    changed = []
    for finding_id in mark_ids:
        found = findings.get(finding_id)
        if found is not None and isinstance(found.content, Mark):
            content = replace(found.content, target=target)
            changed.append(Change(finding_id, found.media_id, content))
    return tuple(changed)


def remove_all(findings: Findings, finding_ids: Iterable[FindingId]) -> Changes:
    """Take marks away by one act."""
    return tuple(
        Change(one, findings[one].media_id, None) for one in finding_ids if one in findings
    )
