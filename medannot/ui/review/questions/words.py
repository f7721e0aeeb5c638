"""What problems, parts of a question, kinds and abilities are called in the audit."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.question import Ability, ItemType
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_content import Part, PartChange, letter_of
from medannot.ui.actions import QT_TRANSLATE_NOOP

_PROBLEMS = {
    Problem.WRONG_KEY: QT_TRANSLATE_NOOP("QuestionReview", "Wrong key"),
    Problem.AMBIGUOUS_WORDING: QT_TRANSLATE_NOOP("QuestionReview", "Ambiguous wording"),
    Problem.WEAK_DISTRACTORS: QT_TRANSLATE_NOOP("QuestionReview", "Weak distractors"),
    Problem.WRONG_ABILITY: QT_TRANSLATE_NOOP("QuestionReview", "Wrong ability"),
    Problem.IMAGE_MISSING_OR_WRONG: QT_TRANSLATE_NOOP("QuestionReview", "Image missing or wrong"),
    Problem.NOT_ANSWERABLE: QT_TRANSLATE_NOOP("QuestionReview", "Cannot be answered"),
    Problem.LEAKS_ANSWER: QT_TRANSLATE_NOOP("QuestionReview", "Gives the answer away"),
    Problem.DUPLICATE: QT_TRANSLATE_NOOP("QuestionReview", "Asked twice"),
    Problem.OTHER: QT_TRANSLATE_NOOP("QuestionReview", "Another problem"),
}
_PARTS = {
    Part.STEM: QT_TRANSLATE_NOOP("QuestionReview", "Question"),
    Part.CONTEXT: QT_TRANSLATE_NOOP("QuestionReview", "Text before it"),
    Part.OPTION: QT_TRANSLATE_NOOP("QuestionReview", "Option {letter}"),
    Part.KEY: QT_TRANSLATE_NOOP("QuestionReview", "Key"),
    Part.SYNONYMS: QT_TRANSLATE_NOOP("QuestionReview", "Also right"),
    Part.EXPLANATION: QT_TRANSLATE_NOOP("QuestionReview", "Explanation"),
    Part.ABILITY: QT_TRANSLATE_NOOP("QuestionReview", "Ability"),
    Part.IMAGES: QT_TRANSLATE_NOOP("QuestionReview", "Images"),
    Part.LANGUAGE: QT_TRANSLATE_NOOP("QuestionReview", "Language"),
    Part.TYPE: QT_TRANSLATE_NOOP("QuestionReview", "Type"),
}
_ABILITIES: dict[str, str] = {
    Ability.LESION_RECOGNITION: QT_TRANSLATE_NOOP("Words", "Lesion recognition"),
    Ability.LOCATION_RECOGNITION: QT_TRANSLATE_NOOP("Words", "Location recognition"),
    Ability.ATTRIBUTE_RECOGNITION: QT_TRANSLATE_NOOP("Words", "Attribute recognition"),
    Ability.SPATIAL_RELATION: QT_TRANSLATE_NOOP("Words", "Spatial relation"),
    Ability.LESION_REASONING: QT_TRANSLATE_NOOP("Words", "Lesion reasoning"),
    Ability.DISEASE_DIAGNOSIS: QT_TRANSLATE_NOOP("Words", "Disease diagnosis"),
    Ability.SUGGESTION_TREATMENT: QT_TRANSLATE_NOOP("Words", "Suggestion and treatment"),
    "": QT_TRANSLATE_NOOP("Words", "Not named"),
}
_TYPES = {
    ItemType.SINGLE_CHOICE: QT_TRANSLATE_NOOP("Words", "One answer"),
    ItemType.SEVERAL_ANSWERS: QT_TRANSLATE_NOOP("Words", "One or several"),
    ItemType.YES_NO: QT_TRANSLATE_NOOP("Words", "Yes or no"),
    ItemType.SHORT_TEXT: QT_TRANSLATE_NOOP("Words", "Short text"),
    ItemType.FREE_TEXT: QT_TRANSLATE_NOOP("Words", "Free text"),
}
ABILITIES = tuple(one.value for one in Ability)


def problem_words(problem: Problem) -> str:
    """Return what is wrong, in a word or two."""
    return QCoreApplication.translate("QuestionReview", _PROBLEMS[problem])


def part_words(change: PartChange) -> str:
    """Return which part of a question differs."""
    words = QCoreApplication.translate("QuestionReview", _PARTS[change.part])
    return words.format(letter=change.letter) if change.part is Part.OPTION else words


def value_words(change: PartChange) -> tuple[str, str]:
    """Return what stood there and what stands there."""
    if change.part is Part.ABILITY:
        return ability_words(change.before), ability_words(change.after)
    return change.before, change.after


def ability_words(ability: str) -> str:
    """Return one of the seven abilities in words, any other as its source names it."""
    known = _ABILITIES.get(ability)
    return QCoreApplication.translate("Words", known) if known is not None else ability


def type_words(type_: ItemType) -> str:
    """Return how a question is answered."""
    return QCoreApplication.translate("Words", _TYPES[type_])


def letters(count: int) -> tuple[str, ...]:
    """Return the letters of that many options."""
    return tuple(letter_of(place) for place in range(count))
