"""Reference answers leave the store only through those who need them, and reach no reader."""

import dataclasses

from medannot.domain.question import Item, ItemImage, ItemVersion, Option
from medannot.domain.question_list import ItemLine, SetMember
from medannot.domain.review.questions_queue import QuestionLine
from tests.helpers.sources import imported, modules, short_name, within

KEYS = "medannot.store.reference_answers"

MAY_READ_KEYS = {
    "medannot/services/media_covering.py",
    "medannot/services/model_files_gathering.py",
    "medannot/services/model_prompts.py",
    "medannot/services/model_results.py",
    "medannot/services/question_bank.py",
    "medannot/services/question_import_stored.py",
    "medannot/services/question_review_opening.py",
    "medannot/services/results.py",
    "medannot/services/simulation.py",
    "medannot/store/question_edits.py",
    "medannot/store/questions_stream.py",
    "medannot/store/questions_writing.py",
}
"""The bank with its import and its review, scoring, simulated readers, and what carries a key along
when an image of its question is covered.
"""

WORDS_FOR_A_KEY = ("answer", "correct", "explanation", "reference", "right", "synonym", "truth")


def test_only_the_bank_and_scoring_read_reference_answers() -> None:
    readers = {
        short_name(path) for path in modules() if any(within(name, KEYS) for name in imported(path))
    }

    assert readers - MAY_READ_KEYS == set()


def test_what_describes_an_item_has_no_field_for_its_key() -> None:
    values = (Item, ItemVersion, ItemImage, Option, ItemLine, SetMember, QuestionLine)

    assert [
        f"{value.__name__}.{field.name}"
        for value in values
        for field in dataclasses.fields(value)
        if any(word in field.name for word in WORDS_FOR_A_KEY)
    ] == []
