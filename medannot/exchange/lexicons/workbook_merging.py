"""Makes a lexicon of an edited workbook and of the lexicon that it is brought back to."""

from collections.abc import Iterator
from dataclasses import replace

from medannot.domain.errors import Sentence
from medannot.domain.lexicon.adopting import next_major
from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.columns import CODE_COLUMNS, FILES, row_of
from medannot.exchange.lexicons.folder import RELATIONS, RULES, Loaded, Tables, assembled
from medannot.exchange.lexicons.tables import Row, Table
from medannot.exchange.lexicons.workbook_reading import WorkbookRead
from medannot.exchange.lexicons.writing import code_rows, nodes_by_file


def edited(read: WorkbookRead, base: Loaded) -> tuple[Loaded, tuple[Sentence, ...]]:
    """Return the lexicon of a workbook, and what was made good on the way.

    Nodes are never deleted: one whose row is missing is deprecated. One that is newly deprecated
    gets the version since which it is. Head and codes are those of the lexicon.

    Args:
        read: the workbook.
        base: the lexicon that it is brought back to.

    Raises:
        UnsoundLexicon: rows are wrong; all of them are named by sheet and row.
    """
    since = str(next_major(base.lexicon.head.version))
    present = {row.cells["id"] for name in FILES for row in read.tables[name].rows}
    notes: list[Sentence] = []
    nodes: dict[str, Table] = {}
    for name, known in nodes_by_file(base).items():
        table = read.tables[name]
        rows = [_dated(row, base.lexicon.nodes.get(row.cells["id"]), since) for row in table.rows]
        for node in known:
            if node.id not in present:
                notes += _note(node, name)
                rows.append(Row(0, row_of(name, _given_up(node, since))))
        nodes[name] = replace(table, rows=tuple(rows))
    tables = Tables(nodes, read.tables[RELATIONS], read.tables[RULES], _codes(base.lexicon))
    return assembled(base.lexicon.head, tables, base.kept), tuple(notes)


def _dated(row: Row, base: Node | None, since: str) -> Row:
    """Return a row with the versions that the program notes and nobody types."""
    cells = dict(row.cells)
    if base is not None:
        cells["since"] = cells["since"] or base.since
    if cells["status"] == Status.DEPRECATED and not cells["deprecated_since"]:
        cells["deprecated_since"] = (base.deprecated_since if base else "") or since
    return Row(row.number, cells)


def _given_up(node: Node, since: str) -> Node:
    if node.status is Status.DEPRECATED:
        return node
    return replace(node, status=Status.DEPRECATED, deprecated_since=since)


def _note(node: Node, sheet: str) -> Iterator[Sentence]:
    if node.status is not Status.DEPRECATED:
        yield Sentence(
            "The row of {id} is missing in the sheet {sheet}; nodes are never deleted, so it shows "
            "as deprecated.",
            id=node.id,
            sheet=sheet,
        )


def _codes(lexicon: Lexicon) -> dict[str, Table]:
    return {
        system: Table(
            f"codes_{system.lower()}.csv",
            CODE_COLUMNS,
            tuple(Row(number, cells) for number, cells in enumerate(rows, start=2)),
            (),
        )
        for system, rows in code_rows(lexicon).items()
    }
