"""Figures of a report by each column, all under one version of the lexicon."""

from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.round import RoundPlan
from medannot.services.review_claims import Shares
from medannot.services.review_columns import ReviewColumns, Waiting
from medannot.statistics.columns import Column, crossed
from medannot.statistics.label_quality import (
    QualityRow,
    ReviewedEntities,
    quality,
    quality_by,
)

OF_TWO = ("kind and node", "annotator and week")
"""Sections whose values are pairs."""


@dataclass(frozen=True, slots=True)
class Section:
    """Figures by one column.

    Attributes:
        name: of the column: annotator, kind, node, attribute, level (a node with all below it),
            week, or a pair of two columns.
    """

    name: str
    rows: tuple[QualityRow, ...]


@dataclass(frozen=True)
class Sections:
    """Makes the figures of a report; `step` hears a stop between them.

    A node that was given up counts as what stands in its place: what a reviewer rejected before a
    migration kept its old word.
    """

    columns: ReviewColumns
    plan: RoundPlan
    tree: Lexicon | None
    step: Callable[[], None]

    def whole(self) -> QualityRow:
        """Return the figures of everything."""
        return self._quality(self.columns.rows)

    def at_best(self, whole: QualityRow, waiting: Sequence[Waiting]) -> Shares:
        """Return precision and recall if all that still waits is right."""
        found = self._quality(self.columns.with_kept(waiting)) if waiting else whole
        return found.figures.precision, found.figures.recall

    def heir(self, node: str) -> str:
        """Return what stands in the place of a node in the project's lexicon."""
        return self.tree.heir(node) if self.tree is not None else node

    def all(self, *, named: bool) -> tuple[Section, ...]:
        """Return figures by each column, by annotator only where they are told."""
        columns, nodes = self.columns, self._nodes
        kinds, weeks = columns.kinds, columns.weeks
        found = [
            *([self._section("annotator", columns.annotators)] if named else ()),
            self._section("kind", kinds),
            (by_node := self._section("node", nodes)),
            self._section("kind and node", crossed(kinds, nodes)),
            self._section("attribute", columns.attributes.regrouped(self._renewed)),
            Section("level", tuple(self._levels(by_node))),
            _in_order(self._section("week", weeks)),
        ]
        if named:
            by_both = crossed(columns.annotators, weeks)
            found.append(_in_order(self._section("annotator and week", by_both)))
        return tuple(found)

    @property
    def words(self) -> dict[str, tuple[str, str]]:
        """Return of each node its words in both languages, of heirs those of the lexicon."""
        found = dict(self.columns.words)
        for node in self.columns.words:
            heir = self.heir(node)
            if heir not in found and self.tree is not None and heir in self.tree:
                found[heir] = self.tree[heir].en.label, self.tree[heir].zh.label
        return found

    @cached_property
    def _nodes(self) -> Column:
        return self.columns.nodes.regrouped(self._renewed)

    def _renewed(self, node: Hashable) -> str:
        return self.heir(str(node))

    def _levels(self, by_node: Section) -> Iterator[QualityRow]:
        """Yield figures of each node with all below it, in the order of the lexicon."""
        if self.tree is None:
            return
        known = [str(node) for node in self._nodes.values if node in self.tree]
        # From the top of each tree down to the node.
        paths = {node: (*reversed(self.tree.ancestors(node)), node) for node in known}
        above = {one for path in paths.values() for one in path[:-1]}
        # What has nothing below it is as it is by itself.
        found: dict[Hashable, QualityRow] = {
            row.value: row for row in by_node.rows if row.value in known
        }
        for level in range(max(map(len, paths.values()), default=0)):
            at = self._nodes.regrouped(partial(_at, paths, above, level))
            found |= {row.value: row for row in self._section("level", at).rows}
        yield from (found[node.id] for node in self.tree.walk() if node.id in found)

    def _quality(self, rows: ReviewedEntities) -> QualityRow:
        return quality(rows, level=self.plan.level, correlation=self.plan.correlation)

    def _section(self, name: str, column: Column) -> Section:
        self.step()
        plan, rows = self.plan, self.columns.rows
        return Section(name, quality_by(rows, column, plan.level, correlation=plan.correlation))


def _at(
    paths: Mapping[str, tuple[str, ...]], above: Container[str], level: int, node: Hashable
) -> str | None:
    path = paths.get(str(node), ())
    there = level < len(path) and path[level] in above
    return path[level] if there else None


def _in_order(section: Section) -> Section:
    """Return weeks in their order, of one annotator after the other."""
    return Section(section.name, tuple(sorted(section.rows, key=lambda row: _order(row.value))))


def _order(value: Hashable) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
