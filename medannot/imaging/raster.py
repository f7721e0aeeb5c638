"""PNG and JPEG files to frames."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.domain.media import MediaFormat
from medannot.imaging.colour import to_srgb
from medannot.imaging.exif import swaps_sides, turn
from medannot.imaging.frame import IDENTITY_WINDOW, Frame, StoredPixels
from medannot.imaging.jpeg import JpegScan, scan_jpeg
from medannot.imaging.limits import DECODER_FAULTS, refuse
from medannot.imaging.opened import ImageFacts
from medannot.imaging.png import PngScan, scan_png

_FILLER = b"\x55" * 64
"""Coded data that says nothing in particular; see `_is_cut`."""


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A PNG or JPEG file of one frame.

    Attributes:
        kept: the file without metadata; what is decoded, and what may be stored.
        profile: ICC profile of `kept`, None where its colours are sRGB.
        notes: sentences about what the file says wrongly and what is shown instead.
    """

    name: str
    format: MediaFormat
    kept: bytes
    facts: ImageFacts
    profile: bytes | None = None
    notes: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        """Return 1: of an animated file the still picture is shown."""
        return 1

    def frame(self, number: int = 1) -> Frame:
        """Decode the picture, turned upright, in sRGB.

        Raises:
            InputFault: the file is broken, or `number` is not 1.
        """
        if number != 1:
            raise refuse("{name} has no frame {number}; it has 1.", self.name, number=number)
        try:
            pixels = _decode(self.kept, self.format, self.profile)
        except DECODER_FAULTS as fault:
            raise refuse(
                "{name} is a broken {format} file; copy or download it again.",
                self.name,
                format=self.format.upper(),
            ) from fault
        upright = turn(pixels, self.facts.orientation)
        grey = upright.ndim == 2
        return Frame(
            pixels=upright,
            monochrome=grey,
            voi=(IDENTITY_WINDOW,) if grey and upright.dtype == np.uint8 else (),
            lossy=self.facts.lossy,
            incomplete=self.facts.incomplete,
            notes=self.notes,
        )


def open_raster(
    data: bytes,
    name: str,
    image_format: MediaFormat,
    orientation: int | None = None,
    *,
    damaged: bool = False,
) -> RasterImage:
    """Read the header of a PNG or JPEG file.

    Args:
        data: the whole file.
        name: what sentences call it.
        image_format: PNG or JPEG.
        orientation: EXIF orientation where it is known from elsewhere; None reads the file's own.
        damaged: whether a file that was cut short passes, as far as it is there.

    Raises:
        InputFault: broken, cut short, too large, or of a kind that is not shown.
    """
    scan: PngScan | JpegScan
    if image_format is MediaFormat.PNG:
        scan = scan_png(data, name, damaged=damaged)
        monochrome, incomplete = scan.grey, scan.incomplete
    else:
        scan = scan_jpeg(data, name, damaged=damaged)
        monochrome, incomplete = scan.components == 1, _is_cut(scan)
    turned = orientation or scan.orientation
    rows, columns = scan.rows, scan.columns
    if swaps_sides(turned):
        rows, columns = columns, rows
    facts = ImageFacts(
        rows=rows,
        columns=columns,
        frames=1,
        monochrome=monochrome,
        orientation=turned,
        lossy=image_format is MediaFormat.JPEG,
        incomplete=incomplete,
    )
    return RasterImage(name, image_format, scan.kept, facts, scan.profile, scan.notes)


def _is_cut(scan: JpegScan) -> bool:
    """Tell whether part of the coded data is missing.

    Some files end without the mark of the end and are whole. Where it is missing, other data is
    put in the place of what may be missing: if that changes a pixel, something was.
    """
    if scan.ended:
        return False
    if scan.progressive:
        return True
    try:
        pixels, filled = (
            _decode(data, MediaFormat.JPEG)
            for data in (scan.kept, scan.kept[:-2] + _FILLER + scan.kept[-2:])
        )
    except DECODER_FAULTS:
        # The frame itself will tell that nothing can be shown.
        return True
    return not np.array_equal(pixels, filled)


def _decode(data: bytes, image_format: MediaFormat, profile: bytes | None = None) -> StoredPixels:
    with Image.open(BytesIO(data), formats=[image_format.upper()]) as image:
        image.load()
        if image.mode.startswith("I"):
            # 16-bit grey stays as it is: stored values, and Pillow's own way to 8 bits would cut.
            return np.asarray(image).astype(np.uint16)
        if image.mode == "CMYK" and profile is not None:
            return _without_empty_colour(to_srgb(np.asarray(image), profile), None)
        return _without_empty_colour(np.asarray(_flat(image), dtype=np.uint8), profile)


def _without_empty_colour(pixels: NDArray[np.uint8], profile: bytes | None) -> StoredPixels:
    """Return sRGB, or one plane where three hold the same.

    A radiograph that was saved as a colour file is then shown as radiology is: on near-black, and
    with a window.
    """
    shown = to_srgb(pixels, profile) if profile is not None else pixels
    if pixels.ndim == 2:
        return shown
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return shown[..., 1].copy()
    return shown


def _flat(image: Image.Image) -> Image.Image:
    """Reduce every kind of picture to grey or red, green, blue of 8 bits."""
    grey = image.mode in {"1", "L", "LA"}
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        # What shows through is white, as paper and browsers are: figures are drawn for that.
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("L" if grey else "RGB")
