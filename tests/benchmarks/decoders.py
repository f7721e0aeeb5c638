"""Measures every decoder on every coding, for speed and for right values; prints a table.

    python -m tests.benchmarks.decoders [FILE.dcm ...]

The streams are made here; of the files given, the first frame of each compressed one is decoded
as well, and compared with the first decoder that reads it. The order of trust in
`medannot/imaging/decoders/decoding.py` follows from this table.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

import numpy as np
from jpeg_ls.CharLS import encode_buffer
from numpy.typing import NDArray
from openjpeg.utils import encode_array
from pydicom import dcmread, uid
from pydicom.encaps import encapsulate, get_frame
from pydicom.pixels import get_decoder
from pydicom.uid import UID

from medannot.imaging.colour import rgb_from_ybr
from medannot.imaging.decoders import SYNTAXES, Expected
from medannot.imaging.decoders import libraries as ours
from medannot.imaging.decoders.jpeg2000_stream import read_jpeg2000
from medannot.imaging.decoders.jpeg_stream import read_jpeg
from medannot.imaging.decoders.syntaxes import Coding
from tests.helpers.codestreams import baseline_jpeg, jpeg_2000, lossless_jpeg
from tests.helpers.figures import write_figures

SIDE = 512
ROUNDS = 5
Pixels = NDArray[np.integer]
Decode = Callable[[], Pixels]


@dataclass(frozen=True)
class Stream:
    """A frame to decode and, where it is known, what it holds."""

    name: str
    data: bytes
    expected: Expected
    values: Pixels | None
    tolerance: int = 0


def made() -> list[Stream]:
    """Return streams of a picture with noise, as images of patients have."""
    rows, columns = np.mgrid[:SIDE, :SIDE]
    wave = np.sin(rows / 40) + np.cos(columns / 55) + 2
    noisy = np.random.default_rng(7).normal(0, 0.01, wave.shape)
    deep = np.clip((wave + noisy) * 900 + 100, 0, 4095).astype(np.uint16)
    grey = (deep >> 4).astype(np.uint8)
    colour = np.dstack([grey, grey[::-1], 255 - grey])
    small = deep[:128, :128]

    def stream(
        name: str, data: bytes, syntax: UID, values: Pixels, bits: int, tolerance: int = 0
    ) -> Stream:
        kind = "RGB" if values.ndim == 3 else "MONOCHROME2"
        allocated = values.dtype.itemsize * 8
        samples = 3 if values.ndim == 3 else 1
        shape = values.shape
        wanted = Expected(syntax, shape[0], shape[1], samples, allocated, bits, False, kind)
        return Stream(name, data, wanted, values, tolerance)

    lossless = lossless_jpeg(small, precision=12)
    near = bytes(encode_buffer(deep.tobytes(), SIDE, SIDE, 1, 12, lossy_error=2))
    exact = bytes(encode_buffer(deep.tobytes(), SIDE, SIDE, 1, 12))
    odd = bytes(encode_buffer((grey >> 1).tobytes(), SIDE, SIDE, 1, 7))
    return [
        stream("JPEG 8 bits grey", baseline_jpeg(grey), uid.JPEGBaseline8Bit, grey, 8, 12),
        stream("JPEG 8 bits colour", baseline_jpeg(colour), uid.JPEGBaseline8Bit, colour, 8, 40),
        stream("JPEG lossless 12 bits, 128 x 128", lossless, uid.JPEGLosslessSV1, small, 12),
        stream("JPEG-LS 12 bits", exact, uid.JPEGLSLossless, deep, 12),
        stream("JPEG-LS 7 bits", odd, uid.JPEGLSLossless, grey >> 1, 7),
        stream("JPEG-LS near 12 bits", near, uid.JPEGLSNearLossless, deep, 12, 2),
        stream(
            "JPEG 2000 12 bits",
            bytes(encode_array(deep, bits_stored=12)),
            uid.JPEG2000Lossless,
            deep,
            12,
        ),
        stream("JPEG 2000 colour", jpeg_2000(colour), uid.JPEG2000Lossless, colour, 8),
    ]


def of_files(paths: Sequence[str]) -> list[Stream]:
    """Return the first frames of compressed files."""
    found = []
    for path in paths:
        data = dcmread(path, force=True)
        syntax = data.file_meta.get("TransferSyntaxUID") if hasattr(data, "file_meta") else None
        if syntax not in SYNTAXES:
            continue
        wanted = Expected(
            syntax, data.Rows, data.Columns, data.SamplesPerPixel, data.BitsAllocated,
            data.BitsStored, bool(data.PixelRepresentation), data.PhotometricInterpretation,
        )  # fmt: skip
        frames = int(data.get("NumberOfFrames", 1) or 1)
        frame = get_frame(data.PixelData, 0, number_of_frames=frames)
        found.append(Stream(path.rsplit("/", 1)[-1], frame, wanted, None))
    return found


def candidates(stream: Stream) -> dict[str, Decode]:
    """Return every way to decode a stream: the libraries by themselves, and through pydicom."""
    coding = SYNTAXES[stream.expected.syntax].coding
    ways: dict[str, Decode] = {}
    if coding is Coding.JPEG_2000:
        header = read_jpeg2000(stream.data)
        for decoder in (ours.openjpeg_2000, ours.gdcm_2000, ours.pillow_2000):
            ways[decoder.__name__] = partial(decoder, header)
    elif coding is Coding.JPEG_LS:
        jpeg = read_jpeg(stream.data, stream.expected, ls=True)
        for ls_decoder in (ours.gdcm_ls, ours.charls_ls):
            ways[ls_decoder.__name__] = partial(ls_decoder, stream.data, jpeg.header)
    else:
        jpeg = read_jpeg(stream.data, stream.expected, ls=False)
        turned = jpeg.write(converted=jpeg.colours == "YBR_FULL")
        ways["pillow_jpeg"] = partial(ours.pillow_jpeg, turned, jpeg.header)
        ways["gdcm_jpeg"] = lambda: rgb_from_ybr(
            ours.gdcm_jpeg(jpeg.write(), jpeg.header), jpeg.colours
        )
    for plugin in get_decoder(stream.expected.syntax).available_plugins:
        ways[f"pydicom with {plugin}"] = partial(through_pydicom, stream, plugin)
    return ways


def through_pydicom(stream: Stream, plugin: str) -> Pixels:
    """Decode with one of pydicom's own runners."""
    wanted = stream.expected
    array, _ = get_decoder(wanted.syntax).as_array(
        encapsulate([stream.data]),
        index=0,
        decoding_plugin=plugin,
        rows=wanted.rows,
        columns=wanted.columns,
        samples_per_pixel=wanted.samples,
        bits_allocated=wanted.bits_allocated,
        bits_stored=wanted.bits_stored,
        pixel_representation=int(wanted.signed),
        photometric_interpretation=wanted.photometric,
        planar_configuration=0,
        number_of_frames=1,
        pixel_keyword="PixelData",
    )
    return array


def measured(decode: Decode) -> tuple[Pixels | None, str, float]:
    """Return pixels, the reason where there are none, and the median CPU time in milliseconds."""
    times = []
    try:
        pixels = decode()
        for _ in range(ROUNDS):
            start = time.process_time_ns()
            decode()
            times.append((time.process_time_ns() - start) / 1e6)
    except Exception as fault:  # noqa: BLE001 - whatever a decoder raises is the finding
        return None, type(fault).__name__, 0.0
    return pixels, "", median(times)


def verdict(pixels: Pixels | None, stream: Stream, first: Pixels | None) -> str:
    """Return how far a decoder's values are from the true ones, or from the first decoder's."""
    truth = stream.values if stream.values is not None else first
    if pixels is None or truth is None:
        return ""
    if pixels.shape != truth.shape:
        return f"another shape {pixels.shape}"
    far = int(np.abs(pixels.astype(np.int64) - truth.astype(np.int64)).max())
    return f"{'right' if far <= stream.tolerance else 'other values'} (furthest {far})"


def main(argv: Sequence[str]) -> int:
    """Measure, print the table and write the figures; takes DICOM files that are decoded too."""
    figures: dict[str, object] = {}
    for stream in [*made(), *of_files(argv)]:
        first: Pixels | None = None
        for name, decode in candidates(stream).items():
            pixels, reason, cpu = measured(decode)
            if first is None:
                first = pixels
            result = verdict(pixels, stream, first) or f"does not read it ({reason})"
            figures[f"{stream.name}: {name}"] = f"{cpu:.2f} ms of CPU, {result}"
    write_figures("decoders", figures)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
