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
from medannot.domain.errors import Refusal
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
    """Name a lesion, or take the one of this term away.

    Raises:
        Refusal: the term is named several times, and nobody could tell which one is meant.
    """
    named = [key for key, one in lesions_of(findings) if one.term.node_id == term.node_id]
    if len(named) > 1:
        raise Refusal(
            "{name} is named {count} times; take away the one that is meant in the list of "
            "lesions.",
            name=term.en or term.zh,
            count=len(named),
        )
    return changes_to_remove(findings, named[0]) if named else add_lesion(term, new_id)


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
        kept = tuple(t for t in chosen if not exclude(attribute_id, t.node_id, node_id, lexicon))
        chosen = (*kept, term_of(node_id, lexicon))
    return _changed(findings, lesion_id, _with_value(lesion, replace(old, descriptors=chosen)))


def exclude(attribute_id: str, one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two descriptors of an attribute cannot both be said of a lesion."""
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
    *,
    measured: bool = False,
) -> Changes:
    """Say numbers of an attribute, the least and the most; None for nothing.

    Args:
        findings: what is current.
        lesion_id: which lesion.
        attribute: such as size.
        extent: the least and the most.
        unit: of both.
        measured: they were taken from the image, not typed.
    """
    lesion = _lesion(findings, lesion_id)
    if lesion is None:
        return ()
    least, most = extent
    old = lesion.value_of(attribute.node_id) or Value(attribute)
    known = least is not None or most is not None
    value = replace(
        old, least=least, most=most, unit=unit if known else "", measured=measured and known
    )
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


def relations_of(
    findings: Findings, lesion_id: FindingId
) -> tuple[tuple[FindingId, LesionRelation], ...]:
    """Return how a lesion lies to other ones, in the order in which it was said."""
    return tuple(
        (one.id, one.content)
        for one in findings.values()
        if isinstance(one.content, LesionRelation) and one.content.subject == lesion_id
    )


def relate(
    findings: Findings,
    lesion_id: FindingId,
    other: FindingId | None,
    how: How,
    relation_id: FindingId,
) -> Changes:
    """Say how a lesion lies to another one.

    Args:
        findings: what is current.
        lesion_id: which one.
        other: to which it lies so; None takes the relation away.
        how: the kind of relation, and how often they occur together.
        relation_id: of the relation that is changed, or of one that is new; two lesions have one.
    """
    known = dict(relations_of(findings, lesion_id))
    if other is None:
        return changes_to_remove(findings, relation_id) if relation_id in known else ()
    if lesion_id not in findings or other not in findings:
        return ()
    same = (key for key, one in known.items() if one.object == other)
    key = relation_id if relation_id in known else next(same, relation_id)
    doubles = (one for one in known if one != key and known[one].object == other)
    gone = [change for one in doubles for change in changes_to_remove(findings, one)]
    return (*gone, Change(key, None, LesionRelation(lesion_id, other, *how)))
