"""What steps, sides, roles and reasons are called on the workbench."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.annotation.finding import DiscardReason, Laterality, LesionRole, Together
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.steps import Lack, StepView
from medannot.domain.lexicon.node import Language
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.phrases import listed, parted

_STEPS = {
    Step.QUALITY: QT_TRANSLATE_NOOP("Workbench", "Quality"),
    Step.REGIONS: QT_TRANSLATE_NOOP("Workbench", "Regions"),
    Step.LESIONS: QT_TRANSLATE_NOOP("Workbench", "Lesions"),
    Step.DIAGNOSES: QT_TRANSLATE_NOOP("Workbench", "Diagnosis"),
    Step.ADVICE: QT_TRANSLATE_NOOP("Workbench", "Advice"),
}
_REASONS = {
    DiscardReason.UNSHARP: QT_TRANSLATE_NOOP("Workbench", "Unsharp"),
    DiscardReason.EXPOSURE: QT_TRANSLATE_NOOP("Workbench", "Too dark or too bright"),
    DiscardReason.NO_SKIN_OR_MOUTH: QT_TRANSLATE_NOOP("Workbench", "No exposed skin or mouth"),
    DiscardReason.IDENTIFIABLE: QT_TRANSLATE_NOOP("Workbench", "The person can be recognised"),
    DiscardReason.DUPLICATE: QT_TRANSLATE_NOOP("Workbench", "The same as another image"),
    DiscardReason.OTHER: QT_TRANSLATE_NOOP("Workbench", "Another reason"),
}
_SIDES = {
    Laterality.LEFT: QT_TRANSLATE_NOOP("Workbench", "Left"),
    Laterality.RIGHT: QT_TRANSLATE_NOOP("Workbench", "Right"),
    Laterality.BILATERAL: QT_TRANSLATE_NOOP("Workbench", "Both"),
    Laterality.UNKNOWN_SIDE: QT_TRANSLATE_NOOP("Workbench", "Unknown"),
}
_MIDDLE = QT_TRANSLATE_NOOP("Workbench", "Middle")
_ROLES = {
    LesionRole.PRIMARY: QT_TRANSLATE_NOOP("Workbench", "Primary"),
    LesionRole.SECONDARY: QT_TRANSLATE_NOOP("Workbench", "Secondary"),
}
_TOGETHER = {
    Together.ALWAYS: QT_TRANSLATE_NOOP("Workbench", "Always together"),
    Together.MOSTLY: QT_TRANSLATE_NOOP("Workbench", "Mostly together"),
    Together.SOMETIMES: QT_TRANSLATE_NOOP("Workbench", "Sometimes together"),
    Together.ONCE: QT_TRANSLATE_NOOP("Workbench", "Once together"),
}
_LACKS = {
    Lack.QUALITY: QT_TRANSLATE_NOOP("Workbench", "Say whether the image can be used"),
    Lack.REGION: QT_TRANSLATE_NOOP("Workbench", "Name the regions that are seen"),
    Lack.SIDE: QT_TRANSLATE_NOOP("Workbench", "Give the side"),
    Lack.LESION: QT_TRANSLATE_NOOP("Workbench", "Name a lesion"),
    Lack.ROLE: QT_TRANSLATE_NOOP("Workbench", "Primary or secondary?"),
    Lack.LOCATION: QT_TRANSLATE_NOOP("Workbench", "Say where it lies"),
    Lack.ATTRIBUTE: QT_TRANSLATE_NOOP("Workbench", "Attributes open"),
    Lack.PRIMARY: QT_TRANSLATE_NOOP("Workbench", "Relate it to a primary lesion"),
    Lack.RELATED_LESION: QT_TRANSLATE_NOOP("Workbench", "A related lesion is gone"),
    Lack.TARGET: QT_TRANSLATE_NOOP("Workbench", "Say what a mark shows"),
    Lack.TICK: QT_TRANSLATE_NOOP("Workbench", "Tick when everything visible is annotated"),
    Lack.DIAGNOSIS: QT_TRANSLATE_NOOP("Workbench", "Name a diagnosis"),
    Lack.NAME: QT_TRANSLATE_NOOP("Workbench", "A name is missing"),
    Lack.RANK: QT_TRANSLATE_NOOP("Workbench", "A rank is missing"),
    Lack.RANK_TWICE: QT_TRANSLATE_NOOP("Workbench", "A rank is there twice"),
    Lack.TOO_MANY: QT_TRANSLATE_NOOP("Workbench", "Too many diagnoses"),
    Lack.EVIDENCE: QT_TRANSLATE_NOOP("Workbench", "Evidence is gone"),
    Lack.ADVICE: QT_TRANSLATE_NOOP("Workbench", "Give advice"),
    Lack.ADVISED_DIAGNOSIS: QT_TRANSLATE_NOOP("Workbench", "An advised diagnosis is gone"),
}

_JUDGED = QT_TRANSLATE_NOOP("Workbench", "{count} of {total}")
"""Images whose quality was judged."""

_SIDE_NAMES = {
    Laterality.LEFT: ("left", "左侧"),
    Laterality.RIGHT: ("right", "右侧"),
    Laterality.BILATERAL: ("both sides", "双侧"),
    Laterality.UNKNOWN_SIDE: ("side unknown", "侧别不明"),
    Laterality.MEDIAN: ("middle", "正中"),
}
"""In the language of the terms, which need not be the window's."""

SIDES = tuple(_SIDES)
ROLES = tuple(_ROLES)
TOGETHER = tuple(_TOGETHER)
REASONS = tuple(_REASONS)


def tr(words: str) -> str:
    """Return a text of the workbench in the language of the window."""
    return QCoreApplication.translate("Workbench", words)


def step_words(step: Step) -> str:
    """Return what a step is called."""
    return tr(_STEPS[step])


def reason_words(reason: DiscardReason) -> str:
    """Return why an image is not annotated."""
    return tr(_REASONS[reason])


def side_words(side: Laterality) -> str:
    """Return what a side is called."""
    return tr(_SIDES.get(side, _MIDDLE))


def side_name(side: Laterality, language: Language) -> str:
    """Return what a side is called beside a term of a language."""
    en, zh = _SIDE_NAMES[side]
    return zh if language is Language.CHINESE else en


def role_words(role: LesionRole) -> str:
    """Return what a lesion is in a case."""
    return tr(_ROLES[role])


def together_words(together: Together) -> str:
    """Return how often two lesions occur together."""
    return tr(_TOGETHER[together])


def summary(view: StepView, language: Language) -> str:
    """Return what was said in a step, or what is open of it, in a few words."""
    said = [reason_words(one) for one in view.discarded]
    said += [_named(term.en, term.zh, language) for term in view.terms]
    if view.step is Step.QUALITY and view.count:
        if view.open:
            total = view.count + len(view.open)
            return tr(_JUDGED).format(count=view.count, total=total)
        if not said:
            return QCoreApplication.translate("Workbench", "Usable")
    if said:
        return listed(said)
    return tr(_LACKS[view.open[0].lack]) if view.open and view.count else ""


def open_words(view: StepView) -> str:
    """Return what is open of a step, each thing once."""
    return parted(dict.fromkeys(tr(_LACKS[one.lack]) for one in view.open))


def _named(en: str, zh: str, language: Language) -> str:
    return (zh or en) if language is Language.CHINESE else (en or zh)


def lack_words(lack: Lack) -> str:
    """Return what is to be done where something is open."""
    return tr(_LACKS[lack])
