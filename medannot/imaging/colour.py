"""Colours to sRGB: Y, Cb, Cr of DICOM, and ICC profiles of photographs and DICOM."""

from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from medannot.domain.errors import Sentence
from medannot.imaging.icc import bare, space_of
from medannot.imaging.limits import DECODER_FAULTS

_MODES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_BLOCK = 1 << 20
"""Pixels that are turned at a time, so that the numbers between do not fill the memory."""

# PS3.3 C.7.6.3.1.2: red, green and blue of Y, Cb, Cr after the middle was taken from Cb and Cr.
_FULL = np.array([[1, 0, 1.402], [1, -0.344136, -0.714136], [1, 1.772, 0]], dtype=np.float32)
# The inverse of Y = 0.2568 R + 0.5041 G + 0.0979 B + 16 and so on.
_PARTIAL = np.array(
    [[1.1644, 0, 1.5960], [1.1644, -0.3917, -0.8129], [1.1644, 2.0173, 0]], dtype=np.float32
)

Samples = NDArray[np.integer[Any]]


def rgb_from_ybr(pixels: Samples, photometric: str, bits: int = 8) -> Samples:
    """Return red, green, blue of Y, Cb, Cr by PS3.3 C.7.6.3.1.2.

    Args:
        pixels: (rows, columns, 3) samples without a sign; already as many Cb and Cr as Y.
        photometric: YBR_FULL, YBR_FULL_422, YBR_PARTIAL_... ; of any other the pixels come back
            as they are.
        bits: of a sample; the middle of Cb and Cr is half their range.
    """
    if not photometric.startswith(("YBR_FULL", "YBR_PARTIAL")):
        return pixels
    partial = photometric.startswith("YBR_PARTIAL")
    matrix = _PARTIAL if partial else _FULL
    middle = 1 << (bits - 1)
    zero = np.array([middle / 8 if partial else 0, middle, middle], dtype=np.float32)
    flat = np.ascontiguousarray(pixels).reshape(-1, 3)
    result = np.empty_like(flat)
    for start in range(0, len(flat), _BLOCK):
        block = (flat[start : start + _BLOCK].astype(np.float32) - zero) @ matrix.T
        np.rint(block, out=block)
        np.clip(block, 0, (1 << bits) - 1, out=block)
        result[start : start + _BLOCK] = block
    return result.reshape(pixels.shape)


def usable_profile(icc: bytes, channels: int = 3) -> bool:
    """Tell whether an ICC profile describes pictures of this many channels and can be read.

    Args:
        icc: the whole profile.
        channels: 1 for grey, 3 for red, green, blue, 4 for CMYK.
    """
    wanted = {1: "GRAY", 3: "RGB ", 4: "CMYK"}[channels]
    return space_of(icc) == wanted and _transform(icc) is not None


def to_srgb(pixels: NDArray[np.uint8], icc: bytes) -> NDArray[np.uint8]:
    """Return the colours of an ICC profile as those of sRGB.

    Where the profile cannot be used (`usable_profile`), or is sRGB within one level, the pixels
    come back as they are.

    Args:
        pixels: (rows, columns) of grey, (rows, columns, 3) of colour, (rows, columns, 4) of CMYK
            with 255 for full ink; 8 bits.
        icc: the whole profile.

    Returns:
        Grey as grey, the others as (rows, columns, 3).
    """
    transform = _transform(icc)
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    if transform is None or _MODES[space_of(icc)] != {1: "L", 3: "RGB", 4: "CMYK"}.get(channels):
        return pixels
    if channels < 4 and _is_srgb(transform, channels):
        return pixels
    return _apply(transform, pixels)


def bare_profile(icc: bytes) -> bytes | None:
    """Rebuild an ICC profile with nothing in it but colours.

    Returns:
        The profile without texts, dates, makers and serial numbers; None where it is sRGB within
        one level, or cannot be used.
    """
    stripped = bare(icc)
    transform = _transform(stripped) if stripped is not None else None
    if stripped is None or transform is None:
        return None
    space = space_of(stripped)
    if space != "CMYK" and _is_srgb(transform, 1 if space == "GRAY" else 3):
        return None
    return stripped


def kept_profile(icc: bytes, channels: int, name: str) -> tuple[bytes | None, tuple[str, ...]]:
    """Return the profile that a stored picture keeps, and a note where its own is of no use."""
    if not icc:
        return None, ()
    if not usable_profile(icc, channels):
        note = "{name}: its colour profile cannot be used; its colours are taken as sRGB."
        return None, (Sentence(note, name=name),)
    return bare_profile(icc), ()


def _transform(icc: bytes) -> Any | None:  # noqa: ANN401 - Pillow's transforms have no public type
    """Return Pillow's transform from the profile to sRGB, or None where it is of no use."""
    from PIL import ImageCms  # noqa: PLC0415 - only the process that decodes pays for it

    # The names, dates and private parts of a profile are none of the library's business either.
    stripped = bare(icc)
    if stripped is None:
        return None
    mode = _MODES[space_of(stripped)]
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(stripped)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            renderingIntent=ImageCms.Intent.PERCEPTUAL,
        )
    except (*DECODER_FAULTS, ImageCms.PyCMSError):
        return None


def _apply(transform: Any, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:  # noqa: ANN401 - Pillow's
    from PIL import Image, ImageCms  # noqa: PLC0415 - as above

    mode = {2: "L"}.get(pixels.ndim, "CMYK" if pixels.shape[-1] == 4 else "RGB")
    image = Image.frombytes(mode, (pixels.shape[1], pixels.shape[0]), np.ascontiguousarray(pixels))
    turned = np.asarray(ImageCms.applyTransform(image, transform), dtype=np.uint8)
    # Grey comes out as three equal colours.
    return np.ascontiguousarray(turned[..., 1] if pixels.ndim == 2 else turned)


def _is_srgb(transform: Any, channels: int) -> bool:  # noqa: ANN401 - Pillow's
    """Tell whether the transform changes no colour of a dense sample by more than one level."""
    probe: NDArray[np.uint8]
    if channels == 1:
        probe = np.arange(256, dtype=np.uint8).reshape(1, 256)
    else:
        steps = np.linspace(0, 255, 18).round().astype(np.uint8)
        probe = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    turned = _apply(transform, probe)
    return bool(np.abs(turned.astype(np.int16) - probe).max() <= 1)
