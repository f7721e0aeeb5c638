"""Starts a decoding process: python -m medannot.imaging.decoding_process, pipes on its streams.

It stands outside `child` because it knows all that is done there: the parent's side knows nothing
of decoders, and the decoders nothing of processes.
"""

import os
import signal
import sys

from medannot.imaging.child.loop import run
from medannot.imaging.deidentify import clean_here, clean_pictures


def main() -> int:
    """Serve the parent until it closes the pipe."""
    # The parent decides; Ctrl+C at a shared console is not for this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Libraries of C print what they like on the standard streams; the pipes are not theirs.
    source, target = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    with (
        os.fdopen(source, "rb", buffering=0) as requests,
        os.fdopen(target, "wb", buffering=0) as answers,
    ):
        return run(requests, answers, clean_here, clean_pictures)


if __name__ == "__main__":
    sys.exit(main())
