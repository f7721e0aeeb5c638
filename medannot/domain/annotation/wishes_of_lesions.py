"""What an annotator wishes of lesions, as changes of findings; see `wishes`."""

from dataclasses import replace

from medannot.domain.annotation.attributes import scale_of
from medannot.domain.annotation.checking import Findings
from medannot.domain.annotation.finding import (
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.wishes import Changes, sided, term_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Cardinality
from medannot.domain.lexicon.tree import Lexicon

How = tuple[Term | None, Together | None]
"""The kind of a relation, and how often two lesions occur together."""


def lesions_of(findings: Findings) -> tuple[tuple[FindingId, Lesion], ...]:
    """Return the lesions of a case in the order in which they were first said."""
    return tuple(
        (one.id, one.content) for one in findings.values() if isinstance(one.content, Lesion)
    )


def switch_lesion(findings: Findings, term: Term, new_id: FindingId) -> Changes:
    """Name a lesion, or take those of this term away."""
    named = [key for key, one in lesions_of(findings) if one.term.node_id == term.node_id]
    if len(named) == 1:
        return changes_to_remove(findings, named[0])
    # Where a term stands twice nobody could tell which one is meant.
    return () if named else add_lesion(term, new_id)


def add_lesion(term: Term, new_id: FindingId) -> Changes:
    """Name one more lesion, whether its term is named already or not."""
    return (Change(new_id, None, Lesion(term)),)


def _changed(findings: Findings, lesion_id: FindingId, lesion: Lesion) -> Changes:
    return (Change(lesion_id, findings[lesion_id].media_id, lesion),)


def _lesion(findings: Findings, lesion_id: FindingId) -> Lesion | None:
    found = findings.get(lesion_id)
    content = found.content if found is not None else None
    return content if isinstance(content, Lesion) else None


def say_role(findings: Findings, lesion_id: FindingId, role: LesionRole | None) -> Changes:
    """Say what a lesion is in this case."""
    lesion = _lesion(findings, lesion_id)
    return _changed(findings, lesion_id, replace(lesion, role=role)) if lesion else ()


def switch_location(findings: Findings, lesion_id: FindingId, site: Site) -> Changes:
    """Say that a lesion lies somewhere, or no longer."""
    lesion = _lesion(findings, lesion_id)
    if lesion is None:
        return ()
    kept = tuple(one for one in lesion.locations if one.term.node_id != site.term.node_id)
    now = kept if len(kept) < len(lesion.locations) else (*kept, site)
    return _changed(findings, lesion_id, replace(lesion, locations=now))


def side_location(
    findings: Findings, lesion_id: FindingId, node_id: str, side: Laterality | None
) -> Changes:
    """Say on which side a lesion's place lies."""
    lesion = _lesion(findings, lesion_id)
    if lesion is None:
        return ()
    now = tuple(
        sided(one, side) if one.term.node_id == node_id else one for one in lesion.locations
    )
    return _changed(findings, lesion_id, replace(lesion, locations=now))


def switch_descriptor(
    findings: Findings, lesion_id: FindingId, attribute_id: str, node_id: str, lexicon: Lexicon
) -> Changes:
    """Say what an attribute of a lesion is, or no longer; what excludes it gives way."""
    lesion = _lesion(findings, lesion_id)
    if lesion is None:
        return ()
    old = lesion.value_of(attribute_id) or Value(term_of(attribute_id, lexicon))
    chosen = tuple(term for term in old.descriptors if term.node_id != node_id)
    if len(chosen) == len(old.descriptors):
        kept = tuple(t for t in chosen if not _exclude(attribute_id, t.node_id, node_id, lexicon))
        chosen = (*kept, term_of(node_id, lexicon))
    return _changed(findings, lesion_id, _with_value(lesion, replace(old, descriptors=chosen)))


def _exclude(attribute_id: str, one: str, other: str, lexicon: Lexicon) -> bool:
    scale = scale_of(attribute_id, lexicon)
    if scale is not None and scale.cardinality is Cardinality.SINGLE:
        return True
    if one not in lexicon:
        return False
    group = lexicon[other].exclusive_group
    return bool(group) and lexicon[one].exclusive_group == group


def measure(
    findings: Findings,
    lesion_id: FindingId,
    attribute: Term,
    extent: tuple[float | None, float | None],
    unit: str,
) -> Changes:
    """Say what was measured of an attribute, the least and the most; None for nothing."""
    lesion = _lesion(findings, lesion_id)
    if lesion is None:
        return ()
    least, most = extent
    old = lesion.value_of(attribute.node_id) or Value(attribute)
    known = least is not None or most is not None
    value = replace(old, least=least, most=most, unit=unit if known else "")
    return _changed(findings, lesion_id, _with_value(lesion, value))


def _with_value(lesion: Lesion, value: Value) -> Lesion:
    said = value.descriptors or value.least is not None or value.most is not None
    key = value.attribute.node_id
    if said and lesion.value_of(key) is not None:
        now = tuple(value if one.attribute.node_id == key else one for one in lesion.values)
    else:
        others = tuple(one for one in lesion.values if one.attribute.node_id != key)
        now = (*others, value) if said else others
    return replace(lesion, values=now)


def relation_of(
    findings: Findings, lesion_id: FindingId
) -> tuple[FindingId, LesionRelation] | None:
    """Return the first relation of a lesion to another one, with its id."""
    for one in findings.values():
        if isinstance(one.content, LesionRelation) and one.content.subject == lesion_id:
            return one.id, one.content
    return None


def relate(
    findings: Findings,
    lesion_id: FindingId,
    other: FindingId | None,
    how: How,
    new_id: FindingId,
) -> Changes:
    """Say how a lesion lies to another one; None for none.

    Args:
        findings: what is current.
        lesion_id: which one.
        other: to which it lies so.
        how: the kind of relation, and how often they occur together.
        new_id: of a relation that is new.
    """
    old = relation_of(findings, lesion_id)
    if other is None:
        return changes_to_remove(findings, old[0]) if old is not None else ()
    if lesion_id not in findings or other not in findings:
        return ()
    now = LesionRelation(lesion_id, other, *how)
    return (Change(old[0] if old is not None else new_id, None, now),)
