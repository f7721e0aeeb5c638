"""Runs all checks of the project in order, as `./dev test` does."""

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


def run(repository: Path, arguments: Sequence[str]) -> int:
    """Run the checks and then pytest; with arguments, pytest alone with these (such as `-n 2`).

    Stops at the first step that fails, which has then shown all its failures. The last lines
    printed are pytest's own.

    Returns:
        The exit code of the last step that ran.
    """
    surroundings = environment.variables(offscreen="--headed" not in arguments)
    interpreter = [str(environment.python(repository)), "-P"]
    for name, command in () if arguments else STEPS:
        print(f"== {name}", flush=True)
        begun = time.perf_counter()
        code = subprocess.run(
            [*interpreter, *command], cwd=repository, env=surroundings, check=False
        ).returncode
        print(f"   {time.perf_counter() - begun:.1f} s", flush=True)
        if code != 0:
            print(f"{name} failed; the later steps were not run.", file=sys.stderr)
            return code
    print("== pytest", flush=True)
    pytest = [*interpreter, "-m", "pytest", *arguments]
    return subprocess.run(pytest, cwd=repository, env=surroundings, check=False).returncode
