"""A lexicon as a folder: `lexicon.toml`, tables of nodes, relations, rules, codes and changes."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from medannot.domain.errors import EnvironmentFault, InputFault, Problem, Sentence
from medannot.domain.file_kinds import odd_kind
from medannot.domain.lexicon.change import Change
from medannot.domain.lexicon.checks import flaws
from medannot.domain.lexicon.constraints import Rule
from medannot.domain.lexicon.node import Node
from medannot.domain.lexicon.tree import Head, Lexicon
from medannot.exchange.lexicons.beside import (
    CodesRead,
    Place,
    read_codes,
    read_relations,
    read_rules,
)
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
    NodeReader,
    columns_of,
)
from medannot.exchange.lexicons.head import HEAD, read_head
from medannot.exchange.lexicons.tables import Table, read_csv

RELATIONS = "relations"
RULES = "constraints"
HISTORY = "history.csv"
"""Who edited what; it is about the lexicon, no part of it."""
MOST_BYTES = 32 << 20
RULE_COLUMNS = ("id", "subject", "relation", "object", "severity", "message_en", "message_zh")
MOST_TOLD = 200
"""So many faults are listed."""

_CODES = "codes_"
_HASHED = (HEAD, CHANGES, *(f"{name}.csv" for name in (*FILES, RELATIONS, RULES)))


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
class Rows:
    """In which rows what stands beside the nodes was read, for what is told of it later.

    Attributes:
        relations: of each relation.
        rules: of each rule.
        codes: file and row of each code, by the node's id and the code.
        strangers: names of tables in the folder that are none of a lexicon.
    """

    relations: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()
    codes: Mapping[tuple[str, str], Place] = field(default_factory=lambda: MappingProxyType({}))
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A sound lexicon.

    Attributes:
        rules: its constraints.
        sha256: over the normalised files; what a project pins beside id and version. Empty where
            it was not yet written.
        kept: what its files say beside that.
        changes: what its versions did to its nodes, the earliest first.
        rows: where relations, rules and codes stand.
    """

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    sha256: str
    kept: Kept = Kept()
    changes: tuple[Change, ...] = ()
    rows: Rows = Rows()


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
    """A lexicon with faults; `problems` names each, up to `MOST_TOLD`, with its file and row."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        told = tuple(problems[:MOST_TOLD])
        said = "The lexicon {name} is not taken over; it has {faults}: {first}"
        if len(problems) > MOST_TOLD:
            said = "The lexicon {name} is not taken over; it has {faults} and more: {first}"
        faults = Sentence("{count} fault" if len(told) == 1 else "{count} faults", count=len(told))
        super().__init__(said, told, name=name, faults=faults, first=told[0].sentence())


def load(folder: Path, systems: frozenset[str] | None = None) -> Loaded:
    """Read a lexicon.

    Args:
        folder: with `lexicon.toml` and the tables that stand beside it.
        systems: coding systems whose codes are read; all that are there by default.

    Raises:
        InputFault: a file is missing, is no table, or comes from a later program.
        UnsoundLexicon: rows are wrong; all of them are named.
        EnvironmentFault: a file cannot be read.
    """
    files = _Files(folder)
    head = read_head(files.bytes_of(HEAD), HEAD)
    nodes = {name: files.table(f"{name}.csv", columns_of(name)) for name in FILES}
    tables = Tables(
        {name: table for name, table in nodes.items() if table is not None},
        files.table(f"{RELATIONS}.csv", RELATION_COLUMNS, ("subject", "object")),
        files.table(f"{RULES}.csv", RULE_COLUMNS),
        files.codes(systems),
        files.table(CHANGES, CHANGE_COLUMNS, CHANGE_EXACT),
    )
    text = files.read[HEAD].decode("utf-8-sig")
    kept = Kept(head=text, changes=files.read.get(CHANGES))
    loaded = assembled(head, tables, kept)
    rows = replace(loaded.rows, strangers=files.strangers())
    return replace(loaded, sha256=digest_of(files.read), rows=rows)


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
    codes = read_codes(tables.codes, problems)
    nodes, places, refused = _nodes(tuple(tables.nodes.values()), codes, problems)
    # What only follows from a row that was refused is not told beside it.
    problems += codes.strangers(refused.union(node.id for node in nodes))
    links, link_rows = read_relations(tables.relations, problems)
    file = tables.relations.file if tables.relations else ""
    told = {(problem.file, problem.row) for problem in problems}
    for flaw in flaws(nodes, links, codes=False):
        place = (file, link_rows[flaw.place]) if flaw.of_relation else places[flaw.place]
        missed = {flaw.sentence.details.get(name) for name in ("id", "other", "parent")} & refused
        if place not in told and not missed:  # nor is what follows from a wrong cell
            problems.append(Problem(*place, flaw.told))
    if problems:
        raise UnsoundLexicon(head.id, problems)
    lexicon = Lexicon(head, nodes, links)
    rules, rule_rows = read_rules(tables.rules, lexicon, problems)
    log = changes_of(tables.log, lexicon, problems) if tables.log else ()
    if problems:
        raise UnsoundLexicon(head.id, problems)
    names = {table.file: name for name, table in tables.nodes.items()}
    files = {node.id: names[place[0]] for node, place in zip(nodes, places, strict=True)}
    beside = ((RELATIONS, tables.relations), (RULES, tables.rules))
    present = {*tables.nodes, *(name for name, table in beside if table is not None)}
    kept = replace(kept, files=files, present=frozenset(present))
    return Loaded(lexicon, rules, "", kept, log, Rows(link_rows, rule_rows, codes.places))


def digest(folder: Path) -> str:
    """Return the SHA-256 over the normalised files of a lexicon, in the order of their names.

    Normalised: without byte order mark, lines ended by a line feed. Files of codes are left out,
    so that a build without a system has the same lexicon; so are files that are none of it.
    """
    return digest_of(
        {name: (folder / name).read_bytes() for name in _HASHED if (folder / name).exists()}
    )


def digest_of(files: Mapping[str, bytes]) -> str:
    """Return the same over files that need not lie anywhere, by name."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        if name in _HASHED:
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


class _Files:
    """Reads the files of a folder, each once.

    Attributes:
        read: bytes of what was read, by name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.read: dict[str, bytes] = {}

    def bytes_of(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            InputFault: it is missing, too large, or no file.
            EnvironmentFault: it cannot be read.
        """
        path = self._folder / name
        try:
            about = path.stat()
            if kind := odd_kind(about.st_mode):
                said = "{name} is {kind}; a file is expected."
                raise InputFault(said, name=name, kind=kind)
            if about.st_size > MOST_BYTES:
                raise InputFault(
                    "{name} is larger than any lexicon ({size} MB; {most} MB are allowed); delete "
                    "what is none of it.",
                    name=name,
                    size=about.st_size >> 20,
                    most=MOST_BYTES >> 20,
                )
            data = self.read[name] = path.read_bytes()
        except FileNotFoundError as fault:
            said = "{name} is missing in {folder}; a lexicon has it."
            raise InputFault(said, name=name, folder=self._folder.name) from fault
        except OSError as fault:
            said = "{name} cannot be read ({reason}); mend that, then open the lexicon again."
            raise EnvironmentFault(said, name=name, reason=fault.strerror) from fault
        return data

    def table(
        self, name: str, columns: Sequence[str], exact: Sequence[str] = EXACT
    ) -> Table | None:
        """Return a table, or None where there is none."""
        if not os.path.lexists(self._folder / name):
            return None
        return read_csv(self.bytes_of(name), name, columns, exact)

    def codes(self, systems: frozenset[str] | None) -> dict[str, Table]:
        """Return the tables of codes by coding system, of all systems or of some."""
        found: dict[str, Table] = {}
        for path in sorted(self._folder.glob(f"{_CODES}*.csv")):
            system = path.stem.removeprefix(_CODES).upper()
            if systems is None or system in systems:
                found[system] = read_csv(
                    self.bytes_of(path.name), path.name, CODE_COLUMNS, ("id", "code")
                )
        return found

    def strangers(self) -> tuple[str, ...]:
        """Return the names of tables that were not read, beside codes that are left out."""
        names = {path.name for path in self._folder.glob("*.csv")} - {HISTORY}
        return tuple(
            sorted(one for one in names if one not in self.read and not one.startswith(_CODES))
        )


def _nodes(
    tables: Sequence[Table], codes: CodesRead, problems: list[Problem]
) -> tuple[list[Node], list[Place], set[str]]:
    """Return the nodes, in which file and row each stands, and the ids of refused rows."""
    nodes: list[Node] = []
    places: list[Place] = []
    refused: set[str] = set()
    for table in tables:
        reader = NodeReader(table.file)
        for row in table.rows:
            node = reader.node_of(row, codes.by_node.get(row.cells["id"], ()), problems)
            if node is not None:
                nodes.append(node)
                places.append((table.file, row.number))
                continue
            refused.add(row.cells["id"])
            if len(problems) > MOST_TOLD:
                raise UnsoundLexicon(table.file, problems)
    return nodes, places, refused
