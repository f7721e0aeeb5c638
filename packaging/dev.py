"""Starts the set-up, the checks and medannot itself; `verbs.py` says how.

Only this file can be read by a Python that is too old for the others.
"""

import importlib
import sys

OLDEST_PYTHON = (3, 11)

if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("medannot needs Python 3.11 or later: install it, then run this again.")
    importlib.import_module("verbs").main(sys.argv[1:])
