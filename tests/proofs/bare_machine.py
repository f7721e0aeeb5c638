"""Proves the two commands on a bare Debian: nothing on it, not even Python.

The machine is made by `tools/fresh_machine.sh` of the outside material, which needs root and
debootstrap. An ordinary user without sudo must be told the line to run.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.helpers.figures import write_figures
from tests.helpers.outside import REPOSITORY

TOOL = "tools/fresh_machine.sh"
LINE_TO_RUN = "apt-get install -y --no-install-recommends"


def main(argv: Sequence[str]) -> int:
    """Run the commands given, or `demo` and `test`, and the refusal of an ordinary user."""
    shared = Path(os.environ.get("MEDANNOT_SHARED") or REPOSITORY.parent / "shared")
    tool = shared / TOOL
    if not tool.exists() or not hasattr(os, "geteuid") or os.geteuid() != 0:
        print(f"bare_machine: skipped, it needs root and {TOOL} of the outside material")
        return 0
    figures: dict[str, object] = {}
    held = [_run(tool, verb, figures) for verb in argv or ("demo", "test")]
    held.append(_refuse(tool, figures))
    write_figures("bare_machine", figures)
    return 0 if all(held) else 1


def _run(tool: Path, verb: str, figures: dict[str, object]) -> bool:
    begun = time.perf_counter()
    ended = _bare(tool, ["./dev", verb])
    sys.stdout.write(ended.stdout[-4000:] + ended.stderr[-2000:])
    figures[f"./dev {verb}: exit code"] = ended.returncode
    figures[f"./dev {verb}: seconds"] = round(time.perf_counter() - begun)
    figures[f"./dev {verb}: last line"] = (ended.stdout.strip().splitlines() or [""])[-1]
    return ended.returncode == 0


def _refuse(tool: Path, figures: dict[str, object]) -> bool:
    without_python = _bare(tool, ["./dev", "demo"], "-u")
    with_python = _bare(tool, ["./dev", "demo"], "-u", packages="python3")
    told = {"without Python": without_python, "with Python": with_python}
    for case, ended in told.items():
        lines = [line.strip() for line in ended.stderr.splitlines() if LINE_TO_RUN in line]
        figures[f"ordinary user, {case}"] = f"exit {ended.returncode}: {' '.join(lines)}"
    return all(ended.returncode == 1 and LINE_TO_RUN in ended.stderr for ended in told.values())


def _bare(
    tool: Path, command: Sequence[str], *options: str, packages: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(tool), "-p", packages, *options, str(REPOSITORY), *command],
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
