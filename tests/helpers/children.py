"""Other programs that a test starts: it waits for their word, and none of them is left behind."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.helpers.outside import REPOSITORY


@contextmanager
def child(script: str, *arguments: object, says: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a script as a program of its own, from the moment it has printed a word.

    Its input is open, and closed at the end; it is waited for, or killed where the test failed.

    Args:
        script: the Python source.
        arguments: its `sys.argv`.
        says: the line that it prints when it is where the test wants it.
    """
    with subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{says}\n"
            yield process
        except BaseException:
            process.kill()
            raise
