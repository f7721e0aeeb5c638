"""The table of changes of a lexicon, `changes.csv`, to whose end rows are added for each version.

| column | holds |
|---|---|
| from_version, to_version | such as 1.0.0 and 1.1.0; rows of later versions stand below |
| op | relabel, move, recode, replace, merge, split, narrow, widen or drop |
| old_ids | nodes of the earlier version, `;` between them |
| new_ids | nodes that came in their place; empty where ids stay, or nothing came |
| condition | of a split: what decides (see `domain.lexicon.condition`) |
| auto | whether labels follow without a person: yes, no; empty for what the operation allows |
| note | in words, or empty |
"""

from collections.abc import Mapping, Sequence

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.lexicon.change import FOR_PEOPLE, Change, Op, change_flaws
from medannot.domain.lexicon.condition import Condition, parse_condition
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.tables import Row, Table

CHANGES = "changes.csv"
CHANGE_COLUMNS = (
    "from_version", "to_version", "op", "old_ids", "new_ids", "condition", "auto", "note",
)  # fmt: skip
CHANGE_EXACT = ("from_version", "to_version", "old_ids", "new_ids")
"""Columns in which a spreadsheet may have changed a value."""

_TRUTHS = {"yes": True, "no": False}


def changes_of(table: Table, lexicon: Lexicon, problems: list[Problem]) -> tuple[Change, ...]:
    """Return the changes of a table, in its order, and tell what is wrong.

    Args:
        table: with the columns of `CHANGE_COLUMNS`.
        lexicon: the version that the table belongs to.
        problems: takes what is wrong, with file and row.
    """
    read = [(row, _Reader(table.file, row)) for row in table.rows]
    made = [(row.number, reader.change()) for row, reader in read]
    told = [problem for _, reader in read for problem in reader.problems]
    found = [(number, change) for number, change in made if change is not None]
    changes = tuple(change for _, change in found)
    for flaw in change_flaws(changes, lexicon):
        number = found[flaw.index][0]
        told.append(_problem(table.file, number, flaw.column, flaw.value, flaw.expected))
    problems += told
    return changes


def cells_of(change: Change) -> Mapping[str, str]:
    """Return a change as the cells of its row."""
    return {
        "from_version": str(change.from_version),
        "to_version": str(change.to_version),
        "op": change.op.value,
        "old_ids": ";".join(change.old_ids),
        "new_ids": ";".join(change.new_ids),
        "condition": change.condition.text if change.condition else "",
        "auto": "yes" if change.auto else "no",
        "note": change.note,
    }


class _Reader:
    """Makes a change of a row, and collects what cannot be read."""

    def __init__(self, file: str, row: Row) -> None:
        self._file, self._row = file, row
        self.problems: list[Problem] = []

    def change(self) -> Change | None:
        op = self._op()
        first, last = self._version("from_version"), self._version("to_version")
        condition = self._condition()
        auto = self._auto(op, condition)
        if op is None or first is None or last is None or self.problems:
            return None
        return Change(
            first,
            last,
            op,
            self._ids("old_ids"),
            self._ids("new_ids"),
            condition,
            auto,
            self._row.cells["note"],
        )

    def _op(self) -> Op | None:
        cell = self._row.cells["op"]
        if cell in set(Op):
            return Op(cell)
        self._tell("op", cell, "one of " + ", ".join(Op))
        return None

    def _version(self, column: str) -> Version | None:
        cell = self._row.cells[column]
        try:
            return Version.parse(cell)
        except InputFault:
            self._tell(column, cell, "three whole numbers such as 1.2.0")
            return None

    def _condition(self) -> Condition | None:
        cell = self._row.cells["condition"]
        try:
            return parse_condition(cell) if cell else None
        except InputFault as fault:
            said = Sentence("condition {cell}: {fault}", cell=cell, fault=str(fault))
            self.problems.append(Problem(self._file, self._row.number, said))
            return None

    def _auto(self, op: Op | None, condition: Condition | None) -> bool:
        cell = self._row.cells["auto"]
        if cell and cell not in _TRUTHS:
            self._tell("auto", cell, "yes or no")
        by_itself = op not in FOR_PEOPLE and (op is not Op.SPLIT or condition is not None)
        return _TRUTHS.get(cell, by_itself)

    def _ids(self, column: str) -> tuple[str, ...]:
        parts: Sequence[str] = self._row.cells[column].replace("；", ";").split(";")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))

    def _tell(self, column: str, cell: str, expected: str) -> None:
        self.problems.append(_problem(self._file, self._row.number, column, cell, expected))


def _problem(file: str, number: int, column: str, value: str, expected: str) -> Problem:
    said = "{column} {value}: {expected} is expected."
    told = Sentence(said, column=column, value=value or "(empty)", expected=expected)
    return Problem(file, number, told)
