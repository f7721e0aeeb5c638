"""What a new version of a lexicon did to its nodes, and whether a table of that is sound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.condition import Condition
from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version


class Op(StrEnum):
    """What happened to nodes.

    Attributes:
        RELABEL: other words for the same.
        MOVE: another place in the tree.
        RECODE: other cross-references.
        REPLACE: one node came in the place of one.
        MERGE: one node came in the place of several, of which it may be one.
        SPLIT: several nodes came in the place of one.
        NARROW: a node that means less came in the place of one.
        WIDEN: a node that means more came in the place of one.
        DROP: nothing came in their place.
    """

    RELABEL = "relabel"
    MOVE = "move"
    RECODE = "recode"
    REPLACE = "replace"
    MERGE = "merge"
    SPLIT = "split"
    NARROW = "narrow"
    WIDEN = "widen"
    DROP = "drop"


KEEPING = frozenset({Op.RELABEL, Op.MOVE, Op.RECODE})
"""Operations that leave the id to the node."""

FOR_PEOPLE = frozenset({Op.NARROW, Op.WIDEN})
"""Operations that change what a label says, so that a person looks at each."""

_MANY = 10_000
_SHAPES: Mapping[Op, tuple[range, range]] = MappingProxyType(
    {
        Op.RELABEL: (range(1, _MANY), range(1)),
        Op.MOVE: (range(1, _MANY), range(1)),
        Op.RECODE: (range(1, _MANY), range(1)),
        Op.REPLACE: (range(1, 2), range(1, 2)),
        Op.MERGE: (range(2, _MANY), range(1, 2)),
        Op.SPLIT: (range(1, 2), range(2, _MANY)),
        Op.NARROW: (range(1, 2), range(1, 2)),
        Op.WIDEN: (range(1, 2), range(1, 2)),
        Op.DROP: (range(1, _MANY), range(1)),
    }
)
"""How many old and new ids an operation has."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table of changes.

    Attributes:
        old_ids: nodes of the earlier version.
        new_ids: nodes of the later version that came in their place; empty where the ids stay.
        condition: of a split, what decides for each label, or None.
        auto: whether labels follow without a person.
        note: why, in words.
    """

    from_version: Version
    to_version: Version
    op: Op
    old_ids: tuple[str, ...]
    new_ids: tuple[str, ...] = ()
    condition: Condition | None = None
    auto: bool = True
    note: str = ""

    @property
    def retired(self) -> tuple[str, ...]:
        """Return the old ids that are given up."""
        if self.op in KEEPING:
            return ()
        return tuple(one for one in self.old_ids if one not in self.new_ids)


@dataclass(frozen=True, slots=True)
class ChangeFlaw:
    """Something that is wrong with a change.

    Attributes:
        index: of the change, counted from 0.
        column: of the table, such as "old_ids".
        value: that stands there.
        expected: what should.
    """

    index: int
    column: str
    value: str
    expected: str


def change_flaws(changes: Sequence[Change], lexicon: Lexicon) -> tuple[ChangeFlaw, ...]:
    """Return all that is wrong with the changes that led to a lexicon.

    Args:
        changes: all of them, in the order in which they were written down.
        lexicon: the latest version, which still knows every node there ever was.
    """
    found: list[ChangeFlaw] = []
    left: dict[tuple[Version, str], int] = {}
    for index, change in enumerate(changes):
        before = changes[index - 1] if index else None
        told = (
            *_order(change, before, lexicon.head.version),
            *_shape(change),
            *_ids(change, lexicon),
            *_twice(change, index, left),
        )
        found += [ChangeFlaw(index, *flaw) for flaw in told]
    return tuple(found)


_Told = Iterator[tuple[str, str, str]]


def _order(change: Change, before: Change | None, latest: Version) -> _Told:
    start, end = change.from_version, change.to_version
    if end <= start:
        yield "to_version", str(end), f"a version after {start}"
    elif end > latest:
        yield "to_version", str(end), f"at most {latest}, the version of the lexicon,"
    if before is None or (start, end) == (before.from_version, before.to_version):
        return
    if start < before.to_version:
        expected = f"{before.to_version} or later, since rows are only added at the end,"
        yield "from_version", str(start), expected


def _shape(change: Change) -> _Told:
    old, new = change.old_ids, change.new_ids
    most_old, most_new = _SHAPES[change.op]
    if len(old) not in most_old:
        yield "old_ids", ";".join(old), f"for {change.op.value} {_number(most_old)}"
    if change.op in KEEPING and new == old:
        new = ()
    if len(new) not in most_new:
        yield "new_ids", ";".join(new), f"for {change.op.value} {_number(most_new)}"
    elif change.op is not Op.MERGE:
        for same in (one for one in new if one in old):
            yield "new_ids", same, "a new id, since the meaning changed,"
    if change.op in FOR_PEOPLE and change.auto:
        yield "auto", "yes", f"no for {change.op.value}"
    yield from _condition(change)


def _condition(change: Change) -> _Told:
    condition = change.condition
    if condition is None:
        if change.op is Op.SPLIT and change.auto:
            yield "condition", "", "what decides, or no in the column auto,"
        return
    if change.op is not Op.SPLIT:
        yield "condition", condition.text, "nothing, since only a split has one,"
        return
    for strange in (one for one in condition.node_ids if one not in change.new_ids):
        yield "condition", strange, "one of the new ids"


def _number(of: range) -> str:
    if of.stop == 1:
        return "no id"
    if of.stop == _MANY:
        return "one or more ids" if of.start == 1 else f"{of.start} or more ids"
    return "one id"


def _ids(change: Change, lexicon: Lexicon) -> _Told:
    for column, ids, version in (
        ("old_ids", change.old_ids, change.from_version),
        ("new_ids", change.new_ids, change.to_version),
    ):
        for node_id in ids:
            node = lexicon.nodes.get(node_id)
            if node is None:
                yield column, node_id, f"a node of {lexicon.head.pin}"
            elif not _lives(node, version):
                yield column, node_id, f"a node in use in version {version}"
    for node_id in change.retired:
        node = lexicon.nodes.get(node_id)
        if node is None:
            continue
        if node.status is not Status.DEPRECATED:
            yield "old_ids", node_id, "a node that is deprecated by now"
        elif _lives(node, change.to_version):
            expected = f"a node that is deprecated since {change.to_version}"
            yield "old_ids", node_id, expected


def _lives(node: Node, version: Version) -> bool:
    """Tell whether a node is in use in a version, as far as its own row says."""
    since, until = _version(node.since), _version(node.deprecated_since)
    return (since is None or since <= version) and (until is None or version < until)


def _version(text: str) -> Version | None:
    try:
        return Version.parse(text)
    except InputFault:
        return None


def _twice(change: Change, index: int, left: dict[tuple[Version, str], int]) -> _Told:
    """Yield ids whose labels would have to go two ways in one version."""
    if change.op in KEEPING:
        return
    for node_id in change.old_ids:
        first = left.setdefault((change.to_version, node_id), index)
        if first != index:
            yield "old_ids", node_id, "each id in one row of a version"
