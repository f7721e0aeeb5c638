"""Kills the program between and within an annotator's acts: python -m tests.proofs.kill_annotator

A child process annotates as fast as it can, through the services or with the mouse in the real
window, and prints each act when it is saved. The parent kills it with SIGKILL after some of them,
whatever it is at then, looks into the database, verifies the audit chain, and starts it again. No
act that was told as saved may be lost, changed or doubled, none may be there in part, and the work
goes on where it stood. In the window a stroke may be gone that was not told as saved yet: the one
in progress, or one that had ended a moment ago, while the page said that it was saving.
"""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medannot.domain.people import OWNER
from medannot.domain.randomisation import Draw
from medannot.services.desk import open_desk
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.annotating_room import with_project
from tests.helpers.figures import write_figures
from tests.helpers.outside import REPOSITORY

MOST_ACTS = 40
PARTS = 2
"""Findings of one new act of the child that works through the services."""


@dataclass(frozen=True)
class Child:
    """Who annotates until killed.

    Attributes:
        module: that is started.
        parts: findings of each act that makes some.
        most: lines at most that are read before it is killed.
    """

    module: str
    parts: int
    most: int = MOST_ACTS


SERVICES = Child("tests.helpers.hasty_annotator", PARTS)
WINDOW = Child("tests.helpers.hasty_painter", 1, 25)


@dataclass
class Tally:
    """What the kills left behind."""

    kills: int = 0
    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    wrong_resumptions: int = 0
    unacknowledged: int = 0
    strokes: int = 0
    in_progress: int = 0

    @property
    def holds(self) -> bool:
        """Tell whether nothing was lost, changed, doubled, torn or broken."""
        wrong = (self.lost, self.changed, self.doubled, self.torn, self.problems)
        return not sum(map(len, wrong)) + self.wrong_resumptions

    def figures(self) -> dict[str, object]:
        """Return the counts in words."""
        return {
            "kills": self.kills,
            "revisions acknowledged": len(self.acknowledged),
            "of these lost": len(self.lost),
            "of these changed": len(self.changed),
            "findings made twice": len(self.doubled),
            "acts there in part": len(self.torn),
            "revisions on the disk that were not acknowledged yet": self.unacknowledged,
            "problems of the audit or the database": len(self.problems),
            "times the work went on elsewhere": self.wrong_resumptions,
        }


def main(argv: Sequence[str]) -> int:
    """Kill so often and write the figures; return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--window-kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        services, window = Path(name) / "services", Path(name) / "window"
        services.mkdir()
        window.mkdir()
        tally = kill_often(services, options.kills, options.seed)
        drawn = kill_painter(window, options.window_kills, options.seed)
    stored = len(drawn.acknowledged) + drawn.unacknowledged
    write_figures(
        "kill_annotator",
        {
            **tally.figures(),
            **{f"in the window, {key}": value for key, value in drawn.figures().items()},
            "in the window, strokes begun": drawn.strokes,
            "in the window, strokes killed while the button was down": drawn.in_progress,
            "in the window, strokes gone": drawn.strokes - stored,
        },
    )
    return 0 if tally.holds and drawn.holds else 1


def kill_often(folder: Path, kills: int, seed: int) -> Tally:
    """Annotate through the services; start, kill and look so often; return what was found."""
    with AnnotationRoom(folder, cases=[1]) as room:
        workspace = room.desk.folder
    return _killed(workspace, SERVICES, kills, seed)


def kill_painter(folder: Path, kills: int, seed: int) -> Tally:
    """Draw in the window; start, kill and look so often; return what was found."""
    return _killed(with_project(folder), WINDOW, kills, seed)


def _killed(workspace: Path, child: Child, kills: int, seed: int) -> Tally:
    tally, draw = Tally(), Draw(seed, "kill_annotator")
    for number in range(kills):
        before = {row[0] for row in _stored(workspace)}
        lines = _one_life(workspace, child, draw.below(child.most), number)
        tally.kills += 1
        if lines and set(lines[0]["revisions"]) != before:
            tally.wrong_resumptions += 1
        told = Counter(line["what"] for line in lines)
        tally.strokes += told["stroke"]
        tally.in_progress += told["stroke"] - told["ended"]
        for line in lines[1:]:
            tally.acknowledged |= {one[0]: one[1:] for one in line.get("revisions", ())}
        _look(workspace, child, tally)
    return tally


def _one_life(workspace: Path, child: Child, acts: int, seed: int) -> list[dict[str, Any]]:
    """Run an annotator until so many lines were told, and kill it in the midst of the next act."""
    command = [sys.executable, "-m", child.module, str(workspace), "anna", str(seed)]
    home = str(workspace.parent)
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        env={
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "HOME": home,
            "XDG_CONFIG_HOME": home,
        },
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(acts + 1)]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split(b"\n")
    # The last line may have been cut by the kill; then nobody has read it.
    return [json.loads(line) for line in (*told, *rest) if line.strip().endswith(b"}")]


def _look(workspace: Path, child: Child, tally: Tally) -> None:
    stored: dict[str, list[str]] = {}
    acts: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for revision, finding, content, act, cause in _stored(workspace):
        stored[revision] = [finding, "" if content is None else "said"]
        if cause == "made":
            acts[act] += 1
            made[finding] += 1
    tally.lost += [one for one in tally.acknowledged if one not in stored]
    tally.changed += [
        one for one, said in tally.acknowledged.items() if stored.get(one, said) != said
    ]
    tally.doubled += [finding for finding, times in made.items() if times > 1]
    tally.torn += [act for act, parts in acts.items() if parts != child.parts]
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
