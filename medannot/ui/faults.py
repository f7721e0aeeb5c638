"""A fault as a sentence for people, in the language of the window."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import Advice, MedannotError, Problem, Sentence, filled
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.phrases import sentences

# How a problem names its place; the words stand in `Problem.sentence`.
_PLACES = (
    QT_TRANSLATE_NOOP("Faults", "{file}: {reason}"),
    QT_TRANSLATE_NOOP("Faults", "{file}, row {row}: {reason}"),
)
_ADVICE = {
    Advice.CREATE_WORKSPACE: QT_TRANSLATE_NOOP(
        "Faults", "Open another folder, or make a workspace with “New workspace”."
    ),
    Advice.LIST_STUDIES: QT_TRANSLATE_NOOP("Faults", "The page of studies shows all of them."),
    Advice.LIST_SETS: QT_TRANSLATE_NOOP("Faults", "The question library shows all of them."),
    Advice.HAVE_ANSWERED: QT_TRANSLATE_NOOP(
        "Faults", "To try it out, the page of studies lets simulated readers answer a copy."
    ),
}


def reason(problem: Problem) -> str:
    """Return why a row is refused or doubtful, translated by its template."""
    return _translated(problem.template, problem.details)


def line(problem: Problem) -> str:
    """Return a refused or doubtful row as one line that names file and row."""
    return said(problem.sentence())


def said(text: str) -> str:
    """Return a sentence of a service, translated by its template where it brings one."""
    return _translated(text.template, text.details) if isinstance(text, Sentence) else text


def _translated(template: str, details: Mapping[str, object]) -> str:
    told = {name: _detail(one) for name, one in details.items()}
    return filled(QCoreApplication.translate("Faults", template), told)


def _detail(detail: object) -> object:
    """Return what is filled into a sentence: a sentence or a phrase of its own in translation.

    Names of files and people are in no catalogue, and stay what they are.
    """
    if isinstance(detail, Sentence):
        return said(detail)
    if isinstance(detail, str) and " " in detail:
        return QCoreApplication.translate("Faults", detail)
    return detail


def sentence(fault: BaseException) -> str:
    """Return one sentence: what happened, then what to do.

    The sentence of a `MedannotError` is translated by its template, and the window gives advice of
    its own; all else is a bug of the program, whose details stand in the log.
    """
    if isinstance(fault, MedannotError):
        told = _translated(fault.template, fault.details)
        if fault.advice is None:
            return told
        return sentences((told, QCoreApplication.translate("Faults", _ADVICE[fault.advice])))
    return QCoreApplication.translate(
        "Faults",
        "The program met a fault of its own ({name}); what was saved before is safe. "
        "Details are in the log.",
    ).format(name=type(fault).__name__)
