"""What a report counts of a work: as `judged` tells it, and no more than figures ask for.

Most of what is handed in is never changed again. Such a finding needs no course: it is what it was,
and the last decision on each of its parts counts. Where reviewers alone changed something, what was
handed in is held against what stands; only what the annotator or a migration changed since is
followed by `judged`. Links of a chain are read as far as that takes.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from medannot.domain.annotation.finding import FindingKind, LesionRelation, Term
from medannot.domain.annotation.revision import Revision, current
from medannot.domain.ids import FindingId
from medannot.domain.review.course import course_of
from medannot.domain.review.decision import (
    FINAL,
    DecisionLine,
    ReviewDecision,
    Verdict,
    standing_lines,
)
from medannot.domain.review.difference import Outcome
from medannot.domain.review.entity import EntityKind, Part, parts_of
from medannot.domain.review.judged import judged
from medannot.domain.review.renaming import BY_REVIEWERS


class Counted(NamedTuple):
    """One reviewed entity as figures count it.

    Attributes:
        node, kind, terms: of the entity as it was handed in, or as it was added.
        attribute: that the entity is the value of; "" where it is none.
        becomes: its node after review; "" where it was deleted.
        after: its terms after review; none where it was deleted.
    """

    outcome: Outcome
    kind: EntityKind
    node: str
    attribute: str
    terms: tuple[Term, ...]
    becomes: str
    after: tuple[Term, ...]


class Link(Protocol):
    """A link of a chain that is read when it is asked for."""

    @property
    def finding_id(self) -> FindingId:
        """Return whose chain it is."""

    @property
    def kind(self) -> str:
        """Return what the finding is about."""

    @property
    def cause(self) -> str:
        """Return why it was made."""

    @property
    def says(self) -> bool:
        """Tell whether it says something of which entities are made."""

    def revision(self) -> Revision:
        """Read it whole."""

    def parts(self) -> Sequence[Part]:
        """Read what it says, of a kind that names no other finding; see `parts_of`."""


_REJECT, _EDIT = Verdict.REJECT.value, Verdict.EDIT.value
_ATTRIBUTE = EntityKind.ATTRIBUTE
_RELATION = FindingKind.RELATION.value

_Last = Mapping[tuple[str, str], DecisionLine]
"""Of each part of a finding, by kind and name, the last decision that stands."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class _Said(NamedTuple):
    """What one reviewer said of a work.

    Attributes:
        last: decisions that stand, the last ones, by finding.
        whole: reads all decisions.
    """

    last: Mapping[FindingId, _Last]
    whole: Callable[[], Sequence[ReviewDecision]]


class _Changed(NamedTuple):
    """What became of the findings that were changed after they were handed in.

    Attributes:
        own: of each, what counts of it.
        added: what was added.
    """

    own: Mapping[FindingId, Sequence[Counted]]
    added: Sequence[Counted]


def counted(
    chain: Sequence[Link],
    handed_in: int,
    lines: Sequence[DecisionLine],
    decisions: Callable[[], Sequence[ReviewDecision]],
) -> Iterator[Counted]:
    """Yield what was decided finally, in the order of `judged`.

    Args:
        chain: of the work, as far as it is looked at.
        handed_in: number of the last link that was first handed in.
        lines: of all decisions of one reviewer on it, in order.
        decisions: reads the same ones whole, where that is needed.
    """
    if not lines:
        return
    said = _said(lines, decisions)
    before = {link.finding_id: link for link in chain[:handed_in]}
    moved = _moved(chain, handed_in)
    changed = _changed(chain, handed_in, moved, said) if moved else None
    for id_, link in before.items():
        if changed is not None and id_ in moved:
            yield from changed.own.get(id_, ())
        elif id_ in said.last and link.says:
            yield from _decided(_parts(link, before), said.last[id_])
    if changed is not None:
        yield from changed.added


def _said(
    lines: Sequence[DecisionLine], decisions: Callable[[], Sequence[ReviewDecision]]
) -> _Said:
    last: dict[FindingId, dict[tuple[str, str], DecisionLine]] = {}
    for line in standing_lines(lines):
        last.setdefault(line.finding_id, {})[line.kind, line.part] = line
    return _Said(last, decisions)


def _moved(chain: Sequence[Link], handed_in: int) -> Collection[FindingId]:
    """Return the findings that were changed since, the relations of these, and what those name."""
    changed = {link.finding_id for link in chain[handed_in:]}
    found = set(changed)
    for link in chain if changed else ():
        if link.kind == _RELATION and link.says:
            content = link.revision().content
            if isinstance(content, LesionRelation):
                those = {link.finding_id, content.subject, content.object}
                found |= those if not changed.isdisjoint(those) else set()
    return found


def _parts(link: Link, before: Mapping[FindingId, Link]) -> Sequence[Part]:
    if link.kind != _RELATION:
        return link.parts()
    content = link.revision().content
    if not isinstance(content, LesionRelation):
        return ()
    ends = [before[end] for end in (content.subject, content.object) if end in before]
    return parts_of(content, current(end.revision() for end in ends))


def _decided(
    parts: Sequence[Part], last: _Last, now: Mapping[tuple[str, str], Part | None] = _NOTHING
) -> Iterator[Counted]:
    """Yield what is decided of the parts of a finding, as they were handed in.

    Args:
        parts: the finding's own node first.
        last: decisions on them.
        now: what parts, by kind and name, have become since; None where one is gone.
    """
    gone = False
    for part in parts:
        kind, name, node, terms, belongs = part
        line = last.get((kind, name))
        verdict = line.verdict if line is not None else ""
        # What is rejected takes its parts with it.
        gone = gone or (not name and verdict == _REJECT)
        attribute = belongs if kind is _ATTRIBUTE else ""
        if gone or verdict == _REJECT:
            yield Counted(Outcome.DELETED, kind, node, attribute, terms, "", ())
        elif verdict == _EDIT:
            left = now.get((kind, name), part)
            becomes, after = (left.node, left.terms) if left is not None else ("", ())
            yield Counted(Outcome.CHANGED, kind, node, attribute, terms, becomes, after)
        elif verdict in FINAL:
            yield Counted(Outcome.KEPT, kind, node, attribute, terms, node, terms)


def _changed(
    chain: Sequence[Link], handed_in: int, moved: Collection[FindingId], said: _Said
) -> _Changed:
    """Read what was changed since."""
    if any(link.cause not in BY_REVIEWERS for link in chain[handed_in:]):
        return _followed([link.revision() for link in chain], handed_in, moved, said)
    before, after = _standing(chain[:handed_in], moved), _standing(chain, moved)
    own: dict[FindingId, Sequence[Counted]] = {}
    added: list[tuple[FindingId, Part]] = []
    for id_, parts in before.items():
        now, came = _held_against(parts, after.get(id_, ()))
        own[id_] = tuple(_decided(parts, said.last.get(id_, _NOTHING), now))
        added += [(id_, part) for part in came]
    added += [(id_, part) for id_, parts in after.items() if id_ not in before for part in parts]
    # In the order of what stands, as differences are told.
    order = {id_: place for place, id_ in enumerate(after)}
    added.sort(key=lambda pair: order[pair[0]])
    return _Changed(own, tuple(_added(added, before, said)))


def _standing(
    chain: Sequence[Link], only: Collection[FindingId]
) -> Mapping[FindingId, Sequence[Part]]:
    """Return the parts of some findings as they stand after the last link."""
    links = {link.finding_id: link for link in chain if link.finding_id in only}
    return {id_: _parts(link, links) for id_, link in links.items() if link.says}


def _held_against(
    before: Sequence[Part], after: Sequence[Part]
) -> tuple[Mapping[tuple[str, str], Part | None], Sequence[Part]]:
    """Return what each part has become, None where it is gone, and what came.

    As `differences` tells it: places that went and places that came are pairs, in their order.
    """
    there = {(part.kind, part.name): part for part in after}
    held = {(part.kind, part.name): part for part in before}
    came = [part for key, part in there.items() if key not in held]
    places = [part for part in came if part.kind is EntityKind.LOCATION]
    now: dict[tuple[str, str], Part | None] = {}
    for key, part in held.items():
        left = there.get(key)
        if left is None and part.kind is EntityKind.LOCATION and places:
            left = places.pop(0)
            came.remove(left)
        now[key] = left
    return now, came


def _added(
    came: Sequence[tuple[FindingId, Part]], before: Collection[FindingId], said: _Said
) -> Iterator[Counted]:
    """Yield what was missed; a lesion that was added counts with all its parts."""
    lines = [said.last.get(id_, _NOTHING).get((part.kind, part.name)) for id_, part in came]
    adds = [line is not None and line.verdict == Verdict.ADD for line in lines]
    whole = {id_ for (id_, _), add in zip(came, adds, strict=True) if add and id_ not in before}
    for (id_, part), add in zip(came, adds, strict=True):
        if add or id_ in whole:
            attribute = part.attribute if part.kind is _ATTRIBUTE else ""
            yield Counted(
                Outcome.ADDED, part.kind, part.node, attribute, part.terms, part.node, part.terms
            )


def _followed(
    chain: Sequence[Revision], handed_in: int, moved: Collection[FindingId], said: _Said
) -> _Changed:
    """Follow findings that the annotator or a migration has changed."""
    decisions = [one for one in said.whole() if one.entity.finding_id in moved]
    own: dict[FindingId, list[Counted]] = {}
    added: list[Counted] = []
    for one in judged(course_of(chain, handed_in, moved), decisions):
        entity, kind = one.entity, one.entity.kind
        attribute = entity.attribute if kind is _ATTRIBUTE else ""
        told = Counted(
            one.outcome, kind, entity.node, attribute, entity.terms, one.becomes, one.after
        )
        if one.outcome is Outcome.ADDED:
            added.append(told)
        else:
            own.setdefault(one.entity.key.finding_id, []).append(told)
    return _Changed(own, added)
