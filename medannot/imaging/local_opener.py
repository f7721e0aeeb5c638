"""Opens an image in this very process: for the decoding process, and for tests of the decoders."""

from medannot.domain.media import MediaFormat
from medannot.imaging.limits import Packing, check_plausible
from medannot.imaging.opened import OpenedImage
from medannot.imaging.sniffing import sniff


def open_here(
    data: bytes, name: str, orientation: int | None = None, *, damaged: bool = True
) -> OpenedImage:
    """Open a PNG, JPEG or DICOM file without any guard but the checks of its header.

    Args:
        data: the whole file.
        name: what sentences call it.
        orientation: EXIF orientation 1 to 8 where it is known from elsewhere.
        damaged: whether a picture that was cut short passes, as far as it is there.

    Raises:
        InputFault: the file is none of these, broken, implausible, or of a kind not shown.
    """
    image_format = sniff(data, name)
    if image_format is MediaFormat.DICOM:
        return _open_dicom(data, name)
    # Pillow, and pydicom below, are loaded only where such a file is met.
    from medannot.imaging.raster import open_raster  # noqa: PLC0415 - see above

    image = open_raster(data, name, image_format, orientation, damaged=damaged)
    samples = 1 if image.facts.monochrome else 3
    packing = Packing.DEFLATE if image_format is MediaFormat.PNG else Packing.JPEG
    check_plausible(image.facts.rows * image.facts.columns * samples, len(data), packing, name)
    return image


def _open_dicom(data: bytes, name: str) -> OpenedImage:
    from medannot.imaging.dicom import open_dicom  # noqa: PLC0415 - see above

    image = open_dicom(data, name)
    header = image.header
    # Of uncompressed pixels only those are shown that are there.
    if not header.native:
        packing = Packing.RLE if header.rle else Packing.WAVELET
        check_plausible(header.frame_bytes * header.frames, len(data), packing, name)
    return image
