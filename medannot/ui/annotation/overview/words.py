"""What states, dimensions and choices are called in the overviews of a project."""

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.annotation.balance import Whose
from medannot.domain.annotation.consensus import Disease
from medannot.domain.annotation.cooccurrence import Share
from medannot.domain.annotation.dimensions import IN_WORDS, Dimension, Rung
from medannot.domain.annotation.finding import DiscardReason
from medannot.domain.annotation.gallery import CaseState, GalleryLine
from medannot.domain.lexicon.node import Language
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.words import reason_words

_STATES = {
    CaseState.OPEN: QT_TRANSLATE_NOOP("Overview", "Open"),
    CaseState.PARTLY: QT_TRANSLATE_NOOP("Overview", "Partly handed in"),
    CaseState.DONE: QT_TRANSLATE_NOOP("Overview", "Done"),
}
_SIGNS = {
    CaseState.OPEN: ("circle", "text_3"),
    CaseState.PARTLY: ("circle-half", "accent"),
    CaseState.DONE: ("check-circle", "success"),
}
_DIMENSIONS = {
    Dimension.REGION: QT_TRANSLATE_NOOP("Overview", "Region"),
    Dimension.LESION: QT_TRANSLATE_NOOP("Overview", "Lesion"),
    Dimension.DISEASE: QT_TRANSLATE_NOOP("Overview", "Disease"),
    Dimension.DEPARTMENT: QT_TRANSLATE_NOOP("Overview", "Department"),
    Dimension.AGE: QT_TRANSLATE_NOOP("Overview", "Age band"),
    Dimension.SKIN_TYPE: QT_TRANSLATE_NOOP("Overview", "Skin type"),
}
_WHOSE = {
    Whose.ANY: QT_TRANSLATE_NOOP("Overview", "Named by anybody"),
    Whose.AGREED: QT_TRANSLATE_NOOP("Overview", "Agreed by all"),
    Whose.MERGED: QT_TRANSLATE_NOOP("Overview", "Handed in, merged"),
}
_MEANING = {
    Whose.ANY: QT_TRANSLATE_NOOP(
        "Overview", "What anybody named, also in work that is still open."
    ),
    Whose.AGREED: QT_TRANSLATE_NOOP(
        "Overview", "Only cases that all annotators handed in, and what all of them named."
    ),
    Whose.MERGED: QT_TRANSLATE_NOOP(
        "Overview",
        "What those who handed in named; of diseases the first of the merged differentials.",
    ),
}
_DEPARTMENTS = {
    "dermatology_std": QT_TRANSLATE_NOOP("Overview", "Dermatology and venereology"),
    "surgery": QT_TRANSLATE_NOOP("Overview", "Surgery"),
    "dentistry": QT_TRANSLATE_NOOP("Overview", "Dentistry"),
}


def tr(words: str) -> str:
    """Return a text of the overviews in the language of the window."""
    return QCoreApplication.translate("Overview", words)


def state_words(state: CaseState) -> str:
    """Return how far a case is."""
    return tr(_STATES[state])


def state_sign(state: CaseState) -> tuple[str, str]:
    """Return the icon of a state and its tone."""
    return _SIGNS[state]


def dimension_words(dimension: Dimension) -> str:
    """Return by what cases are counted."""
    return tr(_DIMENSIONS[dimension])


def whose_words(whose: Whose) -> str:
    """Return whose annotations count, in two words."""
    return tr(_WHOSE[whose])


def whose_meaning(whose: Whose) -> str:
    """Return what that means."""
    return tr(_MEANING[whose])


def reason(key: str) -> str:
    """Return why an image was discarded; what another version wrote stands as it is."""
    return reason_words(DiscardReason(key)) if key in set(DiscardReason) else key


def rung_words(rung: Rung, language: Language) -> str:
    """Return what a level is called."""
    if rung.key == IN_WORDS:
        return tr(QT_TRANSLATE_NOOP("Overview", "In words of their own"))
    if rung.key in _DEPARTMENTS:
        return tr(_DEPARTMENTS[rung.key])
    return (rung.zh or rung.en) if language is Language.CHINESE else (rung.en or rung.zh)


def state_of(line: GalleryLine) -> CaseState:
    """Return how far the case of an image is."""
    if not line.submitted:
        return CaseState.OPEN
    return CaseState.DONE if line.submitted == line.annotators else CaseState.PARTLY


def line_name(line: GalleryLine) -> str:
    """Return what an image is called: its case, and where that has several its place."""
    words = QCoreApplication.translate("Overview", "Case {number} · {place}")
    return words.format(number=line.number, place=line.position)


def line_said(line: GalleryLine) -> str:
    """Return all of an image's words, for those who do not see it."""
    words = QCoreApplication.translate("Overview", "Case {number}, image {place}: {state}")
    return words.format(number=line.number, place=line.position, state=line_state(line))


def line_state(line: GalleryLine) -> str:
    """Return in a few words what is to be known of an image."""
    if line.erased:
        return tr(QT_TRANSLATE_NOOP("Overview", "Erased on request"))
    if line.discarded:
        return ", ".join(reason(one) for one in line.discarded)
    if line.disagrees:
        return tr(QT_TRANSLATE_NOOP("Overview", "They disagree"))
    if not line.annotators:
        return tr(QT_TRANSLATE_NOOP("Overview", "Given to nobody"))
    words = QCoreApplication.translate("Overview", "{done} of {all} handed in")
    return words.format(done=line.submitted, all=line.annotators)


def disease_words(disease: Disease) -> str:
    """Return what a disease is called, in both languages where it has both names."""
    return "  ".join(one for one in (disease.en, disease.zh) if one) or disease.text


def number_word(number: int) -> str:
    """Return a number as the person's language writes it."""
    return QLocale().toString(number)


def percent(value: float) -> str:
    """Return a part of a whole with one digit after the point."""
    return f"{QLocale().toString(100 * value, 'f', 1)}\u2009%"


def share_words(part: Share) -> str:
    """Return a share with its interval, such as "75 % (30–95)"."""
    low, high = round(100 * part.low), round(100 * part.high)
    return f"{round(100 * part.value)}\u2009% ({low}–{high})"
