"""What stands on the screen for kinds of changes, fields, operations and fates."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.lexicon.change import Op
from medannot.domain.lexicon.difference import DifferenceKind
from medannot.domain.lexicon.migration import Fate
from medannot.domain.lexicon.version import Step
from medannot.ui.actions import QT_TRANSLATE_NOOP

KindTone = Literal["success", "danger", "warning", "accent_text"]

_KINDS = {
    DifferenceKind.ADDED: QT_TRANSLATE_NOOP("Lexicon", "Added"),
    DifferenceKind.CHANGED: QT_TRANSLATE_NOOP("Lexicon", "Changed"),
    DifferenceKind.DEPRECATED: QT_TRANSLATE_NOOP("Lexicon", "Given up"),
    DifferenceKind.REMOVED: QT_TRANSLATE_NOOP("Lexicon", "Removed"),
}
KIND_LOOKS: Mapping[DifferenceKind, tuple[str, KindTone]] = {
    DifferenceKind.ADDED: ("plus-circle", "success"),
    DifferenceKind.CHANGED: ("pencil-simple", "accent_text"),
    DifferenceKind.DEPRECATED: ("prohibit", "warning"),
    DifferenceKind.REMOVED: ("minus-circle", "danger"),
}
"""Icon and tone of each kind of change; its word always stands beside them."""

_STEPS = {
    Step.MAJOR: QT_TRANSLATE_NOOP("Lexicon", "a major step: meanings change"),
    Step.MINOR: QT_TRANSLATE_NOOP("Lexicon", "a minor step: terms or synonyms come"),
    Step.PATCH: QT_TRANSLATE_NOOP("Lexicon", "a patch: spelling, translation, order, notes"),
}
_FIELDS = {
    "en.label": QT_TRANSLATE_NOOP("Lexicon", "English name"),
    "zh.label": QT_TRANSLATE_NOOP("Lexicon", "Chinese name"),
    "en.synonyms": QT_TRANSLATE_NOOP("Lexicon", "English synonyms"),
    "zh.synonyms": QT_TRANSLATE_NOOP("Lexicon", "Chinese synonyms"),
    "en.definition": QT_TRANSLATE_NOOP("Lexicon", "English definition"),
    "zh.definition": QT_TRANSLATE_NOOP("Lexicon", "Chinese definition"),
    "id": QT_TRANSLATE_NOOP("Lexicon", "Id"),
    "parent_id": QT_TRANSLATE_NOOP("Lexicon", "Stands below"),
    "kind": QT_TRANSLATE_NOOP("Lexicon", "Kind"),
    "level": QT_TRANSLATE_NOOP("Lexicon", "Can be chosen"),
    "order": QT_TRANSLATE_NOOP("Lexicon", "Order"),
    "codes": QT_TRANSLATE_NOOP("Lexicon", "Codes"),
    "paired": QT_TRANSLATE_NOOP("Lexicon", "Left and right"),
    "sex": QT_TRANSLATE_NOOP("Lexicon", "Sex"),
    "surface": QT_TRANSLATE_NOOP("Lexicon", "Surface"),
    "default_role": QT_TRANSLATE_NOOP("Lexicon", "Role"),
    "domains": QT_TRANSLATE_NOOP("Lexicon", "Lies in"),
    "department": QT_TRANSLATE_NOOP("Lexicon", "Department"),
    "exclusive_group": QT_TRANSLATE_NOOP("Lexicon", "One of a group"),
    "rank": QT_TRANSLATE_NOOP("Lexicon", "Rank"),
    "range": QT_TRANSLATE_NOOP("Lexicon", "Range"),
    "scale": QT_TRANSLATE_NOOP("Lexicon", "Measured in"),
    "status": QT_TRANSLATE_NOOP("Lexicon", "State"),
    "since": QT_TRANSLATE_NOOP("Lexicon", "Since version"),
    "deprecated_since": QT_TRANSLATE_NOOP("Lexicon", "Given up in version"),
    "replaced_by": QT_TRANSLATE_NOOP("Lexicon", "Replaced by"),
    "source": QT_TRANSLATE_NOOP("Lexicon", "Source"),
    "note": QT_TRANSLATE_NOOP("Lexicon", "Note"),
    "subject": QT_TRANSLATE_NOOP("Lexicon", "Applies to"),
    "relation": QT_TRANSLATE_NOOP("Lexicon", "Relation"),
    "object": QT_TRANSLATE_NOOP("Lexicon", "Object"),
    "severity": QT_TRANSLATE_NOOP("Lexicon", "Severity"),
    "en": QT_TRANSLATE_NOOP("Lexicon", "English message"),
    "zh": QT_TRANSLATE_NOOP("Lexicon", "Chinese message"),
}
_OPS = {
    Op.RELABEL: QT_TRANSLATE_NOOP("Lexicon", "Renamed"),
    Op.MOVE: QT_TRANSLATE_NOOP("Lexicon", "Moved"),
    Op.RECODE: QT_TRANSLATE_NOOP("Lexicon", "Other codes"),
    Op.REPLACE: QT_TRANSLATE_NOOP("Lexicon", "Replaced"),
    Op.MERGE: QT_TRANSLATE_NOOP("Lexicon", "Merged"),
    Op.SPLIT: QT_TRANSLATE_NOOP("Lexicon", "Split"),
    Op.NARROW: QT_TRANSLATE_NOOP("Lexicon", "Means less"),
    Op.WIDEN: QT_TRANSLATE_NOOP("Lexicon", "Means more"),
    Op.DROP: QT_TRANSLATE_NOOP("Lexicon", "Dropped"),
}
_FATES = {
    Fate.UNCHANGED: QT_TRANSLATE_NOOP("Lexicon", "At the later version already"),
    Fate.MIGRATED: QT_TRANSLATE_NOOP("Lexicon", "Brought to the later version"),
    Fate.COLLAPSED: QT_TRANSLATE_NOOP("Lexicon", "One with another label by now"),
    Fate.WAITING: QT_TRANSLATE_NOOP("Lexicon", "Waiting for a person"),
}


def tr(words: str) -> str:
    """Return words of the lexicon's pages in the language of the window."""
    return QCoreApplication.translate("Lexicon", words)


def number(count: int) -> str:
    """Return a whole number as it is written here."""
    return QLocale().toString(count)


def kind_word(kind: DifferenceKind) -> str:
    """Return what happened, in a word."""
    return tr(_KINDS[kind])


def step_words(step: Step) -> str:
    """Return how much a version goes up, and what for."""
    return tr(_STEPS[step])


def field_word(field: str) -> str:
    """Return how a field is called."""
    return tr(_FIELDS[field]) if field in _FIELDS else field


def op_word(op: Op) -> str:
    """Return what an operation of a migration did to a term."""
    return tr(_OPS[op])


def fate_words(fate: Fate) -> str:
    """Return what became of labels."""
    return tr(_FATES[fate])
