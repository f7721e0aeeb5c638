"""Words for what questions are: types, abilities, languages."""

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.question import Ability, ItemType
from medannot.domain.question_list import ImageState, Needs
from medannot.ui.languages import both_names


def type_word(type_: ItemType) -> str:
    """Return how a question is answered, in a word or two."""
    words = {
        ItemType.SINGLE_CHOICE: QCoreApplication.translate("Words", "One answer"),
        ItemType.SEVERAL_ANSWERS: QCoreApplication.translate("Words", "One or several"),
        ItemType.YES_NO: QCoreApplication.translate("Words", "Yes or no"),
        ItemType.SHORT_TEXT: QCoreApplication.translate("Words", "Short text"),
        ItemType.FREE_TEXT: QCoreApplication.translate("Words", "Free text"),
    }
    return words[type_]


def ability_word(ability: str) -> str:
    """Return one of the seven abilities in words, any other as its source names it."""
    words: dict[str, str] = {
        Ability.LESION_RECOGNITION: QCoreApplication.translate("Words", "Lesion recognition"),
        Ability.LOCATION_RECOGNITION: QCoreApplication.translate("Words", "Location recognition"),
        Ability.ATTRIBUTE_RECOGNITION: QCoreApplication.translate("Words", "Attribute recognition"),
        Ability.SPATIAL_RELATION: QCoreApplication.translate("Words", "Spatial relation"),
        Ability.LESION_REASONING: QCoreApplication.translate("Words", "Lesion reasoning"),
        Ability.DISEASE_DIAGNOSIS: QCoreApplication.translate("Words", "Disease diagnosis"),
        Ability.SUGGESTION_TREATMENT: QCoreApplication.translate(
            "Words", "Suggestion and treatment"
        ),
        "": QCoreApplication.translate("Words", "Not named"),
    }
    return words.get(ability, ability)


def language_word(language: str) -> str:
    """Return a language by its code, with what its speakers call it."""
    return both_names(language) if language else QCoreApplication.translate("Words", "Not named")


def image_word(state: str) -> str:
    """Return whether a question shows images."""
    words: dict[str, str] = {
        ImageState.SOME: QCoreApplication.translate("Words", "With image"),
        ImageState.NONE: QCoreApplication.translate("Words", "Text only"),
        ImageState.MISSING: QCoreApplication.translate("Words", "Image missing"),
    }
    return words[state]


def needs_word(needs: str) -> str:
    """Return what a question asks for."""
    words: dict[str, str] = {
        Needs.IMAGE: QCoreApplication.translate("Words", "Image alone"),
        Needs.KNOWLEDGE: QCoreApplication.translate("Words", "Knowledge too"),
        Needs.UNSAID: QCoreApplication.translate("Words", "Not named"),
    }
    return words[needs]


def plain_word(word: str) -> str:
    """Return a word of a source as it stands there."""
    return word or QCoreApplication.translate("Words", "Not named")


def number_word(number: int) -> str:
    """Return a number as the person's language writes it."""
    return QLocale().toString(number)
