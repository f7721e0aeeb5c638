"""A whole lexicon: its head, its nodes as trees, and the relations between them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Self

from medannot.domain.lexicon.node import Language, Level, Node, NodeKind, Status
from medannot.domain.lexicon.version import Version

LEXICON_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How lexicons are called."""

ID_LENGTH = 60
"""So many characters at most."""


class RelationKind(StrEnum):
    """How two nodes belong together beside the tree.

    Attributes:
        ADVISED: the test, measure or urgency that is advised for a disease, beside its treatment.
    """

    OVERLAPS = "overlaps"
    LOOKS_LIKE = "looks_like"
    FINDING_SITE = "finding_site"
    HAS_SYMPTOM = "has_symptom"
    TREATED_BY = "treated_by"
    ADVISED = "advised"
    BELONGS_TO = "belongs_to"


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement about two nodes.

    Attributes:
        source: who says so.
        note: in words, or nothing.
    """

    subject: str
    kind: RelationKind
    object: str
    status: Status = Status.DRAFT
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What identifies a lexicon.

    Attributes:
        id: such as "medannot-skin".
        based_on: id and version of the lexicon that it was copied from, or nothing.
        notices: what has to be said wherever it is shown or given away.
        cut_offs: sizes in centimetres by name, such as "papule_cm".
        needs: the form of the files, of which a program understands up to some version.
        code_notices: what has to be said where codes of a system are shown, by system.
    """

    id: str
    version: Version
    en: str
    zh: str
    languages: tuple[Language, ...] = (Language.ENGLISH, Language.CHINESE)
    based_on: str = ""
    notices: tuple[str, ...] = ()
    cut_offs: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    needs: str = ""
    code_notices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def pin(self) -> str:
        """Return id and version as they are cited, such as "medannot-skin@1.0.0"."""
        return f"{self.id}@{self.version}"


class Lexicon:
    """Nodes by id and as trees; built once, never changed.

    Args:
        head: what identifies it.
        nodes: all nodes; ids are unique and parents exist (see `checks`).
        relations: between them.
    """

    def __init__(
        self, head: Head, nodes: Iterable[Node], relations: Iterable[Relation] = ()
    ) -> None:
        self.head = head
        self.nodes: Mapping[str, Node] = MappingProxyType({node.id: node for node in nodes})
        self.relations = tuple(relations)

    def with_head(self, head: Head) -> Self:
        """Return the same trees under another head."""
        return type(self)(head, self.nodes.values(), self.relations)

    @cached_property
    def systems(self) -> tuple[str, ...]:
        """Return the coding systems that its codes are of, in the order of their names."""
        return tuple(sorted({c.system for node in self.nodes.values() for c in node.codes}))

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what has to be said; of coding systems, only of those that are there."""
        said = self.head.code_notices
        return (*self.head.notices, *(said[one] for one in self.systems if one in said))

    def __contains__(self, node_id: object) -> bool:
        """Tell whether there is such a node."""
        return node_id in self.nodes

    def __getitem__(self, node_id: str) -> Node:
        """Return a node by its id."""
        return self.nodes[node_id]

    def __len__(self) -> int:
        """Return how many nodes there are."""
        return len(self.nodes)

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes.values():
            found.setdefault(node.parent_id, []).append(node)
        return {
            parent: tuple(one.id for one in sorted(nodes, key=lambda one: (one.order, one.id)))
            for parent, nodes in found.items()
        }

    @property
    def roots(self) -> tuple[str, ...]:
        """Return the tops of the trees, in order."""
        return self.children("")

    def children(self, node_id: str) -> tuple[str, ...]:
        """Return the ids below a node, in order; those of the tops for an empty id."""
        return self._children.get(node_id, ())

    def ancestors(self, node_id: str) -> tuple[str, ...]:
        """Return the ids above a node, the nearest first."""
        found: list[str] = []
        above = self.nodes[node_id].parent_id
        while above:
            found.append(above)
            above = self.nodes[above].parent_id
        return tuple(found)

    def root_of(self, node_id: str) -> str:
        """Return the top of a node's tree."""
        above = self.ancestors(node_id)
        return above[-1] if above else node_id

    def is_under(self, node_id: str, above: str) -> bool:
        """Tell whether a node is another one or lies somewhere below it."""
        return node_id == above or above in self.ancestors(node_id)

    def walk(self, above: str = "") -> Iterator[Node]:
        """Yield all nodes below one, depth first and in order; of all trees for an empty id."""
        waiting = list(reversed(self.children(above)))
        while waiting:
            node_id = waiting.pop()
            yield self.nodes[node_id]
            waiting.extend(reversed(self.children(node_id)))

    def sizes(self) -> dict[str, int]:
        """Return of each node that has others below it how many of those may be chosen."""
        found: dict[str, int] = {}
        for node in self.nodes.values():
            if node.is_selectable and node.status is not Status.DEPRECATED:
                for above in self.ancestors(node.id):
                    found[above] = found.get(above, 0) + 1
        return found

    def rolled_up(self, node_id: str, level: Level) -> str | None:
        """Return the nearest node, itself or above, that may be chosen at a level, or None.

        A fine location such as the cheek becomes the coarse region that is visible: the face.
        """
        for found in (node_id, *self.ancestors(node_id)):
            if self.nodes[found].is_selectable_at(level):
                return found
        return None

    def heir(self, node_id: str) -> str:
        """Return what stands in the place of a node that was given up, or the node itself.

        A node that was given up for several others stays: nobody but who said it can tell which.
        """
        passed = [node_id]
        while passed[-1] in self and len(after := self[passed[-1]].replaced_by) == 1:
            if after[0] in passed:
                return node_id
            passed.append(after[0])
        return passed[-1]

    def related(self, node_id: str, kind: RelationKind) -> tuple[str, ...]:
        """Return the nodes that stand in a relation to one, in either direction, in order."""
        found = [r.object for r in self.relations if r.kind is kind and r.subject == node_id]
        found += [r.subject for r in self.relations if r.kind is kind and r.object == node_id]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a lexicon holds.

    Attributes:
        by_kind: nodes of each kind that are not deprecated.
        selectable: of those, the ones that may be chosen.
        by_status: all nodes.
    """

    nodes: int
    by_kind: Mapping[NodeKind, int]
    selectable: Mapping[NodeKind, int]
    by_status: Mapping[Status, int]
    relations: int


def counts(lexicon: Lexicon) -> Counts:
    """Count nodes by kind, by whether they may be chosen, and by status."""
    by_kind: dict[NodeKind, int] = {}
    selectable: dict[NodeKind, int] = {}
    by_status: dict[Status, int] = {}
    for node in lexicon.nodes.values():
        by_status[node.status] = by_status.get(node.status, 0) + 1
        if node.status is Status.DEPRECATED:
            continue
        by_kind[node.kind] = by_kind.get(node.kind, 0) + 1
        if node.is_selectable:
            selectable[node.kind] = selectable.get(node.kind, 0) + 1
    return Counts(len(lexicon), by_kind, selectable, by_status, len(lexicon.relations))
