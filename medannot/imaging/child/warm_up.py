"""Loads all that decoding may ever need, by doing it once: later no file can be opened any more."""

import codecs
import importlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms
from pydicom.charset import python_encoding
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
    SecondaryCaptureImageStorage,
)

from medannot.domain.deidentification import BASIC
from medannot.domain.errors import InputFault
from medannot.imaging.child.cleaning import Cleaner
from medannot.imaging.decoders.libraries import has_libjpeg
from medannot.imaging.limits import DECODER_FAULTS
from medannot.imaging.local_opener import open_here

_SIDE = 16
# Loaded by the libraries in the middle of their work, some only for rare files.
_MODULES = (
    "PIL.GifImagePlugin", "PIL.ImageChops", "PIL.ImageMath", "PIL.ImageOps", "PIL.ImagePalette",
    "PIL.Jpeg2KImagePlugin", "PIL.JpegImagePlugin", "PIL.MpoImagePlugin", "PIL.PngImagePlugin",
    "PIL.TiffImagePlugin", "encodings.idna", "gdcm", "jpeg_ls", "numpy.linalg", "numpy.ma",
    "numpy.random", "openjpeg", "pydicom._private_dict", "pydicom.overlays", "pydicom.pixels",
    "pydicom.pixels.processing", "stringprep", "unicodedata",
)  # fmt: skip


def warm_up(cleaner: Cleaner) -> None:
    """Load libraries and text encodings, and open and clean a small image of each kind.

    Raises:
        ImportError: a library is missing.
    """
    for module in _MODULES:
        importlib.import_module(module)
    if has_libjpeg():
        importlib.import_module("libjpeg")
    for encoding in (*python_encoding.values(), "latin-1", "utf-16", "ascii", "cp1252"):
        codecs.lookup(encoding)
    Image.preinit()
    for make in _samples():
        try:
            data = make()
            open_here(data, "").frame()
            cleaner(data, "", b"", BASIC)
        except (InputFault, *DECODER_FAULTS, RuntimeError):
            # A coder that cannot write its own sample: there is nothing to load for it.
            continue


def _samples() -> Iterator[Callable[[], bytes]]:
    for mode in ("L", "RGB"):
        yield partial(_picture, mode, "PNG")
        yield partial(_picture, mode, "JPEG")
    yield lambda: _dicom(ExplicitVRLittleEndian, bytes(2 * _SIDE * _SIDE))
    yield lambda: _dicom(RLELossless, _rle())
    yield lambda: _dicom(JPEGBaseline8Bit, _bare("L", "JPEG"))
    yield lambda: _dicom(JPEG2000Lossless, _bare("L", "JPEG2000"))
    yield lambda: _dicom(JPEGLSLossless, _jpeg_ls())


def _picture(mode: str, kind: str) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    picture = Image.new(mode, (_SIDE, _SIDE))
    picture.save(file, kind, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", icc_profile=profile)
    return file.getvalue()


def _bare(mode: str, kind: str) -> bytes:
    file = BytesIO()
    options = {"no_jp2": True} if kind == "JPEG2000" else {}
    Image.new(mode, (_SIDE, _SIDE)).save(file, kind, **options)
    return file.getvalue()


def _jpeg_ls() -> bytes:
    import jpeg_ls  # noqa: PLC0415 - it has no types; see `decoders.libraries`

    return bytes(jpeg_ls.encode_array(np.zeros((_SIDE, _SIDE), np.uint8)))


def _rle() -> bytes:
    # One segment (PS3.5 annex G): twice 128 zeros.
    return (1).to_bytes(4, "little") + (64).to_bytes(4, "little") + bytes(56) + b"\x81\0" * 2


def _dicom(syntax: UID, pixels: bytes) -> bytes:
    dataset = Dataset()
    dataset.SOPClassUID = SecondaryCaptureImageStorage
    dataset.SOPInstanceUID = "2.25.1"
    dataset.Modality = "OT"
    dataset.PatientName = "^"
    dataset.Rows = dataset.Columns = _SIDE
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.PixelRepresentation = 0
    allocated = 8 if syntax.is_compressed else 16
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = allocated, allocated, allocated - 1
    dataset.WindowCenter, dataset.WindowWidth = 1, 2
    dataset.PixelData = encapsulate([pixels]) if syntax.is_compressed else pixels
    dataset["PixelData"].VR = "OB" if syntax.is_compressed else "OW"
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = syntax
    target = BytesIO()
    file = FileDataset(target, dataset, file_meta=meta, preamble=bytes(128))
    file.save_as(target, enforce_file_format=True)
    return target.getvalue()
