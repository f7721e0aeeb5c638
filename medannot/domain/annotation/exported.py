"""Annotated cases as formats take them: images, findings, and the marks with what they show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.finding import Finding, FindingKind, Lesion, Mark, Region, Term
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.media import MediaFormat


class FileFormat(StrEnum):
    """Formats in which annotations are given away."""

    COCO = "coco"
    LABELME = "labelme"
    CVAT = "cvat"
    LABEL_STUDIO = "label-studio"
    MASKS = "masks"
    CSV = "csv"
    JSONL = "jsonl"
    DICOM_SR = "dicom-sr"
    DICOM_SEG = "dicom-seg"


OF_DICOM = frozenset({FileFormat.DICOM_SR, FileFormat.DICOM_SEG})
"""Formats that tell of DICOM images alone."""


@dataclass(frozen=True, slots=True)
class AnnotatedImage:
    """An image of a case.

    Attributes:
        name: of its file beside the export, such as "case-0003-2.png"; it tells nobody's name.
        columns, rows: of the frame of reference, EXIF orientation applied.
        format: of the stored file.
        erased: its bytes are not there any more.
    """

    media_id: MediaId
    name: str
    columns: int
    rows: int
    frames: int = 1
    format: MediaFormat = MediaFormat.PNG
    erased: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedCase:
    """What one person said of a case.

    Attributes:
        author: the person's code.
        findings: those that are current, of the case and of its images.
    """

    number: int
    name: str
    author: str
    images: tuple[AnnotatedImage, ...]
    findings: tuple[Finding, ...]

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """Return the findings of a kind, in order."""
        return tuple(one for one in self.findings if one.kind is kind)


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark with what it shows.

    Attributes:
        number: of the lesion in its case, counted from 1; 0 where it shows something else.
        term: of the lesion or region; None where that was not said.
    """

    case: AnnotatedCase
    image: AnnotatedImage
    id: FindingId
    mark: Mark
    target: Finding | None
    term: Term | None
    number: int


def marks_of(case: AnnotatedCase) -> Iterator[Marked]:
    """Yield the marks of a case, by its images in order."""
    by_id = {finding.id: finding for finding in case.findings}
    lesions = (finding.id for finding in case.of_kind(FindingKind.LESION))
    numbers = {finding_id: number for number, finding_id in enumerate(lesions, start=1)}
    marks = case.of_kind(FindingKind.MARK)
    for image in case.images:
        for finding in marks:
            mark = finding.content
            if finding.media_id == image.media_id and isinstance(mark, Mark):
                target = by_id.get(mark.target) if mark.target else None
                number = numbers.get(target.id, 0) if target else 0
                term = term_of(target)
                yield Marked(case, image, finding.id, mark, target, term, number)


def by_image(cases: Iterable[AnnotatedCase]) -> Mapping[MediaId, tuple[Marked, ...]]:
    """Return the marks of some cases by their images; an image without any is not there."""
    found: dict[MediaId, list[Marked]] = {}
    for case in cases:
        for one in marks_of(case):
            found.setdefault(one.image.media_id, []).append(one)
    return {media_id: tuple(marks) for media_id, marks in found.items()}


def term_of(finding: Finding | None) -> Term | None:
    """Return what a mark's target is called."""
    content = finding.content if finding else None
    if isinstance(content, Lesion):
        return content.term
    return content.site.term if isinstance(content, Region) else None


class LossKind(StrEnum):
    """What a format cannot hold, beside kinds of findings and of shapes."""

    ATTRIBUTES = "attributes"
    LOCATIONS = "locations"
    NOTES = "notes"
    UNMARKED = "unmarked"
    UNTARGETED = "untargeted"
    FRAMES = "frames"
    CURVES = "curves"
    OVERLAPS = "overlaps"
    PHOTOGRAPHS = "photographs"
    ERASED = "erased"
    PRIVATE_CODES = "private_codes"


@dataclass(frozen=True, slots=True)
class Loss:
    """What will be missing in a file, or stand in it less exactly.

    Attributes:
        what: a kind of finding, of shape, or of loss.
        count: how many there are.
        approximate: it is written, but not exactly.
    """

    what: FindingKind | ShapeKind | LossKind
    count: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format can hold.

    Attributes:
        findings: kinds of findings, marks aside.
        shapes: written exactly.
        nearly: written, but not exactly, such as an ellipse by its corners.
        attributes: of lesions.
        locations, notes: likewise; by default every format holds them.
        marked_only: a lesion is written with its marks alone, and not where it has none.
        frames: of an image with several.
    """

    findings: frozenset[FindingKind]
    shapes: frozenset[ShapeKind]
    nearly: frozenset[ShapeKind] = frozenset()
    attributes: bool = False
    locations: bool = True
    notes: bool = True
    marked_only: bool = False
    frames: bool = False


def losses(cases: Iterable[AnnotatedCase], holds: Holds) -> tuple[Loss, ...]:
    """Return what a format would not hold of some cases, told before anything is written.

    What is lost with something else is not told again: neither what an unwritten mark would lose,
    nor what is said of a lesion that is not written at all.
    """
    written = holds.shapes | holds.nearly
    kinds: Counter[FindingKind] = Counter()
    shapes: Counter[ShapeKind] = Counter()
    others: Counter[LossKind] = Counter()
    for case in cases:
        kinds.update(one.kind for one in case.findings if one.kind is not FindingKind.MARK)
        shown: set[FindingId] = set()
        for marked in marks_of(case):
            shapes[marked.mark.shape.kind] += 1
            if marked.mark.shape.kind in written:
                others[LossKind.FRAMES] += marked.image.frames > 1
                others[LossKind.UNTARGETED] += marked.target is None
                shown |= {marked.target.id} if marked.target else set()
        others.update(_of_lesions(case, holds, shown))
    found = [Loss(kind, kinds[kind]) for kind in FindingKind if kind not in holds.findings]
    others_of = (shape for shape in ShapeKind if shape not in holds.shapes)
    found += [Loss(shape, shapes[shape], approximate=shape in holds.nearly) for shape in others_of]
    kept = {
        LossKind.UNMARKED: not holds.marked_only,
        LossKind.ATTRIBUTES: holds.attributes,
        LossKind.LOCATIONS: holds.locations,
        LossKind.NOTES: holds.notes,
        LossKind.FRAMES: holds.frames,
    }
    found += [Loss(kind, others[kind]) for kind, is_kept in kept.items() if not is_kept]
    found.append(Loss(LossKind.UNTARGETED, others[LossKind.UNTARGETED], approximate=True))
    return tuple(loss for loss in found if loss.count)


def _of_lesions(
    case: AnnotatedCase, holds: Holds, shown: AbstractSet[FindingId]
) -> Counter[LossKind]:
    """Count what is said of the lesions that are written, and those that no mark brings along."""
    told: Counter[LossKind] = Counter()
    for finding in case.findings:
        lesion = finding.content
        if not isinstance(lesion, Lesion):
            continue
        if holds.marked_only and finding.id not in shown:
            told[LossKind.UNMARKED] += 1
            continue
        told[LossKind.ATTRIBUTES] += len(lesion.values)
        told[LossKind.LOCATIONS] += len(lesion.locations)
        told[LossKind.NOTES] += bool(lesion.note)
    return told
