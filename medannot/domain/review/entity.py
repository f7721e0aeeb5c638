"""Entities: what of an annotation is reviewed one by one.

An entity is an image or case, a kind, a node, and where it has them an attribute with its value or
a place: entity-level precision and recall count these (reader-study design, section 11.3).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.ids import FindingId, MediaId


class EntityKind(StrEnum):
    """What an entity is about."""

    REGION = "region"
    LESION = "lesion"
    LOCATION = "location"
    ATTRIBUTE = "attribute"
    RELATION = "relation"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """What an entity is part of: a finding, and which of its parts.

    Attributes:
        part: "" for the finding's own node, else the attribute's node, or a place's with its side.
    """

    finding_id: FindingId
    kind: EntityKind
    part: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that is right or wrong.

    Attributes:
        media_id: the image it was said of; None for the case.
        node: id of what is claimed; "" where free text stands for it.
        terms: whose words tell it, the node's own first.
        attribute: id of the attribute, else "".
        detail: what else must be the same for the entity to be the same: side, descriptors,
            measured range, relation, words.
    """

    key: EntityKey
    media_id: MediaId | None
    node: str
    terms: tuple[Term, ...]
    attribute: str = ""
    detail: tuple[str, ...] = ()

    @property
    def kind(self) -> EntityKind:
        """Return what it is about."""
        return self.key.kind

    @property
    def label(self) -> tuple[str, ...]:
        """Return what two annotators' entities have in common when they are the same."""
        return (self.kind.value, self.node, self.attribute, *self.detail)


def entities_of(findings: Iterable[Finding]) -> tuple[Entity, ...]:
    """Take findings apart, in their order; marks, quality and completeness have no entity."""
    those = tuple(findings)
    known = {one.id: one for one in those}
    return tuple(entity for one in those for entity in _of_finding(one, known))


def _of_finding(finding: Finding, known: Mapping[FindingId, Finding]) -> Iterator[Entity]:
    content = finding.content
    if isinstance(content, Region):
        yield _entity(finding, EntityKind.REGION, (content.site.term,), detail=_side(content.site))
    elif isinstance(content, Lesion):
        yield from _of_lesion(finding, content)
    elif isinstance(content, LesionRelation):
        yield from _of_relation(finding, content, known)
    elif isinstance(content, Diagnosis | Advice):
        kind = EntityKind.DIAGNOSIS if isinstance(content, Diagnosis) else EntityKind.ADVICE
        terms = (content.term,) if content.term else ()
        yield _entity(finding, kind, terms, detail=() if terms else (_spelt(content.text),))


def _of_lesion(finding: Finding, lesion: Lesion) -> Iterator[Entity]:
    role = (lesion.role.value,) if lesion.role else ()
    yield _entity(finding, EntityKind.LESION, (lesion.term,), detail=role)
    for site in lesion.locations:
        yield _entity(
            finding,
            EntityKind.LOCATION,
            (site.term, lesion.term),
            part=part_of(site),
            attribute=lesion.term.node_id,
            detail=_side(site),
        )
    for value in lesion.values:
        yield _entity(
            finding,
            EntityKind.ATTRIBUTE,
            (lesion.term, value.attribute, *value.descriptors),
            part=value.attribute.node_id,
            attribute=value.attribute.node_id,
            detail=_told(value),
        )


def part_of(site: Site) -> str:
    """Return how a place is named among the parts of its lesion."""
    return "/".join((site.term.node_id, *_side(site)))


def _of_relation(
    finding: Finding, relation: LesionRelation, known: Mapping[FindingId, Finding]
) -> Iterator[Entity]:
    ends = [known.get(end) for end in (relation.subject, relation.object)]
    lesions = [end.content for end in ends if end is not None]
    terms = tuple(one.term for one in lesions if isinstance(one, Lesion))
    kind = relation.relation.node_id if relation.relation else ""
    often = (relation.together.value,) if relation.together else ()
    others = tuple(term.node_id for term in terms[1:])
    named = (relation.relation,) if relation.relation else ()
    yield _entity(
        finding,
        EntityKind.RELATION,
        (*terms, *named),
        attribute=kind,
        detail=(*others, *often),
    )


def _entity(
    finding: Finding,
    kind: EntityKind,
    terms: tuple[Term, ...],
    *,
    part: str = "",
    attribute: str = "",
    detail: tuple[str, ...] = (),
) -> Entity:
    key = EntityKey(finding.id, kind, part)
    node = terms[0].node_id if terms else ""
    return Entity(key, finding.media_id, node, terms, attribute, detail)


def _side(site: Site) -> tuple[str, ...]:
    return (site.laterality.value,) if site.laterality else ()


def _told(value: Value) -> tuple[str, ...]:
    """Return descriptors in a fixed order, then the measured range."""
    told = sorted(one.node_id for one in value.descriptors)
    if value.least is not None or value.most is not None:
        ends = ("" if end is None else f"{end:g}" for end in (value.least, value.most))
        told.append("–".join(ends) + value.unit)
    return tuple(told)


def _spelt(text: str) -> str:
    return " ".join(text.split()).casefold()
