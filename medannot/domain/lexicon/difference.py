"""What two versions of a lexicon differ in, node by node."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Step

_WORDS = ("en", "zh")
_SMALL = frozenset(
    {
        "order", "note", "source", "status", "en.label", "zh.label", "en.definition",
        "zh.definition", "codes",
    }
)  # fmt: skip
"""A change of these alone is one of spelling, translation, order or notes."""

_MIDDLE = frozenset({"en.synonyms", "zh.synonyms", "range", "rank"})


class Part(StrEnum):
    """What of a lexicon differs."""

    NODE = "node"
    RELATION = "relation"
    RULE = "rule"


class DifferenceKind(StrEnum):
    """What happened to a node, a relation or a rule."""

    ADDED = "added"
    REMOVED = "removed"
    DEPRECATED = "deprecated"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a node, before and after, as text.

    Attributes:
        field: such as "en.label" or "parent_id".
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is other about one node, relation or rule.

    Attributes:
        node_id: the node's id; of a relation such as "relation:L.PAPULE:overlaps:L.NODULE", of a
            rule such as "rule:C.SEX".
        step: how much a version that does only this has to go up.
        changes: fields that differ; empty where the node came or went.
        part: what it is that differs.
    """

    node_id: str
    kind: DifferenceKind
    step: Step
    changes: tuple[Changed, ...] = ()
    part: Part = Part.NODE


def differences(before: Lexicon, after: Lexicon) -> tuple[Difference, ...]:
    """Return what differs, in the order of the later lexicon, what was removed last."""
    found = [
        difference
        for node in after.walk()
        if (difference := _between(before.nodes.get(node.id), node)) is not None
    ]
    gone = (node.id for node in before.walk() if node.id not in after)
    return (*found, *(Difference(one, DifferenceKind.REMOVED, Step.MAJOR) for one in gone))


def needed_step(found: tuple[Difference, ...]) -> Step | None:
    """Return how much the version has to go up; None where nothing differs."""
    steps = {difference.step for difference in found}
    return next((step for step in (Step.MAJOR, Step.MINOR, Step.PATCH) if step in steps), None)


def _between(before: Node | None, after: Node) -> Difference | None:
    if before is None:
        return Difference(after.id, DifferenceKind.ADDED, Step.MINOR)
    changes = tuple(_changes(before, after))
    if not changes:
        return None
    given_up = after.status is Status.DEPRECATED and before.status is not Status.DEPRECATED
    if given_up:
        return Difference(after.id, DifferenceKind.DEPRECATED, Step.MAJOR, changes)
    return Difference(after.id, DifferenceKind.CHANGED, _step(changes), changes)


def _step(changes: tuple[Changed, ...]) -> Step:
    names = {change.field for change in changes}
    if names <= _SMALL:
        return Step.PATCH
    return Step.MINOR if names <= _SMALL | _MIDDLE else Step.MAJOR


def _changes(before: Node, after: Node) -> Iterator[Changed]:
    for one in fields(Node):
        if one.name in _WORDS:
            old, new = getattr(before, one.name), getattr(after, one.name)
            for part in ("label", "synonyms", "definition"):
                yield from _changed(f"{one.name}.{part}", getattr(old, part), getattr(new, part))
        else:
            yield from _changed(one.name, getattr(before, one.name), getattr(after, one.name))


def _changed(name: str, before: object, after: object) -> Iterator[Changed]:
    if before != after:
        yield Changed(name, _text(before), _text(after))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ";".join(sorted(str(one) for one in value))
    if isinstance(value, tuple):
        return ";".join(str(one) for one in value)
    return str(value)
