"""Words of the editor: fields, their choices, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import Sentence
from medannot.domain.lexicon.checks import DOMAINS, Flaw
from medannot.domain.lexicon.editing import OTHER_NODE
from medannot.domain.lexicon.fields import Field, levels_of
from medannot.domain.lexicon.node import Language, Node, NodeKind, Role
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui import faults
from medannot.ui.actions import QT_TRANSLATE_NOOP

_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        Field.EN: QT_TRANSLATE_NOOP("LexiconEditing", "Name in English"),
        Field.ZH: QT_TRANSLATE_NOOP("LexiconEditing", "Name in Chinese"),
        Field.EN_SYN: QT_TRANSLATE_NOOP("LexiconEditing", "Also called, English"),
        Field.ZH_SYN: QT_TRANSLATE_NOOP("LexiconEditing", "Also called, Chinese"),
        Field.DEFINITION_EN: QT_TRANSLATE_NOOP("LexiconEditing", "What it is, English"),
        Field.DEFINITION_ZH: QT_TRANSLATE_NOOP("LexiconEditing", "What it is, Chinese"),
        Field.CODES: QT_TRANSLATE_NOOP("LexiconEditing", "Codes"),
        Field.SELECTABLE_AT: QT_TRANSLATE_NOOP("LexiconEditing", "Can be chosen"),
        Field.PAIRED: QT_TRANSLATE_NOOP("LexiconEditing", "Side"),
        Field.SEX: QT_TRANSLATE_NOOP("LexiconEditing", "Sex"),
        Field.SURFACE: QT_TRANSLATE_NOOP("LexiconEditing", "Surface"),
        Field.DEFAULT_ROLE: QT_TRANSLATE_NOOP("LexiconEditing", "Role of the lesion"),
        Field.ALLOWED_DOMAIN: QT_TRANSLATE_NOOP("LexiconEditing", "May lie on"),
        Field.DEPARTMENT: QT_TRANSLATE_NOOP("LexiconEditing", "Department"),
        Field.CARDINALITY: QT_TRANSLATE_NOOP("LexiconEditing", "How many may be chosen"),
        Field.UNIT: QT_TRANSLATE_NOOP("LexiconEditing", "Unit"),
        Field.APPLIES_TO_ROLES: QT_TRANSLATE_NOOP("LexiconEditing", "Asked for lesions that are"),
        Field.EXCLUSIVE_GROUP: QT_TRANSLATE_NOOP("LexiconEditing", "Only one of the group"),
        Field.RANK: QT_TRANSLATE_NOOP("LexiconEditing", "Rank"),
        Field.MIN: QT_TRANSLATE_NOOP("LexiconEditing", "At least"),
        Field.MAX: QT_TRANSLATE_NOOP("LexiconEditing", "At most"),
        Field.STATUS: QT_TRANSLATE_NOOP("LexiconEditing", "State"),
        Field.ORDER: QT_TRANSLATE_NOOP("LexiconEditing", "Place among its siblings"),
        Field.SOURCE: QT_TRANSLATE_NOOP("LexiconEditing", "Source"),
        Field.NOTE: QT_TRANSLATE_NOOP("LexiconEditing", "Note"),
        Field.KIND: QT_TRANSLATE_NOOP("LexiconEditing", "Kind"),
        Field.PARENT_ID: QT_TRANSLATE_NOOP("LexiconEditing", "Lies below"),
        Field.REPLACED_BY: QT_TRANSLATE_NOOP("LexiconEditing", "In its place"),
        "id": QT_TRANSLATE_NOOP("LexiconEditing", "Term"),
        "version": QT_TRANSLATE_NOOP("LexiconEditing", "Version"),
        "relation": QT_TRANSLATE_NOOP("LexiconEditing", "Relation"),
    }
)
_HINTS: Mapping[Field, str] = MappingProxyType(
    {
        Field.EN_SYN: QT_TRANSLATE_NOOP("LexiconEditing", "with ; between them"),
        Field.ZH_SYN: QT_TRANSLATE_NOOP("LexiconEditing", "with ; between them"),
        Field.CODES: QT_TRANSLATE_NOOP("LexiconEditing", "such as HP:0200034; ICD10:L73.9"),
    }
)
_VALUES: Mapping[str, str] = MappingProxyType(
    {
        "none": QT_TRANSLATE_NOOP("LexiconEditing", "no: it orders others"),
        "yes": QT_TRANSLATE_NOOP("LexiconEditing", "yes"),
        "image_region": QT_TRANSLATE_NOOP("LexiconEditing", "as a region seen"),
        "lesion_location": QT_TRANSLATE_NOOP("LexiconEditing", "as the place of a lesion"),
        "both": QT_TRANSLATE_NOOP("LexiconEditing", "as a region, and as a place"),
        "male": QT_TRANSLATE_NOOP("LexiconEditing", "males only"),
        "female": QT_TRANSLATE_NOOP("LexiconEditing", "females only"),
        "skin": QT_TRANSLATE_NOOP("LexiconEditing", "skin"),
        "mucosa": QT_TRANSLATE_NOOP("LexiconEditing", "mucosa"),
        "oral": QT_TRANSLATE_NOOP("LexiconEditing", "inside of the mouth"),
        "tooth": QT_TRANSLATE_NOOP("LexiconEditing", "tooth"),
        "appendage": QT_TRANSLATE_NOOP("LexiconEditing", "hair or nail"),
        "oral_mucosa": QT_TRANSLATE_NOOP("LexiconEditing", "oral mucosa"),
        "nail": QT_TRANSLATE_NOOP("LexiconEditing", "nail"),
        "hair": QT_TRANSLATE_NOOP("LexiconEditing", "hair"),
        "primary": QT_TRANSLATE_NOOP("LexiconEditing", "primary"),
        "secondary": QT_TRANSLATE_NOOP("LexiconEditing", "secondary"),
        "special": QT_TRANSLATE_NOOP("LexiconEditing", "special"),
        "oral_dental": QT_TRANSLATE_NOOP("LexiconEditing", "oral or dental"),
        "wound_surgical": QT_TRANSLATE_NOOP("LexiconEditing", "wound or surgical"),
        "single": QT_TRANSLATE_NOOP("LexiconEditing", "one"),
        "many": QT_TRANSLATE_NOOP("LexiconEditing", "several"),
        "draft": QT_TRANSLATE_NOOP("LexiconEditing", "Draft"),
        "active": QT_TRANSLATE_NOOP("LexiconEditing", "Verified"),
        "deprecated": QT_TRANSLATE_NOOP("LexiconEditing", "Given up"),
    }
)
_KINDS: Mapping[NodeKind, str] = MappingProxyType(
    {
        NodeKind.TREE: QT_TRANSLATE_NOOP("LexiconEditing", "tree"),
        NodeKind.GROUP: QT_TRANSLATE_NOOP("LexiconEditing", "heading"),
        NodeKind.REGION: QT_TRANSLATE_NOOP("LexiconEditing", "region"),
        NodeKind.SUBREGION: QT_TRANSLATE_NOOP("LexiconEditing", "part of a region"),
        NodeKind.TOOTH: QT_TRANSLATE_NOOP("LexiconEditing", "tooth"),
        NodeKind.LESION: QT_TRANSLATE_NOOP("LexiconEditing", "lesion"),
        NodeKind.ATTRIBUTE: QT_TRANSLATE_NOOP("LexiconEditing", "attribute"),
        NodeKind.DESCRIPTOR: QT_TRANSLATE_NOOP("LexiconEditing", "descriptor"),
        NodeKind.RELATION: QT_TRANSLATE_NOOP("LexiconEditing", "spatial relation"),
        NodeKind.DISEASE: QT_TRANSLATE_NOOP("LexiconEditing", "disease"),
        NodeKind.FINDING: QT_TRANSLATE_NOOP("LexiconEditing", "finding"),
        NodeKind.NORMAL: QT_TRANSLATE_NOOP("LexiconEditing", "normal finding"),
        NodeKind.ADVICE: QT_TRANSLATE_NOOP("LexiconEditing", "advice"),
    }
)
_EVERYONE = QT_TRANSLATE_NOOP("LexiconEditing", "everyone")
_NOTHING = QT_TRANSLATE_NOOP("LexiconEditing", "not said")

_CHOICES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.SEX: ("", "male", "female"),
        Field.SURFACE: ("", "skin", "mucosa", "oral", "tooth", "appendage"),
        Field.DEFAULT_ROLE: tuple(role.value for role in Role),
        Field.CARDINALITY: ("single", "many"),
        Field.ALLOWED_DOMAIN: DOMAINS,
        Field.APPLIES_TO_ROLES: tuple(role.value for role in Role),
        Field.STATUS: ("draft", "active"),
    }
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LexiconEditing", text)


def field_word(field: str) -> str:
    """Return how a field, or a column of the history, is called."""
    return _tr(_FIELDS.get(field.partition(":")[0], field))


def hint(field: Field) -> str:
    """Return how a field is filled in, in few words, or nothing."""
    return _tr(_HINTS[field]) if field in _HINTS else ""


def value_word(value: str) -> str:
    """Return a value of an enumeration in words; other texts as they are."""
    return _tr(_VALUES[value]) if value in _VALUES else value


def kind_word(kind: NodeKind) -> str:
    """Return what a node stands for."""
    return _tr(_KINDS[kind])


def choices(lexicon: Lexicon, node: Node, field: Field) -> list[tuple[str, str]]:
    """Return the values that a field may have, with their words; none for a free text."""
    if field is Field.SELECTABLE_AT:
        keys: Iterable[str] = (level.value for level in levels_of(lexicon, node))
    else:
        keys = _CHOICES.get(field, ())
    empty = _tr(_EVERYONE if field is Field.SEX else _NOTHING)
    return [(key, value_word(key) if key else empty) for key in keys]


def flaw_words(flaw: Flaw, lexicon: Lexicon, language: Language) -> str:
    """Return what is wrong, with the names of terms in the place of their ids."""
    return faults.said(named(flaw.sentence, lexicon, language))


def named(sentence: Sentence, lexicon: Lexicon, language: Language) -> Sentence:
    """Return a sentence that says the names of terms in the place of their ids."""
    details = dict(sentence.details)
    for key in (OTHER_NODE, "parent"):
        node = lexicon.nodes.get(str(details.get(key, "")))
        if node is not None:
            details[key] = path_words(lexicon, node.id, language)
    return Sentence(sentence.template, **details)


def path_words(lexicon: Lexicon, node_id: str, language: Language) -> str:
    """Return a term's name with that of the one above it, so that it can be found."""
    node = lexicon[node_id]
    name = node.words(language).label
    if not node.parent_id:
        return name
    return f"{lexicon[node.parent_id].words(language).label} › {name}"
