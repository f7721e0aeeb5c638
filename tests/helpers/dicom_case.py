"""A case of three CT sections with all that can be said of it, written without a workspace."""

import io
from collections.abc import Sequence
from pathlib import Path

import pydicom
from pydicom.dataset import Dataset

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage, FileFormat
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    LesionRole,
    Mark,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.shapes import Brush, Outline, Place, ShapeKind
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.media import MediaFormat
from medannot.exchange.annotations.dicom.terms import TermCode
from medannot.exchange.annotations.files import Job, files_of
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, box
from tests.helpers.dicom_projects import COLUMNS, ROWS, slice_at

LEFT = Site(FACE, Laterality.LEFT, LateralitySource.STATED)
LESION = Lesion(PAPULE, LesionRole.PRIMARY, (LEFT,), note="丘疹 on the cheek")
IMAGES = tuple(
    AnnotatedImage(
        MediaId(f"m{place}"), f"case-0001-{place}.png", COLUMNS, ROWS, 1, MediaFormat.DICOM
    )
    for place in (1, 2, 3)
)


def mark(kind: ShapeKind, *points: Place, of: str = "", frame: int = 1) -> Mark:
    return Mark(Outline(kind, points), FindingId(of) if of else None, frame)


SAID: tuple[tuple[str, int, Content], ...] = (
    ("quality", 1, USABLE),
    ("region", 1, Region(LEFT)),
    ("papule", 0, LESION),
    ("nodule", 0, Lesion(NODULE)),
    ("unseen", 0, Lesion(NODULE)),
    ("box", 1, box(2, 3, 10, 9, "papule")),
    ("ellipse", 2, mark(ShapeKind.ELLIPSE, (4, 2), (12, 18), of="papule")),
    ("polygon", 3, mark(ShapeKind.POLYGON, (2, 3), (10, 9), (2, 9), of="nodule")),
    ("point", 3, mark(ShapeKind.POINT, (2.5, 3.25), of="nodule")),
    ("distance", 3, mark(ShapeKind.DISTANCE, (2, 3), (6, 3))),
    ("painted", 1, Mark(Brush(4, 5, 3, 2, (0, 1, 1, 4)), FindingId("region"))),
    ("second", 0, Diagnosis(None, 2, "acne")),
    ("first", 0, Diagnosis(None, 1, "eczema", (FindingId("papule"),), "it itches")),
    ("advice", 0, Advice(None, "ointment", FindingId("first"))),
    ("complete", 1, Complete()),
)


def case_of(
    *said: tuple[str, int, Content], images: Sequence[AnnotatedImage] = IMAGES, author: str = "anna"
) -> AnnotatedCase:
    """Return a case of which things are said by name, of an image by its place or (0) of it."""
    findings = tuple(
        Finding(FindingId(name), images[place - 1].media_id if place else None, what)
        for name, place, what in said
    )
    return AnnotatedCase(1, "case-0001", author, tuple(images), findings)


def codes_of(term: Term) -> Sequence[TermCode]:
    """Return a code for papules, and for nothing else one that means the same."""
    if term == PAPULE:
        return (TermCode("HP", "0200034"), TermCode("ICD10", "R23.8", exact=False))
    return ()


def stored(media_id: str) -> bytes:
    """Return the file of an image; it still has its patient's name, which nothing may take."""
    return slice_at(int(media_id.removeprefix("m")))


class WrittenCase:
    """The files of a case in a folder.

    Args:
        parent: a folder of the test.
        cases: what is written.
    """

    def __init__(self, parent: Path, *cases: AnnotatedCase) -> None:
        self.parent = parent
        self._cases = cases or (case_of(*SAID),)

    def stored(self, place: int) -> Dataset:
        return pydicom.dcmread(io.BytesIO(stored(f"m{place}")))

    def export(self, format_: FileFormat, name: str = "out") -> dict[str, Dataset]:
        """Write the case and return its files by their paths."""
        job = Job(self._cases, "ct", lambda _: (), codes_of, stored)
        found = {}
        for path, data in files_of(format_, job):
            target = self.parent / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            found[path] = pydicom.dcmread(target)
        return found
