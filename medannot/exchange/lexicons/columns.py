"""Which columns stand in which file of a lexicon, and how a row becomes a node and back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from medannot.domain.errors import Problem, Sentence
from medannot.domain.lexicon.checks import DOMAINS
from medannot.domain.lexicon.node import (
    Cardinality,
    Level,
    Node,
    NodeKind,
    Range,
    Role,
    Scale,
    Sex,
    Status,
    Surface,
    Words,
)
from medannot.exchange.lexicons.tables import Row

Chosen = TypeVar("Chosen", bound=StrEnum)

_FIRST = ("id", "parent_id", "kind", "selectable_at", "order", "en", "zh", "en_syn", "zh_syn")
_DEFINED = ("definition_en", "definition_zh")
_LAST = ("status", "since", "deprecated_since", "replaced_by", "source", "note")
_BETWEEN = {
    "regions": ("paired", "sex", "surface"),
    "lesions": ("default_role", "allowed_domain"),
    "attributes": (
        "cardinality", "unit", "applies_to_roles", "exclusive_group", "rank", "min", "max",
    ),
    "diseases": ("department", "sex"),
    "findings": (),
    "advice": (),
}  # fmt: skip

FILES = tuple(_BETWEEN)
"""Names of the files of nodes, without their ending, in the order in which they are read."""

EXACT = ("id", "parent_id", "replaced_by", "since", "deprecated_since")
"""Columns in which a changed sign means another thing."""

RELATION_COLUMNS = ("subject", "kind", "object", "status", "source", "note")
CODE_COLUMNS = ("id", "code", "match")

_LISTS = ";"
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
_TRUTHS = {"yes": True, "no": False, "": False}
_LEVELS = {"no": Level.NONE, "": Level.NONE}
"""Other spellings of levels than their own."""


def columns_of(file: str) -> tuple[str, ...]:
    """Return the columns of a file of nodes, in their order."""
    return (*_FIRST, *_DEFINED, *_BETWEEN[file], *_LAST)


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as a node, or what is wrong with it."""

    node: Node | None
    problems: tuple[Problem, ...]


class _Cells:
    """Takes typed values out of a row, and collects what cannot be taken."""

    def __init__(self, file: str, row: Row) -> None:
        self._file, self._row = file, row
        self.problems: list[Problem] = []

    def text(self, column: str) -> str:
        return self._row.cells.get(column, "")

    def several(self, column: str) -> tuple[str, ...]:
        found = (part.strip() for part in self.text(column).replace("；", _LISTS).split(_LISTS))
        return tuple(dict.fromkeys(part for part in found if part))

    def one_of(self, column: str, kinds: type[Chosen]) -> Chosen | None:
        """Return a value of an enumeration; None where the cell is empty or, told, wrong."""
        cell = self.text(column)
        if not cell:
            return None
        if cell in {kind.value for kind in kinds}:
            return kinds(cell)
        self._tell(column, cell, ", ".join(kind.value for kind in kinds))
        return None

    def some_of(self, column: str, kinds: type[Chosen]) -> frozenset[Chosen]:
        known = {kind.value: kind for kind in kinds}
        for cell in self.several(column):
            if cell not in known:
                self._tell(column, cell, ", ".join(known))
        return frozenset(known[cell] for cell in self.several(column) if cell in known)

    def truth(self, column: str) -> bool:
        cell = self.text(column)
        if cell not in _TRUTHS:
            self._tell(column, cell, "yes, no")
        return _TRUTHS.get(cell, False)

    def number(self, column: str) -> float | None:
        cell = self.text(column)
        if not cell:
            return None
        if _NUMBER.fullmatch(cell):
            return float(cell)
        self._tell(column, cell, "a number such as 0.5")
        return None

    def whole(self, column: str) -> int | None:
        cell = self.text(column)
        if not cell:
            return None
        if cell.isascii() and cell.isdigit() and len(cell) < 10:
            return int(cell)
        self._tell(column, cell, "a whole number")
        return None

    def _tell(self, column: str, cell: str, expected: str) -> None:
        said = "{column} {cell}: {expected} is expected."
        found = Sentence(said, column=column, cell=cell or "(empty)", expected=expected)
        self.problems.append(Problem(self._file, self._row.number, found))

    def require(self, column: str) -> None:
        if not self.text(column):
            self._tell(column, "", "a value")


def node_of(file: str, row: Row) -> Reading:
    """Return the node of a row of a file of nodes.

    Args:
        file: the file's name, for sentences.
        row: with the columns of `columns_of`.
    """
    cells = _Cells(file, row)
    for column in ("id", "kind"):
        cells.require(column)
    kind = cells.one_of("kind", NodeKind)
    level = _level(cells)
    scale = None
    if kind is NodeKind.ATTRIBUTE:
        scale = Scale(
            cells.one_of("cardinality", Cardinality) or Cardinality.MANY,
            cells.text("unit"),
            cells.some_of("applies_to_roles", Role),
        )
    least, most = cells.number("min"), cells.number("max")
    node = Node(
        id=cells.text("id"),
        parent_id=cells.text("parent_id"),
        kind=kind or NodeKind.GROUP,
        level=level,
        order=cells.whole("order") or 0,
        en=Words(cells.text("en"), cells.several("en_syn"), cells.text("definition_en")),
        zh=Words(cells.text("zh"), cells.several("zh_syn"), cells.text("definition_zh")),
        paired=cells.truth("paired"),
        sex=cells.one_of("sex", Sex),
        surface=cells.one_of("surface", Surface),
        default_role=cells.one_of("default_role", Role),
        domains=frozenset(cells.several("allowed_domain")),
        department=cells.text("department"),
        exclusive_group=cells.text("exclusive_group"),
        rank=cells.whole("rank"),
        range=None if least is None and most is None else Range(least, most),
        scale=scale,
        status=cells.one_of("status", Status) or Status.DRAFT,
        since=cells.text("since"),
        deprecated_since=cells.text("deprecated_since"),
        replaced_by=cells.several("replaced_by"),
        source=cells.text("source"),
        note=cells.text("note"),
    )
    return Reading(None if cells.problems else node, tuple(cells.problems))


def _level(cells: _Cells) -> Level:
    cell = cells.text("selectable_at")
    if cell in _LEVELS:
        return _LEVELS[cell]
    return cells.one_of("selectable_at", Level) or Level.NONE


def row_of(file: str, node: Node) -> dict[str, str]:
    """Return a node as the cells of its row in a file of nodes."""
    found = dict(_cells_of(node))
    return {column: found[column] for column in columns_of(file)}


def _cells_of(node: Node) -> Iterator[tuple[str, str]]:
    yield from {
        "id": node.id,
        "parent_id": node.parent_id,
        "kind": node.kind.value,
        "selectable_at": node.level.value,
        "order": str(node.order),
    }.items()
    for language, words in (("en", node.en), ("zh", node.zh)):
        yield language, words.label
        yield f"{language}_syn", _LISTS.join(words.synonyms)
        yield f"definition_{language}", words.definition
    yield "paired", "yes" if node.paired else "no"
    for column, value in (
        ("sex", node.sex),
        ("surface", node.surface),
        ("default_role", node.default_role),
    ):
        yield column, value.value if value is not None else ""
    yield "allowed_domain", _LISTS.join(_in_order(node.domains, DOMAINS))
    yield "department", node.department
    yield from _scale_cells(node)
    yield "status", node.status.value
    yield "replaced_by", _LISTS.join(node.replaced_by)
    for column in ("since", "deprecated_since", "source", "note"):
        yield column, str(getattr(node, column))


def _scale_cells(node: Node) -> Iterator[tuple[str, str]]:
    scale, found = node.scale, node.range or Range()
    yield "cardinality", scale.cardinality.value if scale else ""
    yield "unit", scale.unit if scale else ""
    yield "applies_to_roles", _LISTS.join(_in_order(scale.roles, tuple(Role))) if scale else ""
    yield "exclusive_group", node.exclusive_group
    yield "rank", "" if node.rank is None else str(node.rank)
    yield "min", _number(found.least)
    yield "max", _number(found.most)


def _in_order(found: frozenset[str], known: Sequence[str]) -> list[str]:
    """Return values in the order of the known ones, so that the same set gives the same bytes."""
    return [*(one for one in known if one in found), *sorted(found.difference(known))]


def _number(value: float | None) -> str:
    """Return a number as it was written, without an exponent."""
    return "" if value is None else format(Decimal(repr(value)), "f").removesuffix(".0")
