"""The DICOM files that come installed with pydicom; nothing is fetched from anywhere."""

from pathlib import Path

from medannot.domain.errors import EnvironmentFault


def installed_dicom(name: str) -> bytes:
    """Return the bytes of one of pydicom's own test files.

    Raises:
        EnvironmentFault: this installation of pydicom came without the file.
    """
    import pydicom.data  # noqa: PLC0415 - slow, and wanted by the demo only

    # Its own look-up would fetch a missing file from the Internet, hence the plain path.
    path = Path(pydicom.data.__file__).parent / "test_files" / name
    try:
        return path.read_bytes()
    except OSError as fault:
        raise EnvironmentFault(
            "The test file {name} did not come with pydicom; install medannot again.", name=name
        ) from fault
