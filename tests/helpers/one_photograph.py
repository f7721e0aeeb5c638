"""One photograph, upright and turned, with a question for each: for tests of covering."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from medannot.domain.clock import ManualClock
from medannot.domain.covering import CoverRequest, Original, Shape, ShapeKind, Subject
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.imaging.opener import open_image
from medannot.services.desk import Desk
from medannot.services.media_covering import Covered
from medannot.services.question_bank import ImportRequest
from medannot.store.media import MediaLibrary
from tests.helpers.pictures import encoded, exif

PICTURE = np.arange(1, 145, dtype=np.uint8).reshape(6, 8, 3)
CLOCKWISE = b"Exif\0\0" + exif(6)
"""Turns what is stored by a quarter, clockwise: what is shown is 8 high and 6 wide."""
BOX = Shape(ShapeKind.BOX, ((1, 1), (4, 3)))
LOWER = Shape(ShapeKind.BOX, ((5, 4), (8, 6)))


def request(*shapes: Shape, original: Original = Original.ERASED) -> CoverRequest:
    """Return the wish to cover these parts, with a reason."""
    return CoverRequest(shapes, Subject.FACE, "a face", original=original)


def black(picture: NDArray[np.uint8], *boxes: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    """Return the picture with boxes (x, y, width, height) of it black."""
    painted = picture.copy()
    for x, y, width, height in boxes:
        painted[y : y + height, x : x + width] = 0
    return painted


def write_sources(parent: Path) -> Path:
    """Return a folder with one photograph, upright and turned; each has a question."""
    folder = parent / "sources"
    (folder / "pictures").mkdir(parents=True)
    rows = [
        {"id": "q1", "type": "short_text", "question": "1", "images": "a.png", "answer": "x"},
        {"id": "q2", "type": "short_text", "question": "2", "images": "turned.png", "answer": "x"},
    ]
    (folder / "own.json").write_text(json.dumps(rows))
    (folder / "pictures" / "a.png").write_bytes(encoded(PICTURE, "PNG"))
    (folder / "pictures" / "turned.png").write_bytes(encoded(PICTURE, "PNG", exif=CLOCKWISE))
    return folder


def take_in(desk: Desk, sources: Path, name: str = "ward") -> None:
    """Import the question file as a set."""
    desk.bank.write(OWNER, desk.bank.read(OWNER, wish(sources, name)))


def wish(sources: Path, name: str) -> ImportRequest:
    """Return what is to be imported."""
    return ImportRequest((sources / "own.json",), name, sources / "pictures")


def ask(sources: Path, *names: str) -> None:
    """Let the question file ask about these images, one question each."""
    rows = [
        {"id": f"q{n}", "type": "short_text", "question": str(n), "images": name, "answer": "x"}
        for n, name in enumerate(names)
    ]
    (sources / "own.json").write_text(json.dumps(rows))


def shown(desk: Desk, name: str = "ward") -> list[MediaId]:
    """Return the image of each question, in the order of the set."""
    lines = desk.bank.page(OWNER, ItemQuery(set_name=name), 0, 10)
    found = []
    for line in lines:
        (image,) = desk.bank.item(OWNER, line.version_id).version.images
        assert image.media_id is not None
        found.append(image.media_id)
    return found


def pixels(desk: Desk, media_id: MediaId) -> NDArray[np.generic]:
    """Return what is seen of a stored image."""
    media = MediaLibrary(desk.store).get(media_id)
    assert media is not None
    data = desk.store.blobs.read(media.sha256)
    frame = open_image(data, "x", orientation=media.orientation).frame()
    assert (media.rows, media.columns) == frame.pixels.shape[:2]
    return frame.pixels


def stored(desk: Desk) -> set[bytes]:
    """Return what each image file on the disk shows, as it is stored."""
    files = (desk.folder / "media").glob("*/*.bin")
    return {open_image(file.read_bytes(), "x").frame().pixels.tobytes() for file in files}


def erased(desk: Desk) -> set[MediaId]:
    """Return the images that are erased."""
    return {line.id for line in desk.media.lines(OWNER) if line.erased}


def sound(desk: Desk) -> bool:
    """Tell whether the audit holds and each question of the set shows an image."""
    missing = desk.bank.summary(OWNER, "ward").missing_images
    return desk.auditing.verify(OWNER).problems == () and not missing


def cover(desk: Desk, media_id: MediaId, wanted: CoverRequest) -> Covered:
    """Cover an image, a second after whatever was done before."""
    clock = desk.store.clock
    assert isinstance(clock, ManualClock)
    clock.advance_ms(1_000)
    return desk.covering.cover(OWNER, media_id, wanted)
