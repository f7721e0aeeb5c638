"""A fault as a sentence for people, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import MedannotError


def sentence(fault: BaseException) -> str:
    """Return one sentence: what happened, then what to do.

    The sentence of a `MedannotError` is translated by its template; all else is a bug of the
    program, whose details stand in the log.
    """
    if isinstance(fault, MedannotError):
        template = QCoreApplication.translate("Faults", fault.template)
        return template.format(**fault.details) if fault.details else template
    return QCoreApplication.translate(
        "Faults",
        "The program met a fault of its own ({name}); what was saved before is safe. "
        "Details are in the log.",
    ).format(name=type(fault).__name__)
