"""Annotation projects of DICOM images: a CT series that lies in space, and others."""

import io
from pathlib import Path
from typing import Any, Self

import numpy as np
import pydicom
from pydicom.dataset import Dataset

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Content, Finding
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER, Actor
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_import_values import ImportPlan, ImportWish
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import Desk
from tests.helpers.pictures import dicom_file
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import make_desk

STUDY, SERIES, SPACE = "1.2.3", "1.2.3.1", "1.2.3.9"
ROWS, COLUMNS = 24, 32
STEPS = (Step.QUALITY, Step.REGIONS, Step.LESIONS, Step.DIAGNOSES, Step.ADVICE)


def slice_at(number: int, **more: Any) -> bytes:
    """Return a section of a CT series, 2 mm above the one before it."""
    said: dict[str, Any] = {
        "PatientName": "Zhang^San",
        "PatientID": "MRN-4711",
        "InstitutionName": "Hospital of Nowhere",
        "StudyInstanceUID": STUDY,
        "SeriesInstanceUID": SERIES,
        "SOPInstanceUID": f"{SERIES}.{number}",
        "FrameOfReferenceUID": SPACE,
        "InstanceNumber": number,
        "ImagePositionPatient": [-10, -20, 2 * number],
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "PixelSpacing": [0.5, 0.25],
        "SliceThickness": 2,
        **more,
    }
    pixels = np.full((ROWS, COLUMNS), number, np.int16)
    pixels[0, 0] = number * 100
    return dicom_file(pixels, **{key: value for key, value in said.items() if value is not None})


def series(folder: Path, count: int = 3, **more: Any) -> Path:
    """Write a series into a new folder."""
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        (folder / f"{number}.dcm").write_bytes(slice_at(number, **more))
    return folder


def project_of(desk: Desk, *paths: Path, codes: tuple[str, ...] = ("anna", "bert")) -> None:
    """Create the project "ct" of image files, each folder a case, and give it out."""
    draft = desk.projects.read_files(OWNER, paths, CaseRule(Grouping.FOLDER))
    assert not draft.refused
    folder = desk.folder.parent / "clinic-skin"
    lexicon = folder if folder.exists() else small_lexicon(folder)
    plan = ProjectPlan("ct", str(lexicon), 7, steps=STEPS)
    desk.projects.create(OWNER, plan, draft)
    desk.projects.assign(OWNER, "ct", codes)


class DicomRoom:
    """A desk with the project "ct", and anna and bert who annotate its first case.

    Args:
        parent: a folder of the test.
        paths: of image files, each folder a case; by default a series of three sections.
    """

    def __init__(self, parent: Path, *paths: Path) -> None:
        self.parent = parent
        self.desk = make_desk(parent)
        project_of(self.desk, *(paths or (series(parent / "Zhang San"),)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.desk.close()

    def actor(self, code: str = "anna") -> Actor:
        return self.desk.annotating.seat(OWNER, code)

    def open(self, code: str = "anna", case: int = 1) -> OpenCase:
        found = self.desk.project_overview.find_case(OWNER, f"ct/{case}")
        return self.desk.annotating.open(self.actor(code), found)

    def say(self, *said: tuple[str, int, Content], code: str = "anna", case: int = 1) -> None:
        """Say things by name, of an image by its place or (0) of the case."""
        opened = self.open(code, case)
        media = [None, *(one.media_id for one in opened.images)]
        changes = [Change(FindingId(name), media[place], what) for name, place, what in said]
        self.desk.annotating.act(self.actor(code), opened, changes)

    def found(self, kind: type, code: str = "anna") -> list[Finding]:
        return [one for one in self.open(code).findings.values() if isinstance(one.content, kind)]

    def stored(self, place: int) -> Dataset:
        """Return the stored file of an image, as it is shown."""
        media = self.open().images[place - 1].shown
        return pydicom.dcmread(io.BytesIO(self.desk.store.blobs.read(media.sha256)))

    def export(self, format_: FileFormat, name: str = "out") -> dict[str, Dataset]:
        """Write the project and return its DICOM files by their paths."""
        service, folder = self.desk.annotation_export, self.parent / name
        service.write(OWNER, service.plan(OWNER, "ct", format_), folder)
        return {
            path.relative_to(folder).as_posix(): pydicom.dcmread(path)
            for path in sorted(folder.rglob("*.dcm"))
        }

    def plan(self, *paths: Path, code: str = "bert", **wish: Any) -> tuple[ImportPlan, ImportWish]:
        service, wanted = self.desk.annotation_import, ImportWish(**wish)
        return service.plan(self.actor(code), "ct", service.read(paths), wanted), wanted

    def take(self, *paths: Path, code: str = "bert", **wish: Any) -> ImportPlan:
        made, wanted = self.plan(*paths, code=code, **wish)
        report = self.desk.annotation_import.apply(self.actor(code), made, wanted)
        assert not report.refused
        return made
