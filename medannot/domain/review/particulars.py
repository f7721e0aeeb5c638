"""Particulars: what findings say, part by part, and what an act made of each, before and after.

Entities are what a review counts; particulars are everything that a person can have changed: role,
side, rank, evidence, words and marks too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    Finding,
    FindingKind,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.shapes import Shape
from medannot.domain.ids import FindingId


class Aspect(StrEnum):
    """Which part of a finding.

    Attributes:
        CLAIM: what it is about: the term, the region, the two lesions of a relation, the words
            where no term fits, that everything is annotated, or whether an image can be used.
        SHOWS: what a mark or an advice belongs to.
        STANDS: how many warnings are let stand.
    """

    CLAIM = "claim"
    ROLE = "role"
    PLACE = "place"
    VALUE = "value"
    HOW = "how"
    OFTEN = "often"
    RANK = "rank"
    EVIDENCE = "evidence"
    REASONING = "reasoning"
    TEXT = "text"
    NOTE = "note"
    SHAPE = "shape"
    FRAME = "frame"
    SHOWS = "shows"
    STANDS = "stands"


class Usable(StrEnum):
    """What is said of an image that can be annotated, and of a case that is annotated whole."""

    USABLE = "usable"
    COMPLETE = "complete"


Called = Term | Site | str
"""What a finding is called; "" for one that is gone."""

Told = (
    Called
    | tuple[Called, ...]
    | LesionRole
    | Value
    | Together
    | DiscardReason
    | Usable
    | Shape
    | int
)


@dataclass(frozen=True, slots=True)
class Particular:
    """One part of a finding.

    Attributes:
        name: which of several of this aspect: the attribute's node, or the place's with its number
            among places of this node; else "".
        about: the attribute of a value.
    """

    aspect: Aspect
    told: Told
    name: str = ""
    about: Term | None = None


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part before and after.

    Attributes:
        before, after: None where nothing was said.
    """

    aspect: Aspect
    about: Term | None
    before: Told | None
    after: Told | None


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What an act made of one finding.

    Attributes:
        finding: as it is after it, or as it was where it was taken away.
        called: what it was called before, or as it was made; of a mark what it shows.
        fresh: it was not there before.
        gone: it was taken away.
    """

    finding: Finding
    called: Called
    fresh: bool
    gone: bool
    parts: tuple[PartChange, ...]


_ORDER = tuple(FindingKind)


def finding_changes(
    before: Mapping[FindingId, Finding], after: Mapping[FindingId, Finding]
) -> tuple[FindingChange, ...]:
    """Return what differs between two states of a work, in the protocol's order."""
    found = []
    for id_ in dict.fromkeys((*before, *after)):
        old, new = before.get(id_), after.get(id_)
        finding = new or old
        if old == new or finding is None:
            continue
        parts = _changes(
            particulars(old, before) if old else (), particulars(new, after) if new else ()
        )
        if parts:
            # By the name it had: what it became stands beside that.
            called = called_of(old or finding, before if old else after)
            found.append(FindingChange(finding, called, old is None, new is None, parts))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.finding.kind)))


def _changes(old: Sequence[Particular], new: Sequence[Particular]) -> tuple[PartChange, ...]:
    first, second = ({(one.aspect, one.name): one for one in side} for side in (old, new))
    went = [one for key, one in first.items() if key not in second]
    came = [one for key, one in second.items() if key not in first]
    found = []
    for key, one in first.items():
        if key in second and second[key].told != one.told:
            found.append(PartChange(one.aspect, one.about, one.told, second[key].told))
    for aspect in Aspect:
        # A place that went and one that came are one that was changed.
        gone = [one for one in went if one.aspect is aspect]
        fresh = [one for one in came if one.aspect is aspect]
        if aspect is Aspect.PLACE:
            found += [_pair(*both) for both in zip_longest(gone, fresh)]
        else:
            found += [_pair(one, None) for one in gone]
            found += [_pair(None, one) for one in fresh]
    order = tuple(Aspect)
    return tuple(sorted(found, key=lambda one: order.index(one.aspect)))


def _pair(old: Particular | None, new: Particular | None) -> PartChange:
    one = old or new
    if one is None:
        raise ValueError("a change has one side at least")
    return PartChange(one.aspect, one.about, old.told if old else None, new.told if new else None)


def particulars(finding: Finding, all_of: Mapping[FindingId, Finding]) -> tuple[Particular, ...]:
    """Return all that a finding says.

    Args:
        finding: which.
        all_of: the findings of the work, for those that this one names.
    """
    content = finding.content
    found = list(_parts(content, all_of))
    stands = getattr(content, "acknowledged", ())
    if stands:
        found.append(Particular(Aspect.STANDS, len(stands)))
    return tuple(found)


def _parts(content: Content, all_of: Mapping[FindingId, Finding]) -> Iterator[Particular]:
    if isinstance(content, Quality):
        yield Particular(Aspect.CLAIM, content.discarded or Usable.USABLE)
        yield from _worded(Aspect.NOTE, content.note)
    elif isinstance(content, Complete):
        yield Particular(Aspect.CLAIM, Usable.COMPLETE)
    elif isinstance(content, Region):
        yield Particular(Aspect.CLAIM, content.site)
    elif isinstance(content, Lesion):
        yield from _of_lesion(content)
    elif isinstance(content, LesionRelation):
        yield from _of_relation(content, all_of)
    elif isinstance(content, Diagnosis):
        yield from _of_diagnosis(content, all_of)
    elif isinstance(content, Advice):
        yield from _claimed(content)
        if content.diagnosis is not None:
            yield Particular(Aspect.SHOWS, _named(content.diagnosis, all_of))
    else:
        yield from _of_mark(content, all_of)


def _of_lesion(lesion: Lesion) -> Iterator[Particular]:
    yield Particular(Aspect.CLAIM, lesion.term)
    if lesion.role is not None:
        yield Particular(Aspect.ROLE, lesion.role)
    places: dict[str, int] = {}
    for site in lesion.locations:
        node = site.term.node_id
        places[node] = places.get(node, 0) + 1
        yield Particular(Aspect.PLACE, site, f"{node}/{places[node]}")
    for value in lesion.values:
        attribute = value.attribute
        yield Particular(Aspect.VALUE, value, attribute.node_id, attribute)
    yield from _worded(Aspect.NOTE, lesion.note)


def _of_relation(
    relation: LesionRelation, all_of: Mapping[FindingId, Finding]
) -> Iterator[Particular]:
    ends = (relation.subject, relation.object)
    yield Particular(Aspect.CLAIM, tuple(_named(end, all_of) for end in ends))
    if relation.relation is not None:
        yield Particular(Aspect.HOW, relation.relation)
    if relation.together is not None:
        yield Particular(Aspect.OFTEN, relation.together)


def _of_diagnosis(
    diagnosis: Diagnosis, all_of: Mapping[FindingId, Finding]
) -> Iterator[Particular]:
    yield from _claimed(diagnosis)
    yield Particular(Aspect.RANK, diagnosis.rank)
    if diagnosis.evidence:
        evidence = tuple(_named(one, all_of) for one in diagnosis.evidence)
        yield Particular(Aspect.EVIDENCE, evidence)
    yield from _worded(Aspect.REASONING, diagnosis.reasoning)


def _of_mark(mark: Mark, all_of: Mapping[FindingId, Finding]) -> Iterator[Particular]:
    if mark.target is not None:
        yield Particular(Aspect.SHOWS, _named(mark.target, all_of))
    yield Particular(Aspect.SHAPE, mark.shape)
    if mark.frame > 1:
        yield Particular(Aspect.FRAME, mark.frame)


def _claimed(content: Diagnosis | Advice) -> Iterator[Particular]:
    yield Particular(Aspect.CLAIM, content.term or content.text)
    if content.term is not None:
        yield from _worded(Aspect.TEXT, content.text)


def _worded(aspect: Aspect, text: str) -> Iterator[Particular]:
    if text:
        yield Particular(aspect, text)


def called_of(finding: Finding, all_of: Mapping[FindingId, Finding]) -> Called:
    """Return what a finding is called; of a mark and of a relation what it belongs to."""
    content = finding.content
    if isinstance(content, Mark):
        return _named(content.target, all_of) if content.target is not None else ""
    if isinstance(content, LesionRelation):
        return _named(content.subject, all_of)
    return _own_name(content)


def _named(finding_id: FindingId, all_of: Mapping[FindingId, Finding]) -> Called:
    found = all_of.get(finding_id)
    return _own_name(found.content) if found is not None else ""


def _own_name(content: Content) -> Called:
    if isinstance(content, Lesion):
        return content.term
    if isinstance(content, Region):
        return content.site
    if isinstance(content, Diagnosis | Advice):
        return content.term or content.text
    return ""
