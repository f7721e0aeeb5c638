"""Runs all checks of the project in order, as `./dev test` does."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import environment

LINT_IMPORTS = ("-c", "from importlinter.cli import lint_imports_command as run; run()")
# `-P` keeps the folder of the call out of the import path; the environment links the package.
STEPS = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import-linter", LINT_IMPORTS),
)


# Files stay together: what one test of a file made, such as a drawn picture, the next one uses.
SIDE_BY_SIDE = ("-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile")
AGAIN_AT_MOST = 10
FAILED = 1
MINUTES_AT_MOST = 60.0
"""A run side by side that takes longer waits for a process that died, and would wait for ever."""
ENDING_SECONDS = 120


def run(repository: Path, arguments: Sequence[str]) -> int:
    """Run the checks and then pytest; with arguments, pytest alone with these (such as `-k name`).

    Stops at the first step that fails, which has then shown all its failures. Tests run side by
    side; few that fail there are run once more by themselves, and are told to have failed, for a
    busy machine is no fault of the program. The last lines printed are pytest's own.

    Returns:
        The exit code of the last step that ran.
    """
    surroundings = environment.variables(offscreen="--headed" not in arguments)
    interpreter = [str(environment.python(repository)), "-P"]

    def call(*command: str, minutes: float | None = None) -> int:
        return ended([*interpreter, *command], repository, surroundings, minutes)

    for name, command in () if arguments else STEPS:
        print(f"== {name}", flush=True)
        begun = time.perf_counter()
        code = call(*command)
        print(f"   {time.perf_counter() - begun:.1f} s", flush=True)
        if code != 0:
            print(f"{name} failed; the later steps were not run.", file=sys.stderr)
            return code
    print("== pytest", flush=True)
    if arguments:
        return call("-m", "pytest", *arguments)
    code = call("-m", "pytest", *SIDE_BY_SIDE, minutes=MINUTES_AT_MOST)
    failed = failed_last(repository) if code == FAILED else ()
    if not 0 < len(failed) <= AGAIN_AT_MOST:
        return code
    print("== pytest, once more by themselves, what failed side by side:", flush=True)
    for test in failed:
        print(f"   {test}", flush=True)
    return call("-m", "pytest", *failed)


def ended(
    command: Sequence[str], folder: Path, surroundings: dict[str, str], minutes: float | None
) -> int:
    """Run a command to its end; interrupt it after so many minutes, so that it tells what failed.

    Returns:
        Its exit code.
    """
    process = subprocess.Popen(list(command), cwd=folder, env=surroundings)
    try:
        return process.wait(None if minutes is None else minutes * 60)
    except subprocess.TimeoutExpired:
        print(f"After {minutes:g} minutes it was interrupted.", file=sys.stderr, flush=True)
        process.send_signal(signal.SIGINT)
        try:
            return process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def failed_last(repository: Path) -> tuple[str, ...]:
    """Return the tests that failed when pytest last ran."""
    kept = repository / ".pytest_cache" / "v" / "cache" / "lastfailed"
    try:
        return tuple(json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return ()
