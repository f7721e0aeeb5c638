"""Annotations that another program wrote, before their labels are mapped to a lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medannot.domain.annotation.finding import Finding, Site
from medannot.domain.annotation.shapes import Shape
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import FindingId

UID_NAME = "urn:oid:"
"""How the name of an image begins that is known by its UID (RFC 3061)."""


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark, or a word said of the whole image where there is no shape.

    Attributes:
        label: the other program's word.
        node_id: the lexicon's node, where medannot wrote the file itself; else nothing.
        attributes: what else was said of it, by names of the other program.
        code: of the label in a system of codes, such as "SCT 12345", where the file gives one.
        sites: where its lesion lies, by the project's lexicon, once that is known.
    """

    label: str
    shape: Shape | None
    node_id: str = ""
    frame: int = 1
    attributes: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class SpaceMark:
    """A mark in the space of a patient, before it is known on which image it lies.

    Attributes:
        said: all but its shape.
        space: UID of the frame of reference.
        kind: "POINT", "MULTIPOINT", "POLYLINE", "POLYGON" or "ELLIPSE" (PS3.3 C.18.9.1.2).
        points: in millimetres.
    """

    said: ForeignMark
    space: str
    kind: str
    points: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class ForeignImage:
    """An image of the file; its name is how it is found again.

    Attributes:
        name: of a DICOM image `UID_NAME` and its SOP Instance UID.
        columns, rows: as the file says, or None.
    """

    name: str
    columns: int | None
    rows: int | None
    marks: tuple[ForeignMark, ...]


@dataclass(frozen=True, slots=True)
class WorkImage:
    """An image of a work.

    Attributes:
        key: by which the findings of the work name it; the stored image's id, where that is known.
        columns, rows: as the file says, or None.
    """

    key: str
    name: str
    columns: int | None = None
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignWork:
    """What one person said of a case, as medannot itself wrote it.

    Attributes:
        row: of the file, where it stands.
        case: its name there, such as "case-0003".
        author: the person's code there.
        findings: with the ids, images and terms of the workspace that they come from.
        rows: of findings that stand in rows of their own.
        unheld: findings of which the file does not hold enough to take them in, and why.
    """

    file: str
    row: int
    case: str
    author: str
    images: tuple[WorkImage, ...]
    findings: tuple[Finding, ...]
    rows: Mapping[FindingId, int] = field(default_factory=dict, hash=False)
    unheld: Mapping[FindingId, Sentence] = field(default_factory=dict, hash=False)

    def row_of(self, finding_id: FindingId) -> int:
        """Return the row of the file at which a finding stands."""
        return self.rows.get(finding_id, self.row)


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """What a file holds.

    Attributes:
        problems: what could not be read of it, each with its place; the rest is there.
        in_space: marks whose images are found by where they lie.
        works: whole cases, of files that medannot wrote.
    """

    images: tuple[ForeignImage, ...]
    problems: tuple[Problem, ...] = ()
    in_space: tuple[SpaceMark, ...] = ()
    works: tuple[ForeignWork, ...] = ()

    def labels(self) -> dict[str, int]:
        """Return how often each word stands in the file."""
        found: dict[str, int] = {}
        for image in self.images:
            for mark in image.marks:
                found[mark.label] = found.get(mark.label, 0) + 1
        return found
