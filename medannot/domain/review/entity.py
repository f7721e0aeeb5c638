"""Entities: what of an annotation is reviewed one by one.

An entity is an image or case, a kind, a node, and where it has them an attribute with its value or
a place: entity-level precision and recall count these (reader-study design, section 11.3).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medannot.domain.annotation.finding import (
    Advice,
    Content,
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


_LESION, _LOCATION, _ATTRIBUTE = EntityKind.LESION, EntityKind.LOCATION, EntityKind.ATTRIBUTE


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


class Part(NamedTuple):
    """What a finding says that is right or wrong by itself; the fields are those of `Entity`."""

    kind: EntityKind
    name: str
    node: str
    terms: tuple[Term, ...]
    attribute: str = ""


def entities_of(findings: Iterable[Finding]) -> tuple[Entity, ...]:
    """Take findings apart, in their order; marks, quality and completeness have no entity."""
    those = tuple(findings)
    known = {one.id: one for one in those}
    return tuple(
        Entity(
            EntityKey(one.id, part.kind, part.name),
            one.media_id,
            part.node,
            part.terms,
            part.attribute,
            detail,
        )
        for one in those
        for part, detail in zip(
            parts_of(one.content, known), _details_of(one.content, known), strict=True
        )
    )


def parts_of(content: Content, known: Mapping[FindingId, Finding]) -> Sequence[Part]:
    """Take one finding apart: its own node first.

    Args:
        content: of the finding.
        known: the findings that stand with it, which a relation may name.
    """
    if isinstance(content, Lesion):
        places = [(part_of(one), one.term) for one in content.locations]
        values = [(one.attribute, one.descriptors) for one in content.values]
        return parts_of_lesion(content.term, places, values)
    if isinstance(content, Region):
        term = content.site.term
        return (Part(EntityKind.REGION, "", term.node_id, (term,)),)
    if isinstance(content, LesionRelation):
        named = (content.relation,) if content.relation else ()
        terms = (*_ends(content, known), *named)
        node = terms[0].node_id if terms else ""
        kind = content.relation.node_id if content.relation else ""
        return (Part(EntityKind.RELATION, "", node, terms, kind),)
    if isinstance(content, Diagnosis | Advice):
        of = EntityKind.DIAGNOSIS if isinstance(content, Diagnosis) else EntityKind.ADVICE
        one = content.term
        return (Part(of, "", one.node_id, (one,)) if one else Part(of, "", "", ()),)
    return ()


def parts_of_lesion(
    term: Term,
    places: Iterable[tuple[str, Term]],
    values: Iterable[tuple[Term, Sequence[Term]]],
) -> Sequence[Part]:
    """Take a lesion apart.

    Args:
        term: what it is.
        places: by `part_of`, where it lies.
        values: attributes with their descriptors.
    """
    node = term.node_id
    found = [Part(_LESION, "", node, (term,))]
    found += [Part(_LOCATION, name, one.node_id, (one, term), node) for name, one in places]
    for attribute, descriptors in values:
        own = attribute.node_id
        found.append(Part(_ATTRIBUTE, own, node, (term, attribute, *descriptors), own))
    return found


def _details_of(content: Content, known: Mapping[FindingId, Finding]) -> Iterator[tuple[str, ...]]:
    """Yield of each part what else must be the same for it to be the same."""
    if isinstance(content, Lesion):
        yield (content.role.value,) if content.role else ()
        yield from map(_side, content.locations)
        yield from map(_told, content.values)
    elif isinstance(content, Region):
        yield _side(content.site)
    elif isinstance(content, LesionRelation):
        others = tuple(term.node_id for term in _ends(content, known)[1:])
        yield (*others, content.together.value) if content.together else others
    elif isinstance(content, Diagnosis | Advice):
        yield () if content.term else (_spelt(content.text),)


def part_of(site: Site) -> str:
    """Return how a place is named among the parts of its lesion."""
    return named_place(site.term.node_id, site.laterality)


def named_place(node: str, side: str | None) -> str:
    """Return how the place at a node is named, on a side or on none."""
    return f"{node}/{side}" if side else node


def _ends(relation: LesionRelation, known: Mapping[FindingId, Finding]) -> tuple[Term, ...]:
    """Return the terms of the lesions that a relation names, as far as they stand."""
    ends = [known.get(end) for end in (relation.subject, relation.object)]
    lesions = [end.content for end in ends if end is not None]
    return tuple(one.term for one in lesions if isinstance(one, Lesion))


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
