"""CPU time to the first painted start page, against a bare PySide6 window; and to a full library.

    python tests/benchmarks/start.py [--runs N]

Each run is a process of its own, so that nothing is warm but the files. The goals: the start page
within 2.5 times the bare window, a workspace of 20,000 questions usable within 2.5 s of CPU time.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = 20_000
START_GOAL, WORKSPACE_GOAL_S = 2.5, 2.5

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.done)
    def done(self):
        print(time.process_time())
        QApplication.quit()

app = QApplication([])
window = Window()
layout = QVBoxLayout(window)
layout.addWidget(QLabel("medannot"))
window.resize(1366, 768)
window.show()
app.exec()
"""

OURS = """
import sys, time
from medannot.app import Parts, main

def watch(window):
    window.resize(1366, 768)
    def painted():
        print(time.process_time())
        window.close()
    # Connected last, but what loads behind the first paint comes after this.
    window.painted.disconnect()
    window.painted.connect(painted)

main([], Parts(on_window=watch))
"""

LIBRARY = """
import sys, time
from PySide6.QtCore import QTimer
from medannot.app import Parts, main

def watch(window):
    window.resize(1366, 768)
    timer = QTimer(window)
    def look():
        if window.desk is None or window.tasks.busy:
            return
        if window.page().title() != "Question library":
            window.show_place("go.library")
        elif window.page().model.rowCount():
            if not window.tasks.busy:
                print(time.process_time())
                window.close()
    timer.timeout.connect(look)
    timer.start(20)

main(["--workspace", sys.argv[1]], Parts(on_window=watch))
"""


def cpu_seconds(script: str, *arguments: str, home: Path) -> float:
    """Run a script in a process of its own and return the CPU seconds that it prints."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ended = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return float(ended.stdout.split()[-1])


def full_workspace(folder: Path, questions: int) -> Path:
    """Make a workspace of many questions through the ordinary import."""
    from medannot.domain.people import OWNER
    from medannot.services.desk import create_desk
    from medannot.services.question_bank import ImportRequest

    file = folder / "many.jsonl"
    rows = (
        {
            "id": f"q{number}",
            "type": "single_choice",
            "question": f"Which sign of {number} is seen in figure {number % 97}?",
            "options": ["Redness", "Scale", "Swelling", f"Sign {number}"],
            "answer": "Scale",
            "ability": ("lesion_recognition", "disease_diagnosis")[number % 2],
            "language": "en",
        }
        for number in range(questions)
    )
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    workspace = folder / "workspace"
    with create_desk(workspace) as desk:
        request = ImportRequest(paths=(file,), set_name="many", mapping="medannot")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
    return workspace


def measure(runs: int, questions: int) -> dict[str, float]:
    """Return the medians in seconds of CPU time, and the ratio to the floor."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # An installed program finds its bytecode; the first run of each kind writes it.
        cpu_seconds(BARE, home=folder)
        cpu_seconds(OURS, home=folder)
        pairs = [
            (cpu_seconds(BARE, home=folder), cpu_seconds(OURS, home=folder)) for _ in range(runs)
        ]
        workspace = str(full_workspace(folder, questions))
        cpu_seconds(LIBRARY, workspace, home=folder)
        opened = [cpu_seconds(LIBRARY, workspace, home=folder) for _ in range(runs)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "bare_window_s": round(bare, 3),
        "start_page_s": round(ours, 3),
        "ratio": round(ours / bare, 2),
        "ratio_goal": START_GOAL,
        "questions": questions,
        "library_s": round(statistics.median(opened), 3),
        "library_goal_s": WORKSPACE_GOAL_S,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    wanted = parser.parse_args(argv)
    print(json.dumps(measure(wanted.runs, wanted.questions), indent=1))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
