"""Reviewed terms in the tree of their lexicon: what lies below a node is rolled up to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.lexicon.tree import Lexicon
from medannot.statistics.label_quality import QualityRow


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A node with the reviewed entities of it and of all below it.

    Attributes:
        depth: 0 for the top of a tree.
        own: reviewed entities of the node itself; the counts hold those below it too.
    """

    node: str
    parent: str
    en: str
    zh: str
    depth: int
    own: int
    kept: int
    changed: int
    deleted: int
    added: int

    @property
    def reviewed(self) -> int:
        """Return how many entities were reviewed."""
        return self.kept + self.changed + self.deleted + self.added

    @property
    def wrong(self) -> int:
        """Return how many of them were not kept."""
        return self.changed + self.deleted + self.added

    @property
    def error_rate(self) -> float:
        """Return (changed + deleted + added) / reviewed."""
        return self.wrong / self.reviewed if self.reviewed else 0.0


def tree_rows(
    rows: Sequence[QualityRow],
    tree: Lexicon | None,
    words: Mapping[str, tuple[str, str]],
) -> tuple[TreeRow, ...]:
    """Return the reviewed nodes with all above them, depth first, in the order of the lexicon.

    Args:
        rows: a node each.
        tree: of the project; without it, and for nodes that it does not hold, each node stands
            alone.
        words: of nodes that the tree does not hold.
    """
    totals: dict[str, list[int]] = {}
    own: dict[str, int] = {}
    for row in rows:
        node = str(row.value)
        counts = (row.kept, row.changed, row.deleted, row.added)
        own[node] = sum(counts)
        held = tree is not None and node in tree
        for one in (node, *(tree.ancestors(node) if tree is not None and held else ())):
            sums = totals.setdefault(one, [0, 0, 0, 0])
            for place, count in enumerate(counts):
                sums[place] += count
    found = [_row(one, tree, words, own, totals) for one in _order(totals, tree)]
    return tuple(found)


def _order(totals: Mapping[str, object], tree: Lexicon | None) -> list[str]:
    known = [one.id for one in tree.walk() if one.id in totals] if tree is not None else []
    return [*known, *sorted(set(totals) - set(known))]


def _row(
    node: str,
    tree: Lexicon | None,
    words: Mapping[str, tuple[str, str]],
    own: Mapping[str, int],
    totals: Mapping[str, list[int]],
) -> TreeRow:
    en, zh = words.get(node, (node, ""))
    parent, depth = "", 0
    if tree is not None and node in tree:
        en, zh = tree[node].en.label, tree[node].zh.label
        parent, depth = tree[node].parent_id, len(tree.ancestors(node))
    return TreeRow(node, parent, en, zh, depth, own.get(node, 0), *totals[node])
