"""Opens every hostile file in a decoding process and measures what that costs.

    ./dev proof hostile_files [NAME...]

Prints for each file what became of it, the seconds it took, and by how many megabytes the process
grew above its size at rest; fails where a file is not answered within 2 s and 200 MB.
"""

import sys
import time
from collections.abc import Sequence

import psutil

from medannot.domain.errors import InputFault
from medannot.imaging.child.host import Decoder
from tests.helpers.figures import write_figures
from tests.helpers.hostile_files import FILES
from tests.helpers.peak_memory import PeakMemory

MOST_SECONDS = 2.0
MOST_MB = 200


def main(argv: Sequence[str]) -> int:
    """Measure the files named, or all of them; return 0 when all kept within the bounds."""
    decoder = Decoder()
    figures: dict[str, object] = {}
    worst_s = worst_mb = 0.0
    held = True
    for name in argv or FILES:
        seconds, grown, what = _measure(decoder, name, FILES[name]())
        figures[name] = f"{seconds:6.2f} s {grown:6.1f} MB  {what}"
        worst_s, worst_mb = max(worst_s, seconds), max(worst_mb, grown)
        held = held and seconds <= MOST_SECONDS and grown <= MOST_MB
    decoder.close()
    figures["files"] = len(argv or FILES)
    figures["slowest (s)"] = round(worst_s, 2)
    figures["most memory above rest (MB)"] = round(worst_mb, 1)
    figures["this process (MB)"] = round(psutil.Process().memory_info().rss / 1e6)
    write_figures("hostile_files", figures)
    return 0 if held else 1


def _measure(decoder: Decoder, name: str, data: bytes) -> tuple[float, float, str]:
    decoder.prepare()
    with PeakMemory(decoder.pids[0]) as memory:
        begun = time.perf_counter()
        what = _outcome(decoder, name, data)
        seconds = time.perf_counter() - begun
    return seconds, memory.grown / 1e6, what


def _outcome(decoder: Decoder, name: str, data: bytes) -> str:
    try:
        frame = decoder.open(data, name).frame()
    except InputFault as fault:
        return str(fault)
    cut = ", incomplete" if frame.incomplete else ""
    return f"shown: {frame.columns} x {frame.rows}{cut}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
