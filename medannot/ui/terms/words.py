"""What kinds and states of terms are called on the page."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from medannot.domain.lexicon.node import Language, NodeKind, Status
from medannot.ui.actions import QT_TRANSLATE_NOOP

_KINDS = {
    NodeKind.TREE: QT_TRANSLATE_NOOP("Lexicon", "tree"),
    NodeKind.GROUP: QT_TRANSLATE_NOOP("Lexicon", "group"),
    NodeKind.REGION: QT_TRANSLATE_NOOP("Lexicon", "region"),
    NodeKind.SUBREGION: QT_TRANSLATE_NOOP("Lexicon", "region"),
    NodeKind.TOOTH: QT_TRANSLATE_NOOP("Lexicon", "tooth"),
    NodeKind.LESION: QT_TRANSLATE_NOOP("Lexicon", "lesion"),
    NodeKind.ATTRIBUTE: QT_TRANSLATE_NOOP("Lexicon", "attribute"),
    NodeKind.DESCRIPTOR: QT_TRANSLATE_NOOP("Lexicon", "descriptor"),
    NodeKind.RELATION: QT_TRANSLATE_NOOP("Lexicon", "relation"),
    NodeKind.DISEASE: QT_TRANSLATE_NOOP("Lexicon", "disease"),
    NodeKind.FINDING: QT_TRANSLATE_NOOP("Lexicon", "finding"),
    NodeKind.NORMAL: QT_TRANSLATE_NOOP("Lexicon", "finding"),
    NodeKind.ADVICE: QT_TRANSLATE_NOOP("Lexicon", "advice"),
}
_STATES = {
    Status.DRAFT: QT_TRANSLATE_NOOP("Lexicon", "draft"),
    Status.DEPRECATED: QT_TRANSLATE_NOOP("Lexicon", "deprecated"),
}


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds that one looks for together.

    Attributes:
        text: marked for translation in the context "Lexicon".
    """

    key: str
    text: str
    kinds: frozenset[NodeKind]


GROUPS = (
    KindGroup(
        "regions",
        QT_TRANSLATE_NOOP("Lexicon", "Regions"),
        frozenset({NodeKind.REGION, NodeKind.SUBREGION, NodeKind.TOOTH}),
    ),
    KindGroup("lesions", QT_TRANSLATE_NOOP("Lexicon", "Lesions"), frozenset({NodeKind.LESION})),
    KindGroup(
        "attributes",
        QT_TRANSLATE_NOOP("Lexicon", "Attributes"),
        frozenset({NodeKind.ATTRIBUTE, NodeKind.DESCRIPTOR}),
    ),
    KindGroup(
        "relations", QT_TRANSLATE_NOOP("Lexicon", "Relations"), frozenset({NodeKind.RELATION})
    ),
    KindGroup("diseases", QT_TRANSLATE_NOOP("Lexicon", "Diseases"), frozenset({NodeKind.DISEASE})),
    KindGroup(
        "findings",
        QT_TRANSLATE_NOOP("Lexicon", "Findings"),
        frozenset({NodeKind.FINDING, NodeKind.NORMAL}),
    ),
    KindGroup("advice", QT_TRANSLATE_NOOP("Lexicon", "Advice"), frozenset({NodeKind.ADVICE})),
)


def translated(text: str) -> str:
    """Return a text of the lexicon's page in the language of the window."""
    return QCoreApplication.translate("Lexicon", text)


def kind_words(kind: NodeKind) -> str:
    """Return what a node is, in one word."""
    return translated(_KINDS[kind])


def state_words(status: Status) -> str:
    """Return how far a node can be trusted, in one word; nothing where it can."""
    return translated(_STATES[status]) if status in _STATES else ""


def other_language(language: Language) -> Language:
    """Return the language that does not lead."""
    return Language.CHINESE if language is Language.ENGLISH else Language.ENGLISH
