"""Words for how far an import is."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.progress import Unit
from medannot.ui.library.words import number_word


def progress_words(done: int, total: int, unit: Unit | None) -> str:
    """Return such as "Rows: 500 of 3,064".

    Args:
        done: how many.
        total: of how many.
        unit: what is counted, or None where it is not told.
    """
    words = {
        None: QCoreApplication.translate("ImportView", "{done} of {total}"),
        Unit.ROWS: QCoreApplication.translate("ImportView", "Rows: {done} of {total}"),
        Unit.IMAGES: QCoreApplication.translate("ImportView", "Images: {done} of {total}"),
        Unit.QUESTIONS: QCoreApplication.translate("ImportView", "Questions: {done} of {total}"),
    }
    return words[unit].format(done=number_word(done), total=number_word(total))
