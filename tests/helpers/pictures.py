"""Makes small image files for tests, by other means than the program's own."""

import io
import struct
import zlib

import numpy as np
import pydicom
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian


def encoded(picture: NDArray[np.generic], kind: str, **options: object) -> bytes:
    """Return a picture as Pillow writes it."""
    target = io.BytesIO()
    Image.fromarray(picture).save(target, kind, **options)
    return target.getvalue()


def jpeg_segment(marker: int, payload: bytes) -> bytes:
    """Return one JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """Return one PNG chunk."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def exif(orientation: int, maker: bytes = b"", order: str = ">") -> bytes:
    """Return a TIFF block with an orientation, and a camera maker if one is given."""
    entries = [struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)]
    if maker:
        entries.insert(0, struct.pack(order + "HHII", 0x010F, 2, len(maker), 38))
    mark = b"MM\x00*" if order == ">" else b"II*\x00"
    head = mark + struct.pack(order + "IH", 8, len(entries))
    return head + b"".join(entries) + struct.pack(order + "I", 0) + maker


def dicom_set(
    pixels: NDArray[np.generic], *, frames: bool = False, **attributes: object
) -> Dataset:
    """Return a CT data set around pixels: (rows, columns[, 3]), with frames before them or not."""
    colour = pixels.ndim == 3 + frames
    shape = pixels.shape[:-1] if colour else pixels.shape
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = CTImageStorage
    dataset.SOPInstanceUID = "1.2.3.4"
    dataset.Modality = "CT"
    dataset.SamplesPerPixel = 3 if colour else 1
    dataset.PhotometricInterpretation = "RGB" if colour else "MONOCHROME2"
    if colour:
        dataset.PlanarConfiguration = 0
    if frames:
        dataset.NumberOfFrames = shape[0]
    dataset.Rows, dataset.Columns = shape[-2:]
    bits = pixels.dtype.itemsize * 8
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = bits, bits, bits - 1
    dataset.PixelRepresentation = int(pixels.dtype.kind == "i")
    data = pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()
    dataset.add_new("PixelData", "OW" if bits > 8 else "OB", data + b"\x00" * (len(data) % 2))
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset


def written(dataset: Dataset) -> bytes:
    """Return a data set as pydicom writes it in the transfer syntax of its meta."""
    target = io.BytesIO()
    pydicom.dcmwrite(target, dataset, enforce_file_format=True)
    return target.getvalue()


def dicom_file(pixels: NDArray[np.generic], *, frames: bool = False, **attributes: object) -> bytes:
    """Return a DICOM file, explicit VR little endian."""
    return written(dicom_set(pixels, frames=frames, **attributes))
