"""The way of a label's node through the versions of a lexicon, and what stops it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.errors import Sentence
from medannot.domain.lexicon.change import FOR_PEOPLE, KEEPING, Change, Op
from medannot.domain.lexicon.node import Status
from medannot.domain.lexicon.stored_label import Flag, StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version


class Reason(StrEnum):
    """Why a person has to look at a label.

    Attributes:
        OTHER_VERSION: it does not lie between the two versions.
        UNKNOWN_NODE: its version has no such node.
        NOT_AUTOMATIC: the change is marked so.
        MEANING: its node means less or more now.
        UNDECIDED: its node was split, and nothing decides.
        GIVEN_UP: its node is not in use any more, and no change says what came in its place.
        REVIEW_DIFFERS: it would be the same as another label, whose review is another.
    """

    OTHER_VERSION = "other_version"
    UNKNOWN_NODE = "unknown_node"
    NOT_AUTOMATIC = "not_automatic"
    MEANING = "meaning"
    UNDECIDED = "undecided"
    GIVEN_UP = "given_up"
    REVIEW_DIFFERS = "review_differs"


@dataclass(frozen=True, slots=True)
class Task:
    """Why a label waits for a person.

    Attributes:
        op: of the change that stopped it, or None.
        candidates: ids of the nodes to choose from, as far as they are known.
        sentence: what happened, and what to do.
    """

    reason: Reason
    op: Op | None
    candidates: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Route:
    """Where a label goes.

    Attributes:
        node_id: its node at the end.
        left: ids that it had on the way, the first one first, without the last.
        ops: operations that it went through.
        dropped: whether its node was given up without a successor.
        task: what stopped it, or None.
    """

    node_id: str
    left: tuple[str, ...] = ()
    ops: tuple[Op, ...] = ()
    dropped: bool = False
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    version: Version
    changes: Mapping[str, Sequence[Change]]


class Routes:
    """Finds the way of each label; those that depend on no fact are found once a node.

    Args:
        changes: sound ones (see `change_flaws`), of all versions.
        before: the lexicon at the earliest version of the labels.
        after: at the version to which they are brought.
    """

    def __init__(self, changes: Iterable[Change], before: Lexicon, after: Lexicon) -> None:
        self._before, self._after = before, after
        self._first, self._last = before.head.version, after.head.version
        self._steps = _steps(
            change for change in changes if self._first < change.to_version <= self._last
        )
        self._known: dict[tuple[str, Version, Flag], Route] = {}

    @property
    def merged(self) -> frozenset[str]:
        """Return the ids at which labels of different nodes may end as the same."""
        ends: set[str] = set()
        for step in self._steps:
            ends = {new for old in ends for new in _leads(step, old)}
            ends |= {
                change.new_ids[0]
                for changes in step.changes.values()
                for change in changes
                if change.op is Op.MERGE
            }
        return frozenset(ends)

    def of(self, label: StoredLabel) -> Route:
        """Return where a label goes that is not at the last version already."""
        key = label.node_id, label.version, label.flag
        found = self._known.get(key)
        if found is None:
            found = self._stopped_at_once(label) or self._walked(label)
            if Op.SPLIT not in found.ops and (found.task is None or found.task.op is not Op.SPLIT):
                self._known[key] = found
        return found

    def _stopped_at_once(self, label: StoredLabel) -> Route | None:
        if not self._first <= label.version < self._last:
            said = (
                "The label is of version {version}, which does not lie between {first} and {last}; "
                "migrate it from its own version."
            )
            told = Sentence(said, version=label.version, first=self._first, last=self._last)
            return Route(label.node_id, task=Task(Reason.OTHER_VERSION, None, (), told))
        known = label.node_id in self._before
        if label.version != self._first:  # versions in between are not at hand
            known = known or label.node_id in self._after
        if known:
            return None
        said = "Version {version} has no node {id}; choose the node anew."
        told = Sentence(said, version=label.version, id=label.node_id)
        return Route(label.node_id, task=Task(Reason.UNKNOWN_NODE, None, (), told))

    def _walked(self, label: StoredLabel) -> Route:
        here = label.node_id
        left: list[str] = []
        ops: list[Op] = []
        for step in self._steps:
            if step.version <= label.version:
                continue
            for change in step.changes.get(here, ()):
                there = _followed(change, here, label)
                if isinstance(there, Task):
                    return Route(here, tuple(left), tuple(ops), task=there)
                ops.append(change.op)
                if there != here:
                    left.append(here)
                    here = there
        dropped = Op.DROP in ops
        task = self._given_up(here, told=dropped or label.flag is Flag.DROPPED)
        return Route(here, tuple(left), tuple(ops), dropped, task)

    def _given_up(self, node_id: str, *, told: bool) -> Task | None:
        """Return what to say of a node that went out of use on the way without a change.

        Args:
            node_id: where the label ends.
            told: whether the label says by its flag that the node is out of use.
        """
        before, after = self._before.nodes.get(node_id), self._after.nodes.get(node_id)
        told = told or (before is not None and before.status is Status.DEPRECATED)
        if after is not None and (told or after.status is not Status.DEPRECATED):
            return None
        said = (
            "{id} is not in use in version {last}, and no change says what came in its place; "
            "choose another node."
        )
        candidates = after.replaced_by if after is not None else ()
        return Task(Reason.GIVEN_UP, None, candidates, Sentence(said, id=node_id, last=self._last))


def _steps(changes: Iterable[Change]) -> tuple[_Step, ...]:
    """Return the changes by version and old id; those that keep the id stand first."""
    found: dict[Version, dict[str, list[Change]]] = {}
    for change in sorted(changes, key=lambda one: one.op not in KEEPING):
        step = found.setdefault(change.to_version, {})
        for node_id in change.old_ids:
            step.setdefault(node_id, []).append(change)
    return tuple(_Step(version, found[version]) for version in sorted(found))


def _leads(step: _Step, node_id: str) -> tuple[str, ...]:
    for change in step.changes.get(node_id, ()):
        if change.op not in KEEPING and change.new_ids:
            return change.new_ids
    return (node_id,)


def _followed(change: Change, here: str, label: StoredLabel) -> str | Task:
    """Return the id that a change leads to, or why that is left to a person."""
    if change.op in FOR_PEOPLE:
        return _other_meaning(change, here)
    if change.op is Op.SPLIT:
        return _split(change, here, label)
    if not change.auto:
        said = "{op} of {id} in version {version} is for a person; decide what the label becomes."
        told = Sentence(said, op=change.op.value, id=here, version=change.to_version)
        return Task(Reason.NOT_AUTOMATIC, change.op, change.new_ids, told)
    return change.new_ids[0] if change.op in {Op.REPLACE, Op.MERGE} else here


def _other_meaning(change: Change, here: str) -> Task:
    said = "{new} came in the place of {id} and means {how}; look whether it fits."
    how = "less" if change.op is Op.NARROW else "more"
    told = Sentence(said, new=change.new_ids[0], id=here, how=how)
    return Task(Reason.MEANING, change.op, change.new_ids, told)


def _split(change: Change, here: str, label: StoredLabel) -> str | Task:
    why = Sentence("the split is for a person")
    if change.auto and change.condition is not None:
        decision = change.condition.decide(dict(label.facts))
        if decision.why is None:
            return decision.node_id
        why = decision.why
    told = Sentence(
        "{id} was split into {new}, and nothing decides: {why}; choose one.",
        id=here,
        new=", ".join(change.new_ids),
        why=why,
    )
    return Task(Reason.UNDECIDED, change.op, change.new_ids, told)
