"""What stands beside the nodes of a lexicon: codes, relations and rules, read from their tables."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.lexicon.checks import CODING_SYSTEMS, ID_FORM, code_fault
from medannot.domain.lexicon.constraints import Rule, RuleKind, Severity, selector
from medannot.domain.lexicon.node import Code, Match, Status
from medannot.domain.lexicon.tree import Lexicon, Relation, RelationKind
from medannot.exchange.lexicons.tables import Row, Table

Place = tuple[str, int]
"""File and row."""

_MATCHES: Mapping[str, Match] = {match.value: match for match in Match} | {"": Match.EXACT}
_KINDS: Mapping[str, RelationKind] = {kind.value: kind for kind in RelationKind}
_STATES: Mapping[str, Status] = {status.value: status for status in Status} | {"": Status.DRAFT}


@dataclass(slots=True)
class CodesRead:
    """Codes by node.

    Attributes:
        by_node: codes of each node's id.
        places: where each code stands, by id and code.
    """

    by_node: dict[str, tuple[Code, ...]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def strangers(self, known: Collection[str]) -> Iterator[Problem]:
        """Yield codes of nodes that there are not."""
        said = "id {id}: there is no such node; an id of the lexicon is expected."
        for (node_id, _code), (file, row) in self.places.items():
            if node_id not in known:
                yield Problem(file, row, Sentence(said, id=node_id[:60] or "(empty)"))


def read_codes(tables: Mapping[str, Table], problems: list[Problem]) -> CodesRead:
    """Return the codes of tables by coding system; collects what is wrong."""
    found = CodesRead()
    for system, table in tables.items():
        if system not in CODING_SYSTEMS:
            said = "{system} is no coding system; name the file codes_ and one of {known}."
            known = ", ".join(one.lower() for one in CODING_SYSTEMS)
            problems.append(Problem(table.file, 0, Sentence(said, system=system, known=known)))
            continue
        for row in table.rows:
            told = _read_code(system, table.file, row, found)
            if told is not None:
                problems.append(Problem(table.file, row.number, told))
    return found


def _read_code(system: str, file: str, row: Row, found: CodesRead) -> Sentence | None:
    """Add the code of a row, or return what is wrong with it."""
    cells = row.cells
    match = _MATCHES.get(cells["match"])
    if match is None:
        said = "match {match}: {known} is expected."
        known = ", ".join(one.value for one in Match)
        return Sentence(said, match=cells["match"][:60], known=known)
    code = Code(system, cells["code"], match)
    if fault := code_fault(code):
        return Sentence("code: {fault}", fault=fault)
    node_id = cells["id"]
    key = node_id, str(code)
    if key in found.places:
        said = "code {code}: {id} has it twice; delete one of the rows."
        return Sentence(said, code=code.code, id=node_id[:60])
    found.places[key] = file, row.number
    found.by_node[node_id] = (*found.by_node.get(node_id, ()), code)
    return None


def read_relations(
    table: Table | None, problems: list[Problem]
) -> tuple[tuple[Relation, ...], tuple[int, ...]]:
    """Return the relations of a table, and the row of each; collects what is wrong."""
    found: list[Relation] = []
    numbers: list[int] = []
    for row in table.rows if table else ():
        cells = row.cells
        kind, status = _KINDS.get(cells["kind"]), _STATES.get(cells["status"])
        if kind is None or status is None:
            column, known = ("kind", _KINDS) if kind is None else ("status", _STATES)
            told = Sentence(
                "{column} {cell}: {known} is expected.",
                column=column,
                cell=cells[column][:60] or "(empty)",
                known=", ".join(one for one in known if one),
            )
            problems.append(Problem(table.file if table else "", row.number, told))
            continue
        subject, other = cells["subject"], cells["object"]
        found.append(Relation(subject, kind, other, status, cells["source"], cells["note"]))
        numbers.append(row.number)
    return tuple(found), tuple(numbers)


def read_rules(
    table: Table | None, lexicon: Lexicon, problems: list[Problem]
) -> tuple[tuple[Rule, ...], tuple[int, ...]]:
    """Return the rules of a table, and the row of each; collects what is wrong."""
    found: list[Rule] = []
    numbers: list[int] = []
    taken: set[str] = set()
    for row in table.rows if table else ():
        try:
            found.append(_rule(row, lexicon, taken))
        except InputFault as fault:
            told = Sentence(fault.template, **fault.details)
            problems.append(Problem(table.file if table else "", row.number, told))
            continue
        numbers.append(row.number)
        taken.add(row.cells["id"])
    return tuple(found), tuple(numbers)


def _rule(row: Row, lexicon: Lexicon, taken: Collection[str]) -> Rule:
    cells = row.cells
    if ID_FORM.fullmatch(cells["id"]) is None or cells["id"] in taken:
        raise InputFault(
            "id {id}: an id of capital letters, digits and points is expected that no other rule "
            "has.",
            id=cells["id"][:60] or "(empty)",
        )
    for column, kinds in (("relation", RuleKind), ("severity", Severity)):
        if cells[column] not in set(kinds):
            raise InputFault(
                "{column} {cell}: {known} is expected.",
                column=column,
                cell=cells[column][:60] or "(empty)",
                known=", ".join(kinds),
            )
    for column in ("subject", "object"):
        try:
            selector(cells[column], lexicon)
        except InputFault as fault:
            told = Sentence(fault.template, **fault.details)
            raise InputFault("{column}: {told}", column=column, told=told) from fault
    return Rule(
        cells["id"],
        cells["subject"],
        RuleKind(cells["relation"]),
        cells["object"],
        Severity(cells["severity"]),
        cells["message_en"],
        cells["message_zh"],
    )
