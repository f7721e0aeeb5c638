"""A small lexicon at several versions, labels of it, and its folders."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.lexicon.change import Change, Op
from medannot.domain.lexicon.condition import parse_condition
from medannot.domain.lexicon.node import Level, Node, NodeKind, Status, Words
from medannot.domain.lexicon.stored_label import Facts, StoredLabel
from medannot.domain.lexicon.tree import Head, Lexicon
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.changes import CHANGE_COLUMNS, cells_of
from medannot.exchange.lexicons.columns import columns_of, row_of
from medannot.exchange.lexicons.tables import write_csv


def node(
    node_id: str,
    en: str = "",
    zh: str = "",
    *,
    since: str = "1.0.0",
    until: str = "",
    replaced_by: tuple[str, ...] = (),
) -> Node:
    """Return a region, deprecated where it has an end."""
    return Node(
        node_id,
        "BODY",
        NodeKind.REGION,
        Level.NONE if until else Level.BOTH,
        1,
        Words(en or node_id.capitalize()),
        Words(zh or f"部位{node_id}"),
        status=Status.DEPRECATED if until else Status.ACTIVE,
        since=since,
        deprecated_since=until,
        replaced_by=replaced_by,
    )


def lexicon(version: str, *nodes: Node, name: str = "house") -> Lexicon:
    """Return a lexicon of regions below the body."""
    body = Node(
        "BODY", "", NodeKind.TREE, Level.NONE, 1, Words("Body"), Words("体表"), since="1.0.0"
    )
    head = Head(name, Version.parse(version), "House", "本院")
    return Lexicon(head, (body, *nodes))


def change(
    way: str,
    op: str,
    old: str,
    new: str = "",
    condition: str = "",
    *,
    auto: bool = True,
) -> Change:
    """Return a change; `way` is such as "1.0.0 2.0.0", ids stand with spaces between them."""
    first, last = way.split()
    parsed = parse_condition(condition) if condition else None
    return Change(
        Version.parse(first),
        Version.parse(last),
        Op(op),
        tuple(old.split()),
        tuple(new.split()),
        parsed,
        auto,
    )


def label(
    own: str, node_id: str, version: str = "1.0.0", finding: str = "", **facts: str
) -> StoredLabel:
    """Return a label with the words that `node` gives, of a finding of its own by default."""
    pairs: Facts = tuple(facts.items())
    return StoredLabel(
        own,
        finding or f"F-{own}",
        node_id,
        Version.parse(version),
        node_id.capitalize(),
        f"部位{node_id}",
        pairs,
    )


def moved(old: StoredLabel, node_id: str, version: str, *left: str) -> StoredLabel:
    """Return a label as it is after a migration to a node with the words that `node` gives."""
    return replace(
        old,
        node_id=node_id,
        version=Version.parse(version),
        en=node_id.capitalize(),
        zh=f"部位{node_id}",
        migrated_from=left,
    )


def write_lexicon(folder: Path, lexicon: Lexicon, changes: Sequence[Change] = ()) -> Path:
    """Write a lexicon of regions as a folder."""
    folder.mkdir(parents=True)
    head = lexicon.head
    (folder / "lexicon.toml").write_text(
        f'id = "{head.id}"\nversion = "{head.version}"\n[name]\nen = "{head.en}"\n'
        f'zh = "{head.zh}"\n',
        encoding="utf-8",
    )
    rows = [row_of("regions", node) for node in lexicon.nodes.values()]
    (folder / "regions.csv").write_bytes(write_csv(columns_of("regions"), rows))
    if changes:
        table = write_csv(CHANGE_COLUMNS, [cells_of(change) for change in changes])
        (folder / "changes.csv").write_bytes(table)
    return folder
