"""A lexicon as a folder: `lexicon.toml`, tables of nodes, relations, rules, codes and changes."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.lexicon.change import Change
from medannot.domain.lexicon.checks import ID_FORM, Flaw, flaws
from medannot.domain.lexicon.constraints import Rule, RuleKind, Severity, selector
from medannot.domain.lexicon.node import Code, Language, Match, Node, Status
from medannot.domain.lexicon.tree import Head, Lexicon, Relation, RelationKind
from medannot.domain.lexicon.version import Version
from medannot.domain.wording import counted
from medannot.exchange.lexicons.changes import (
    CHANGE_COLUMNS,
    CHANGE_EXACT,
    CHANGES,
    changes_of,
)
from medannot.exchange.lexicons.columns import (
    CODE_COLUMNS,
    EXACT,
    FILES,
    RELATION_COLUMNS,
    columns_of,
    node_of,
)
from medannot.exchange.lexicons.tables import Row, Table, read_csv

HEAD = "lexicon.toml"
RELATIONS = "relations"
RULES = "constraints"
HISTORY = "history.csv"
"""Who edited what; it is about the lexicon, no part of it."""
MOST_BYTES = 32 << 20
RULE_COLUMNS = ("id", "subject", "relation", "object", "severity", "message_en", "message_zh")
_UNDERSTOOD = Version(1, 0, 0)
"""Form of the files that this program reads; a greater one is refused."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the files say beside the lexicon, kept so that they can be written again alike.

    Attributes:
        head: the text of `lexicon.toml`, with its remarks.
        files: name of the file in which a node stands, by its id.
        present: names of the tables that there are, without their ending.
        changes: the bytes of `changes.csv`, or None where there is none.
    """

    head: str = ""
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    present: frozenset[str] = frozenset()
    changes: bytes | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sound lexicon.

    Attributes:
        rules: its constraints.
        sha256: over the normalised files; what a project pins beside id and version. Empty where
            it was not yet written.
        kept: what its files say beside that.
        changes: what its versions did to its nodes, the earliest first.
    """

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    sha256: str
    kept: Kept = Kept()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a lexicon, wherever they were read.

    Attributes:
        nodes: by name of the file, in the order of `FILES`.
        codes: by coding system.
        log: what its versions did to its nodes, or None.
    """

    nodes: Mapping[str, Table]
    relations: Table | None
    rules: Table | None
    codes: Mapping[str, Table]
    log: Table | None = None

    @property
    def all(self) -> tuple[Table, ...]:
        """Return all that there are."""
        beside = (table for table in (self.relations, self.rules, self.log) if table is not None)
        return (*self.nodes.values(), *beside, *self.codes.values())


class UnsoundLexicon(InputFault):
    """A lexicon with faults; `problems` names each with its file and row."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(
            "The lexicon {name} is not taken over; it has {faults}: {first}",
            tuple(problems),
            name=name,
            faults=counted(len(problems), "fault"),
            first=problems[0].sentence(),
        )


def load(folder: Path, systems: frozenset[str] | None = None) -> Loaded:
    """Read a lexicon.

    Args:
        folder: with `lexicon.toml` and the tables that stand beside it.
        systems: coding systems whose codes are read; all that are there by default.

    Raises:
        InputFault: a file is missing, is no table, or comes from a later program.
        UnsoundLexicon: rows are wrong; all of them are named.
    """
    data = _bytes(folder, HEAD)
    head = _head(data, HEAD)
    nodes = {name: _table(folder, f"{name}.csv", columns_of(name)) for name in FILES}
    tables = Tables(
        {name: table for name, table in nodes.items() if table is not None},
        _table(folder, f"{RELATIONS}.csv", RELATION_COLUMNS),
        _table(folder, f"{RULES}.csv", RULE_COLUMNS),
        _codes(folder, systems),
        _table(folder, CHANGES, CHANGE_COLUMNS, CHANGE_EXACT),
    )
    changes = _bytes(folder, CHANGES) if (folder / CHANGES).exists() else None
    kept = Kept(head=data.decode("utf-8-sig"), changes=changes)
    return replace(assembled(head, tables, kept), sha256=digest(folder))


def assembled(head: Head, tables: Tables, kept: Kept) -> Loaded:
    """Make a lexicon of tables, all of whose faults are told.

    Args:
        head: what identifies it.
        tables: of its nodes, and what stands beside them.
        kept: what else is kept of its files; which nodes stand where is added.

    Raises:
        UnsoundLexicon: rows are wrong; all of them are named.
    """
    problems = [problem for table in tables.all for problem in table.problems]
    nodes, places = _nodes(tuple(tables.nodes.values()), problems)
    nodes = _with_codes(nodes, tables.codes, problems)
    links = _relations(tables.relations, problems)
    problems += [_placed(flaw, places, tables.relations) for flaw in flaws(nodes, links)]
    if problems:
        raise UnsoundLexicon(head.id, problems)
    lexicon = Lexicon(head, nodes, links)
    rules = _rules(tables.rules, lexicon, problems)
    log = changes_of(tables.log, lexicon, problems) if tables.log else ()
    if problems:
        raise UnsoundLexicon(head.id, problems)
    names = {table.file: name for name, table in tables.nodes.items()}
    files = {node_id: names[file] for node_id, (file, _) in places.items()}
    beside = ((RELATIONS, tables.relations), (RULES, tables.rules))
    present = {*tables.nodes, *(name for name, table in beside if table is not None)}
    kept = replace(kept, files=files, present=frozenset(present))
    return Loaded(lexicon, rules, "", kept, log)


def digest(folder: Path) -> str:
    """Return the SHA-256 over the normalised files of a lexicon, in the order of their names.

    Normalised: without byte order mark, lines ended by a line feed. Files of codes are left out,
    so that a build without a system has the same lexicon; so is the history of its edits.
    """
    return digest_of(
        {
            path.name: path.read_bytes()
            for path in folder.glob("*")
            if path.suffix in {".csv", ".toml"} and not path.name.startswith("codes_")
        }
    )


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the same over files that need not lie anywhere, by name."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        if name.startswith("codes_") or name == HISTORY:
            continue
        text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        whole.update(f"{name}\0{len(text)}\0".encode())
        whole.update(text)
    return whole.hexdigest()


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 over all tables as they lie there, by which any change is noticed."""
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*")):
        if path.suffix in {".csv", ".toml"}:
            data = path.read_bytes()
            whole.update(f"{path.name}\0{len(data)}\0".encode())
            whole.update(data)
    return whole.hexdigest()


def _bytes(folder: Path, name: str) -> bytes:
    path = folder / name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputFault("{name} is larger than any lexicon.", name=name)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise InputFault(
            "{name} is missing in {folder}; a lexicon has it.", name=name, folder=folder.name
        ) from fault


def _table(
    folder: Path, name: str, columns: Sequence[str], exact: Sequence[str] = EXACT
) -> Table | None:
    if not (folder / name).exists():
        return None
    return read_csv(_bytes(folder, name), name, columns, exact)


def _head(data: bytes, name: str) -> Head:
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise InputFault("{name} is not TOML: {reason}.", name=name, reason=str(fault)) from fault
    form = Version.parse(str(found.get("format", "1.0.0")))
    if form.major > _UNDERSTOOD.major:
        raise InputFault(
            "The lexicon was made by a later medannot (form {form}); install that to open it.",
            form=str(form),
        )
    names = found.get("name", {})
    cut_offs = found.get("cut_offs", {})
    if not isinstance(names, dict) or not isinstance(cut_offs, dict):
        raise InputFault("{name}: name and cut_offs are tables.", name=name)
    return Head(
        id=_text(found, "id", name),
        version=Version.parse(_text(found, "version", name)),
        en=str(names.get("en", "")),
        zh=str(names.get("zh", "")),
        languages=tuple(Language(one) for one in found.get("languages", ["en", "zh"])),
        based_on=str(found.get("based_on", "")),
        notices=tuple(str(one) for one in found.get("notices", ())),
        cut_offs=MappingProxyType({str(key): float(value) for key, value in cut_offs.items()}),
        needs=str(form),
    )


def _text(found: Mapping[str, Any], key: str, name: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or not value:
        raise InputFault("{name}: {key} is missing; a text is expected.", name=name, key=key)
    return value


def _nodes(
    tables: Sequence[Table], problems: list[Problem]
) -> tuple[list[Node], dict[str, tuple[str, int]]]:
    """Return the nodes, and in which file and row each stands."""
    nodes: list[Node] = []
    places: dict[str, tuple[str, int]] = {}
    for table in tables:
        for row in table.rows:
            read = node_of(table.file, row)
            problems += read.problems
            if read.node is not None:
                nodes.append(read.node)
                places[read.node.id] = table.file, row.number
    return nodes, places


def _codes(folder: Path, systems: frozenset[str] | None) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for path in sorted(folder.glob("codes_*.csv")):
        system = path.stem.removeprefix("codes_").upper()
        if systems is None or system in systems:
            found[system] = read_csv(
                _bytes(folder, path.name), path.name, CODE_COLUMNS, ("id", "code")
            )
    return found


def _with_codes(
    nodes: Sequence[Node], tables: Mapping[str, Table], problems: list[Problem]
) -> list[Node]:
    known = {node.id for node in nodes}
    codes: dict[str, list[Code]] = {}
    matches = {match.value: match for match in Match}
    for system, table in tables.items():
        for row in table.rows:
            node_id, match = row.cells["id"], row.cells["match"] or Match.EXACT.value
            if node_id not in known or match not in matches:
                said = "{id}, {match}: a node's id and one of {known} are expected."
                told = Sentence(said, id=node_id, match=match, known=", ".join(matches))
                problems.append(Problem(table.file, row.number, told))
                continue
            codes.setdefault(node_id, []).append(Code(system, row.cells["code"], matches[match]))
    return [replace(node, codes=tuple(codes.get(node.id, ()))) for node in nodes]


def _relations(table: Table | None, problems: list[Problem]) -> tuple[Relation, ...]:
    kinds = {kind.value: kind for kind in RelationKind}
    states = {status.value: status for status in Status}
    found: list[Relation] = []
    for row in table.rows if table else ():
        cells = row.cells
        if cells["kind"] not in kinds or (cells["status"] or "draft") not in states:
            said = "kind {kind}, status {status}: one of {kinds}, and of {states}, is expected."
            told = Sentence(
                said,
                kind=cells["kind"],
                status=cells["status"],
                kinds=", ".join(kinds),
                states=", ".join(states),
            )
            problems.append(Problem(table.file if table else "", row.number, told))
            continue
        status = states[cells["status"] or "draft"]
        kind = kinds[cells["kind"]]
        found.append(
            Relation(
                cells["subject"], kind, cells["object"], status, cells["source"], cells["note"]
            )
        )
    return tuple(found)


def _rules(table: Table | None, lexicon: Lexicon, problems: list[Problem]) -> tuple[Rule, ...]:
    found: list[Rule] = []
    for row in table.rows if table else ():
        try:
            found.append(_rule(row, lexicon, frozenset(rule.id for rule in found)))
        except (InputFault, ValueError) as fault:
            told = (
                Sentence(fault.template, **fault.details)
                if isinstance(fault, InputFault)
                else Sentence(
                    "relation {relation}, severity {severity}: one of {relations}, and of "
                    "{severities}, is expected.",
                    relation=row.cells["relation"] or "(empty)",
                    severity=row.cells["severity"] or "(empty)",
                    relations=", ".join(RuleKind),
                    severities=", ".join(Severity),
                )
            )
            problems.append(Problem(table.file if table else "", row.number, told))
    return tuple(found)


def _rule(row: Row, lexicon: Lexicon, taken: frozenset[str]) -> Rule:
    cells = row.cells
    if ID_FORM.fullmatch(cells["id"]) is None or cells["id"] in taken:
        raise InputFault(
            "id {id}: an id of capital letters, digits and points is expected that no other rule "
            "has.",
            id=cells["id"] or "(empty)",
        )
    for text in (cells["subject"], cells["object"]):
        selector(text, lexicon)
    return Rule(
        cells["id"],
        cells["subject"],
        RuleKind(cells["relation"]),
        cells["object"],
        Severity(cells["severity"]),
        cells["message_en"],
        cells["message_zh"],
    )


def _placed(flaw: Flaw, places: Mapping[str, tuple[str, int]], relations: Table | None) -> Problem:
    """Return a flaw with the file and row in which it has to be mended."""
    if flaw.field in {"subject", "object"} and relations is not None:
        number = next(
            (row.number for row in relations.rows if row.cells["subject"] == flaw.node_id), 0
        )
        return Problem(relations.file, number, flaw.told)
    file, number = places.get(flaw.node_id, ("", 0))
    return Problem(file, number, flaw.told)
