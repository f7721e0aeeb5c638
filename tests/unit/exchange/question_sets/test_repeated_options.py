"""Options that stand in the question's text as well: cut off where the mapping says so."""

import pytest

from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.records import read_draft

MAPPING = mapping_of(
    "own.json",
    {
        "name": "own",
        "title": "Own",
        "question": "text",
        "options": {"from": "one_string", "key": "may"},
        "answer": {"key": "is"},
        "strip_from_question": "{may}",
    },
)


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Where is it?\nA:scalp, B:ear", "Where is it?"),
        ("Where is it? Options: [A:scalp, B:ear]", "Where is it?"),
        ("Where is it? The candidate options are: A:scalp, B:ear.", "Where is it?"),
        ("在哪里？选项：A:scalp, B:ear", "在哪里？"),
        ("Which of the many is it? (A:scalp, B:ear)", "Which of the many is it?"),
        # Nothing is cut where the options do not stand as the record writes them.
        ("Where is it? A) scalp B) ear", "Where is it? A) scalp B) ear"),
        ("A:scalp, B:ear", "A:scalp, B:ear"),
    ],
)
def test_options_are_cut_off_with_what_leads_to_them(text: str, stem: str) -> None:
    draft = read_draft("a.json", 1, {"text": text, "may": "A:scalp, B:ear", "is": "A"}, MAPPING)

    assert (draft.stem, draft.options) == (stem, ("scalp", "ear"))
    assert draft.doubts == ()


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Options: (A:scalp, B:ear)\nAnswer now.", "Answer now."),
        ("[A:scalp, B:ear] in the left image" + "?" * 80, "in the left image" + "?" * 63),
    ],
)
def test_what_stands_behind_the_options_and_is_lost_is_told(text: str, lost: str) -> None:
    text = f"Where is it? {text}"

    draft = read_draft("a.json", 1, {"text": text, "may": "A:scalp, B:ear", "is": "A"}, MAPPING)

    assert (draft.stem, draft.options) == ("Where is it?", ("scalp", "ear"))
    assert draft.doubts == (
        f"behind the options in the question stands '{lost}', which is left out.",
    )


def test_a_question_that_repeats_words_of_a_heading_is_cut_at_once() -> None:
    text = "the " * 20_000 + "question? Options: A:scalp, B:ear"

    draft = read_draft("a.json", 1, {"text": text, "may": "A:scalp, B:ear", "is": "A"}, MAPPING)

    assert draft.stem == ("the " * 20_000 + "question?")
