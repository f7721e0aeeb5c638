"""What the settings and states of a project are called."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.annotation.distance import Distance
from medannot.domain.annotation.gallery import CaseState
from medannot.domain.annotation.levels import Asked, Depths
from medannot.ui.actions import QT_TRANSLATE_NOOP

_ASKED = {
    Asked.REGIONS: QT_TRANSLATE_NOOP("Projects", "Regions seen"),
    Asked.LOCATIONS: QT_TRANSLATE_NOOP("Projects", "Places of lesions"),
    Asked.LESIONS: QT_TRANSLATE_NOOP("Projects", "Lesions"),
    Asked.DIAGNOSES: QT_TRANSLATE_NOOP("Projects", "Diagnoses"),
    Asked.ADVICE: QT_TRANSLATE_NOOP("Projects", "Advice"),
}
_DISTANCES = {
    Distance.NEAR: QT_TRANSLATE_NOOP("Projects", "near"),
    Distance.MIDDLE: QT_TRANSLATE_NOOP("Projects", "middle"),
    Distance.FAR: QT_TRANSLATE_NOOP("Projects", "far"),
}
_STATES = {
    CaseState.OPEN: QT_TRANSLATE_NOOP("Projects", "Open"),
    CaseState.PARTLY: QT_TRANSLATE_NOOP("Projects", "In part"),
    CaseState.DONE: QT_TRANSLATE_NOOP("Projects", "Done"),
}


def tr(words: str, count: int = -1) -> str:
    """Return a text on projects in the language of the window."""
    return QCoreApplication.translate("Projects", words, "", count)


def asked_words(asked: Asked) -> str:
    """Return what terms are chosen for."""
    return tr(_ASKED[asked])


def state_words(state: CaseState) -> str:
    """Return how far a case is."""
    return tr(_STATES[state])


def level_words(depths: Depths) -> str:
    """Return levels of a lexicon's tree."""
    number = QLocale().toString
    if depths.least == depths.most:
        return tr("level {level}").format(level=number(depths.least))
    words = tr("levels {least} to {most}")
    return words.format(least=number(depths.least), most=number(depths.most))


def distance_words(distances: Iterable[Distance | None]) -> str:
    """Return from how far images were taken, in their order; nothing where nobody knows."""
    found = list(distances)
    if not any(found):
        return ""
    return ", ".join(tr(_DISTANCES[one]) if one is not None else "–" for one in found)
