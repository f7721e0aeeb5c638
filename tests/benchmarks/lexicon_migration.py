"""Migrating 500,000 labels over two versions: python -m tests.benchmarks.lexicon_migration

A lexicon of 5,000 nodes, of which a tenth is replaced, merged or split; labels of all nodes, four
to a finding. The floor of the migration is a copy of the same labels one by one; that of the whole
verb, from file to file, is reading and writing the same rows with the csv module. The goal is 60
seconds for the whole.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.lexicon.change import Change
from medannot.domain.lexicon.migration import migrate
from medannot.domain.lexicon.node import Node
from medannot.domain.lexicon.stored_label import StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.folder import load
from medannot.exchange.lexicons.labels import write_labels
from medannot.services.lexicon_migration import migrate_labels
from tests.helpers.figures import write_figures
from tests.helpers.lexicon_versions import change, label, lexicon, node, write_lexicon

GOAL_S = 60
SIDES = ("left", "right", "bilateral", "")


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=int, default=500_000)
    parser.add_argument("--nodes", type=int, default=5_000)
    options = parser.parse_args(argv)
    before, after, changes = versions(options.nodes)
    labels = some_labels(options.labels, options.nodes)
    fates: dict[str, int] = {}

    def ours() -> None:
        for outcome in migrate(labels, changes, before, after):
            fates[outcome.fate.value] = fates.get(outcome.fate.value, 0) + 1

    copying_s = seconds(lambda: copied(labels))
    migrating_s = seconds(ours)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_labels(folder / "labels.csv", ("laterality", "size_cm"), labels)
        early = load(write_lexicon(folder / "v1", before))
        late = load(write_lexicon(folder / "v3", after, changes))
        files_s = seconds(
            lambda: migrate_labels(early, late, folder / "labels.csv", folder / "new.csv")
        )
        csv_s = seconds(lambda: rewritten(folder / "labels.csv", folder / "floor.csv"))
        migrate_labels(early, late, folder / "new.csv", folder / "again.csv")
        same = (folder / "again.csv").read_bytes() == (folder / "new.csv").read_bytes()
    write_figures(
        "lexicon_migration",
        {
            "labels": options.labels,
            "nodes": options.nodes,
            **fates,
            "migration, s": round(migrating_s, 2),
            "copying the same labels, s": round(copying_s, 2),
            "ratio": round(migrating_s / copying_s, 2),
            "from file to file, s": round(files_s, 2),
            "reading and writing the same rows, s": round(csv_s, 2),
            "ratio of files": round(files_s / csv_s, 2),
            "same bytes when run again": same,
            "goal, s": GOAL_S,
        },
    )
    return 0 if same else 1


def versions(count: int) -> tuple[Lexicon, Lexicon, list[Change]]:
    """Return a lexicon at 1.0.0 and 3.0.0, and what happened on the way."""
    early = [node(f"N{n}", f"Node {n}", f"结点{n}") for n in range(count)]
    late = {one.id: one for one in early}
    changes: list[Change] = []
    second: list[Change] = []

    def give_up(number: int, version: str) -> str:
        late[f"N{number}"] = node(f"N{number}", f"Node {number}", f"结点{number}", until=version)
        return f"N{number}"

    def add(node_id: str, version: str) -> str:
        late[node_id] = node(node_id, f"Node {node_id}", f"结点{node_id}", since=version)
        return node_id

    for n in range(0, count - 4, 40):
        old, new = give_up(n, "2.0.0"), add(f"R{n}", "2.0.0")
        changes.append(change("1.0.0 2.0.0", "replace", old, new))
        merged = f"{give_up(n + 2, '2.0.0')} {give_up(n + 3, '2.0.0')}"
        changes.append(change("1.0.0 2.0.0", "merge", merged, add(f"M{n}", "2.0.0")))
        old, left, right = give_up(n + 1, "3.0.0"), add(f"L{n}", "3.0.0"), add(f"S{n}", "3.0.0")
        sides = f"laterality=left -> {left}; size_cm>1 -> {right}"
        second.append(change("2.0.0 3.0.0", "split", old, f"{left} {right}", sides))
    nodes: Sequence[Node] = list(late.values())
    return lexicon("1.0.0", *early), lexicon("3.0.0", *nodes), changes + second


def some_labels(count: int, nodes: int) -> list[StoredLabel]:
    """Return labels over all nodes, four to a finding, of which some become the same."""
    return [
        label(
            f"label-{n}",
            f"N{n // 2 % nodes}",
            finding=f"finding-{n // 4}",
            **{
                name: value
                for name, value in (
                    ("laterality", SIDES[n // 4 % 4]),
                    ("size_cm", f"{n // 4 % 300 / 100}" if n // 4 % 3 else ""),
                )
                if value
            },
        )
        for n in range(count)
    ]


def copied(labels: Sequence[StoredLabel]) -> list[StoredLabel]:
    """Return copies, made one by one."""
    return [replace(one) for one in labels]


def rewritten(source: Path, target: Path) -> None:
    """Read and write the same rows, whatever they hold."""
    with (
        source.open(encoding="utf-8-sig", newline="") as rows,
        target.open("w", encoding="utf-8", newline="") as file,
    ):
        csv.writer(file, lineterminator="\n").writerows(list(csv.reader(rows)))


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
