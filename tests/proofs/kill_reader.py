"""Kills the program while a reader answers: python -m tests.proofs.kill_reader [--kills 100]

A child process runs the real window through `main()` on Qt's offscreen platform; a robot in it
presses real keys, and each "saved" that the reader would see is printed at once. The parent kills
it with SIGKILL at a random moment, looks into the database, verifies the audit chain, and starts
it again. No answer that was acknowledged may be lost or changed, and none may be doubled; a choice
that stood for two seconds without being confirmed is there again.
"""

import argparse
import io
import json
import os
import selectors
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medannot.domain.clock import SystemClock
from medannot.domain.randomisation import Draw
from medannot.services.desk import open_desk
from tests.helpers.figures import write_figures
from tests.helpers.outside import REPOSITORY
from tests.helpers.workspaces import empty_workspace

SLOWEST_START_S = 60.0
LONGEST_LIFE_MS = 1_500
ITEMS_FOR_A_LIFE = 60
STANDS_EVERY = 4


@dataclass
class Tally:
    """What the kills left behind."""

    kills: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    broken_chains: int = 0
    broken_databases: int = 0
    wrong_resumptions: int = 0
    unacknowledged: int = 0
    standing: dict[str, Any] | None = None
    stood: int = 0
    forgotten: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Tell whether nothing was lost, changed, doubled or broken."""
        wrong = len(self.lost) + len(self.changed) + len(self.doubled) + len(self.forgotten)
        return not (wrong + self.broken_chains + self.broken_databases + self.wrong_resumptions)


@dataclass(frozen=True)
class Life:
    """One run of the program.

    Attributes:
        seconds: until the kill.
        rests_after: so many answers later the reader chooses, confirms nothing for two seconds,
            and is killed then; None for a reader who never rests.
        answers_first: the seconds count from the first answer that was saved, however slow the
            machine is, so that there is something to lose.
    """

    seconds: float
    rests_after: int | None = None
    answers_first: bool = False


def main(argv: Sequence[str]) -> int:
    """Kill so often and write the figures; return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), options.kills, options.seed)
    write_figures(
        "kill_reader",
        {
            "kills": tally.kills,
            "answers acknowledged to the reader": len(tally.acknowledged),
            "of these lost": len(tally.lost),
            "of these changed": len(tally.changed),
            "items with two confirmations": len(tally.doubled),
            "answers on the disk that were not acknowledged yet": tally.unacknowledged,
            "choices that stood unconfirmed for 2 s when the program was killed": tally.stood,
            "of these not there again": len(tally.forgotten),
            "times the audit chain was broken": tally.broken_chains,
            "times the database was broken": tally.broken_databases,
            "times the set went on at another item": tally.wrong_resumptions,
        },
    )
    return 0 if tally.holds else 1


def kill_often(folder: Path, kills: int, seed: int) -> Tally:
    """Start, kill and look so often; return what was found."""
    workspace, study, reader = _workspace(folder, min(kills, 100) * ITEMS_FOR_A_LIFE)
    tally, draw = Tally(), Draw(seed, "kill_reader")
    for number in range(kills):
        life = Life(draw.below(LONGEST_LIFE_MS) / 1000, answers_first=number == 0)
        if number % STANDS_EVERY == 1:
            life = Life(0.0, rests_after=draw.below(4))
        lines = _one_life(workspace, (study, reader), life)
        tally.kills += 1
        _look(workspace, lines, tally)
    return tally


def _workspace(folder: Path, items: int) -> tuple[Path, str, str]:
    from tests.ui.reading.room import build_study, item, picture

    workspace = empty_workspace(folder)
    with open_desk(workspace, clock=SystemClock()) as desk:
        made = [
            item(n, images=picture("near.png" if n % 2 else "ct.dcm"), question=f"Question {n}?")
            for n in range(items)
        ]
        study, reader = build_study(desk, folder, made)
    return workspace, study, reader


def _one_life(workspace: Path, place: tuple[str, str], life: Life) -> list[dict[str, Any]]:
    """Run a reader until it is killed; the life counts from the first item on the screen."""
    rests = [] if life.rests_after is None else [str(life.rests_after)]
    command = [sys.executable, "-m", "tests.helpers.hasty_reader"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, str(workspace), *place, *rests],
        stdout=subprocess.PIPE,
        bufsize=0,  # a line that is read ahead would not be waited for
        cwd=REPOSITORY,
        env=environment,
    ) as child:
        assert child.stdout is not None
        first = _first_line(child.stdout)
        awaited = b'"saved"' if life.answers_first else b""
        awaited = awaited if life.rests_after is None else b'"standing"'
        while awaited not in first:
            first += _first_line(child.stdout)
        if life.rests_after is None:
            time.sleep(life.seconds)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    whole = [line for line in (first + rest).split(b"\n") if line.startswith(b"{")]
    # The last line may have been cut by the kill; then nobody has read it.
    return [json.loads(line) for line in whole if line.endswith(b"}")]


def _first_line(stream: Any) -> bytes:
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        if not selector.select(SLOWEST_START_S):
            raise AssertionError("the window never showed its item")
    return bytes(stream.readline())


def _look(workspace: Path, lines: list[dict[str, Any]], tally: Tally) -> None:
    before = {**tally.acknowledged}
    for line in lines:
        if line["what"] == "saved":
            tally.acknowledged[line["trial"]] = line["options"]
        elif line["what"] == "shown" and line["done"] < len(before):
            tally.wrong_resumptions += 1
    stored = _stored(workspace, tally)
    tally.lost += [trial for trial in tally.acknowledged if trial not in stored]
    tally.changed += [
        trial
        for trial, options in tally.acknowledged.items()
        if trial in stored and stored[trial] != options
    ]
    tally.unacknowledged = len(stored) - len(tally.acknowledged)
    _look_for_the_choice(lines, tally)
    if not _chain_is_whole(workspace):
        tally.broken_chains += 1


def _look_for_the_choice(lines: list[dict[str, Any]], tally: Tally) -> None:
    """See whether what stood unconfirmed at the last kill stands in the window again."""
    before, tally.standing = tally.standing, None
    if before is not None:
        tally.stood += 1
        shown = next(line for line in lines if line["what"] == "shown")
        if any(shown[part] != before[part] for part in ("trial", "options")):
            tally.forgotten.append(before["trial"])
    if lines and lines[-1]["what"] == "standing":
        tally.standing = lines[-1]


def _database(workspace: Path) -> Path:
    return next(workspace.glob("*.sqlite*"), None) or next(workspace.glob("*.db"))


def _stored(workspace: Path, tally: Tally) -> dict[str, str]:
    """Ask the database itself which answers it holds."""
    connection = sqlite3.connect(_database(workspace))
    try:
        if connection.execute("pragma integrity_check").fetchone() != ("ok",):
            tally.broken_databases += 1
        rows = connection.execute(
            "select trial_id, option_ids from response where kind = 'confirmation'"
        ).fetchall()
    finally:
        connection.close()
    stored: dict[str, str] = {}
    for trial, options in rows:
        if trial in stored:
            tally.doubled.append(trial)
        stored[trial] = options
    return stored


def _chain_is_whole(workspace: Path) -> bool:
    from medannot import app

    with redirect_stdout(io.StringIO()):
        return app.main(["audit", "verify", "--workspace", str(workspace)]) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
