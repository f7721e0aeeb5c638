"""Kills the program between and within an annotator's acts: python -m tests.proofs.kill_annotator

A child process annotates through the services as fast as it can and prints each act when it is
saved. The parent kills it with SIGKILL after some of them, whatever it is at then, looks into the
database, verifies the audit chain, and starts it again. No act that was told as saved may be lost
or changed, none may be there in part, and the work goes on where it stood.
"""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medannot.domain.people import OWNER
from medannot.domain.randomisation import Draw
from medannot.services.desk import open_desk
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.figures import write_figures
from tests.helpers.outside import REPOSITORY

MOST_ACTS = 40
PARTS = 2
"""Findings of one new act of the child."""


@dataclass
class Tally:
    """What the kills left behind."""

    kills: int = 0
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    wrong_resumptions: int = 0
    unacknowledged: int = 0

    @property
    def holds(self) -> bool:
        """Tell whether nothing was lost, changed, torn or broken."""
        wrong = len(self.lost) + len(self.changed) + len(self.torn) + len(self.problems)
        return not wrong + self.wrong_resumptions


def main(argv: Sequence[str]) -> int:
    """Kill so often and write the figures; return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), options.kills, options.seed)
    write_figures(
        "kill_annotator",
        {
            "kills": tally.kills,
            "revisions acknowledged": len(tally.acknowledged),
            "of these lost": len(tally.lost),
            "of these changed": len(tally.changed),
            "acts there in part": len(tally.torn),
            "revisions on the disk that were not acknowledged yet": tally.unacknowledged,
            "problems of the audit or the database": len(tally.problems),
            "times the work went on elsewhere": tally.wrong_resumptions,
        },
    )
    return 0 if tally.holds else 1


def kill_often(folder: Path, kills: int, seed: int) -> Tally:
    """Start, kill and look so often; return what was found."""
    with AnnotationRoom(folder, cases=[1]) as room:
        workspace = room.desk.folder
    tally, draw = Tally(), Draw(seed, "kill_annotator")
    for number in range(kills):
        before = {row[0] for row in _stored(workspace)}
        lines = _one_life(workspace, draw.below(MOST_ACTS), number)
        tally.kills += 1
        if lines and set(lines[0]["revisions"]) != before:
            tally.wrong_resumptions += 1
        for line in lines[1:]:
            tally.acknowledged |= {one[0]: one[1:] for one in line["revisions"]}
        _look(workspace, tally)
    return tally


def _one_life(workspace: Path, acts: int, seed: int) -> list[dict[str, Any]]:
    """Run an annotator until so many acts were told, and kill it in the midst of the next."""
    command = [sys.executable, "-m", "tests.helpers.hasty_annotator", str(workspace), "anna"]
    with subprocess.Popen(
        [*command, str(seed)],
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(acts + 1)]
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().split(b"\n")
    # The last line may have been cut by the kill; then nobody has read it.
    return [json.loads(line) for line in (*told, *rest) if line.strip().endswith(b"}")]


def _look(workspace: Path, tally: Tally) -> None:
    stored, acts = {}, {}
    for revision, finding, content, act, cause in _stored(workspace):
        stored[revision] = [finding, "" if content is None else "said"]
        if cause == "made":
            acts[act] = acts.get(act, 0) + 1
    tally.lost += [one for one in tally.acknowledged if one not in stored]
    tally.changed += [
        one for one, said in tally.acknowledged.items() if stored.get(one, said) != said
    ]
    tally.torn += [act for act, parts in acts.items() if parts != PARTS]
    tally.unacknowledged = len(stored.keys() - tally.acknowledged.keys())
    with open_desk(workspace) as desk:
        tally.problems += desk.auditing.verify(OWNER).problems


def _stored(workspace: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(workspace / "medannot.sqlite")
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    rows = connection.execute(
        "select id, finding_id, content, act_id, cause from finding_revision"
    ).fetchall()
    connection.close()
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
