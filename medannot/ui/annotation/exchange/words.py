"""What formats, losses, kinds of findings and fates of labels are called on the screen."""

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.annotation.exported import FileFormat, Holds, Loss, LossKind
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.mapping import How
from medannot.domain.annotation.shapes import ShapeKind
from medannot.ui.actions import QT_TRANSLATE_NOOP

_CONTEXT = "Exchange"

_FORMATS = {
    "coco": (
        QT_TRANSLATE_NOOP("Exchange", "COCO"),
        QT_TRANSLATE_NOOP(
            "Exchange", "One JSON file: marks as polygons and masks, with labels and attributes."
        ),
    ),
    "labelme": (
        QT_TRANSLATE_NOOP("Exchange", "LabelMe"),
        QT_TRANSLATE_NOOP(
            "Exchange", "A JSON file for each image: shapes and masks, with labels and attributes."
        ),
    ),
    "cvat": (
        QT_TRANSLATE_NOOP("Exchange", "CVAT"),
        QT_TRANSLATE_NOOP(
            "Exchange", "One XML file “for images”: every shape, with labels and attributes."
        ),
    ),
    "label-studio": (
        QT_TRANSLATE_NOOP("Exchange", "Label Studio"),
        QT_TRANSLATE_NOOP(
            "Exchange",
            "One JSON file of tasks: points, boxes, ellipses, polygons, masks; with labels.",
        ),
    ),
    "masks": (
        QT_TRANSLATE_NOOP("Exchange", "Masks"),
        QT_TRANSLATE_NOOP(
            "Exchange", "A PNG for each image, its pixels numbered by lesion, with a legend."
        ),
    ),
    "csv": (
        QT_TRANSLATE_NOOP("Exchange", "Table"),
        QT_TRANSLATE_NOOP(
            "Exchange", "A tidy CSV with a codebook: every fact a row, codes and both languages."
        ),
    ),
    "jsonl": (
        QT_TRANSLATE_NOOP("Exchange", "JSON Lines"),
        QT_TRANSLATE_NOOP(
            "Exchange", "A case a line: everything that was said, codes and both languages."
        ),
    ),
    "dicom-sr": (
        QT_TRANSLATE_NOOP("Exchange", "DICOM report"),
        QT_TRANSLATE_NOOP(
            "Exchange", "A structured report (TID 1500) for each case: coded findings and places."
        ),
    ),
    "dicom-seg": (
        QT_TRANSLATE_NOOP("Exchange", "DICOM segmentation"),
        QT_TRANSLATE_NOOP(
            "Exchange", "Segmentation objects: what each lesion covers, with its coded term."
        ),
    ),
}
_FINDINGS = {
    FindingKind.QUALITY: QT_TRANSLATE_NOOP("Exchange", "Judgements of image quality"),
    FindingKind.REGION: QT_TRANSLATE_NOOP("Exchange", "Regions"),
    FindingKind.LESION: QT_TRANSLATE_NOOP("Exchange", "Lesions"),
    FindingKind.RELATION: QT_TRANSLATE_NOOP("Exchange", "Relations between lesions"),
    FindingKind.DIAGNOSIS: QT_TRANSLATE_NOOP("Exchange", "Diagnoses"),
    FindingKind.ADVICE: QT_TRANSLATE_NOOP("Exchange", "Advice"),
    FindingKind.MARK: QT_TRANSLATE_NOOP("Exchange", "Marks"),
    FindingKind.COMPLETE: QT_TRANSLATE_NOOP("Exchange", "Ticks that all is annotated"),
}
_SHAPES = {
    ShapeKind.POINT: QT_TRANSLATE_NOOP("Exchange", "Points"),
    ShapeKind.BOX: QT_TRANSLATE_NOOP("Exchange", "Boxes"),
    ShapeKind.ELLIPSE: QT_TRANSLATE_NOOP("Exchange", "Ellipses"),
    ShapeKind.POLYGON: QT_TRANSLATE_NOOP("Exchange", "Polygons"),
    ShapeKind.FREEHAND: QT_TRANSLATE_NOOP("Exchange", "Freehand lines"),
    ShapeKind.BRUSH: QT_TRANSLATE_NOOP("Exchange", "Painted masks"),
    ShapeKind.POLYLINE: QT_TRANSLATE_NOOP("Exchange", "Lines"),
    ShapeKind.DISTANCE: QT_TRANSLATE_NOOP("Exchange", "Distances"),
}
_OTHERS = {
    LossKind.ATTRIBUTES: QT_TRANSLATE_NOOP("Exchange", "Attributes of lesions"),
    LossKind.LOCATIONS: QT_TRANSLATE_NOOP("Exchange", "Locations of lesions"),
    LossKind.NOTES: QT_TRANSLATE_NOOP("Exchange", "Notes on lesions"),
    LossKind.UNMARKED: QT_TRANSLATE_NOOP(
        "Exchange", "Lesions that no written mark shows, with all that is said of them"
    ),
    LossKind.UNTARGETED: QT_TRANSLATE_NOOP(
        "Exchange", "Marks that show nothing named; they are called unlabelled"
    ),
    LossKind.FRAMES: QT_TRANSLATE_NOOP("Exchange", "Marks on images of several frames"),
    LossKind.CURVES: QT_TRANSLATE_NOOP("Exchange", "Curves, written by their corners"),
    LossKind.OVERLAPS: QT_TRANSLATE_NOOP("Exchange", "Lesions or regions that others hide in part"),
}
_HOW = {
    How.GIVEN: QT_TRANSLATE_NOOP("Exchange", "chosen"),
    How.NODE_ID: QT_TRANSLATE_NOOP("Exchange", "written by medannot"),
    How.NAME: QT_TRANSLATE_NOOP("Exchange", "same name"),
    How.UNLABELLED: QT_TRANSLATE_NOOP("Exchange", "without a label"),
    How.LEFT_OUT: QT_TRANSLATE_NOOP("Exchange", "left out"),
    How.UNMAPPED: QT_TRANSLATE_NOOP("Exchange", "open"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def number(count: int) -> str:
    """Return a count as the window's language writes it."""
    return QLocale().toString(count)


def format_name(format_: FileFormat) -> str:
    """Return what a format is called; one that has no words of its own by its key."""
    known = _FORMATS.get(format_.value)
    return _tr(known[0]) if known else format_.value


def format_words(format_: FileFormat, holds: Holds | None) -> str:
    """Return in one sentence what a format holds; one without words of its own by its facts."""
    known = _FORMATS.get(format_.value)
    if known:
        return _tr(known[1])
    kinds = [finding_words(kind) for kind in FindingKind if holds and kind in holds.findings]
    return _tr("It holds: {kinds}.").format(kinds=", ".join(kinds) or _tr("Marks"))


def finding_words(kind: FindingKind) -> str:
    """Return what findings of a kind are called."""
    return _tr(_FINDINGS[kind])


def loss_words(loss: Loss) -> str:
    """Return what a format cannot hold, or not exactly."""
    tables: tuple[dict[FindingKind, str] | dict[ShapeKind, str] | dict[LossKind, str], ...]
    tables = (_FINDINGS, _SHAPES, _OTHERS)
    for table in tables:
        for key, words in table.items():
            if key is loss.what:
                return _tr(words)
    return str(loss.what.value).replace("_", " ")


def fate_words(loss: Loss) -> str:
    """Return what becomes of what a format cannot hold."""
    return _tr("less exactly") if loss.approximate else _tr("left out")


def how_words(how: How) -> str:
    """Return how a label came to its term, or that it did not."""
    return _tr(_HOW[how])
