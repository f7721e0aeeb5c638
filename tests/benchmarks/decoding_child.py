"""Measures what it costs that images are decoded in a process of their own.

    python -m tests.benchmarks.decoding_child

Prints milliseconds from the bytes of a file to its frame, there and in the process itself.
"""

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from statistics import median

import numpy as np
import psutil
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from medannot.imaging.child.host import Decoder
from medannot.imaging.local_opener import open_here
from tests.helpers.figures import write_figures

ROUNDS = 15
SIZES = {"CT of 512 x 512": (512, 512), "radiograph of 3000 x 2500": (3000, 2500)}


def dicom_file(rows: int, columns: int) -> bytes:
    """Return an uncompressed 16-bit file."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.7", "2.25.1"
    dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = rows, columns, 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelRepresentation = 0
    values = np.random.default_rng(7).integers(0, 4096, (rows, columns), dtype=np.uint16)
    dataset.PixelData = values.tobytes()
    dataset["PixelData"].VR = "OW"
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    target = BytesIO()
    dataset.save_as(target, enforce_file_format=True)
    return target.getvalue()


def wall_ms(step: Callable[[], object]) -> float:
    """Return the median time of a step in milliseconds."""
    step()
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter_ns()
        step()
        times.append((time.perf_counter_ns() - begun) / 1e6)
    return median(times)


def main(argv: Sequence[str]) -> int:
    """Measure and write the figures; takes no arguments."""
    del argv
    decoder = Decoder()
    begun = time.perf_counter_ns()
    decoder.prepare()
    figures: dict[str, object] = {
        "start of the process (ms)": round((time.perf_counter_ns() - begun) / 1e6),
        "resident at rest (MB)": round(psutil.Process(decoder.pids[0]).memory_info().rss / 1e6),
    }
    for what, (rows, columns) in SIZES.items():
        figures |= _compare(decoder, what, dicom_file(rows, columns))
    decoder.close()
    write_figures("decoding_child", figures)
    return 0


def _compare(decoder: Decoder, what: str, data: bytes) -> dict[str, object]:
    there = wall_ms(lambda: decoder.open(data, what).frame())
    here = wall_ms(lambda: open_here(data, what).frame())
    again = wall_ms(decoder.open(data, what).frame)
    return {
        f"{what}: opened and decoded there (ms)": round(there, 1),
        f"{what}: the same in this process (ms)": round(here, 1),
        f"{what}: ratio": round(there / here, 1),
        f"{what}: another frame of an open file (ms)": round(again, 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
