"""Opens an image file by what it holds, never by its name's ending, in the decoding process."""

from pathlib import Path

from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.file_kinds import nothing_there, odd_kind
from medannot.imaging.limits import MAX_FILE_BYTES, refuse
from medannot.imaging.opened import OpenedImage
from medannot.imaging.sniffing import sniff


def open_image(
    source: Path | bytes, name: str = "", *, orientation: int | None = None
) -> OpenedImage:
    """Open a PNG, JPEG or DICOM file; its frames are decoded one at a time, when asked for.

    Header and frames are read in a process of its own, which a bad file cannot make ours.

    Args:
        source: the file or its bytes.
        name: what sentences call the file; by default the path's last part.
        orientation: EXIF orientation 1 to 8 where it is known from elsewhere (a stored file has
            no EXIF data any more); None reads the file's own.

    Raises:
        InputFault: the file is none of these, broken, too large, or of a kind not shown.
        EnvironmentFault: the file cannot be read, or the decoding process not be started.
    """
    shown_name = name or (source.name if isinstance(source, Path) else "The image")
    data = read_bytes(source, shown_name) if isinstance(source, Path) else source
    # What is no image at all needs no process to be found out.
    sniff(data, shown_name)
    # The machinery of processes is loaded with the first image.
    from medannot.imaging.child.host import shared_decoder  # noqa: PLC0415 - see above

    return shared_decoder().open(data, shown_name, orientation)


def list_disc(data: bytes, name: str) -> tuple[str, ...]:
    """Return the Referenced File IDs of a DICOMDIR, which is read like every file elsewhere.

    Raises:
        InputFault: it is broken or does harm.
        EnvironmentFault: the decoding process cannot be started.
    """
    from medannot.imaging.child.host import shared_decoder  # noqa: PLC0415 - as above

    return shared_decoder().listing(data, name)


def make_ready(max_bytes: int) -> None:
    """Start the decoding process, so that the first image does not wait for it.

    Args:
        max_bytes: what decoding one honest file may take from now on.

    Raises:
        EnvironmentFault: it cannot be started.
    """
    from medannot.imaging.child.host import configure, shared_decoder  # noqa: PLC0415 - as above

    configure(max_bytes=max_bytes)
    shared_decoder().prepare()


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
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise nothing_there(name) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({reason}); check that it is there and may be read.",
            name=name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
