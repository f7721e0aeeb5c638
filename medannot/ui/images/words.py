"""What series and photographs are called; nothing here names a patient or a file."""

from PySide6.QtCore import QCoreApplication

from medannot.imaging.series.gathering import ImageStudy, Series, Stack

_DISTANCES = {"near": "Near", "middle": "Middle", "far": "Far"}


def study_words(study: ImageStudy, number: int) -> str:
    """Return the heading of a study."""
    if study.photographs:
        return _tr("Photographs")
    return _tr("Study {number}").format(number=number)


def series_words(series: Series, *, photographs: bool) -> tuple[str, str]:
    """Return a series' name, and how much there is of it."""
    several = _tr("Photographs") if series.images > 1 else _tr("Photograph")
    name = several if photographs else series.words or _tr("Images")
    if series.number is not None:
        name = _tr("{name}, series {number}").format(name=name, number=series.number)
    return name, _count(series.images)


def stack_words(stack: Stack, number: int, *, photographs: bool) -> str:
    """Return what a stack is called beside the others of its series."""
    if stack.distance:
        return _tr(_DISTANCES[stack.distance])
    if photographs:
        return _tr("Photograph {number}").format(number=number)
    return _tr("Stack {number}").format(number=number)


def _count(images: int) -> str:
    return QCoreApplication.translate("Images", "%Ln image(s)", None, images)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Images", words)
