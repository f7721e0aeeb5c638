"""Which columns stand in which file of a lexicon, and how a row becomes a node and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeVar

from medannot.domain.errors import Problem, Sentence
from medannot.domain.lexicon.checks import DOMAINS
from medannot.domain.lexicon.node import (
    Cardinality,
    Code,
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


@cache
def _by_value(kinds: type[Chosen]) -> Mapping[str, Chosen]:
    return {kind.value: kind for kind in kinds}


class _Cells:
    """Takes typed values out of a row, and collects what cannot be taken."""

    __slots__ = ("_cell", "_file", "_row", "problems")

    def __init__(self, file: str, row: Row, problems: list[Problem]) -> None:
        self._file, self._row, self.problems = file, row, problems
        self._cell = row.cells.get

    def text(self, column: str) -> str:
        return self._cell(column) or ""

    def range(self) -> Range | None:
        least, most = self.number("min"), self.number("max")
        return None if least is None and most is None else Range(least, most)

    def scale(self) -> Scale:
        return Scale(
            self.one_of("cardinality", Cardinality) or Cardinality.MANY,
            self.text("unit"),
            self.some_of("applies_to_roles", Role),
        )

    def several(self, column: str) -> tuple[str, ...]:
        cell = self._cell(column)
        if not cell:
            return ()
        cell = cell.replace("；", _LISTS)
        if _LISTS not in cell:
            return (cell,)
        found = (part.strip() for part in cell.split(_LISTS))
        return tuple(dict.fromkeys(part for part in found if part))

    def one_of(self, column: str, kinds: type[Chosen]) -> Chosen | None:
        """Return a value of an enumeration; None where the cell is empty or, told, wrong."""
        cell = self._cell(column)
        if not cell:
            return None
        found = _by_value(kinds).get(cell)
        if found is None:
            self._tell(column, cell, ", ".join(_by_value(kinds)))
        return found

    def some_of(self, column: str, kinds: type[Chosen]) -> frozenset[Chosen]:
        known = _by_value(kinds)
        for cell in self.several(column):
            if cell not in known:
                self._tell(column, cell, ", ".join(known))
        return frozenset(known[cell] for cell in self.several(column) if cell in known)

    def truth(self, column: str) -> bool:
        cell = self._cell(column, "")
        if cell not in _TRUTHS:
            self._tell(column, cell, "yes, no")
        return _TRUTHS.get(cell, False)

    def number(self, column: str) -> float | None:
        cell = self._cell(column)
        if not cell:
            return None
        if _NUMBER.fullmatch(cell):
            return float(cell)
        self._tell(column, cell, "a number such as 0.5")
        return None

    def whole(self, column: str) -> int | None:
        cell = self._cell(column)
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


@dataclass(frozen=True, slots=True)
class _Kindred:
    """What many nodes of a file have in common; a cell of it is read once and not for each."""

    kind: NodeKind
    level: Level
    paired: bool
    sex: Sex | None
    surface: Surface | None
    default_role: Role | None
    domains: frozenset[str]
    status: Status


_KINDRED = (
    "kind", "selectable_at", "paired", "sex", "surface", "default_role", "allowed_domain", "status",
)  # fmt: skip
"""The columns of these."""


class NodeReader:
    """Makes nodes of the rows of a file of nodes.

    Args:
        file: the file's name, for sentences.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._known: dict[tuple[str | None, ...], _Kindred] = {}

    def node_of(self, row: Row, codes: tuple[Code, ...], problems: list[Problem]) -> Node | None:
        """Return the node of a row, or None where cells are wrong.

        Args:
            row: with the columns of `columns_of`.
            codes: of the node; they stand in files of their own.
            problems: takes what is wrong.
        """
        before = len(problems)
        cells = _Cells(self._file, row, problems)
        cells.require("id")
        text, several = cells.text, cells.several
        key = tuple(map(row.cells.get, _KINDRED))
        shared = self._known.get(key) or self._kindred(key, cells)
        node = Node(
            text("id"),
            text("parent_id"),
            shared.kind,
            shared.level,
            cells.whole("order") or 0,
            Words(text("en"), several("en_syn"), text("definition_en")),
            Words(text("zh"), several("zh_syn"), text("definition_zh")),
            codes,
            shared.paired,
            shared.sex,
            shared.surface,
            shared.default_role,
            shared.domains,
            text("department"),
            text("exclusive_group"),
            cells.whole("rank"),
            cells.range(),
            cells.scale() if shared.kind is NodeKind.ATTRIBUTE else None,
            shared.status,
            text("since"),
            text("deprecated_since"),
            several("replaced_by"),
            text("source"),
            text("note"),
        )
        return node if len(problems) == before else None

    def _kindred(self, key: tuple[str | None, ...], cells: _Cells) -> _Kindred:
        before = len(cells.problems)
        cells.require("kind")
        found = _Kindred(
            cells.one_of("kind", NodeKind) or NodeKind.GROUP,
            _level(cells),
            cells.truth("paired"),
            cells.one_of("sex", Sex),
            cells.one_of("surface", Surface),
            cells.one_of("default_role", Role),
            frozenset(cells.several("allowed_domain")),
            cells.one_of("status", Status) or Status.DRAFT,
        )
        if len(cells.problems) == before:
            self._known[key] = found
        return found


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
