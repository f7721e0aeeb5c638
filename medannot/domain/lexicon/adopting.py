"""Takes over of a changed lexicon what a person accepts of it, node by node."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import TypeVar

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.lexicon.checks import flaws
from medannot.domain.lexicon.constraints import Rule, selector
from medannot.domain.lexicon.difference import (
    Changed,
    Difference,
    DifferenceKind,
    Part,
    differences,
    needed_step,
)
from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon, Relation
from medannot.domain.lexicon.version import Step, Version

T = TypeVar("T", Node, Relation, Rule)
Beside = TypeVar("Beside", Relation, Rule)

_WORDING = frozenset({"en", "zh", "status", "source", "note"})
"""Fields of relations and rules whose change leaves their meaning as it was."""


@dataclass(frozen=True, slots=True)
class Content:
    """All of a lexicon that can be changed: nodes, relations, rules."""

    lexicon: Lexicon
    rules: tuple[Rule, ...] = ()


def relation_key(relation: Relation) -> str:
    """Return what a relation is accepted by; an id never holds a colon."""
    return f"relation:{relation.subject}:{relation.kind.value}:{relation.object}"


def rule_key(rule: Rule) -> str:
    """Return what a rule is accepted by."""
    return f"rule:{rule.id}"


def content_differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Return what differs: nodes first, then relations, then rules."""
    old, new = before.lexicon.relations, after.lexicon.relations
    return (
        *differences(before.lexicon, after.lexicon),
        *_beside(Part.RELATION, _keyed(old, relation_key), _keyed(new, relation_key)),
        *_beside(Part.RULE, _keyed(before.rules, rule_key), _keyed(after.rules, rule_key)),
    )


def apply(before: Content, after: Content, accepted: Collection[str]) -> Content:
    """Return a lexicon that has the accepted differences, and none of the others.

    The version goes up by what they need. A node that is missing in the later lexicon is not
    taken out but deprecated: ids are never used again, and what was labelled with it stays
    readable.

    Args:
        before: the lexicon as it is.
        after: the one that was changed.
        accepted: ids of differences between them, see `Difference`.

    Raises:
        InputFault: an id is none of a difference, or the accepted ones alone make no sound
            lexicon, such as a node without its new parent; each flaw is a problem.
    """
    found = {one.node_id: one for one in content_differences(before, after)}
    if strange := sorted(set(accepted) - set(found)):
        raise InputFault(
            "{ids}: there is no such difference; accept ids of the ones that are listed.",
            ids=", ".join(strange),
        )
    chosen = tuple(one for key, one in found.items() if key in accepted)
    step = needed_step(chosen)
    if step is None:
        return before
    version = before.lexicon.head.version.after(step)
    made = _made(before, after, chosen, version)
    _refuse_unsound(made)
    return made


def next_major(version: Version) -> Version:
    """Return since which version a node is deprecated that is given up now."""
    return version.after(Step.MAJOR)


def _made(
    before: Content, after: Content, chosen: Sequence[Difference], version: Version
) -> Content:
    keys = {one.node_id for one in chosen}
    dated = _dated(before.lexicon, after.lexicon, chosen, version)
    head = replace(before.lexicon.head, version=version)
    nodes = _merged(tuple(before.lexicon.nodes.values()), dated, _node_key, keys)
    old, new = before.lexicon.relations, after.lexicon.relations
    relations = _merged(old, new, relation_key, keys)
    rules = _merged(before.rules, after.rules, rule_key, keys)
    return Content(Lexicon(head, nodes, relations), tuple(rules))


def _dated(
    before: Lexicon, after: Lexicon, chosen: Sequence[Difference], version: Version
) -> tuple[Node, ...]:
    """Return the later nodes, the chosen ones with the version in which they come or go."""
    kinds = {one.node_id: one.kind for one in chosen}
    gone = [
        replace(node, status=Status.DEPRECATED)
        for node in before.nodes.values()
        if kinds.get(node.id) is DifferenceKind.REMOVED
    ]

    def dated(node: Node) -> Node:
        kind = kinds.get(node.id)
        if kind in {DifferenceKind.DEPRECATED, DifferenceKind.REMOVED}:
            return replace(node, deprecated_since=str(version))
        if kind is DifferenceKind.ADDED and not node.since:
            return replace(node, since=str(version))
        return node

    return tuple(dated(node) for node in (*after.nodes.values(), *gone))


def _node_key(node: Node) -> str:
    return node.id


def _keyed(found: Iterable[T], key: Callable[[T], str]) -> Mapping[str, T]:
    return MappingProxyType({key(one): one for one in found})


def _merged(
    before: Sequence[T], after: Sequence[T], key: Callable[[T], str], accepted: Collection[str]
) -> list[T]:
    """Return what there was, with what is accepted; a new one stands where it was put in."""
    old, new = _keyed(before, key), _keyed(after, key)
    following: dict[str, list[T]] = {}
    last = ""
    for name, one in new.items():
        if name in old:
            last = name
        elif name in accepted:
            following.setdefault(last, []).append(one)
    made = following.get("", [])
    for name, one in old.items():
        if name not in accepted:
            made.append(one)
        elif name in new:
            made.append(new[name])
        made.extend(following.get(name, ()))
    return made


def _beside(
    part: Part, before: Mapping[str, Beside], after: Mapping[str, Beside]
) -> Iterator[Difference]:
    for key, new in after.items():
        old = before.get(key)
        if old is None:
            yield Difference(key, DifferenceKind.ADDED, Step.MINOR, part=part)
        elif changes := tuple(_changes(old, new)):
            small = {change.field for change in changes} <= _WORDING
            step = Step.PATCH if small else Step.MINOR
            yield Difference(key, DifferenceKind.CHANGED, step, changes, part)
    for key in before:
        if key not in after:
            yield Difference(key, DifferenceKind.REMOVED, Step.MINOR, part=part)


def _changes(before: Beside, after: Beside) -> Iterator[Changed]:
    for one in fields(before):
        old, new = str(getattr(before, one.name)), str(getattr(after, one.name))
        if old != new:
            yield Changed(one.name, old, new)


def _refuse_unsound(made: Content) -> None:
    lexicon = made.lexicon
    found = flaws(tuple(lexicon.nodes.values()), lexicon.relations)
    problems = [Problem(flaw.node_id, 0, flaw.told) for flaw in found]
    for rule in made.rules:
        for text in (rule.subject, rule.object):
            try:
                selector(text, lexicon)
            except InputFault as fault:
                said = Sentence(fault.template, **fault.details)
                problems.append(Problem(rule.id, 0, said))
    if problems:
        raise InputFault(
            "What was accepted makes no sound lexicon; accept what belongs to it too, or less. "
            "The first fault: {first}",
            tuple(problems),
            first=problems[0].sentence(),
        )
