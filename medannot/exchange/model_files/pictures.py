"""The images of a set as files in a folder, each once."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from medannot.exchange.model_files.values import ItemPicture, ModelItem, Pictures

Stored = Mapping[str, tuple[str, str]]
"""By an image's key: its path within the folder, and SHA-256 of the file."""


def write_pictures(folder: Path, items: Iterable[ModelItem], read: Pictures) -> Stored:
    """Write the images that are there into the folder `images`.

    Raises:
        OSError: a file cannot be written.
    """
    stored: dict[str, tuple[str, str]] = {}
    for item in items:
        for picture in item.pictures:
            if picture.there and picture.key not in stored:
                place = f"images/{len(stored) + 1:07}{picture.ending}"
                data = read(picture)
                stored[picture.key] = place, hashlib.sha256(data).hexdigest()
                target = folder.joinpath(*place.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    return stored


def called(picture: ItemPicture, stored: Stored) -> tuple[str, str]:
    """Return what a line calls an image, and the hash of its file; "" of one that is missing."""
    return stored[picture.key] if picture.there else (f"images/{picture.name}", "")
