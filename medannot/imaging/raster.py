"""PNG and JPEG files to frames."""

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from medannot.domain.media import MediaFormat
from medannot.imaging.exif import swaps_sides, turn
from medannot.imaging.frame import IDENTITY_WINDOW, Frame, StoredPixels
from medannot.imaging.jpeg import JpegScan, scan_jpeg
from medannot.imaging.limits import DECODER_FAULTS, refuse
from medannot.imaging.opened import ImageFacts
from medannot.imaging.png import PngScan, scan_png


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A PNG or JPEG file of one frame.

    Attributes:
        kept: the file without metadata; what is decoded, and what may be stored.
    """

    name: str
    format: MediaFormat
    kept: bytes
    facts: ImageFacts

    @property
    def frames(self) -> int:
        """Return 1: of an animated file the still picture is shown."""
        return 1

    def frame(self, number: int = 1) -> Frame:
        """Decode the picture, turned upright.

        Raises:
            InputFault: the file is broken, or `number` is not 1.
        """
        if number != 1:
            raise refuse("{name} has no frame {number}; it has 1.", self.name, number=number)
        try:
            pixels = _decode(self.kept, self.format)
        except DECODER_FAULTS as fault:
            raise refuse(
                "{name} is a broken {format} file; copy or download it again.",
                self.name,
                format=self.format.upper(),
            ) from fault
        upright = turn(_without_empty_colour(pixels), self.facts.orientation)
        windows = (IDENTITY_WINDOW,) if upright.dtype == np.uint8 and upright.ndim == 2 else ()
        return Frame(pixels=upright, monochrome=upright.ndim == 2, windows=windows)


def open_raster(
    data: bytes, name: str, image_format: MediaFormat, orientation: int | None = None
) -> RasterImage:
    """Read the header of a PNG or JPEG file.

    Args:
        data: the whole file.
        name: what sentences call it.
        image_format: PNG or JPEG.
        orientation: EXIF orientation where it is known from elsewhere; None reads the file's own.

    Raises:
        InputFault: broken, cut short, too large, or of a kind that is not shown.
    """
    scan: PngScan | JpegScan
    if image_format is MediaFormat.PNG:
        scan = scan_png(data, name)
        monochrome = scan.grey
    else:
        scan = scan_jpeg(data, name)
        monochrome = scan.components == 1
    turned = orientation or scan.orientation
    rows, columns = scan.rows, scan.columns
    if swaps_sides(turned):
        rows, columns = columns, rows
    facts = ImageFacts(
        rows=rows, columns=columns, frames=1, monochrome=monochrome, orientation=turned
    )
    return RasterImage(name, image_format, scan.kept, facts)


def _decode(data: bytes, image_format: MediaFormat) -> StoredPixels:
    with Image.open(BytesIO(data), formats=[image_format.upper()]) as image:
        image.load()
        if image.mode.startswith("I"):
            # 16-bit grey stays as it is; Pillow's own conversion to 8 bits would cut it off.
            return np.asarray(image).astype(np.uint16)
        return np.asarray(_flat(image), dtype=np.uint8)


def _without_empty_colour(pixels: StoredPixels) -> StoredPixels:
    """Return one plane where three hold the same: a radiograph that was saved as a colour file.

    It is then shown as radiology is: on near-black, and with a window.
    """
    if pixels.ndim == 2:
        return pixels
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    if np.array_equal(red, green) and np.array_equal(green, blue):
        return red.copy()
    return pixels


def _flat(image: Image.Image) -> Image.Image:
    """Reduce every kind of picture to grey or red, green, blue of 8 bits."""
    grey = image.mode in {"1", "L", "LA"}
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        # What shows through is white, as paper and browsers are: figures are drawn for that.
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("L" if grey else "RGB")
