"""Writes a lexicon as a folder of canonical files: the same lexicon gives the same bytes.

A lexicon is written beside its place, read back, and only then put there with one renaming, so
that a fault leaves what there was. Where a program dies between the two renamings of a
replacement, `recover` puts back what there was.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import tomlkit
from tomlkit.items import Array

from medannot.domain.errors import EnvironmentFault, InputFault, Refusal
from medannot.domain.lexicon.adopting import Content, content_differences
from medannot.domain.lexicon.constraints import Rule
from medannot.domain.lexicon.node import Node, NodeKind
from medannot.domain.lexicon.tree import Head, Lexicon, Relation
from medannot.exchange.lexicons.changes import CHANGES
from medannot.exchange.lexicons.columns import (
    CODE_COLUMNS,
    FILES,
    RELATION_COLUMNS,
    columns_of,
    row_of,
)
from medannot.exchange.lexicons.folder import (
    RELATIONS,
    RULE_COLUMNS,
    RULES,
    Loaded,
    load,
)
from medannot.exchange.lexicons.head import HEAD
from medannot.exchange.lexicons.tables import write_csv

FILE_OF = {
    NodeKind.REGION: "regions",
    NodeKind.SUBREGION: "regions",
    NodeKind.TOOTH: "regions",
    NodeKind.LESION: "lesions",
    NodeKind.ATTRIBUTE: "attributes",
    NodeKind.DESCRIPTOR: "attributes",
    NodeKind.RELATION: "attributes",
    NodeKind.DISEASE: "diseases",
    NodeKind.FINDING: "findings",
    NodeKind.NORMAL: "findings",
    NodeKind.ADVICE: "advice",
}
_OURS = re.compile(rf"({'|'.join((*FILES, RELATIONS, RULES, 'codes_.+'))})\.csv")
"""Names of the tables that are written; others in the folder are left as they are."""

_BEFORE = "before"


def save(
    loaded: Loaded, folder: Path, beside: Mapping[str, bytes] = MappingProxyType({})
) -> Loaded:
    """Write a lexicon into a folder, and return it as it is read from there.

    Args:
        loaded: a sound lexicon.
        folder: that does not exist, is empty, or holds a lexicon, which is replaced; files that
            are no tables of a lexicon stay.
        beside: further files by their names, put there in the same act.

    Raises:
        InputFault: what is written would not be read back as it is.
        Refusal: the folder holds something else.
        EnvironmentFault: the folder cannot be written; what there was is still there.
    """
    folder = folder.resolve()
    try:
        if folder.exists() and not (folder / HEAD).is_file() and any(folder.iterdir()):
            raise Refusal(
                "{folder} is not empty and holds no lexicon; name a new folder.", folder=folder
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _scratch(folder) as scratch:
            made = scratch / folder.name
            if folder.exists():
                shutil.copytree(folder, made, symlinks=True)
            _write(loaded, made)
            for name, data in beside.items():
                (made / name).write_bytes(data)
            written = load(made)
            _refuse_loss(loaded, written)
            _put(made, folder, scratch)
    except OSError as fault:
        raise EnvironmentFault(
            "The lexicon could not be written to {folder} ({reason}); nothing there was changed.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    return written


def recover(folder: Path) -> tuple[str, ...]:
    """Put lexicons back that a program was replacing when it died.

    Call it only where no other program writes lexicons.

    Args:
        folder: in which lexicons lie, a folder each.

    Returns:
        The names of those that were put back.
    """
    found: list[str] = []
    for scratch in sorted(folder.glob(".*-*")):
        before = scratch / _BEFORE
        name = scratch.name.removeprefix(".").rpartition("-")[0]
        if not name or not (before.is_dir() or (scratch / name).is_dir()):
            continue
        if before.is_dir() and not (folder / name).exists():
            before.rename(folder / name)
            found.append(name)
        shutil.rmtree(scratch, ignore_errors=True)
    return tuple(found)


def files_of(loaded: Loaded) -> dict[str, bytes]:
    """Return the bytes of each file of a lexicon, by its name."""
    lexicon, present = loaded.lexicon, loaded.kept.present
    found = {HEAD: head_bytes(lexicon.head, loaded.kept.head)}
    for name, nodes in nodes_by_file(loaded).items():
        if nodes or name in present:
            rows = [row_of(name, node) for node in nodes]
            found[f"{name}.csv"] = write_csv(columns_of(name), rows)
    if lexicon.relations or RELATIONS in present:
        found[f"{RELATIONS}.csv"] = write_csv(
            RELATION_COLUMNS, [relation_row(one) for one in lexicon.relations]
        )
    if loaded.rules or RULES in present:
        found[f"{RULES}.csv"] = write_csv(RULE_COLUMNS, [rule_row(one) for one in loaded.rules])
    for system, rows in code_rows(lexicon).items():
        found[f"codes_{system.lower()}.csv"] = write_csv(CODE_COLUMNS, rows)
    if loaded.kept.changes is not None:
        found[CHANGES] = loaded.kept.changes
    return found


def head_bytes(head: Head, text: str = "") -> bytes:
    """Return `lexicon.toml`; remarks and unknown keys of an earlier text stay.

    Args:
        head: what it says.
        text: as it was read, or nothing.
    """
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    values: dict[str, object] = {
        "format": head.needs or "1.0.0",
        "id": head.id,
        "version": str(head.version),
        "based_on": head.based_on,
        "languages": [language.value for language in head.languages],
        "notices": list(head.notices),
    }
    for key, value in values.items():
        if not value:
            document.pop(key, None)
        elif document.get(key) != value:
            document[key] = _lines(head.notices) if key == "notices" else value
    names = document.setdefault("name", tomlkit.table())
    for key, name in (("en", head.en), ("zh", head.zh)):
        if names.get(key) != name:
            names[key] = name
    for key, found in (("cut_offs", head.cut_offs), ("code_notices", head.code_notices)):
        if document.get(key, {}) != found:
            document[key] = dict(found)
    return tomlkit.dumps(document).encode("utf-8")


def _lines(texts: tuple[str, ...]) -> Array:
    found = tomlkit.array()
    for text in texts:
        found.append(text)
    return found.multiline(multiline=True)


def nodes_by_file(loaded: Loaded) -> dict[str, list[Node]]:
    """Return the nodes of each file of nodes, in order; a new one stands with its parent."""
    found: dict[str, list[Node]] = {name: [] for name in FILES}
    known = dict(loaded.kept.files)
    for node in loaded.lexicon.nodes.values():
        found[_file_of(node, loaded.lexicon, known)].append(node)
    return found


def _file_of(node: Node, lexicon: Lexicon, known: Mapping[str, str]) -> str:
    if node.id in known:
        return known[node.id]
    if node.kind in FILE_OF:
        return FILE_OF[node.kind]
    for above in lexicon.ancestors(node.id):
        if above in known:
            return known[above]
    below = (FILE_OF[one.kind] for one in lexicon.walk(node.id) if one.kind in FILE_OF)
    return next(below, "findings")


def relation_row(relation: Relation) -> dict[str, str]:
    """Return a relation as the cells of its row."""
    return {
        "subject": relation.subject,
        "kind": relation.kind.value,
        "object": relation.object,
        "status": relation.status.value,
        "source": relation.source,
        "note": relation.note,
    }


def rule_row(rule: Rule) -> dict[str, str]:
    """Return a rule as the cells of its row."""
    return {
        "id": rule.id,
        "subject": rule.subject,
        "relation": rule.kind.value,
        "object": rule.object,
        "severity": rule.severity.value,
        "message_en": rule.en,
        "message_zh": rule.zh,
    }


def code_rows(lexicon: Lexicon) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each coding system, in the order of ids."""
    found: dict[str, list[dict[str, str]]] = {}
    for node in sorted(lexicon.nodes.values(), key=lambda node: node.id):
        for code in node.codes:
            row = {"id": node.id, "code": code.code, "match": code.match.value}
            found.setdefault(code.system, []).append(row)
    return found


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Yield a folder on the same disk, so that a renaming puts what is made in it in place."""
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield scratch
    finally:
        # What could be neither replaced nor put back has its only copy in here.
        if folder.exists() or not (scratch / _BEFORE).exists():
            shutil.rmtree(scratch, ignore_errors=True)


def _write(loaded: Loaded, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    files = files_of(loaded)
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and path.name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _put(made: Path, folder: Path, scratch: Path) -> None:
    """Put a finished folder in its place; the one that was there comes back after a fault."""
    if not folder.exists():
        made.rename(folder)
        return
    before = scratch / _BEFORE
    folder.rename(before)
    try:
        made.rename(folder)
    except BaseException:
        before.rename(folder)
        raise


def _refuse_loss(loaded: Loaded, written: Loaded) -> None:
    """Refuse a lexicon that its files cannot hold, such as a synonym with a semicolon in it."""
    before, after = (
        Content(_with_ordered_codes(one.lexicon), one.rules) for one in (loaded, written)
    )
    lost = next(iter(content_differences(before, after)), None)
    if lost is not None:
        change = next(iter(lost.changes), None)
        raise InputFault(
            "{id} cannot be written as it is ({field}: {value}); look for a ; inside a word, or "
            "for blanks around it.",
            id=lost.node_id,
            field=change.field if change else lost.kind.value,
            value=change.before if change else "",
        )


def _with_ordered_codes(lexicon: Lexicon) -> Lexicon:
    nodes = (replace(n, codes=tuple(sorted(n.codes, key=str))) for n in lexicon.nodes.values())
    return Lexicon(lexicon.head, nodes, lexicon.relations)
