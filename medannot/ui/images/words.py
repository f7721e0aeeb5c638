"""What series and photographs are called; nothing here names a patient or a file."""

from PySide6.QtCore import QCoreApplication

from medannot.imaging.series.gathering import ImageStudy, Series, Stack
from medannot.ui.actions import QT_TRANSLATE_NOOP

_DISTANCES = {
    "near": QT_TRANSLATE_NOOP("Images", "Near"),
    "middle": QT_TRANSLATE_NOOP("Images", "Middle"),
    "far": QT_TRANSLATE_NOOP("Images", "Far"),
}


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
    return name, _count(series)


def stack_words(stack: Stack, number: int, *, photographs: bool) -> str:
    """Return what a stack is called beside the others of its series."""
    if stack.distance:
        return _tr(_DISTANCES[stack.distance])
    if photographs:
        return _tr("Photograph {number}").format(number=number)
    return _tr("Stack {number}").format(number=number)


def _count(series: Series) -> str:
    """Say how much there is to look at: one file of many frames is not many images."""
    files = sum(len(stack.names) for stack in series.stacks)
    words = QT_TRANSLATE_NOOP("Images", "%Ln image(s)")
    if files == 1 and series.images > 1:
        words = QT_TRANSLATE_NOOP("Images", "%Ln frame(s)")
    return QCoreApplication.translate("Images", words, None, series.images)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Images", words)
