"""Recognises a DICOMDIR, the table of contents of a DICOM disc (PS3.10 8)."""

from pathlib import Path

_MEDIA_STORAGE_DIRECTORY = b"1.2.840.10008.1.3.10"
_HEAD = 1024


def is_directory(path: Path) -> bool:
    """Tell whether a file is a DICOMDIR, by its name or by the class its file meta names."""
    if not path.is_file():
        return False
    if path.name.upper() == "DICOMDIR":
        return True
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return head[128:132] == b"DICM" and _MEDIA_STORAGE_DIRECTORY in head
