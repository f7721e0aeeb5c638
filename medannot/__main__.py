"""Starts the program: `python -m medannot`."""

import sys

from medannot.app import main

if __name__ == "__main__":
    sys.exit(main())
