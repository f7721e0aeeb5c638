"""Set up medannot and start it, test it or prove it: ./dev VERB (on Windows: py packaging/dev.py).

    demo [DIR]     build the demo workspace and open it; without a screen, run it to the end
    run ...        pass the arguments to medannot
    test [...]     run all checks and tests; with arguments, pytest alone with these arguments
    proof [NAME]   run the long proofs and write their figures into proof/
    translate      bring the translations of the window up to its texts (for maintainers)
    lock           pin the newest allowed libraries anew (for maintainers; needs uv)

Standard library only. The first call sets up what is missing; later calls find it in place.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import checks
import environment
import languages
import proofs
import system_libraries
from trouble import SetupError

REPOSITORY = Path(__file__).resolve().parents[1]


def demo(arguments: Sequence[str]) -> NoReturn:
    """Start the main job on the demo study."""
    start_medannot(["demo", *arguments])


def start_medannot(arguments: Sequence[str]) -> NoReturn:
    """Become medannot with these arguments, in the folder where the command was given."""
    command = [str(environment.python(REPOSITORY)), "-P", "-m", "medannot", *arguments]
    surroundings = environment.variables(offscreen=not environment.has_screen())
    if sys.platform == "win32":
        sys.exit(subprocess.run(command, env=surroundings, check=False).returncode)
    sys.stdout.flush()
    # In place of this process, so that signals reach medannot itself.
    os.execve(command[0], command, surroundings)  # noqa: S606 - no shell is wanted


def test(arguments: Sequence[str]) -> NoReturn:
    """Run the checks; with arguments, only pytest."""
    sys.exit(checks.run(REPOSITORY, arguments))


def proof(arguments: Sequence[str]) -> NoReturn:
    """Run one long proof, or all."""
    sys.exit(proofs.run(REPOSITORY, arguments))


def translate(_arguments: Sequence[str]) -> NoReturn:
    """Write the catalogues of texts, and what ships of them, anew."""
    sys.exit(languages.run(REPOSITORY))


def lock(_arguments: Sequence[str]) -> NoReturn:
    """Write requirements.lock anew."""
    environment.write_lock(REPOSITORY)
    sys.exit(0)


VERBS: dict[str, Callable[[Sequence[str]], NoReturn]] = {
    "demo": demo,
    "run": start_medannot,
    "test": test,
    "proof": proof,
    "translate": translate,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> NoReturn:
    """Set up what is missing, then do what the first argument says."""
    verb = VERBS.get(arguments[0]) if arguments else None
    if verb is None:
        print(__doc__, file=sys.stderr)
        sys.exit(0 if arguments[:1] in (["-h"], ["--help"]) else 2)
    try:
        if verb is not lock:
            system_libraries.install_missing()
            environment.make(REPOSITORY)
        verb(arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
