"""Runs the long proofs and the benchmarks, whose figures lie in the folder proof afterwards."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import environment
from trouble import SetupError

BENCHMARKS = "benchmarks"


def run(repository: Path, arguments: Sequence[str]) -> int:
    """Run the proof named first with the other arguments, or every one where none is named.

    Returns:
        0 when all of them held, else the exit code of the first that did not.

    Raises:
        SetupError: there is no proof of that name; says which there are.
    """
    known = scripts(repository)
    name, *rest = arguments or ("",)
    if name and name not in known:
        raise SetupError(f"There is no proof {name!r}. There are: {', '.join(known)}.")
    (repository / "proof").mkdir(exist_ok=True)
    chosen = {name: known[name]} if name else known
    codes = [_run(repository, script, rest) for several in chosen.values() for script in several]
    return next((code for code in codes if code != 0), 0)


def scripts(repository: Path) -> dict[str, list[Path]]:
    """Return the scripts of each proof by its name; the benchmarks share one name."""
    proofs = {path.stem: [path] for path in _scripts_in(repository / "tests" / "proofs")}
    benchmarks = _scripts_in(repository / "tests" / "benchmarks")
    return {**proofs, BENCHMARKS: benchmarks}


def _scripts_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))


def _run(repository: Path, script: Path, arguments: Sequence[str]) -> int:
    print(f"== {script.stem}", flush=True)
    command = [str(environment.python(repository)), "-P", str(script), *arguments]
    surroundings = environment.variables(offscreen=True)
    return subprocess.run(command, cwd=repository, env=surroundings, check=False).returncode
