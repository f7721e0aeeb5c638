"""Where the long proofs and the benchmarks leave their figures."""

import json
import platform
from collections.abc import Mapping
from pathlib import Path

from tests.helpers.outside import REPOSITORY

FOLDER = REPOSITORY / "proof"


def write_figures(name: str, figures: Mapping[str, object], folder: Path = FOLDER) -> Path:
    """Write `name.json` for programs and `name.txt` for people, print the text, return the JSON.

    The figures are written in the order given, with the machine they were measured on below them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    everything = {**figures, "machine": machine}
    text = "\n".join([name, *(f"  {key}: {value}" for key, value in everything.items())]) + "\n"
    path = folder / f"{name}.json"
    path.write_text(
        json.dumps(everything, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8"
    )
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    print(text, end="", flush=True)
    return path
