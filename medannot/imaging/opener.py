"""Opens an image file by what it holds, never by its name's ending."""

from pathlib import Path

from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.file_kinds import odd_kind
from medannot.domain.media import MediaFormat
from medannot.imaging.limits import MAX_FILE_BYTES, refuse
from medannot.imaging.opened import OpenedImage
from medannot.imaging.sniffing import sniff


def open_image(
    source: Path | bytes, name: str = "", *, orientation: int | None = None
) -> OpenedImage:
    """Open a PNG, JPEG or DICOM file; its frames are decoded one at a time, when asked for.

    Args:
        source: the file or its bytes.
        name: what sentences call the file; by default the path's last part.
        orientation: EXIF orientation 1 to 8 where it is known from elsewhere (a stored file has
            no EXIF data any more); None reads the file's own.

    Raises:
        InputFault: the file is none of these, broken, too large, or of a kind not shown yet.
        EnvironmentFault: the file cannot be read.
    """
    shown_name = name or (source.name if isinstance(source, Path) else "The image")
    data = read_bytes(source, shown_name) if isinstance(source, Path) else source
    image_format = sniff(data, shown_name)
    if image_format is MediaFormat.DICOM:
        # pydicom is loaded only where a DICOM file is met.
        from medannot.imaging.dicom import open_dicom  # noqa: PLC0415 - see above

        return open_dicom(data, shown_name)
    from medannot.imaging.raster import open_raster  # noqa: PLC0415 - Pillow likewise

    return open_raster(data, shown_name, image_format, orientation)


def read_bytes(path: Path, name: str) -> bytes:
    """Read a whole file of bearable size.

    Raises:
        InputFault: there is no such file, or it is larger than the program takes.
        EnvironmentFault: the file cannot be read.
    """
    try:
        about = path.stat()
        if kind := odd_kind(about.st_mode):
            raise InputFault("{name} is {kind}, not an image file.", name=name, kind=kind)
        if about.st_size > MAX_FILE_BYTES:
            raise refuse("{name} is larger than 1 GiB; take a smaller image.", name)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise InputFault("There is no file {name}.", name=name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({reason}); check that it is there and may be read.",
            name=name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
